using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // Triangles that are done column by column, in the first-level cache.
    private const int InverseBase = 16;

    /// <summary>The inverse of a triangular matrix, in its place. Returns the 1-based position of the first zero on the diagonal, or 0.</summary>
    public nint Trtri(UpLo uplo, Diag diag, nint n, T* a, nint lda)
    {
        nint zero = diag == Diag.Unit ? 0 : ZeroOnDiagonal(n, a, lda);
        if (zero == 0)
        {
            InvertTriangle(uplo, diag, n, a, lda);
        }

        return zero;
    }

    /// <summary>Solves op(A) X = B, A triangular. Returns the 1-based position of the first zero on the diagonal and leaves B alone, or 0.</summary>
    public nint Trtrs(UpLo uplo, Transpose trans, Diag diag, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb)
    {
        nint zero = diag == Diag.Unit ? 0 : ZeroOnDiagonal(n, a, lda);
        if (zero == 0)
        {
            Trsm(Side.Left, uplo, trans, diag, n, nrhs, T.One, a, lda, b, ldb);
        }

        return zero;
    }

    /// <summary>
    /// The inverse from the factors of <see cref="Getrf"/>, in their place. Returns the 1-based position of the first zero on U's
    /// diagonal, where nothing is changed, or 0.
    /// </summary>
    /// <remarks>U is inverted, then X L = U^-1 solved from the right (N. Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 14.3).</remarks>
    public nint Getri(nint n, T* a, nint lda, int* ipiv)
    {
        nint info = Trtri(UpLo.Upper, Diag.NonUnit, n, a, lda);
        if (info != 0 || n == 0)
        {
            return info;
        }

        const int Block = 64;
        nint block = Math.Min(n, Block);
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* lower = arena.Take<T>(n * block);
        for (nint j = (n - 1) / block * block; j >= 0; j -= block)
        {
            nint width = Math.Min(block, n - j), rest = n - j - width;
            T* column = a + (j * lda);
            for (nint k = 0; k < width; k++)
            {
                T* from = column + j + k + 1 + (k * lda);
                Copy(n - j - k - 1, from, 1, lower + k + 1 + (k * n), 1);
                ScaleMatrix(n - j - k - 1, 1, T.Zero, from, lda);
            }

            if (rest > 0)
            {
                Gemm(Transpose.None, Transpose.None, n, width, rest, -T.One, a + ((j + width) * lda), lda, lower + width, n, T.One, column, lda);
            }

            Trsm(Side.Right, UpLo.Lower, Transpose.None, Diag.Unit, n, width, T.One, lower, n, column, lda);
        }

        for (nint j = n - 1; j >= 0; j--)
        {
            nint other = ipiv[j] - 1;
            if (other != j)
            {
                Swap(n, a + (j * lda), 1, a + (other * lda), 1);
            }
        }

        return 0;
    }

    private static nint ZeroOnDiagonal(nint n, T* a, nint lda)
    {
        for (nint i = 0; i < n; i++)
        {
            if (Scalars<T, TReal>.IsZero(a[i + (i * lda)]))
            {
                return i + 1;
            }
        }

        return 0;
    }

    // The square off the diagonal is multiplied by the inverse of one triangle and divided by the other, as in the
    // reference's blocked form (J. Du Croz and N. Higham, "Stability of Methods for Matrix Inversion", 1992).
    private void InvertTriangle(UpLo uplo, Diag diag, nint n, T* a, nint lda)
    {
        if (n <= InverseBase)
        {
            InvertTriangleColumns(uplo, diag, n, a, lda);
            return;
        }

        nint n1 = Half(n);
        nint n2 = n - n1;
        T* a22 = a + n1 + (n1 * lda);
        if (uplo == UpLo.Lower)
        {
            T* a21 = a + n1;
            InvertTriangle(uplo, diag, n2, a22, lda);
            Trmm(Side.Left, uplo, Transpose.None, diag, n2, n1, -T.One, a22, lda, a21, lda);
            Trsm(Side.Right, uplo, Transpose.None, diag, n2, n1, T.One, a, lda, a21, lda);
            InvertTriangle(uplo, diag, n1, a, lda);
        }
        else
        {
            T* a12 = a + (n1 * lda);
            InvertTriangle(uplo, diag, n1, a, lda);
            Trmm(Side.Left, uplo, Transpose.None, diag, n1, n2, -T.One, a, lda, a12, lda);
            Trsm(Side.Right, uplo, Transpose.None, diag, n1, n2, T.One, a22, lda, a12, lda);
            InvertTriangle(uplo, diag, n2, a22, lda);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InvertTriangleColumns(UpLo uplo, Diag diag, nint n, T* a, nint lda)
    {
        bool upper = uplo == UpLo.Upper, unit = diag == Diag.Unit;
        for (nint step = 0; step < n; step++)
        {
            // The triangle of the columns before is inverted; this column is multiplied by it, in place, and divided.
            nint j = upper ? step : n - 1 - step;
            T* column = a + (j * lda);
            T factor = -T.One;
            if (!unit)
            {
                column[j] = Scalars<T, TReal>.Reciprocal(column[j]);
                factor = -column[j];
            }

            for (nint count = 0; count < step; count++)
            {
                // Row i of the product needs the elements that are not done yet: from the top down in an upper triangle.
                nint i = upper ? count : n - 1 - count;
                nint first = upper ? i + 1 : j + 1, end = upper ? j : i;
                T sum = unit ? column[i] : Scalars<T, TReal>.Multiply(a[i + (i * lda)], column[i]);
                for (nint k = first; k < end; k++)
                {
                    sum = Scalars<T, TReal>.MultiplyAdd(a[i + (k * lda)], column[k], sum);
                }

                column[i] = Scalars<T, TReal>.Multiply(factor, sum);
            }
        }
    }
}
