namespace Blas.Managed;

/// <summary>What the matrix product's register tile does with a vector of its rows.</summary>
/// <remarks>
/// Few and coarse operations, on vectors whose elements are known: the just-in-time compiler takes a tile in call by call, and calls of
/// generic methods cost it most. With a call for each conversion, broadcast and multiplication a tile took 15 ms to compile.
/// </remarks>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">Its element: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal unsafe interface ITileVector<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>All bits set in the first <paramref name="count"/> elements, where the vector is used in part.</summary>
    static abstract TVector Mask(nint count);

    /// <summary>Reads A, and no memory beyond the rows that are used.</summary>
    static abstract TVector Load(T* a, TVector mask);

    /// <summary>C = x, in the rows that are used.</summary>
    static abstract void Store(T* c, TVector x, TVector mask);

    /// <summary>C = x + beta C, in the rows that are used.</summary>
    static abstract void Update(T* c, TVector x, T beta, TVector mask);
}

/// <summary>What the tile does with both vectors of a column.</summary>
/// <typeparam name="TFirst">The first vector.</typeparam>
/// <typeparam name="TLast">The one below it, which may be shorter.</typeparam>
/// <typeparam name="T">Their element.</typeparam>
internal unsafe interface ITilePair<TFirst, TLast, T>
    where TFirst : unmanaged
    where TLast : unmanaged
    where T : unmanaged
{
    /// <summary>c += a b, with one element of B.</summary>
    static abstract void MultiplyAdd(T* b, TFirst a0, TLast a1, ref TFirst c0, ref TLast c1);

    /// <summary>c = alpha c.</summary>
    static abstract void Scale(T alpha, ref TFirst c0, ref TLast c1);
}
