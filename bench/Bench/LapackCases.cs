using System.Numerics;
using Blas;

namespace Bench;

/// <summary>The routines of the <c>lapack</c> command: one line each.</summary>
internal static unsafe class LapackCases
{
    /// <summary>All of them for operands of order n; operation counts after LAPACK Working Note 41, appendix C.</summary>
    public static LapackCase<T, TReal>[] Create<T, TReal>(int n)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        const Layout L = Layout.ColumnMajor;
        const UpLo Lo = UpLo.Lower;

        // A complex multiplication is six real operations and an addition two: four times as many in pairs.
        double cube = (double)n * n * n * (sizeof(T) == sizeof(TReal) ? 1 : 4), square = (double)n * n * (sizeof(T) == sizeof(TReal) ? 1 : 4);
        return
        [
            new("getrf", 2 * cube / 3, (lapack, in o) => lapack.Getrf(L, n, n, o.A, n, o.Pivots)),
            new("gesv", (2 * cube / 3) + (2 * square), (lapack, in o) => lapack.Gesv(L, n, 1, o.A, n, o.Pivots, o.B, n)),
            new("potrf", cube / 3, (lapack, in o) => lapack.Potrf(L, Lo, n, o.Definite, n)),
            new("potrf U", cube / 3, (lapack, in o) => lapack.Potrf(L, UpLo.Upper, n, o.Definite, n)),
            new("getrs", 2 * square, (lapack, in o) => lapack.Getrs(L, Transpose.None, n, 1, o.A, n, o.Pivots, o.B, n),
                (lapack, in o) => lapack.Getrf(L, n, n, o.A, n, o.Pivots)),

            // The last two counts are those of G. Golub and C. Van Loan, "Matrix Computations", section 7.5.
            new("gehrd", 10 * cube / 3, (lapack, in o) => lapack.Gehrd(L, n, 1, n, o.A, n, o.Tau)),
            new("geev N", 10 * cube, (lapack, in o) => lapack.Geev(
                L, Job.None, Job.None, n, o.A, n, o.Values, (TReal*)o.Tau, null, 1, null, 1)),
            new("geev V", 25 * cube, (lapack, in o) => lapack.Geev(
                L, Job.None, Job.Vectors, n, o.A, n, o.Values, (TReal*)o.Tau, null, 1, o.C, n)),
        ];
    }
}
