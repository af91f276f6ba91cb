namespace Blas.Managed;

/// <summary>
/// The operations of one vector width, as static members of a struct, so that a kernel is written once and
/// compiled for each width. <typeparamref name="TVector"/> holds <see cref="Count"/> elements, at least two.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">Its element: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal unsafe interface ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>Elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Columns of the matrix product's register tile (two vectors high) that fill the register file.</summary>
    static abstract int TileColumns { get; }

    /// <summary>
    /// Elements in a vector of half the length that takes half the time, as AVX-512 has it on processors that execute it by
    /// halves; 0 for none.
    /// </summary>
    static abstract int HalfCount { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(T* source);

    static abstract void Store(TVector value, T* target);

    static abstract TVector Broadcast(T value);

    /// <summary>x * y + z, fused where the processor does so.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector z);

    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Multiply(TVector x, TVector y);

    static abstract TVector Divide(TVector x, TVector y);

    static abstract TVector Abs(TVector x);

    /// <summary>x &gt; y ? x : y, element by element: a NaN in x is passed over.</summary>
    static abstract TVector Max(TVector x, TVector y);

    /// <summary>x &lt; y ? x : y, element by element: a NaN in x is passed over.</summary>
    static abstract TVector Min(TVector x, TVector y);

    /// <summary>The largest element; none is NaN.</summary>
    static abstract T Largest(TVector x);

    /// <summary>The smallest element; none is NaN.</summary>
    static abstract T Smallest(TVector x);

    /// <summary>The position of the first elements that are equal; -1 for none.</summary>
    static abstract int FirstEqual(TVector x, TVector y);

    /// <summary>The elements 1 0 3 2 5 4 ...: real and imaginary parts exchanged.</summary>
    static abstract TVector SwapPairs(TVector x);

    /// <summary>The element of one lane in all of them.</summary>
    static abstract TVector BroadcastLane(TVector x, nint lane);

    /// <summary>The vector even odd even odd ...</summary>
    static abstract TVector Alternate(T even, T odd);

    /// <summary>The sum of the elements.</summary>
    static abstract T Sum(TVector x);

    /// <summary>The sums of the elements 0 2 4 ... and 1 3 5 ...</summary>
    static abstract (T Even, T Odd) SumPairs(TVector x);

    /// <summary>The sums of four vectors' elements, side by side.</summary>
    static abstract void SumFour(TVector x0, TVector x1, TVector x2, TVector x3, T* sums);

    /// <summary>All bits set in the first <paramref name="count"/> elements.</summary>
    static abstract TVector Mask(nint count);

    /// <summary>The elements under the mask; the others are 0.</summary>
    static abstract TVector Keep(TVector x, TVector mask);

    /// <summary>Reads the elements under the mask, and no memory beyond them; the others are 0.</summary>
    static abstract TVector LoadMasked(T* source, TVector mask);

    /// <summary>Writes the elements under the mask, and no memory beyond them.</summary>
    static abstract void StoreMasked(TVector value, T* target, TVector mask);

    /// <summary>The address of a register tile of the matrix product.</summary>
    /// <param name="columns">1 to <see cref="TileColumns"/>.</param>
    /// <param name="shape">Its height; without <see cref="HalfCount"/> one of those without halves.</param>
    static abstract nint FindTile(int columns, TileShape shape);
}
