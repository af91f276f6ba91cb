using System.Runtime.CompilerServices;

namespace Blas.Managed;

// Reductions of what the second-level cache holds: each column changes all of the rest at once, which takes fewer calls than the columns of a
// panel do. Below a few vectors plain loops take less time than the preparations of the products.
internal sealed unsafe partial class Engine<T, TReal>
{
    private const int ReductionOrder = 128;

    private const int PlainOrder = 16;

    // Rows below which the sums of vectors take longer than plain loops.
    private const int PlainRows = 4;

    /// <summary><see cref="Sytrd"/> of a small matrix, or of the last part of a large one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReduceSymmetric(UpLo uplo, nint n, T* a, nint lda, TReal* d, TReal* e, T* tau)
    {
        bool lower = uplo == UpLo.Lower;
        if (!IsComplex && lower && n > PlainOrder)
        {
            ReduceLower(n, (TReal*)a, lda, d, e, (TReal*)tau);
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* y = arena.Take<T>(n);
        T half = Scalars<T, TReal>.Create(Machine<TReal>.PowerOfTwo(-1), TReal.Zero);
        for (nint step = 0; step < n; step++)
        {
            nint j = lower ? step : n - 1 - step, length = n - 1 - step;
            T* column = a + (j * lda);
            d[j] = Scalars<T, TReal>.Real(column[j]);
            column[j] = Scalars<T, TReal>.Create(d[j], TReal.Zero);
            if (length == 0)
            {
                return;
            }

            nint at = lower ? j + 1 : j - 1, top = lower ? j + 1 : 0, index = lower ? j : j - 1;
            Larfg(length, column + at, lower ? column + at + 1 : column, 1, tau + index);
            T weight = tau[index];
            e[index] = Scalars<T, TReal>.Real(column[at]);
            if (Scalars<T, TReal>.IsZero(weight))
            {
                continue;
            }

            column[at] = T.One;
            T* x = column + top, rest = a + top + (top * lda);
            if (length <= PlainOrder)
            {
                MultiplyPlain(lower, length, weight, rest, lda, x, y);
                UpdatePlain(lower, length, rest, lda, x, y, Scalars<T, TReal>.Multiply(half, weight));
            }
            else
            {
                Hemv(IsComplex, uplo, length, weight, rest, lda, x, 1, T.Zero, y, 1);
                T product = Scalars<T, TReal>.Multiply(weight, Dotc(length, y, 1, x, 1));
                AddScaled(length, -Scalars<T, TReal>.Multiply(half, product), conjugate: false, x, y);
                Her2(IsComplex, uplo, length, -T.One, x, 1, y, 1, rest, lda);
            }

            column[at] = Scalars<T, TReal>.Create(e[index], TReal.Zero);
        }
    }

    // Real elements, lower triangle: what a column changes in the rest, and the product of the rest with the next column's reflector, are one
    // pass: that column is brought up to date before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReduceLower(nint n, TReal* a, nint lda, TReal* d, TReal* e, TReal* tau)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint room = n + kernels.Count;
        TReal* x = arena.Take<TReal>(4 * room), y = x + room, v = y + room, z = v + room;
        new Span<TReal>(x, checked((int)(4 * room))).Clear();
        for (nint j = 0; ; j++)
        {
            TReal* column = a + (j * lda);
            nint length = n - 1 - j;
            if (j > 0)
            {
                kernels.Axpy(n - j, -y[j], x + j, column + j);
                kernels.Axpy(n - j, -x[j], y + j, column + j);
            }

            d[j] = column[j];
            if (length == 0)
            {
                return;
            }

            nint first = j + 1;
            Reals.Larfg(length, column + first, column + first + 1, 1, tau + j);
            e[j] = column[first];
            TReal weight = tau[j];
            v[first] = weight == TReal.Zero ? TReal.Zero : TReal.One;
            for (nint i = first + 1; i < n; i++)
            {
                v[i] = weight == TReal.Zero ? TReal.Zero : column[i];
            }

            new Span<TReal>(z + first, (int)length).Clear();
            kernels.UpdateMultiplyLower(length, x + first, y + first, a + first + (first * lda), lda, v + first, z + first);
            kernels.Scale(length, weight, z + first);
            TReal half = weight * kernels.Dot(length, z + first, v + first) * Machine<TReal>.PowerOfTwo(-1);
            kernels.Axpy(length, -half, v + first, z + first);
            TReal* oldX = x, oldY = y;
            x = v;
            y = z;
            v = oldX;
            z = oldY;
        }
    }

