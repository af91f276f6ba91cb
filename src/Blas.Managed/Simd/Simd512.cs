using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Blas.Managed;

/// <summary>The operations of 512-bit vectors (AVX-512).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly unsafe struct Simd512<T> : ISimd<Vector512<T>, T>
    where T : unmanaged
{
    public static int Count => Vector512<T>.Count;

    public static int TileColumns => 12;

    public static int HalfCount => Vector256<T>.Count;

    public static Vector512<T> Zero => Vector512<T>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(T* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> value, T* target) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Broadcast(T value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> x, Vector512<T> y, Vector512<T> z) =>
        typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(x.AsSingle(), y.AsSingle(), z.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(x.AsDouble(), y.AsDouble(), z.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> x, Vector512<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply(Vector512<T> x, Vector512<T> y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Divide(Vector512<T> x, Vector512<T> y) => x / y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Abs(Vector512<T> x) => Vector512.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Max(Vector512<T> x, Vector512<T> y) =>
        typeof(T) == typeof(float)
            ? Avx512F.Max(x.AsSingle(), y.AsSingle()).As<float, T>()
            : Avx512F.Max(x.AsDouble(), y.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Min(Vector512<T> x, Vector512<T> y) =>
        typeof(T) == typeof(float)
            ? Avx512F.Min(x.AsSingle(), y.AsSingle()).As<float, T>()
            : Avx512F.Min(x.AsDouble(), y.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest(Vector512<T> x) => Simd256<T>.Largest(Simd256<T>.Max(x.GetLower(), x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Smallest(Vector512<T> x) => Simd256<T>.Smallest(Simd256<T>.Min(x.GetLower(), x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstEqual(Vector512<T> x, Vector512<T> y)
    {
        ulong equal = Vector512.Equals(x, y).ExtractMostSignificantBits();
        return equal == 0 ? -1 : BitOperations.TrailingZeroCount(equal);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SwapPairs(Vector512<T> x) =>
        typeof(T) == typeof(float)
            ? Avx512F.Permute4x32(x.AsSingle(), 0b10_11_00_01).As<float, T>()
            : Avx512F.Permute2x64(x.AsDouble(), 0b0101_0101).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> BroadcastLane(Vector512<T> x, nint lane) =>
        typeof(T) == typeof(float)
            ? Vector512.ShuffleNative(x.AsSingle(), Vector512.Create((int)lane)).As<float, T>()
            : Vector512.ShuffleNative(x.AsDouble(), Vector512.Create((long)lane)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Alternate(T even, T odd) =>
        Vector512.ConditionalSelect(
            typeof(T) == typeof(float)
                ? Vector512.Create(0x00000000FFFFFFFFUL).As<ulong, T>()
                : Vector512.Create(ulong.MaxValue, 0, ulong.MaxValue, 0, ulong.MaxValue, 0, ulong.MaxValue, 0).As<ulong, T>(),
            Vector512.Create(even),
            Vector512.Create(odd));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector512<T> x) => Vector512.Sum(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Even, T Odd) SumPairs(Vector512<T> x) => Simd256<T>.SumPairs(x.GetLower() + x.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumFour(Vector512<T> x0, Vector512<T> x1, Vector512<T> x2, Vector512<T> x3, T* sums) =>
        Simd256<T>.SumFour(
            x0.GetLower() + x0.GetUpper(), x1.GetLower() + x1.GetUpper(), x2.GetLower() + x2.GetUpper(), x3.GetLower() + x3.GetUpper(), sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Mask(nint count) =>
        typeof(T) == typeof(float)
            ? Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).As<int, T>()
            : Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Keep(Vector512<T> x, Vector512<T> mask) => x & mask;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadMasked(T* source, Vector512<T> mask) =>
        typeof(T) == typeof(float)
            ? Avx512F.MaskLoad((float*)source, mask.AsSingle(), Vector512<float>.Zero).As<float, T>()
            : Avx512F.MaskLoad((double*)source, mask.AsDouble(), Vector512<double>.Zero).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector512<T> value, T* target, Vector512<T> mask)
    {
        if (typeof(T) == typeof(float))
        {
            Avx512F.MaskStore((float*)target, mask.AsSingle(), value.AsSingle());
        }
        else
        {
            Avx512F.MaskStore((double*)target, mask.AsDouble(), value.AsDouble());
        }
    }

    public static nint FindTile(int columns, TileShape shape) => typeof(T) == typeof(float) ? FindSingle(columns, shape) : FindDouble(columns, shape);

    private static nint FindSingle(int columns, TileShape shape) =>
        shape switch
        {
            TileShape.Half => GemmKernelTable<Tile256SingleAlone, NoTileVector<float>, NoVector, Tile256SinglePart, Vector256<float>, float>.Find(columns),
            TileShape.OneAndHalf => GemmKernelTable<Tile512And256Single, Tile512Single, Vector512<float>, Tile256SinglePart, Vector256<float>, float>.Find(columns),
            TileShape.One => GemmKernelTable<Tile512SingleAlone, NoTileVector<float>, NoVector, Tile512SinglePart, Vector512<float>, float>.Find(columns),
            TileShape.TwoInPart => GemmKernelTable<Tile512Single, Tile512Single, Vector512<float>, Tile512SinglePart, Vector512<float>, float>.Find(columns),
            _ => GemmKernelTable<Tile512Single, Tile512Single, Vector512<float>, Tile512Single, Vector512<float>, float>.Find(columns),
        };

    private static nint FindDouble(int columns, TileShape shape) =>
        shape switch
        {
            TileShape.Half => GemmKernelTable<Tile256DoubleAlone, NoTileVector<double>, NoVector, Tile256DoublePart, Vector256<double>, double>.Find(columns),
            TileShape.OneAndHalf => GemmKernelTable<Tile512And256Double, Tile512Double, Vector512<double>, Tile256DoublePart, Vector256<double>, double>.Find(columns),
            TileShape.One => GemmKernelTable<Tile512DoubleAlone, NoTileVector<double>, NoVector, Tile512DoublePart, Vector512<double>, double>.Find(columns),
            TileShape.TwoInPart => GemmKernelTable<Tile512Double, Tile512Double, Vector512<double>, Tile512DoublePart, Vector512<double>, double>.Find(columns),
            _ => GemmKernelTable<Tile512Double, Tile512Double, Vector512<double>, Tile512Double, Vector512<double>, double>.Find(columns),
        };
}
