namespace Blas.Arrays.Tests.Differential;

/// <summary>Adds what truth values have: logic, order, and sums that count.</summary>
internal sealed class BoolGenerator(Random random) : ArrayGenerator<bool>(random)
{
    protected override (string Text, NdArray Value, Tolerance Tolerance) Root(int depth)
    {
        Expression<bool> a = Make(depth - 1);
        Axis(a, out int axis);
        return Random.Next(16) switch
        {
            0 => Exact(Apply($"np.sum({a.Text}, axis={axis})", () => a.Value.Sum(axis))),
            1 => Exact(Apply($"np.mean({a.Text}, axis={axis})", () => a.Value.Mean(axis))),
            2 => Exact(Apply($"np.cumsum({a.Text}, axis={axis})", () => NdArray.CumSum(a.Value, axis))),
            3 => Exact(Apply($"np.argwhere({a.Text})", () => NdArray.ArgWhere(a.Value))),
            4 => Exact(Apply($"np.count_nonzero({a.Text}, axis={axis})", () => NdArray.CountNonZero(a.Value, axis))),
            5 => Exact(Apply($"({a.Text}).astype('f4')", () => a.Value.AsType<float>())),
            6 => Exact(Apply($"({a.Text}) + 1", () => a.Value + 1)),
            7 => Exact(Apply($"({a.Text}) * 2.5", () => a.Value * 2.5)),
            8 => Untyped($"np.negative({a.Text})", () => NdArray.Negative(a.Value)),
            9 => Untyped($"np.sqrt({a.Text})", () => NdArray.Sqrt(a.Value)),
            10 => Exact(Apply($"np.argsort({a.Text}, axis={axis}, kind='stable')", () => NdArray.ArgSort(a.Value, axis))),
            _ => Exact(a),
        };
    }

    protected override Expression<bool> Compute(Expression<bool> a, int depth)
    {
        Expression<bool> b = Partner(a, depth - 1);
        Axis(a, out int axis);
        switch (Random.Next(12))
        {
            case 0: return Apply($"({a.Text} & {b.Text})", () => a.Value & b.Value);
            case 1: return Apply($"({a.Text} | {b.Text})", () => a.Value | b.Value);
            case 2: return Apply($"({a.Text} ^ {b.Text})", () => a.Value ^ b.Value);
            case 3: return Apply($"(~{a.Text})", () => ~a.Value);
            case 4: return Apply($"({a.Text} < {b.Text})", () => NdArray.Less(a.Value, b.Value));
            case 5: return Apply($"({a.Text} == {b.Text})", () => NdArray.Equal(a.Value, b.Value));
            case 6: return Apply($"({a.Text} + {b.Text})", () => (NdArray<bool>)(a.Value + b.Value));
            case 7: return Apply($"({a.Text} - {b.Text})", () => (NdArray<bool>)(a.Value - b.Value));
            case 8: return Apply($"np.all({a.Text}, axis={axis})", () => a.Value.All(axis));
            case 9: return Apply($"np.any({a.Text}, axis={axis}, keepdims=True)", () => a.Value.Any(axis, keepDims: true));
            case 10: return Apply($"({a.Text})[{a.Text}]", () => a.Value[a.Value]);
            default: return Apply($"np.maximum({a.Text}, {b.Text})", () => (NdArray<bool>)NdArray.Maximum(a.Value, b.Value));
        }
    }

    protected override bool RandomValue(int kind) => Random.Next(kind + 2) > 0;
}
