using System.Numerics;

namespace Blas.Arrays;

// Creation: numpy.zeros, empty, full, eye, arange, linspace and their like.
public abstract unsafe partial class NdArray
{
    /// <summary>An array whose elements are not set: whatever the memory held.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The extents; none for a scalar.</param>
    /// <returns>A new C-contiguous array.</returns>
    /// <exception cref="ArgumentException">An extent is negative, or the product of all overflows.</exception>
    /// <exception cref="InsufficientMemoryException">There is no memory for it.</exception>
    public static NdArray<T> Empty<T>(params ReadOnlySpan<nint> shape)
        where T : unmanaged => Allocate<T>(shape, zeroed: false);

    /// <summary>An array of zeros.</summary>
    /// <inheritdoc cref="Empty{T}"/>
    public static NdArray<T> Zeros<T>(params ReadOnlySpan<nint> shape)
        where T : unmanaged => Allocate<T>(shape, zeroed: true);

    /// <summary>An array of ones.</summary>
    /// <inheritdoc cref="Empty{T}"/>
    public static NdArray<T> Ones<T>(params ReadOnlySpan<nint> shape)
        where T : unmanaged => Full(shape, One<T>());

    /// <summary>An array of one value.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The extents; empty for a scalar.</param>
    /// <param name="value">The value.</param>
    /// <returns>A new C-contiguous array.</returns>
    /// <exception cref="ArgumentException">An extent is negative, or the product of all overflows.</exception>
    /// <exception cref="InsufficientMemoryException">There is no memory for it.</exception>
    public static NdArray<T> Full<T>(ReadOnlySpan<nint> shape, T value)
        where T : unmanaged
    {
        NdArray<T> result = Allocate<T>(shape, zeroed: false);
        result.Fill(value);
        return result;
    }

    /// <summary>A new uninitialised array of the shape of another.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="like">The array whose shape is taken.</param>
    /// <returns>A new C-contiguous array.</returns>
    public static NdArray<T> EmptyLike<T>(NdArray<T> like)
        where T : unmanaged => Allocate<T>(like.Shape, zeroed: false);

    /// <summary>Zeros in the shape of another array.</summary>
    /// <inheritdoc cref="EmptyLike{T}"/>
    public static NdArray<T> ZerosLike<T>(NdArray<T> like)
        where T : unmanaged => Allocate<T>(like.Shape, zeroed: true);

    /// <summary>Ones in the shape of another array.</summary>
    /// <inheritdoc cref="EmptyLike{T}"/>
    public static NdArray<T> OnesLike<T>(NdArray<T> like)
        where T : unmanaged => Full(like.Shape, One<T>());

    /// <summary>An array of the same shape, every element set to a value.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="like">The array whose shape is taken.</param>
    /// <param name="value">The value.</param>
    /// <returns>A new C-contiguous array.</returns>
    public static NdArray<T> FullLike<T>(NdArray<T> like, T value)
        where T : unmanaged => Full(like.Shape, value);

    /// <summary>A 0-dimensional array.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">Its element.</param>
    /// <returns>The array.</returns>
    public static NdArray<T> FromScalar<T>(T value)
        where T : unmanaged
    {
        NdArray<T> result = Allocate<T>([], zeroed: false);
        *result.Data = value;
        return result;
    }

    /// <summary>A copy of the values, as a new array of the given shape (of one axis if none is given).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">The elements in C order.</param>
    /// <param name="shape">The extents; one of them may be -1, to be inferred.</param>
    /// <returns>A new C-contiguous array.</returns>
    /// <exception cref="ArgumentException">The shape does not have as many elements.</exception>
    public static NdArray<T> FromSpan<T>(ReadOnlySpan<T> values, params ReadOnlySpan<nint> shape)
        where T : unmanaged
    {
        Span<nint> extents = stackalloc nint[ShapeMath.MaxDims];
        extents = ResolveShape(values.Length, shape, extents);
        NdArray<T> result = Allocate<T>(extents, zeroed: false);
        values.CopyTo(new Span<T>(result.Data, values.Length));
        return result;
    }

    /// <summary>An array on the caller's own memory: no copy is made, and writes are seen on both sides.</summary>
    /// <remarks>The C# array is pinned until the last array on it is disposed or collected. It may be unaligned.</remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="array">The elements in C order.</param>
    /// <param name="shape">The extents (default: one axis); one of them may be -1, to be inferred.</param>
    /// <returns>A new C-contiguous array.</returns>
    /// <exception cref="ArgumentException">The shape does not have as many elements.</exception>
    public static NdArray<T> Wrap<T>(T[] array, params ReadOnlySpan<nint> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        Span<nint> extents = stackalloc nint[ShapeMath.MaxDims];
        extents = ResolveShape(array.Length, shape, extents);
        ArrayStorage storage = ArrayStorage.Wrap(array);
        return Own<T>(storage, extents);
    }

    /// <summary>The identity, or a matrix with ones on one diagonal.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="n">Rows.</param>
    /// <param name="m">Columns; as many as rows if negative.</param>
    /// <param name="k">The diagonal: 0 is the main one, positive above it, negative below.</param>
    /// <returns>A new n by m array.</returns>
    /// <exception cref="ArgumentException">n is negative, or n·m overflows.</exception>
    public static NdArray<T> Eye<T>(nint n, nint m = -1, nint k = 0)
        where T : unmanaged
    {
        T one = One<T>();
        nint columns = m < 0 ? n : m;
        NdArray<T> result = Allocate<T>([n, columns], zeroed: true);
        for (nint i = k < 0 ? -k : 0; i < n && i + k < columns && i >= 0; i++)
        {
            result.Data[(i * columns) + i + k] = one;
        }

        return result;
    }

