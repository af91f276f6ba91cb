using System.Numerics;

namespace Blas.Arrays;

/// <summary>The element types that .npy files and C# share, and their letters.</summary>
internal static class NpyElement
{
    /// <summary>What is done for an element type that only a file names.</summary>
    public interface IVisitor<out TResult>
    {
        TResult Visit<T>()
            where T : unmanaged;
    }

    /// <summary>NumPy's letters for a C# type, little-endian.</summary>
    /// <exception cref="NotSupportedException">NumPy has no such type.</exception>
    public static string Descriptor<T>()
        where T : unmanaged
    {
        char order = Component<T>() == 1 ? '|' : '<';
        return Letters<T>() is string letters
            ? order + letters
            : throw new NotSupportedException($"An array of {typeof(T).Name} cannot be written as .npy: NumPy has no such element type.");
    }

    /// <summary>Calls the visitor with the C# type that has these letters.</summary>
    /// <param name="letters">Without the byte order: <c>f8</c>.</param>
    /// <param name="visitor">What to do.</param>
    /// <exception cref="NpyFormatException">There is none.</exception>
    public static TResult Visit<TResult>(ReadOnlySpan<char> letters, IVisitor<TResult> visitor) => letters switch
    {
        "b1" or "?" => visitor.Visit<bool>(),
        "i1" => visitor.Visit<sbyte>(),
        "u1" => visitor.Visit<byte>(),
        "i2" => visitor.Visit<short>(),
        "u2" => visitor.Visit<ushort>(),
        "i4" => visitor.Visit<int>(),
        "u4" => visitor.Visit<uint>(),
        "i8" => visitor.Visit<long>(),
        "u8" => visitor.Visit<ulong>(),
        "f2" => visitor.Visit<Half>(),
        "f4" => visitor.Visit<float>(),
        "f8" => visitor.Visit<double>(),
        "c8" => visitor.Visit<Complex32>(),
        "c16" => visitor.Visit<Complex>(),
        ['O', ..] => throw new NpyFormatException(
            "The file holds Python objects as a pickle, which can run any program when it is read; save it from Python with a numeric dtype."),
        _ => throw new NpyFormatException($"The element type '{letters}' of the .npy file has no counterpart among C#'s numbers."),
    };

    /// <summary>Bytes that are turned round where the byte order is the other one: half of a complex number.</summary>
    public static unsafe int Component<T>()
        where T : unmanaged => DType.IsComplex<T>() ? sizeof(T) / 2 : sizeof(T);

    private static string? Letters<T>()
        where T : unmanaged =>
        typeof(T) == typeof(bool) ? "b1"
        : typeof(T) == typeof(sbyte) ? "i1"
        : typeof(T) == typeof(byte) ? "u1"
        : typeof(T) == typeof(short) ? "i2"
        : typeof(T) == typeof(ushort) ? "u2"
        : typeof(T) == typeof(int) ? "i4"
        : typeof(T) == typeof(uint) ? "u4"
        : typeof(T) == typeof(long) || typeof(T) == typeof(nint) ? "i8"
        : typeof(T) == typeof(ulong) || typeof(T) == typeof(nuint) ? "u8"
        : typeof(T) == typeof(Half) ? "f2"
        : typeof(T) == typeof(float) ? "f4"
        : typeof(T) == typeof(double) ? "f8"
        : typeof(T) == typeof(Complex32) ? "c8"
        : typeof(T) == typeof(Complex) ? "c16"
        : null;
}
