namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>c and s with c a + s b = r, c b - conj(s) a = 0; r takes the place of a, and of real elements z that of b.</summary>
    /// <remarks>
    /// Elements are scaled by powers of two, so that nothing overflows or underflows where the result does not; what r and z
    /// are is defined as in reference BLAS 3.10 (E. Anderson, "Algorithm 978: Safe Scaling in the Level 1 BLAS", 2017).
    /// </remarks>
    public static void Rotg(T* a, T* b, TReal* c, T* s)
    {
        if (IsComplex)
        {
            RotgComplex(a, *b, c, s);
        }
        else
        {
            RotgReal((TReal*)a, (TReal*)b, c, (TReal*)s);
        }
    }

    private static void RotgReal(TReal* a, TReal* b, TReal* c, TReal* s)
    {
        TReal x = *a, y = *b;
        TReal sizeX = TReal.Abs(x), sizeY = TReal.Abs(y);
        if (y == TReal.Zero)
        {
            (*c, *s, *b) = (TReal.One, TReal.Zero, TReal.Zero);
            return;
        }

        if (x == TReal.Zero)
        {
            (*c, *s, *a, *b) = (TReal.Zero, TReal.One, y, TReal.One);
            return;
        }

        int exponent = Exponent(TReal.Max(sizeX, sizeY));
        TReal scaledX = TReal.ScaleB(x, -exponent), scaledY = TReal.ScaleB(y, -exponent);
        TReal h = TReal.CopySign(TReal.Sqrt((scaledX * scaledX) + (scaledY * scaledY)), sizeX > sizeY ? x : y);
        *c = scaledX / h;
        *s = scaledY / h;
        *a = TReal.ScaleB(h, exponent);
        *b = sizeX > sizeY ? *s : *c != TReal.Zero ? TReal.One / *c : TReal.One;
    }

    private static void RotgComplex(T* a, T b, TReal* c, T* s)
    {
        if (Scalars<T, TReal>.IsZero(b))
        {
            *c = TReal.One;
            *s = T.Zero;
            return;
        }

        // Each number is 2^exponent times one whose larger part is in [1, 2).
        (T unitB, TReal sizeB, int exponentB) = Normalize(b);
        if (Scalars<T, TReal>.IsZero(*a))
        {
            *c = TReal.Zero;
            *s = Divide(Scalars<T, TReal>.Conjugate(unitB), sizeB);
            *a = Scalars<T, TReal>.Create(TReal.ScaleB(sizeB, exponentB), TReal.Zero);
            return;
        }

        (T unitA, TReal sizeA, int exponentA) = Normalize(*a);
        int exponent = Math.Max(exponentA, exponentB);
        TReal x = TReal.ScaleB(sizeA, exponentA - exponent), y = TReal.ScaleB(sizeB, exponentB - exponent);
        TReal h = TReal.Sqrt((x * x) + (y * y));
        T sign = Divide(unitA, sizeA);
        *c = x / h;
        T product = Divide(Scalars<T, TReal>.Multiply(sign, Scalars<T, TReal>.Conjugate(unitB)), h);
        *s = Scale(product, exponentB - exponent);
        *a = Scale(Scalars<T, TReal>.Multiply(sign, Scalars<T, TReal>.Create(h, TReal.Zero)), exponent);
    }

    private static (T Unit, TReal Size, int Exponent) Normalize(T value)
    {
        TReal real = Scalars<T, TReal>.Real(value), imaginary = Scalars<T, TReal>.Imaginary(value);
        int exponent = Exponent(TReal.Max(TReal.Abs(real), TReal.Abs(imaginary)));
        real = TReal.ScaleB(real, -exponent);
        imaginary = TReal.ScaleB(imaginary, -exponent);
        return (Scalars<T, TReal>.Create(real, imaginary), TReal.Sqrt((real * real) + (imaginary * imaginary)), exponent);
    }

    // An infinity or a NaN is left as it is, and makes NaN of what comes after.
    private static int Exponent(TReal size) => TReal.IsFinite(size) && size != TReal.Zero ? TReal.ILogB(size) : 0;

    private static T Divide(T value, TReal divisor) =>
        Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(value) / divisor, Scalars<T, TReal>.Imaginary(value) / divisor);

    private static T Scale(T value, int exponent) => Scalars<T, TReal>.Create(
        TReal.ScaleB(Scalars<T, TReal>.Real(value), exponent), TReal.ScaleB(Scalars<T, TReal>.Imaginary(value), exponent));
}
