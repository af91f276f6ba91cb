using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Eigenvalues of a general matrix, and left and right eigenvectors where they are asked for; A is overwritten.</summary>
    /// <remarks>
    /// Vectors have the Euclidean norm 1 and a real largest element; of a conjugate pair of a real matrix the first column
    /// is the real part, the second the imaginary part. The matrix is balanced first, and scaled where its elements are near
    /// the limits of the arithmetic. A matrix with a NaN or an infinity gets NaN for everything. Reference driver
    /// <c>geev</c>.
    /// </remarks>
    /// <returns>0, or i > 0 if the QR iteration did not converge: only the eigenvalues i + 1 to n are found, and no vectors.</returns>
    public nint Geev(
        Job jobvl, Job jobvr, nint n, T* a, nint lda, TReal* wr, TReal* wi, T* vl, nint ldvl, T* vr, nint ldvr)
    {
        if (n == 0)
        {
            return 0;
        }

        bool wantsLeft = jobvl == Job.Vectors, wantsRight = jobvr == Job.Vectors;
        TReal norm = Lange(Norm.Max, n, n, a, lda);
        if (!TReal.IsFinite(norm))
        {
            T nan = Scalars<T, TReal>.Create(TReal.NaN, TReal.NaN);
            new Span<TReal>(wr, checked((int)n)).Fill(TReal.NaN);
            new Span<TReal>(wi, checked((int)n)).Fill(IsComplex ? TReal.NaN : TReal.Zero);
            Laset(MatrixPart.All, n, wantsLeft ? n : 0, nan, nan, vl, ldvl);
            Laset(MatrixPart.All, n, wantsRight ? n : 0, nan, nan, vr, ldvr);
            return 0;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        int exponent = ScaleToRange(norm, n, a, lda);
        TReal* balance = arena.Take<TReal>(n);
        T* tau = arena.Take<T>(n);
        Gebal(BalanceJob.Both, n, a, lda, out nint ilo, out nint ihi, balance);
        Gehrd(n, ilo, ihi, a, lda, tau);
        T* q = wantsLeft ? vl : wantsRight ? vr : null;
        nint ldq = wantsLeft ? ldvl : ldvr;
        if (q != null)
        {
            Lacpy(MatrixPart.All, n, n, a, lda, q, ldq);
            Orghr(n, ilo, ihi, q, ldq, tau);
        }

        nint info = Hseqr(
            q != null ? SchurJob.Schur : SchurJob.Eigenvalues, q != null ? Accumulate.Vectors : Accumulate.None,
            n, ilo, ihi, a, lda, wr, wi, q, ldq);
        if (info == 0 && q != null)
        {
            if (wantsLeft && wantsRight)
            {
                Lacpy(MatrixPart.All, n, n, vl, ldvl, vr, ldvr);
            }

            EigenvectorSide side = wantsLeft && wantsRight ? EigenvectorSide.Both : wantsLeft ? EigenvectorSide.Left : EigenvectorSide.Right;
            Trevc(side, EigenvectorJob.BackTransformed, n, a, lda, vl, ldvl, vr, ldvr);
            if (wantsLeft)
            {
                Gebak(BalanceJob.Both, Side.Left, n, ilo, ihi, balance, n, vl, ldvl);
                NormalizeVectors(n, wi, vl, ldvl);
            }

            if (wantsRight)
            {
                Gebak(BalanceJob.Both, Side.Right, n, ilo, ihi, balance, n, vr, ldvr);
                NormalizeVectors(n, wi, vr, ldvr);
            }
        }

        for (nint i = 0; i < n && exponent != 0; i++)
        {
            wr[i] = TReal.ScaleB(wr[i], exponent);
            wi[i] = TReal.ScaleB(wi[i], exponent);
        }

        return info;
    }

    /// <summary>
    /// Brings a matrix whose largest element is near overflow or underflow to the middle of the range, by a power of two;
    /// returns the exponent by which results are scaled back.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ScaleToRange(TReal norm, nint n, T* a, nint lda)
    {
        // sqrt(smallest normal number) over the precision, as the reference has it.
        TReal small = TReal.Sqrt(Machine<TReal>.SafeMinimum) / Machine<TReal>.Precision;
        if (norm == TReal.Zero || (norm >= small && norm <= TReal.One / small))
        {
            return 0;
        }

        int exponent = TReal.ILogB(norm);
        for (nint j = 0; j < n; j++)
        {
            TReal* column = (TReal*)(a + (j * lda));
            for (nint i = 0; i < n * Parts; i++)
            {
                column[i] = TReal.ScaleB(column[i], -exponent);
            }
        }

        return exponent;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void NormalizeVectors(nint n, TReal* wi, T* v, nint ldv)
    {
        for (nint j = 0; j < n; j++)
        {
            T* x = v + (j * ldv);
            if (IsComplex)
            {
                NormalizeComplex(n, x);
            }
            else if (wi[j] == TReal.Zero)
            {
                ScaleVector(n, Scalars<T, TReal>.Create(TReal.One / Nrm2(n, x, 1), TReal.Zero), x);
            }
            else
            {
                NormalizePair(n, x, x + ldv);
                j++;
            }
        }
    }

    private void NormalizeComplex(nint n, T* x)
    {
        ScaleVector(n, Scalars<T, TReal>.Create(TReal.One / Nrm2(n, x, 1), TReal.Zero), x);
        nint largest = 0;
        TReal max = TReal.Zero;
        for (nint i = 0; i < n; i++)
        {
            TReal square = SquaredAbs(x[i]);
            (largest, max) = square > max ? (i, square) : (largest, max);
        }

        ScaleVector(n, Divide(Scalars<T, TReal>.Conjugate(x[largest]), TReal.Sqrt(max)), x);
        x[largest] = Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(x[largest]), TReal.Zero);
    }

    // x + i y: a rotation of the two is a factor of absolute value 1.
    private void NormalizePair(nint n, T* x, T* y)
    {
        TReal length = RealBlock<TReal>.Hypotenuse(Nrm2(n, x, 1), Nrm2(n, y, 1));
        T factor = Scalars<T, TReal>.Create(TReal.One / length, TReal.Zero);
        ScaleVector(n, factor, x);
        ScaleVector(n, factor, y);
        nint largest = 0;
        TReal max = TReal.Zero;
        for (nint i = 0; i < n; i++)
        {
            TReal square = SquaredAbs(x[i]) + SquaredAbs(y[i]);
            (largest, max) = square > max ? (i, square) : (largest, max);
        }

        Lartg(x[largest], y[largest], out TReal c, out T s, out _);
        RotReal(n, x, 1, y, 1, c, Scalars<T, TReal>.Real(s));
        y[largest] = T.Zero;
    }
}
