using System.Numerics;

namespace Blas.Arrays;

/// <summary>What NumPy calls the element types.</summary>
internal static class DType
{
    /// <summary>NumPy's name of an element type (<c>float64</c>); for a type that NumPy does not have, C#'s.</summary>
    public static string Name<T>()
        where T : unmanaged =>
        typeof(T) == typeof(bool) ? "bool"
        : typeof(T) == typeof(sbyte) ? "int8"
        : typeof(T) == typeof(byte) ? "uint8"
        : typeof(T) == typeof(short) ? "int16"
        : typeof(T) == typeof(ushort) ? "uint16"
        : typeof(T) == typeof(int) ? "int32"
        : typeof(T) == typeof(uint) ? "uint32"
        : typeof(T) == typeof(long) ? "int64"
        : typeof(T) == typeof(ulong) ? "uint64"
        : typeof(T) == typeof(nint) ? "int64"
        : typeof(T) == typeof(nuint) ? "uint64"
        : typeof(T) == typeof(Half) ? "float16"
        : typeof(T) == typeof(float) ? "float32"
        : typeof(T) == typeof(double) ? "float64"
        : typeof(T) == typeof(Complex32) ? "complex64"
        : typeof(T) == typeof(Complex) ? "complex128"
        : typeof(T).Name;

    /// <summary>What NumPy prints after <c>dtype=</c>: <c>float32</c>, <c>'&lt;U8'</c>, or the list of a record's fields.</summary>
    public static string Text<T>()
        where T : unmanaged =>
        ElementLayout.Of<T>() switch
        {
            TextLayout text => text.Descriptor,
            RecordLayout record => record.Short,
            _ => Name<T>(),
        };

    /// <summary>Whether the type is one of C#'s integers.</summary>
    public static bool IsInteger<T>()
        where T : unmanaged =>
        typeof(T) == typeof(sbyte) || typeof(T) == typeof(byte) || typeof(T) == typeof(short)
        || typeof(T) == typeof(ushort) || typeof(T) == typeof(int) || typeof(T) == typeof(uint)
        || typeof(T) == typeof(long) || typeof(T) == typeof(ulong) || typeof(T) == typeof(nint)
        || typeof(T) == typeof(nuint);

    /// <summary>Whether the type is a complex one.</summary>
    public static bool IsComplex<T>()
        where T : unmanaged =>
        typeof(T) == typeof(Complex32) || typeof(T) == typeof(Complex);
}
