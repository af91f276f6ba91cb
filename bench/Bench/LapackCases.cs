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
        const Diag NonUnit = Diag.NonUnit;

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
            new("getrs n", 2 * cube, (lapack, in o) => lapack.Getrs(L, Transpose.None, n, n, o.A, n, o.Pivots, o.B, n),
                (lapack, in o) => lapack.Getrf(L, n, n, o.A, n, o.Pivots)),
            new("getri", 4 * cube / 3, (lapack, in o) => lapack.Getri(L, n, o.A, n, o.Pivots),
                (lapack, in o) => lapack.Getrf(L, n, n, o.A, n, o.Pivots)),
            new("potrs", 2 * square, (lapack, in o) => lapack.Potrs(L, Lo, n, 1, o.Definite, n, o.B, n),
                (lapack, in o) => lapack.Potrf(L, Lo, n, o.Definite, n)),
            new("posv", (cube / 3) + (2 * square), (lapack, in o) => lapack.Posv(L, Lo, n, 1, o.Definite, n, o.B, n)),
            new("potri", 2 * cube / 3, (lapack, in o) => lapack.Potri(L, Lo, n, o.Definite, n),
                (lapack, in o) => lapack.Potrf(L, Lo, n, o.Definite, n)),
            new("trtri", cube / 3, (lapack, in o) => lapack.Trtri(L, Lo, NonUnit, n, o.Definite, n)),
            new("sytrf", cube / 3, (lapack, in o) => lapack.Sytrf(L, Lo, n, o.A, n, o.Pivots)),
            new("sytrf U", cube / 3, (lapack, in o) => lapack.Sytrf(L, UpLo.Upper, n, o.A, n, o.Pivots)),
            new("sysv", (cube / 3) + (2 * square), (lapack, in o) => lapack.Sysv(L, Lo, n, 1, o.A, n, o.Pivots, o.B, n)),
            new("hetrf", cube / 3, (lapack, in o) => lapack.Hetrf(L, Lo, n, o.A, n, o.Pivots)),
            new("hesv", (cube / 3) + (2 * square), (lapack, in o) => lapack.Hesv(L, Lo, n, 1, o.A, n, o.Pivots, o.B, n)),

            // The three diagonals lie one after the other.
            new("gtsv", 10 * square / n, (lapack, in o) => lapack.Gtsv(L, n, 1, o.A, o.A + n - 1, o.A + (2 * n) - 1, o.B, n)),
            new("geqrf", 4 * cube / 3, (lapack, in o) => lapack.Geqrf(L, n, n, o.A, n, o.Tau)),
            new("gelqf", 4 * cube / 3, (lapack, in o) => lapack.Gelqf(L, n, n, o.A, n, o.Tau)),
            new("geqp3", 4 * cube / 3, (lapack, in o) => lapack.Geqp3(L, n, n, o.A, n, o.Pivots, o.Tau),
                (_, in o) => new Span<int>(o.Pivots, n).Clear()),
            new("orgqr", 4 * cube / 3, (lapack, in o) => lapack.Orgqr(L, n, n, n, o.A, n, o.Tau),
                (lapack, in o) => lapack.Geqrf(L, n, n, o.A, n, o.Tau)),
            new("ormqr", 2 * cube, (lapack, in o) => lapack.Ormqr(L, Side.Left, Transpose.ConjugateTranspose, n, n, n, o.A, n, o.Tau, o.B, n),
                (lapack, in o) => lapack.Geqrf(L, n, n, o.A, n, o.Tau)),
            new("gels", 4 * cube / 3, (lapack, in o) => lapack.Gels(L, Transpose.None, n, n, 1, o.A, n, o.B, n)),

            new("gelsd", 4 * cube, (lapack, in o) =>
            {
                nint rank;
                lapack.Gelsd(L, n, n, 1, o.A, n, o.B, n, o.Values, TReal.CreateTruncating(-1), &rank);
            }),
            new("sytrd", 4 * cube / 3, (lapack, in o) => lapack.Sytrd(L, Lo, n, o.A, n, o.Values, (TReal*)o.C, o.Tau)),
            new("syev N", 4 * cube / 3, (lapack, in o) => lapack.Syev(L, Job.None, Lo, n, o.A, n, o.Values)),
            new("syev V", 9 * cube, (lapack, in o) => lapack.Syev(L, Job.Vectors, Lo, n, o.A, n, o.Values)),
            new("syevd N", 4 * cube / 3, (lapack, in o) => lapack.Syevd(L, Job.None, Lo, n, o.A, n, o.Values)),
            new("syevd V", 9 * cube, (lapack, in o) => lapack.Syevd(L, Job.Vectors, Lo, n, o.A, n, o.Values)),
            new("gebrd", 8 * cube / 3, (lapack, in o) => lapack.Gebrd(L, n, n, o.A, n, o.Values, (TReal*)o.B, o.Tau, o.C)),
            new("gesvd N", 8 * cube / 3, (lapack, in o) => lapack.Gesvd(L, SvdJob.None, SvdJob.None, n, n, o.A, n, o.Values, null, 1, null, 1)),
            new("gesvd A", 21 * cube, (lapack, in o) => lapack.Gesvd(L, SvdJob.All, SvdJob.All, n, n, o.A, n, o.Values, o.B, n, o.C, n)),
            new("gesdd N", 8 * cube / 3, (lapack, in o) => lapack.Gesdd(L, SvdJob.None, n, n, o.A, n, o.Values, null, 1, null, 1)),
            new("gesdd A", 21 * cube, (lapack, in o) => lapack.Gesdd(L, SvdJob.All, n, n, o.A, n, o.Values, o.B, n, o.C, n)),

            // The last two counts are those of G. Golub and C. Van Loan, "Matrix Computations", section 7.5.
            new("gehrd", 10 * cube / 3, (lapack, in o) => lapack.Gehrd(L, n, 1, n, o.A, n, o.Tau)),
            new("geev N", 10 * cube, (lapack, in o) => lapack.Geev(
                L, Job.None, Job.None, n, o.A, n, o.Values, (TReal*)o.Tau, null, 1, null, 1)),
            new("geev V", 25 * cube, (lapack, in o) => lapack.Geev(
                L, Job.None, Job.Vectors, n, o.A, n, o.Values, (TReal*)o.Tau, null, 1, o.C, n)),
        ];
    }
}
