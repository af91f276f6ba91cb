using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Native;

/// <summary>What every generated call needs.</summary>
internal static unsafe class NativeCall
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

    /// <summary>Whether n steps of inc, and both numbers, are within 32 bits.</summary>
    public static bool Fits(nint n, nint inc) => (int)n == n && (int)inc == inc && (int)(n * inc) == n * inc;

    /// <summary>Whether a number is within 32 bits.</summary>
    public static bool Fits(nint n) => (int)n == n;

    /// <summary>
    /// The length of a work space that a routine has told in its first element, and at least the documented one. A length beyond
    /// 2^24 may have been rounded down to a float; the next float up is not too small.
    /// </summary>
    public static nint Room<T>(RoutineTable table, T answer, nint least)
        where T : unmanaged
    {
        double told;
        if (typeof(T) == typeof(long))
            told = table.HasWideIntegers ? (long)(object)answer : (int)(long)(object)answer;
        else if (typeof(T) == typeof(double) || typeof(T) == typeof(Complex))
            told = Unsafe.As<T, double>(ref answer);
        else
            told = Unsafe.As<T, float>(ref answer) is var single && single >= 1 << 24 ? MathF.BitIncrement(single) : single;
        double most = table.HasWideIntegers ? 1L << 53 : int.MaxValue;
        return Math.Max(Math.Max(1, least), told > 0 ? (nint)Math.Min(told, most) : 0);
    }

    /// <summary>Real and imaginary parts of complex numbers, apart.</summary>
    public static void Split<T, TReal>(nint n, T* values, TReal* re, TReal* im)
        where T : unmanaged
        where TReal : unmanaged
    {
        for (nint i = 0; i < n; i++)
        {
            re[i] = ((TReal*)values)[2 * i];
            im[i] = ((TReal*)values)[(2 * i) + 1];
        }
    }

    /// <summary>Why a call can't be made, where no other provider stands in.</summary>
    /// <param name="table">The library's routines.</param>
    /// <param name="routine">The row of the catalog.</param>
    /// <param name="type">The element type's place: s 0, d 1, c 2, z 3.</param>
    /// <param name="names">The names of the integers, with a space between them.</param>
    /// <param name="values">The integers.</param>
    /// <returns>The exception to throw.</returns>
    public static Exception Refusal(RoutineTable table, int routine, int type, string names, ReadOnlySpan<nint> values)
    {
        string symbol = RoutineCatalog.All[routine].Symbols[type];
        if (table.Addresses[routine] == 0)
            return new MissingRoutineException(table.Provider, symbol);
        string[] name = names.Split(' ');
        for (int i = 0; i < name.Length && !table.HasWideIntegers; i++)
        {
            if ((int)values[i] != values[i])
            {
                return new ArgumentOutOfRangeException(
                    name[i], values[i], $"{table.Provider} has 32-bit integers: {symbol} takes at most {int.MaxValue}, and no fallback was given.");
            }
        }

        foreach (string increment in name)
        {
            if (increment.StartsWith("inc", StringComparison.Ordinal))
            {
                return new ArgumentOutOfRangeException(
                    increment, $"{table.Provider} has 32-bit integers: in {symbol} a vector reaches over more than {int.MaxValue} elements, and no fallback was given.");
            }
        }

        return new NotSupportedException(
            $"{table.Provider}: {symbol} knows no {nameof(Transpose)}.{nameof(Transpose.Conjugate)}, and no fallback was given.");
    }
}
