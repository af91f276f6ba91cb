using System.Runtime.CompilerServices;

namespace Blas.Managed;

// Eigenvectors of a real Schur form where its diagonal has blocks of two rows: real and imaginary parts are two vectors.
internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>The vector x + i y for the eigenvalue with the positive imaginary part of the block in rows k and k + 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SolveEigenvectorPair(nint n, TReal* t, nint ldt, nint k, TReal* bounds, TReal* x, TReal* y)
    {
        TReal* corner = t + k + (k * ldt);
        TReal lambda = corner[0], above = corner[ldt], below = corner[1];
        TReal imaginary = TReal.Sqrt(TReal.Abs(above)) * TReal.Sqrt(TReal.Abs(below));
        TReal floor = PivotFloor(n, TReal.Abs(lambda) + imaginary);
        new Span<TReal>(x + k, checked((int)(n - k))).Clear();
        new Span<TReal>(y + k, checked((int)(n - k))).Clear();

        // The block's own vector is (1, i w / above) or (-w / below, i): the one that does not grow.
        if (TReal.Abs(above) >= TReal.Abs(below))
        {
            x[k] = TReal.One;
            y[k + 1] = imaginary / above;
        }
        else
        {
            x[k] = -imaginary / below;
            y[k + 1] = TReal.One;
        }

        TReal* first = t + (k * ldt), second = first + ldt;
        for (nint i = 0; i < k; i++)
        {
            x[i] = -x[k] * first[i];
            y[i] = -y[k + 1] * second[i];
        }

        nint length = k + 2;
        for (nint j = k - 1; j >= 0;)
        {
            nint start = BlockStart((T*)t, ldt, j);
            if (start == j)
            {
                SolveSingleForPair(t, ldt, j, lambda, imaginary, floor, bounds, length, x, y);
            }
            else
            {
                SolvePairBlock(t, ldt, start, lambda, imaginary, floor, bounds, length, x, y);
                kernels.Axpy(start, -x[start], t + (start * ldt), x);
                kernels.Axpy(start, -y[start], t + (start * ldt), y);
            }

            kernels.Axpy(start, -x[j], t + (j * ldt), x);
            kernels.Axpy(start, -y[j], t + (j * ldt), y);
            j = start - 1;
        }
    }

    // (t(j, j) - λ - i μ)(x + i y) = right-hand side.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SolveSingleForPair(
        TReal* t, nint ldt, nint j, TReal lambda, TReal mu, TReal floor, TReal* bounds, nint length, TReal* x, TReal* y)
    {
        TReal real = t[j + (j * ldt)] - lambda, imaginary = -mu;
        TReal size = TReal.Abs(real) + TReal.Abs(imaginary);
        if (size < floor)
        {
            (real, imaginary, size) = (floor, TReal.Zero, floor);
        }

        ScaleForQuotient(TReal.Abs(x[j]) + TReal.Abs(y[j]), size, length, x, y);
        (x[j], y[j]) = Quotient(x[j], y[j], real, imaginary);
        ScaleForSum(TReal.Abs(x[j]) + TReal.Abs(y[j]), bounds[j], length, x, y);
    }

    /// <summary>
    /// Two equations: (T - λ - i μ)(x + i y) = right-hand side, for the block in rows j and j + 1; y is null where μ is 0.
    /// </summary>
    /// <remarks>Elimination with complete pivoting, in complex arithmetic (<c>laln2</c>).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SolvePairBlock(
        TReal* t, nint ldt, nint j, TReal lambda, TReal mu, TReal floor, TReal* bounds, nint length, TReal* x, TReal* y)
    {
        TReal* corner = t + j + (j * ldt);
        TReal diagonal = corner[0] - lambda, diagonal2 = corner[1 + ldt] - lambda;
        TReal above = corner[ldt], below = corner[1];
        TReal size1 = TReal.Abs(diagonal) + TReal.Abs(mu), size2 = TReal.Abs(diagonal2) + TReal.Abs(mu);
        TReal max = TReal.Abs(above) > TReal.Abs(below) ? TReal.Abs(above) : TReal.Abs(below);
        max = size1 > max ? size1 : max;
        max = size2 > max ? size2 : max;

        // What matters for overflow is the smallest pivot; the second is the determinant over the first.
        TReal x1 = x[j], x2 = x[j + 1], y1 = y == null ? TReal.Zero : y[j], y2 = y == null ? TReal.Zero : y[j + 1];
        bool swapRows, swapColumns;
        if (size1 >= max || size2 >= max)
        {
            swapRows = swapColumns = size2 > size1;
            (TReal pivot, TReal other) = swapRows ? (diagonal2, diagonal) : (diagonal, diagonal2);
            (TReal right, TReal left) = swapRows ? (below, above) : (above, below);
            SolveTwo(pivot, -mu, right, TReal.Zero, left, TReal.Zero, other, -mu);
        }
        else
        {
            // The pivot is off the diagonal: rows change places, and columns where it is the upper one.
            bool isBelow = TReal.Abs(below) >= TReal.Abs(above);
            (swapRows, swapColumns) = (isBelow, !isBelow);
            (TReal pivot, TReal opposite) = isBelow ? (below, above) : (above, below);
            (TReal right, TReal left) = isBelow ? (diagonal2, diagonal) : (diagonal, diagonal2);
            SolveTwo(pivot, TReal.Zero, right, -mu, left, -mu, opposite, TReal.Zero);
        }

        x[j] = x1;
        x[j + 1] = x2;
        if (y != null)
        {
            (y[j], y[j + 1]) = (y1, y2);
        }

        TReal largest = TReal.Max(TReal.Abs(x1) + TReal.Abs(y1), TReal.Abs(x2) + TReal.Abs(y2));
        ScaleForSum(largest, TReal.Max(bounds[j], bounds[j + 1]), length, x, y);

        // (p u; v q)(a; b) = (c; d) after the exchanges, all complex.
        void SolveTwo(TReal pr, TReal pi, TReal ur, TReal ui, TReal vr, TReal vi, TReal qr, TReal qi)
        {
            if (max < floor)
            {
                // Nothing but rounding is left of the block.
                (pr, pi, ur, ui, vr, vi, qr, qi) = (floor, TReal.Zero, TReal.Zero, TReal.Zero, TReal.Zero, TReal.Zero, floor, TReal.Zero);
            }

            (TReal fr, TReal fi) = Quotient(vr, vi, pr, pi);
            TReal sr = qr - ((fr * ur) - (fi * ui)), si = qi - ((fr * ui) + (fi * ur));
            TReal size = TReal.Abs(sr) + TReal.Abs(si);
            if (size < floor)
            {
                (sr, si, size) = (floor, TReal.Zero, floor);
            }

            TReal right = TReal.Max(TReal.Abs(x1) + TReal.Abs(y1), TReal.Abs(x2) + TReal.Abs(y2));
            TReal factor = ScaleForQuotient(right, size, length, x, y);
            (x1, x2, y1, y2) = (x1 * factor, x2 * factor, y1 * factor, y2 * factor);
            (TReal cr, TReal ci, TReal dr, TReal di) = swapRows ? (x2, y2, x1, y1) : (x1, y1, x2, y2);
            (TReal br, TReal bi) = Quotient(dr - ((fr * cr) - (fi * ci)), di - ((fr * ci) + (fi * cr)), sr, si);
            (TReal ar, TReal ai) = Quotient(cr - ((ur * br) - (ui * bi)), ci - ((ur * bi) + (ui * br)), pr, pi);
            (x1, y1, x2, y2) = swapColumns ? (br, bi, ar, ai) : (ar, ai, br, bi);
        }
    }

    // Scales the vector so that an element over a pivot stays in range; returns the factor.
    private TReal ScaleForQuotient(TReal element, TReal pivot, nint length, TReal* x, TReal* y)
    {
        if (!(element > TReal.One && pivot < TReal.One && element > pivot * ElementLimit))
        {
            return TReal.One;
        }

        TReal factor = TReal.One / element;
        ScaleParts(factor, length, x, y);
        return factor;
    }

    // Scales the vector so that an element times a column stays in range.
    private void ScaleForSum(TReal element, TReal bound, nint length, TReal* x, TReal* y)
    {
        if (element > TReal.One && bound > ElementLimit / element)
        {
            ScaleParts(TReal.One / element, length, x, y);
        }
    }

    private void ScaleParts(TReal factor, nint length, TReal* x, TReal* y)
    {
        kernels.Scale(length, factor, x);
        if (y != null)
        {
            kernels.Scale(length, factor, y);
        }
    }

    /// <summary>(a + i b) / (c + i d), by the larger part of the divisor.</summary>
    /// <remarks>R. Smith, "Algorithm 116: Complex Division", 1962.</remarks>
    private static (TReal Real, TReal Imaginary) Quotient(TReal a, TReal b, TReal c, TReal d)
    {
        if (TReal.Abs(c) >= TReal.Abs(d))
        {
            TReal ratio = d / c, divisor = c + (d * ratio);
            return ((a + (b * ratio)) / divisor, (b - (a * ratio)) / divisor);
        }
        else
        {
            TReal ratio = c / d, divisor = d + (c * ratio);
            return (((a * ratio) + b) / divisor, ((b * ratio) - a) / divisor);
        }
    }
}
