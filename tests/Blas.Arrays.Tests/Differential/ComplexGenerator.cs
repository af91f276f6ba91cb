using System.Numerics;

namespace Blas.Arrays.Tests.Differential;

/// <summary>Adds what complex numbers have. Products and quotients are rounded in more than one way, so they come last.</summary>
internal sealed class ComplexGenerator<T>(Random random) : ArrayGenerator<T>(random)
    where T : unmanaged, INumberBase<T>
{
    private static readonly double s_epsilon = typeof(T) == typeof(Complex) ? double.BitIncrement(1) - 1 : float.BitIncrement(1) - 1;

    protected override (string Text, NdArray Value, Tolerance Tolerance) Root(int depth)
    {
        Expression<T> a = Make(depth - 1);
        Expression<T> b = Partner(a, depth - 1);
        Axis(a, out int axis);
        return Random.Next(20) switch
        {
            0 => Near(a, Apply($"({a.Text} * {b.Text})", () => a.Value * b.Value), Greatest(a) * Greatest(b)),
            1 => Near(a, Apply($"np.square({a.Text})", () => NdArray.Square(a.Value)), Greatest(a) * Greatest(a)),
            2 => Near(a, Apply($"np.sum({a.Text}, axis={axis})", () => a.Value.Sum(axis)), Greatest(a) * a.Value.Size),
            3 => Near(a, Apply($"np.mean({a.Text}, axis={axis})", () => a.Value.Mean(axis)), Greatest(a) * a.Value.Size),
            4 => Near(a, Untyped($"np.abs({a.Text})", () => NdArray.Abs((NdArray)a.Value)), Greatest(a)),
            5 => Exact(Apply($"({a.Text} == {b.Text})", () => NdArray.Equal(a.Value, b.Value))),
            6 => Exact(Apply($"({a.Text} != {b.Text})", () => NdArray.NotEqual(a.Value, b.Value))),
            7 => Untyped($"({a.Text} < {b.Text})", () => NdArray.Less(a.Value, b.Value)),
            8 => Untyped($"({a.Text} >= {b.Text})", () => NdArray.GreaterEqual(a.Value, b.Value)),
            9 => Untyped($"np.real({a.Text})", () => Part(a.Value, 0)),
            10 => Untyped($"np.imag({a.Text})", () => Part(a.Value, 1)),
            11 => Exact(Apply($"({a.Text}).astype('?')", () => a.Value.AsType<bool>())),
            12 => Exact(Apply($"np.isfinite({a.Text})", () => NdArray.IsFinite(a.Value))),
            13 => Untyped($"np.floor({a.Text})", () => NdArray.Floor(a.Value)),
            14 => Untyped($"np.bitwise_and({a.Text}, {b.Text})", () => NdArray.BitwiseAnd(a.Value, b.Value)),
            15 => Untyped($"np.arctan2({a.Text}, {b.Text})", () => NdArray.Arctan2(a.Value, b.Value)),
            _ => Exact(a),
        };
    }

    protected override Expression<T> Compute(Expression<T> a, int depth)
    {
        Expression<T> b = Partner(a, depth - 1);
        return Random.Next(5) switch
        {
            0 => Apply($"({a.Text} + {b.Text})", () => a.Value + b.Value),
            1 => Apply($"({a.Text} - {b.Text})", () => a.Value - b.Value),
            2 => Apply($"np.conj({a.Text})", () => NdArray.Conj(a.Value)),
            3 => Apply($"np.negative({a.Text})", () => NdArray.Negative(a.Value)),
            _ => Apply($"np.positive({a.Text})", () => NdArray.Positive(a.Value)),
        };
    }

    protected override T RandomValue(int kind)
    {
        var value = kind switch
        {
            0 => new Complex(Random.Next(-8, 9), Random.Next(-8, 9)),
            1 => new Complex(Random.Next(-800, 800) / 64.0, 0),
            _ => new Complex(Random.Next(-800, 800) / 64.0, Random.Next(-800, 800) / 64.0),
        };
        return typeof(T) == typeof(Complex) ? (T)(object)value : (T)(object)(Complex32)value;
    }

    private static NdArray Part(NdArray<T> a, int part) => a switch
    {
        NdArray<Complex> z => part == 0 ? NdArray.Real(z) : NdArray.Imag(z),
        NdArray<Complex32> z => part == 0 ? NdArray.Real(z) : NdArray.Imag(z),
        _ => throw new InvalidDataException(a.DTypeName),
    };

    // What a part of a result has lost is measured by the whole of what went into it.
    private static (string, NdArray, Tolerance) Near<TValue>(Expression<T> a, Expression<TValue> e, double size)
        where TValue : unmanaged => Near(a, Exact(e), size);

    private static (string, NdArray, Tolerance) Near(Expression<T> a, (string Text, NdArray Value, Tolerance Tolerance) e, double size) =>
        (e.Text, e.Value, new Tolerance(4, 8 * s_epsilon * size * Math.Max(1, Math.Sqrt(a.Value.Size))));

    private static double Greatest(Expression<T> a)
    {
        using NdArray<Complex> z = a.Value.AsType<Complex>();
        return z.Size == 0 ? 0 : z.ToArray().Max(Complex.Abs);
    }
}
