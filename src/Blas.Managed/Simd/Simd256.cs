using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Blas.Managed;

/// <summary>The operations of 256-bit vectors (AVX2 and FMA).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly unsafe struct Simd256<T> : ISimd<Vector256<T>, T>
    where T : unmanaged
{
    public static int Count => Vector256<T>.Count;

    public static int TileColumns => 6;

    public static int HalfCount => 0;

    public static Vector256<T> Zero => Vector256<T>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<T> value, T* target) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Broadcast(T value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd(Vector256<T> x, Vector256<T> y, Vector256<T> z) =>
        typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(x.AsSingle(), y.AsSingle(), z.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(x.AsDouble(), y.AsDouble(), z.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> x, Vector256<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Multiply(Vector256<T> x, Vector256<T> y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Divide(Vector256<T> x, Vector256<T> y) => x / y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Abs(Vector256<T> x) => Vector256.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Max(Vector256<T> x, Vector256<T> y) =>
        typeof(T) == typeof(float)
            ? Avx.Max(x.AsSingle(), y.AsSingle()).As<float, T>()
            : Avx.Max(x.AsDouble(), y.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Min(Vector256<T> x, Vector256<T> y) =>
        typeof(T) == typeof(float)
            ? Avx.Min(x.AsSingle(), y.AsSingle()).As<float, T>()
            : Avx.Min(x.AsDouble(), y.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest(Vector256<T> x) => Simd128<T>.Largest(Simd128<T>.Max(x.GetLower(), x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Smallest(Vector256<T> x) => Simd128<T>.Smallest(Simd128<T>.Min(x.GetLower(), x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstEqual(Vector256<T> x, Vector256<T> y)
    {
        ulong equal = Vector256.Equals(x, y).ExtractMostSignificantBits();
        return equal == 0 ? -1 : BitOperations.TrailingZeroCount(equal);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> SwapPairs(Vector256<T> x) =>
        typeof(T) == typeof(float)
            ? Vector256.Shuffle(x.AsSingle(), Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6)).As<float, T>()
            : Vector256.Shuffle(x.AsDouble(), Vector256.Create(1L, 0, 3, 2)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> BroadcastLane(Vector256<T> x, nint lane) =>
        typeof(T) == typeof(float)
            ? Vector256.ShuffleNative(x.AsSingle(), Vector256.Create((int)lane)).As<float, T>()
            : Vector256.ShuffleNative(x.AsDouble(), Vector256.Create((long)lane)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Alternate(T even, T odd) =>
        Vector256.ConditionalSelect(
            typeof(T) == typeof(float)
                ? Vector256.Create(0x00000000FFFFFFFFUL).As<ulong, T>()
                : Vector256.Create(ulong.MaxValue, 0, ulong.MaxValue, 0).As<ulong, T>(),
            Vector256.Create(even),
            Vector256.Create(odd));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector256<T> x) => Vector256.Sum(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Even, T Odd) SumPairs(Vector256<T> x) => Simd128<T>.SumPairs(x.GetLower() + x.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumFour(Vector256<T> x0, Vector256<T> x1, Vector256<T> x2, Vector256<T> x3, T* sums)
    {
        if (typeof(T) == typeof(float))
        {
            Vector256<float> a = x0.AsSingle(), b = x1.AsSingle(), c = x2.AsSingle(), d = x3.AsSingle();
            Vector256<float> ab = Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b), cd = Avx.UnpackLow(c, d) + Avx.UnpackHigh(c, d);
            Vector256<float> halves = Avx.Shuffle(ab, cd, 0x44) + Avx.Shuffle(ab, cd, 0xEE);
            (halves.GetLower() + halves.GetUpper()).Store((float*)sums);
        }
        else
        {
            Vector256<double> a = x0.AsDouble(), b = x1.AsDouble(), c = x2.AsDouble(), d = x3.AsDouble();
            Vector256<double> ab = Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b), cd = Avx.UnpackLow(c, d) + Avx.UnpackHigh(c, d);
            (Avx.Permute2x128(ab, cd, 0x20) + Avx.Permute2x128(ab, cd, 0x31)).Store((double*)sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Mask(nint count) =>
        typeof(T) == typeof(float)
            ? Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).As<int, T>()
            : Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Keep(Vector256<T> x, Vector256<T> mask) => x & mask;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadMasked(T* source, Vector256<T> mask)
    {
        // Where there is AVX-512, its masks: the older instruction can't use half of the registers.
        if (Avx512F.VL.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? Avx512F.VL.MaskLoad((float*)source, mask.AsSingle(), Vector256<float>.Zero).As<float, T>()
                : Avx512F.VL.MaskLoad((double*)source, mask.AsDouble(), Vector256<double>.Zero).As<double, T>();
        }

        return typeof(T) == typeof(float)
            ? Avx.MaskLoad((float*)source, mask.AsSingle()).As<float, T>()
            : Avx.MaskLoad((double*)source, mask.AsDouble()).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector256<T> value, T* target, Vector256<T> mask)
    {
        if (Avx512F.VL.IsSupported && typeof(T) == typeof(float))
        {
            Avx512F.VL.MaskStore((float*)target, mask.AsSingle(), value.AsSingle());
        }
        else if (Avx512F.VL.IsSupported)
        {
            Avx512F.VL.MaskStore((double*)target, mask.AsDouble(), value.AsDouble());
        }
        else if (typeof(T) == typeof(float))
        {
            Avx.MaskStore((float*)target, mask.AsSingle(), value.AsSingle());
        }
        else
        {
            Avx.MaskStore((double*)target, mask.AsDouble(), value.AsDouble());
        }
    }

    public static nint FindTile(int columns, TileShape shape) => typeof(T) == typeof(float) ? FindSingle(columns, shape) : FindDouble(columns, shape);

    private static nint FindSingle(int columns, TileShape shape) =>
        shape switch
        {
            TileShape.One => GemmKernelTable<Tile256SingleAlone, NoTileVector<float>, NoVector, Tile256SinglePart, Vector256<float>, float>.Find(columns),
            TileShape.TwoInPart => GemmKernelTable<Tile256Single, Tile256Single, Vector256<float>, Tile256SinglePart, Vector256<float>, float>.Find(columns),
            _ => GemmKernelTable<Tile256Single, Tile256Single, Vector256<float>, Tile256Single, Vector256<float>, float>.Find(columns),
        };

    private static nint FindDouble(int columns, TileShape shape) =>
        shape switch
        {
            TileShape.One => GemmKernelTable<Tile256DoubleAlone, NoTileVector<double>, NoVector, Tile256DoublePart, Vector256<double>, double>.Find(columns),
            TileShape.TwoInPart => GemmKernelTable<Tile256Double, Tile256Double, Vector256<double>, Tile256DoublePart, Vector256<double>, double>.Find(columns),
            _ => GemmKernelTable<Tile256Double, Tile256Double, Vector256<double>, Tile256Double, Vector256<double>, double>.Find(columns),
        };
}
