using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>
    /// Solves A x = b, A a triangular band given without its diagonal, forward if it is a lower one; x takes the place of b.
    /// </summary>
    /// <param name="a">The band beside the diagonal.</param>
    /// <param name="n">The order.</param>
    /// <param name="forward">Whether the band lies below the diagonal.</param>
    /// <param name="unit">Whether the diagonal is ones.</param>
    /// <param name="x">b, and then x.</param>
    public abstract void SolveBand(in BandView<T> a, nint n, bool forward, bool unit, T* x);

    /// <summary>The same for interleaved complex numbers and a diagonal of ones, with A or conj(A).</summary>
    public abstract void SolveUnitBandComplex(in BandView<T> a, nint n, bool forward, bool conjugate, T* x);
}

// A vector of unknowns at a time: less what is solved already, summed as in a product; then one unknown after the other is spread
// over the vector and taken from those that wait for it. The chain from one unknown to the next never leaves the registers.
internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SolveBand(in BandView<T> a, nint n, bool forward, bool unit, T* x) =>
        SolveBlocks(a, n, forward, unit, x, conjugate: false, Lanes, complex: false);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SolveUnitBandComplex(in BandView<T> a, nint n, bool forward, bool conjugate, T* x) =>
        SolveBlocks(a, n, forward, unit: true, x, conjugate, Lanes, complex: true);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SolveBlocks(
        BandView<T> a, nint n, bool forward, bool unit, T* x, bool conjugate, T* lanes, bool complex)
    {
        nint parts = complex ? 2 : 1, height = TSimd.Count / parts, blocks = (n + height - 1) / height;
        TVector minus = TSimd.Broadcast(-T.One);
        T* diagonal = stackalloc T[TSimd.Count];
        for (nint step = 0; step < blocks; step++)
        {
            nint i = (forward ? step : blocks - 1 - step) * height, rows = nint.Min(height, n - i);
            a.First = forward ? 0 : i + rows;
            a.End = forward ? i : n;
            bool full = rows == height;
            TVector mask = TSimd.Mask(rows * parts), divisors = TSimd.Broadcast(T.One), b;
            if (full)
            {
                TVector sum = BandRows(a, i, height, x, conjugate, lanes, partial: false, complex);
                b = TSimd.MultiplyAdd(minus, sum, TSimd.Load(x + (i * parts)));
            }
            else
            {
                TVector sum = BandRows(a, i, rows, x, conjugate, lanes, partial: true, complex);
                b = TSimd.MultiplyAdd(minus, sum, TSimd.LoadMasked(x + (i * parts), mask));
            }

            if (!unit)
            {
                for (nint r = 0; r < TSimd.Count; r++)
                {
                    diagonal[r] = r < rows ? a.A[((i + r) * a.Step) + i + r] : T.One;
                }

                divisors = TSimd.Load(diagonal);
            }

            for (nint c = 0; c < rows; c++)
            {
                nint lane = forward ? c : rows - 1 - c;
                TVector waiting = BandLanes(a, i, rows, i + lane, lanes, parts);
                T* column = a.A + ((((i + lane) * a.Step) + i) * parts);
                TVector elements = TSimd.Keep(full ? TSimd.Load(column) : TSimd.LoadMasked(column, mask), waiting);
                if (complex)
                {
                    elements = conjugate ? TSimd.Multiply(elements, TSimd.Alternate(-T.One, T.One)) : TSimd.Multiply(elements, minus);
                    TVector swapped = TSimd.Multiply(TSimd.SwapPairs(elements), TSimd.Alternate(-T.One, T.One));
                    TVector real = TSimd.Keep(TSimd.BroadcastLane(b, 2 * lane), waiting);
                    TVector imaginary = TSimd.Keep(TSimd.BroadcastLane(b, (2 * lane) + 1), waiting);
                    b = TSimd.MultiplyAdd(swapped, imaginary, TSimd.MultiplyAdd(elements, real, b));
                }
                else
                {
                    TVector solved = TSimd.BroadcastLane(unit ? b : TSimd.Divide(b, divisors), lane);
                    b = TSimd.MultiplyAdd(TSimd.Multiply(elements, minus), TSimd.Keep(solved, waiting), b);
                }
            }

            b = unit ? b : TSimd.Divide(b, divisors);
            if (full)
            {
                TSimd.Store(b, x + (i * parts));
            }
            else
            {
                TSimd.StoreMasked(b, x + (i * parts), mask);
            }
        }
    }
}
