using System.Numerics;
using System.Runtime.InteropServices;

namespace Blas.Managed.Tests;

/// <summary>Vectors that are long enough for several threads: every element once, and the same bits with any number of them.</summary>
public abstract class LongVectorTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    // Just below and above 2^16 reals, with a last piece of one element, and with pieces that three threads can't share evenly.
    public static TheoryData<int> Lengths => new(32_768, 32_769, 65_536, 65_537, 131_073, 250_007);

    [Theory]
    [MemberData(nameof(Lengths))]
    public unsafe void Updates_reach_every_element_once(int n)
    {
        Random random = new(n);
        T[] x = Fill(n, random), y = Fill(n, random);
        T alpha = Element.Random<T>(random), beta = Element.Random<T>(random);
        double tolerance = 8 * Element.Epsilon<T>();
        Check((engine, p, q) => engine.Axpy(n, alpha, p, 1, q, 1), (a, b) => (a, (Element.Widen(alpha) * a) + b));
        Check((engine, p, q) => engine.Axpby(n, alpha, p, 1, beta, q, 1), (a, b) => (a, (Element.Widen(alpha) * a) + (Element.Widen(beta) * b)));
        Check((engine, p, _) => engine.Scal(n, alpha, p, 1), (a, b) => (Element.Widen(alpha) * a, b));
        Check((engine, p, _) => engine.ScalReal(n, Scalars<T, TReal>.Real(beta), p, 1), (a, b) => (Element.Widen(beta).Real * a, b));
        Check((engine, p, q) => engine.CopyShared(n, p, 1, q, 1), (a, _) => (a, a));
        Check((engine, p, q) => engine.Swap(n, p, 1, q, 1), (a, b) => (b, a));

        void Check(Act act, Func<Complex, Complex, (Complex X, Complex Y)> expected)
        {
            T[] x1 = [.. x], y1 = [.. y], x3 = [.. x], y3 = [.. y];
            Do(Cases.Single, x1, y1);
            Do(Cases.Three, x3, y3);
            Assert.True(MemoryMarshal.AsBytes<T>(x1).SequenceEqual(MemoryMarshal.AsBytes<T>(x3)));
            Assert.True(MemoryMarshal.AsBytes<T>(y1).SequenceEqual(MemoryMarshal.AsBytes<T>(y3)));
            for (int i = 0; i < n; i++)
            {
                // All numbers are below one, so that the error is measured against a few of them.
                (Complex ex, Complex ey) = expected(Element.Widen(x[i]), Element.Widen(y[i]));
                if (!(Complex.Abs(ex - Element.Widen(x3[i])) <= tolerance && Complex.Abs(ey - Element.Widen(y3[i])) <= tolerance))
                    Assert.Fail($"Element {i}: {x3[i]}, {y3[i]} instead of {ex}, {ey}.");
            }

            void Do(WorkerPool pool, T[] left, T[] right)
            {
                fixed (T* p = left, q = right)
                    act(new Engine<T, TReal>(SimdKernels<TReal>.Best, pool), p, q);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public unsafe void Sums_are_right_and_the_same_with_any_number_of_threads(int n)
    {
        Random random = new(n);
        T[] x = Fill(n, random), y = Fill(n, random);
        ExactSum plain = default, conjugate = default;
        double absolute = 0, squares = 0;
        for (int i = 0; i < n; i++)
        {
            Complex a = Element.Widen(x[i]), b = Element.Widen(y[i]);
            plain.Add(a, b);
            conjugate.Add(Complex.Conjugate(a), b);
            absolute += Math.Abs(a.Real) + Math.Abs(a.Imaginary);
            squares += (a.Real * a.Real) + (a.Imaginary * a.Imaginary);
        }

        fixed (T* p = x, q = y)
        {
            Engine<T, TReal> one = new(SimdKernels<TReal>.Best, Cases.Single), three = new(SimdKernels<TReal>.Best, Cases.Three);
            T dot = three.Dot(n, p, 1, q, 1), dotc = three.Dotc(n, p, 1, q, 1);
            TReal asum = three.Asum(n, p, 1), norm = three.Nrm2(n, p, 1);
            Assert.Equal(one.Dot(n, p, 1, q, 1), dot);
            Assert.Equal(one.Dotc(n, p, 1, q, 1), dotc);
            Assert.Equal(one.Asum(n, p, 1), asum);
            Assert.Equal(one.Nrm2(n, p, 1), norm);

            // Partial sums of 64 and more keep the error far below n epsilon; a piece left out or counted twice is far above.
            double epsilon = n / 64.0 * Element.Epsilon<T>();
            Assert.True(Complex.Abs(plain.Value - Element.Widen(dot)) <= epsilon * plain.Magnitude);
            Assert.True(Complex.Abs(conjugate.Value - Element.Widen(dotc)) <= epsilon * conjugate.Magnitude);
            Assert.Equal(absolute, double.CreateChecked(asum), epsilon * absolute);
            Assert.Equal(Math.Sqrt(squares), double.CreateChecked(norm), epsilon * Math.Sqrt(squares));

            // All squares underflow: the second way through the norm.
            int scale = typeof(TReal) == typeof(float) ? 100 : 900;
            for (int i = 0; i < n; i++)
                p[i] *= Scalars<T, TReal>.Create(TReal.ScaleB(TReal.One, -scale), TReal.Zero);
            TReal scaled = three.Nrm2(n, p, 1);
            Assert.Equal(one.Nrm2(n, p, 1), scaled);
            Assert.Equal(double.CreateChecked(norm), double.CreateChecked(TReal.ScaleB(scaled, scale)), epsilon * Math.Sqrt(squares));
        }
    }

    private unsafe delegate void Act(Engine<T, TReal> engine, T* x, T* y);

    private static T[] Fill(int n, Random random)
    {
        var values = new T[n];
        for (int i = 0; i < n; i++)
            values[i] = Element.Random<T>(random);
        return values;
    }
}

public sealed class SingleLongVectorTests : LongVectorTests<float, float>;

public sealed class DoubleLongVectorTests : LongVectorTests<double, double>;

public sealed class Complex32LongVectorTests : LongVectorTests<Complex32, float>;

public sealed class ComplexLongVectorTests : LongVectorTests<Complex, double>;
