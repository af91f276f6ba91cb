using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed;

/// <summary>
/// A band matrix seen as a full one whose columns lie one element closer than they are stored: element (i, j) is at i + j * Step.
/// Every place of that matrix in rows and columns that hold elements is inside the storage; outside the band it holds something else.
/// </summary>
/// <typeparam name="T">The real type.</typeparam>
internal unsafe struct BandView<T>
    where T : unmanaged
{
    public T* A;

    /// <summary>Elements from one column to the next: the leading dimension less 1.</summary>
    public nint Step;

    /// <summary>Diagonals below and above the main one that take part, which is -1 above for a band that ends below it.</summary>
    public nint Kl, Ku;

    /// <summary>The columns (rows, for the transpose) that take part.</summary>
    public nint First, End;
}

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>y[i] += alpha Σ_j a(i, j) x[j] for rows from first to end - 1.</summary>
    public abstract void MultiplyBand(in BandView<T> a, nint first, nint end, T alpha, T* x, T* y);

    /// <summary>The same for interleaved complex numbers, alpha real, of a or conj(a).</summary>
    public abstract void MultiplyBandComplex(in BandView<T> a, nint first, nint end, T alpha, T* x, bool conjugate, T* y);

    /// <summary>y[j] += alpha Σ_i a(i, j) x[i] for columns from first to end - 1.</summary>
    public abstract void DotBand(in BandView<T> a, nint first, nint end, T alpha, T* x, T* y);

    /// <summary>The same for interleaved complex numbers, alpha real, of a or conj(a).</summary>
    public abstract void DotBandComplex(in BandView<T> a, nint first, nint end, T alpha, T* x, bool conjugate, T* y);
}

