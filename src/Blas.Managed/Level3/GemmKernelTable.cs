namespace Blas.Managed;

/// <summary>Finds the compiled register tile of a given size. Each is compiled at its first use: all at once would take 60 ms.</summary>
/// <remarks>The tile's second vector may be shorter than the first.</remarks>
internal static unsafe class GemmKernelTable<TSimd, TVector, TSecond, TSecondVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where TSecond : struct, ISimd<TSecondVector, T>
    where TSecondVector : unmanaged
    where T : unmanaged
{
    /// <summary>The kernel for a tile of this shape.</summary>
    /// <param name="columns">1 to 12.</param>
    /// <param name="isTwo">Two vectors high.</param>
    /// <param name="isPartial">The last vector is masked.</param>
    /// <returns>The kernel's address.</returns>
    public static delegate*<GemmTile<T>*, T*, T*, T*, nint, void> Find(int columns, bool isTwo, bool isPartial) => columns switch
    {
        1 => Find<Columns1>(isTwo, isPartial),
        2 => Find<Columns2>(isTwo, isPartial),
        3 => Find<Columns3>(isTwo, isPartial),
        4 => Find<Columns4>(isTwo, isPartial),
        5 => Find<Columns5>(isTwo, isPartial),
        6 => Find<Columns6>(isTwo, isPartial),
        7 => Find<Columns7>(isTwo, isPartial),
        8 => Find<Columns8>(isTwo, isPartial),
        9 => Find<Columns9>(isTwo, isPartial),
        10 => Find<Columns10>(isTwo, isPartial),
        11 => Find<Columns11>(isTwo, isPartial),
        12 => Find<Columns12>(isTwo, isPartial),
        _ => throw new ArgumentOutOfRangeException(nameof(columns), columns, "A tile has 1 to 12 columns."),
    };

    private static delegate*<GemmTile<T>*, T*, T*, T*, nint, void> Find<TColumns>(bool isTwo, bool isPartial)
        where TColumns : struct, ITileColumns =>
        !isTwo ? &GemmKernel<TSimd, TVector, TSecond, TSecondVector, T, TColumns, OneVectorPartial>.Run
        : isPartial ? &GemmKernel<TSimd, TVector, TSecond, TSecondVector, T, TColumns, TwoVectorsPartial>.Run
        : &GemmKernel<TSimd, TVector, TSecond, TSecondVector, T, TColumns, TwoVectors>.Run;
}
