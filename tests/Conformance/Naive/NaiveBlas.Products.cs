using Blas;

namespace Conformance;

// Level 3 beyond gemm and trsm, by gemm on matrices written out whole.
internal sealed unsafe partial class NaiveBlas<T, TReal>
{
    protected override void SymmCore(
        Side side, UpLo uplo, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        Special('s', side, uplo, Transpose.None, Diag.NonUnit, m, n, alpha, a, lda, b, ldb, beta, c, ldc);

    protected override void HemmCore(
        Side side, UpLo uplo, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        Special(fault == Fault.HemmForgetsConjugate ? 's' : 'h', side, uplo, Transpose.None, Diag.NonUnit, m, n, alpha, a, lda, b, ldb, beta, c, ldc);

    protected override void TrmmCore(
        Side side, UpLo uplo, Transpose trans, Diag diag, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb)
    {
        T[] copy = new T[Math.Max(1, m * n)];
        for (nint j = 0; j < n; j++)
        {
            for (nint i = 0; i < m; i++)
                copy[i + (j * m)] = b[i + (j * ldb)];
        }

        if (fault == Fault.TrmmTakesWrongSide && m == n)
            side = side.Flip();
        fixed (T* p = copy)
            Special('0', side, uplo, trans, diag, m, n, alpha, a, lda, p, m, T.Zero, b, ldb);
    }

    protected override void SyrkCore(UpLo uplo, Transpose trans, nint n, nint k, T alpha, T* a, nint lda, T beta, T* c, nint ldc) =>
        RankK(false, false, uplo, trans, n, k, alpha, a, lda, a, lda, beta, c, ldc);

    protected override void HerkCore(UpLo uplo, Transpose trans, nint n, nint k, TReal alpha, T* a, nint lda, TReal beta, T* c, nint ldc) =>
        RankK(true, false, uplo, trans, n, k, Wide(alpha), a, lda, a, lda, Wide(beta), c, ldc);

    protected override void Syr2kCore(UpLo uplo, Transpose trans, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        RankK(false, true, uplo, trans, n, k, alpha, a, lda, b, ldb, beta, c, ldc);

    protected override void Her2kCore(UpLo uplo, Transpose trans, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, TReal beta, T* c, nint ldc) =>
        RankK(true, true, uplo, trans, n, k, alpha, a, lda, b, ldb, Wide(beta), c, ldc);

    protected override void GemmtCore(
        UpLo uplo, Transpose transA, Transpose transB, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        if (fault == Fault.GemmtWritesOtherTriangle)
        {
            GemmCore(transA, transB, n, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
            return;
        }

        T[] product = Product(transA, transB, n, k, alpha, a, lda, b, ldb);
        Triangle(uplo, n, product, null, beta, c, ldc, hermitian: false);
    }

    protected override void Gemm3mCore(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        GemmCore(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);

    protected override void GemmBatchStridedCore(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T* a, nint lda, nint stridea, T* b, nint ldb, nint strideb,
        T beta, T* c, nint ldc, nint stridec, nint batch)
    {
        for (nint i = 0; i < batch; i++)
            GemmCore(transA, transB, m, n, k, alpha, a + (i * stridea), lda, b + (i * strideb), ldb, beta, c + (i * stridec), ldc);
    }

    protected override void GemmBatchCore(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T** a, nint lda, T** b, nint ldb, T beta, T** c, nint ldc, nint batch)
    {
        for (nint i = 0; i < batch; i++)
            GemmCore(transA, transB, m, n, k, alpha, a[i], lda, b[i], ldb, beta, c[i], ldc);
    }

    protected override void OmatcopyCore(Transpose trans, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb)
    {
        (nint rows, nint columns) = trans.IsTransposed() ? (n, m) : (m, n);
        for (nint j = 0; j < columns; j++)
        {
            for (nint i = 0; i < rows; i++)
                b[i + (j * ldb)] = T.IsZero(alpha) ? T.Zero : alpha * Op(fault == Fault.OmatcopyForgetsConjugate && trans.IsTransposed() ? Transpose.Transpose : trans, a, lda, i, j);
        }
    }

    protected override void ImatcopyCore(Transpose trans, nint m, nint n, T alpha, T* a, nint lda, nint ldb)
    {
        (nint rows, nint columns) = trans.IsTransposed() ? (n, m) : (m, n);
        T[] copy = new T[rows * columns];
        fixed (T* p = copy)
            OmatcopyCore(trans, m, n, alpha, a, lda, p, rows);
        for (nint j = 0; j < columns; j++)
        {
            for (nint i = 0; i < rows; i++)
                a[i + (j * ldb)] = copy[i + (j * rows)];
        }
    }

    private void Special(
        char mirror, Side side, UpLo uplo, Transpose trans, Diag diag, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        nint order = side == Side.Left ? m : n;
        fixed (T* w = Whole(mirror, Storage.Full, uplo, diag, order, 0, a, lda))
        {
            if (side == Side.Left)
                GemmCore(trans, Transpose.None, m, n, m, alpha, w, order, b, ldb, beta, c, ldc);
            else
                GemmCore(Transpose.None, trans, m, n, n, alpha, b, ldb, w, order, beta, c, ldc);
        }
    }

    private void RankK(
        bool hermitian, bool two, UpLo uplo, Transpose trans, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        if ((k == 0 || T.IsZero(alpha)) && beta == T.One)
            return;
        Transpose other = hermitian ? Transpose.ConjugateTranspose : Transpose.Transpose;
        Transpose left = trans == Transpose.None ? Transpose.None : other, right = trans == Transpose.None ? other : Transpose.None;
        T[] first = Product(left, right, n, k, alpha, a, lda, b, ldb);
        T second = hermitian && fault != Fault.Her2kForgetsConjugate ? Element<T>.Conjugate(alpha) : alpha;
        Triangle(uplo, n, first, two ? Product(left, right, n, k, second, b, ldb, a, lda) : null, beta, c, ldc, hermitian);
    }

    private T[] Product(Transpose transA, Transpose transB, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb)
    {
        T[] product = new T[Math.Max(1, n * n)];
        fixed (T* p = product)
            GemmCore(transA, transB, n, n, k, alpha, a, lda, b, ldb, T.Zero, p, n);
        return product;
    }

    private static void Triangle(UpLo uplo, nint n, T[] first, T[]? second, T beta, T* c, nint ldc, bool hermitian)
    {
        for (nint j = 0; j < n; j++)
        {
            for (nint i = uplo == UpLo.Upper ? 0 : j; i < (uplo == UpLo.Upper ? j + 1 : n); i++)
            {
                T* element = c + i + (j * ldc);
                T old = hermitian && i == j ? Wide(Re(*element)) : *element;
                *element = Update(first[i + (j * n)] + (second is null ? T.Zero : second[i + (j * n)]), beta, old);
                if (hermitian && i == j)
                    *element = Wide(Re(*element));
            }
        }
    }
}
