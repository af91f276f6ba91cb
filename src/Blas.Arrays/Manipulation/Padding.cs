namespace Blas.Arrays;

/// <summary>What is computed to stand around an array: ramps, extremes, means and medians along an axis.</summary>
internal static class Padding
{
    /// <summary>Fills what is outside of the array along one axis.</summary>
    /// <param name="result">The padded array.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="start">Where the array begins.</param>
    /// <param name="length">How long it is, at least 1.</param>
    /// <param name="mode">What stands outside.</param>
    /// <param name="end">The constant at the end of a ramp.</param>
    /// <exception cref="NotSupportedException">The elements are no real numbers.</exception>
    public static void Along<T>(NdArray<T> result, int axis, nint start, nint length, PadMode mode, T end)
        where T : unmanaged
    {
        if (NumericTypes.Of(result, "array") is NumericType.Bool or >= NumericType.Complex64)
        {
            throw new NotSupportedException($"elements of type {result.DTypeName} cannot be padded by mode '{mode}'");
        }

        nint stop = start + length, total = result.Shape[axis];
        using NdArray<T> inside = result.Part(axis, start, length);
        if (mode == PadMode.LinearRamp)
        {
            Ramp(result, axis, start, 0, 1, end);
            Ramp(result, axis, total - stop, total - 1, -1, end);
            return;
        }

        using NdArray statistic = Statistic(inside, axis, mode);
        using NdArray<T> value = statistic.AsType<T>();
        using NdArray<T> before = result.Part(axis, 0, start), after = result.Part(axis, stop, total - stop);
        before.Assign(value);
        after.Assign(value);
    }

    // From the constant at the outermost place to the edge of the array, which is not reached.
    private static void Ramp<T>(NdArray<T> result, int axis, nint width, nint outermost, nint step, T end)
        where T : unmanaged
    {
        if (width == 0)
        {
            return;
        }

        using NdArray<T> edge = result.Part(axis, outermost + (step * width), 1), constant = NdArray.FromScalar(end);
        using NdArray<double> to = edge.AsType<double>(), from = constant.AsType<double>(), difference = NdArray.Subtract(to, from);
        NdArray.Divide(difference, (double)width, difference);
        for (nint i = 0; i < width; i++)
        {
            using NdArray<double> exact = NdArray.Multiply(difference, (double)i);
            NdArray.Add(exact, from, exact);
            if (DType.IsInteger<T>())
            {
                NdArray.Floor(exact, exact);
            }

            using NdArray<T> value = exact.AsType<T>(), place = result.Part(axis, outermost + (step * i), 1);
            place.Assign(value);
        }
    }

    private static NdArray Statistic<T>(NdArray<T> inside, int axis, PadMode mode)
        where T : unmanaged
    {
        if (mode is PadMode.Maximum or PadMode.Minimum)
        {
            return NumericTypes.VisitReal(NumericTypes.Of(inside, "array"), new Extreme(inside, axis, mode == PadMode.Maximum));
        }

        using NdArray<double> numbers = inside.AsType<double>();
        NdArray<double> statistic = mode == PadMode.Mean ? numbers.Mean(axis, keepDims: true) : NdArray.Median(numbers, axis, keepDims: true);
        return DType.IsInteger<T>() ? NdArray.Rint(statistic, statistic) : statistic;
    }

    private sealed class Extreme(NdArray inside, int axis, bool isGreatest) : NumericTypes.IRealVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged, System.Numerics.INumber<T>
        {
            var numbers = (NdArray<T>)inside;
            return isGreatest ? numbers.Max(axis, keepDims: true) : numbers.Min(axis, keepDims: true);
        }
    }
}
