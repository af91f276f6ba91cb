using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>Nothing: the first of two vectors where there is only one.</summary>
internal readonly struct NoVector;

/// <summary>What is done with it.</summary>
internal readonly unsafe struct NoTileVector<T> : ITileVector<NoVector, T>
    where T : unmanaged
{
    public static NoVector Mask(nint count) => default;

    public static NoVector Load(T* a, NoVector mask) => default;

    public static void Store(T* c, NoVector x, NoVector mask)
    {
    }

    public static void Update(T* c, NoVector x, T beta, NoVector mask)
    {
    }
}

/// <summary>Vectors of any other width, by its general operations; all rows of them.</summary>
internal readonly unsafe struct TileVector<TSimd, TVector, T> : ITileVector<TVector, T>, ITilePair<TVector, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    public static TVector Mask(nint count) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load(T* a, TVector mask) => TSimd.Load(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* c, TVector x, TVector mask) => TSimd.Store(x, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(T* c, TVector x, T beta, TVector mask) =>
        TSimd.Store(TSimd.MultiplyAdd(TSimd.Broadcast(beta), TSimd.Load(c), x), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(T* b, TVector a0, TVector a1, ref TVector c0, ref TVector c1)
    {
        TVector v = TSimd.Broadcast(*b);
        c0 = TSimd.MultiplyAdd(a0, v, c0);
        c1 = TSimd.MultiplyAdd(a1, v, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(T alpha, ref TVector c0, ref TVector c1)
    {
        TVector factor = TSimd.Broadcast(alpha);
        c0 = TSimd.Multiply(factor, c0);
        c1 = TSimd.Multiply(factor, c1);
    }
}

/// <summary>The same, their first rows; and such a vector alone.</summary>
internal readonly unsafe struct TileVectorPart<TSimd, TVector, T> : ITileVector<TVector, T>, ITilePair<NoVector, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Mask(nint count) => TSimd.Mask(count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load(T* a, TVector mask) => TSimd.LoadMasked(a, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* c, TVector x, TVector mask) => TSimd.StoreMasked(x, c, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(T* c, TVector x, T beta, TVector mask) =>
        TSimd.StoreMasked(TSimd.MultiplyAdd(TSimd.Broadcast(beta), TSimd.LoadMasked(c, mask), x), c, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(T* b, NoVector a0, TVector a1, ref NoVector c0, ref TVector c1) =>
        c1 = TSimd.MultiplyAdd(a1, TSimd.Broadcast(*b), c1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(T alpha, ref NoVector c0, ref TVector c1) => c1 = TSimd.Multiply(TSimd.Broadcast(alpha), c1);
}
