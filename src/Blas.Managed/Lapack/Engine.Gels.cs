using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// The least squares solution of op(A) X = B where op(A) has more rows than columns, and the one of least norm where it has fewer; A
    /// is m by n of full rank. B has max(m, n) rows, and X takes its first ones. Returns the 1-based position of a zero on the triangular
    /// factor's diagonal, where the rank is not full and nothing was solved, or 0.
    /// </summary>
    public nint Gels(Transpose trans, nint m, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb)
    {
        nint k = Math.Min(m, n);
        if (k == 0 || nrhs == 0)
        {
            Laset(MatrixPart.All, Math.Max(m, n), nrhs, T.Zero, T.Zero, b, ldb);
            return 0;
        }

        bool turned = trans != Transpose.None;
        Scaling scaleA = ScaleIntoRange(m, n, a, lda);
        if (scaleA.IsZero)
        {
            Laset(MatrixPart.All, Math.Max(m, n), nrhs, T.Zero, T.Zero, b, ldb);
            return 0;
        }

        Scaling scaleB = ScaleIntoRange(turned ? n : m, nrhs, b, ldb);
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* tau = arena.Take<T>(k);
        nint info;
        if (m >= n)
        {
            Geqrf(m, n, a, lda, tau);
            if (!turned)
            {
                Ormqr(Side.Left, Transpose.ConjugateTranspose, m, nrhs, n, a, lda, tau, b, ldb);
                info = Trtrs(UpLo.Upper, Transpose.None, Diag.NonUnit, n, nrhs, a, lda, b, ldb);
            }
            else
            {
                info = Trtrs(UpLo.Upper, Transpose.ConjugateTranspose, Diag.NonUnit, n, nrhs, a, lda, b, ldb);
                if (info == 0)
                {
                    Laset(MatrixPart.All, m - n, nrhs, T.Zero, T.Zero, b + n, ldb);
                    Ormqr(Side.Left, Transpose.None, m, nrhs, n, a, lda, tau, b, ldb);
                }
            }
        }
        else
        {
            Gelqf(m, n, a, lda, tau);
            if (!turned)
            {
                info = Trtrs(UpLo.Lower, Transpose.None, Diag.NonUnit, m, nrhs, a, lda, b, ldb);
                if (info == 0)
                {
                    Laset(MatrixPart.All, n - m, nrhs, T.Zero, T.Zero, b + m, ldb);
                    Ormlq(Side.Left, Transpose.ConjugateTranspose, n, nrhs, m, a, lda, tau, b, ldb);
                }
            }
            else
            {
                Ormlq(Side.Left, Transpose.None, n, nrhs, m, a, lda, tau, b, ldb);
                info = Trtrs(UpLo.Lower, Transpose.ConjugateTranspose, Diag.NonUnit, m, nrhs, a, lda, b, ldb);
            }
        }

        if (info == 0)
        {
            // X is that of the scaled system times the scale of B over that of A.
            nint rows = turned ? m : n;
            ScaleBack(scaleA, inverse: true, rows, nrhs, b, ldb);
            ScaleBack(scaleB, inverse: false, rows, nrhs, b, ldb);
        }

        return info;
    }

    /// <summary>Brings the largest element into the range where squares of it and of its reciprocal can be had, and says what was done.</summary>
    private Scaling ScaleIntoRange(nint m, nint n, T* a, nint lda)
    {
        TReal small = Machine<TReal>.SafeMinimum / Machine<TReal>.Precision, big = TReal.One / small;
        TReal size = Lange(Norm.Max, m, n, a, lda);
        TReal target = size > TReal.Zero && size < small ? small : size > big && TReal.IsFinite(size) ? big : size;
        if (target != size && !TReal.IsNaN(size))
        {
            Lascl(MatrixPart.All, size, target, m, n, a, lda);
        }

        return new Scaling(size, target);
    }

    private void ScaleBack(Scaling scaling, bool inverse, nint m, nint n, T* a, nint lda)
    {
        if (scaling.IsNeeded)
        {
            Lascl(MatrixPart.All, inverse ? scaling.Size : scaling.Target, inverse ? scaling.Target : scaling.Size, m, n, a, lda);
        }
    }

    /// <summary>The largest element of a matrix, and what it was scaled to.</summary>
    private readonly record struct Scaling(TReal Size, TReal Target)
    {
        public bool IsZero => Size == TReal.Zero;

        public bool IsNeeded => Size != Target && !TReal.IsNaN(Size);
    }
}
