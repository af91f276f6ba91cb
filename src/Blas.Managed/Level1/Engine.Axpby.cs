namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>y = alpha x + beta y; beta = 0 does not read y, alpha = 0 does not read x.</summary>
    public void Axpby(nint n, T alpha, T* x, nint incx, T beta, T* y, nint incy)
    {
        if (Scalars<T, TReal>.IsZero(alpha))
        {
            ScaleOutput(n, beta, First(n, y, incy), incy);
        }
        else if (Scalars<T, TReal>.IsZero(beta))
        {
            Copy(n, x, incx, y, incy);
            Scal(n, alpha, y, incy);
        }
        else if (incx == 1 && incy == 1 && IsLong(n))
        {
            UpdateLong(Update.Axpby, n, alpha, x, beta, y);
        }
        else if (incx == 1 && incy == 1)
        {
            TReal real = Scalars<T, TReal>.Real(alpha), betaReal = Scalars<T, TReal>.Real(beta);
            if (IsComplex)
            {
                kernels.AxpbyComplex(
                    n, real, Scalars<T, TReal>.Imaginary(alpha), (TReal*)x, betaReal, Scalars<T, TReal>.Imaginary(beta), (TReal*)y);
            }
            else
            {
                kernels.Axpby(n, real, (TReal*)x, betaReal, (TReal*)y);
            }
        }
        else
        {
            x = First(n, x, incx);
            y = First(n, y, incy);
            for (nint i = 0; i < n; i++)
            {
                *y = Scalars<T, TReal>.Multiply(alpha, *x) + Scalars<T, TReal>.Multiply(beta, *y);
                x += incx;
                y += incy;
            }
        }
    }

    /// <summary>x = alpha x, alpha real.</summary>
    public void ScalReal(nint n, TReal alpha, T* x, nint incx)
    {
        if (incx == 1)
        {
            if (IsLong(n))
            {
                UpdateLong(Update.ScalReal, n, Scalars<T, TReal>.Create(alpha, TReal.Zero), x, default, null);
            }
            else
            {
                kernels.Scale(n * Parts, alpha, (TReal*)x);
            }

            return;
        }

        for (nint i = 0; i < n; i++)
        {
            TReal* element = (TReal*)(x + (i * incx));
            for (nint part = 0; part < Parts; part++)
            {
                element[part] *= alpha;
            }
        }
    }

    /// <summary>The first i with the smallest |re x[i]| + |im x[i]|; a NaN is never found unless it is the first element.</summary>
    public nint Iamin(nint n, T* x, nint incx)
    {
        if (incx == 1)
        {
            return IsComplex ? kernels.IndexOfMinComplex(n, (TReal*)x) : kernels.IndexOfMin(n, (TReal*)x);
        }

        nint index = 0;
        TReal min = Scalars<T, TReal>.Abs1(x[0]);
        for (nint i = 1; i < n; i++)
        {
            TReal size = Scalars<T, TReal>.Abs1(x[i * incx]);
            if (size < min)
            {
                index = i;
                min = size;
            }
        }

        return index;
    }
}
