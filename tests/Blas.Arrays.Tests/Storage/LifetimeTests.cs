using System.Runtime.CompilerServices;

namespace Blas.Arrays.Tests.Storage;

public sealed unsafe class LifetimeTests
{
    [Fact]
    public void Memory_is_aligned_and_zeroed()
    {
        for (int n = 1; n < 100; n += 7)
        {
            using NdArray<double> a = NdArray.Zeros<double>(n);
            Assert.Equal(0, (nint)a.Pointer % ArrayMemory.Alignment);
            Assert.All(a.ToArray(), x => Assert.Equal(0.0, x));
        }
    }

    [Fact]
    public void Disposing_the_last_array_frees_at_once()
    {
        Settle();
        long blocks = ArrayMemory.LiveBlocks;
        long bytes = ArrayMemory.LiveBytes;
        NdArray<float> a = NdArray.Ones<float>(10, 10);
        NdArray<float> view = a[2..5];
        Assert.Equal(blocks + 1, ArrayMemory.LiveBlocks);
        Assert.Equal(bytes + 400, ArrayMemory.LiveBytes);

        a.Dispose();
        Assert.Equal(blocks + 1, ArrayMemory.LiveBlocks);
        Assert.Equal(1f, view[2, 9]);

        view.Dispose();
        view.Dispose();
        Assert.Equal(blocks, ArrayMemory.LiveBlocks);
        Assert.Equal(bytes, ArrayMemory.LiveBytes);
    }

    [Fact]
    public void Use_after_dispose_throws()
    {
        NdArray<float> a = NdArray.Ones<float>(3);
        NdArray<float> b = NdArray.Ones<float>(3);
        a.Dispose();
        Assert.True(a.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => a[0]);
        Assert.Throws<ObjectDisposedException>(() => a[0] = 1);
        Assert.Throws<ObjectDisposedException>(() => a[..]);
        Assert.Throws<ObjectDisposedException>(() => a.Pointer == null);
        Assert.Throws<ObjectDisposedException>(() => a.AsSpan().Length);
        Assert.Throws<ObjectDisposedException>(() => a.ToArray());
        Assert.Throws<ObjectDisposedException>(() => a.Fill(1));
        Assert.Throws<ObjectDisposedException>(() => a.Copy());
        Assert.Throws<ObjectDisposedException>(() => a.Reshape(3, 1));
        Assert.Throws<ObjectDisposedException>(() => a.Pin());
        Assert.Throws<ObjectDisposedException>(() => b.Assign(a));
        Assert.Throws<ObjectDisposedException>(() => a.Assign(b));
        Assert.Equal(3, a.Size);
    }

    [Fact]
    public void A_view_keeps_the_memory_when_its_base_is_forgotten()
    {
        NdArray<int> view = ViewOfForgotten();
        Settle();
        Assert.Equal([5, 6, 7], view.ToArray());
    }

    [Fact]
    public void Forgotten_arrays_are_freed_by_the_collector()
    {
        Settle();
        long blocks = ArrayMemory.LiveBlocks;
        Forget();
        Settle();
        Assert.Equal(blocks, ArrayMemory.LiveBlocks);
    }

    [Fact]
    public void A_million_forgotten_arrays_do_not_pile_up()
    {
        Settle();
        long bytes = ArrayMemory.LiveBytes;
        long most = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            _ = NdArray.Empty<float>(256);
            most = Math.Max(most, i % 1000 == 0 ? ArrayMemory.LiveBytes - bytes : 0);
        }

