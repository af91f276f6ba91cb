using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>The constants of the arithmetic, as reference LAPACK's <c>lamch</c> gives them.</summary>
/// <typeparam name="TReal"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal static class Machine<TReal>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>The largest relative error of rounding, 2^-24 or 2^-53 (<c>lamch('E')</c>).</summary>
    public static TReal Epsilon => IsSingle ? TReal.CreateTruncating(5.960464477539063E-08) : TReal.CreateTruncating(1.1102230246251565E-16);

    /// <summary>The distance from 1 to the next number, twice <see cref="Epsilon"/> (<c>lamch('P')</c>).</summary>
    public static TReal Precision => IsSingle ? TReal.CreateTruncating(1.1920928955078125E-07) : TReal.CreateTruncating(2.220446049250313E-16);

    /// <summary>The smallest normal number: its reciprocal is finite (<c>lamch('S')</c>).</summary>
    public static TReal SafeMinimum => IsSingle ? TReal.CreateTruncating(1.1754943508222875E-38) : TReal.CreateTruncating(2.2250738585072014E-308);

    /// <summary>The largest finite number (<c>lamch('O')</c>).</summary>
    public static TReal Overflow => IsSingle ? TReal.CreateTruncating(float.MaxValue) : TReal.CreateTruncating(double.MaxValue);

    /// <summary>2 to a power that is a normal number; a constant where the exponent is one, as <c>ScaleB</c> is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal PowerOfTwo(int exponent) => IsSingle
        ? Unsafe.BitCast<float, TReal>(BitConverter.Int32BitsToSingle((exponent + 127) << 23))
        : Unsafe.BitCast<double, TReal>(BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52));

    private static bool IsSingle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.SizeOf<TReal>() == sizeof(float);
    }
}