    /// <summary>The numbers 0, 1, ..., stop - 1.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="stop">The end, which is not included.</param>
    /// <returns>A new array of one axis.</returns>
    public static NdArray<T> Arange<T>(T stop)
        where T : unmanaged, INumber<T> => Arange(T.Zero, stop, T.One);

    /// <summary>The numbers start, start + 1, ... before stop.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="start">The first.</param>
    /// <param name="stop">The end, which is not included.</param>
    /// <returns>A new array of one axis.</returns>
    public static NdArray<T> Arange<T>(T start, T stop)
        where T : unmanaged, INumber<T> => Arange(start, stop, T.One);

    /// <summary>
    /// The numbers start, start + step, ... before stop: ceil((stop - start) / step) of them, each start + i·delta with
    /// delta = (start + step) - start as in NumPy.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="start">The first number.</param>
    /// <param name="stop">The end, which is not included (rounding may include it, as in NumPy).</param>
    /// <param name="step">The distance; may be negative, not 0.</param>
    /// <returns>A new array of one axis.</returns>
    /// <exception cref="ArgumentException">The step is 0 or NaN, or the length is not finite or too big.</exception>
    public static NdArray<T> Arange<T>(T start, T stop, T step)
        where T : unmanaged, INumber<T>
    {
        if (T.IsZero(step) || T.IsNaN(step))
        {
            throw new ArgumentException(FormattableString.Invariant($"Maximum allowed size exceeded: the step is {step}"), nameof(step));
        }

        nint count = ArangeCount(start, stop, step);
        NdArray<T> result = Allocate<T>([count], zeroed: false);
        T delta = unchecked(start + step - start);
        for (nint i = 0; i < count; i++)
        {
            result.Data[i] = i switch
            {
                0 => start,
                1 => unchecked(start + step),
                _ => unchecked(start + (T.CreateTruncating(i) * delta)),
            };
        }

        return result;
    }

    /// <summary>Evenly spaced numbers over an interval, both ends included unless told otherwise.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="start">The first number.</param>
    /// <param name="stop">The last number; with <paramref name="endpoint"/> false, the one after the last.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether stop is included.</param>
    /// <returns>A new array of one axis; computed in double precision, then rounded, as NumPy does.</returns>
    /// <exception cref="ArgumentException">num is negative.</exception>
    public static NdArray<T> Linspace<T>(double start, double stop, nint num = 50, bool endpoint = true)
        where T : unmanaged, IFloatingPoint<T>
    {
        if (num < 0)
        {
            throw new ArgumentException(ShapeMath.Text($"Number of samples, {num}, must be non-negative."), nameof(num));
        }

        NdArray<T> result = Allocate<T>([num], zeroed: false);
        nint intervals = endpoint ? num - 1 : num;
        double delta = stop - start;
        double step = delta / intervals;
        for (nint i = 0; i < num; i++)
        {
            // A step that underflows to 0 would lose the interval: then the order of operations is the other one.
            double offset = intervals <= 0 ? i * delta : step == 0 ? i / (double)intervals * delta : i * step;
            result.Data[i] = T.CreateTruncating(offset + start);
        }

        if (endpoint && num > 1)
        {
            result.Data[num - 1] = T.CreateTruncating(stop);
        }

        return result;
    }

    internal static NdArray<T> Allocate<T>(ReadOnlySpan<nint> shape, bool zeroed)
        where T : unmanaged
    {
        nint size = ShapeMath.CheckedSize(shape, sizeof(T));
        return Own<T>(ArrayStorage.Allocate(size * sizeof(T), zeroed, shape, DType.Name<T>()), shape);
    }

    private static NdArray<T> Own<T>(ArrayStorage storage, ReadOnlySpan<nint> shape)
        where T : unmanaged
    {
        nint[] strides = shape.IsEmpty ? [] : new nint[shape.Length];
        ShapeMath.ContiguousStrides(shape, strides);
        return new NdArray<T>(storage, (T*)storage.Start, shape.ToArray(), strides, isFirstOwner: true);
    }

    private static nint ArangeCount<T>(T start, T stop, T step)
        where T : unmanaged, INumber<T>
    {
        if (DType.IsInteger<T>())
        {
            // Exact: the difference of two 64-bit integers needs 65 bits.
            Int128 from = Int128.CreateChecked(start);
            Int128 to = Int128.CreateChecked(stop);
            Int128 by = Int128.CreateChecked(step);
            Int128 span = by > 0 ? to - from : from - to;
            Int128 count128 = span <= 0 ? 0 : (span + Int128.Abs(by) - 1) / Int128.Abs(by);
            return count128 <= nint.MaxValue
                ? (nint)count128
                : throw new ArgumentException(FormattableString.Invariant($"Maximum allowed size exceeded: {count128}"), nameof(stop));
        }

        double count = Math.Ceiling((double.CreateChecked(stop) - double.CreateChecked(start)) / double.CreateChecked(step));
        return double.IsNaN(count)
            ? throw new ArgumentException("arange: cannot compute length", nameof(stop))
            : count >= nint.MaxValue
            ? throw new ArgumentException(FormattableString.Invariant($"Maximum allowed size exceeded: {count}"), nameof(stop))
            : (nint)Math.Max(count, 0);
    }
}
