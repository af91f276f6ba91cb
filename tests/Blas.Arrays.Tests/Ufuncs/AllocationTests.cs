using Blas.Managed;

namespace Blas.Arrays.Tests.Ufuncs;

public sealed class AllocationTests
{
    [Fact]
    public void In_place_and_out_forms_allocate_nothing_after_warm_up()
    {
        IBlas blas = new ManagedProvider().Blas;
        NdArray<float> a = NdArray.Ones<float>(32, 48);
        using NdArray<float> b = NdArray.Ones<float>(32, 48);
        using NdArray<float> bias = NdArray.Ones<float>(48);
        using NdArray<float> transposed = NdArray.Ones<float>(48, 32).T;
        using NdArray<float> product = NdArray.Zeros<float>(32, 32);
        using NdArray<float> sums = NdArray.Zeros<float>(48);
        using NdArray<long> places = NdArray.Zeros<long>(32);
        // The least of the rounds: in some there is more, of tiered compilation, or because a collection that another test causes takes
        // away the rest of the thread's allocation buffer.
        long least = long.MaxValue, views = long.MaxValue;
        for (int round = 0; round < 200; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            a += b;
            a *= 0.5f;
            a += bias;
            a -= transposed;
            NdArray.Maximum(a, 0f, a);
            NdArray.Tanh(a, a);
            a.MatMul(b.T, product, blas);
            a.Sum(0, @out: sums);
            a.ArgMax(1, @out: places);
            a.Fill(a[0, 0] + a.Max() + a.Sum());
            b.Assign(a);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // The one view per round that MatMul is given is the caller's; it is taken off by measuring it alone.
        for (int round = 0; round < 100; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(b.T);
            views = Math.Min(views, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(views, least);
    }
}
