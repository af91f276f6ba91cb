using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// The triangular factor of a product of k reflectors of order n: H = I - V T V^H with V n by k
    /// (columns), or I - V^H T V with V k by n (rows). T is upper triangular for H = H(0) ... H(k-1) (forward), lower
    /// for H(k-1) ... H(0) (backward); its other triangle is not written.
    /// </summary>
    /// <remarks>
    /// R. Schreiber and C. Van Loan, "A Storage-Efficient WY Representation for Products of Householder
    /// Transformations", 1989; reference LAPACK's <c>larft</c>.
    /// </remarks>
    public void Larft(Direct direct, StoreV storev, nint n, nint k, T* v, nint ldv, T* tau, T* t, nint ldt)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* full = arena.Take<T>(n * k), factor = arena.Take<T>(k * k);
        nint ldf = CopyReflectors(direct, storev, n, k, v, ldv, full);
        FormFactor(direct, storev, n, k, full, ldf, tau, factor, k);
        Lacpy(direct == Direct.Forward ? MatrixPart.Upper : MatrixPart.Lower, k, k, factor, k, t, ldt);
    }

    /// <summary>
    /// Writes reflectors out with their ones and zeros, so that products with them are plain ones; returns the leading
    /// dimension: n for columns, k for rows.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint CopyReflectors(Direct direct, StoreV storev, nint n, nint k, T* v, nint ldv, T* target)
    {
        // Where the unit triangle begins: at the top (left), or at the bottom (right).
        nint corner = direct == Direct.Forward ? 0 : n - k;
        bool columns = storev == StoreV.Columns, forward = direct == Direct.Forward;
        nint ld = columns ? n : k;
        for (nint j = 0; j < (columns ? k : n); j++)
        {
            T* from = v + (j * ldv), to = target + (j * ld);
            nint unit = columns ? corner + j : j - corner;
            if (unit < 0 || unit >= ld)
            {
                Copy(ld, from, 1, to, 1);
                continue;
            }

            // Vectors go on away from the corner: below their one in forward columns, above it in forward rows.
            bool below = columns == forward;
            nint first = below ? unit + 1 : 0, count = below ? ld - unit - 1 : unit;
            nint zeros = below ? 0 : unit + 1, zeroCount = below ? unit : ld - unit - 1;
            Copy(count, from + first, 1, to + first, 1);
            new Span<T>(to + zeros, checked((int)zeroCount)).Clear();
            to[unit] = T.One;
        }

        return ld;
    }

    /// <summary>The factor of reflectors that are written out; zeros in its other triangle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FormFactor(Direct direct, StoreV storev, nint n, nint k, T* v, nint ldv, T* tau, T* t, nint ldt)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();

        // The scalar products of the vectors with each other: (i, j) is v(i)^H v(j).
        T* products = arena.Take<T>(k * k);
        Transpose left = storev == StoreV.Columns ? Transpose.ConjugateTranspose : Transpose.None;
        Transpose right = storev == StoreV.Columns ? Transpose.None : Transpose.ConjugateTranspose;
        Gemm(left, right, k, k, n, T.One, v, ldv, v, ldv, T.Zero, products, k);
        new Span<T>(t, checked((int)(((k - 1) * ldt) + k))).Clear();
        FormFactor(direct == Direct.Forward, k, products, k, tau, t, ldt);
    }

    // From the products: halves on their own, and T12 = -T11 (V1^H V2) T22 beside them; backwards T21 = -T22 (V2^H V1) T11.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FormFactor(bool forward, nint k, T* products, nint ldp, T* tau, T* t, nint ldt)
    {
        if (k <= QrBase)
        {
            FormFactorColumns(forward, k, products, ldp, tau, t, ldt);
            return;
        }

        nint k1 = k / 2, k2 = k - k1;
        T* t22 = t + k1 + (k1 * ldt);
        FormFactor(forward, k1, products, ldp, tau, t, ldt);
        FormFactor(forward, k2, products + k1 + (k1 * ldp), ldp, tau + k1, t22, ldt);
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* weighted = arena.Take<T>(k1 * k2);
        if (forward)
        {
            Gemm(Transpose.None, Transpose.None, k1, k2, k2, T.One, products + (k1 * ldp), ldp, t22, ldt, T.Zero, weighted, k1);
            Gemm(Transpose.None, Transpose.None, k1, k2, k1, -T.One, t, ldt, weighted, k1, T.Zero, t + (k1 * ldt), ldt);
        }
        else
        {
            Gemm(Transpose.None, Transpose.None, k2, k1, k1, T.One, products + k1, ldp, t, ldt, T.Zero, weighted, k2);
            Gemm(Transpose.None, Transpose.None, k2, k1, k2, -T.One, t22, ldt, weighted, k2, T.Zero, t + k1, ldt);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FormFactorColumns(bool forward, nint k, T* products, nint ldp, T* tau, T* t, nint ldt)
    {
        for (nint step = 0; step < k; step++)
        {
            nint j = forward ? step : k - 1 - step;
            nint first = forward ? 0 : j + 1;
            T* column = t + (j * ldt);
            column[j] = tau[j];
            if (Scalars<T, TReal>.IsZero(tau[j]))
            {
                continue;
            }

            // T(first.., j) = -tau(j) T(first.., first..) products(first.., j), triangle times vector by columns.
            for (nint l = first; l < first + step; l++)
            {
                T weight = Scalars<T, TReal>.Multiply(-tau[j], products[l + (j * ldp)]);
                nint from = forward ? 0 : l, end = forward ? l + 1 : k;
                T* source = t + (l * ldt);
                for (nint i = from; i < end; i++)
                {
                    column[i] += Scalars<T, TReal>.Multiply(source[i], weight);
                }
            }
        }
    }
}
