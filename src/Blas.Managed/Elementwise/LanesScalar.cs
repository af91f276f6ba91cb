using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>A single lane, for processors without vectors.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly unsafe struct LanesScalar<T> : ILanes<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(T* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T value, T* target) => *target = value;

    public static T LoadPart(T* source, nint count) => T.One;

    public static void StorePart(T value, T* target, nint count)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Constant(double value) => T.CreateTruncating(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Broadcast(T value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Bits(long value) =>
        typeof(T) == typeof(float) ? (T)(object)BitConverter.Int32BitsToSingle((int)value) : (T)(object)BitConverter.Int64BitsToDouble(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add(T x, T y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Subtract(T x, T y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply(T x, T y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Divide(T x, T y) => x / y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sqrt(T x) => T.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplyAdd(T x, T y, T z) => (x * y) + z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fused(T x, T y, T z) => Emulation<LanesScalar<T>, T, T>.Fused(x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FusedNegated(T x, T y, T z) => Fused(-x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AtMost(T x, T limit) => x > limit ? limit : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AtLeast(T x, T limit) => x < limit ? limit : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Floor(T x) => T.Floor(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T And(T x, T y) => Bits(Integer(x) & Integer(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Or(T x, T y) => Bits(Integer(x) | Integer(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Xor(T x, T y) => Bits(Integer(x) ^ Integer(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AndNot(T x, T y) => Bits(Integer(x) & ~Integer(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Less(T x, T y) => Bits(x < y ? -1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LessOrEqual(T x, T y) => Bits(x <= y ? -1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Equal(T x, T y) => Bits(x == y ? -1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Select(T mask, T x, T y) => Integer(mask) != 0 ? x : y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(T mask) => Integer(mask) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AddBits(T x, T y) => Bits(Integer(x) + Integer(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SubtractBits(T x, T y) => Bits(Integer(x) - Integer(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ShiftLeft(T x, int count) => Bits(Integer(x) << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ShiftRight(T x, int count) => Bits(Integer(x) >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale(T value, T exponent) => Emulation<LanesScalar<T>, T, T>.Scale(value, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lookup(ReadOnlySpan<T> table, T index) => table[(int)(Integer(index) & 15)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LookupOf32(ReadOnlySpan<float> low, ReadOnlySpan<float> high, T index) =>
        T.CreateTruncating(((Integer(index) & 16) == 0 ? low : high)[(int)(Integer(index) & 15)]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exponent(T x) => Emulation<LanesScalar<T>, T, T>.Exponent(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Mantissa(T x) => Emulation<LanesScalar<T>, T, T>.Mantissa(x);

    // A signalling NaN's bits must not pass through a floating-point conversion; these only reinterpret.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Integer(T x) =>
        typeof(T) == typeof(float) ? BitConverter.SingleToInt32Bits((float)(object)x) : BitConverter.DoubleToInt64Bits((double)(object)x);
}