    // y = weight A x, one triangle read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyPlain(bool lower, nint n, T weight, T* a, nint lda, T* x, T* y)
    {
        for (nint i = 0; i < n; i++)
        {
            y[i] = T.Zero;
        }

        for (nint j = 0; j < n; j++)
        {
            T* column = a + (j * lda);
            T factor = x[j], sum = Scalars<T, TReal>.MultiplyAdd(Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(column[j]), TReal.Zero), factor, y[j]);
            nint end = lower ? n : j;
            for (nint i = lower ? j + 1 : 0; i < end; i++)
            {
                y[i] = Scalars<T, TReal>.MultiplyAdd(column[i], factor, y[i]);
                sum = Scalars<T, TReal>.MultiplyAdd(Scalars<T, TReal>.Conjugate(column[i]), x[i], sum);
            }

            y[j] = sum;
        }

        for (nint i = 0; i < n; i++)
        {
            y[i] = Scalars<T, TReal>.Multiply(weight, y[i]);
        }
    }

    // y -= half (y^H x) x; A -= x y^H + y x^H, one triangle.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdatePlain(bool lower, nint n, T* a, nint lda, T* x, T* y, T half)
    {
        T product = T.Zero;
        for (nint i = 0; i < n; i++)
        {
            product = Scalars<T, TReal>.MultiplyAdd(Scalars<T, TReal>.Conjugate(y[i]), x[i], product);
        }

        product = Scalars<T, TReal>.Multiply(half, product);
        for (nint i = 0; i < n; i++)
        {
            y[i] = Scalars<T, TReal>.MultiplySubtract(product, x[i], y[i]);
        }

        for (nint j = 0; j < n; j++)
        {
            T* column = a + (j * lda);
            T left = Scalars<T, TReal>.Conjugate(y[j]), right = Scalars<T, TReal>.Conjugate(x[j]);
            nint end = lower ? n : j + 1;
            for (nint i = lower ? j : 0; i < end; i++)
            {
                column[i] = Scalars<T, TReal>.MultiplySubtract(y[i], right, Scalars<T, TReal>.MultiplySubtract(x[i], left, column[i]));
            }
        }
    }

    /// <summary><see cref="Gebrd"/> of a small matrix, or of the last part of a large one; m is at least n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReduceGeneral(nint m, nint n, T* a, nint lda, TReal* d, TReal* e, T* tauq, T* taup)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* row = arena.Take<T>(n), work = arena.Take<T>(Math.Max(m, n));
        for (nint i = 0; i < n; i++)
        {
            nint rows = m - i, columns = n - i - 1;
            T* column = a + i + (i * lda), rest = column + lda;
            Larfg(rows, column, column + 1, 1, tauq + i);
            d[i] = Scalars<T, TReal>.Real(column[0]);
            column[0] = T.One;
            ApplyLeft(rows, columns, column, Scalars<T, TReal>.Conjugate(tauq[i]), rest, lda, work);
            column[0] = Scalars<T, TReal>.Create(d[i], TReal.Zero);
            if (columns == 0)
            {
                taup[i] = T.Zero;
                return;
            }

            ConjugateRow(columns, rest, lda, row);
            Larfg(columns, row, row + 1, 1, taup + i);
            e[i] = Scalars<T, TReal>.Real(row[0]);
            row[0] = T.One;
            ApplyRight(rows - 1, columns, row, taup[i], rest + 1, lda, work);
            row[0] = Scalars<T, TReal>.Create(e[i], TReal.Zero);
            for (nint j = 0; j < columns; j++)
            {
                rest[j * lda] = Scalars<T, TReal>.Conjugate(row[j]);
            }
        }
    }

    // Few reflectors, one after the other, from the left; m is at most SmallRows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ApplyPlain(
        Transpose trans, StoreV storev, bool forward, nint m, nint n, nint k, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        T* v = stackalloc T[SmallRows];
        v[0] = T.One;
        for (nint step = 0; step < k; step++)
        {
            nint i = forward ? step : k - 1 - step;
            T* pivot = a + i + (i * lda);
            for (nint row = 1; row < m - i; row++)
            {
                v[row] = storev == StoreV.Columns ? pivot[row] : Scalars<T, TReal>.Conjugate(pivot[row * lda]);
            }

            ApplyLeft(m - i, n, v, trans == Transpose.None ? tau[i] : Scalars<T, TReal>.Conjugate(tau[i]), c + i, ldc, null);
        }
    }

    // The same for reflectors that end with their ones.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ApplyPlainBackward(Transpose trans, bool forward, nint n, nint k, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        T* v = stackalloc T[PlainOrder];
        for (nint step = 0; step < k; step++)
        {
            nint i = forward ? step : k - 1 - step;
            Copy(i, a + (i * lda), 1, v, 1);
            v[i] = T.One;
            ApplyLeft(i + 1, n, v, trans == Transpose.None ? tau[i] : Scalars<T, TReal>.Conjugate(tau[i]), c, ldc, null);
        }
    }

    // C -= tau v v^H C.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ApplyLeft(nint m, nint n, T* v, T tau, T* c, nint ldc, T* work)
    {
        if (Scalars<T, TReal>.IsZero(tau) || n == 0)
        {
            return;
        }

        if (m > PlainRows && m <= SmallRows && n <= SmallColumns)
        {
            T* products = stackalloc T[SmallColumns];
            Reflect(m, n, v, Scalars<T, TReal>.Conjugate(tau), c, ldc, products);
            return;
        }

        if (m > PlainOrder)
        {
            Gemv(Transpose.ConjugateTranspose, m, n, T.One, c, ldc, v, 1, T.Zero, work, 1);
            Gerc(m, n, -tau, v, 1, work, 1, c, ldc);
            return;
        }

        for (nint j = 0; j < n; j++)
        {
            T* column = c + (j * ldc);
            T sum = T.Zero;
            for (nint i = 0; i < m; i++)
            {
                sum = Scalars<T, TReal>.MultiplyAdd(Scalars<T, TReal>.Conjugate(v[i]), column[i], sum);
            }

            sum = Scalars<T, TReal>.Multiply(tau, sum);
            for (nint i = 0; i < m; i++)
            {
                column[i] = Scalars<T, TReal>.MultiplySubtract(v[i], sum, column[i]);
            }
        }
    }

    // C -= tau C v v^H.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ApplyRight(nint m, nint n, T* v, T tau, T* c, nint ldc, T* work)
    {
        if (Scalars<T, TReal>.IsZero(tau) || m == 0)
        {
            return;
        }

        if (m > PlainRows && m <= SmallRows && n <= SmallColumns)
        {
            T* factors = stackalloc T[SmallColumns];
            for (nint j = 0; j < n; j++)
            {
                factors[j] = Scalars<T, TReal>.Multiply(Scalars<T, TReal>.Conjugate(tau), v[j]);
            }

            ScaleMatrix(m, 1, T.Zero, work, m);
            AddColumns(m, n, c, ldc, v, work);
            SubtractOuter(m, n, work, factors, 1, conjugate: true, c, ldc);
            return;
        }

        if (m > PlainOrder)
        {
            Gemv(Transpose.None, m, n, T.One, c, ldc, v, 1, T.Zero, work, 1);
            Gerc(m, n, -tau, work, 1, v, 1, c, ldc);
            return;
        }

        for (nint i = 0; i < m; i++)
        {
            work[i] = T.Zero;
        }

        for (nint j = 0; j < n; j++)
        {
            T* column = c + (j * ldc);
            for (nint i = 0; i < m; i++)
            {
                work[i] = Scalars<T, TReal>.MultiplyAdd(column[i], v[j], work[i]);
            }
        }

        for (nint j = 0; j < n; j++)
        {
            T* column = c + (j * ldc);
            T factor = Scalars<T, TReal>.Multiply(tau, Scalars<T, TReal>.Conjugate(v[j]));
            for (nint i = 0; i < m; i++)
            {
                column[i] = Scalars<T, TReal>.MultiplySubtract(work[i], factor, column[i]);
            }
        }
    }
}
