namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>C = op(Q) C, or C op(Q) for the right side, with Q of <see cref="Sytrd"/> (ormtr, unmtr); C is m by n.</summary>
    public void Ormtr(Side side, UpLo uplo, Transpose trans, nint m, nint n, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        // One row of C takes no part: the first, or with upper storage the last.
        bool left = side == Side.Left;
        nint order = left ? m : n, rows = left ? m - 1 : m, columns = left ? n : n - 1;
        if (order < 2 || m == 0 || n == 0)
        {
            return;
        }

        if (uplo == UpLo.Lower)
        {
            Ormqr(side, trans, rows, columns, order - 1, a + 1, lda, tau, left ? c + 1 : c + ldc, ldc);
        }
        else
        {
            ApplyBackward(side, trans, rows, columns, order - 1, a + lda, lda, tau, c, ldc);
        }
    }

    /// <summary>The unitary Q of <see cref="Sytrd"/>, n by n, in place of its reflectors (orgtr, ungtr).</summary>
    public void Orgtr(UpLo uplo, nint n, T* a, nint lda, T* tau)
    {
        if (n == 0)
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        if (uplo == UpLo.Upper)
        {
            T* reflectors = arena.Take<T>(n * n);
            Lacpy(MatrixPart.Upper, n, n, a, lda, reflectors, n);
            Laset(MatrixPart.All, n, n, T.Zero, T.One, a, lda);
            Ormtr(Side.Left, uplo, Transpose.None, n, n, reflectors, n, tau, a, lda);
            return;
        }

        // Each vector moves one column to the right; the first row and column are those of the identity.
        for (nint j = n - 1; j > 0; j--)
        {
            Copy(n - j, a + j + ((j - 1) * lda), 1, a + j + (j * lda), 1);
            a[j * lda] = T.Zero;
        }

        Laset(MatrixPart.All, n, 1, T.Zero, T.One, a, lda);
        Orgqr(n - 1, n - 1, n - 1, a + 1 + lda, lda, tau);
    }

    // Q = H(k-1) ... H(0), whose vectors end with their ones: of order k, in the columns of A.
    private void ApplyBackward(Side side, Transpose trans, nint m, nint n, nint k, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        bool left = side == Side.Left;
        bool forward = left == (trans == Transpose.None);
        if (left && m <= PlainOrder)
        {
            ApplyPlainBackward(trans, forward, n, k, a, lda, tau, c, ldc);
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint block = Math.Min(k, QrBlock);
        nint blocks = (k + block - 1) / block;
        T* factor = arena.Take<T>(block * block), v = arena.Take<T>(k * block);
        for (nint step = 0; step < blocks; step++)
        {
            nint i = (forward ? step : blocks - 1 - step) * block;
            nint width = Math.Min(block, k - i), order = i + width;
            nint ldv = CopyReflectors(Direct.Backward, StoreV.Columns, order, width, a + (i * lda), lda, v);
            FormFactor(Direct.Backward, StoreV.Columns, order, width, v, ldv, tau + i, factor, width);
            ApplyBlock(side, trans, StoreV.Columns, left ? order : m, left ? n : order, width, v, ldv, factor, width, c, ldc);
        }
    }
}
