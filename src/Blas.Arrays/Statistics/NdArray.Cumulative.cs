using System.Numerics;

namespace Blas.Arrays;

// Running sums and differences: numpy.cumsum, cumprod, diff, trapz, convolve, interp.
public abstract unsafe partial class NdArray
{
    /// <summary>The sums of the elements up to each place along an axis.</summary>
    /// <typeparam name="T">The element type. Sums are of the same type in generic code; of arrays that are known to be of narrow integers they are wide, as in NumPy.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements in C order.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> CumSum<T>(NdArray<T> a, int? axis = null, NdArray<T>? @out = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        return Deliver(@out, AlongAxis<T, T>(a, axis, null, static (line, result) =>
        {
            T sum = T.Zero;
            for (int i = 0; i < line.Length; i++)
            {
                sum += line[i];
                result[i] = sum;
            }
        }));
    }

    /// <summary>The products of the elements up to each place along an axis.</summary>
    /// <typeparam name="T">The element type. Products are of the same type in generic code; of arrays that are known to be of narrow integers they are wide, as in NumPy.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements in C order.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> CumProd<T>(NdArray<T> a, int? axis = null, NdArray<T>? @out = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        return Deliver(@out, AlongAxis<T, T>(a, axis, null, static (line, result) =>
        {
            T product = T.One;
            for (int i = 0; i < line.Length; i++)
            {
                product *= line[i];
                result[i] = product;
            }
        }));
    }

    /// <summary>The differences of neighbours along an axis: a[i + 1] - a[i].</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="n">How many times they are taken.</param>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <param name="prepend">What is put before the array along the axis first: a number, or slices.</param>
    /// <param name="append">What is put after it.</param>
    /// <returns>A new array, n shorter along the axis.</returns>
    /// <exception cref="ArgumentException">n is negative, or the array has no axis.</exception>
    public static NdArray<T> Diff<T>(NdArray<T> a, int n = 1, int axis = -1, NdArray<T>? prepend = null, NdArray<T>? append = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        if (n < 0)
        {
            throw new ArgumentException(ShapeMath.Text($"order must be non-negative but got {n}"), nameof(n));
        }

        if (a.NDim == 0)
        {
            throw new ArgumentException("diff requires input that is at least one dimensional", nameof(a));
        }

        using NdArray<T>? before = AsSlice(prepend), after = AsSlice(append);
        NdArray<T> result = before is null && after is null
            ? a.Copy()
            : Concatenate<T>([.. before is null ? [] : (NdArray<T>[])[before], a, .. after is null ? [] : (NdArray<T>[])[after]], axis);
        for (int i = 0; i < n; i++)
        {
            using NdArray<T> last = result;
            result = AlongAxis<T, T>(last, axis, Math.Max(last.Length(axis) - 1, 0), static (line, differences) =>
            {
                for (int j = 0; j < differences.Length; j++)
                {
                    differences[j] = line[j + 1] - line[j];
                }
            });
        }

        return result;

        NdArray<T>? AsSlice(NdArray<T>? part)
        {
            if (part is not { NDim: 0 })
            {
                return part?.View();
            }

            nint[] shape = a.Shape.ToArray();
            shape[ShapeMath.NormalizeAxis(axis, a.NDim)] = 1;
            return part.BroadcastTo(shape);
        }
    }

    /// <summary>The integral along an axis by the trapezoidal rule, samples a distance apart.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="y">The samples.</param>
    /// <param name="dx">The distance.</param>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <returns>A new array without the axis.</returns>
    public static NdArray<T> Trapz<T>(NdArray<T> y, double dx = 1.0, int axis = -1)
        where T : unmanaged, IFloatingPoint<T>
    {
        ArgumentNullException.ThrowIfNull(y);
        T width = T.CreateTruncating(dx);
        T half = T.CreateTruncating(0.5);
        using NdArray<T> lines = AlongAxis<T, T>(y, axis, 1, (line, result) =>
        {
            T sum = T.Zero;
            for (int i = 1; i < line.Length; i++)
            {
                sum += width * (line[i] + line[i - 1]) * half;
            }

            result[0] = sum;
        });
        return lines.Squeeze(axis);
    }

    /// <summary>The integral by the trapezoidal rule between given abscissas: Σ (x[i] - x[i-1]) (y[i] + y[i-1]) / 2.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="y">The ordinates.</param>
    /// <param name="x">The abscissas: one for each place along the axis, or for every ordinate.</param>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <returns>A new array without the axis.</returns>
    /// <exception cref="ArgumentException">There are not as many abscissas.</exception>
    public static NdArray<T> Trapz<T>(NdArray<T> y, NdArray<T> x, int axis = -1)
        where T : unmanaged, IFloatingPoint<T>
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(x);
        int along = ShapeMath.NormalizeAxis(axis, y.NDim);
        nint length = y.Shape[along];
        if (length == 0)
        {
            return y.Sum(along);
        }

        using NdArray<T> distances = x.NDim == 1 ? Diff(x) : Diff(x, axis: along);
        nint[] shape = new nint[y.NDim];
        System.Array.Fill(shape, 1);
        shape[along] = -1;
        using NdArray<T> widths = x.NDim == 1 ? distances.Reshape(shape) : distances.View();
        using NdArray<T> left = y.Part(along, 0, length - 1), right = y.Part(along, 1, length - 1), terms = Add(right, left);
        using NdArray<T> areas = Multiply(widths, terms);
        Multiply(areas, T.CreateTruncating(0.5), areas);
        return areas.Sum(along);
    }

    /// <summary>The discrete convolution: result[k] = Σ a[i] · v[k - i], over all k where there is a term (<c>mode='full'</c>).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A sequence, of one axis.</param>
    /// <param name="v">The other.</param>
    /// <returns>A new array of length m + n - 1.</returns>
    /// <exception cref="ArgumentException">One of them is empty, or has not one axis.</exception>
    public static NdArray<T> Convolve<T>(NdArray<T> a, NdArray<T> v)
        where T : unmanaged, INumberBase<T> => Convolve(a, v, ConvolveMode.Full);

    /// <summary>The discrete convolution, or the part of it that is asked for.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A sequence, of one axis.</param>
    /// <param name="v">The other.</param>
    /// <param name="mode">Which part.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">One of them is empty, or has not one axis.</exception>
    public static NdArray<T> Convolve<T>(NdArray<T> a, NdArray<T> v, ConvolveMode mode)
        where T : unmanaged, INumberBase<T>
    {
        RequireSequence(a, nameof(a));
        RequireSequence(v, nameof(v));
        using NdArray<T> x = a.Copy(), y = v.Copy();
        NdArray<T> full = Allocate<T>([x.Size + y.Size - 1], zeroed: true);
        for (nint i = 0; i < x.Size; i++)
        {
            for (nint j = 0; j < y.Size; j++)
            {
                full.Data[i + j] += x.Data[i] * y.Data[j];
            }
        }

        if (mode == ConvolveMode.Full)
        {
            return full;
        }

        using (full)
        {
            nint longer = Math.Max(x.Size, y.Size), shorter = Math.Min(x.Size, y.Size);
            (nint start, nint count) = mode == ConvolveMode.Same ? ((shorter - 1) / 2, longer) : (shorter - 1, longer - shorter + 1);
            using NdArray<T> part = full.Part(0, start, count);
            return part.Copy();
        }
    }

    /// <summary>The cross-correlation: result[k] = Σ a[i + k] · conj(v[i]), over the shifts k that the mode names.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A sequence, of one axis.</param>
    /// <param name="v">The other.</param>
    /// <param name="mode">Which part.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">One of them is empty, or has not one axis.</exception>
    public static NdArray<T> Correlate<T>(NdArray<T> a, NdArray<T> v, ConvolveMode mode = ConvolveMode.Valid)
        where T : unmanaged, INumberBase<T>
    {
        RequireSequence(a, nameof(a));
        RequireSequence(v, nameof(v));
        using NdArray<T> flipped = Flip(v), reversed = flipped.Copy();
        Conjugate(reversed);

        // What convolution does not tell from its mirror image: where the middle is if the second sequence is the longer one, of an even length.
        if (mode != ConvolveMode.Same || v.Size <= a.Size)
        {
            return Convolve(a, reversed, mode);
        }

        using NdArray<T> full = Convolve(a, reversed, ConvolveMode.Full), same = full.Part(0, a.Size / 2, v.Size);
        return same.Copy();
    }

    /// <summary>Piecewise linear interpolation: the function through the points (xp, fp) at x, constant beyond the ends.</summary>
    /// <param name="x">Where.</param>
    /// <param name="xp">The abscissas, ascending, of one axis.</param>
    /// <param name="fp">The ordinates.</param>
    /// <param name="left">The result before the first abscissa; the first ordinate if null.</param>
    /// <param name="right">The result after the last abscissa; the last ordinate if null.</param>
    /// <returns>A new array of the shape of x.</returns>
    /// <exception cref="ArgumentException">There is no point, or not as many ordinates as abscissas.</exception>
    public static NdArray<double> Interp(NdArray<double> x, NdArray<double> xp, NdArray<double> fp, double? left = null, double? right = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        RequireSequence(xp, nameof(xp));
        RequireSequence(fp, nameof(fp));
        if (xp.Size != fp.Size)
        {
            throw new ArgumentException(ShapeMath.Text($"fp and xp are not of the same length: {fp.Size} and {xp.Size}"), nameof(fp));
        }

        using NdArray<double> abscissas = xp.Copy(), ordinates = fp.Copy();
        using NdArray<long> after = SearchSorted(abscissas, x, SearchSide.Right);
        NdArray<double> result = x.Copy();
        nint last = xp.Size - 1;
        for (nint i = 0; i < result.Size; i++)
        {
            double at = result.Data[i];
            nint j = (nint)after.Data[i] - 1;
            if (double.IsNaN(at))
            {
                continue;
            }

            if (j < 0 || j >= last)
            {
                result.Data[i] = j < 0 ? left ?? ordinates.Data[0] : at > abscissas.Data[last] ? right ?? ordinates.Data[last] : ordinates.Data[last];
                continue;
            }

            double x0 = abscissas.Data[j], x1 = abscissas.Data[j + 1], y0 = ordinates.Data[j], y1 = ordinates.Data[j + 1];
            double slope = (y1 - y0) / (x1 - x0);
            double value = (slope * (at - x0)) + y0;

            // Infinite ends: from the other one, or both alike.
            if (double.IsNaN(value))
            {
                value = (slope * (at - x1)) + y1;
                value = double.IsNaN(value) && y0 == y1 ? y0 : value;
            }

            result.Data[i] = at == x0 ? y0 : value;
        }

        return result;
    }

    /// <summary>Hands a result over: itself, or what was given to take it.</summary>
    /// <exception cref="ArgumentException">That has another shape, or is read-only.</exception>
    internal static NdArray<T> Deliver<T>(NdArray<T>? @out, NdArray<T> result)
        where T : unmanaged
    {
        if (@out is null)
        {
            return result;
        }

        using (result)
        {
            @out.RequireWriteable(nameof(@out));
            if (!@out.Shape.SequenceEqual(result.Shape))
            {
                throw new ArgumentException(
                    $"output operand has shape {ShapeMath.Format(@out.Shape)}, the result {ShapeMath.Format(result.Shape)}", nameof(@out));
            }

            @out.Assign(result);
            return @out;
        }
    }

    private static void RequireSequence<T>(NdArray<T> a, string name)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a, name);
        if (a.NDim != 1 || a.Size == 0)
        {
            throw new ArgumentException($"{name} must be one-dimensional and not empty; its shape is {ShapeMath.Format(a.Shape)}", name);
        }
    }
}
