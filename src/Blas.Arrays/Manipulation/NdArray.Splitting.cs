namespace Blas.Arrays;

// numpy.hsplit, vsplit, dsplit.
public abstract partial class NdArray
{
    /// <summary>Cuts an array into equal parts side by side: along the second axis, or the only one.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="sections">How many parts.</param>
    /// <returns>Views.</returns>
    /// <exception cref="ArgumentException">The extent is no multiple of the number, or there is no such axis.</exception>
    public static NdArray<T>[] HSplit<T>(NdArray<T> a, nint sections)
        where T : unmanaged => Split(a, sections, Sideways(a, "hsplit"));

    /// <summary>Cuts an array before each of the indices side by side: along the second axis, or the only one.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="indices">Where; negative numbers count from the end.</param>
    /// <returns>Views, one more than indices.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    public static NdArray<T>[] HSplit<T>(NdArray<T> a, ReadOnlySpan<nint> indices)
        where T : unmanaged => Split(a, indices, Sideways(a, "hsplit"));

    /// <summary>Cuts an array into equal parts one above the other: along the first of two axes or more.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="sections">How many parts.</param>
    /// <returns>Views.</returns>
    /// <exception cref="ArgumentException">The extent is no multiple of the number, or there is no such axis.</exception>
    public static NdArray<T>[] VSplit<T>(NdArray<T> a, nint sections)
        where T : unmanaged => Split(a, sections, Downwards(a, "vsplit"));

    /// <summary>Cuts an array before each of the indices one above the other: along the first of two axes or more.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="indices">Where; negative numbers count from the end.</param>
    /// <returns>Views, one more than indices.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    public static NdArray<T>[] VSplit<T>(NdArray<T> a, ReadOnlySpan<nint> indices)
        where T : unmanaged => Split(a, indices, Downwards(a, "vsplit"));

    /// <summary>Cuts an array into equal parts along the third axis.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="sections">How many parts.</param>
    /// <returns>Views.</returns>
    /// <exception cref="ArgumentException">The extent is no multiple of the number, or there is no such axis.</exception>
    public static NdArray<T>[] DSplit<T>(NdArray<T> a, nint sections)
        where T : unmanaged => Split(a, sections, Inwards(a, "dsplit"));

    /// <summary>Cuts an array before each of the indices along the third axis.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="indices">Where; negative numbers count from the end.</param>
    /// <returns>Views, one more than indices.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    public static NdArray<T>[] DSplit<T>(NdArray<T> a, ReadOnlySpan<nint> indices)
        where T : unmanaged => Split(a, indices, Inwards(a, "dsplit"));

    private static int Sideways(NdArray a, string name) => Math.Min(Require(a, name, 1) - 1, 1);

    private static int Downwards(NdArray a, string name) => Math.Min(Require(a, name, 2), 0);

    private static int Inwards(NdArray a, string name) => Math.Min(Require(a, name, 3), 2);

    private static int Require(NdArray a, string name, int ndim)
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.NDim >= ndim
            ? a.NDim
            : throw new ArgumentException(ShapeMath.Text($"{name} only works on arrays of {ndim} or more dimensions: it has {a.NDim}"), nameof(a));
    }
}
