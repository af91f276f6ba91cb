using System.Numerics;

namespace Blas.Arrays;

// Creation from rules: numpy.identity, logspace, geomspace, meshgrid, indices, tri, vander, fromfunction.
public abstract unsafe partial class NdArray
{
    /// <summary>The identity of order n.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="n">Rows and columns.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> Identity<T>(nint n)
        where T : unmanaged => Eye<T>(n);

    /// <summary>Numbers whose logarithms are evenly spaced: base^start ... base^stop.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="start">The exponent of the first number.</param>
    /// <param name="stop">The exponent of the last.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether the last is included.</param>
    /// <param name="radix">The base.</param>
    /// <returns>A new array of one axis; computed in double precision.</returns>
    /// <exception cref="ArgumentException">num is negative.</exception>
    public static NdArray<T> Logspace<T>(double start, double stop, nint num = 50, bool endpoint = true, double radix = 10.0)
        where T : unmanaged, IFloatingPoint<T>
    {
        using NdArray<double> exponents = Linspace<double>(start, stop, num, endpoint);
        NdArray<T> result = Allocate<T>([num], zeroed: false);
        for (nint i = 0; i < num; i++)
        {
            result.Data[i] = T.CreateTruncating(Math.Pow(radix, exponents.Data[i]));
        }

        return result;
    }

    /// <summary>Numbers each a constant times the one before it.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="start">The first, not 0.</param>
    /// <param name="stop">The last, not 0, of the same sign.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether the last is included.</param>
    /// <returns>A new array of one axis; computed in double precision.</returns>
    /// <exception cref="ArgumentException">An end is 0, the signs differ, or num is negative.</exception>
    public static NdArray<T> Geomspace<T>(double start, double stop, nint num = 50, bool endpoint = true)
        where T : unmanaged, IFloatingPoint<T>
    {
        if (start == 0 || stop == 0)
        {
            throw new ArgumentException("Geometric sequence cannot include zero", start == 0 ? nameof(start) : nameof(stop));
        }

        if (start < 0 != stop < 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A geometric sequence of real numbers keeps its sign: {start} and {stop}"), nameof(stop));
        }

        double sign = start < 0 ? -1 : 1;
        using NdArray<double> result = Logspace<double>(Math.Log10(sign * start), Math.Log10(sign * stop), num, endpoint);
        NdArray<T> rounded = Allocate<T>([num], zeroed: false);
        for (nint i = 0; i < num; i++)
        {
            // The ends are exact.
            double value = i == 0 ? start : endpoint && i == num - 1 ? stop : sign * result.Data[i];
            rounded.Data[i] = T.CreateTruncating(value);
        }

        return rounded;
    }

    /// <summary>Ones at and below a diagonal.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="n">Rows.</param>
    /// <param name="m">Columns; as many as rows if negative.</param>
    /// <param name="k">The diagonal: 0 is the main one, positive above it.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> Tri<T>(nint n, nint m = -1, nint k = 0)
        where T : unmanaged
    {
        using NdArray<T> ones = Ones<T>(n, m < 0 ? n : m);
        return Tril(ones, k);
    }

    /// <summary>Coordinates as matrices: for x of n and y of m elements, two arrays of shape (m, n).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vectors">The coordinates along each axis.</param>
    /// <returns>New arrays, with <c>indexing='xy'</c>: the first runs along the second axis.</returns>
    /// <exception cref="ArgumentException">A vector has more than one axis.</exception>
    public static NdArray<T>[] Meshgrid<T>(params ReadOnlySpan<NdArray<T>> vectors)
        where T : unmanaged => Meshgrid(vectors, matrixIndexing: false);

    /// <summary>Coordinates as arrays over the grid of all combinations.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vectors">The coordinates along each axis.</param>
    /// <param name="matrixIndexing">True for <c>indexing='ij'</c>: the i-th runs along the i-th axis; false exchanges the first two.</param>
    /// <returns>New arrays.</returns>
    /// <exception cref="ArgumentException">A vector has more than one axis.</exception>
    public static NdArray<T>[] Meshgrid<T>(ReadOnlySpan<NdArray<T>> vectors, bool matrixIndexing)
        where T : unmanaged
    {
        nint[] shape = new nint[vectors.Length];
        for (int i = 0; i < vectors.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(vectors[i], nameof(vectors));
            if (vectors[i].NDim > 1)
            {
                throw new ArgumentException(ShapeMath.Text($"vector {i} has {vectors[i].NDim} axes; a coordinate has one"), nameof(vectors));
            }

            shape[MeshAxis(i, vectors.Length, matrixIndexing)] = vectors[i].Size;
        }

        NdArray<T>[] result = new NdArray<T>[vectors.Length];
        for (int i = 0; i < vectors.Length; i++)
        {
            nint[] along = new nint[vectors.Length];
            System.Array.Fill(along, 1);
            along[MeshAxis(i, vectors.Length, matrixIndexing)] = vectors[i].Size;
            using NdArray<T> vector = vectors[i].Reshape(along);
            result[i] = Allocate<T>(shape, zeroed: false);
            result[i].Assign(vector);
        }

        return result;
    }

