using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>A real 2 x 2 matrix (A B; C D) and its eigenvalues: what real Schur forms have on their diagonals.</summary>
/// <typeparam name="TReal">The element type.</typeparam>
internal struct RealBlock<TReal>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public TReal A, B, C, D;

    public RealBlock(TReal a, TReal b, TReal c, TReal d) => (A, B, C, D) = (a, b, c, d);

    /// <summary>The eigenvalues of a standardized block are A and D ± i times this.</summary>
    public readonly TReal Imaginary =>
        C == TReal.Zero ? TReal.Zero : TReal.Sqrt(TReal.Abs(B)) * TReal.Sqrt(TReal.Abs(C));

    /// <summary>
    /// Turns the block by an orthogonal similarity into its standard form: upper triangular for real eigenvalues, otherwise
    /// A = D and B C &lt; 0 (<c>lanv2</c>).
    /// </summary>
    /// <returns>The rotation: the old block is (c -s; s c) times the new one times (c s; -s c).</returns>
    /// <remarks>
    /// With p = (A - D) / 2 the eigenvalues are D + p ± sqrt(p² + B C). That root is cancellation where it is near 0; then
    /// the diagonal is made equal first, which shows the signs of the other two. (Z. Bai, J. Demmel, "On Swapping Diagonal
    /// Blocks in Real Schur Form", 1993; the reference routine is <c>dlanv2</c>.)
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (TReal C, TReal S) Standardize()
    {
        if (C == TReal.Zero)
        {
            return (TReal.One, TReal.Zero);
        }

        if (B == TReal.Zero)
        {
            (A, B, C, D) = (D, -C, TReal.Zero, A);
            return (TReal.Zero, TReal.One);
        }

        TReal difference = A - D;
        if (difference == TReal.Zero && TReal.IsNegative(B) != TReal.IsNegative(C))
        {
            return (TReal.One, TReal.Zero);
        }

        TReal half = TReal.One / (TReal.One + TReal.One);
        TReal p = half * difference;
        TReal sizeB = TReal.Abs(B), sizeC = TReal.Abs(C);
        TReal larger = sizeB > sizeC ? sizeB : sizeC;
        TReal smaller = sizeB > sizeC ? sizeC : sizeB;
        smaller = TReal.IsNegative(B) == TReal.IsNegative(C) ? smaller : -smaller;
        TReal scale = TReal.Abs(p) > larger ? TReal.Abs(p) : larger;
        TReal discriminant = ((p / scale) * p) + ((larger / scale) * smaller);
        if (discriminant >= TReal.CreateTruncating(4) * Machine<TReal>.Precision * scale)
        {
            TReal z = p + TReal.CopySign(TReal.Sqrt(scale) * TReal.Sqrt(discriminant), p);
            A = D + z;
            D -= (larger / z) * smaller;
            TReal length = Hypotenuse(C, z);
            (TReal c, TReal s) = (z / length, C / length);
            B -= C;
            C = TReal.Zero;
            return (c, s);
        }

        return MakeDiagonalEqual(difference, half);
    }

    private (TReal C, TReal S) MakeDiagonalEqual(TReal difference, TReal half)
    {
        TReal sum = B + C;
        TReal length = Hypotenuse(sum, difference);
        if (!(length > TReal.Zero))
        {
            return (TReal.One, TReal.Zero);
        }

        TReal c = TReal.Sqrt(half * (TReal.One + (TReal.Abs(sum) / length)));
        TReal s = -(half * difference / (length * c)) * TReal.CopySign(TReal.One, sum);
        TReal aa = (A * c) + (B * s), bb = (B * c) - (A * s), cc = (C * c) + (D * s), dd = (D * c) - (C * s);
        A = (aa * c) + (cc * s);
        B = (bb * c) + (dd * s);
        C = (cc * c) - (aa * s);
        D = (dd * c) - (bb * s);
        TReal middle = half * (A + D);
        A = D = middle;
        if (C == TReal.Zero)
        {
            return (c, s);
        }

        if (B == TReal.Zero)
        {
            (B, C) = (-C, TReal.Zero);
            return (-s, c);
        }

        if (TReal.IsNegative(B) != TReal.IsNegative(C))
        {
            return (c, s);
        }

        // Real after all: middle ± sqrt(B C).
        TReal rootB = TReal.Sqrt(TReal.Abs(B)), rootC = TReal.Sqrt(TReal.Abs(C));
        TReal root = TReal.CopySign(rootB * rootC, C);
        TReal inverse = TReal.One / TReal.Sqrt(TReal.Abs(B + C));
        A = middle + root;
        D = middle - root;
        B -= C;
        C = TReal.Zero;
        (TReal c1, TReal s1) = (rootB * inverse, rootC * inverse);
        return ((c * c1) - (s * s1), (c * s1) + (s * c1));
    }

    /// <summary>sqrt(x² + y²) without overflow or underflow where the result has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Hypotenuse(TReal x, TReal y)
    {
        TReal sizeX = TReal.Abs(x), sizeY = TReal.Abs(y);
        TReal larger = sizeX > sizeY ? sizeX : sizeY, smaller = sizeX > sizeY ? sizeY : sizeX;
        if (larger == TReal.Zero || TReal.IsInfinity(larger))
        {
            return larger;
        }

        TReal ratio = smaller / larger;
        return larger * TReal.Sqrt(TReal.One + (ratio * ratio));
    }
}
