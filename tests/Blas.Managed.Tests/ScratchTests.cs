using System.Diagnostics;

namespace Blas.Managed.Tests;

/// <summary>Memory for the length of a call, as the routines use it.</summary>
public sealed class ScratchTests
{
    [Fact]
    public unsafe void Views_that_are_copied_take_nothing_from_the_collector()
    {
        // Every second element: none of the three matrices is as BLAS takes it, so all are copied at the same time.
        IBlas<double> blas = new ManagedProvider().Blas.Double;
        double[] a = new double[2 * 40 * 50], b = new double[2 * 50 * 60], c = new double[2 * 40 * 60];
        Array.Fill(a, 2);
        Array.Fill(b, 3);
        fixed (double* pa = a, pb = b, pc = c)
        {
            (nint ua, nint ub, nint uc) = ((nint)pa, (nint)pb, (nint)pc);
            void Multiply() => blas.Gemm(
                1, new((double*)ua, 40, 50, 100, 2), new((double*)ub, 50, 60, 120, 2), 0, new((double*)uc, 40, 60, 120, 2));
            Multiply();
            Assert.Equal(0, Allocations.Least(() =>
            {
                for (int i = 0; i < 20; i++)
                {
                    Multiply();
                }
            }));
        }

        Assert.All(c.Where((_, i) => i % 2 == 0), x => Assert.Equal(300, x));
        Assert.All(c.Where((_, i) => i % 2 == 1), x => Assert.Equal(0, x));
    }

    [Fact]
    public unsafe void Large_memory_goes_back_at_once()
    {
        // 64 times 128 MiB of addresses, not touched: were they left to the collector, which has no reason to come, the
        // process would have 8 GiB of them at the end.
        using var process = Process.GetCurrentProcess();
        long before = process.VirtualMemorySize64;
        for (int i = 0; i < 64; i++)
        {
            using var scratch = new Scratch<byte>(128 << 20);
            *scratch.Pointer = 1;
        }

        process.Refresh();
        Assert.InRange(process.VirtualMemorySize64 - before, long.MinValue, 4L << 30);
    }

    [Fact]
    public unsafe void Blocks_of_many_sizes_stay_apart()
    {
        var random = new Random(5);
        for (int round = 0; round < 200; round++)
        {
            Fill(random, 6);
        }
    }

    // Each level fills its memory, lets the levels below do the same, and finds its own as it was.
    private static unsafe void Fill(Random random, int depth)
    {
        int length = 1 << random.Next(17);
        using var scratch = new Scratch<int>(length);
        var memory = new Span<int>(scratch.Pointer, length);
        memory.Fill(depth);
        if (depth > 0)
        {
            Fill(random, depth - 1);
            Fill(random, Math.Min(depth - 1, 1));
        }

        Assert.Equal(-1, memory.IndexOfAnyExcept(depth));
    }
}
