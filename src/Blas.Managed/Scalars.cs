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
    // By the types' own members: an address that is taken of a value keeps it out of registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Real(T value) =>
        typeof(T) == typeof(Complex) ? Unsafe.BitCast<double, TReal>(Unsafe.BitCast<T, Complex>(value).Real)
        : typeof(T) == typeof(Complex32) ? Unsafe.BitCast<float, TReal>(Unsafe.BitCast<T, Complex32>(value).Real)
        : Unsafe.BitCast<T, TReal>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Imaginary(T value) =>
        typeof(T) == typeof(Complex) ? Unsafe.BitCast<double, TReal>(Unsafe.BitCast<T, Complex>(value).Imaginary)
        : typeof(T) == typeof(Complex32) ? Unsafe.BitCast<float, TReal>(Unsafe.BitCast<T, Complex32>(value).Imaginary)
        : TReal.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Create(TReal real, TReal imaginary) =>
        typeof(T) == typeof(Complex)
            ? Unsafe.BitCast<Complex, T>(new(Unsafe.BitCast<TReal, double>(real), Unsafe.BitCast<TReal, double>(imaginary)))
        : typeof(T) == typeof(Complex32)
            ? Unsafe.BitCast<Complex32, T>(new(Unsafe.BitCast<TReal, float>(real), Unsafe.BitCast<TReal, float>(imaginary)))
        : Unsafe.BitCast<TReal, T>(real);

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
        TReal low = Machine<TReal>.PowerOfTwo(-safe), high = Machine<TReal>.PowerOfTwo(safe);
        TReal max = TReal.Max(TReal.Abs(x), TReal.Abs(y));
        return max > low && max < high ? TReal.Sqrt((x * x) + (y * y)) : TReal.Hypot(x, y);
    }

    /// <summary>x y + z, fused where the processor does so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplyAdd(T x, T y, T z)
    {
        TReal a = Real(x), b = Imaginary(x), c = Real(y), d = Imaginary(y);
        TReal real = TReal.MultiplyAddEstimate(a, c, Real(z));
        return Unsafe.SizeOf<T>() == Unsafe.SizeOf<TReal>()
            ? Create(real, default)
            : Create(TReal.MultiplyAddEstimate(-b, d, real), TReal.MultiplyAddEstimate(a, d, TReal.MultiplyAddEstimate(b, c, Imaginary(z))));
    }

    /// <summary>z - x y, fused where the processor does so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplySubtract(T x, T y, T z) => MultiplyAdd(Create(-Real(x), -Imaginary(x)), y, z);

    /// <summary>1 / x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Reciprocal(T x)
    {
        TReal real = Real(x), imaginary = Imaginary(x);
        if (Unsafe.SizeOf<T>() == Unsafe.SizeOf<TReal>())
        {
            return Create(TReal.One / real, default);
        }

        // Between these squares neither overflow nor lose bits.
        int safe = Unsafe.SizeOf<TReal>() == sizeof(float) ? 50 : 450;
        TReal size = TReal.Abs(real) + TReal.Abs(imaginary);
        if (size > Machine<TReal>.PowerOfTwo(-safe) && size < Machine<TReal>.PowerOfTwo(safe))
        {
            TReal inverse = TReal.One / ((real * real) + (imaginary * imaginary));
            return Create(real * inverse, -imaginary * inverse);
        }

        return T.One / x;
    }

    /// <summary>x / y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quotient(T x, T y) => TryReciprocal(y, out T reciprocal) ? Multiply(x, reciprocal) : x / y;

    /// <summary>1 / y for a complex y from whose reciprocal a quotient may be computed: neither overflows nor loses digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReciprocal(T y, out T reciprocal)
    {
        int safe = Unsafe.SizeOf<TReal>() == sizeof(float) ? 50 : 450;
        TReal size = Abs1(y);
        bool isSafe = Unsafe.SizeOf<T>() != Unsafe.SizeOf<TReal>() && size > Machine<TReal>.PowerOfTwo(-safe) && size < Machine<TReal>.PowerOfTwo(safe);
        reciprocal = isSafe ? Reciprocal(y) : default;
        return isSafe;
    }

    /// <summary>y += a x, or conj(a) x. In memory, part by part: what is written so is soon read so, and a read across two writes waits for both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void AddProduct(T* a, bool conjugate, T* x, T* y)
    {
        TReal* left = (TReal*)a, right = (TReal*)x, sum = (TReal*)y;
        if (Unsafe.SizeOf<T>() == Unsafe.SizeOf<TReal>())
        {
            *sum = TReal.MultiplyAddEstimate(*left, *right, *sum);
            return;
        }

        TReal imaginary = conjugate ? -left[1] : left[1], real = TReal.MultiplyAddEstimate(left[0], right[0], sum[0]);
        sum[1] = TReal.MultiplyAddEstimate(imaginary, right[0], TReal.MultiplyAddEstimate(left[0], right[1], sum[1]));
        sum[0] = TReal.MultiplyAddEstimate(-imaginary, right[1], real);
    }
}
