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
    /// <returns>A new array, n shorter along the axis.</returns>
    /// <exception cref="ArgumentException">n is negative, or the array has no axis.</exception>
    public static NdArray<T> Diff<T>(NdArray<T> a, int n = 1, int axis = -1)
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

        NdArray<T> result = a.Copy();
        for (int i = 0; i < n; i++)
        {
            using NdArray<T> before = result;
            result = AlongAxis<T, T>(before, axis, Math.Max(before.Length(axis) - 1, 0), static (line, differences) =>
            {
                for (int j = 0; j < differences.Length; j++)
                {
                    differences[j] = line[j + 1] - line[j];
                }
            });
        }

        return result;
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

    /// <summary>The discrete convolution: result[k] = Σ a[i] · v[k - i], over all k where there is a term (<c>mode='full'</c>).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A sequence, of one axis.</param>
    /// <param name="v">The other.</param>
    /// <returns>A new array of length m + n - 1.</returns>
    /// <exception cref="ArgumentException">One of them is empty, or has not one axis.</exception>
    public static NdArray<T> Convolve<T>(NdArray<T> a, NdArray<T> v)
        where T : unmanaged, INumberBase<T>
    {
        RequireSequence(a, nameof(a));
        RequireSequence(v, nameof(v));
        using NdArray<T> x = a.Copy(), y = v.Copy();
        NdArray<T> result = Allocate<T>([x.Size + y.Size - 1], zeroed: true);
        for (nint i = 0; i < x.Size; i++)
        {
            for (nint j = 0; j < y.Size; j++)
            {
                result.Data[i + j] += x.Data[i] * y.Data[j];
            }
        }

        return result;
    }

    /// <summary>Piecewise linear interpolation: the function through the points (xp, fp) at x, constant beyond the ends.</summary>
    /// <param name="x">Where.</param>
    /// <param name="xp">The abscissas, ascending, of one axis.</param>
    /// <param name="fp">The ordinates.</param>
    /// <returns>A new array of the shape of x.</returns>
    /// <exception cref="ArgumentException">There is no point, or not as many ordinates as abscissas.</exception>
    public static NdArray<double> Interp(NdArray<double> x, NdArray<double> xp, NdArray<double> fp)
    {
        ArgumentNullException.ThrowIfNull(x);
        RequireSequence(xp, nameof(xp));
        RequireSequence(fp, nameof(fp));
        if (xp.Size != fp.Size)
        {
            throw new ArgumentException(ShapeMath.Text($"fp and xp are not of the same length: {fp.Size} and {xp.Size}"), nameof(fp));
        }

        using NdArray<double> abscissas = xp.Copy(), ordinates = fp.Copy();
        using NdArray<long> right = SearchSorted(abscissas, x, SearchSide.Right);
        NdArray<double> result = x.Copy();
        nint last = xp.Size - 1;
        for (nint i = 0; i < result.Size; i++)
        {
            double at = result.Data[i];
            nint j = (nint)right.Data[i] - 1;
            if (double.IsNaN(at))
            {
                continue;
            }

            if (j < 0 || j >= last)
            {
                result.Data[i] = ordinates.Data[Math.Clamp(j, 0, last)];
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
