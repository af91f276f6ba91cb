using System.Numerics;

namespace Blas.Native;

/// <summary>What every generated call needs.</summary>
internal static class NativeCall
{
    /// <summary>For real elements, the forms with a conjugate are those without: the reference knows no "R".</summary>
    public static Transpose Flag<T>(Transpose trans)
        where T : unmanaged, INumberBase<T>
    {
        if (Element<T>.IsComplex)
            return trans;
        return trans.IsTransposed() ? Transpose.Transpose : Transpose.None;
    }

    /// <summary>Reads info at the library's width. A refused argument would be a mistake of ours: all have been checked.</summary>
    public static nint Info(nint info, RoutineTable table, int routine)
    {
        nint value = table.HasWideIntegers ? info : (int)info;
        return value >= 0
            ? value
            : throw new InvalidOperationException(
                $"{table.Provider}: {RoutineCatalog.All[routine].Name} refused its argument {-value}, which had passed the checks.");
    }
}
