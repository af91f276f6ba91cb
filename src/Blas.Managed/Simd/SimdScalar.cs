using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>Two numbers side by side: the "vector" of a processor without vectors.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="X">The first element.</param>
/// <param name="Y">The second element.</param>
internal readonly record struct Pair<T>(T X, T Y)
    where T : unmanaged;

/// <summary>The same operations without vector instructions, on pairs, so that complex kernels work too.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly unsafe struct SimdScalar<T> : ISimd<Pair<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int Count => 2;

    public static int TileColumns => 4;

    public static int HalfCount => 0;

    public static Pair<T> Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Load(T* source) => new(source[0], source[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Pair<T> value, T* target)
    {
        target[0] = value.X;
        target[1] = value.Y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Broadcast(T value) => new(value, value);

    // Not fused: without the instruction a fused product is a library call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> MultiplyAdd(Pair<T> x, Pair<T> y, Pair<T> z) => new((x.X * y.X) + z.X, (x.Y * y.Y) + z.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Add(Pair<T> x, Pair<T> y) => new(x.X + y.X, x.Y + y.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Multiply(Pair<T> x, Pair<T> y) => new(x.X * y.X, x.Y * y.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Divide(Pair<T> x, Pair<T> y) => new(x.X / y.X, x.Y / y.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Abs(Pair<T> x) => new(T.Abs(x.X), T.Abs(x.Y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Max(Pair<T> x, Pair<T> y) => new(x.X > y.X ? x.X : y.X, x.Y > y.Y ? x.Y : y.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Min(Pair<T> x, Pair<T> y) => new(x.X < y.X ? x.X : y.X, x.Y < y.Y ? x.Y : y.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest(Pair<T> x) => x.X > x.Y ? x.X : x.Y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Smallest(Pair<T> x) => x.X < x.Y ? x.X : x.Y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstEqual(Pair<T> x, Pair<T> y) => x.X == y.X ? 0 : x.Y == y.Y ? 1 : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> SwapPairs(Pair<T> x) => new(x.Y, x.X);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> BroadcastLane(Pair<T> x, nint lane) => lane == 0 ? new(x.X, x.X) : new(x.Y, x.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Alternate(T even, T odd) => new(even, odd);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Pair<T> x) => x.X + x.Y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Even, T Odd) SumPairs(Pair<T> x) => (x.X, x.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumFour(Pair<T> x0, Pair<T> x1, Pair<T> x2, Pair<T> x3, T* sums)
    {
        sums[0] = Sum(x0);
        sums[1] = Sum(x1);
        sums[2] = Sum(x2);
        sums[3] = Sum(x3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Mask(nint count) => new(count > 0 ? T.One : T.Zero, count > 1 ? T.One : T.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Keep(Pair<T> x, Pair<T> mask) =>
        new(mask.X != T.Zero ? x.X : T.Zero, mask.Y != T.Zero ? x.Y : T.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> LoadMasked(T* source, Pair<T> mask) =>
        new(mask.X != T.Zero ? source[0] : T.Zero, mask.Y != T.Zero ? source[1] : T.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Pair<T> value, T* target, Pair<T> mask)
    {
        if (mask.X != T.Zero)
        {
            target[0] = value.X;
        }

        if (mask.Y != T.Zero)
        {
            target[1] = value.Y;
        }
    }

    public static nint FindTile(int columns, TileShape shape) =>
        shape switch
        {
            TileShape.One => GemmKernelTable<TileVectorPart<SimdScalar<T>, Pair<T>, T>, NoTileVector<T>, NoVector, TileVectorPart<SimdScalar<T>, Pair<T>, T>, Pair<T>, T>.Find(columns),
            TileShape.TwoInPart => GemmKernelTable<TileVector<SimdScalar<T>, Pair<T>, T>, TileVector<SimdScalar<T>, Pair<T>, T>, Pair<T>, TileVectorPart<SimdScalar<T>, Pair<T>, T>, Pair<T>, T>.Find(columns),
            _ => GemmKernelTable<TileVector<SimdScalar<T>, Pair<T>, T>, TileVector<SimdScalar<T>, Pair<T>, T>, Pair<T>, TileVector<SimdScalar<T>, Pair<T>, T>, Pair<T>, T>.Find(columns),
        };
}
