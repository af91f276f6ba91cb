using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>A rotation, c real: c f + s g = r, c g - conj(s) f = 0.</summary>
    /// <remarks>Where squares stay in range they are taken as they are; the rest is left to the scaled <see cref="Rotg"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Lartg(T f, T g, out TReal c, out T s, out T r)
    {
        if (Scalars<T, TReal>.IsZero(g))
        {
            (c, s, r) = (TReal.One, T.Zero, f);
            return;
        }

        TReal squareF = SquaredAbs(f), squareG = SquaredAbs(g);
        TReal square = squareF + squareG, low = SafeSquares, high = TReal.One / low;

        // What underflow takes from a square that is the smaller of the two counts for less than rounding.
        if (!((IsComplex ? squareF : square) > low && square < high))
        {
            T a = f, b = g, sine;
            TReal cosine;
            Rotg(&a, &b, &cosine, &sine);
            (c, s, r) = (cosine, sine, a);
            return;
        }

        if (IsComplex)
        {
            // A product of the squares would lose bits to underflow; one of their roots does not.
            TReal root = TReal.Sqrt(squareF), length = TReal.Sqrt(square);
            c = root / length;
            r = Divide(f, c);
            TReal product = TReal.One / (root * length);
            s = Scalars<T, TReal>.Multiply(
                Scalars<T, TReal>.Conjugate(g),
                Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(f) * product, Scalars<T, TReal>.Imaginary(f) * product));
            return;
        }

        TReal size = TReal.CopySign(TReal.Sqrt(square), Scalars<T, TReal>.Real(f));
        c = Scalars<T, TReal>.Real(f) / size;
        s = Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(g) / size, TReal.Zero);
        r = Scalars<T, TReal>.Create(size, TReal.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal SquaredAbs(T value)
    {
        TReal real = Scalars<T, TReal>.Real(value), imaginary = Scalars<T, TReal>.Imaginary(value);
        return IsComplex ? (real * real) + (imaginary * imaginary) : real * real;
    }
}
