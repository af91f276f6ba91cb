using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // Columns of a panel: its own factorization grows with the square, the products with the rest get the better the wider it is.
    private const int QrBlock = 32;

    // Columns that are done one by one: so many stay in the first-level cache for a few hundred rows.
    private const int QrBase = 8;

    /// <summary>
    /// A = Q R, m by n: R in the upper triangle (trapezoid), Q = H(0) ... H(k-1) below it as reflectors, k = min(m, n).
    /// </summary>
    public void Geqrf(nint m, nint n, T* a, nint lda, T* tau)
    {
        nint k = Math.Min(m, n);
        if (m <= SmallRows && n <= SmallColumns)
        {
            FactorSmallQr(m, n, a, lda, tau);
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint block = Math.Min(k, QrBlock);
        T* factor = arena.Take<T>(block * block), v = arena.Take<T>(k < n || k > block ? m * block : 0);
        for (nint i = 0; i < k; i += block)
        {
            nint width = Math.Min(block, k - i), rows = m - i, rest = n - i - width;
            T* panel = a + i + (i * lda);
            FactorReflectors(rows, width, panel, lda, tau + i, factor, width);
            if (rest > 0)
            {
                CopyReflectors(Direct.Forward, StoreV.Columns, rows, width, panel, lda, v);
                ApplyBlock(
                    Side.Left, Transpose.ConjugateTranspose, StoreV.Columns, rows, rest, width,
                    v, rows, factor, width, panel + (width * lda), lda);
            }
        }
    }

    /// <summary>A = L Q, m by n: L in the lower triangle, Q = H(k-1)^H ... H(0)^H to its right by rows, conjugated.</summary>
    /// <remarks>The panels are turned, factored as A^H = Q R, and turned back: vectors then run along columns.</remarks>
    public void Gelqf(nint m, nint n, T* a, nint lda, T* tau)
    {
        nint k = Math.Min(m, n);
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        if (n <= SmallRows && m <= SmallColumns)
        {
            T* columns = arena.Take<T>(m * n);
            Turn(m, n, a, lda, columns, n);
            FactorSmallQr(n, m, columns, n, tau);
            Turn(n, m, columns, n, a, lda);
            return;
        }

        nint block = Math.Min(k, QrBlock);
        T* factor = arena.Take<T>(block * block), turned = arena.Take<T>(n * block), v = arena.Take<T>(n * block);
        for (nint i = 0; i < k; i += block)
        {
            nint width = Math.Min(block, k - i), length = n - i, rest = m - i - width;
            T* panel = a + i + (i * lda);
            Turn(width, length, panel, lda, turned, length);
            FactorReflectors(length, width, turned, length, tau + i, factor, width);
            Turn(length, width, turned, length, panel, lda);
            if (rest > 0)
            {
                CopyReflectors(Direct.Forward, StoreV.Columns, length, width, turned, length, v);
                ApplyBlock(Side.Right, Transpose.None, StoreV.Columns, rest, length, width, v, length, factor, width, panel + width, lda);
            }
        }
    }

    // Each reflector is applied to all that is left.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FactorSmallQr(nint m, nint n, T* a, nint lda, T* tau)
    {
        T* products = stackalloc T[SmallColumns];
        for (nint j = 0; j < Math.Min(m, n); j++)
        {
            T* corner = a + j + (j * lda);
            Larfg(m - j, corner, corner + 1, 1, tau + j);
            nint rest = n - j - 1;
            if (rest == 0 || Scalars<T, TReal>.IsZero(tau[j]))
            {
                continue;
            }

            T diagonal = *corner;
            *corner = T.One;
            Reflect(m - j, rest, corner, tau[j], corner + lda, lda, products);
            *corner = diagonal;
        }
    }

    /// <summary>C = (I - conj(tau) v v^H) C, m by n, for small ones; products is room for n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reflect(nint m, nint n, T* v, T tau, T* c, nint ldc, T* products)
    {
        DotReflectors(m, n, c, ldc, v, products);
        for (nint k = 0; k < n; k++)
        {
            products[k] = Scalars<T, TReal>.Multiply(tau, products[k]);
        }

        SubtractOuter(m, n, v, products, 1, conjugate: true, c, ldc);
    }

    /// <summary>a[i + k lda] -= x[i] conj(y[k step]), or without the conjugation, m by n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SubtractOuter(nint m, nint n, T* x, T* y, nint step, bool conjugate, T* a, nint lda)
    {
        if (IsComplex)
        {
            kernels.SubtractOuterComplex(m, n, (TReal*)x, (TReal*)y, step, conjugate, (TReal*)a, lda);
        }
        else
        {
            kernels.SubtractOuter(m, n, (TReal*)x, (TReal*)y, step, (TReal*)a, lda);
        }
    }

    /// <summary>B = A^H, A m by n, on this thread.</summary>
    private static void Turn(nint m, nint n, T* a, nint lda, T* b, nint ldb)
    {
        GemmPack.Transpose(a, lda, n, m, b, ldb);
        for (nint j = 0; j < m && IsComplex; j++)
        {
            ConjugateVector(n, b + (j * ldb));
        }
    }

    /// <summary>
    /// A = Q R, m &gt;= n, and the triangular factor of Q's reflectors, with zeros below its diagonal.
    /// </summary>
    /// <remarks>
    /// Recursive by columns: E. Elmroth and F. Gustavson, "Applying Recursion to Serial and Parallel QR Factorization Leads
    /// to Better Performance", 2000.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FactorReflectors(nint m, nint n, T* a, nint lda, T* tau, T* t, nint ldt)
    {
        if (n <= QrBase)
        {
            FactorReflectorColumns(m, n, a, lda, tau, t, ldt);
            return;
        }

        nint n1 = (n + (2 * QrBase) - 1) / (2 * QrBase) * QrBase;
        nint n2 = n - n1;
        T* a2 = a + (n1 * lda), t12 = t + (n1 * ldt);
        FactorReflectors(m, n1, a, lda, tau, t, ldt);

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* head = arena.Take<T>(n1 * n1), product = arena.Take<T>(n1 * n2), weighted = arena.Take<T>(n1 * n2);
        CopyReflectors(Direct.Forward, StoreV.Columns, n1, n1, a, lda, head);
        Gemm(Transpose.ConjugateTranspose, Transpose.None, n1, n2, n1, T.One, head, n1, a2, lda, T.Zero, product, n1);
        Gemm(Transpose.ConjugateTranspose, Transpose.None, n1, n2, m - n1, T.One, a + n1, lda, a2 + n1, lda, T.One, product, n1);
        Gemm(Transpose.ConjugateTranspose, Transpose.None, n1, n2, n1, T.One, t, ldt, product, n1, T.Zero, weighted, n1);
        Gemm(Transpose.None, Transpose.None, n1, n2, n1, -T.One, head, n1, weighted, n1, T.One, a2, lda);
        Gemm(Transpose.None, Transpose.None, m - n1, n2, n1, -T.One, a + n1, lda, weighted, n1, T.One, a2 + n1, lda);

        FactorReflectors(m - n1, n2, a2 + n1, lda, tau + n1, t12 + n1, ldt);

        // T(1,2) = -T(1,1) V(1)^H V(2) T(2,2).
        CopyReflectors(Direct.Forward, StoreV.Columns, n2, n2, a2 + n1, lda, head);
        Gemm(Transpose.ConjugateTranspose, Transpose.None, n1, n2, n2, T.One, a + n1, lda, head, n2, T.Zero, product, n1);
        Gemm(
            Transpose.ConjugateTranspose, Transpose.None, n1, n2, m - n1 - n2, T.One, a + n1 + n2, lda, a2 + n1 + n2, lda,
            T.One, product, n1);
        Gemm(Transpose.None, Transpose.None, n1, n2, n2, T.One, product, n1, t12 + n1, ldt, T.Zero, weighted, n1);
        Gemm(Transpose.None, Transpose.None, n1, n2, n1, -T.One, t, ldt, weighted, n1, T.Zero, t12, ldt);
        for (nint j = 0; j < n1; j++)
        {
            new Span<T>(t + n1 + (j * ldt), (int)n2).Clear();
        }
    }

    // Column by column: all reflectors to the left are applied at once, when the column's turn comes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FactorReflectorColumns(nint m, nint n, T* a, nint lda, T* tau, T* t, nint ldt)
    {
        T* products = stackalloc T[QrBase];
        T* weighted = stackalloc T[QrBase];
        for (nint j = 0; j < n; j++)
        {
            T* column = a + (j * lda);
            if (j > 0)
            {
                DotReflectors(m - j, j, a + j, lda, column + j, products);
                for (nint k = 0; k < j; k++)
                {
                    T sum = products[k] + column[k];
                    for (nint i = k + 1; i < j; i++)
                    {
                        sum = Scalars<T, TReal>.MultiplyAdd(Scalars<T, TReal>.Conjugate(a[i + (k * lda)]), column[i], sum);
                    }

                    products[k] = sum;
                }

                for (nint k = 0; k < j; k++)
                {
                    T sum = T.Zero;
                    for (nint l = 0; l <= k; l++)
                    {
                        sum = Scalars<T, TReal>.MultiplySubtract(Scalars<T, TReal>.Conjugate(t[l + (k * ldt)]), products[l], sum);
                    }

                    weighted[k] = sum;
                    column[k] += sum;
                    for (nint i = k + 1; i < j; i++)
                    {
                        column[i] = Scalars<T, TReal>.MultiplyAdd(a[i + (k * lda)], sum, column[i]);
                    }
                }

                AddColumns(m - j, j, a + j, lda, weighted, column + j);
            }

            Larfg(m - j, column + j, column + j + 1, 1, tau + j);
            T* target = t + (j * ldt);
            for (nint k = j; k < n; k++)
            {
                target[k] = T.Zero;
            }

            target[j] = tau[j];
            if (j == 0)
            {
                continue;
            }

            DotReflectors(m - j - 1, j, a + j + 1, lda, column + j + 1, products);
            for (nint k = 0; k < j; k++)
            {
                products[k] = Scalars<T, TReal>.Multiply(-tau[j], products[k] + Scalars<T, TReal>.Conjugate(a[j + (k * lda)]));
            }

            for (nint k = 0; k < j; k++)
            {
                T sum = T.Zero;
                for (nint l = k; l < j; l++)
                {
                    sum = Scalars<T, TReal>.MultiplyAdd(t[k + (l * ldt)], products[l], sum);
                }

                target[k] = sum;
            }
        }
    }

    /// <summary>products[k] = v(k)^H x for n columns of m elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DotReflectors(nint m, nint n, T* v, nint ldv, T* x, T* products)
    {
        if (!IsComplex)
        {
            kernels.DotColumns(m, n, (TReal*)v, ldv, (TReal*)x, (TReal*)products);
            return;
        }

        ComplexSums<TReal>* sums = stackalloc ComplexSums<TReal>[SmallColumns];
        for (nint first = 0; first < n; first += SmallColumns)
        {
            nint columns = Math.Min(SmallColumns, n - first);
            kernels.DotColumnsComplex(m, columns, (TReal*)(v + (first * ldv)), ldv, (TReal*)x, sums);
            for (nint k = 0; k < columns; k++)
            {
                products[first + k] = Join(sums[k], conjugate: true);
            }
        }
    }
}
