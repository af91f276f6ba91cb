using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>What the routines need to know of a single element, for all four element types.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal static class Scalars<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Real(T value) => Unsafe.As<T, TReal>(ref value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Imaginary(T value) =>
        Unsafe.SizeOf<T>() == Unsafe.SizeOf<TReal>() ? TReal.Zero : Unsafe.Add(ref Unsafe.As<T, TReal>(ref value), 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Create(TReal real, TReal imaginary)
    {
        T value = default;
        Unsafe.As<T, TReal>(ref value) = real;
        if (Unsafe.SizeOf<T>() != Unsafe.SizeOf<TReal>())
        {
            Unsafe.Add(ref Unsafe.As<T, TReal>(ref value), 1) = imaginary;
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Conjugate(T value) => Create(Real(value), -Imaginary(value));

    /// <summary>|re| + |im|, the size by which the reference BLAS chooses pivots (<c>cabs1</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Abs1(T value) => TReal.Abs(Real(value)) + TReal.Abs(Imaginary(value));

    /// <summary>sqrt(re² + im²), without overflow or underflow on the way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Modulus(T value) =>
        Unsafe.SizeOf<T>() == Unsafe.SizeOf<TReal>() ? TReal.Abs(Real(value)) : Length(Real(value), Imaginary(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(T value) => Real(value) == TReal.Zero && Imaginary(value) == TReal.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOne(T value) => Real(value) == TReal.One && Imaginary(value) == TReal.Zero;

    /// <summary>The product without fusion or range checks, as the reference BLAS writes it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply(T x, T y)
    {
        TReal a = Real(x), b = Imaginary(x), c = Real(y), d = Imaginary(y);
        return Unsafe.SizeOf<T>() == Unsafe.SizeOf<TReal>() ? Create(a * c, default) : Create((a * c) - (b * d), (a * d) + (b * c));
    }

    private static TReal Length(TReal x, TReal y)
    {
        // Squares in this range are normal numbers, and so is their sum.
        int safe = Unsafe.SizeOf<TReal>() == sizeof(float) ? 50 : 450;
        TReal low = TReal.ScaleB(TReal.One, -safe), high = TReal.ScaleB(TReal.One, safe);
        TReal max = TReal.Max(TReal.Abs(x), TReal.Abs(y));
        return max > low && max < high ? TReal.Sqrt((x * x) + (y * y)) : TReal.Hypot(x, y);
    }
}