// A narrow band is latency and calls if it is taken column by column. Here a vector of the result is summed in registers over all
// columns that reach it, or four columns at a time over all their rows; vectors across the edge of the band are masked, on both
// sides of the product: what lies beyond may be NaN.
internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    // No lanes, all lanes, no lanes: a vector loaded from here has any run of lanes that touches an end.
    private T[]? _lanes;

    private T* Lanes => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_lanes ??= CreateLanes()));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void MultiplyBand(in BandView<T> a, nint first, nint end, T alpha, T* x, T* y) =>
        MultiplyRows(a, first, end, alpha, x, conjugate: false, y, Lanes, complex: false);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void MultiplyBandComplex(in BandView<T> a, nint first, nint end, T alpha, T* x, bool conjugate, T* y) =>
        MultiplyRows(a, first, end, alpha, x, conjugate, y, Lanes, complex: true);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void DotBand(in BandView<T> a, nint first, nint end, T alpha, T* x, T* y) =>
        DotColumnsOfBand(a, first, end, alpha, x, conjugate: false, y, Lanes, complex: false);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void DotBandComplex(in BandView<T> a, nint first, nint end, T alpha, T* x, bool conjugate, T* y) =>
        DotColumnsOfBand(a, first, end, alpha, x, conjugate, y, Lanes, complex: true);

    private static T[] CreateLanes()
    {
        T[] lanes = GC.AllocateArray<T>(3 * TSimd.Count, pinned: true);
        fixed (T* first = lanes)
        {
            TSimd.Store(TSimd.Mask(TSimd.Count), first + TSimd.Count);
        }

        return lanes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyRows(
        in BandView<T> a, nint first, nint end, T alpha, T* x, bool conjugate, T* y, T* lanes, bool complex)
    {
        nint parts = complex ? 2 : 1, height = TSimd.Count / parts;
        TVector scale = TSimd.Broadcast(alpha);
        nint i = first;
        for (; i + height <= end; i += height)
        {
            TVector sum = BandRows(a, i, height, x, conjugate, lanes, partial: false, complex);
            TSimd.Store(TSimd.MultiplyAdd(scale, sum, TSimd.Load(y + (i * parts))), y + (i * parts));
        }

        if (i < end)
        {
            TVector mask = TSimd.Mask((end - i) * parts);
            TVector sum = BandRows(a, i, end - i, x, conjugate, lanes, partial: true, complex);
            TSimd.StoreMasked(TSimd.MultiplyAdd(scale, sum, TSimd.LoadMasked(y + (i * parts), mask)), y + (i * parts), mask);
        }
    }

    /// <summary>A vector of the product: rows from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector BandRows(
        in BandView<T> a, nint i, nint rows, T* x, bool conjugate, T* lanes, bool partial, bool complex)
    {
        nint parts = complex ? 2 : 1, step = a.Step * parts;
        nint j = nint.Max(a.First, i - a.Kl), to = nint.Min(a.End, i + rows + a.Ku);
        nint full = nint.Min(i + rows - 1 - a.Kl, to), fullEnd = nint.Min(i + a.Ku + 1, to);
        TVector rowMask = partial ? TSimd.Mask(rows * parts) : default;
        TVector s0 = TSimd.Zero, s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
        T* column = a.A + (j * step) + (i * parts), factor = x + (j * parts);
        for (; j < full; j++)
        {
            AddEdge(column, factor, BandLanes(a, i, rows, j, lanes, parts), rowMask, partial, complex, ref s0, ref t0);
            column += step;
            factor += parts;
        }

        for (; j + 4 <= fullEnd; j += 4)
        {
            T* column2 = column + (2 * step);
            AddColumn(column, factor, rowMask, partial, complex, ref s0, ref t0);
            AddColumn(column + step, factor + parts, rowMask, partial, complex, ref s1, ref t1);
            AddColumn(column2, factor + (2 * parts), rowMask, partial, complex, ref s2, ref t2);
            AddColumn(column2 + step, factor + (3 * parts), rowMask, partial, complex, ref s3, ref t3);
            column = column2 + (2 * step);
            factor += 4 * parts;
        }

        for (; j < fullEnd; j++)
        {
            AddColumn(column, factor, rowMask, partial, complex, ref s1, ref t1);
            column += step;
            factor += parts;
        }

        for (; j < to; j++)
        {
            AddEdge(column, factor, BandLanes(a, i, rows, j, lanes, parts), rowMask, partial, complex, ref s2, ref t2);
            column += step;
            factor += parts;
        }

        s0 = TSimd.Add(TSimd.Add(s0, s1), TSimd.Add(s2, s3));
        if (!complex)
        {
            return s0;
        }

        t0 = TSimd.SwapPairs(TSimd.Add(TSimd.Add(t0, t1), TSimd.Add(t2, t3)));
        TVector signs = conjugate ? TSimd.Alternate(T.One, -T.One) : TSimd.Alternate(-T.One, T.One);
        return conjugate ? TSimd.MultiplyAdd(s0, signs, t0) : TSimd.MultiplyAdd(t0, signs, s0);
    }

    /// <summary>The lanes of a vector of column j, rows from i on, that lie in the band.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector BandLanes(in BandView<T> a, nint i, nint rows, nint j, T* lanes, nint parts)
    {
        nint from = nint.Clamp(j - a.Ku - i, 0, rows), to = nint.Clamp(j + a.Kl + 1 - i, 0, rows);
        return LanesBetween(lanes, from * parts, to * parts);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LanesBetween(T* lanes, nint from, nint to) =>
        TSimd.Keep(TSimd.Load(lanes + TSimd.Count - from), TSimd.Load(lanes + (2 * TSimd.Count) - to));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddColumn(T* a, T* factor, TVector rowMask, bool partial, bool complex, ref TVector s, ref TVector t)
    {
        TVector c = partial ? TSimd.LoadMasked(a, rowMask) : TSimd.Load(a);
        s = TSimd.MultiplyAdd(c, TSimd.Broadcast(factor[0]), s);
        if (complex)
        {
            t = TSimd.MultiplyAdd(c, TSimd.Broadcast(factor[1]), t);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddEdge(
        T* a, T* factor, TVector edge, TVector rowMask, bool partial, bool complex, ref TVector s, ref TVector t)
    {
        TVector c = TSimd.Keep(partial ? TSimd.LoadMasked(a, rowMask) : TSimd.Load(a), edge);
        s = TSimd.MultiplyAdd(c, TSimd.Keep(TSimd.Broadcast(factor[0]), edge), s);
        if (complex)
        {
            t = TSimd.MultiplyAdd(c, TSimd.Keep(TSimd.Broadcast(factor[1]), edge), t);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DotColumnsOfBand(
        in BandView<T> a, nint first, nint end, T alpha, T* x, bool conjugate, T* y, T* lanes, bool complex)
    {
        nint parts = complex ? 2 : 1, height = TSimd.Count / parts, step = a.Step * parts;

        // Four columns that have the band's whole width begin within one vector, and end within one or two, always in the same lanes.
        nint width = a.Kl + a.Ku + 1, tail = width / height * height, left = width - tail;
        nint reach = left + 3 > height ? tail + (2 * height) : tail + height;
        nint limit = height >= 4 && width >= height ? nint.Min(a.End, end + a.Kl) : nint.MinValue;
        TVector head1 = LanesBetween(lanes, nint.Min(height, 1) * parts, TSimd.Count);
        TVector head2 = LanesBetween(lanes, nint.Min(height, 2) * parts, TSimd.Count);
        TVector head3 = LanesBetween(lanes, nint.Min(height, 3) * parts, TSimd.Count);
        TVector tail0 = LanesBetween(lanes, 0, left * parts), tail1 = LanesBetween(lanes, 0, nint.Min(height, left + 1) * parts);
        TVector tail2 = LanesBetween(lanes, 0, nint.Min(height, left + 2) * parts);
        TVector tail3 = LanesBetween(lanes, 0, nint.Min(height, left + 3) * parts);
        for (nint j = first; j < end; j += 4)
        {
            // Beyond the last column it is taken again, and its sum left.
            nint columns = nint.Min(4, end - j), j1 = j + nint.Min(1, columns - 1), j2 = j + nint.Min(2, columns - 1), j3 = j + columns - 1;
            T* a0 = a.A + (j * step), a1 = a.A + (j1 * step), a2 = a.A + (j2 * step), a3 = a.A + (j3 * step);
            nint i = nint.Max(a.First, j - a.Ku), to = nint.Min(a.End, j3 + a.Kl + 1);
            nint full = nint.Max(a.First, j3 - a.Ku), fullEnd = nint.Min(a.End, j + a.Kl + 1);
            TVector s0 = TSimd.Zero, s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
            bool whole = columns == 4 && j - a.Ku >= a.First && i + reach <= limit;
            if (whole)
            {
                nint at = i * parts;
                TVector x0 = TSimd.Load(x + at);
                AddRows(TSimd.Load(a0 + at), x0, complex ? TSimd.SwapPairs(x0) : x0, complex, ref s0, ref t0);
                AddEdgeRows(TSimd.Load(a1 + at), x0, head1, complex, ref s1, ref t1);
                AddEdgeRows(TSimd.Load(a2 + at), x0, head2, complex, ref s2, ref t2);
                AddEdgeRows(TSimd.Load(a3 + at), x0, head3, complex, ref s3, ref t3);
                i += height;
                full = i;
            }

            while (i < to)
            {
                nint at = i * parts, rows = nint.Min(height, to - i);
                if (i >= full && i + height <= fullEnd)
                {
                    TVector x0 = TSimd.Load(x + at), x1 = complex ? TSimd.SwapPairs(x0) : x0;
                    AddRows(TSimd.Load(a0 + at), x0, x1, complex, ref s0, ref t0);
                    AddRows(TSimd.Load(a1 + at), x0, x1, complex, ref s1, ref t1);
                    AddRows(TSimd.Load(a2 + at), x0, x1, complex, ref s2, ref t2);
                    AddRows(TSimd.Load(a3 + at), x0, x1, complex, ref s3, ref t3);
                }
                else if (whole && i < fullEnd + (left == 0 ? 1 : 0))
                {
                    TVector x0 = TSimd.Load(x + at);
                    AddEdgeRows(TSimd.Load(a0 + at), x0, tail0, complex, ref s0, ref t0);
                    AddEdgeRows(TSimd.Load(a1 + at), x0, tail1, complex, ref s1, ref t1);
                    AddEdgeRows(TSimd.Load(a2 + at), x0, tail2, complex, ref s2, ref t2);
                    AddEdgeRows(TSimd.Load(a3 + at), x0, tail3, complex, ref s3, ref t3);
                }
                else
                {
                    TVector mask = TSimd.Mask(rows * parts), x0 = LoadRows(x + at, rows == height, mask);
                    AddEdgeRows(LoadRows(a0 + at, rows == height, mask), x0, BandLanes(a, i, rows, j, lanes, parts), complex, ref s0, ref t0);
                    AddEdgeRows(LoadRows(a1 + at, rows == height, mask), x0, BandLanes(a, i, rows, j1, lanes, parts), complex, ref s1, ref t1);
                    AddEdgeRows(LoadRows(a2 + at, rows == height, mask), x0, BandLanes(a, i, rows, j2, lanes, parts), complex, ref s2, ref t2);
                    AddEdgeRows(LoadRows(a3 + at, rows == height, mask), x0, BandLanes(a, i, rows, j3, lanes, parts), complex, ref s3, ref t3);
                }

                i += height;
            }

            AddSum(s0, t0, alpha, conjugate, complex, y + (j * parts));
            if (columns > 1)
            {
                AddSum(s1, t1, alpha, conjugate, complex, y + (j1 * parts));
            }

            if (columns > 2)
            {
                AddSum(s2, t2, alpha, conjugate, complex, y + (j2 * parts));
            }

            if (columns > 3)
            {
                AddSum(s3, t3, alpha, conjugate, complex, y + (j3 * parts));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LoadRows(T* source, bool full, TVector mask) => full ? TSimd.Load(source) : TSimd.LoadMasked(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRows(TVector c, TVector x0, TVector x1, bool complex, ref TVector s, ref TVector t)
    {
        s = TSimd.MultiplyAdd(c, x0, s);
        if (complex)
        {
            t = TSimd.MultiplyAdd(c, x1, t);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddEdgeRows(TVector c, TVector x, TVector edge, bool complex, ref TVector s, ref TVector t)
    {
        TVector x0 = TSimd.Keep(x, edge);
        AddRows(TSimd.Keep(c, edge), x0, complex ? TSimd.SwapPairs(x0) : x0, complex, ref s, ref t);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSum(TVector direct, TVector swapped, T alpha, bool conjugate, bool complex, T* y)
    {
        if (!complex)
        {
            *y = T.MultiplyAddEstimate(alpha, TSimd.Sum(direct), *y);
            return;
        }

        ComplexSums<T> sums = SumProducts(direct, swapped);
        T real = conjugate ? sums.RealReal + sums.ImaginaryImaginary : sums.RealReal - sums.ImaginaryImaginary;
        T imaginary = conjugate ? sums.RealImaginary - sums.ImaginaryReal : sums.RealImaginary + sums.ImaginaryReal;
        y[0] = T.MultiplyAddEstimate(alpha, real, y[0]);
        y[1] = T.MultiplyAddEstimate(alpha, imaginary, y[1]);
    }
}
