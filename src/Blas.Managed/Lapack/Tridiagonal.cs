using System.Numerics;

namespace Blas.Managed;

/// <summary>
/// Eigenvalues and eigenvectors of real symmetric tridiagonal matrices: d on the diagonal, e beside it. Complex matrices
/// come here as real ones of twice the rows.
/// </summary>
/// <typeparam name="TReal"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="engine">The real routines.</param>
internal sealed unsafe partial class Tridiagonal<TReal>(Engine<TReal, TReal> engine)
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    // Sweeps for each eigenvalue: two on average, never near this.
    private const int MaxSweeps = 30;

    private static TReal Two => TReal.One + TReal.One;

    // Matrices whose largest element lies between 2^-limit and 2^limit are not scaled: squares must not overflow.
    private static int ScaleLimit => sizeof(TReal) == sizeof(float) ? 25 : 300;

    /// <summary>
    /// Whether there is an infinity or a NaN in a matrix, for which no iteration converges; then its values and its
    /// vectors are NaN.
    /// </summary>
    private static bool IsRefused(nint n, TReal* d, TReal* e, nint rows, TReal* z, nint ldz)
    {
        TReal sum = n > 0 ? d[n - 1] * TReal.Zero : TReal.Zero;
        for (nint i = 0; i < n - 1; i++)
        {
            sum += (d[i] * TReal.Zero) + (e[i] * TReal.Zero);
        }

        if (sum == TReal.Zero || n < 2)
        {
            return false;
        }

        Engine<TReal, TReal>.Laset(MatrixPart.All, n, 1, TReal.NaN, TReal.NaN, d, n);
        Engine<TReal, TReal>.Laset(MatrixPart.All, rows, rows > 0 ? n : 0, TReal.NaN, TReal.NaN, z, ldz);
        return true;
    }

    /// <summary>Whether e, between two elements of the diagonal, is negligible.</summary>
    private static bool IsNegligible(TReal e, TReal above, TReal below) =>
        !(TReal.Abs(e) > Machine<TReal>.Epsilon * TReal.Sqrt(TReal.Abs(above)) * TReal.Sqrt(TReal.Abs(below)));

    /// <summary>The last index of the block that begins at first and has no negligible e, which is made 0.</summary>
    private static nint EndOfBlock(nint n, TReal* d, TReal* e, nint first)
    {
        for (nint i = first; i < n - 1; i++)
        {
            if (IsNegligible(e[i], d[i], d[i + 1]))
            {
                e[i] = TReal.Zero;
                return i;
            }
        }

        return n - 1;
    }

    /// <summary>The power of two by which a block of n is divided; 0 for most.</summary>
    private static int ScaleOf(nint n, TReal* d, TReal* e)
    {
        TReal max = TReal.Abs(d[n - 1]);
        for (nint i = 0; i < n - 1; i++)
        {
            max = TReal.MaxNumber(max, TReal.MaxNumber(TReal.Abs(d[i]), TReal.Abs(e[i])));
        }

        int exponent = max == TReal.Zero || !TReal.IsFinite(max) ? 0 : TReal.ILogB(max);
        return Math.Abs(exponent) > ScaleLimit ? exponent : 0;
    }

    private static void Scale(nint n, TReal* x, int exponent)
    {
        for (nint i = 0; i < n && exponent != 0; i++)
        {
            x[i] = TReal.ScaleB(x[i], exponent);
        }
    }

    private static nint CountNonzero(nint n, TReal* x)
    {
        nint count = 0;
        for (nint i = 0; i < n; i++)
        {
            count += x[i] != TReal.Zero ? 1 : 0;
        }

        return count;
    }
}
