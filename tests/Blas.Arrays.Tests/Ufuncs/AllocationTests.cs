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
        long before = 0;
        for (int round = 0; round < 200; round++)
        {
            // What tiered compilation allocates for itself is over after some rounds.
            if (round == 100)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }

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
        }

        // The one view per round that MatMul is given is the caller's; it is taken off by measuring it alone.
        long after = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 100; round++)
        {
            GC.KeepAlive(b.T);
        }

        long views = GC.GetAllocatedBytesForCurrentThread() - after;
        Assert.Equal(views, after - before);
    }
}
