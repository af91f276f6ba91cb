using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Blas.Managed;

/// <summary>The operations of 128-bit vectors, on any processor that has them.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly unsafe struct Simd128<T> : ISimd<Vector128<T>, T>
    where T : unmanaged
{
    public static int Count => Vector128<T>.Count;

    public static int TileColumns => AdvSimd.Arm64.IsSupported ? 12 : 6;

    public static int HalfCount => 0;

    public static Vector128<T> Zero => Vector128<T>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<T> value, T* target) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Broadcast(T value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> x, Vector128<T> y, Vector128<T> z) =>
        typeof(T) == typeof(float)
            ? Vector128.MultiplyAddEstimate(x.AsSingle(), y.AsSingle(), z.AsSingle()).As<float, T>()
            : Vector128.MultiplyAddEstimate(x.AsDouble(), y.AsDouble(), z.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> x, Vector128<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Multiply(Vector128<T> x, Vector128<T> y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Divide(Vector128<T> x, Vector128<T> y) => x / y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Abs(Vector128<T> x) => Vector128.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Max(Vector128<T> x, Vector128<T> y) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(x, y), x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Min(Vector128<T> x, Vector128<T> y) =>
        Vector128.ConditionalSelect(Vector128.LessThan(x, y), x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest(Vector128<T> x)
    {
        x = Max(x, SwapHalves(x));
        return typeof(T) == typeof(float) ? Max(x, SwapPairs(x)).ToScalar() : x.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Smallest(Vector128<T> x)
    {
        x = Min(x, SwapHalves(x));
        return typeof(T) == typeof(float) ? Min(x, SwapPairs(x)).ToScalar() : x.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstEqual(Vector128<T> x, Vector128<T> y)
    {
        ulong equal = Vector128.Equals(x, y).ExtractMostSignificantBits();
        return equal == 0 ? -1 : BitOperations.TrailingZeroCount(equal);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> SwapPairs(Vector128<T> x) =>
        typeof(T) == typeof(float)
            ? Vector128.Shuffle(x.AsSingle(), Vector128.Create(1, 0, 3, 2)).As<float, T>()
            : Vector128.Shuffle(x.AsDouble(), Vector128.Create(1L, 0)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> BroadcastLane(Vector128<T> x, nint lane) =>
        typeof(T) == typeof(float)
            ? Vector128.ShuffleNative(x.AsSingle(), Vector128.Create((int)lane)).As<float, T>()
            : Vector128.ShuffleNative(x.AsDouble(), Vector128.Create((long)lane)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Alternate(T even, T odd) =>
        Vector128.ConditionalSelect(
            typeof(T) == typeof(float)
                ? Vector128.Create(0x00000000FFFFFFFFUL).As<ulong, T>()
                : Vector128.Create(ulong.MaxValue, 0).As<ulong, T>(),
            Vector128.Create(even),
            Vector128.Create(odd));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector128<T> x) => Vector128.Sum(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Even, T Odd) SumPairs(Vector128<T> x)
    {
        x = typeof(T) == typeof(float) ? x + SwapHalves(x) : x;
        return (x.GetElement(0), x.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumFour(Vector128<T> x0, Vector128<T> x1, Vector128<T> x2, Vector128<T> x3, T* sums)
    {
        sums[0] = Sum(x0);
        sums[1] = Sum(x1);
        sums[2] = Sum(x2);
        sums[3] = Sum(x3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Mask(nint count) =>
        typeof(T) == typeof(float)
            ? Vector128.LessThan(Vector128<int>.Indices, Vector128.Create((int)count)).As<int, T>()
            : Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count)).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Keep(Vector128<T> x, Vector128<T> mask) => x & mask;

    // Masked accesses element by element: 128-bit vectors have at most four, and not every processor has the instruction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LoadMasked(T* source, Vector128<T> mask)
    {
        uint bits = mask.ExtractMostSignificantBits();
        Vector128<T> value = Vector128.CreateScalar(bits != 0 ? source[0] : default);
        for (int i = 1; i < Vector128<T>.Count && (bits >> i) != 0; i++)
        {
            value = value.WithElement(i, source[i]);
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector128<T> value, T* target, Vector128<T> mask)
    {
        uint bits = mask.ExtractMostSignificantBits();
        for (int i = 0; i < Vector128<T>.Count && (bits >> i) != 0; i++)
        {
            target[i] = value.GetElement(i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> SwapHalves(Vector128<T> x) => Vector128.Shuffle(x.AsDouble(), Vector128.Create(1L, 0)).As<double, T>();

    public static nint FindTile(int columns, TileShape shape) =>
        shape switch
        {
            TileShape.One => GemmKernelTable<TileVectorPart<Simd128<T>, Vector128<T>, T>, NoTileVector<T>, NoVector, TileVectorPart<Simd128<T>, Vector128<T>, T>, Vector128<T>, T>.Find(columns),
            TileShape.TwoInPart => GemmKernelTable<TileVector<Simd128<T>, Vector128<T>, T>, TileVector<Simd128<T>, Vector128<T>, T>, Vector128<T>, TileVectorPart<Simd128<T>, Vector128<T>, T>, Vector128<T>, T>.Find(columns),
            _ => GemmKernelTable<TileVector<Simd128<T>, Vector128<T>, T>, TileVector<Simd128<T>, Vector128<T>, T>, Vector128<T>, TileVector<Simd128<T>, Vector128<T>, T>, Vector128<T>, T>.Find(columns),
        };
}
