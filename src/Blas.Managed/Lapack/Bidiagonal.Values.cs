using System.Runtime.CompilerServices;

namespace Blas.Managed;

// Singular values alone, by the differential quotient-difference algorithm with shifts: K. Fernando and B. Parlett, "Accurate Singular
// Values and Differential qd Algorithms", 1994; the choice of shifts and the tests are those of B. Parlett and O. Marques, "An
// Implementation of the dqds Algorithm (Positive Case)", 2000 (reference routine lasq2). A step takes one division for each
// element, where a QR sweep takes two rotations; every value has a high relative accuracy all the same.
internal sealed unsafe partial class Bidiagonal<TReal>
{
    // Steps for each value: two or three are usual.
    private const int MostSteps = 30;

    private const int MostAttempts = 12;

    /// <summary>
    /// Singular values, descending, in place of d; e is destroyed. What lies between 2^-1000 and 1 of the largest keeps its relative
    /// accuracy (single precision: 2^-120).
    /// </summary>
    /// <returns>How many elements of e did not converge.</returns>
    public nint Values(nint n, TReal* d, TReal* e)
    {
        if (n < 3 || IsRefused(n, d, e, 0, null, 0, 0, null, 0))
        {
            return Iterate(n, d, e, 0, null, 0, 0, null, 0);
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TReal* q = arena.Take<TReal>(n), s = arena.Take<TReal>(n), otherQ = arena.Take<TReal>(n), otherS = arena.Take<TReal>(n);
        TReal* values = arena.Take<TReal>(n);

        // Squares of the largest are near the top of the range, so that those of the smallest are not lost.
        int exponent = ExponentOf(n, d, e) - (sizeof(TReal) == sizeof(float) ? 58 : 500);
        int half = exponent / 2;
        TReal down1 = Machine<TReal>.PowerOfTwo(-half), down2 = Machine<TReal>.PowerOfTwo(half - exponent);
        for (nint i = 0; i < n; i++)
        {
            TReal x = d[i] * down1 * down2, y = i < n - 1 ? e[i] * down1 * down2 : TReal.Zero;
            q[i] = x * x;
            s[i] = y * y;
        }

        if (!Solve(n, q, s, otherQ, otherS, values))
        {
            return Iterate(n, d, e, 0, null, 0, 0, null, 0);
        }

        Span<TReal> sorted = new(values, checked((int)n));
        sorted.Sort();
        TReal up1 = Machine<TReal>.PowerOfTwo(half), up2 = Machine<TReal>.PowerOfTwo(exponent - half);
        for (nint i = 0; i < n; i++)
        {
            d[i] = TReal.Sqrt(values[n - 1 - i]) * up1 * up2;
        }

        return 0;
    }

    // q and e are the squares of the bidiagonal; all eigenvalues of the products of the factors that they are.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Solve(nint n, TReal* homeQ, TReal* homeE, TReal* otherQ, TReal* otherE, TReal* values)
    {
        TReal tolerance = TReal.CreateTruncating(100) * Machine<TReal>.Precision, square = tolerance * tolerance;

        // What is negligible from the start (Demmel and Kahan's criterion, on squares).
        TReal diagonal = homeQ[0];
        for (nint i = 0; i < n - 1; i++)
        {
            bool isNegligible = homeE[i] <= Machine<TReal>.Epsilon * Machine<TReal>.Epsilon * diagonal || homeE[i] == TReal.Zero;
            homeE[i] = isNegligible ? TReal.Zero : homeE[i];
            diagonal = isNegligible ? homeQ[i + 1] : homeQ[i + 1] * (diagonal / (diagonal + homeE[i]));
        }

        // From the bottom. A block ends where e is not positive: it is the negative shift of what lies above.
        for (nint last = n - 1; last >= 0;)
        {
            TReal* q = homeQ, e = homeE;
            TReal sigma = last == n - 1 ? TReal.Zero : -e[last], lost = TReal.Zero;
            nint first = last;
            while (first > 0 && e[first - 1] > TReal.Zero)
            {
                first--;
            }

            QdStep step = new() { Least = -LowerBound(first, last, q, e), Fraction = TReal.CreateTruncating(0.25) };
            Turn(first, last, q, e);
            for (nint steps = MostSteps * (last - first + 1); ; steps--)
            {
                nint before = last;
                Deflate(ref last, first, q, e, sigma, square, values);
                nint removed = before - last;
                if (last < first)
                {
                    break;
                }

                if (steps < 0)
                {
                    return false;
                }

                nint split = FindSplit(first, last, q, e, square * sigma);
                if (split >= first)
                {
                    e[split] = -sigma;
                    for (nint i = first; i <= split && q != homeQ; i++)
                    {
                        homeQ[i] = q[i];
                        homeE[i] = e[i];
                    }

                    first = split + 1;
                    step.Least = TReal.Zero;
                    removed = 3;
                    if (first == last)
                    {
                        continue;
                    }
                }

                if (removed > 0 && Turn(first, last, q, e))
                {
                    step.Least = TReal.Zero;
                }

                TReal shift = ShiftOf(first, last, removed, q, e, ref step);
                if (!TryStep(first, last, q, e, otherQ, otherE, tolerance, sigma, ref shift, ref step))
                {
                    return false;
                }

                TReal* oldQ = q, oldE = e;
                q = otherQ;
                e = otherE;
                otherQ = oldQ;
                otherE = oldE;

                // The sum of the shifts, with what its rounding loses.
                TReal sum = sigma + (shift + lost);
                lost = shift < sigma ? (shift + lost) - (sum - sigma) : sigma - (sum - (shift + lost));
                sigma = sum;
            }

            if (q != homeQ)
            {
                otherQ = q;
                otherE = e;
            }
        }

        return true;
    }

    // No eigenvalue is smaller (Gershgorin); not negative.
    private static TReal LowerBound(nint first, nint last, TReal* q, TReal* e)
    {
        TReal least = q[first], most = TReal.Zero;
        for (nint i = first; i < last; i++)
        {
            least = TReal.Min(least, q[i + 1]);
            most = TReal.Max(most, e[i]);
        }

        return TReal.Max(TReal.Zero, least - (Two * TReal.Sqrt(least) * TReal.Sqrt(most)));
    }

    // Small values are found at the end, where they should be.
    private static bool Turn(nint first, nint last, TReal* q, TReal* e)
    {
        if (!(q[first] + (q[first] / Two) < q[last]))
        {
            return false;
        }

        new Span<TReal>(q + first, checked((int)(last - first + 1))).Reverse();
        new Span<TReal>(e + first, checked((int)(last - first))).Reverse();
        return true;
    }

    private static nint FindSplit(nint first, nint last, TReal* q, TReal* e, TReal threshold)
    {
        for (nint i = last - 1; i >= first; i--)
        {
            if (!(e[i] > threshold))
            {
                return i;
            }
        }

        return first - 1;
    }

    // Takes values off the end, one or two at a time.
    private static void Deflate(ref nint last, nint first, TReal* q, TReal* e, TReal sigma, TReal square, TReal* values)
    {
        while (last >= first)
        {
            if (last == first || e[last - 1] <= square * (sigma + q[last]))
            {
                values[last] = q[last] + sigma;
                last--;
            }
            else if (last == first + 1 || e[last - 2] <= square * sigma)
            {
                SolvePair(ref q[last - 1], e[last - 1], ref q[last], square);
                values[last] = q[last] + sigma;
                values[last - 1] = q[last - 1] + sigma;
                last -= 2;
            }
            else
            {
                return;
            }
        }
    }

    // The eigenvalues of (q1 + 0, sqrt(q1 e); sqrt(q1 e), q2 + e), the smaller one without cancellation.
    private static void SolvePair(ref TReal large, TReal e, ref TReal small, TReal square)
    {
        if (small > large)
        {
            (large, small) = (small, large);
        }

        TReal half = (large - small + e) / Two;
        if (!(e > small * square) || half == TReal.Zero)
        {
            return;
        }

        TReal ratio = small * (e / half);
        TReal more = ratio <= half
            ? small * (e / (half * (TReal.One + TReal.Sqrt(TReal.One + (ratio / half)))))
            : small * (e / (half + (TReal.Sqrt(half) * TReal.Sqrt(half + ratio))));
        TReal sum = large + (more + e);
        small *= large / sum;
        large = sum;
    }

    // A lower bound of the smallest eigenvalue, as good as what the last step has shown allows; it may prove too large.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TReal ShiftOf(nint first, nint last, nint removed, TReal* q, TReal* e, ref QdStep step)
    {
        TReal quarter = TReal.CreateTruncating(0.25), third = TReal.CreateTruncating(1.0 / 3);
        if (!(step.Least > TReal.Zero))
        {
            return -step.Least;
        }

        if (removed == 1 && step.Least1 == step.Last1 && step.Least2 == step.Last2)
        {
            return AfterOne(first, last, q, e, step.Least1, step.Least2 / Two, step.Least1 * third);
        }

        if (removed == 1)
        {
            return step.Least1 * (step.Least1 == step.Last1 ? TReal.One / Two : quarter);
        }

        if (removed == 2)
        {
            TReal next = q[last - 1] + e[last - 2] - (TReal.Sqrt(q[last - 2]) * TReal.Sqrt(e[last - 2]));
            return step.Least2 == step.Last2 && Two * e[last - 1] < q[last - 1]
                ? AfterOne(first, last, q, e, step.Least2, next, step.Least2 * third)
                : step.Least2 * quarter;
        }

        if (removed > 2)
        {
            return TReal.Zero;
        }

        if (step.Least == step.Last && step.Least1 == step.Last1)
        {
            return AtTheEnd(last, q, e, step);
        }

        if (step.Least == step.Last)
        {
            return FromTail(first, last, q, e, step.Last, step.Least * quarter);
        }

        // Nothing is known of where the smallest comes from.
        TReal fraction = step.Fraction;
        step.Fraction += (TReal.One - fraction) * third;
        return step.Least == step.Last1 || step.Least == step.Last2 ? step.Least * quarter : step.Least * fraction;
    }

    // The last diagonal element is smallest, the one before next: their gap tells how far it is from an eigenvalue.
    private static TReal AtTheEnd(nint last, TReal* q, TReal* e, in QdStep step)
    {
        TReal beside = TReal.Sqrt(q[last]) * TReal.Sqrt(e[last - 1]), above = TReal.Sqrt(q[last - 1]) * TReal.Sqrt(e[last - 2]);
        TReal next = q[last - 1] + e[last - 1], gap2 = (step.Least2 * TReal.CreateTruncating(0.75)) - next;
        TReal gap1 = next - step.Last - (gap2 > TReal.Zero && gap2 > above ? above / gap2 * above : beside + above);
        if (gap1 > TReal.Zero && gap1 > beside)
        {
            return TReal.Max(step.Last - (beside / gap1 * beside), step.Least / Two);
        }

        TReal shift = step.Last > beside ? step.Last - beside : TReal.Zero;
        shift = next > beside + above ? TReal.Min(shift, next - (beside + above)) : shift;
        return TReal.Max(shift, step.Least * TReal.CreateTruncating(1.0 / 3));
    }

    // By the residual of the vector that twisted factorizations would give: the sum of products of e / q up from the end.
    private static TReal FromTail(nint first, nint last, TReal* q, TReal* e, TReal diagonal, TReal otherwise)
    {
        TReal sum = TailOf(first, last, q, e, TReal.CreateTruncating(0.563)) * TReal.CreateTruncating(1.05);
        return sum < TReal.CreateTruncating(0.563) ? diagonal * (TReal.One - TReal.Sqrt(sum)) / (TReal.One + sum) : otherwise;
    }

    // The same after a value was taken off, with the gap to the next.
    private static TReal AfterOne(nint first, nint last, TReal* q, TReal* e, TReal least, TReal next, TReal otherwise)
    {
        TReal sum = TailOf(first, last, q, e, TReal.PositiveInfinity) * TReal.CreateTruncating(1.05);
        if (!TReal.IsFinite(sum))
        {
            return otherwise;
        }

        TReal norm = TReal.Sqrt(sum), bound = least / (TReal.One + sum), gap = next - bound, slack = TReal.CreateTruncating(1.01);
        TReal shift = gap > TReal.Zero && gap > norm * bound
            ? bound * (TReal.One - (slack * bound * (norm / gap) * norm))
            : bound * (TReal.One - (slack * norm));
        return TReal.Max(shift, otherwise);
    }

    private static TReal TailOf(nint first, nint last, TReal* q, TReal* e, TReal most)
    {
        TReal product = TReal.One, sum = TReal.Zero, hundred = TReal.CreateTruncating(100);
        for (nint i = last - 1; i >= first; i--)
        {
            if (!(e[i] <= q[i]))
            {
                return TReal.PositiveInfinity;
            }

            TReal before = product;
            product *= e[i] / q[i];
            sum += product;
            if (product == TReal.Zero || sum > most || (i < last - 1 && hundred * TReal.Max(product, before) < sum))
            {
                break;
            }
        }

        return sum;
    }

    // One step with a shift, which is made smaller until no diagonal element becomes negative.
    private static bool TryStep(
        nint first, nint last, TReal* q, TReal* e, TReal* newQ, TReal* newE, TReal tolerance, TReal sigma, ref TReal shift, ref QdStep step)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            Transform(first, last, q, e, newQ, newE, shift, ref step);
            if (step.Least >= TReal.Zero && step.Last >= TReal.Zero)
            {
                return true;
            }

            bool isLate = step.Least < TReal.Zero && step.Least1 > TReal.Zero;
            if (isLate && newE[last - 1] < tolerance * (sigma + step.Last1) && TReal.Abs(step.Last) < tolerance * sigma)
            {
                // Converged, below the rounding of the shift.
                newQ[last] = TReal.Zero;
                step.Least = TReal.Zero;
                return true;
            }

            // The last element shows by how much the shift is too large.
            shift = attempt > MostAttempts / 2 || !(step.Least < TReal.Zero) ? TReal.Zero
                : isLate ? (shift + step.Least) * (TReal.One - (Two * Machine<TReal>.Precision))
                : shift * TReal.CreateTruncating(0.25);
            shift = shift > TReal.Zero ? shift : TReal.Zero;
        }

