using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>The least order at which several shifts at once work.</summary>
    private const int MultishiftOrder = 15;

    /// <summary>Iterations without a deflation after which the deflation window grows.</summary>
    private const int PatienceWithWindow = 5;

    /// <summary>Iterations without a deflation after which shifts are made up.</summary>
    private const int PatienceWithShifts = 6;

    /// <summary>The part of the deflation window, in percent, whose deflation makes a sweep not worth its while yet.</summary>
    private const int SweepThreshold = 14;

    /// <summary>
    /// The Schur form of the rows and columns low to high (both included, 0-based), by sweeps with many shifts at once and
    /// a search for eigenvalues that have converged already before each.
    /// </summary>
    /// <remarks>
    /// K. Braman, R. Byers, R. Mathias, "The Multishift QR Algorithm", parts I and II, 2002; the numbers of shifts and the
    /// sizes of windows are those of reference LAPACK's <c>iparmq</c>, the course of things that of <c>laqr0</c>.
    /// </remarks>
    /// <returns>0, or one more than the index of the last eigenvalue that was not found.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint MultishiftQr(in SchurTask<T, TReal> task, nint low, nint high)
    {
        T* h = task.H;
        nint ldh = task.Ldh, order = high - low + 1;
        nint largestWindow = Math.Max(2, (order - 1) / 3), mostShifts = Math.Max(2, (order - 3) / 6 / 2 * 2);
        nint shifts = Math.Clamp(ShiftCount(order) / 2 * 2, 2, mostShifts);
        nint usualWindow = Math.Clamp(order <= 500 ? ShiftCount(order) : 3 * ShiftCount(order) / 2, 2, largestWindow);
        nint bottom = high, window = largestWindow, shrink = -1;
        int stalled = 1;
        for (nint left = SweepsPerEigenvalue * Math.Max(10, order); bottom >= low; left--)
        {
            if (left == 0)
            {
                return bottom + 1;
            }

            nint top = bottom;
            while (top > low && !Scalars<T, TReal>.IsZero(h[top + ((top - 1) * ldh)]))
            {
                top--;
            }

            nint active = bottom - top + 1, limit = Math.Min(active, largestWindow);
            window = Math.Min(limit, stalled < PatienceWithWindow ? usualWindow : 2 * window);
            if (window < largestWindow)
            {
                nint start = bottom - window + 1;
                if (window >= active - 1)
                {
                    window = active;
                }
                else if (SubdiagonalSize(h, ldh, start) > SubdiagonalSize(h, ldh, start - 1))
                {
                    window++;
                }
            }

            if (stalled < PatienceWithWindow)
            {
                shrink = -1;
            }
            else if (shrink >= 0 || window >= limit)
            {
                shrink = window - shrink - 1 < 2 ? 0 : shrink + 1;
                window -= shrink;
            }

            (nint candidates, nint deflated) = DeflateEarly(task, top, bottom, window);
            bottom -= deflated;
            bool isSmall = bottom - top + 1 <= Math.Min(SmallQrOrder, largestWindow);
            if (bottom >= top && (deflated == 0 || (100 * deflated <= window * SweepThreshold && !isSmall)))
            {
                nint count = Math.Min(shifts, Math.Max(2, bottom - top)) / 2 * 2;
                nint first = FindShifts(task, top, bottom, candidates, count, stalled);
                count = Math.Min(count, bottom - first + 1) / 2 * 2;
                first = bottom - count + 1;
                for (nint i = first; i <= bottom; i++)
                {
                    if (!TReal.IsFinite(task.Wr[i]) || !TReal.IsFinite(task.Wi[i]))
                    {
                        return bottom + 1;
                    }
                }

                ChaseBulges(task, top, bottom, count, task.Wr + first, task.Wi + first);
            }

            stalled = deflated > 0 ? 1 : stalled + 1;
        }

        return 0;
    }

    private static TReal SubdiagonalSize(T* h, nint ldh, nint row) => Scalars<T, TReal>.Abs1(h[row + ((row - 1) * ldh)]);

    // How many shifts a sweep over an active block of this order has.
    private static nint ShiftCount(nint order) => order switch
    {
        < 30 => 2,
        < 60 => 4,
        < 150 => 10,
        < 590 => Math.Max(10, order / (nint)Math.Round(Math.Log2(order))),
        < 3000 => 64,
        < 6000 => 128,
        _ => 256,
    };

    /// <summary>
    /// Puts shifts in pairs at the end of the eigenvalues' active part: those that the deflation window left, or
    /// others where these are too few; returns where they begin.
    /// </summary>
    private nint FindShifts(in SchurTask<T, TReal> task, nint top, nint bottom, nint candidates, nint count, int stalled)
    {
        TReal* wr = task.Wr, wi = task.Wi;
        nint first = bottom - candidates + 1;
        if (stalled % PatienceWithShifts == 0)
        {
            first = bottom - count + 1;
            MakeUpShifts(task, top, bottom, first);
            return first;
        }

        if (candidates <= count / 2)
        {
            // The eigenvalues of the last rows and columns.
            first = bottom - count + 1;
            first += TrailingEigenvalues(task, first, count);
            if (first >= bottom)
            {
                LastPair(task, bottom);
                first = bottom - 1;
            }
        }

        if (bottom - first + 1 > count)
        {
            SortShifts(wr, wi, first, bottom);
        }

        for (nint i = bottom; i >= first + 2 && !IsComplex; i -= 2)
        {
            // A real shift between the two of a conjugate pair: it goes to the front.
            if (wi[i] != -wi[i - 1])
            {
                (wr[i], wr[i - 1], wr[i - 2]) = (wr[i - 1], wr[i - 2], wr[i]);
                (wi[i], wi[i - 1], wi[i - 2]) = (wi[i - 1], wi[i - 2], wi[i]);
            }
        }

        if (bottom - first + 1 == 2)
        {
            PreferNearerShift(task, bottom);
        }

        return first;
    }

    // Of two real (or any two complex) shifts, the one that is nearer to the last element, twice.
    private static void PreferNearerShift(in SchurTask<T, TReal> task, nint bottom)
    {
        TReal* wr = task.Wr, wi = task.Wi;
        if (!IsComplex && wi[bottom] != TReal.Zero)
        {
            return;
        }

        T last = task.H[bottom + (bottom * task.Ldh)];
        TReal distance = Scalars<T, TReal>.Abs1(Scalars<T, TReal>.Create(wr[bottom], wi[bottom]) - last);
        TReal other = Scalars<T, TReal>.Abs1(Scalars<T, TReal>.Create(wr[bottom - 1], wi[bottom - 1]) - last);
        nint nearer = distance < other ? bottom : bottom - 1;
        (wr[bottom], wi[bottom]) = (wr[nearer], wi[nearer]);
        (wr[bottom - 1], wi[bottom - 1]) = (wr[nearer], wi[nearer]);
    }

    private static void MakeUpShifts(in SchurTask<T, TReal> task, nint top, nint bottom, nint first)
    {
        T* h = task.H;
        nint ldh = task.Ldh;
        TReal away = TReal.CreateTruncating(0.75), product = TReal.CreateTruncating(-0.4375);
        for (nint i = bottom; i >= Math.Max(first + 1, top + 2); i -= 2)
        {
            TReal size = SubdiagonalSize(h, ldh, i) + (IsComplex ? TReal.Zero : SubdiagonalSize(h, ldh, i - 1));
            T last = h[i + (i * ldh)];
            if (IsComplex)
            {
                task.Wr[i] = task.Wr[i - 1] = Scalars<T, TReal>.Real(last) + (away * size);
                task.Wi[i] = task.Wi[i - 1] = Scalars<T, TReal>.Imaginary(last);
                continue;
            }

            TReal diagonal = (away * size) + Scalars<T, TReal>.Real(last);
            SetPair(task, i, new RealBlock<TReal>(diagonal, size, product * size, diagonal));
        }

        if (first == top)
        {
            T second = h[first + 1 + ((first + 1) * ldh)];
            task.Wr[first] = task.Wr[first + 1] = Scalars<T, TReal>.Real(second);
            task.Wi[first] = task.Wi[first + 1] = Scalars<T, TReal>.Imaginary(second);
        }
    }

    private static void SetPair(in SchurTask<T, TReal> task, nint last, RealBlock<TReal> block)
    {
        block.Standardize();
        (task.Wr[last - 1], task.Wi[last - 1]) = (block.A, block.Imaginary);
        (task.Wr[last], task.Wi[last]) = (block.D, TReal.Zero - block.Imaginary);
    }

    // Two shifts from the last 2 x 2 block, where nothing better was found.
    private static void LastPair(in SchurTask<T, TReal> task, nint bottom)
    {
        T* block = task.H + (bottom - 1) + ((bottom - 1) * task.Ldh);
        if (!IsComplex)
        {
            TReal* real = (TReal*)block;
            SetPair(task, bottom, new RealBlock<TReal>(real[0], real[task.Ldh], real[1], real[1 + task.Ldh]));
            return;
        }

        T shift = ChooseComplexShift(task.H, task.Ldh, bottom - 1, bottom, stalled: 1);
        T other = block[0] + block[1 + task.Ldh] - shift;
        (task.Wr[bottom - 1], task.Wi[bottom - 1]) = (Scalars<T, TReal>.Real(other), Scalars<T, TReal>.Imaginary(other));
        (task.Wr[bottom], task.Wi[bottom]) = (Scalars<T, TReal>.Real(shift), Scalars<T, TReal>.Imaginary(shift));
    }

    private nint TrailingEigenvalues(in SchurTask<T, TReal> task, nint first, nint count)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        SchurTask<T, TReal> part = default;
        part.N = count;
        part.H = arena.Take<T>(count * count);
        part.Ldh = count;
        part.Wr = task.Wr + first;
        part.Wi = task.Wi + first;
        Lacpy(MatrixPart.All, count, count, task.H + first + (first * task.Ldh), task.Ldh, part.H, count);
        return SchurForm(part, 0, count - 1);
    }

    private static void SortShifts(TReal* wr, TReal* wi, nint first, nint last)
    {
        for (nint i = first + 1; i <= last; i++)
        {
            (TReal real, TReal imaginary) = (wr[i], wi[i]);
            TReal size = TReal.Abs(real) + TReal.Abs(imaginary);
            nint j = i;
            for (; j > first && TReal.Abs(wr[j - 1]) + TReal.Abs(wi[j - 1]) < size; j--)
            {
                (wr[j], wi[j]) = (wr[j - 1], wi[j - 1]);
            }

            (wr[j], wi[j]) = (real, imaginary);
        }
    }
}
