using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // A row and its column are worth scaling where that shrinks the sum of their norms by a twentieth.
    private const double BalanceGain = 0.95;

    /// <summary>
    /// Balances a general matrix: exchanges rows and columns so that eigenvalues stand alone before ilo and after ihi (both
    /// 1-based), and scales rows and columns ilo to ihi by powers of two so that their norms are near each other.
    /// </summary>
    /// <remarks>
    /// scale[j] is the 1-based row that j was exchanged with, or its factor. Norms are Euclidean (R. James, J. Langou,
    /// B. Lowery, "On matrix balancing and eigenvector computation", 2014); reference routine <c>gebal</c>.
    /// </remarks>
    public void Gebal(BalanceJob job, nint n, T* a, nint lda, out nint ilo, out nint ihi, TReal* scale)
    {
        (ilo, ihi) = (1, n);
        for (nint i = 0; i < n; i++)
        {
            scale[i] = TReal.One;
        }

        if (n == 0 || job == BalanceJob.None)
        {
            return;
        }

        nint low = 0, high = n - 1;
        if (job is BalanceJob.Permute or BalanceJob.Both)
        {
            IsolateEigenvalues(n, a, lda, ref low, ref high, scale);
        }

        if (job is BalanceJob.Scale or BalanceJob.Both)
        {
            ScaleToBalance(n, a, lda, low, high, scale);
        }

        (ilo, ihi) = (low + 1, high + 1);
    }

    /// <summary>Turns eigenvectors of a balanced matrix into those of the matrix before <see cref="Gebal"/>; V is n by m.</summary>
    public void Gebak(BalanceJob job, Side side, nint n, nint ilo, nint ihi, TReal* scale, nint m, T* v, nint ldv)
    {
        if (n == 0 || m == 0 || job == BalanceJob.None)
        {
            return;
        }

        if (job is BalanceJob.Scale or BalanceJob.Both)
        {
            for (nint j = 0; j < m; j++)
            {
                TReal* column = (TReal*)(v + (j * ldv));
                for (nint i = ilo - 1; i < ihi; i++)
                {
                    for (int part = 0; part < Parts; part++)
                    {
                        ref TReal element = ref column[(i * Parts) + part];
                        element = side == Side.Right ? element * scale[i] : element / scale[i];
                    }
                }
            }
        }

        if (job is BalanceJob.Permute or BalanceJob.Both)
        {
            // The last exchange first: those before ilo were made upwards, those after ihi downwards.
            for (nint i = ilo - 2; i >= 0; i--)
            {
                ExchangeRows(m, v, ldv, i, nint.CreateTruncating(scale[i]) - 1);
            }

            for (nint i = ihi; i < n; i++)
            {
                ExchangeRows(m, v, ldv, i, nint.CreateTruncating(scale[i]) - 1);
            }
        }
    }

    private void ExchangeRows(nint m, T* v, nint ldv, nint i, nint k)
    {
        if (i != k)
        {
            Swap(m, v + i, ldv, v + k, ldv);
        }
    }

    // A row that is zero off the diagonal goes to the bottom, a column to the left; then the rest is looked through again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void IsolateEigenvalues(nint n, T* a, nint lda, ref nint low, ref nint high, TReal* scale)
    {
        for (nint i = high; i >= 0 && high > 0;)
        {
            bool isAlone = true;
            for (nint j = 0; j <= high && isAlone; j++)
            {
                isAlone = j == i || Scalars<T, TReal>.IsZero(a[i + (j * lda)]);
            }

            if (!isAlone)
            {
                i--;
                continue;
            }

            Exchange(i, high, high, 0, scale);
            high--;
            i = high;
        }

        if (high == 0)
        {
            scale[0] = TReal.One;
            low = 0;
            return;
        }

        for (nint j = low; j <= high;)
        {
            bool isAlone = true;
            for (nint i = low; i <= high && isAlone; i++)
            {
                isAlone = i == j || Scalars<T, TReal>.IsZero(a[i + (j * lda)]);
            }

            if (!isAlone)
            {
                j++;
                continue;
            }

            Exchange(j, low, high, low, scale);
            low++;
            j = low;
        }

        void Exchange(nint from, nint to, nint last, nint first, TReal* scale)
        {
            scale[to] = TReal.CreateTruncating(from + 1);
            if (from != to)
            {
                Swap(last + 1, a + (from * lda), 1, a + (to * lda), 1);
                Swap(n - first, a + from + (first * lda), lda, a + to + (first * lda), lda);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScaleToBalance(nint n, T* a, nint lda, nint low, nint high, TReal* scale)
    {
        TReal two = TReal.CreateTruncating(2), gain = TReal.CreateTruncating(BalanceGain);
        TReal smallest = Machine<TReal>.SafeMinimum / Machine<TReal>.Precision, largest = TReal.One / smallest;
        TReal floor = smallest * two, ceiling = TReal.One / floor;
        nint count = high - low + 1;
        for (bool goOn = true; goOn;)
        {
            goOn = false;
            for (nint i = low; i <= high; i++)
            {
                TReal c = Nrm2(count, a + low + (i * lda), 1), r = Nrm2(count, a + i + (low * lda), lda);
                TReal sum = c + r;
                if (c == TReal.Zero || r == TReal.Zero || !TReal.IsFinite(sum))
                {
                    continue;
                }

                TReal columnMax = Scalars<T, TReal>.Modulus(a[(i * lda) + Iamax(high + 1, a + (i * lda), 1)]);
                TReal rowMax = Scalars<T, TReal>.Modulus(a[i + ((low + Iamax(n - low, a + i + (low * lda), lda)) * lda)]);
                TReal factor = TReal.One, quotient = r / two;
                while (c < quotient && Max(factor, c, columnMax) < ceiling && Min(r, quotient, rowMax) > floor)
                {
                    (factor, c, columnMax) = (factor * two, c * two, columnMax * two);
                    (r, quotient, rowMax) = (r / two, quotient / two, rowMax / two);
                }

                quotient = c / two;
                while (quotient >= r && Max(r, rowMax, rowMax) < ceiling && Min(Min(factor, c, c), quotient, columnMax) > floor)
                {
                    (factor, c, quotient, columnMax) = (factor / two, c / two, quotient / two, columnMax / two);
                    (r, rowMax) = (r * two, rowMax * two);
                }

                if (c + r >= gain * sum
                    || (factor < TReal.One && scale[i] < TReal.One && factor * scale[i] <= smallest)
                    || (factor > TReal.One && scale[i] > TReal.One && scale[i] >= largest / factor))
                {
                    continue;
                }

                scale[i] *= factor;
                goOn = true;
                ScalReal(n - low, TReal.One / factor, a + i + (low * lda), lda);
                ScalReal(high + 1, factor, a + (i * lda), 1);
            }
        }

        static TReal Max(TReal x, TReal y, TReal z) => x > y ? (x > z ? x : z) : (y > z ? y : z);
        static TReal Min(TReal x, TReal y, TReal z) => x < y ? (x < z ? x : z) : (y < z ? y : z);
    }
}
