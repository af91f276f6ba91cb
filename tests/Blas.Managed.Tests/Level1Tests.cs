using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>The vector routines, at every width, for contiguous and strided vectors.</summary>
public abstract unsafe class Level1Tests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly int[] Sizes = [1, 2, 3, 7, 17, 33, 65, 129, 300];

    private static readonly (int X, int Y)[] Increments = [(1, 1), (2, 1), (1, 3), (-1, 2), (-2, -3), (0, 1)];

    [Fact]
    public void Dot_and_dotc_are_within_the_error_bound() => ForEach((engine, n, x, y, _) =>
    {
        ExactSum plain = default, conjugate = default;
        for (int i = 0; i < n; i++)
        {
            plain.Add(x[i], y[i]);
            conjugate.Add(Complex.Conjugate(x[i]), y[i]);
        }

        double bound = (n + 2) * Element.Epsilon<T>() * plain.Magnitude;
        AssertNear(plain.Value, engine.Dot(n, x.Pointer, x.Increment, y.Pointer, y.Increment), bound);
        AssertNear(conjugate.Value, engine.Dotc(n, x.Pointer, x.Increment, y.Pointer, y.Increment), bound);
    });

    [Fact]
    public void Axpy_adds_and_touches_nothing_between_the_elements() => ForEach((engine, n, x, y, random) =>
    {
        Complex alpha = Element.Widen(Element.Random<T>(random));
        Vector before = y.Clone();
        engine.Axpy(n, Element.Narrow<T>(alpha), x.Pointer, x.Increment, y.Pointer, y.Increment);
        for (int i = 0; i < n; i++)
        {
            AssertNear(before[i] + (alpha * x[i]), y[i], 4 * Element.Epsilon<T>() * (Abs1(before[i]) + (Abs1(alpha) * Abs1(x[i]))));
        }

        y.Memory.AssertPaddingUntouched();
    });

    [Fact]
    public void Copy_and_swap_move_every_element() => ForEach((engine, n, x, y, _) =>
    {
        Vector x0 = x.Clone(), y0 = y.Clone();
        if (x.Increment != 0)
        {
            engine.Swap(n, x.Pointer, x.Increment, y.Pointer, y.Increment);
            for (int i = 0; i < n; i++)
            {
                Assert.Equal(y0[i], x[i]);
                Assert.Equal(x0[i], y[i]);
            }
        }

        Engine<T, TReal>.Copy(n, x.Pointer, x.Increment, y.Pointer, y.Increment);
        for (int i = 0; i < n; i++)
        {
            Assert.Equal(x[i], y[i]);
        }

        x.Memory.AssertPaddingUntouched();
        y.Memory.AssertPaddingUntouched();
    });

    [Fact]
    public void Scal_multiplies() => ForEach((engine, n, _, y, random) =>
    {
        Complex alpha = Element.Widen(Element.Random<T>(random));
        Vector before = y.Clone();
        engine.Scal(n, Element.Narrow<T>(alpha), y.Pointer, y.Increment);
        for (int i = 0; i < n; i++)
        {
            AssertNear(alpha * before[i], y[i], 3 * Element.Epsilon<T>() * Abs1(alpha) * Abs1(before[i]));
        }

        y.Memory.AssertPaddingUntouched();
    });

    [Fact]
    public void Asum_and_nrm2_are_within_the_error_bound() => ForEach((engine, n, _, y, _) =>
    {
        double sum = 0;
        ExactSum squares = default;
        for (int i = 0; i < n; i++)
        {
            sum += Abs1(y[i]);
            squares.Add(y[i], Complex.Conjugate(y[i]));
        }

        double bound = (n + 2) * Element.Epsilon<T>();
        AssertNear(sum, engine.Asum(n, y.Pointer, y.Increment), bound * sum);
        double norm = Math.Sqrt(squares.Value.Real);
        AssertNear(norm, engine.Nrm2(n, y.Pointer, y.Increment), bound * norm);
    });

    [Fact]
    public void Nrm2_neither_overflows_nor_underflows()
    {
        double tiny = Element.Epsilon<T>() > 1e-10 ? 1e-40 : 1e-300;
        double huge = Element.Epsilon<T>() > 1e-10 ? 1e38 : 1e300;
        double least = Element.Epsilon<T>() > 1e-10 ? float.Epsilon : double.Epsilon;
        foreach (SimdWidth width in Cases.Widths)
        {
            Engine<T, TReal> engine = new(SimdKernels<TReal>.Create(width), Cases.Single);
            foreach (int increment in new[] { 1, 2 })
            {
                foreach (double value in new[] { tiny, huge, least * 3, 1.0 })
                {
                    // sqrt(3² + 4²) = 5 for the largest numbers too; the rest of the vector is 0.
                    Vector x = new(37, increment, null);
                    x.Set(20, Element.Narrow<T>(value * 0.75));
                    x.Set(36, Element.Narrow<T>(value));
                    double a = Element.Widen(x.Element(20)).Real, b = x[36].Real;
                    double expected = value * Math.Sqrt(((a / value) * (a / value)) + ((b / value) * (b / value)));
                    double result = double.CreateChecked(engine.Nrm2(37, x.Pointer, increment));
                    Assert.InRange(result, expected * (1 - (4 * Element.Epsilon<T>())) - least, expected * (1 + (4 * Element.Epsilon<T>())) + least);
                }

                Vector special = new(37, increment, null);
                Assert.Equal(TReal.Zero, engine.Nrm2(37, special.Pointer, increment));
                special.Set(5, Element.Narrow<T>(double.NegativeInfinity));
                Assert.Equal(TReal.PositiveInfinity, engine.Nrm2(37, special.Pointer, increment));
                special.Set(36, Element.Narrow<T>(double.NaN));
                Assert.True(TReal.IsNaN(engine.Nrm2(37, special.Pointer, increment)));
            }
        }
    }

    [Fact]
    public void Iamax_finds_the_first_largest_and_passes_over_NaN_unless_it_is_first()
    {
        foreach (SimdWidth width in Cases.Widths)
        {
            Engine<T, TReal> engine = new(SimdKernels<TReal>.Create(width), Cases.Single);
            foreach (int increment in new[] { 1, 3 })
            {
                foreach (int n in Sizes)
                {
                    Vector x = new(n, increment, null);
                    Assert.Equal(0, engine.Iamax(n, x.Pointer, increment));
                    for (int i = 0; i < n; i += 1 + (n / 7))
                    {
                        // Two of equal size, the later one first in sign; then a NaN before both.
                        x = new(n, increment, new Random(n));
                        x.Set(n - 1, Element.Narrow<T>(new Complex(4, 3)));
                        x.Set(i, Element.Narrow<T>(new Complex(-4, 3)));
                        Assert.Equal(i, engine.Iamax(n, x.Pointer, increment));
                        if (i > 1)
                        {
                            x.Set(1, Element.NaN<T>());
                            Assert.Equal(i, engine.Iamax(n, x.Pointer, increment));
                        }

                        x.Set(0, Element.NaN<T>());
                        Assert.Equal(0, engine.Iamax(n, x.Pointer, increment));
                    }
                }
            }
        }
    }

    private static void ForEach(Action<Engine<T, TReal>, int, Vector, Vector, Random> check)
    {
        var random = new Random(11);
        foreach (SimdWidth width in Cases.Widths)
        {
            Engine<T, TReal> engine = new(SimdKernels<TReal>.Create(width), Cases.Single);
            foreach (int n in Sizes)
            {
                foreach ((int incx, int incy) in Increments)
                {
                    check(engine, n, new Vector(n, incx, random), new Vector(n, incy, random), random);
                }
            }
        }
    }

    private static void AssertNear(Complex expected, T result, double bound) =>
        Assert.True(Complex.Abs(expected - Element.Widen(result)) <= bound, $"{result} is not {expected}; bound {bound:E2}");

    private static void AssertNear(Complex expected, Complex result, double bound) =>
        Assert.True(Complex.Abs(expected - result) <= bound, $"{result} is not {expected}; bound {bound:E2}");

    private static void AssertNear(double expected, TReal result, double bound) =>
        Assert.True(Math.Abs(expected - double.CreateChecked(result)) <= bound, $"{result} is not {expected}; bound {bound:E2}");

    private static double Abs1(Complex value) => Math.Abs(value.Real) + Math.Abs(value.Imaginary);

    /// <summary>A vector with an increment; random, or of zeros.</summary>
    private sealed class Vector
    {
        private readonly int _n;

        public Vector(int n, int increment, Random? random)
        {
            _n = n;
            Increment = increment;
            Memory = new Matrix<T>(1, increment == 0 ? 1 : n, Math.Max(0, Math.Abs(increment) - 1), random);
            if (random is null)
            {
                Memory.Fill(T.Zero);
            }
        }

        private Vector(Vector other)
        {
            _n = other._n;
            Increment = other.Increment;
            Memory = other.Memory.Clone();
        }

        public int Increment { get; }

        public Matrix<T> Memory { get; }

        public T* Pointer => Memory.Pointer;

        public Complex this[int i] => Blas.Managed.Tests.Element.Widen(Element(i));

        public T Element(int i) => Memory[0, Position(i)];

        public void Set(int i, T value) => Memory[0, Position(i)] = value;

        public Vector Clone() => new(this);

        private int Position(int i) => Increment == 0 ? 0 : Increment > 0 ? i : _n - 1 - i;
    }
}

public sealed class SingleLevel1Tests : Level1Tests<float, float>;

public sealed class DoubleLevel1Tests : Level1Tests<double, double>;

public sealed class Complex32Level1Tests : Level1Tests<Complex32, float>;

public sealed class ComplexLevel1Tests : Level1Tests<Complex, double>;
