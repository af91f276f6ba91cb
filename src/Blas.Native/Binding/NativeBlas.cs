using System.Numerics;

namespace Blas.Native;

/// <summary>The BLAS of a native library for one element type; the calls themselves are generated.</summary>
/// <param name="table">The library's routines.</param>
/// <param name="fallback">Stands in for what the library lacks or can't take, or null.</param>
internal sealed unsafe partial class NativeBlas<T, TReal>(RoutineTable table, IBlas<T, TReal>? fallback)
    : BlasBase<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private IBlas<T, TReal> Fallback(int routine) =>
        fallback ?? throw new MissingRoutineException(table.Provider, RoutineCatalog.All[routine].Symbols[Element<T>.Index]);
}
