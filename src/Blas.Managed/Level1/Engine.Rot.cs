namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Each pair becomes (c x[i] + s y[i], c y[i] - conj(s) x[i]).</summary>
    public void Rot(nint n, T* x, nint incx, T* y, nint incy, TReal c, T s)
    {
        TReal real = Scalars<T, TReal>.Real(s), imaginary = Scalars<T, TReal>.Imaginary(s);
        if (!IsComplex || imaginary == TReal.Zero)
        {
            RotReal(n, x, incx, y, incy, c, real);
            return;
        }

        if (incx == 1 && incy == 1)
        {
            kernels.RotateComplex(n, c, real, imaginary, (TReal*)x, (TReal*)y);
            return;
        }

        T factor = Scalars<T, TReal>.Create(c, TReal.Zero), minus = -Scalars<T, TReal>.Conjugate(s);
        x = First(n, x, incx);
        y = First(n, y, incy);
        for (nint i = 0; i < n; i++)
        {
            T left = *x, right = *y;
            *x = Scalars<T, TReal>.Multiply(factor, left) + Scalars<T, TReal>.Multiply(s, right);
            *y = Scalars<T, TReal>.Multiply(factor, right) + Scalars<T, TReal>.Multiply(minus, left);
            x += incx;
            y += incy;
        }
    }

    /// <summary>Each pair becomes (c x[i] + s y[i], c y[i] - s x[i]), c and s real.</summary>
    public void RotReal(nint n, T* x, nint incx, T* y, nint incy, TReal c, TReal s) =>
        Transform(n, x, incx, y, incy, new Plane<TReal> { H11 = c, H12 = s, H21 = -s, H22 = c });

    /// <summary>Each pair becomes H (x[i], y[i]); what <paramref name="param"/> does not store of H is 1, -1 or 0.</summary>
    public void Rotm(nint n, T* x, nint incx, T* y, nint incy, TReal* param)
    {
        TReal flag = param[0];
        if (flag == -(TReal.One + TReal.One))
        {
            return;
        }

        Plane<TReal> h = new() { H11 = TReal.One, H12 = TReal.One, H21 = -TReal.One, H22 = TReal.One };
        if (flag != TReal.Zero)
        {
            h.H11 = param[1];
            h.H22 = param[4];
        }

        if (flag <= TReal.Zero)
        {
            h.H21 = param[2];
            h.H12 = param[3];
        }

        Transform(n, x, incx, y, incy, h);
    }

    private void Transform(nint n, T* x, nint incx, T* y, nint incy, in Plane<TReal> h)
    {
        if (incx == 1 && incy == 1)
        {
            kernels.Transform(n * Parts, h, (TReal*)x, (TReal*)y);
            return;
        }

        x = First(n, x, incx);
        y = First(n, y, incy);
        for (nint i = 0; i < n; i++)
        {
            TReal* left = (TReal*)x, right = (TReal*)y;
            for (nint part = 0; part < Parts; part++)
            {
                TReal u = left[part], v = right[part];
                left[part] = (h.H11 * u) + (h.H12 * v);
                right[part] = (h.H21 * u) + (h.H22 * v);
            }

            x += incx;
            y += incy;
        }
    }
}