    /// <summary>The indices of every element of a shape: result[d] holds those along axis d.</summary>
    /// <param name="dimensions">The shape.</param>
    /// <returns>A new array of one axis more.</returns>
    public static NdArray<long> Indices(params ReadOnlySpan<nint> dimensions)
    {
        NdArray<long> result = Allocate<long>([dimensions.Length, .. dimensions], zeroed: false);
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            nint[] along = new nint[dimensions.Length];
            System.Array.Fill(along, 1);
            along[axis] = dimensions[axis];
            using NdArray<long> numbers = Arange((long)dimensions[axis]), shaped = numbers.Reshape(along), target = result.Part(0, axis, 1);
            target.Assign(shaped);
        }

        return result;
    }

    /// <summary>An array whose element at (i, j) is f(i, j).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="function">The rule, called once for each element.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> FromFunction<T>(Func<nint, nint, T> function, nint rows, nint columns)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(function);
        NdArray<T> result = Allocate<T>([rows, columns], zeroed: false);
        for (nint i = 0; i < rows; i++)
        {
            for (nint j = 0; j < columns; j++)
            {
                result.Data[(i * columns) + j] = function(i, j);
            }
        }

        return result;
    }

    /// <summary>An array whose i-th element is f(i).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="function">The rule, called once for each element.</param>
    /// <param name="length">How many.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> FromFunction<T>(Func<nint, T> function, nint length)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(function);
        NdArray<T> result = Allocate<T>([length], zeroed: false);
        for (nint i = 0; i < length; i++)
        {
            result.Data[i] = function(i);
        }

        return result;
    }

    /// <summary>An array whose element at (i, j, k) is f(i, j, k).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="function">The rule, called once for each element.</param>
    /// <param name="length1">The extent of the first axis.</param>
    /// <param name="length2">Of the second.</param>
    /// <param name="length3">Of the third.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> FromFunction<T>(Func<nint, nint, nint, T> function, nint length1, nint length2, nint length3)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(function);
        return FromFunction([length1, length2, length3], index => function(index[0], index[1], index[2]));
    }

    /// <summary>An array of any number of axes, whose element at an index is f(index).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The shape.</param>
    /// <param name="function">The rule, called once for each element, in C order; the span is good for the call only.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> FromFunction<T>(ReadOnlySpan<nint> shape, Func<ReadOnlySpan<nint>, T> function)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(function);
        NdArray<T> result = Allocate<T>(shape, zeroed: false);
        nint[] index = new nint[shape.Length];
        for (nint i = 0; i < result.Size; i++)
        {
            result.Data[i] = function(index);
            for (int axis = shape.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
            {
                index[axis] = 0;
            }
        }

        return result;
    }

    /// <summary>The Vandermonde matrix: its columns are powers of x, falling to x^0, or rising from it.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="x">The numbers, of one axis.</param>
    /// <param name="n">Columns; as many as numbers if negative.</param>
    /// <param name="increasing">Whether the powers rise from left to right.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">x has not one axis.</exception>
    public static NdArray<T> Vander<T>(NdArray<T> x, nint n = -1, bool increasing = false)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.NDim != 1)
        {
            throw new ArgumentException("x must be a one-dimensional array or sequence.", nameof(x));
        }

        nint columns = n < 0 ? x.Size : n;
        NdArray<T> result = Allocate<T>([x.Size, columns], zeroed: false);
        for (nint i = 0; i < x.Size; i++)
        {
            T power = T.One, factor = x[i];
            for (nint j = 0; j < columns; j++)
            {
                result.Data[(i * columns) + (increasing ? j : columns - 1 - j)] = power;
                power *= factor;
            }
        }

        return result;
    }

    private static int MeshAxis(int vector, int count, bool matrixIndexing) =>
        matrixIndexing || count < 2 || vector > 1 ? vector : 1 - vector;
}