        return TransformSlowly(first, last, q, e, newQ, newE, ref shift, ref step);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform(nint first, nint last, TReal* q, TReal* e, TReal* newQ, TReal* newE, TReal shift, ref QdStep step)
    {
        TReal d = q[first] - shift, least = d, least1 = d, least2 = d, last1 = d, last2 = d;
        for (nint i = first; i < last; i++)
        {
            least2 = least1;
            last2 = last1;
            least1 = least;
            last1 = d;
            TReal sum = d + e[i], ratio = q[i + 1] / sum;
            newQ[i] = sum;
            newE[i] = e[i] * ratio;
            d = TReal.MultiplyAddEstimate(d, ratio, -shift);
            least = TReal.MinNative(d, least);
        }

        newQ[last] = d;
        step.Least = least;
        step.Least1 = least1;
        step.Least2 = least2;
        step.Last = d;
        step.Last1 = last1;
        step.Last2 = last2;
    }

    // Without a shift, and with care for what has become 0.
    private static bool TransformSlowly(nint first, nint last, TReal* q, TReal* e, TReal* newQ, TReal* newE, ref TReal shift, ref QdStep step)
    {
        TReal d = q[first];
        for (nint i = first; i < last; i++)
        {
            TReal sum = d + e[i];
            newQ[i] = sum;
            newE[i] = sum == TReal.Zero ? TReal.Zero : q[i + 1] * (e[i] / sum);
            d = sum == TReal.Zero ? q[i + 1] : q[i + 1] * (d / sum);
        }

        newQ[last] = d;
        shift = TReal.Zero;
        step.Least = TReal.Zero;
        return TReal.IsFinite(d) && d >= TReal.Zero;
    }

    /// <summary>
    /// What a step has shown: the last three diagonal elements before they are put together with e, and the smallest of all, of all but the
    /// last, of all but the last two.
    /// </summary>
    private struct QdStep
    {
        public TReal Least, Least1, Least2, Last, Last1, Last2, Fraction;
    }
}
