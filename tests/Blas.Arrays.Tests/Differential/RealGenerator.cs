using System.Numerics;

namespace Blas.Arrays.Tests.Differential;

/// <summary>Adds what real numbers have: order and arithmetic.</summary>
internal class RealGenerator<T>(Random random) : ArrayGenerator<T>(random)
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private static readonly bool s_isFloating = typeof(T) == typeof(Half) || typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <inheritdoc/>
    protected override (string Text, NdArray Value, Tolerance Tolerance) Root(int depth)
    {
        Expression<T> a = Make(depth - 1);
        switch (Random.Next(14))
        {
            case 0:
                Axis(a, out int axis0);
                return Exact(Apply($"np.argsort({a.Text}, axis={axis0}, kind='stable')", () => NdArray.ArgSort(a.Value, axis0)));
            case 1:
                return Exact(Axis(a, out int axis1) is var t1 && Random.Next(2) == 0
                ? Apply($"np.argmax({a.Text}, axis={axis1})", () => a.Value.ArgMax(axis1))
                : Apply($"np.argmin({a.Text}, axis={t1}, keepdims=True)", () => a.Value.ArgMin(axis1, keepDims: true)));
            case 2:
                Expression<T> b = Partner(a, depth - 1);
                return Random.Next(5) switch
                {
                    0 => Exact(Apply($"({a.Text} < {b.Text})", () => a.Value < b.Value)),
                    1 => Exact(Apply($"({a.Text} >= {b.Text})", () => a.Value >= b.Value)),
                    2 => Exact(Apply($"({a.Text} == {b.Text})", () => NdArray.Equal(a.Value, b.Value))),
                    3 => Exact(Apply($"({a.Text} != {b.Text})", () => NdArray.NotEqual(a.Value, b.Value))),
                    _ => Exact(Apply($"(({a.Text} > {b.Text}) ^ ({b.Text} <= {a.Text}))", () => (a.Value > b.Value) ^ (b.Value <= a.Value))),
                };
            case 3: return Exact(Apply($"np.argwhere({a.Text})", () => NdArray.ArgWhere(a.Value)));
            case 4: return Exact(Apply($"({a.Text}).astype('f8')", () => a.Value.AsType<double>()));
            case 5: return Exact(Apply($"({a.Text}).astype('f4')", () => a.Value.AsType<float>()));
            case 6: return Exact(Apply($"({a.Text}).astype('?')", () => a.Value.AsType<bool>()));
            case 7: return s_isFloating ? Exact(a) : Integers(a);
            case 8:
                Axis(a, out int axis8);
                return Random.Next(2) == 0 ? Exact(Apply($"np.any({a.Text} > 0, axis={axis8})", () => (a.Value > T.Zero).Any(axis8)))
                    : Exact(Apply($"np.all({a.Text} > 0, axis={axis8}, keepdims=True)", () => (a.Value > T.Zero).All(axis8, keepDims: true)));
            case 9:
                Expression<T> sorted = Apply($"np.sort({a.Text}, axis=None)", () => NdArray.Sort(a.Value, null));
                Expression<T> keys = Make(1);
                return Random.Next(2) == 0 ? Exact(Apply($"np.searchsorted({sorted.Text}, {keys.Text})", () => NdArray.SearchSorted(sorted.Value, keys.Value)))
                    : Exact(Apply($"np.searchsorted({sorted.Text}, {keys.Text}, side='right')", () => NdArray.SearchSorted(sorted.Value, keys.Value, SearchSide.Right)));
            case 10: return Exact(Apply($"np.unique({a.Text}, return_inverse=True)[1].ravel()", () => NdArray.UniqueAll(a.Value).Inverse));
            case 11: return Exact(Apply($"np.unique({a.Text}, return_counts=True)[1]", () => NdArray.UniqueAll(a.Value).Counts));
            default: return Exact(a);
        }
    }

    /// <summary>Without negative zeros: which of two equal zeros comes first, or is the greater one, is nobody's promise.</summary>
    protected static Expression<T> OneZero(Expression<T> a) =>
        s_isFloating ? Apply($"np.add({a.Text}, np.array(0, dtype='{NpyElement.Descriptor<T>()}'))", () => a.Value + T.Zero) : a;

    /// <inheritdoc/>
    protected override Expression<T> Compute(Expression<T> a, int depth)
    {
        Expression<T> b = Partner(a, depth - 1);
        switch (Random.Next(12))
        {
            case 0: return Apply($"({a.Text} + {b.Text})", () => a.Value + b.Value);
            case 1: return Apply($"({a.Text} - {b.Text})", () => a.Value - b.Value);
            case 2: return Apply($"({a.Text} * {b.Text})", () => a.Value * b.Value);
            case 3 or 4:
                Expression<T> x = OneZero(a), y = OneZero(b);
                return Random.Next(2) == 0 ? Apply($"np.maximum({x.Text}, {y.Text})", () => NdArray.Maximum(x.Value, y.Value))
                    : Apply($"np.minimum({x.Text}, {y.Text})", () => NdArray.Minimum(x.Value, y.Value));
            case 5: return Apply($"np.abs({a.Text})", () => NdArray.Abs(a.Value));
            case 6: return Apply($"np.negative({a.Text})", () => NdArray.Negative(a.Value));
            case 7: return Apply($"np.square({a.Text})", () => NdArray.Square(a.Value));
            case 8: return Apply($"np.sign({a.Text})", () => NdArray.Sign(a.Value));
            case 9: return Apply($"np.floor_divide({a.Text}, {b.Text})", () => NdArray.FloorDivide(a.Value, b.Value));
            case 10: return Apply($"np.remainder({a.Text}, {b.Text})", () => NdArray.Remainder(a.Value, b.Value));
            default:
                Expression<T> zeros = Apply($"np.zeros_like({a.Text} + {b.Text})", () => NdArray.ZerosLike(a.Value + b.Value));
                return Apply(
                    $"np.add({a.Text}, {b.Text}, out={zeros.Text}, where=({b.Text} > 0))",
                    () => NdArray.Add(a.Value, b.Value, zeros.Value, where: b.Value > T.Zero));
        }
    }

    /// <inheritdoc/>
    protected override Expression<T> Rearrange(Expression<T> a, int depth)
    {
        int kind = Random.Next(24);
        if (kind >= 7)
        {
            return base.Rearrange(a, depth);
        }

        Axis(a, out int axis);
        a = kind is 0 or 1 or 5 or 6 ? OneZero(a) : a;
        switch (kind)
        {
            case 0: return Apply($"np.sort({a.Text}, axis={axis})", () => NdArray.Sort(a.Value, axis));
            case 1: return Apply($"np.unique({a.Text})", () => NdArray.Unique(a.Value));
            case 2: return Apply($"np.diff({a.Text}, axis={axis})", () => NdArray.Diff(a.Value, 1, axis));
            case 3:
                Expression<T> x = Partner(a, depth - 1), y = Partner(a, depth - 1);
                return Apply($"np.where({a.Text} > {x.Text}, {x.Text}, {y.Text})", () => NdArray.Where(a.Value > x.Value, x.Value, y.Value));
            case 4:
                return Apply($"({a.Text})[{a.Text} > 1]", () => a.Value[a.Value > T.One]);
            case 5: return Apply($"np.max({a.Text}, axis={axis})", () => a.Value.Max(axis));
            default: return Apply($"np.min({a.Text}, axis={axis}, keepdims=True)", () => a.Value.Min(axis, keepDims: true));
        }
    }

    private (string, NdArray, Tolerance) Integers(Expression<T> a) => Random.Next(3) switch
    {
        0 => Exact(Apply($"({a.Text}).astype('i1')", () => a.Value.AsType<sbyte>())),
        1 => Exact(Apply($"({a.Text}).astype('u4')", () => a.Value.AsType<uint>())),
        _ => Exact(Apply($"({a.Text}).astype('i8')", () => a.Value.AsType<long>())),
    };

    protected override T RandomValue(int kind)
    {
        if (s_isFloating)
        {
            double value = kind switch
            {
                0 => Random.Next(-8, 9),
                1 => Random.Next(-800, 800) / 64.0,
                2 => (Random.NextDouble() - 0.5) * Math.Pow(10, Random.Next(-3, 4)),
                _ => Random.Next(12) switch
                {
                    0 => double.NaN,
                    1 => double.PositiveInfinity,
                    2 => double.NegativeInfinity,
                    3 => -0.0,
                    4 => 1e-300,
                    _ => Random.Next(-3, 4),
                },
            };
            return T.CreateTruncating(value);
        }

        return kind switch
        {
            0 => T.CreateTruncating(Random.Next(-4, 5)),
            3 => Random.Next(3) switch { 0 => T.MinValue, 1 => T.MaxValue, _ => T.CreateTruncating(Random.NextInt64()) },
            _ => T.CreateTruncating(Random.Next(-100, 101)),
        };
    }
}
