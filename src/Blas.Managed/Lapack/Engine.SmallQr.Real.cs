using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Francis' double shift: two shifts at once, so that conjugate pairs of them stay in real arithmetic.</summary>
    /// <remarks>J. Francis, "The QR Transformation", 1961-62; reference routine <c>dlahqr</c>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint SmallQrReal(in SchurTask<T, TReal> task, nint low, nint high)
    {
        TReal* h = (TReal*)task.H;
        nint ldh = task.Ldh;
        TReal small = SmallSubdiagonal(low, high);
        nint sweeps = SweepsPerEigenvalue * Math.Max(10, high - low + 1);
        nint bottom = high, top = low;
        int stalled = 0;
        while (bottom >= low)
        {
            top = FindBlock(task.H, ldh, low, high, Math.Min(top, bottom), bottom, small);
            if (top > low)
            {
                h[top + ((top - 1) * ldh)] = TReal.Zero;
            }

            if (top >= bottom - 1)
            {
                DeflateReal(task, top, bottom);
                bottom = top - 1;
                top = low;
                stalled = 0;
                continue;
            }

            DoubleShift<TReal> shift = ChooseShift(h, ldh, top, bottom, ++stalled);
            if (sweeps-- == 0 || !TReal.IsFinite(shift.Sum))
            {
                return bottom + 1;
            }

            SweepReal(task, top, bottom, shift);
            top = low;
        }

        return 0;
    }

    // One eigenvalue, or two in a block, which becomes a standard one.
    private void DeflateReal(in SchurTask<T, TReal> task, nint top, nint bottom)
    {
        TReal* h = (TReal*)task.H;
        nint ldh = task.Ldh;
        if (top == bottom)
        {
            (task.Wr[top], task.Wi[top]) = (h[top + (top * ldh)], TReal.Zero);
            return;
        }

        RealBlock<TReal> block = new(
            h[top + (top * ldh)], h[top + (bottom * ldh)], h[bottom + (top * ldh)], h[bottom + (bottom * ldh)]);
        (TReal c, TReal s) = block.Standardize();
        h[top + (top * ldh)] = block.A;
        h[top + (bottom * ldh)] = block.B;
        h[bottom + (top * ldh)] = block.C;
        h[bottom + (bottom * ldh)] = block.D;
        (task.Wr[top], task.Wi[top]) = (block.A, block.Imaginary);
        (task.Wr[bottom], task.Wi[bottom]) = (block.D, TReal.Zero - block.Imaginary);
        if (task.WantsForm)
        {
            nint after = bottom + 1;
            RotReal(task.N - after, task.H + top + (after * ldh), ldh, task.H + bottom + (after * ldh), ldh, c, s);
            RotReal(top, task.H + (top * ldh), 1, task.H + (bottom * ldh), 1, c, s);
        }

        if (task.Z != null)
        {
            RotReal(task.ZRows, task.Z + (top * task.Ldz), 1, task.Z + (bottom * task.Ldz), 1, c, s);
        }
    }

    // The eigenvalues of the last 2 x 2 block; if they are real, the one that is nearer to the last element, twice.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleShift<TReal> ChooseShift(TReal* h, nint ldh, nint top, nint bottom, int stalled)
    {
        TReal h11, h21, h12, h22;
        if (stalled % ExceptionalShift == 0)
        {
            // Away from the block's end, then from its beginning.
            bool atEnd = stalled % (2 * ExceptionalShift) == 0;
            nint at = atEnd ? bottom : top;
            TReal* corner = atEnd ? h + bottom + ((bottom - 1) * ldh) : h + top + 1 + (top * ldh);
            TReal* next = atEnd ? corner - 1 - ldh : corner + 1 + ldh;
            TReal size = TReal.Abs(*corner) + TReal.Abs(*next);
            h11 = (TReal.CreateTruncating(0.75) * size) + h[at + (at * ldh)];
            h12 = TReal.CreateTruncating(-0.4375) * size;
            h21 = size;
            h22 = h11;
        }
        else
        {
            TReal* block = h + (bottom - 1) + ((bottom - 1) * ldh);
            (h11, h21, h12, h22) = (block[0], block[1], block[ldh], block[1 + ldh]);
        }

        TReal scale = TReal.Abs(h11) + TReal.Abs(h12) + TReal.Abs(h21) + TReal.Abs(h22);
        DoubleShift<TReal> shift = default;
        if (scale == TReal.Zero)
        {
            return shift;
        }

        (h11, h21, h12, h22) = (h11 / scale, h21 / scale, h12 / scale, h22 / scale);
        TReal half = (h11 + h22) / TReal.CreateTruncating(2);
        TReal determinant = ((h11 - half) * (h22 - half)) - (h12 * h21);
        TReal root = TReal.Sqrt(TReal.Abs(determinant));
        if (determinant >= TReal.Zero)
        {
            (shift.Real1, shift.Imaginary1) = (half * scale, root * scale);
            (shift.Real2, shift.Imaginary2) = (shift.Real1, -shift.Imaginary1);
            return shift;
        }

        TReal first = half + root, second = half - root;
        shift.Real1 = shift.Real2 = (TReal.Abs(first - h22) <= TReal.Abs(second - h22) ? first : second) * scale;
        return shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SweepReal(in SchurTask<T, TReal> task, nint top, nint bottom, in DoubleShift<TReal> shift)
    {
        TReal* h = (TReal*)task.H;
        nint ldh = task.Ldh;
        TReal* v = stackalloc TReal[3];

        // Two subdiagonal elements whose product is small: the sweep may begin between them.
        nint start = bottom - 2;
        for (; ; start--)
        {
            FirstColumn(h + start + (start * ldh), ldh, shift, v);
            if (start == top)
            {
                break;
            }

            TReal* diagonal = h + start + (start * ldh);
            TReal size = TReal.Abs(*(diagonal - 1 - ldh)) + TReal.Abs(*diagonal) + TReal.Abs(diagonal[1 + ldh]);
            if (TReal.Abs(*(diagonal - ldh)) * (TReal.Abs(v[1]) + TReal.Abs(v[2])) <= Machine<TReal>.Precision * TReal.Abs(v[0]) * size)
            {
                break;
            }
        }

        (nint first, nint end) = task.Reach(top, bottom);
        for (nint k = start; k < bottom; k++)
        {
            int count = (int)Math.Min(3, bottom - k + 1);
            TReal* left = h + k + ((k - 1) * ldh);
            if (k > start)
            {
                (v[0], v[1]) = (left[0], left[1]);
                v[2] = count == 3 ? left[2] : TReal.Zero;
            }

            TReal tau = Scalars<T, TReal>.Real(ShortReflector(ref *(T*)v, (T*)(v + 1), count - 1));
            if (k > start)
            {
                (left[0], left[1]) = (v[0], TReal.Zero);
                if (count == 3)
                {
                    left[2] = TReal.Zero;
                }
            }
            else if (k > top)
            {
                left[0] *= TReal.One - tau;
            }

            TReal* column = h + (k * ldh);
            nint rows = Math.Min(k + 3, bottom) + 1 - first;
            if (count == 3)
            {
                ReflectRows(end - k, column + k, ldh, tau, v[1], v[2]);
                kernels.ReflectThree(rows, tau, v[1], v[2], column + first, column + ldh + first, column + (2 * ldh) + first);
            }
            else
            {
                ReflectRows(end - k, column + k, ldh, tau, v[1]);
                kernels.ReflectTwo(rows, tau, v[1], column + first, column + ldh + first);
            }

            if (task.Z != null)
            {
                TReal* z = (TReal*)task.Z + (k * task.Ldz);
                if (count == 3)
                {
                    kernels.ReflectThree(task.ZRows, tau, v[1], v[2], z, z + task.Ldz, z + (2 * task.Ldz));
                }
                else
                {
                    kernels.ReflectTwo(task.ZRows, tau, v[1], z, z + task.Ldz);
                }
            }
        }
    }

    // The first column of (H - shift 1)(H - shift 2), up to a factor.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FirstColumn(TReal* h, nint ldh, in DoubleShift<TReal> shift, TReal* v)
    {
        TReal h11 = h[0], h21 = h[1], h12 = h[ldh], h22 = h[1 + ldh], h32 = h[2 + ldh];
        TReal scale = TReal.Abs(h11 - shift.Real2) + TReal.Abs(shift.Imaginary2) + TReal.Abs(h21);
        if (scale == TReal.Zero)
        {
            v[0] = v[1] = v[2] = TReal.Zero;
            return;
        }

        TReal below = h21 / scale;
        v[0] = (below * h12) + ((h11 - shift.Real1) * ((h11 - shift.Real2) / scale))
            - (shift.Imaginary1 * (shift.Imaginary2 / scale));
        v[1] = below * (h11 + h22 - shift.Real1 - shift.Real2);
        v[2] = below * h32;
        TReal sum = TReal.Abs(v[0]) + TReal.Abs(v[1]) + TReal.Abs(v[2]);
        if (sum > TReal.Zero)
        {
            v[0] /= sum;
            v[1] /= sum;
            v[2] /= sum;
        }
    }

    /// <summary>Three rows from the left: n columns at a distance of ld, from their first element on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReflectRows(nint n, TReal* x, nint ld, TReal tau, TReal v1, TReal v2)
    {
        TReal t1 = tau * v1, t2 = tau * v2;
        for (nint j = 0; j < n; j++, x += ld)
        {
            TReal x0 = x[0], x1 = x[1], x2 = x[2];
            TReal sum = x0 + (v1 * x1) + (v2 * x2);
            x[0] = x0 - (sum * tau);
            x[1] = x1 - (sum * t1);
            x[2] = x2 - (sum * t2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReflectRows(nint n, TReal* x, nint ld, TReal tau, TReal v1)
    {
        TReal t1 = tau * v1;
        for (nint j = 0; j < n; j++, x += ld)
        {
            TReal x0 = x[0], x1 = x[1];
            TReal sum = x0 + (v1 * x1);
            x[0] = x0 - (sum * tau);
            x[1] = x1 - (sum * t1);
        }
    }
}

/// <summary>Two real shifts, or a conjugate pair.</summary>
internal struct DoubleShift<TReal>
    where TReal : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<TReal>
{
    public TReal Real1, Imaginary1, Real2, Imaginary2;

    /// <summary>A number that is finite if they all are.</summary>
    public readonly TReal Sum => TReal.Abs(Real1) + TReal.Abs(Imaginary1);
}
