namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// C = op(Q) C or op(P) C, or with the factor on the right, of <see cref="Gebrd"/> (ormbr, unmbr); C is m by n, and k the
    /// number of columns (Q) or rows (P) of the matrix that was reduced.
    /// </summary>
    public void Ormbr(
        BidiagonalVector vect, Side side, Transpose trans, nint m, nint n, nint k, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        bool left = side == Side.Left, isQ = vect == BidiagonalVector.Q;
        nint order = left ? m : n;
        if (m == 0 || n == 0)
        {
            return;
        }

        // Reflectors from the diagonal on, or from the element beside it: then one row of C takes no part.
        bool isWhole = isQ ? order >= k : order > k;
        nint reflectors = isWhole ? k : order - 1;
        T* target = isWhole ? c : left ? c + 1 : c + ldc;
        nint rows = isWhole || !left ? m : m - 1, columns = isWhole || left ? n : n - 1;
        if (isQ)
        {
            Ormqr(side, trans, rows, columns, reflectors, isWhole ? a : a + 1, lda, tau, target, ldc);
        }
        else
        {
            Transpose inner = trans == Transpose.None ? Transpose.ConjugateTranspose : Transpose.None;
            Ormlq(side, inner, rows, columns, reflectors, isWhole ? a : a + lda, lda, tau, target, ldc);
        }
    }

    /// <summary>
    /// Q (the first n of its m columns) or P^H (the first m of its n rows) of <see cref="Gebrd"/>, in place of the reflectors
    /// (orgbr, ungbr); k is the number of columns (Q) or rows (P) of the matrix that was reduced.
    /// </summary>
    public void Orgbr(BidiagonalVector vect, nint m, nint n, nint k, T* a, nint lda, T* tau)
    {
        if (m == 0 || n == 0)
        {
            return;
        }

        bool isQ = vect == BidiagonalVector.Q;
        if (isQ ? m >= k : k < n)
        {
            if (isQ)
            {
                Orgqr(m, n, k, a, lda, tau);
            }
            else
            {
                Orglq(m, n, k, a, lda, tau);
            }

            return;
        }

        // Square, with reflectors that begin beside the diagonal: they move by one, and the first row and column are those
        // of the identity.
        for (nint j = n - 1; j > 0; j--)
        {
            if (isQ)
            {
                Copy(n - j, a + j + ((j - 1) * lda), 1, a + j + (j * lda), 1);
            }
            else
            {
                for (nint i = j; i > 0; i--)
                {
                    a[i + (j * lda)] = a[i - 1 + (j * lda)];
                }
            }

            a[j * lda] = T.Zero;
        }

        Laset(MatrixPart.All, n, 1, T.Zero, T.One, a, lda);
        if (isQ)
        {
            Orgqr(n - 1, n - 1, n - 1, a + 1 + lda, lda, tau);
        }
        else
        {
            Orglq(n - 1, n - 1, n - 1, a + 1 + lda, lda, tau);
        }
    }
}
