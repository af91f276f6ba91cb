using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed;

// Narrow bands: products by blocks that stay in registers, instead of columns.
internal sealed unsafe partial class Engine<T, TReal>
{
    // In a wider band a vector from each column is a walk through too many pages.
    private const nint NarrowBand = 128;

    /// <summary>Rows of a narrow symmetric band whose two products take turns.</summary>
    private const nint BandChunk = 128;

    private static bool IsNarrow(in TriangleColumns<T> a) => a.IsBand && a.K < NarrowBand;

    /// <summary>The band of a triangle, with its diagonal or without.</summary>
    private static BandView<TReal> View(in TriangleColumns<T> a, bool diagonal)
    {
        nint beside = diagonal ? 0 : -1;
        return new()
        {
            A = (TReal*)a.At(0),
            Step = (nint)(a.At(1) - a.At(0)),
            Kl = a.IsUpper ? beside : a.K,
            Ku = a.IsUpper ? a.K : beside,
            End = a.N,
        };
    }

    /// <summary>y[i] += sign Σ_j a(i, j) x[j] for i from first to end - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MultiplyBand(in BandView<TReal> a, nint first, nint end, TReal sign, T* x, bool conjugate, T* y)
    {
        if (IsComplex)
        {
            kernels.MultiplyBandComplex(a, first, end, sign, (TReal*)x, conjugate, (TReal*)y);
        }
        else
        {
            kernels.MultiplyBand(a, first, end, sign, (TReal*)x, (TReal*)y);
        }
    }

    /// <summary>y[j] += sign Σ_i a(i, j) x[i] for j from first to end - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DotBand(in BandView<TReal> a, nint first, nint end, TReal sign, T* x, bool conjugate, T* y)
    {
        if (IsComplex)
        {
            kernels.DotBandComplex(a, first, end, sign, (TReal*)x, conjugate, (TReal*)y);
        }
        else
        {
            kernels.DotBand(a, first, end, sign, (TReal*)x, (TReal*)y);
        }
    }

    /// <summary>The elements of a triangular band's product from first to end - 1.</summary>
    private void MultiplyTriangularBand(in TriangleJob<T, TReal> job, nint first, nint end)
    {
        BandView<TReal> band = View(job.A, diagonal: !job.IsUnit);
        nint bytes = (end - first) * sizeof(T);
        if (job.IsUnit)
        {
            Buffer.MemoryCopy(job.X + first, job.Y + first, bytes, bytes);
        }
        else
        {
            NativeMemory.Clear(job.Y + first, (nuint)bytes);
        }

        if (job.IsTransposed)
        {
            DotBand(band, first, end, TReal.One, job.X, job.IsConjugated, job.Y);
        }
        else
        {
            MultiplyBand(band, first, end, TReal.One, job.X, job.IsConjugated, job.Y);
        }
    }

    /// <summary>The elements of a symmetric or Hermitian band's product from first to end - 1.</summary>
    private void MultiplySymmetricBand(in SymmetricJob<T, TReal> job, nint first, nint end)
    {
        // What a Hermitian diagonal has for imaginary parts isn't read.
        BandView<TReal> rows = View(job.A, diagonal: !job.IsHermitian), columns = View(job.A, diagonal: false);
        NativeMemory.Clear(job.Y + first, (nuint)(end - first) * (nuint)sizeof(T));
        for (nint i = first; i < end; i += BandChunk)
        {
            nint chunkEnd = Math.Min(end, i + BandChunk);
            MultiplyBand(rows, i, chunkEnd, TReal.One, job.X, conjugate: false, job.Y);
            DotBand(columns, i, chunkEnd, TReal.One, job.X, job.IsHermitian, job.Y);
            for (nint j = i; j < chunkEnd && job.IsHermitian; j++)
            {
                TReal diagonal = Scalars<T, TReal>.Real(job.A.At(j)[j]);
                TReal* x = (TReal*)(job.X + j), y = (TReal*)(job.Y + j);
                y[0] = TReal.MultiplyAddEstimate(diagonal, x[0], y[0]);
                y[1] = TReal.MultiplyAddEstimate(diagonal, x[1], y[1]);
            }
        }
    }

    /// <summary>Solves with a narrow triangular band: groups of the result, less what is solved already, and their triangles.</summary>
    private void SolveBand(
        in TriangleColumns<T> a, nint group, bool transposed, bool conjugated, bool unit, bool forward, T* x)
    {
        BandView<TReal> band = View(a, diagonal: false);
        if (!transposed && !IsComplex)
        {
            kernels.SolveBand(band, a.N, forward, unit, (TReal*)x);
            return;
        }

        if (!transposed && unit)
        {
            kernels.SolveUnitBandComplex(band, a.N, forward, conjugated, (TReal*)x);
            return;
        }

        nint groups = (a.N + group - 1) / group;
        for (nint step = 0; step < groups; step++)
        {
            nint first = (forward ? step : groups - 1 - step) * group, end = Math.Min(a.N, first + group);
            band.First = forward ? 0 : end;
            band.End = forward ? first : a.N;
            if (transposed)
            {
                DotBand(band, first, end, -TReal.One, x, conjugated, x);
            }
            else
            {
                MultiplyBand(band, first, end, -TReal.One, x, conjugated, x);
            }

            SolveDiagonal(a, first, end - first, transposed, conjugated, unit, forward, x);
        }
    }
}
