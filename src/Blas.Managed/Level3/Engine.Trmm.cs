namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>B = alpha op(A) B, or alpha B op(A) for the right side; A triangular, B m by n.</summary>
    /// <remarks>As <see cref="Trsm"/>: the triangle is halved until it is small. alpha = 0 clears B and does not read A.</remarks>
    public void Trmm(Side side, UpLo uplo, Transpose trans, Diag diag, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb)
    {
        ScaleMatrix(m, n, alpha, b, ldb);
        if (Scalars<T, TReal>.IsZero(alpha))
        {
            return;
        }

        Triangle triangle = new(a, lda, uplo, trans, diag);
        if (side == Side.Left)
        {
            MultiplyLeft(triangle, m, n, b, ldb);
        }
        else
        {
            MultiplyRight(triangle, m, n, b, ldb);
        }
    }

    private void MultiplyLeft(in Triangle a, nint m, nint n, T* b, nint ldb)
    {
        if (m <= TriangleBase)
        {
            MultiplyLeftBase(a, m, n, b, ldb);
            return;
        }

        nint m1 = Half(m);
        nint m2 = m - m1;
        T* b2 = b + m1;
        if (a.IsLower)
        {
            MultiplyLeft(a.From(m1), m2, n, b2, ldb);
            Gemm(a.Trans, Transpose.None, m2, n, m1, T.One, a.At(m1, 0), a.Lda, b, ldb, T.One, b2, ldb);
            MultiplyLeft(a, m1, n, b, ldb);
        }
        else
        {
            MultiplyLeft(a, m1, n, b, ldb);
            Gemm(a.Trans, Transpose.None, m1, n, m2, T.One, a.At(0, m1), a.Lda, b2, ldb, T.One, b, ldb);
            MultiplyLeft(a.From(m1), m2, n, b2, ldb);
        }
    }

    private void MultiplyRight(in Triangle a, nint m, nint n, T* b, nint ldb)
    {
        if (n <= TriangleBase)
        {
            MultiplyRightBase(a, transposed: false, m, n, b, ldb);
            return;
        }

        nint n1 = Half(n);
        nint n2 = n - n1;
        T* b2 = b + (n1 * ldb);
        if (a.IsLower)
        {
            MultiplyRight(a, m, n1, b, ldb);
            Gemm(Transpose.None, a.Trans, m, n1, n2, T.One, b2, ldb, a.At(n1, 0), a.Lda, T.One, b, ldb);
            MultiplyRight(a.From(n1), m, n2, b2, ldb);
        }
        else
        {
            MultiplyRight(a.From(n1), m, n2, b2, ldb);
            Gemm(Transpose.None, a.Trans, m, n2, n1, T.One, b, ldb, a.At(0, n1), a.Lda, T.One, b2, ldb);
            MultiplyRight(a, m, n1, b, ldb);
        }
    }

    // op(A) B is (Bᵀ op(A)ᵀ)ᵀ, whose vectors run along the rows of B.
    private void MultiplyLeftBase(in Triangle a, nint m, nint n, T* b, nint ldb)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* transposed = arena.Take<T>(m * Math.Min(n, TriangleRows));
        for (nint j = 0; j < n; j += TriangleRows)
        {
            nint columns = Math.Min(TriangleRows, n - j);
            T* block = b + (j * ldb);
            GemmPack.Transpose(block, ldb, columns, m, transposed, columns);
            MultiplyRightBase(a, transposed: true, columns, m, transposed, columns);
            GemmPack.Transpose(transposed, columns, m, columns, block, ldb);
        }
    }

    /// <summary>n columns of m rows; column j is multiplied by its diagonal element, then those that still wait are added.</summary>
    private void MultiplyRightBase(in Triangle a, bool transposed, nint m, nint n, T* b, nint ldb)
    {
        T* factors = stackalloc T[TriangleBase];
        bool forward = a.IsLower != transposed;
        for (nint i = 0; i < m; i += TriangleRows)
        {
            nint rows = Math.Min(TriangleRows, m - i);
            for (nint step = 0; step < n; step++)
            {
                nint j = forward ? step : n - 1 - step;
                nint waiting = forward ? j + 1 : 0, count = n - 1 - step;
                for (nint k = 0; k < count; k++)
                {
                    factors[k] = transposed ? a.Get(j, waiting + k) : a.Get(waiting + k, j);
                }

                T* target = b + i + (j * ldb);
                if (!a.IsUnit)
                {
                    ScaleVector(rows, a.Get(j, j), target);
                }

                AddColumns(rows, count, b + i + (waiting * ldb), ldb, factors, target);
            }
        }
    }
}
