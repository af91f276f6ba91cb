using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>Elements of the four types by their real parts, of which they are one or two.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal static unsafe class ElementParts<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public static bool IsComplex => sizeof(T) != sizeof(TReal);

    /// <summary>The distance from 1 to the next number.</summary>
    public static TReal Epsilon => TReal.BitIncrement(TReal.One) - TReal.One;

    public static TReal Real(T value) => Unsafe.As<T, TReal>(ref value);

    public static TReal Imaginary(T value) => IsComplex ? Unsafe.Add(ref Unsafe.As<T, TReal>(ref value), 1) : TReal.Zero;

    public static T Create(TReal real, TReal imaginary = default)
    {
        T value = default;
        Unsafe.As<T, TReal>(ref value) = real;
        if (IsComplex)
        {
            Unsafe.Add(ref Unsafe.As<T, TReal>(ref value), 1) = imaginary;
        }

        return value;
    }

    public static T Conjugate(T value) => Create(Real(value), -Imaginary(value));

    /// <summary>The absolute value, without overflow on the way.</summary>
    public static TReal Abs(T value) => IsComplex ? TReal.Hypot(Real(value), Imaginary(value)) : TReal.Abs(Real(value));
}
