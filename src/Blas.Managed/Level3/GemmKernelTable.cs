namespace Blas.Managed;

/// <summary>Finds the compiled register tile of a given size. Each is compiled at its first use, milliseconds that its caller waits.</summary>
internal static unsafe class GemmKernelTable<TPair, TFirst, TFirstVector, TLast, TLastVector, T>
    where TPair : struct, ITilePair<TFirstVector, TLastVector, T>
    where TFirst : struct, ITileVector<TFirstVector, T>
    where TFirstVector : unmanaged
    where TLast : struct, ITileVector<TLastVector, T>
    where TLastVector : unmanaged
    where T : unmanaged
{
    /// <summary>The kernel for a tile of so many columns.</summary>
    /// <param name="columns">1 to 12.</param>
    /// <returns>The kernel's address.</returns>
    public static nint Find(int columns) => columns switch
    {
        1 => Find<Columns1>(),
        2 => Find<Columns2>(),
        3 => Find<Columns3>(),
        4 => Find<Columns4>(),
        5 => Find<Columns5>(),
        6 => Find<Columns6>(),
        7 => Find<Columns7>(),
        8 => Find<Columns8>(),
        9 => Find<Columns9>(),
        10 => Find<Columns10>(),
        11 => Find<Columns11>(),
        12 => Find<Columns12>(),
        _ => throw new ArgumentOutOfRangeException(nameof(columns), columns, "A tile has 1 to 12 columns."),
    };

    private static nint Find<TColumns>()
        where TColumns : unmanaged, ITileColumns =>
        (nint)(delegate*<GemmTile<T>*, T*, T*, T*, nint, void>)&GemmKernel<TPair, TFirst, TFirstVector, TLast, TLastVector, T, TColumns>.Run;
}
