using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>
/// The number of threads does not change a bit of what the factorizations give. Both runs work in the same memory: vectors of a product
/// with a matrix are summed from the first address on that a SIMD vector can be aligned to.
/// </summary>
public abstract unsafe class DeterminismTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private const int N = 300;

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        Engine<T, TReal> one = new(SimdKernels<TReal>.Best, Cases.Single), three = new(SimdKernels<TReal>.Best, Cases.Three);
        string[] names = ["geqrf", "gelqf", "orgqr", "geqp3", "potrf", "sytrf", "getri", "gbtrf"];
        Matrix<T> a = new(N, N), tau = new(N, 1);
        foreach (string name in names)
        {
            byte[] alone = Run(one, name, a, tau);
            Assert.True(alone.AsSpan().SequenceEqual(Run(three, name, a, tau)), name);
        }
    }

    private static byte[] Run(Engine<T, TReal> engine, string name, Matrix<T> a, Matrix<T> tau)
    {
        Random random = new(1);
        for (int j = 0; j < N; j++)
        {
            for (int i = 0; i < N; i++)
            {
                a[i, j] = Element.Random<T>(random);
            }
        }

        T* p = a.Pointer;
        int* pivots = stackalloc int[N];
        new Span<int>(pivots, N).Clear();
        switch (name)
        {
            case "geqrf":
                engine.Geqrf(N, N, p, a.Ld, tau.Pointer);
                break;
            case "gelqf":
                engine.Gelqf(N, N, p, a.Ld, tau.Pointer);
                break;
            case "orgqr":
                engine.Geqrf(N, N, p, a.Ld, tau.Pointer);
                engine.Orgqr(N, N, N, p, a.Ld, tau.Pointer);
                break;
            case "geqp3":
                engine.Geqp3(N, N, p, a.Ld, pivots, tau.Pointer);
                break;
            case "potrf":
                for (int i = 0; i < N; i++)
                {
                    a[i, i] = Element.Narrow<T>(2 * N);
                }

                Assert.Equal(0, engine.Potrf(UpLo.Lower, N, p, a.Ld));
                break;
            case "sytrf":
                engine.Sytrf(UpLo.Lower, N, p, a.Ld, pivots);
                break;
            case "getri":
                engine.Getrf(N, N, p, a.Ld, pivots);
                engine.Getri(N, p, a.Ld, pivots);
                break;
            default:
                engine.Gbtrf(N, N, 60, 60, p, a.Ld, pivots);
                break;
        }

        return a.Bytes();
    }
}

public sealed class SingleDeterminismTests : DeterminismTests<float, float>;

public sealed class DoubleDeterminismTests : DeterminismTests<double, double>;

public sealed class Complex32DeterminismTests : DeterminismTests<Complex32, float>;

public sealed class ComplexDeterminismTests : DeterminismTests<Complex, double>;
