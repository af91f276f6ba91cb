using System.Numerics;

namespace Blas.Tests;

public sealed unsafe class ScratchTests
{
    [Fact]
    public void Memory_is_aligned_and_all_of_it_can_be_used()
    {
        foreach (nint length in new nint[] { 1, 3, 1000, 5000, 100_000 })
        {
            using var scratch = new Scratch<Complex>(length);
            Assert.Equal(0, (nint)scratch.Pointer % 64);
            new Span<Complex>(scratch.Pointer, (int)length).Fill(Complex.One);
            Assert.Equal(Complex.One, scratch.Pointer[length - 1]);
        }
    }

    [Fact]
    public void Nested_scratch_is_memory_of_its_own()
    {
        using var outer = new Scratch<double>(100);
        new Span<double>(outer.Pointer, 100).Fill(1);
        for (int i = 0; i < 3; i++)
        {
            using var inner = new Scratch<double>(100);
            using var innermost = new Scratch<double>(50);
            new Span<double>(inner.Pointer, 100).Fill(2);
            new Span<double>(innermost.Pointer, 50).Fill(3);
            Assert.Equal(2, inner.Pointer[99]);
        }

        for (int i = 0; i < 100; i++)
            Assert.Equal(1, outer.Pointer[i]);
    }

    [Fact]
    public void Repeated_calls_take_the_same_memory_and_allocate_nothing()
    {
        nint first = Take(1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            if (Take(1000) != first)
                Assert.Fail("other memory");
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Nothing_is_a_length_too_and_disposing_twice_is_nothing()
    {
        var scratch = new Scratch<float>(0);
        scratch.Dispose();
        scratch.Dispose();
        Assert.True(scratch.Pointer == null);
        default(Scratch<float>).Dispose();
        nint a = Take(10);
        using var one = new Scratch<byte>(80);
        using var two = new Scratch<byte>(80);
        Assert.NotEqual((nint)one.Pointer, (nint)two.Pointer);
        Assert.Equal(a, (nint)one.Pointer);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MaxValue / 4)]
    [InlineData((long.MaxValue / 8) + 1)]
    public void Lengths_that_no_memory_has_are_refused(long length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Take((nint)length));

    private static nint Take(nint length)
    {
        using var scratch = new Scratch<double>(length);
        return (nint)scratch.Pointer;
    }
}
