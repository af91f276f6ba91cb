using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>LAPACK as the textbook writes it, unblocked; see <see cref="NaiveBlas{T, TReal}"/>.</summary>
internal sealed unsafe class NaiveLapack<T, TReal>(IBlas<T, TReal> blas, Fault fault) : LapackBase<T, TReal>(blas)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    protected override nint GetrfCore(nint m, nint n, T* a, nint lda, int* ipiv)
    {
        nint info = 0;
        for (nint j = 0; j < Math.Min(m, n); j++)
        {
            nint p = fault == Fault.GetrfTakesFirstPivot ? j : j + Blas.Iamax(m - j, a + j + (j * lda), 1);
            ipiv[j] = (int)p + (fault == Fault.GetrfCountsPivotsFromZero ? 0 : 1);
            if (T.IsZero(a[p + (j * lda)]))
            {
                info = info == 0 ? j + 1 : info;
                if (fault == Fault.GetrfStopsAtZeroPivot)
                    return info;
                continue;
            }

            for (nint c = 0; c < n; c++)
                (a[j + (c * lda)], a[p + (c * lda)]) = (a[p + (c * lda)], a[j + (c * lda)]);
            for (nint i = j + 1; i < m; i++)
            {
                a[i + (j * lda)] /= a[j + (j * lda)];
                for (nint c = j + 1; c < n; c++)
                    a[i + (c * lda)] -= a[i + (j * lda)] * a[j + (c * lda)];
            }
        }

        return info;
    }

    protected override nint GetrsCore(Transpose trans, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        if (!trans.IsTransposed())
        {
            Exchange(n, nrhs, b, ldb, ipiv, forward: true);
            Blas.Trsm(Layout.ColumnMajor, Side.Left, UpLo.Lower, trans, Diag.Unit, n, nrhs, T.One, a, lda, b, ldb);
            Blas.Trsm(Layout.ColumnMajor, Side.Left, UpLo.Upper, trans, Diag.NonUnit, n, nrhs, T.One, a, lda, b, ldb);
        }
        else
        {
            Blas.Trsm(Layout.ColumnMajor, Side.Left, UpLo.Upper, trans, Diag.NonUnit, n, nrhs, T.One, a, lda, b, ldb);
            Blas.Trsm(Layout.ColumnMajor, Side.Left, UpLo.Lower, trans, Diag.Unit, n, nrhs, T.One, a, lda, b, ldb);
            Exchange(n, nrhs, b, ldb, ipiv, forward: false);
        }

        return 0;
    }

    protected override nint GesvCore(nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        nint info = GetrfCore(n, n, a, lda, ipiv);
        return info == 0 && nrhs > 0 ? GetrsCore(Transpose.None, n, nrhs, a, lda, ipiv, b, ldb) : info;
    }

    protected override nint PotrfCore(UpLo uplo, nint n, T* a, nint lda)
    {
        // L(i, j), or conj(U(j, i)): one loop for both triangles.
        T Get(nint i, nint j) => uplo == UpLo.Lower ? a[i + (j * lda)] : Element<T>.Conjugate(a[j + (i * lda)]);
        void Set(nint i, nint j, T value)
        {
            if (uplo == UpLo.Lower)
                a[i + (j * lda)] = value;
            else
                a[j + (i * lda)] = Element<T>.Conjugate(value);
        }

        for (nint j = 0; j < n; j++)
        {
            double pivot = Scalar<T, TReal>.Re(Get(j, j));
            for (nint l = 0; l < j; l++)
            {
                double re = Scalar<T, TReal>.Re(Get(j, l)), im = Scalar<T, TReal>.Im(Get(j, l));
                pivot -= (re * re) + (im * im);
            }

            if (!(pivot > 0))
                return fault == Fault.PotrfReportsNextMinor ? j + 2 : j + 1;
            Set(j, j, Scalar<T, TReal>.Make(Math.Sqrt(pivot)));
            for (nint i = j + 1; i < n; i++)
            {
                T sum = Get(i, j);
                for (nint l = 0; l < j; l++)
                    sum -= Get(i, l) * Element<T>.Conjugate(Get(j, l));
                Set(i, j, sum / Get(j, j));
                if (fault == Fault.PotrfTouchesOtherTriangle)
                    *(uplo == UpLo.Lower ? a + j + (i * lda) : a + i + (j * lda)) = T.Zero;
            }
        }

        return 0;
    }

    private void Exchange(nint n, nint nrhs, T* b, nint ldb, int* ipiv, bool forward)
    {
        for (nint step = 0; step < n && fault != Fault.GetrsForgetsPivots; step++)
        {
            nint i = forward ? step : n - 1 - step, j = ipiv[i] - 1;
            for (nint c = 0; c < nrhs && i != j; c++)
                (b[i + (c * ldb)], b[j + (c * ldb)]) = (b[j + (c * ldb)], b[i + (c * ldb)]);
        }
    }
}
