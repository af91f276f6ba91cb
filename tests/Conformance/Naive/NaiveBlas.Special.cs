using Blas;

namespace Conformance;

// Matrices of which a triangle or a band is stored are written out whole, and are plain matrices then.
internal sealed unsafe partial class NaiveBlas<T, TReal>
{
    protected override void GbmvCore(
        Transpose trans, nint m, nint n, nint kl, nint ku, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy)
    {
        T[] whole = new T[m * n];
        for (nint j = 0; j < n; j++)
        {
            nint below = fault == Fault.GbmvDropsLastDiagonal ? kl - 1 : kl;
            for (nint i = Math.Max(0, j - ku); i < Math.Min(m, j + below + 1); i++)
                whole[i + (j * m)] = a[ku + i - j + (j * lda)];
        }

        fixed (T* w = whole)
            GemvCore(trans, m, n, alpha, w, m, x, incx, beta, y, incy);
    }

    protected override void HemvCore(UpLo uplo, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        Symmetric(fault == Fault.HemvForgetsConjugate ? 's' : 'h', Storage.Full, uplo, n, 0, alpha, a, lda, x, incx, beta, y, incy);

    protected override void SymvCore(UpLo uplo, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        Symmetric('s', Storage.Full, fault == Fault.SymvTakesOtherTriangle ? uplo.Flip() : uplo, n, 0, alpha, a, lda, x, incx, beta, y, incy);

    protected override void HbmvCore(UpLo uplo, nint n, nint k, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        Symmetric('h', Storage.Band, uplo, n, k, alpha, a, lda, x, incx, beta, y, incy);

    protected override void SbmvCore(UpLo uplo, nint n, nint k, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        Symmetric('s', Storage.Band, uplo, n, k, alpha, a, lda, x, incx, beta, y, incy);

    protected override void HpmvCore(UpLo uplo, nint n, T alpha, T* ap, T* x, nint incx, T beta, T* y, nint incy) =>
        Symmetric('h', Storage.Packed, uplo, n, 0, alpha, ap, 0, x, incx, beta, y, incy);

    protected override void SpmvCore(UpLo uplo, nint n, T alpha, T* ap, T* x, nint incx, T beta, T* y, nint incy) =>
        Symmetric('s', Storage.Packed, uplo, n, 0, alpha, ap, 0, x, incx, beta, y, incy);

    protected override void TrmvCore(UpLo uplo, Transpose trans, Diag diag, nint n, T* a, nint lda, T* x, nint incx) =>
        Triangular(false, Storage.Full, uplo, trans, fault == Fault.TrmvReadsUnitDiagonal ? Diag.NonUnit : diag, n, 0, a, lda, x, incx);

    protected override void TbmvCore(UpLo uplo, Transpose trans, Diag diag, nint n, nint k, T* a, nint lda, T* x, nint incx) =>
        Triangular(false, Storage.Band, uplo, trans, diag, n, k, a, lda, x, incx);

    protected override void TpmvCore(UpLo uplo, Transpose trans, Diag diag, nint n, T* ap, T* x, nint incx) =>
        Triangular(false, Storage.Packed, uplo, trans, diag, n, 0, ap, 0, x, incx);

    protected override void TrsvCore(UpLo uplo, Transpose trans, Diag diag, nint n, T* a, nint lda, T* x, nint incx) => Triangular(
        true, Storage.Full, uplo, fault == Fault.TrsvForgetsConjugate ? trans.IsTransposed() ? Transpose.Transpose : Transpose.None : trans, diag, n, 0, a, lda, x, incx);

    protected override void TbsvCore(UpLo uplo, Transpose trans, Diag diag, nint n, nint k, T* a, nint lda, T* x, nint incx) =>
        Triangular(true, Storage.Band, uplo, trans, diag, n, k, a, lda, x, incx);

    protected override void TpsvCore(UpLo uplo, Transpose trans, Diag diag, nint n, T* ap, T* x, nint incx) =>
        Triangular(true, Storage.Packed, uplo, trans, diag, n, 0, ap, 0, x, incx);

    protected override void HerCore(UpLo uplo, nint n, TReal alpha, T* x, nint incx, T* a, nint lda) =>
        Update(true, Storage.Full, uplo, n, Wide(alpha), x, incx, null, 1, a, lda);

    protected override void SyrCore(UpLo uplo, nint n, T alpha, T* x, nint incx, T* a, nint lda) =>
        Update(false, Storage.Full, uplo, n, alpha, x, incx, null, 1, a, lda);

    protected override void HprCore(UpLo uplo, nint n, TReal alpha, T* x, nint incx, T* ap) =>
        Update(true, Storage.Packed, uplo, n, Wide(alpha), x, incx, null, 1, ap, 0);

    protected override void SprCore(UpLo uplo, nint n, T alpha, T* x, nint incx, T* ap) =>
        Update(false, Storage.Packed, uplo, n, alpha, x, incx, null, 1, ap, 0);

    protected override void Her2Core(UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        Update(true, Storage.Full, uplo, n, alpha, x, incx, y, incy, a, lda);

    protected override void Syr2Core(UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        Update(false, Storage.Full, uplo, n, alpha, x, incx, y, incy, a, lda);

    protected override void Hpr2Core(UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* ap) =>
        Update(true, Storage.Packed, uplo, n, alpha, x, incx, y, incy, ap, 0);

    protected override void Spr2Core(UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* ap) =>
        Update(false, Storage.Packed, uplo, n, alpha, x, incx, y, incy, ap, 0);

    private void Symmetric(
        char mirror, Storage storage, UpLo uplo, nint n, nint k, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy)
    {
        fixed (T* w = Whole(mirror, storage, uplo, Diag.NonUnit, n, k, a, lda))
            GemvCore(Transpose.None, n, n, alpha, w, n, x, incx, beta, y, incy);
    }

    private void Triangular(
        bool solve, Storage storage, UpLo uplo, Transpose trans, Diag diag, nint n, nint k, T* a, nint lda, T* x, nint incx)
    {
        T[] vector = new T[n], result = new T[n];
        x = First(x, n, incx);
        for (nint i = 0; i < n; i++)
            vector[i] = x[i * incx];
        fixed (T* w = Whole('0', storage, uplo, diag, n, k, a, lda), v = vector, r = result)
        {
            if (solve)
                TrsmCore(Side.Left, uplo, trans, diag, n, 1, T.One, w, n, v, n);
            else
                GemvCore(trans, n, n, T.One, w, n, v, 1, T.Zero, r, 1);
        }

        for (nint i = 0; i < n; i++)
            x[i * incx] = solve ? vector[i] : result[i];
    }

    private void Update(
        bool hermitian, Storage storage, UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda)
    {
        if (T.IsZero(alpha))
            return;
        x = First(x, n, incx);
        y = y == null ? null : First(y, n, incy);
        T Other(T value) => hermitian && fault != Fault.Her2ForgetsConjugate ? Element<T>.Conjugate(value) : value;
        for (nint j = 0; j < n; j++)
        {
            for (nint i = uplo == UpLo.Upper ? 0 : j; i < (uplo == UpLo.Upper ? j + 1 : n); i++)
            {
                T* element = At(storage, uplo, n, 0, a, lda, i, j);
                *element += y == null ? alpha * x[i * incx] * Other(x[j * incx])
                    : (alpha * x[i * incx] * Other(y[j * incy])) + (Other(alpha) * y[i * incy] * Other(x[j * incx]));
                if (hermitian && i == j && fault != Fault.HerLeavesImaginaryDiagonal)
                    *element = Wide(Re(*element));
            }
        }
    }

    /// <summary>An n x n matrix of which a triangle is stored: the mirror image of the rest, or zeros.</summary>
    private static T[] Whole(char mirror, Storage storage, UpLo uplo, Diag diag, nint n, nint k, T* a, nint lda)
    {
        T[] whole = new T[Math.Max(1, n * n)];
        for (nint j = 0; j < n; j++)
        {
            for (nint i = 0; i < n; i++)
            {
                bool stored = i == j || (i < j) == (uplo == UpLo.Upper);
                if ((!stored && mirror == '0') || (storage == Storage.Band && Math.Abs(i - j) > k))
                    continue;
                T value = stored ? *At(storage, uplo, n, k, a, lda, i, j) : *At(storage, uplo, n, k, a, lda, j, i);
                if (i == j && diag == Diag.Unit)
                    value = T.One;
                else if (mirror == 'h')
                    value = i == j ? Wide(Re(value)) : stored ? value : Element<T>.Conjugate(value);
                whole[i + (j * n)] = value;
            }
        }

        return whole;
    }

    private static T* At(Storage storage, UpLo uplo, nint n, nint k, T* a, nint lda, nint i, nint j) => storage switch
    {
        Storage.Full => a + i + (j * lda),
        Storage.Band => a + (uplo == UpLo.Upper ? k : 0) + i - j + (j * lda),
        _ => a + i + (uplo == UpLo.Upper ? j * (j + 1) / 2 : j * ((2 * n) - j - 1) / 2),
    };
}
