using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // beta below this is scaled up at most so often: 20 steps reach from the smallest subnormal number.
    private const int ReflectorRescalings = 20;

    /// <summary>
    /// An elementary reflector H = I - tau (1; v) (1; v)^H of order n with H^H (alpha; x) = (beta; 0) and beta real; beta
    /// takes the place of alpha, v that of x. tau = 0, which is H = I, where x is 0 and alpha is real.
    /// </summary>
    /// <remarks>Reference LAPACK's <c>larfg</c>: 1 &lt;= Re tau &lt;= 2 and |tau - 1| &lt;= 1 otherwise.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Larfg(nint n, T* alpha, T* x, nint incx, T* tau)
    {
        *tau = T.Zero;
        if (n <= 0 || (n == 1 && !IsComplex))
        {
            return;
        }

        TReal norm = n == 1 ? TReal.Zero : Nrm2(n - 1, x, incx);
        TReal real = Scalars<T, TReal>.Real(*alpha), imaginary = Scalars<T, TReal>.Imaginary(*alpha);
        if (norm == TReal.Zero && imaginary == TReal.Zero)
        {
            return;
        }

        TReal beta = -TReal.CopySign(Length(real, imaginary, norm), real);
        TReal smallest = Machine<TReal>.SafeMinimum / Machine<TReal>.Epsilon;
        int rescalings = 0;
        if (TReal.Abs(beta) < smallest)
        {
            // norm and beta may be inaccurate: scale x and take them again.
            TReal factor = TReal.One / smallest;
            do
            {
                rescalings++;
                ScalReal(n - 1, factor, x, incx);
                beta *= factor;
                real *= factor;
                imaginary *= factor;
            }
            while (TReal.Abs(beta) < smallest && rescalings < ReflectorRescalings);
            norm = n == 1 ? TReal.Zero : Nrm2(n - 1, x, incx);
            beta = -TReal.CopySign(Length(real, imaginary, norm), real);
        }

        *tau = Scalars<T, TReal>.Create((beta - real) / beta, -imaginary / beta);
        Scal(n - 1, T.One / Scalars<T, TReal>.Create(real - beta, imaginary), x, incx);
        for (; rescalings > 0; rescalings--)
        {
            beta *= smallest;
        }

        *alpha = Scalars<T, TReal>.Create(beta, TReal.Zero);
    }

    /// <summary>C = H C, or C H for the right side, with H = I - tau v v^H; C is m by n. For H^H conjugate tau.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Larf(Side side, nint m, nint n, T* v, nint incv, T tau, T* c, nint ldc)
    {
        if (m == 0 || n == 0 || Scalars<T, TReal>.IsZero(tau))
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        if (side == Side.Left)
        {
            T* product = arena.Take<T>(n);
            Gemv(Transpose.ConjugateTranspose, m, n, T.One, c, ldc, v, incv, T.Zero, product, 1);
            Gerc(m, n, -tau, v, incv, product, 1, c, ldc);
        }
        else
        {
            T* product = arena.Take<T>(m);
            Gemv(Transpose.None, m, n, T.One, c, ldc, v, incv, T.Zero, product, 1);
            Gerc(m, n, -tau, product, 1, v, incv, c, ldc);
        }
    }

    /// <summary>sqrt(x² + y² + z²) without overflow or underflow on the way (<c>lapy3</c>).</summary>
    private static TReal Length(TReal x, TReal y, TReal z)
    {
        TReal square = (x * x) + (y * y) + (z * z), low = SafeSquares;
        if (square > low && square < TReal.One / low)
        {
            return TReal.Sqrt(square);
        }

        TReal max = TReal.Max(TReal.Max(TReal.Abs(x), TReal.Abs(y)), TReal.Abs(z));
        if (max == TReal.Zero || !TReal.IsFinite(max))
        {
            return max;
        }

        // A power of two rounds nothing.
        int exponent = Math.Clamp(TReal.ILogB(max), -MaxScale, MaxScale);
        TReal factor = TReal.ScaleB(TReal.One, -exponent);
        x *= factor;
        y *= factor;
        z *= factor;
        return TReal.ScaleB(TReal.Sqrt((x * x) + (y * y) + (z * z)), exponent);
    }
}
