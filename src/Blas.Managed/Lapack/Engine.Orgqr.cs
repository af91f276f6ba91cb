using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>The first n columns of Q = H(0) ... H(k-1), of m rows, from k reflectors in the columns of A (orgqr, ungqr).</summary>
    /// <remarks>
    /// Blocks from the last to the first; the columns of a block's own are (I; 0) - V (T V1^H), a product like all others,
    /// with V1 the triangle at the top of V.
    /// </remarks>
    public void Orgqr(nint m, nint n, nint k, T* a, nint lda, T* tau)
    {
        Laset(MatrixPart.All, m, n - k, T.Zero, T.Zero, a + (k * lda), lda);
        for (nint j = k; j < n; j++)
        {
            a[j + (j * lda)] = T.One;
        }

        if (k == 0)
        {
            return;
        }

        if (m <= SmallRows && n <= SmallColumns && (IsComplex || n > PlainOrder || n < PlainRows))
        {
            FormSmallQ(m, n, k, a, lda, tau);
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint block = Math.Min(k, QrBlock);
        T* factor = arena.Take<T>(block * block), weighted = arena.Take<T>(block * block), v = arena.Take<T>(m * block);
        for (nint i = (k - 1) / block * block; i >= 0; i -= block)
        {
            nint width = Math.Min(block, k - i), rows = m - i;
            T* panel = a + i + (i * lda);
            CopyReflectors(Direct.Forward, StoreV.Columns, rows, width, panel, lda, v);
            FormFactor(Direct.Forward, StoreV.Columns, rows, width, v, rows, tau + i, factor, width);
            ApplyBlock(
                Side.Left, Transpose.None, StoreV.Columns, rows, n - i - width, width, v, rows, factor, width, panel + (width * lda), lda);
            Gemm(Transpose.None, Transpose.ConjugateTranspose, width, width, width, T.One, factor, width, v, rows, T.Zero, weighted, width);
            Gemm(Transpose.None, Transpose.None, rows, width, width, -T.One, v, rows, weighted, width, T.Zero, panel, lda);
            for (nint j = 0; j < width; j++)
            {
                panel[j + (j * lda)] += T.One;
            }

            Laset(MatrixPart.All, i, width, T.Zero, T.Zero, a + (i * lda), lda);
        }
    }

    // The reflectors one by one, from the last.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FormSmallQ(nint m, nint n, nint k, T* a, nint lda, T* tau)
    {
        for (nint i = k - 1; i >= 0; i--)
        {
            T* column = a + i + (i * lda);
            *column = T.One;
            ApplyLeft(m - i, n - i - 1, column, tau[i], column + lda, lda, null);
            T factor = Scalars<T, TReal>.Create(-Scalars<T, TReal>.Real(tau[i]), -Scalars<T, TReal>.Imaginary(tau[i]));
            ScaleVector(m - i - 1, factor, column + 1);
            *column = Scalars<T, TReal>.Create(TReal.One + Scalars<T, TReal>.Real(factor), Scalars<T, TReal>.Imaginary(factor));
            for (nint row = 0; row < i; row++)
            {
                a[row + (i * lda)] = T.Zero;
            }
        }
    }

    /// <summary>The first m rows of Q = H(k-1)^H ... H(0)^H, of n columns, from k reflectors in the rows of A (orglq, unglq).</summary>
    public void Orglq(nint m, nint n, nint k, T* a, nint lda, T* tau)
    {
        Laset(MatrixPart.All, m - k, n, T.Zero, T.Zero, a + k, lda);
        for (nint j = k; j < m; j++)
        {
            a[j + (j * lda)] = T.One;
        }

        if (k == 0)
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint block = Math.Min(k, QrBlock);
        T* factor = arena.Take<T>(block * block), weighted = arena.Take<T>(block * block), v = arena.Take<T>(n * block);
        for (nint i = (k - 1) / block * block; i >= 0; i -= block)
        {
            nint width = Math.Min(block, k - i), length = n - i;
            T* panel = a + i + (i * lda);
            CopyReflectors(Direct.Forward, StoreV.Rows, length, width, panel, lda, v);
            FormFactor(Direct.Forward, StoreV.Rows, length, width, v, width, tau + i, factor, width);
            ApplyBlock(
                Side.Right, Transpose.ConjugateTranspose, StoreV.Rows, m - i - width, length, width, v, width, factor, width, panel + width, lda);
            Gemm(
                Transpose.ConjugateTranspose, Transpose.ConjugateTranspose, width, width, width, T.One, v, width, factor, width, T.Zero, weighted, width);
            Gemm(Transpose.None, Transpose.None, width, length, width, -T.One, weighted, width, v, width, T.Zero, panel, lda);
            for (nint j = 0; j < width; j++)
            {
                panel[j + (j * lda)] += T.One;
            }

            Laset(MatrixPart.All, width, i, T.Zero, T.Zero, a + i, lda);
        }
    }
}
