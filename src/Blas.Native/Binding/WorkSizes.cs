using System.Numerics;

namespace Blas.Native;

/// <summary>The least work spaces that LAPACK's documentation gives where they are more than a short expression.</summary>
internal static class WorkSizes
{
    /// <summary>Elements of gesdd, real or complex.</summary>
    public static nint Gesdd(SvdJob job, nint m, nint n)
    {
        nint less = Math.Min(m, n), more = Math.Max(m, n);
        return job switch
        {
            SvdJob.None => (3 * less) + Math.Max(more, 7 * less),
            SvdJob.Overwrite => (3 * less) + Math.Max(more, (5 * less * less) + (4 * less)),
            _ => (4 * less * less) + (7 * less) + more,
        };
    }

    /// <summary>Reals of gesdd for complex elements.</summary>
    public static nint GesddReals(SvdJob job, nint m, nint n)
    {
        nint less = Math.Min(m, n), more = Math.Max(m, n);
        return job == SvdJob.None ? 7 * less
            : Math.Max((5 * less * less) + (5 * less), (2 * more * less) + (2 * less * less) + less);
    }

    /// <summary>Elements, or reals, of stedc.</summary>
    public static nint Stedc(Accumulate compz, nint n) => compz switch
    {
        Accumulate.None => 1,
        Accumulate.Identity => 1 + (4 * n) + (n * n),
        _ => 1 + (3 * n) + (2 * n * Levels(n)) + (4 * n * n),
    };

    /// <summary>Integers of stedc.</summary>
    public static nint StedcIntegers(Accumulate compz, nint n) => compz switch
    {
        Accumulate.None => 1,
        Accumulate.Identity => 3 + (5 * n),
        _ => 6 + (6 * n) + (5 * n * Levels(n)),
    };

    // The smallest k with 2^k >= n.
    private static nint Levels(nint n) => n <= 1 ? 1 : BitOperations.Log2((ulong)n - 1) + 1;
}
