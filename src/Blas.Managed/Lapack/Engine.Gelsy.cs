using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// The least squares solution of least norm of A X = B, A m by n of any rank, by QR with column pivoting; B has max(m, n) rows, and X
    /// takes the first n. The rank is that of the largest leading triangle of R whose condition number is below 1 / rcond, estimated.
    /// jpvt as in <see cref="Geqp3"/>.
    /// </summary>
    public nint Gelsy(nint m, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb, int* jpvt, TReal rcond, out nint rank)
    {
        rank = 0;
        nint k = Math.Min(m, n);
        Scaling scaleA = ScaleIntoRange(m, n, a, lda);
        if (k == 0 || nrhs == 0 || scaleA.IsZero)
        {
            Laset(MatrixPart.All, Math.Max(m, n), nrhs, T.Zero, T.Zero, b, ldb);
            return 0;
        }

        Scaling scaleB = ScaleIntoRange(m, nrhs, b, ldb);
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* tau = arena.Take<T>(k);
        Geqp3(m, n, a, lda, jpvt, tau);
        rank = RankOfTriangle(k, a, lda, rcond);
        if (rank == 0)
        {
            Laset(MatrixPart.All, Math.Max(m, n), nrhs, T.Zero, T.Zero, b, ldb);
            return 0;
        }

        Ormqr(Side.Left, Transpose.ConjugateTranspose, m, nrhs, k, a, lda, tau, b, ldb);
        if (rank == n)
        {
            Trsm(Side.Left, UpLo.Upper, Transpose.None, Diag.NonUnit, n, nrhs, T.One, a, lda, b, ldb);
        }
        else
        {
            // (R11 R12) = (L 0) Z: the solution of least norm has no part along the rows of Z beyond the rank.
            T* trapezoid = arena.Take<T>(rank * n);
            Laset(MatrixPart.All, rank, rank, T.Zero, T.Zero, trapezoid, rank);
            Lacpy(MatrixPart.Upper, rank, n, a, lda, trapezoid, rank);
            Gelqf(rank, n, trapezoid, rank, tau);
            Trsm(Side.Left, UpLo.Lower, Transpose.None, Diag.NonUnit, rank, nrhs, T.One, trapezoid, rank, b, ldb);
            Laset(MatrixPart.All, n - rank, nrhs, T.Zero, T.Zero, b + rank, ldb);
            Ormlq(Side.Left, Transpose.ConjugateTranspose, n, nrhs, rank, trapezoid, rank, tau, b, ldb);
        }

        T* column = arena.Take<T>(n);
        for (nint j = 0; j < nrhs; j++)
        {
            T* x = b + (j * ldb);
            Copy(n, x, 1, column, 1);
            for (nint i = 0; i < n; i++)
            {
                x[jpvt[i] - 1] = column[i];
            }
        }

        ScaleBack(scaleA, inverse: true, n, nrhs, b, ldb);
        ScaleBack(scaleB, inverse: false, n, nrhs, b, ldb);
        return 0;
    }

    /// <summary>The order of the largest leading part of an upper triangle whose estimated condition number is at most 1 / rcond.</summary>
    /// <remarks>C. Bischof, "Incremental Condition Estimation", 1990.</remarks>
    private nint RankOfTriangle(nint n, T* r, nint ldr, TReal rcond)
    {
        TReal largest = Scalars<T, TReal>.Modulus(*r), smallest = largest;
        if (largest == TReal.Zero)
        {
            return 0;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* high = arena.Take<T>(n), low = arena.Take<T>(n);
        high[0] = T.One;
        low[0] = T.One;
        for (nint k = 1; k < n; k++)
        {
            T* column = r + (k * ldr);
            if (!Extend(k, column, high, isLargest: true, ref largest) | !Extend(k, column, low, isLargest: false, ref smallest)
                || !(largest * rcond <= smallest))
            {
                return k;
            }
        }

        return n;
    }

    /// <summary>
    /// From x with |x| = 1 and |x^H R| = size, extreme for R, to the same for R with one more column: of all (s x; c), the one for which the
    /// norm is largest or smallest. That is an eigenvector of diag(size², 0) + u u^H, u = (x^H r; rho).
    /// </summary>
    private bool Extend(nint k, T* column, T* x, bool isLargest, ref TReal size)
    {
        T alpha = Dotc(k, x, 1, column, 1), rho = column[k];
        TReal scale = TReal.Max(size, TReal.Max(Scalars<T, TReal>.Modulus(alpha), Scalars<T, TReal>.Modulus(rho)));
        if (!(scale > TReal.Zero) || !TReal.IsFinite(scale))
        {
            return false;
        }

        TReal unit = size / scale, half = TReal.CreateSaturating(0.5);
        T u0 = Divide(alpha, scale), u1 = Divide(rho, scale);
        TReal size0 = Scalars<T, TReal>.Modulus(u0), size1 = Scalars<T, TReal>.Modulus(u1);
        TReal m00 = (unit * unit) + (size0 * size0), m11 = size1 * size1;
        T m01 = Scalars<T, TReal>.Multiply(u0, Scalars<T, TReal>.Conjugate(u1));
        TReal middle = (m00 - m11) * half, radius = TReal.Hypot(middle, size0 * size1);

        // The larger eigenvalue has no cancellation, and the product of both is the determinant, unit² |u1|².
        TReal above = ((m00 + m11) * half) + radius, root = TReal.Sqrt(above);
        TReal below = unit * size1 / root, value = isLargest ? above : below * below;
        T s, c;
        if (TReal.Abs(m00 - value) > TReal.Abs(m11 - value))
        {
            s = -m01;
            c = Scalars<T, TReal>.Create(m00 - value, TReal.Zero);
        }
        else
        {
            s = Scalars<T, TReal>.Create(m11 - value, TReal.Zero);
            c = -Scalars<T, TReal>.Conjugate(m01);
        }

        TReal length = TReal.Hypot(Scalars<T, TReal>.Modulus(s), Scalars<T, TReal>.Modulus(c));
        if (length == TReal.Zero)
        {
            // All directions are alike.
            (s, c, length) = (T.Zero, T.One, TReal.One);
        }

        ScaleVector(k, Divide(s, length), x);
        x[k] = Divide(c, length);
        size = scale * (isLargest ? root : below);
        return true;
    }
}
