using System.Numerics;
using Blas.Arrays;

namespace Bench;

/// <summary>The operations of bench/peers/ufuncs.py, on the same numbers.</summary>
internal static class UfuncSet
{
    public static IEnumerable<(string Name, Action Run)> Operations<T>(int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        NdArray<T> x = NdArray.Linspace<double>(-4, 4, n).AsType<T>();
        NdArray<T> p = NdArray.Linspace<double>(0.01, 10, n).AsType<T>();
        NdArray<T> result = NdArray.Empty<T>(n);
        NdArray<bool> flags = NdArray.Empty<bool>(n);
        T two = T.One + T.One;
        int side = (int)Math.Sqrt(n);
        var square = new Slice(0, side * side);
        NdArray<T> a = x[square].Reshape(side, side), b = p[square].Reshape(side, side), c = result[square].Reshape(side, side);
        NdArray<T> transposed = b.T;
        NdArray<T> wide = NdArray.Linspace<double>(0, 1, 2 * n).AsType<T>()[new Slice(null, null, 2)];
        NdArray<T> row = p[new Slice(0, side)].Copy(), column = row.Reshape(side, 1), sums = NdArray.Empty<T>(side);
        return
        [
            ("add", () => NdArray.Add(x, p, result)), ("subtract", () => NdArray.Subtract(x, p, result)),
            ("multiply", () => NdArray.Multiply(x, p, result)), ("divide", () => NdArray.Divide(x, p, result)),
            ("maximum", () => NdArray.Maximum(x, p, result)), ("minimum", () => NdArray.Minimum(x, p, result)),
            ("power", () => NdArray.Power(p, x, result)), ("add scalar", () => NdArray.Add(x, two, result)),
            ("multiply scalar", () => NdArray.Multiply(x, two, result)), ("add row", () => NdArray.Add(a, row, c)),
            ("add column", () => NdArray.Add(a, column, c)), ("add strided", () => NdArray.Add(wide, wide, result)),
            ("add transposed", () => NdArray.Add(a, transposed, c)), ("less", () => NdArray.Less(x, p, flags)),
            ("equal", () => NdArray.Equal(x, p, flags)), ("less scalar", () => NdArray.Less(x, two, flags)), ("isnan", () => NdArray.IsNaN(x, flags)),
            ("negative", () => NdArray.Negative(x, result)), ("abs", () => NdArray.Abs(x, result)), ("square", () => NdArray.Square(x, result)),
            ("reciprocal", () => NdArray.Reciprocal(x, result)), ("floor", () => NdArray.Floor(x, result)), ("rint", () => NdArray.Rint(x, result)),
            ("sign", () => NdArray.Sign(x, result)), ("exp", () => NdArray.Exp(x, result)), ("exp2", () => NdArray.Exp2(x, result)),
            ("expm1", () => NdArray.Expm1(x, result)), ("sin", () => NdArray.Sin(x, result)), ("cos", () => NdArray.Cos(x, result)),
            ("tan", () => NdArray.Tan(x, result)), ("sinh", () => NdArray.Sinh(x, result)), ("cosh", () => NdArray.Cosh(x, result)),
            ("tanh", () => NdArray.Tanh(x, result)), ("arctan", () => NdArray.Arctan(x, result)), ("sqrt", () => NdArray.Sqrt(p, result)),
            ("log", () => NdArray.Log(p, result)), ("log2", () => NdArray.Log2(p, result)), ("log10", () => NdArray.Log10(p, result)),
            ("log1p", () => NdArray.Log1p(p, result)), ("sum", () => x.Sum()), ("mean", () => x.Mean()), ("max", () => x.Max()),
            ("var", () => x.Var()), ("argmax", () => x.ArgMax()), ("sum axis 0", () => a.Sum(0, @out: sums)), ("sum axis 1", () => a.Sum(1, @out: sums)),
        ];
    }
}
