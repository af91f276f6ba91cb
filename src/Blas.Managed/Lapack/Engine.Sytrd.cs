using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // Columns whose updates of the rest wait for each other: the product with them is then limited by arithmetic, and the
    // corrections of each column, which grow with it, stay small.
    private const int TridiagonalPanel = 32;

    /// <summary>
    /// Q^H A Q = T, real and tridiagonal, for a symmetric or Hermitian matrix (sytrd, hetrd): d and e receive T; the
    /// triangle receives the reflectors of Q, for <see cref="Ormtr"/> and <see cref="Orgtr"/>.
    /// </summary>
    /// <remarks>
    /// Reference LAPACK's <c>latrd</c>: half of the work is the product of the matrix that remains with one vector for each
    /// column, the other half updates of rank 2 for each of a panel, all at once.
    /// </remarks>
    public void Sytrd(UpLo uplo, nint n, T* a, nint lda, TReal* d, TReal* e, T* tau)
    {
        if (n <= ReductionOrder)
        {
            ReduceSymmetric(uplo, n, a, lda, d, e, tau);
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        const nint panel = TridiagonalPanel;

        // V and W side by side, and in the other order: V W^H + W V^H is one product.
        T* w = arena.Take<T>(n * panel), both = arena.Take<T>(2 * n * panel), turned = arena.Take<T>(2 * n * panel);
        T* row = arena.Take<T>(panel);
        for (nint left = n; left > 0;)
        {
            if (left <= ReductionOrder)
            {
                nint at = uplo == UpLo.Lower ? n - left : 0;
                ReduceSymmetric(uplo, left, a + at + (at * lda), lda, d + at, e + at, tau + at);
                return;
            }

            nint width = panel, rest = left - width;
            nint start = uplo == UpLo.Lower ? n - left : rest;
            for (nint step = 0; step < width; step++)
            {
                // Lower: from the first column on; upper: from the last back.
                bool lower = uplo == UpLo.Lower;
                nint j = lower ? start + step : start + width - 1 - step;
                nint done = lower ? start : j + 1, slot = lower ? step : width - 1 - step;
                ReduceColumn(uplo, n, j, step, a, lda, a + (done * lda), w + ((lower ? 0 : slot + 1) * n), w + (slot * n), d, e, tau, row);
            }

            nint first = uplo == UpLo.Lower ? start + width : 0;
            T* v = a + first + (start * lda);
            Lacpy(MatrixPart.All, rest, width, v, lda, both, rest);
            Lacpy(MatrixPart.All, rest, width, w + first, n, both + (rest * width), rest);
            Lacpy(MatrixPart.All, rest, width, w + first, n, turned, rest);
            Lacpy(MatrixPart.All, rest, width, v, lda, turned + (rest * width), rest);
            MultiplyIntoTriangle(
                uplo, Transpose.None, Transpose.ConjugateTranspose, rest, 2 * width, -T.One,
                both, rest, turned, rest, T.One, a + first + (first * lda), lda, hermitian: IsComplex);

            // The ones in front of the reflectors give way to e.
            for (nint j = start; j < start + width; j++)
            {
                nint index = uplo == UpLo.Lower ? j : j - 1, beside = uplo == UpLo.Lower ? j + 1 : j - 1;
                a[beside + (j * lda)] = Scalars<T, TReal>.Create(e[index], TReal.Zero);
            }

            left = rest;
        }
    }

    // Column j: what the columns done before in this panel, V and W, have to change in it; its reflector; its column of W.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReduceColumn(
        UpLo uplo, nint n, nint j, nint done, T* a, nint lda, T* v, T* w, T* target, TReal* d, TReal* e, T* tau, T* row)
    {
        bool lower = uplo == UpLo.Lower;
        nint first = lower ? j : 0, count = lower ? n - j : j + 1;
        T* column = a + (j * lda);
        if (done > 0)
        {
            MakeReal(column + j);
            ConjugateRow(done, w + j, n, row);
            Gemv(Transpose.None, count, done, -T.One, v + first, lda, row, 1, T.One, column + first, 1);
            ConjugateRow(done, v + j, lda, row);
            Gemv(Transpose.None, count, done, -T.One, w + first, n, row, 1, T.One, column + first, 1);
        }

        d[j] = Scalars<T, TReal>.Real(column[j]);
        column[j] = Scalars<T, TReal>.Create(d[j], TReal.Zero);

        // The reflector leaves one element beside the diagonal.
        nint at = lower ? j + 1 : j - 1, top = lower ? j + 1 : 0, index = lower ? j : j - 1;
        nint length = count - 1;
        Larfg(length, column + at, lower ? column + at + 1 : column, 1, tau + index);
        e[index] = Scalars<T, TReal>.Real(column[at]);
        column[at] = T.One;
        T* x = column + top, y = target + top;
        Hemv(IsComplex, uplo, length, tau[index], a + top + (top * lda), lda, x, 1, T.Zero, y, 1);
        if (done > 0)
        {
            Gemv(Transpose.ConjugateTranspose, length, done, tau[index], w + top, n, x, 1, T.Zero, row, 1);
            Gemv(Transpose.None, length, done, -T.One, v + top, lda, row, 1, T.One, y, 1);
            Gemv(Transpose.ConjugateTranspose, length, done, tau[index], v + top, lda, x, 1, T.Zero, row, 1);
            Gemv(Transpose.None, length, done, -T.One, w + top, n, row, 1, T.One, y, 1);
        }

        T half = Scalars<T, TReal>.Create(Machine<TReal>.PowerOfTwo(-1), TReal.Zero);
        T product = Scalars<T, TReal>.Multiply(tau[index], Dotc(length, y, 1, x, 1));
        AddScaled(length, -Scalars<T, TReal>.Multiply(half, product), conjugate: false, x, y);
    }

    private static void ConjugateRow(nint n, T* x, nint incx, T* y)
    {
        for (nint i = 0; i < n; i++)
        {
            TReal* from = (TReal*)(x + (i * incx)), to = (TReal*)(y + i);
            to[0] = from[0];
            if (IsComplex)
            {
                to[1] = -from[1];
            }
        }
    }
}
