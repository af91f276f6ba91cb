using Blas;

namespace Conformance;

// Rotations and the extensions of Level 1.
internal sealed unsafe partial class NaiveBlas<T, TReal>
{
    protected override nint IaminCore(nint n, T* x, nint incx)
    {
        nint best = 0;
        for (nint i = 1; i < n; i++)
        {
            TReal now = OneAbs(x[i * incx]), least = OneAbs(x[best * incx]);
            if (fault == Fault.IaminTakesLast ? now <= least : now < least)
                best = i;
        }

        return best;
    }

    protected override void ScalRealCore(nint n, TReal alpha, T* x, nint incx)
    {
        for (nint i = 0; i < n; i++)
            x[i * incx] *= Wide(alpha);
    }

    protected override void AxpbyCore(nint n, T alpha, T* x, nint incx, T beta, T* y, nint incy)
    {
        x = First(x, n, incx);
        y = First(y, n, incy);
        for (nint i = 0; i < n; i++)
        {
            T product = alpha * x[i * incx];
            y[i * incy] = fault == Fault.AxpbyReadsYWhereBetaIsZero ? product + (beta * y[i * incy]) : Update(product, beta, y[i * incy]);
        }
    }

    // Scaled by the larger modulus, and that by its exponent; r has the sign of the larger number, or of complex a.
    protected override void RotgCore(T* a, T* b, TReal* c, T* s)
    {
        if (T.IsZero(*b))
        {
            (*c, *s) = (TReal.One, T.Zero);
            return;
        }

        TReal scale = TReal.Max(Largest(*a), Largest(*b));
        TReal power = fault == Fault.RotgSquaresUnscaled ? TReal.One : TReal.ScaleB(TReal.One, TReal.ILogB(scale) / 2);
        T x = *a / Wide(power) / Wide(power), y = *b / Wide(power) / Wide(power);
        if (fault != Fault.RotgSquaresUnscaled)
        {
            int exponent = -TReal.ILogB(scale);
            x = Shift(*a, exponent);
            y = Shift(*b, exponent);
            power = TReal.One;
        }

        TReal sizeX = Modulus(x), sizeY = Modulus(y), h = TReal.Sqrt((sizeX * sizeX) + (sizeY * sizeY));
        if (Element<T>.IsComplex)
        {
            T sign = sizeX == TReal.Zero ? T.One : x / Wide(sizeX);
            *c = sizeX / h;
            *s = sign * Element<T>.Conjugate(y) / Wide(h);
            *a = Shift(sign * Wide(h), fault == Fault.RotgSquaresUnscaled ? 0 : TReal.ILogB(scale));
            return;
        }

        bool first = sizeX > sizeY;
        TReal r = TReal.CopySign(h, Re(first ? x : y));
        *c = Re(x) / r;
        *s = y / Wide(r);
        *a = Shift(Wide(r), fault == Fault.RotgSquaresUnscaled ? 0 : TReal.ILogB(scale));
        *b = first ? *s : *c == TReal.Zero ? T.One : Wide(TReal.One / *c);
    }

    protected override void RotCore(nint n, T* x, nint incx, T* y, nint incy, TReal c, T s) => Apply(
        n, x, incx, y, incy, Wide(c), s, fault == Fault.RotForgetsConjugate ? -s : -Element<T>.Conjugate(s), Wide(c));

    protected override void RotRealCore(nint n, T* x, nint incx, T* y, nint incy, TReal c, TReal s) =>
        Apply(n, x, incx, y, incy, Wide(c), Wide(s), -Wide(s), Wide(c));

    protected override void RotmCore(nint n, T* x, nint incx, T* y, nint incy, TReal* param)
    {
        if (param[0] == TReal.CreateChecked(-2))
            return;
        bool all = param[0] < TReal.Zero || fault == Fault.RotmReadsWhatIsNotStored, off = all || param[0] == TReal.Zero, on = all || param[0] > TReal.Zero;
        Apply(n, x, incx, y, incy, on ? Wide(param[1]) : T.One, off ? Wide(param[3]) : T.One, off ? Wide(param[2]) : -T.One, on ? Wide(param[4]) : T.One);
    }

    // The reference's formulas without its rescaling: the numbers that the suite tries don't need it for their range,
    // but the flag says that nothing was scaled.
    protected override void RotmgCore(TReal* d1, TReal* d2, TReal* x1, TReal y1, TReal* param)
    {
        TReal p1 = *d1 * *x1, p2 = *d2 * y1, q1 = p1 * *x1, q2 = p2 * y1;
        if (*d1 >= TReal.Zero && p2 == TReal.Zero)
        {
            param[0] = TReal.CreateChecked(-2);
            return;
        }

        if (*d1 < TReal.Zero || (TReal.Abs(q1) <= TReal.Abs(q2) && q2 < TReal.Zero))
        {
            (*d1, *d2, *x1) = (TReal.Zero, TReal.Zero, TReal.Zero);
            for (int i = 1; i < 5; i++)
                param[i] = TReal.Zero;
            param[0] = -TReal.One;
            return;
        }

        if (TReal.Abs(q1) > TReal.Abs(q2))
        {
            (param[0], param[2], param[3]) = (TReal.Zero, -y1 / *x1, p2 / p1);
            TReal u = TReal.One - (param[2] * param[3]);
            (*d1, *d2, *x1) = (*d1 / u, *d2 / u, *x1 * u);
        }
        else
        {
            (param[0], param[1], param[4]) = (TReal.One, p1 / p2, *x1 / y1);
            TReal u = TReal.One + (param[1] * param[4]);
            (*d1, *d2, *x1) = fault == Fault.RotmgForgetsExchange ? (*d1 / u, *d2 / u, y1 * u) : (*d2 / u, *d1 / u, y1 * u);
        }
    }

    private static void Apply(nint n, T* x, nint incx, T* y, nint incy, T h11, T h12, T h21, T h22)
    {
        x = First(x, n, incx);
        y = First(y, n, incy);
        for (nint i = 0; i < n; i++)
        {
            T u = x[i * incx], v = y[i * incy];
            x[i * incx] = (h11 * u) + (h12 * v);
            y[i * incy] = (h21 * u) + (h22 * v);
        }
    }

    private static T Wide(TReal value) => Scalar<T, TReal>.Make(double.CreateChecked(value));

    private static TReal Largest(T value) => TReal.Max(TReal.Abs(Re(value)), TReal.Abs(Im(value)));

    private static TReal Modulus(T value) => TReal.Sqrt((Re(value) * Re(value)) + (Im(value) * Im(value)));

    private static T Shift(T value, int exponent) =>
        Scalar<T, TReal>.Make(Math.ScaleB(Scalar<T, TReal>.Re(value), exponent), Math.ScaleB(Scalar<T, TReal>.Im(value), exponent));
}
