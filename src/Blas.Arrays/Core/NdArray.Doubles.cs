namespace Blas.Arrays;

// Creation without a type: doubles, as in NumPy.
public abstract partial class NdArray
{
    /// <summary>Zeros, in double precision: NumPy's default type.</summary>
    /// <param name="shape">The extents; empty for a scalar.</param>
    /// <returns>A new C-contiguous array.</returns>
    /// <exception cref="ArgumentException">An extent is negative, or the product of all overflows.</exception>
    public static NdArray<double> Zeros(params ReadOnlySpan<nint> shape) => Zeros<double>(shape);

    /// <summary>Ones, in double precision: NumPy's default type.</summary>
    /// <param name="shape">The extents; empty for a scalar.</param>
    /// <returns>A new C-contiguous array.</returns>
    /// <exception cref="ArgumentException">An extent is negative, or the product of all overflows.</exception>
    public static NdArray<double> Ones(params ReadOnlySpan<nint> shape) => Ones<double>(shape);

    /// <summary>An array whose elements are whatever the memory held, in double precision: NumPy's default type.</summary>
    /// <param name="shape">The extents; empty for a scalar.</param>
    /// <returns>A new C-contiguous array.</returns>
    /// <exception cref="ArgumentException">An extent is negative, or the product of all overflows.</exception>
    public static NdArray<double> Empty(params ReadOnlySpan<nint> shape) => Empty<double>(shape);

    /// <summary>Ones on a diagonal, zeros elsewhere, in double precision.</summary>
    /// <param name="n">Rows.</param>
    /// <param name="m">Columns; as many as rows if negative.</param>
    /// <param name="k">Which diagonal: 0 the main one, positive above it, negative below.</param>
    /// <returns>A new array.</returns>
    public static NdArray<double> Eye(nint n, nint m = -1, nint k = 0) => Eye<double>(n, m, k);

    /// <summary>The identity matrix, in double precision.</summary>
    /// <param name="n">Rows and columns.</param>
    /// <returns>A new array.</returns>
    public static NdArray<double> Identity(nint n) => Identity<double>(n);

    /// <summary>Evenly spaced numbers, in double precision.</summary>
    /// <param name="start">The first.</param>
    /// <param name="stop">The last, or the one after it.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether <paramref name="stop"/> is the last.</param>
    /// <returns>A new array of one axis.</returns>
    public static NdArray<double> Linspace(double start, double stop, nint num = 50, bool endpoint = true) => Linspace<double>(start, stop, num, endpoint);

    /// <summary>Numbers whose logarithms are evenly spaced, in double precision: radix^start to radix^stop.</summary>
    /// <param name="start">The first exponent.</param>
    /// <param name="stop">The last exponent, or the one after it.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether <paramref name="stop"/> is the last.</param>
    /// <param name="radix">The base of the powers.</param>
    /// <returns>A new array of one axis.</returns>
    public static NdArray<double> Logspace(double start, double stop, nint num = 50, bool endpoint = true, double radix = 10.0) =>
        Logspace<double>(start, stop, num, endpoint, radix);

    /// <summary>A geometric sequence, in double precision.</summary>
    /// <param name="start">The first.</param>
    /// <param name="stop">The last, or the one after it.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether <paramref name="stop"/> is the last.</param>
    /// <returns>A new array of one axis.</returns>
    public static NdArray<double> Geomspace(double start, double stop, nint num = 50, bool endpoint = true) => Geomspace<double>(start, stop, num, endpoint);

    private static T One<T>()
        where T : unmanaged
    {
        using NdArray<byte> one = FromScalar((byte)1);
        using NdArray<T> converted = one.AsType<T>();
        return converted.Item();
    }
}
