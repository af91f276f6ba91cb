using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>One shift at a time, chased by rotations.</summary>
    /// <remarks>G. Golub, C. Van Loan, "Matrix Computations", 4th ed., section 7.5; the shifts and the exceptional ones as in <c>zlahqr</c>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint SmallQrComplex(in SchurTask<T, TReal> task, nint low, nint high)
    {
        T* h = task.H;
        nint ldh = task.Ldh;
        TReal small = SmallSubdiagonal(low, high);
        nint sweeps = SweepsPerEigenvalue * Math.Max(10, high - low + 1);
        nint bottom = high;
        int stalled = 0;
        while (bottom >= low)
        {
            nint top = FindBlock(h, ldh, low, high, low, bottom, small);
            if (top > low)
            {
                h[top + ((top - 1) * ldh)] = T.Zero;
            }

            if (top == bottom)
            {
                T value = h[bottom + (bottom * ldh)];
                (task.Wr[bottom], task.Wi[bottom]) = (Scalars<T, TReal>.Real(value), Scalars<T, TReal>.Imaginary(value));
                bottom--;
                stalled = 0;
                continue;
            }

            T shift = ChooseComplexShift(h, ldh, top, bottom, ++stalled);
            if (sweeps-- == 0 || !TReal.IsFinite(Scalars<T, TReal>.Abs1(shift)))
            {
                return bottom + 1;
            }

            SweepComplex(task, top, bottom, shift);
        }

        return 0;
    }

    // The eigenvalue of the last 2 x 2 block that is nearer to its last element.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T ChooseComplexShift(T* h, nint ldh, nint top, nint bottom, int stalled)
    {
        if (stalled % ExceptionalShift == 0)
        {
            bool atEnd = stalled % (2 * ExceptionalShift) == 0;
            nint at = atEnd ? bottom : top;
            T below = atEnd ? h[bottom + ((bottom - 1) * ldh)] : h[top + 1 + (top * ldh)];
            TReal away = TReal.CreateTruncating(0.75) * Scalars<T, TReal>.Abs1(below);
            return h[at + (at * ldh)] + Scalars<T, TReal>.Create(away, TReal.Zero);
        }

        T* block = h + (bottom - 1) + ((bottom - 1) * ldh);
        T last = block[1 + ldh];
        T product = Scalars<T, TReal>.Multiply(Root(block[ldh]), Root(block[1]));
        TReal scale = Scalars<T, TReal>.Abs1(product);
        if (scale == TReal.Zero)
        {
            return last;
        }

        T half = Scalars<T, TReal>.Create(TReal.CreateTruncating(0.5), TReal.Zero);
        T x = Scalars<T, TReal>.Multiply(half, block[0] - last);
        TReal sizeX = Scalars<T, TReal>.Abs1(x);
        scale = sizeX > scale ? sizeX : scale;
        T scaledX = Divide(x, scale), scaledU = Divide(product, scale);
        T root = Root(Scalars<T, TReal>.Multiply(scaledX, scaledX) + Scalars<T, TReal>.Multiply(scaledU, scaledU));
        T y = Scalars<T, TReal>.Multiply(Scalars<T, TReal>.Create(scale, TReal.Zero), root);

        // The sign with which nothing cancels in x + y.
        TReal cosine = (Scalars<T, TReal>.Real(x) * Scalars<T, TReal>.Real(root))
            + (Scalars<T, TReal>.Imaginary(x) * Scalars<T, TReal>.Imaginary(root));
        y = cosine < TReal.Zero ? -y : y;
        return last - Scalars<T, TReal>.Multiply(product, product / (x + y));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SweepComplex(in SchurTask<T, TReal> task, nint top, nint bottom, T shift)
    {
        T* h = task.H;
        nint ldh = task.Ldh;
        nint start = bottom - 1;
        for (; start > top; start--)
        {
            // Two subdiagonal elements whose product is small: the sweep may begin between them.
            T* diagonal = h + start + (start * ldh);
            T distance = *diagonal - shift;
            TReal sizeDistance = Scalars<T, TReal>.Abs1(distance), below = Scalars<T, TReal>.Abs1(diagonal[1]);
            TReal scale = sizeDistance + below;
            TReal size = Scalars<T, TReal>.Abs1(*diagonal) + Scalars<T, TReal>.Abs1(diagonal[1 + ldh]);
            if (Scalars<T, TReal>.Abs1(*(diagonal - ldh)) * (below / scale) <= Machine<TReal>.Precision * ((sizeDistance / scale) * size))
            {
                break;
            }
        }

        (nint first, nint end) = task.Reach(top, bottom);
        for (nint k = start; k < bottom; k++)
        {
            T* column = h + (k * ldh);
            T* left = column - ldh + k;
            TReal c;
            T s;
            if (k == start)
            {
                Lartg(column[k] - shift, column[k + 1], out c, out s, out _);
                if (k > top)
                {
                    left[0] = Scalars<T, TReal>.Multiply(left[0], Scalars<T, TReal>.Create(c, TReal.Zero));
                }
            }
            else
            {
                Lartg(left[0], left[1], out c, out s, out T r);
                (left[0], left[1]) = (r, T.Zero);
            }

            RotateRows(end - k, column + k, ldh, c, s);
            T conjugate = Scalars<T, TReal>.Conjugate(s);
            Rot(Math.Min(k + 2, bottom) + 1 - first, column + first, 1, column + ldh + first, 1, c, conjugate);
            if (task.Z != null)
            {
                T* z = task.Z + (k * task.Ldz);
                Rot(task.ZRows, z, 1, z + task.Ldz, 1, c, conjugate);
            }
        }
    }

    /// <summary>Two rows from the left: n columns at a distance of ld, from their first element on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RotateRows(nint n, T* x, nint ld, TReal c, T s)
    {
        // By parts: a complex number that is put together and taken apart goes through memory.
        TReal* pair = (TReal*)x;
        TReal sr = Scalars<T, TReal>.Real(s), si = Scalars<T, TReal>.Imaginary(s);
        nint stride = ld * Parts;
        for (nint j = 0; j < n; j++, pair += stride)
        {
            if (IsComplex)
            {
                TReal xr = pair[0], xi = pair[1], yr = pair[2], yi = pair[3];
                pair[0] = (c * xr) + ((sr * yr) - (si * yi));
                pair[1] = (c * xi) + ((sr * yi) + (si * yr));
                pair[2] = (c * yr) - ((sr * xr) + (si * xi));
                pair[3] = (c * yi) - ((sr * xi) - (si * xr));
            }
            else
            {
                TReal xr = pair[0], yr = pair[1];
                pair[0] = (c * xr) + (sr * yr);
                pair[1] = (c * yr) - (sr * xr);
            }
        }
    }

    /// <summary>The square root in the right half plane.</summary>
    private static T Root(T value)
    {
        TReal real = Scalars<T, TReal>.Real(value), imaginary = Scalars<T, TReal>.Imaginary(value);
        TReal size = RealBlock<TReal>.Hypotenuse(real, imaginary);
        if (size == TReal.Zero)
        {
            return T.Zero;
        }

        TReal half = TReal.CreateTruncating(0.5);
        TReal larger = TReal.Sqrt((half * size) + (half * TReal.Abs(real)));
        TReal smaller = half * (imaginary / larger);
        return real >= TReal.Zero
            ? Scalars<T, TReal>.Create(larger, smaller)
            : Scalars<T, TReal>.Create(TReal.Abs(smaller), TReal.CopySign(larger, imaginary));
    }
}
