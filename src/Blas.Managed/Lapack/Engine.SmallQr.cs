using System.Runtime.CompilerServices;

namespace Blas.Managed;

// What both forms of the QR iteration have in common: when a subdiagonal element counts for nothing, and the reflections.
internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Sweeps without a deflation after which shifts are made up, lest the iteration goes round in circles.</summary>
    private const int ExceptionalShift = 10;

    /// <summary>QR sweeps that each eigenvalue may take, on average.</summary>
    private const nint SweepsPerEigenvalue = 30;

    /// <summary>
    /// The Schur form of the rows and columns low to high (both included, 0-based) by QR iterations that deflate one
    /// eigenvalue or pair at a time (<c>lahqr</c>).
    /// </summary>
    /// <returns>0, or one more than the index of the last eigenvalue that was not found.</returns>
    private nint SmallQr(in SchurTask<T, TReal> task, nint low, nint high)
    {
        for (nint j = low; j + 2 <= high; j++)
        {
            for (nint i = j + 2; i <= Math.Min(j + 3, high); i++)
            {
                task.H[i + (j * task.Ldh)] = T.Zero;
            }
        }

        return IsComplex ? SmallQrComplex(task, low, high) : SmallQrReal(task, low, high);
    }

    /// <summary>The row where the unreduced block that ends with row bottom begins, no higher than top.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint FindBlock(T* h, nint ldh, nint low, nint high, nint top, nint bottom, TReal small)
    {
        nint k = bottom;
        while (k > top && !IsNegligible(h, ldh, low, high, k, small))
        {
            k--;
        }

        return k;
    }

    /// <summary>Whether h(k, k - 1) may be taken for 0.</summary>
    /// <remarks>
    /// It is small beside its neighbours on the diagonal, and so is what setting it to 0 does to the eigenvalues
    /// (M. Ahues, F. Tisseur, "A New Deflation Criterion for the QR Algorithm", LAPACK Working Note 122, 1997).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNegligible(T* h, nint ldh, nint low, nint high, nint k, TReal small)
    {
        T* block = h + (k - 1) + ((k - 1) * ldh);
        TReal below = Scalars<T, TReal>.Abs1(block[1]);
        if (below <= small)
        {
            return true;
        }

        TReal ulp = Machine<TReal>.Precision;
        TReal size = Scalars<T, TReal>.Abs1(block[0]) + Scalars<T, TReal>.Abs1(block[1 + ldh]);
        if (size == TReal.Zero)
        {
            size += k - 2 >= low ? Scalars<T, TReal>.Abs1(*(block - ldh)) : TReal.Zero;
            size += k + 1 <= high ? Scalars<T, TReal>.Abs1(block[2 + ldh]) : TReal.Zero;
        }

        if (!(below <= ulp * size))
        {
            return false;
        }

        TReal above = Scalars<T, TReal>.Abs1(block[ldh]);
        TReal last = Scalars<T, TReal>.Abs1(block[1 + ldh]), gap = Scalars<T, TReal>.Abs1(block[0] - block[1 + ldh]);
        TReal ab = above > below ? above : below, ba = above > below ? below : above;
        TReal aa = last > gap ? last : gap, bb = last > gap ? gap : last;

        // Beside two equal diagonal elements the criterion asks for more than there is, and shifts are swallowed by rounding.
        TReal first = Scalars<T, TReal>.Abs1(block[0]);
        if (ab <= ulp * (first < last ? first : last))
        {
            return true;
        }

        TReal sum = aa + ab, bound = ulp * (bb * (aa / sum));
        return ba * (ab / sum) <= (bound > small ? bound : small);
    }

    private static TReal SmallSubdiagonal(nint low, nint high) =>
        Machine<TReal>.SafeMinimum * (TReal.CreateTruncating(high - low + 1) / Machine<TReal>.Precision);

    /// <summary>
    /// The reflection H = I - tau (1, v)(1, v)ᴴ with Hᴴ (alpha, x) = (beta, 0), for one or two elements x; v takes
    /// their place and beta that of alpha.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T ShortReflector(ref T alpha, T* x, int count)
    {
        T last = count == 2 ? x[1] : T.Zero;
        if (Scalars<T, TReal>.IsZero(x[0]) && Scalars<T, TReal>.IsZero(last) && Scalars<T, TReal>.Imaginary(alpha) == TReal.Zero)
        {
            return T.Zero;
        }

        TReal square = SquaredAbs(alpha) + SquaredAbs(x[0]) + SquaredAbs(last), low = SafeSquares;
        int exponent = 0;
        T a = alpha;
        if (!(square > low && square < TReal.One / low))
        {
            TReal max = Scalars<T, TReal>.Abs1(alpha);
            max = Scalars<T, TReal>.Abs1(x[0]) > max ? Scalars<T, TReal>.Abs1(x[0]) : max;
            max = Scalars<T, TReal>.Abs1(last) > max ? Scalars<T, TReal>.Abs1(last) : max;
            exponent = Exponent(max);
            a = Scale(a, -exponent);
            x[0] = Scale(x[0], -exponent);
            last = Scale(last, -exponent);
            square = SquaredAbs(a) + SquaredAbs(x[0]) + SquaredAbs(last);
        }

        TReal real = Scalars<T, TReal>.Real(a);
        TReal beta = -TReal.CopySign(TReal.Sqrt(square), real);
        T inverse = T.One / (a - Scalars<T, TReal>.Create(beta, TReal.Zero));
        x[0] = Scalars<T, TReal>.Multiply(x[0], inverse);
        if (count == 2)
        {
            x[1] = Scalars<T, TReal>.Multiply(last, inverse);
        }

        alpha = Scalars<T, TReal>.Create(exponent == 0 ? beta : TReal.ScaleB(beta, exponent), TReal.Zero);
        return Scalars<T, TReal>.Create((beta - real) / beta, -Scalars<T, TReal>.Imaginary(a) / beta);
    }
}
