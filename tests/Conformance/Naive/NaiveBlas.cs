using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>
/// BLAS as the textbook writes it: loops in the element type and nothing else. It passes the suite; with one line made
/// wrong (<see cref="Fault"/>) it must not.
/// </summary>
internal sealed unsafe partial class NaiveBlas<T, TReal>(Fault fault) : BlasBase<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    protected override T DotCore(nint n, T* x, nint incx, T* y, nint incy)
    {
        x = First(x, n, incx);
        y = First(y, n, incy);
        T sum = T.Zero;
        for (nint i = 0; i < n; i++)
            sum += x[i * incx] * y[i * incy];
        return sum;
    }

    protected override T DotcCore(nint n, T* x, nint incx, T* y, nint incy)
    {
        x = First(x, n, incx);
        y = First(y, n, incy);
        T sum = T.Zero;
        for (nint i = 0; i < n; i++)
            sum += (fault == Fault.DotcForgetsConjugate ? x[i * incx] : Element<T>.Conjugate(x[i * incx])) * y[i * incy];
        return sum;
    }

    protected override void AxpyCore(nint n, T alpha, T* x, nint incx, T* y, nint incy)
    {
        if (T.IsZero(alpha))
            return;
        if (fault != Fault.NegativeIncrementStartsAtPointer)
            x = First(x, n, incx);
        else if (incx < 0)
            incx = -incx;
        y = First(y, n, incy);
        for (nint i = 0; i < n; i++)
            y[i * incy] += alpha * x[i * incx];
    }

    protected override void ScalCore(nint n, T alpha, T* x, nint incx)
    {
        nint step = fault == Fault.ScalIgnoresIncrement ? 1 : incx;
        for (nint i = 0; i < n; i++)
            x[i * step] *= alpha;
    }

    protected override void CopyCore(nint n, T* x, nint incx, T* y, nint incy)
    {
        x = First(x, n, incx);
        y = First(y, n, incy);
        for (nint i = 0; i < n; i++)
            y[i * incy] = x[i * incx];
        if (fault == Fault.CopyWritesOnePastEnd)
            y[n * incy] = T.Zero;
    }

    protected override void SwapCore(nint n, T* x, nint incx, T* y, nint incy)
    {
        x = First(x, n, incx);
        y = First(y, n, incy);
        for (nint i = 0; i < n; i++)
            (x[i * incx], y[i * incy]) = (y[i * incy], x[i * incx]);
    }

    // Scaled by the largest part, so that no square overflows and none that matters underflows.
    protected override TReal Nrm2Core(nint n, T* x, nint incx)
    {
        TReal largest = TReal.Zero;
        for (nint i = 0; i < n; i++)
            largest = TReal.Max(largest, TReal.Max(TReal.Abs(Re(x[i * incx])), TReal.Abs(Im(x[i * incx]))));
        if (fault == Fault.Nrm2Overflows)
            largest = TReal.One;
        if (largest == TReal.Zero || !TReal.IsFinite(largest))
            return largest;
        TReal sum = TReal.Zero;
        for (nint i = 0; i < n; i++)
        {
            TReal re = Re(x[i * incx]) / largest, im = Im(x[i * incx]) / largest;
            sum += (re * re) + (im * im);
        }

        return largest * TReal.Sqrt(sum);
    }

    protected override TReal AsumCore(nint n, T* x, nint incx)
    {
        TReal sum = TReal.Zero;
        for (nint i = 0; i < n; i++)
            sum += OneAbs(x[i * incx]);
        return sum;
    }

    protected override nint IamaxCore(nint n, T* x, nint incx)
    {
        nint best = 0;
        for (nint i = 1; i < n; i++)
        {
            TReal now = OneAbs(x[i * incx]), most = OneAbs(x[best * incx]);
            if (fault == Fault.IamaxTakesLast ? now >= most : now > most)
                best = i;
        }

        return best;
    }

    protected override void GemvCore(Transpose trans, nint m, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy)
    {
        (nint rows, nint columns) = trans.IsTransposed() ? (n, m) : (m, n);
        x = First(x, columns, incx);
        y = First(y, rows, incy);
        for (nint i = 0; i < rows; i++)
        {
            T sum = T.Zero;
            if (!T.IsZero(alpha))
            {
                for (nint j = 0; j < columns; j++)
                    sum += Op(trans, a, lda, i, j) * x[j * incx];
            }

            y[i * incy] = Update(alpha * sum, beta, y[i * incy]);
        }
    }

    protected override void GerCore(nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        Rank1(m, n, alpha, x, incx, y, incy, a, lda, conjugate: false);

    protected override void GercCore(nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        Rank1(m, n, alpha, x, incx, y, incy, a, lda, conjugate: true);

    protected override void GemmCore(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        if (fault == Fault.GemmForgetsConjugateOfB)
            transB = transB.IsTransposed() ? Transpose.Transpose : Transpose.None;
        nint width = fault == Fault.GemmWritesPadding ? Math.Min(ldc, m + 1) : m;
        bool idle = T.IsZero(alpha) || k == 0;
        for (nint j = 0; j < n; j++)
        {
            for (nint i = 0; i < width; i++)
            {
                T sum = T.Zero;
                for (nint l = 0; !idle && l < k && i < m; l++)
                {
                    if (fault == Fault.GemmDropsLastBeyond64 && l == k - 1 && k > 64)
                        continue;
                    T product = Op(transA, a, lda, i, l) * Op(transB, b, ldb, l, j);
                    sum += product;
                    if (fault == Fault.GemmSumsInLowerPrecision)
                        sum = Scalar<T, TReal>.Make(Lower(Scalar<T, TReal>.Re(sum)), Lower(Scalar<T, TReal>.Im(sum)));
                }

                T old = c[i + (j * ldc)];
                c[i + (j * ldc)] = fault == Fault.GemmReadsCWhereBetaIsZero ? (alpha * sum) + (beta * old)
                    : fault == Fault.GemmForgetsBetaWhereKIsZero && k == 0 ? old
                    : Update(idle ? T.Zero : alpha * sum, beta, old) + (fault == Fault.GemmWrongEverywhere ? T.One : T.Zero);
            }
        }
    }

    protected override void TrsmCore(
        Side side, UpLo uplo, Transpose trans, Diag diag, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb)
    {
        for (nint j = 0; j < n; j++)
        {
            for (nint i = 0; i < m; i++)
                b[i + (j * ldb)] = T.IsZero(alpha) ? T.Zero : alpha * b[i + (j * ldb)];
        }

        if (T.IsZero(alpha))
            return;

        // op(A) is upper where A is upper and not transposed, or lower and transposed. X op(A) = B runs over columns of X
        // as op(A) X = B runs over rows, but from the other end.
        bool upper = (uplo == UpLo.Upper) != trans.IsTransposed();
        nint order = side == Side.Left ? m : n, others = side == Side.Left ? n : m;
        bool backwards = upper == (side == Side.Left);
        T* Element(nint p, nint q) => side == Side.Left ? b + p + (q * ldb) : b + q + (p * ldb);
        for (nint q = 0; q < others; q++)
        {
            for (nint step = 0; step < order; step++)
            {
                nint p = backwards ? order - 1 - step : step;
                T sum = *Element(p, q);
                for (nint done = 0; done < step; done++)
                {
                    nint r = backwards ? order - 1 - done : done;
                    T factor = side == Side.Left ? Op(trans, a, lda, p, r) : Op(trans, a, lda, r, p);
                    sum -= factor * *Element(r, q);
                }

                bool divide = diag == Diag.NonUnit || fault == Fault.TrsmReadsUnitDiagonal;
                *Element(p, q) = divide ? sum / Op(trans, a, lda, p, p) : sum;
            }
        }
    }

    private void Rank1(nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda, bool conjugate)
    {
        if (T.IsZero(alpha))
            return;
        x = First(x, m, incx);
        y = First(y, n, incy);
        for (nint j = 0; j < n; j++)
        {
            T factor = alpha * (conjugate ? Element<T>.Conjugate(y[j * incy]) : y[j * incy]);
            for (nint i = 0; i < m; i++)
                a[i + (j * lda)] += x[i * incx] * factor;
        }
    }

    private static T Update(T product, T beta, T old) =>
        T.IsZero(beta) ? product : beta == T.One ? product + old : product + (beta * old);

    private static T* First(T* x, nint n, nint inc) => inc < 0 ? x + ((1 - n) * inc) : x;

    private static T Op(Transpose trans, T* a, nint lda, nint i, nint j)
    {
        T value = trans.IsTransposed() ? a[j + (i * lda)] : a[i + (j * lda)];
        return trans.IsConjugated() ? Element<T>.Conjugate(value) : value;
    }

    private static double Lower(double value) => Scalar<T, TReal>.IsSingle ? (double)(Half)value : (float)value;

    private static TReal Re(T value) => TReal.CreateChecked(Scalar<T, TReal>.Re(value));

    private static TReal Im(T value) => TReal.CreateChecked(Scalar<T, TReal>.Im(value));

    private static TReal OneAbs(T value) => TReal.Abs(Re(value)) + TReal.Abs(Im(value));
}
