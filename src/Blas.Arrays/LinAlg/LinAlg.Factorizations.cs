using System.Numerics;

namespace Blas.Arrays;

// Cholesky, QR, LU: one generic method each.
public static unsafe partial class LinAlg
{
    /// <summary>Cholesky's factor L of a Hermitian positive definite A = L Lᴴ; only A's lower triangle is read.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A, (..., n, n).</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>L, lower triangular, (..., n, n).</returns>
    /// <exception cref="ArgumentException">A is not square.</exception>
    /// <exception cref="LinAlgException">A matrix is not positive definite.</exception>
    public static NdArray<T> Cholesky<T>(NdArray<T> a, IBlasProvider? provider = null)
        where T : unmanaged, INumberBase<T>
    {
        MatrixStack<T> factor = MatrixStack<T>.Square(a, nameof(a));
        nint n = factor.Rows;
        for (nint i = 0; i < factor.Count; i++)
        {
            if (!Lapack<T>(provider).TryPotrf(Layout.RowMajor, UpLo.Lower, n, factor.At(i), factor.Leading, out _))
            {
                factor.Dispose();
                throw new LinAlgException("Matrix is not positive definite");
            }

            for (nint row = 0; row < n; row++)
            {
                ClearRow(factor.At(i) + (row * n), row + 1, n);
            }
        }

        return factor.Array;
    }

    /// <summary>The QR factorization A = Q R with orthonormal columns in Q and R upper triangular.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A, (..., m, n); k = min(m, n).</param>
    /// <param name="mode">Reduced: Q (..., m, k), R (..., k, n). Complete: Q (..., m, m), R (..., m, n). R: Q is null.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>Q and R.</returns>
    /// <exception cref="ArgumentException">A has fewer than two axes.</exception>
    public static (NdArray<T>? Q, NdArray<T> R) Qr<T>(NdArray<T> a, QrMode mode = QrMode.Reduced, IBlasProvider? provider = null)
        where T : unmanaged, INumberBase<T>
    {
        using MatrixStack<T> factors = MatrixStack<T>.Of(a, nameof(a));
        nint m = factors.Rows, n = factors.Columns, k = Math.Min(m, n);
        nint columns = mode == QrMode.Complete ? m : k;
        NdArray<T>? q = mode == QrMode.R ? null : NdArray.Zeros<T>([.. factors.Stack, m, columns]);
        NdArray<T> r = NdArray.Zeros<T>([.. factors.Stack, columns, n]);
        using NdArray<T> tau = NdArray.Zeros<T>(Math.Max(k, 1));
        ILapack<T> lapack = Lapack<T>(provider);
        for (nint i = 0; i < factors.Count; i++)
        {
            lapack.Geqrf(Layout.RowMajor, m, n, factors.At(i), factors.Leading, tau.Data);
            T* upper = r.Data + (i * columns * n);
            for (nint row = 0; row < k; row++)
            {
                for (nint j = row; j < n; j++)
                {
                    upper[(row * n) + j] = factors.At(i)[(row * n) + j];
                }
            }

            if (q is null)
            {
                continue;
            }

            T* left = q.Data + (i * m * columns);
            for (nint row = 0; row < m; row++)
            {
                for (nint j = 0; j < k; j++)
                {
                    left[(row * columns) + j] = factors.At(i)[(row * n) + j];
                }
            }

            lapack.Orgqr(Layout.RowMajor, m, columns, k, left, Math.Max(1, columns), tau.Data);
        }

        return (q, r);
    }

    /// <summary>The LU factorization A = P L U with partial pivoting, as SciPy's <c>lu</c>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A, (..., m, n); k = min(m, n).</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>P, a permutation matrix (..., m, m); L, unit lower triangular (..., m, k); U, upper triangular (..., k, n).</returns>
    /// <exception cref="ArgumentException">A has fewer than two axes.</exception>
    public static (NdArray<T> P, NdArray<T> L, NdArray<T> U) Lu<T>(NdArray<T> a, IBlasProvider? provider = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);

        // Row-major storage is read as the transpose, whose factors exchange columns: A's rows need the copy of Aᵀ.
        using NdArray<T> turned = a.NDim < 2 ? a.View() : a.SwapAxes(-1, -2);
        using MatrixStack<T> factors = MatrixStack<T>.Of(turned, nameof(a));
        nint m = factors.Columns, n = factors.Rows, k = Math.Min(m, n);
        NdArray<T> p = NdArray.Zeros<T>([.. factors.Stack, m, m]);
        NdArray<T> l = NdArray.Zeros<T>([.. factors.Stack, m, k]);
        NdArray<T> u = NdArray.Zeros<T>([.. factors.Stack, k, n]);
        using PivotBuffer pivots = new(k);
        using PivotBuffer rows = new(m);
        for (nint i = 0; i < factors.Count; i++)
        {
            // A singular matrix has factors too.
            T* f = factors.At(i);
            Lapack<T>(provider).TryGetrf(Layout.ColumnMajor, m, n, f, Math.Max(1, m), pivots.Pointer, out _);
            for (nint row = 0; row < m; row++)
            {
                rows.Pointer[row] = (int)row;
            }

            for (nint step = 0; step < k; step++)
            {
                nint other = pivots.Pointer[step] - 1;
                (rows.Pointer[step], rows.Pointer[other]) = (rows.Pointer[other], rows.Pointer[step]);
            }

            for (nint row = 0; row < m; row++)
            {
                p.Data[(((i * m) + rows.Pointer[row]) * m) + row] = T.One;
                for (nint j = 0; j < Math.Min(row, k); j++)
                {
                    l.Data[(((i * m) + row) * k) + j] = f[row + (j * m)];
                }

                if (row >= k)
                {
                    continue;
                }

                l.Data[(((i * m) + row) * k) + row] = T.One;
                for (nint j = row; j < n; j++)
                {
                    u.Data[(((i * k) + row) * n) + j] = f[row + (j * m)];
                }
            }
        }

        return (p, l, u);
    }

    private static void ClearRow<T>(T* row, nint first, nint end)
        where T : unmanaged
    {
        for (nint j = first; j < end; j++)
        {
            row[j] = default;
        }
    }
}
