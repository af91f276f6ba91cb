using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Columns that are reduced before the rest of the matrix is updated: enough for the products to be at full speed.</summary>
    private const int HessenbergBlock = 32;

    /// <summary>Columns at the end that are reduced one at a time, being too few for blocks.</summary>
    private const int HessenbergCrossover = 96;

    /// <summary>
    /// A = Q H Qᴴ with H upper Hessenberg. H takes the place of A, with the reflectors of Q below its subdiagonal; rows and
    /// columns before ilo and after ihi (1-based) are triangular already.
    /// </summary>
    /// <remarks>
    /// By blocks: the reflectors of some columns are found first, and what they do to the others is two products. Half of
    /// the work stays in products of the matrix and a vector (C. Bischof, C. Van Loan, "The WY Representation for Products
    /// of Householder Matrices", 1987; G. Quintana-Ortí, R. van de Geijn, "Improving the Performance of Reduction to
    /// Hessenberg Form", 2006). Reference routines <c>gehrd</c>, <c>lahr2</c>.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gehrd(nint n, nint ilo, nint ihi, T* a, nint lda, T* tau)
    {
        for (nint i = 0; i < n - 1; i++)
        {
            tau[i] = T.Zero;
        }

        nint column = ilo - 1;
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        if (ihi - ilo > HessenbergCrossover)
        {
            HessenbergPanel<T> panel = default;
            panel.Rows = ihi;
            panel.Block = HessenbergBlock;
            panel.V = arena.Take<T>(ihi * panel.Block);
            panel.Y = arena.Take<T>(ihi * panel.Block);
            panel.Factor = arena.Take<T>(panel.Block * panel.Block);
            panel.Work = arena.Take<T>(2 * panel.Block);
            for (; ihi - 1 - column > HessenbergCrossover; column += panel.Block)
            {
                ReducePanel(panel, column, a, lda, tau + column);
                ApplyPanel(panel, column, n, a, lda);
            }
        }

        for (; column < ihi - 1; column++)
        {
            T* below = a + column + 1 + (column * lda);
            nint rows = ihi - column - 1;
            Larfg(rows, below, below + 1, 1, tau + column);
            T beta = *below;
            *below = T.One;
            Larf(Side.Right, ihi, rows, below, 1, tau[column], a + ((column + 1) * lda), lda);
            Larf(Side.Left, rows, n - column - 1, below, 1, Scalars<T, TReal>.Conjugate(tau[column]), below + lda, lda);
            *below = beta;
        }
    }

    /// <summary>Q of <see cref="Gehrd"/>, n by n, from its reflectors, whose place it takes (orghr, unghr).</summary>
    public void Orghr(nint n, nint ilo, nint ihi, T* a, nint lda, T* tau)
    {
        // The reflectors of column j belong to column j + 1 of Q.
        nint low = ilo - 1, high = ihi - 1;
        for (nint j = high; j > low; j--)
        {
            T* to = a + (j * lda), from = to - lda;
            Copy(high - j, from + j + 1, 1, to + j + 1, 1);
        }

        for (nint j = 0; j < n; j++)
        {
            T* to = a + (j * lda);
            bool isInside = j > low && j <= high;
            new Span<T>(to, checked((int)(isInside ? low + 1 : n))).Clear();
            if (isInside)
            {
                new Span<T>(to + high + 1, checked((int)(n - high - 1))).Clear();
            }
            else
            {
                to[j] = T.One;
            }
        }

        if (high > low)
        {
            nint order = high - low;
            Orgqr(order, order, order, a + low + 1 + ((low + 1) * lda), lda, tau + low);
        }
    }

    /// <summary>C = op(Q) C, or C op(Q) for the right side, with Q of <see cref="Gehrd"/>; C is m by n (ormhr, unmhr).</summary>
    public void Ormhr(Side side, Transpose trans, nint m, nint n, nint ilo, nint ihi, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        nint order = ihi - ilo;
        bool left = side == Side.Left;
        Ormqr(
            side, trans, left ? order : m, left ? n : order, order, a + ilo + ((ilo - 1) * lda), lda, tau + ilo - 1,
            left ? c + ilo : c + (ilo * ldc), ldc);
    }

    // The reflectors of the block's columns, as V (with its ones and zeros, from the row below the first column on), the
    // factor T of I - V T Vᴴ, and Y = A V T; only the block's own columns are updated.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReducePanel(in HessenbergPanel<T> panel, nint column, T* a, nint lda, T* tau)
    {
        nint first = column + 1, rows = panel.Rows - first, block = panel.Block;
        T* v = panel.V, y = panel.Y, t = panel.Factor, weights = panel.Work, scratch = panel.Work + block;
        nint ldy = panel.Rows;
        for (nint i = 0; i < block; i++)
        {
            T* b = a + first + ((column + i) * lda);
            if (i > 0)
            {
                // From the right: b -= Y (row of V that belongs to this column)ᴴ.
                for (nint k = 0; k < i; k++)
                {
                    weights[k] = -Scalars<T, TReal>.Conjugate(v[i - 1 + (k * rows)]);
                }

                AddColumns(rows, i, y + first, ldy, weights, b);

                // From the left: b -= V Tᴴ Vᴴ b.
                Gemv(Transpose.ConjugateTranspose, rows, i, T.One, v, rows, b, 1, T.Zero, scratch, 1);
                for (nint k = 0; k < i; k++)
                {
                    T sum = T.Zero;
                    for (nint l = 0; l <= k; l++)
                    {
                        sum += Scalars<T, TReal>.Multiply(Scalars<T, TReal>.Conjugate(t[l + (k * block)]), scratch[l]);
                    }

                    weights[k] = -sum;
                }

                AddColumns(rows, i, v, rows, weights, b);
            }

            nint length = rows - i;
            T* vector = v + (i * rows);
            Larfg(length, b + i, b + i + 1, 1, tau + i);
            new Span<T>(vector, checked((int)i)).Clear();
            vector[i] = T.One;
            Copy(length - 1, b + i + 1, 1, vector + i + 1, 1);

            // Y's next column: tau (A v - Y (Vᴴ v)), in the rows that the block's later columns need.
            T* product = y + first + (i * ldy);
            Gemv(Transpose.None, rows, length, T.One, a + first + ((first + i) * lda), lda, vector + i, 1, T.Zero, product, 1);
            if (i > 0)
            {
                Gemv(Transpose.ConjugateTranspose, length, i, T.One, v + i, rows, vector + i, 1, T.Zero, scratch, 1);
                for (nint k = 0; k < i; k++)
                {
                    weights[k] = -scratch[k];
                }

                AddColumns(rows, i, y + first, ldy, weights, product);
            }

            ScaleVector(rows, tau[i], product);
            T* factor = t + (i * block);
            new Span<T>(factor, checked((int)block)).Clear();
            for (nint k = 0; k < i; k++)
            {
                T weight = Scalars<T, TReal>.Multiply(-tau[i], scratch[k]);
                for (nint l = 0; l <= k; l++)
                {
                    factor[l] += Scalars<T, TReal>.Multiply(t[l + (k * block)], weight);
                }
            }

            factor[i] = tau[i];
        }

        // The rows above: Y = A V T.
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* above = arena.Take<T>(first * block);
        Gemm(Transpose.None, Transpose.None, first, block, rows, T.One, a + (first * lda), lda, v, rows, T.Zero, above, first);
        Gemm(Transpose.None, Transpose.None, first, block, block, T.One, above, first, t, block, T.Zero, y, ldy);
    }

    // A -= Y Vᴴ from the right, then A -= V Tᴴ Vᴴ A from the left, beside the block's columns.
    private void ApplyPanel(in HessenbergPanel<T> panel, nint column, nint n, T* a, nint lda)
    {
        nint first = column + 1, rows = panel.Rows - first, block = panel.Block;
        nint ldy = panel.Rows;

        // In the block's own columns, only the rows above are left to do.
        Gemm(
            Transpose.None, Transpose.ConjugateTranspose, first, block - 1, block, -T.One, panel.Y, ldy, panel.V, rows, T.One,
            a + (first * lda), lda);
        Gemm(
            Transpose.None, Transpose.ConjugateTranspose, panel.Rows, rows - block + 1, block, -T.One, panel.Y, ldy,
            panel.V + block - 1, rows, T.One, a + ((column + block) * lda), lda);
        ApplyBlock(
            Side.Left, Transpose.ConjugateTranspose, StoreV.Columns, rows, n - column - block, block, panel.V, rows, panel.Factor,
            block, a + first + ((column + block) * lda), lda);
    }
}

/// <summary>The reflectors of some columns of a matrix on its way to Hessenberg form.</summary>
internal unsafe struct HessenbergPanel<T>
    where T : unmanaged
{
    /// <summary>Rows (and columns) that take part.</summary>
    public nint Rows;

    /// <summary>Columns in the panel.</summary>
    public nint Block;

    public T* V, Y, Factor, Work;
}
