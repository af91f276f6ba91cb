using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Blas.Arrays.Tests.Differential;

/// <summary>
/// Makes random expressions of real numbers. Inside, an expression has only operations whose results NumPy and this library must share to
/// the bit: selections, and arithmetic that IEEE 754 or two's complement defines. What may differ by rounding comes last, if at all.
/// </summary>
internal class RealGenerator<T>(Random random)
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private static readonly bool s_isFloating = typeof(T) == typeof(Half) || typeof(T) == typeof(float) || typeof(T) == typeof(double);
    private readonly List<(string, nint[], byte[])> _variables = [];

    protected Random Random => random;

    private string TypeName { get; } = DType.Name<T>();

    /// <summary>A random question.</summary>
    public Question Next()
    {
        _variables.Clear();
        try
        {
            (string text, NdArray value, Tolerance tolerance) = Root(random.Next(1, 5));
            return new Question([.. _variables], text, value, null, tolerance);
        }
        catch (RefusedException e)
        {
            return new Question([.. _variables], e.Text, null, e.InnerException, Tolerance.Exact);
        }
    }

    /// <summary>The outermost operation, which may leave the type.</summary>
    protected virtual (string Text, NdArray Value, Tolerance Tolerance) Root(int depth)
    {
        Expression<T> a = Make(depth - 1);
        switch (random.Next(14))
        {
            case 0:
                Axis(a, out int axis0);
                return Exact(Apply($"np.argsort({a.Text}, axis={axis0}, kind='stable')", () => NdArray.ArgSort(a.Value, axis0)));
            case 1:
                return Exact(Axis(a, out int axis1) is var t1 && random.Next(2) == 0
                ? Apply($"np.argmax({a.Text}, axis={axis1})", () => a.Value.ArgMax(axis1))
                : Apply($"np.argmin({a.Text}, axis={t1}, keepdims=True)", () => a.Value.ArgMin(axis1, keepDims: true)));
            case 2:
                Expression<T> b = Partner(a, depth - 1);
                return random.Next(5) switch
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
                return random.Next(2) == 0 ? Exact(Apply($"np.any({a.Text} > 0, axis={axis8})", () => (a.Value > T.Zero).Any(axis8)))
                    : Exact(Apply($"np.all({a.Text} > 0, axis={axis8}, keepdims=True)", () => (a.Value > T.Zero).All(axis8, keepDims: true)));
            case 9:
                Expression<T> sorted = Apply($"np.sort({a.Text}, axis=None)", () => NdArray.Sort(a.Value, null));
                Expression<T> keys = Make(1);
                return random.Next(2) == 0 ? Exact(Apply($"np.searchsorted({sorted.Text}, {keys.Text})", () => NdArray.SearchSorted(sorted.Value, keys.Value)))
                    : Exact(Apply($"np.searchsorted({sorted.Text}, {keys.Text}, side='right')", () => NdArray.SearchSorted(sorted.Value, keys.Value, SearchSide.Right)));
            case 10: return Exact(Apply($"np.unique({a.Text}, return_inverse=True)[1].ravel()", () => NdArray.UniqueAll(a.Value).Inverse));
            case 11: return Exact(Apply($"np.unique({a.Text}, return_counts=True)[1]", () => NdArray.UniqueAll(a.Value).Counts));
            default: return Exact(a);
        }
    }

    protected static (string Text, NdArray Value, Tolerance Tolerance) Exact<TValue>(Expression<TValue> e)
        where TValue : unmanaged => (e.Text, e.Value, Tolerance.Exact);

    /// <summary>An expression of this type.</summary>
    protected Expression<T> Make(int depth)
    {
        if (depth <= 0)
        {
            return Leaf(RandomShape());
        }

        Expression<T> a = Make(depth - 1);
        return random.Next(3) switch
        {
            0 => Compute(a, depth),
            1 => View(a),
            _ => Rearrange(a, depth),
        };
    }

    /// <summary>Calls the library; an error of its makes the text the question.</summary>
    protected static Expression<TValue> Apply<TValue>(string text, Func<NdArray<TValue>> compute)
        where TValue : unmanaged
    {
        try
        {
            return new Expression<TValue>(text, compute());
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new RefusedException(text, e);
        }
    }

    /// <summary>An axis: now and then one that there is not.</summary>
    /// <remarks>Some functions of NumPy's, and not others, let a scalar pass as having the axes 0 and -1: these are not asked for.</remarks>
    protected int Axis(Expression<T> a, out int axis) =>
        axis = a.Value.NDim == 0 ? random.Next(1, 6) : random.Next(40) == 0 ? random.Next(-5, 6) : random.Next(-a.Value.NDim, a.Value.NDim);

    /// <summary>Without negative zeros: which of two equal zeros comes first, or is the greater one, is nobody's promise.</summary>
    protected static Expression<T> OneZero(Expression<T> a) =>
        s_isFloating ? Apply($"np.add({a.Text}, np.array(0, dtype='{NpyElement.Descriptor<T>()}'))", () => a.Value + T.Zero) : a;

    /// <summary>An operand that mostly fits beside another one.</summary>
    protected Expression<T> Partner(Expression<T> a, int depth)
    {
        if (random.Next(20) == 0)
        {
            return Make(depth);
        }

        nint[] shape = a.Value.Shape.ToArray();
        int cut = random.Next(4) == 0 ? random.Next(shape.Length + 1) : 0;
        shape = [.. shape[cut..].Select(x => random.Next(4) == 0 ? 1 : x)];
        return Leaf(shape);
    }

    /// <summary>Arithmetic that has one right answer.</summary>
    protected virtual Expression<T> Compute(Expression<T> a, int depth)
    {
        Expression<T> b = Partner(a, depth - 1);
        switch (random.Next(12))
        {
            case 0: return Apply($"({a.Text} + {b.Text})", () => a.Value + b.Value);
            case 1: return Apply($"({a.Text} - {b.Text})", () => a.Value - b.Value);
            case 2: return Apply($"({a.Text} * {b.Text})", () => a.Value * b.Value);
            case 3 or 4:
                Expression<T> x = OneZero(a), y = OneZero(b);
                return random.Next(2) == 0 ? Apply($"np.maximum({x.Text}, {y.Text})", () => NdArray.Maximum(x.Value, y.Value))
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

    private (string, NdArray, Tolerance) Integers(Expression<T> a) => random.Next(3) switch
    {
        0 => Exact(Apply($"({a.Text}).astype('i1')", () => a.Value.AsType<sbyte>())),
        1 => Exact(Apply($"({a.Text}).astype('u4')", () => a.Value.AsType<uint>())),
        _ => Exact(Apply($"({a.Text}).astype('i8')", () => a.Value.AsType<long>())),
    };

    private Expression<T> View(Expression<T> a)
    {
        int n = a.Value.NDim;
        Axis(a, out int axis);
        Axis(a, out int other);
        switch (random.Next(12))
        {
            case 0 or 1 or 2 or 3:
                string slices = RandomSlices(a.Value.Shape);
                return Apply($"({a.Text})[{slices}]", () => a.Value[slices]);
            case 4:
                int[] order = [.. Enumerable.Range(0, n).OrderBy(_ => random.Next())];
                return n == 0 ? a : Apply($"np.transpose({a.Text}, {Tuple(order)})", () => a.Value.Transpose(order));
            case 5: return Apply($"np.swapaxes({a.Text}, {axis}, {other})", () => a.Value.SwapAxes(axis, other));
            case 6: return Apply($"np.expand_dims({a.Text}, {axis})", () => a.Value.ExpandDims(axis));
            case 7: return Apply($"np.squeeze({a.Text})", () => a.Value.Squeeze());
            case 8: return Apply($"({a.Text}).T", () => a.Value.Transpose());
            case 9:
                nint[] shape = RandomFactors(a.Value.Size);
                return Apply($"({a.Text}).reshape({Tuple(shape)})", () => a.Value.Reshape(shape));
            case 10: return Apply($"np.moveaxis({a.Text}, {axis}, {other})", () => NdArray.MoveAxis(a.Value, axis, other));
            default:
                nint[] target = [.. Enumerable.Repeat((nint)2, random.Next(2)), .. a.Value.Shape.ToArray().Select(x => x == 1 ? random.Next(1, 4) : x)];
                return Apply($"np.broadcast_to({a.Text}, {Tuple(target)})", () => a.Value.BroadcastTo(target));
        }
    }

    private Expression<T> Rearrange(Expression<T> a, int depth)
    {
        Axis(a, out int axis);
        int k = random.Next(-3, 4);
        int few = random.Next(4);
        int kind = random.Next(26);
        a = kind is 8 or 9 or 22 or 23 ? OneZero(a) : a;
        switch (kind)
        {
            case 0: return Apply($"np.flip({a.Text}, {axis})", () => NdArray.Flip(a.Value, axis));
            case 1: return Apply($"np.roll({a.Text}, {k}, axis={axis})", () => NdArray.Roll(a.Value, k, axis));
            case 2: return Apply($"np.roll({a.Text}, {k})", () => NdArray.Roll(a.Value, k));
            case 3: return Apply($"np.rot90({a.Text}, {k})", () => NdArray.Rot90(a.Value, k));
            case 4: return Apply($"np.repeat({a.Text}, {few}, axis={axis})", () => NdArray.Repeat(a.Value, few, axis));
            case 5: return Apply($"np.tile({a.Text}, ({few}, 2))", () => NdArray.Tile(a.Value, few, 2));
            case 6:
                Expression<T> b = random.Next(8) == 0 ? Make(1) : Leaf(a.Value.Shape.ToArray());
                return Apply($"np.concatenate([{a.Text}, {b.Text}], axis={axis})", () => NdArray.Concatenate<T>([a.Value, b.Value], axis));
            case 7:
                Expression<T> c = random.Next(8) == 0 ? Make(1) : Leaf(a.Value.Shape.ToArray());
                return random.Next(4) switch
                {
                    0 => Apply($"np.stack([{a.Text}, {c.Text}], axis={axis})", () => NdArray.Stack<T>([a.Value, c.Value], axis)),
                    1 => Apply($"np.hstack([{a.Text}, {c.Text}])", () => NdArray.HStack(a.Value, c.Value)),
                    2 => Apply($"np.vstack([{a.Text}, {c.Text}])", () => NdArray.VStack(a.Value, c.Value)),
                    _ => Apply($"np.dstack([{a.Text}, {c.Text}])", () => NdArray.DStack(a.Value, c.Value)),
                };
            case 8: return Apply($"np.sort({a.Text}, axis={axis})", () => NdArray.Sort(a.Value, axis));
            case 9: return Apply($"np.unique({a.Text})", () => NdArray.Unique(a.Value));
            case 10: return Apply($"np.tril({a.Text}, {k})", () => NdArray.Tril(a.Value, k));
            case 11: return Apply($"np.triu({a.Text}, {k})", () => NdArray.Triu(a.Value, k));
            case 12: return Apply($"np.diagonal({a.Text}, {k})", () => NdArray.Diagonal(a.Value, k));
            case 13: return Apply($"np.pad({a.Text}, {few}, mode='edge')", () => NdArray.Pad(a.Value, few, PadMode.Edge));
            case 14: return Apply($"np.pad({a.Text}, {few})", () => NdArray.Pad(a.Value, few));
            case 15: return Apply($"np.ravel({a.Text})", () => a.Value.Ravel());
            case 16: return Apply($"np.diff({a.Text}, axis={axis})", () => NdArray.Diff(a.Value, 1, axis));
            case 17:
                Expression<T> x = Partner(a, depth - 1), y = Partner(a, depth - 1);
                return Apply($"np.where({a.Text} > {x.Text}, {x.Text}, {y.Text})", () => NdArray.Where(a.Value > x.Value, x.Value, y.Value));
            case 18:
                return Apply($"({a.Text})[{a.Text} > 1]", () => a.Value[a.Value > T.One]);
            case 19:
                (string indices, NdArray<long> places) = RandomIndices(a.Value.NDim == 0 ? 1 : a.Value.Shape[0]);
                return Apply($"({a.Text})[{indices}]", () => a.Value[places]);
            case 20 when a.Value.Size > 0:
                (string taken, NdArray<long> from) = RandomIndices(a.Value.NDim == 0 || axis < -a.Value.NDim || axis >= a.Value.NDim ? 1 : a.Value.Length(axis));
                return Apply($"np.take({a.Text}, {taken}, axis={axis})", () => NdArray.Take(a.Value, from, axis));
            case 21:
                nint sections = random.Next(1, 4);
                return Apply($"np.array_split({a.Text}, {sections}, axis={axis})[-1]", () => NdArray.ArraySplit(a.Value, sections, axis)[^1]);
            case 22: return Apply($"np.max({a.Text}, axis={axis})", () => a.Value.Max(axis));
            case 23: return Apply($"np.min({a.Text}, axis={axis}, keepdims=True)", () => a.Value.Min(axis, keepDims: true));
            case 24: return Apply($"np.atleast_2d({a.Text})", () => NdArray.AtLeast2D(a.Value));
            default: return Apply($"np.asfortranarray({a.Text})[...]", () => a.Value.NDim < 2 ? NdArray.AtLeast1D(a.Value) : a.Value.Transpose().Copy().Transpose());
        }
    }

    private Expression<T> Leaf(nint[] shape)
    {
        nint size = shape.Aggregate((nint)1, (x, y) => x * y);
        var values = new T[size];
        int kind = random.Next(4);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = RandomValue(kind);
        }

        string letters = NpyElement.Descriptor<T>();
        _variables.Add((letters, shape, MemoryMarshal.AsBytes<T>(values).ToArray()));
        return new Expression<T>($"v{_variables.Count - 1}", NdArray.FromSpan<T>(values, 1, -1).Reshape(shape));
    }

    private T RandomValue(int kind)
    {
        if (s_isFloating)
        {
            double value = kind switch
            {
                0 => random.Next(-8, 9),
                1 => random.Next(-800, 800) / 64.0,
                2 => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4)),
                _ => random.Next(12) switch
                {
                    0 => double.NaN,
                    1 => double.PositiveInfinity,
                    2 => double.NegativeInfinity,
                    3 => -0.0,
                    4 => 1e-300,
                    _ => random.Next(-3, 4),
                },
            };
            return T.CreateTruncating(value);
        }

        return kind switch
        {
            0 => T.CreateTruncating(random.Next(-4, 5)),
            3 => random.Next(3) switch { 0 => T.MinValue, 1 => T.MaxValue, _ => T.CreateTruncating(random.NextInt64()) },
            _ => T.CreateTruncating(random.Next(-100, 101)),
        };
    }

    private nint[] RandomShape() =>
        [.. Enumerable.Range(0, random.Next(5)).Select(_ => (nint)(random.Next(12) == 0 ? 0 : random.Next(5) == 0 ? random.Next(6, 20) : random.Next(1, 5)))];

    // Shapes with as many elements, now and then with a -1, or one element too many.
    private nint[] RandomFactors(nint size)
    {
        var factors = new List<nint>();
        nint left = size;
        for (nint p = 2; p <= 5 && left > 0; p++)
        {
            while (left % p == 0)
            {
                factors.Add(p);
                left /= p;
            }
        }

        factors.Add(random.Next(30) == 0 ? left + 1 : left);
        while (factors.Count > 1 && random.Next(3) > 0)
        {
            (factors[0], factors[^1]) = (factors[0] * factors[^1], factors[^1]);
            factors.RemoveAt(factors.Count - 1);
        }

        if (size > 0 && random.Next(3) == 0)
        {
            factors[random.Next(factors.Count)] = -1;
        }

        return [.. factors.OrderBy(_ => random.Next())];
    }

    private string RandomSlices(ReadOnlySpan<nint> shape)
    {
        var parts = new List<string>();
        int named = random.Next(shape.Length + 1);
        for (int i = 0; i < named; i++)
        {
            nint n = shape[i];
            string End() => random.Next(3) == 0 ? string.Empty : random.Next(-(int)n - 1, (int)n + 2).ToString(CultureInfo.InvariantCulture);
            parts.Add(random.Next(6) switch
            {
                0 => n > 0 && random.Next(30) > 0 ? random.Next(-(int)n, (int)n).ToString(CultureInfo.InvariantCulture) : ((int)n + random.Next(2)).ToString(CultureInfo.InvariantCulture),
                1 => $"::{random.Next(1, 4)}",
                2 => $"{End()}:{End()}:{-random.Next(1, 4)}",
                3 => "None",
                _ => $"{End()}:{End()}",
            });
        }

        if (random.Next(4) == 0 || parts.Count == 0)
        {
            parts.Insert(random.Next(parts.Count + 1), "...");
        }

        return string.Join(", ", parts);
    }

    private (string Text, NdArray<long> Value) RandomIndices(nint length)
    {
        nint[] shape = random.Next(2) == 0 ? [random.Next(5)] : [random.Next(1, 3), random.Next(1, 4)];
        NdArray<long> value = NdArray.Zeros<long>(shape);
        bool isWrong = random.Next(30) == 0;
        for (nint i = 0; i < value.Size; i++)
        {
            value.Reshape(-1)[i] = length == 0 || isWrong ? random.Next(-9, 9) : random.NextInt64(-length, length);
        }

        return ($"np.array([{string.Join(", ", value.ToArray())}], dtype='i8').reshape({Tuple(shape)})", value);
    }

    private static string Tuple<TNumber>(TNumber[] numbers) => $"({string.Concat(numbers.Select(n => $"{n}, "))})";
}
