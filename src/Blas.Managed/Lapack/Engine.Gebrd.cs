using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // Columns and rows whose updates of the rest wait for each other.
    private const int BidiagonalPanel = 32;

    /// <summary>
    /// Q^H A P = B, real and bidiagonal, upper for m &gt;= n and lower otherwise: d (min(m, n)) and e receive B; A receives the
    /// reflectors of Q in its columns and of P in its rows, for <see cref="Ormbr"/> and <see cref="Orgbr"/>.
    /// </summary>
    /// <remarks>
    /// Reference LAPACK's <c>labrd</c>: half of the work are two products of the matrix that remains with a vector for each
    /// column, the other half updates for a panel at once. A wide matrix is reduced as its conjugate transpose.
    /// </remarks>
    public void Gebrd(nint m, nint n, T* a, nint lda, TReal* d, TReal* e, T* tauq, T* taup)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        if (m < n)
        {
            T* turned = arena.Take<T>(m * n);
            Turn(m, n, a, lda, turned, n, conjugate: true);
            Gebrd(n, m, turned, n, d, e, taup, tauq);
            Turn(n, m, turned, n, a, lda, conjugate: true);
            return;
        }

        const nint panel = BidiagonalPanel;
        T* x = arena.Take<T>(m * panel), y = arena.Take<T>(n * panel), row = arena.Take<T>(n), small = arena.Take<T>(panel);
        for (nint start = 0; start < n;)
        {
            nint width = panel;
            if (n - start <= ReductionOrder)
            {
                ReduceGeneral(m - start, n - start, a + start + (start * lda), lda, d + start, e + start, tauq + start, taup + start);
                return;
            }

            BidiagonalStep step = new()
            {
                M = m - start,
                N = n - start,
                A = a + start + (start * lda),
                Lda = lda,
                X = x,
                Y = y,
                Row = row,
                Small = small,
                D = d + start,
                E = e + start,
                TauQ = tauq + start,
                TauP = taup + start,
            };
            for (nint i = 0; i < width; i++)
            {
                ReduceColumnAndRow(step, i);
            }

            nint restM = step.M - width, restN = step.N - width;
            T* rest = step.A + width + (width * lda);
            Gemm(
                Transpose.None, Transpose.ConjugateTranspose, restM, restN, width, -T.One,
                step.A + width, lda, y + width, step.N, T.One, rest, lda);
            Gemm(
                Transpose.None, Transpose.None, restM, restN, width, -T.One,
                x + width, step.M, step.A + (width * lda), lda, T.One, rest, lda);

            // The ones in front of the reflectors give way to d and e.
            for (nint i = 0; i < width; i++)
            {
                step.A[i + (i * lda)] = Scalars<T, TReal>.Create(step.D[i], TReal.Zero);
                step.A[i + ((i + 1) * lda)] = Scalars<T, TReal>.Create(step.E[i], TReal.Zero);
            }

            start += width;
        }
    }

    // Column i and row i of what remains: what the panel so far has to change in them (A - V Y^H - X U^H), their reflectors,
    // and the new columns of Y = A^H V tau and X = A U tau.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReduceColumnAndRow(in BidiagonalStep step, nint i)
    {
        nint m = step.M, n = step.N, lda = step.Lda, rows = m - i, columns = n - i - 1;
        T* a = step.A, x = step.X, y = step.Y, small = step.Small, row = step.Row;
        T* column = a + i + (i * lda);
        if (i > 0)
        {
            ConjugateRow(i, y + i, n, small);
            Gemv(Transpose.None, rows, i, -T.One, a + i, lda, small, 1, T.One, column, 1);
            Gemv(Transpose.None, rows, i, -T.One, x + i, m, a + (i * lda), 1, T.One, column, 1);
        }

        T* tau = step.TauQ + i;
        Larfg(rows, column, column + 1, 1, tau);
        step.D[i] = Scalars<T, TReal>.Real(column[0]);
        column[0] = T.One;
        T* nextColumn = a + i + ((i + 1) * lda), newY = y + i + 1 + (i * n), newX = x + i + 1 + (i * m);
        Gemv(Transpose.ConjugateTranspose, rows, columns, *tau, nextColumn, lda, column, 1, T.Zero, newY, 1);
        if (i > 0)
        {
            Gemv(Transpose.ConjugateTranspose, rows, i, *tau, a + i, lda, column, 1, T.Zero, small, 1);
            Gemv(Transpose.None, columns, i, -T.One, y + i + 1, n, small, 1, T.One, newY, 1);
            Gemv(Transpose.ConjugateTranspose, rows, i, *tau, x + i, m, column, 1, T.Zero, small, 1);
            Gemv(Transpose.ConjugateTranspose, i, columns, -T.One, a + ((i + 1) * lda), lda, small, 1, T.One, newY, 1);
        }

        // The row, conjugated, as a column.
        ConjugateRow(columns, nextColumn, lda, row);
        Copy(i + 1, a + i, lda, small, 1);
        ConjugateRow(i + 1, small, 1, small);
        Gemv(Transpose.None, columns, i + 1, -T.One, y + i + 1, n, small, 1, T.One, row, 1);
        if (i > 0)
        {
            ConjugateRow(i, x + i, m, small);
            Gemv(Transpose.ConjugateTranspose, i, columns, -T.One, a + ((i + 1) * lda), lda, small, 1, T.One, row, 1);
        }

        tau = step.TauP + i;
        Larfg(columns, row, row + 1, 1, tau);
        step.E[i] = Scalars<T, TReal>.Real(row[0]);
        row[0] = T.One;
        rows--;
        Gemv(Transpose.None, rows, columns, *tau, nextColumn + 1, lda, row, 1, T.Zero, newX, 1);
        Gemv(Transpose.ConjugateTranspose, columns, i + 1, *tau, y + i + 1, n, row, 1, T.Zero, small, 1);
        Gemv(Transpose.None, rows, i + 1, -T.One, a + i + 1, lda, small, 1, T.One, newX, 1);
        if (i > 0)
        {
            Gemv(Transpose.None, i, columns, *tau, a + ((i + 1) * lda), lda, row, 1, T.Zero, small, 1);
            Gemv(Transpose.None, rows, i, -T.One, x + i + 1, m, small, 1, T.One, newX, 1);
        }

        for (nint j = 0; j < columns; j++)
        {
            nextColumn[j * lda] = Scalars<T, TReal>.Conjugate(row[j]);
        }
    }

    /// <summary>The matrix that remains, m by n, and the columns X and Y of a panel beside it.</summary>
    private struct BidiagonalStep
    {
        public nint M, N, Lda;
        public T* A, X, Y, Row, Small, TauQ, TauP;
        public TReal* D, E;
    }
}
