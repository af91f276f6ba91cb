using System.Globalization;
using System.Runtime.InteropServices;

namespace Blas.Arrays.Tests.Differential;

/// <summary>
/// Makes random expressions of arrays. Inside, an expression has only operations whose results NumPy and this library must share to
/// the bit: selections, and arithmetic that IEEE 754 or two's complement defines. What may differ by rounding comes last, if at all.
/// </summary>
internal abstract class ArrayGenerator<T>(Random random)
    where T : unmanaged
{
    private readonly List<(string, nint[], byte[])> _variables = [];

    protected Random Random => random;

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
    protected abstract (string Text, NdArray Value, Tolerance Tolerance) Root(int depth);

    /// <summary>Arithmetic that has one right answer.</summary>
    protected abstract Expression<T> Compute(Expression<T> a, int depth);

    /// <summary>An element; one array has elements of one kind.</summary>
    protected abstract T RandomValue(int kind);

    protected static (string Text, NdArray Value, Tolerance Tolerance) Exact<TValue>(Expression<TValue> e)
        where TValue : unmanaged => (e.Text, e.Value, Tolerance.Exact);

    /// <summary>A result whose type is known at run time only.</summary>
    protected static (string Text, NdArray Value, Tolerance Tolerance) Untyped(string text, Func<NdArray> compute)
    {
        try
        {
            return (text, compute(), Tolerance.Exact);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new RefusedException(text, e);
        }
    }

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
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new RefusedException(text, e);
        }
    }

    /// <summary>An axis: now and then one that there is not.</summary>
    /// <remarks>Some functions of NumPy's, and not others, let a scalar pass as having the axes 0 and -1: these are not asked for.</remarks>
    protected int Axis(Expression<T> a, out int axis) =>
        axis = a.Value.NDim == 0 ? random.Next(1, 6) : random.Next(40) == 0 ? random.Next(-5, 6) : random.Next(-a.Value.NDim, a.Value.NDim);

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

    /// <summary>Puts elements elsewhere, or takes some of them.</summary>
    protected virtual Expression<T> Rearrange(Expression<T> a, int depth)
    {
        Axis(a, out int axis);
        int k = random.Next(-3, 4);
        int few = random.Next(4);
        switch (random.Next(19))
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
            // Of a scalar, NumPy fails by accident.
            case 8 when a.Value.NDim > 0: return Apply($"np.tril({a.Text}, {k})", () => NdArray.Tril(a.Value, k));
            case 9 when a.Value.NDim > 0: return Apply($"np.triu({a.Text}, {k})", () => NdArray.Triu(a.Value, k));
            case 10: return Apply($"np.diagonal({a.Text}, {k})", () => NdArray.Diagonal(a.Value, k));
            case 11: return Apply($"np.pad({a.Text}, {few}, mode='edge')", () => NdArray.Pad(a.Value, few, PadMode.Edge));
            case 12: return Apply($"np.pad({a.Text}, {few})", () => NdArray.Pad(a.Value, few));
            case 13: return Apply($"np.ravel({a.Text})", () => a.Value.Ravel());
            case 14:
                (string indices, NdArray<long> places) = RandomIndices(a.Value.NDim == 0 ? 1 : a.Value.Shape[0]);
                return Apply($"({a.Text})[{indices}]", () => a.Value[places]);
            case 15 when a.Value.Size > 0:
                (string taken, NdArray<long> from) = RandomIndices(a.Value.NDim == 0 || axis < -a.Value.NDim || axis >= a.Value.NDim ? 1 : a.Value.Length(axis));
                return Apply($"np.take({a.Text}, {taken}, axis={axis})", () => NdArray.Take(a.Value, from, axis));
            case 16:
                nint sections = random.Next(1, 4);
                return Apply($"np.array_split({a.Text}, {sections}, axis={axis})[-1]", () => NdArray.ArraySplit(a.Value, sections, axis)[^1]);
            case 17: return Apply($"np.atleast_2d({a.Text})", () => NdArray.AtLeast2D(a.Value));
            default: return Apply($"np.asfortranarray({a.Text})[...]", () => a.Value.NDim < 2 ? NdArray.AtLeast1D(a.Value) : a.Value.Transpose().Copy().Transpose());
        }
    }

    protected Expression<T> Leaf(nint[] shape)
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

    protected nint[] RandomShape() =>
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
