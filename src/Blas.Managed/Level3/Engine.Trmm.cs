namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // Triangular products that are worth a round of packing together first.
    private const double SharedTriangleWork = 1e7;

    /// <summary>B = alpha op(A) B, or alpha B op(A) for the right side; A triangular, B m by n.</summary>
    /// <remarks>alpha = 0 clears B and does not read A.</remarks>
    public void Trmm(Side side, UpLo uplo, Transpose trans, Diag diag, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb)
    {
        if (m == 0 || n == 0)
        {
            return;
        }

        if (Scalars<T, TReal>.IsZero(alpha))
        {
            ScaleMatrix(m, n, alpha, b, ldb);
            return;
        }

        TrmmJob<T, TReal> job = default;
        job.Kernels = kernels;
        job.A = a;
        job.B = b;
        job.Lda = lda;
        job.Ldb = ldb;
        job.M = m;
        job.N = n;
        job.Alpha = alpha;
        job.IsTransposed = trans is Transpose.Transpose or Transpose.ConjugateTranspose;
        job.IsConjugated = IsComplex && trans is Transpose.Conjugate or Transpose.ConjugateTranspose;
        job.IsLower = (uplo == UpLo.Lower) != job.IsTransposed;
        job.IsUnit = diag == Diag.Unit;
        job.IsRight = side == Side.Right;
        nint order = side == Side.Left ? m : n;
        double work = (double)m * n * order * (Parts * Parts) / 2;
        nint pieces = Pieces(work);
        if (pieces > 1 && job.CanPack && work >= SharedTriangleWork)
        {
            TrmmShared(ref job, pieces);
            return;
        }

        pool.Run(ref job, job.Share(pieces));
    }

    private void TrmmShared(ref TrmmJob<T, TReal> job, nint pieces)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        job.PackedA = arena.Take<T>(job.PackedLength);
        TrmmPackJob<T, TReal> packing = default;
        packing.Product = job;
        pool.Run(ref packing, job.PackPieces);
        pool.Run(ref job, job.Share(pieces));
    }

    /// <summary>How many pieces of work that shares nothing: one a thread, as long as each is worth waking one.</summary>
    /// <param name="work">Multiplications and additions of reals.</param>
    private nint Pieces(double work) => (nint)Math.Clamp(work / WorkPerThread, 1, pool.Threads);
}