        // A gigabyte goes through; the collector, told of the pressure, lets a fraction of it stand at any time.
        Assert.InRange(most, 0, 500_000_000);
        Settle();
        Assert.Equal(bytes, ArrayMemory.LiveBytes);
    }

    [Fact]
    public void A_pin_outlives_dispose_by_another_thread()
    {
        Settle();
        long blocks = ArrayMemory.LiveBlocks;
        NdArray<int> a = NdArray.Full([1000], 42);
        using (ArrayPin<int> pin = a.Pin())
        {
            var thread = new Thread(a.Dispose);
            thread.Start();
            thread.Join();
            Assert.Equal(blocks + 1, ArrayMemory.LiveBlocks);
            Assert.Equal(42, pin.Pointer[999]);
        }

        Assert.Equal(blocks, ArrayMemory.LiveBlocks);
    }

    [Fact]
    public void Disposing_while_other_threads_compute_gives_results_or_errors_never_a_crash()
    {
        Settle();
        long blocks = ArrayMemory.LiveBlocks;
        for (int round = 0; round < 200; round++)
        {
            NdArray<double> a = NdArray.Ones<double>(5000);
            int sums = 0;
            var worker = new Thread(() =>
            {
                try
                {
                    while (true)
                    {
                        Assert.All(a.ToArray(), x => Assert.Equal(1.0, x));
                        sums++;
                    }
                }
                catch (ObjectDisposedException)
                {
                    sums++;
                }
            });
            worker.Start();
            Thread.SpinWait(round * 50);
            a.Dispose();
            worker.Join();
            Assert.True(sums > 0);
        }

        Assert.Equal(blocks, ArrayMemory.LiveBlocks);
    }

    [Fact]
    public void A_wrapped_array_shares_the_callers_memory()
    {
        Settle();
        long bytes = ArrayMemory.LiveBytes;
        float[] mine = [1, 2, 3, 4, 5, 6];
        using NdArray<float> a = NdArray.Wrap(mine, 2, -1);
        a[1, 2] = 60;
        mine[0] = 10;
        Assert.Equal(60f, mine[5]);
        Assert.Equal(10f, a[0, 0]);
        Assert.Equal(bytes, ArrayMemory.LiveBytes);
        GC.Collect();
        fixed (float* p = mine)
        {
            Assert.True(p == a.Pointer);
        }
    }

    [Fact]
    public void Impossible_sizes_are_clear_errors()
    {
        Assert.Contains("negative dimensions are not allowed", Assert.Throws<ArgumentException>(() => NdArray.Zeros<float>(2, -3)).Message);
        Assert.Contains("array is too big", Assert.Throws<ArgumentException>(() => NdArray.Zeros<float>(1L.N() << 40, 1L.N() << 40)).Message);
        Assert.Contains("array is too big", Assert.Throws<ArgumentException>(() => NdArray.Empty<byte>(0, nint.MaxValue, 3)).Message);
        Assert.Contains("array is too big", Assert.Throws<ArgumentException>(() => NdArray.Empty<double>(nint.MaxValue)).Message);
        Assert.Contains("maximum supported dimension", Assert.Throws<ArgumentException>(() => NdArray.Zeros<float>(new nint[33])).Message);
        Assert.Contains(
            "Unable to allocate 64 TiB for an array with shape (1048576,8388608) and data type float64",
            Assert.Throws<InsufficientMemoryException>(() => NdArray.Zeros<double>(1 << 20, 1 << 23)).Message);
    }

    [Fact]
    public void More_than_two_billion_elements_can_be_named()
    {
        // One element in memory, stretched: the sizes and strides are what is tested.
        using NdArray<byte> one = NdArray.Ones<byte>(1);
        using NdArray<byte> huge = one.BroadcastTo(3, 1_000_000_000);
        Assert.Equal(3_000_000_000L, (long)huge.Size);
        Assert.Equal(1, huge[2, 999_999_999]);
        Assert.Throws<InvalidOperationException>(() => huge.ToArray());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static NdArray<int> ViewOfForgotten() => NdArray.Arange(10)[5..8];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        for (int i = 0; i < 1000; i++)
        {
            NdArray<double> a = NdArray.Ones<double>(100);
            NdArray<double> view = a[10..20];
            if (i % 3 == 0)
            {
                a.Dispose();
            }

            Assert.Equal(1.0, view[0]);
        }
    }

    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}

internal static class NintLiterals
{
    public static nint N(this long value) => (nint)value;
}
