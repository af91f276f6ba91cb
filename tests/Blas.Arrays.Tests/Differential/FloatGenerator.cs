using System.Numerics;

namespace Blas.Arrays.Tests.Differential;

/// <summary>Adds what only floating-point numbers have; at the root, functions and sums that are rounded.</summary>
internal sealed class FloatGenerator<T>(Random random) : RealGenerator<T>(random)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    private static readonly double s_epsilon = typeof(T) == typeof(double) ? double.BitIncrement(1) - 1 : typeof(T) == typeof(float) ? float.BitIncrement(1) - 1 : 1.0 / 1024;

    protected override (string Text, NdArray Value, Tolerance Tolerance) Root(int depth)
    {
        if (Random.Next(2) == 0)
        {
            return base.Root(depth);
        }

        Expression<T> a = Make(depth - 1);
        Axis(a, out int axis);
        return Random.Next(24) switch
        {
            0 => Function(a, "exp", x => NdArray.Exp(x)),
            1 => Function(a, "log", x => NdArray.Log(x)),
            2 => Function(a, "sin", x => NdArray.Sin(x)),
            3 => Function(a, "cos", x => NdArray.Cos(x)),
            4 => Function(a, "tanh", x => NdArray.Tanh(x)),
            5 => Function(a, "log1p", x => NdArray.Log1p(x)),
            6 => Function(a, "expm1", x => NdArray.Expm1(x)),
            7 => Function(a, "arctan", x => NdArray.Arctan(x)),
            8 => Function(a, "cbrt", x => NdArray.Cbrt(x)),
            9 => Function(a, "log2", x => NdArray.Log2(x)),
            10 => Function(a, "log10", x => NdArray.Log10(x)),
            11 => Function(a, "exp2", x => NdArray.Exp2(x)),
            12 => Function(a, "sinh", x => NdArray.Sinh(x)),
            13 => Function(a, "arcsin", x => NdArray.Arcsin(x)),
            14 => Rounded(a, Apply($"np.sum({a.Text}, axis={axis})", () => a.Value.Sum(axis)), 1),
            15 => Rounded(a, Apply($"np.mean({a.Text}, axis={axis}, keepdims=True)", () => a.Value.Mean(axis, keepDims: true)), 1),
            16 => Rounded(a, Apply($"np.cumsum({a.Text}, axis={axis})", () => NdArray.CumSum(a.Value, axis)), 1),
            17 => Rounded(a, Apply($"np.median({a.Text}, axis={axis})", () => NdArray.Median(a.Value, axis)), 1),
            18 => Exact(Apply($"np.isnan({a.Text})", () => NdArray.IsNaN(a.Value))),
            19 => Exact(Apply($"np.isinf({a.Text})", () => NdArray.IsInf(a.Value))),
            20 => Exact(Apply($"np.isfinite({a.Text})", () => NdArray.IsFinite(a.Value))),
            21 => Function(a, "tan", x => NdArray.Tan(x)),
            22 => Function(a, "cosh", x => NdArray.Cosh(x)),
            _ => Exact(Apply($"np.rint({a.Text})", () => NdArray.Rint(a.Value))),
        };
    }

    protected override Expression<T> Compute(Expression<T> a, int depth)
    {
        Expression<T> b;
        switch (Random.Next(16))
        {
            case 0:
                b = Partner(a, depth - 1);
                return Apply($"({a.Text} / {b.Text})", () => NdArray.Divide(a.Value, b.Value));
            case 1: return Apply($"np.sqrt({a.Text})", () => NdArray.Sqrt(a.Value));
            case 2: return Apply($"np.floor({a.Text})", () => NdArray.Floor(a.Value));
            case 3: return Apply($"np.ceil({a.Text})", () => NdArray.Ceil(a.Value));
            case 4: return Apply($"np.trunc({a.Text})", () => NdArray.Trunc(a.Value));
            case 5: return Apply($"np.reciprocal({a.Text})", () => NdArray.Reciprocal(a.Value));
            default: return base.Compute(a, depth);
        }
    }

    private static (string, NdArray, Tolerance) Function(Expression<T> a, string name, Func<NdArray<T>, NdArray<T>> function)
    {
        Expression<T> e = Apply($"np.{name}({a.Text})", () => function(a.Value));
        return (e.Text, e.Value, Tolerance.Function);
    }

    // Sums of n terms in any order lie within (n - 1) eps sum|x| of the true one (Higham, Accuracy and Stability, 4.2), so two of them
    // within twice that.
    private static (string, NdArray, Tolerance) Rounded(Expression<T> a, Expression<T> e, double factor)
    {
        double sizes = 0;
        foreach (T x in a.Value.ToArray())
        {
            sizes += T.IsFinite(x) ? Math.Abs(double.CreateTruncating(x)) : 0;
        }

        return (e.Text, e.Value, new Tolerance(2, factor * 2 * a.Value.Size * s_epsilon * sizes));
    }
}
