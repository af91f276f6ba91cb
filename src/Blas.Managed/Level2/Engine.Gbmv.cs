using System.Numerics;
using System.Runtime.InteropServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>y = alpha op(A) x + beta y, A with kl diagonals below the main one and ku above.</summary>
    public void Gbmv(
        Transpose trans, nint m, nint n, nint kl, nint ku, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy)
    {
        BandJob<T, TReal> job = default;
        job.IsTransposed = trans.IsTransposed();
        job.IsConjugated = trans.IsConjugated();
        nint inner = job.IsTransposed ? m : n;
        job.Length = job.IsTransposed ? n : m;
        T* target = First(job.Length, y, incy);
        ScaleOutput(job.Length, beta, target, incy);
        if (Scalars<T, TReal>.IsZero(alpha))
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        job.Engine = this;
        job.A = a + ku;
        job.Lda = lda;
        job.M = m;
        job.N = n;
        job.Kl = kl;
        job.Ku = ku;
        job.X = Gather(arena, inner, x, incx);
        job.Y = arena.Take<T>(job.Length);
        double work = (double)job.Length * Math.Min(kl + ku + 1, inner) * Parts;
        nint pieces = (nint)Math.Clamp(work / VectorWorkPerThread, 1, pool.Threads);
        const nint Unit = 16; // whole vectors and groups of columns, so that the sums are the same however they are shared out
        job.PieceLength = ((job.Length + pieces - 1) / pieces + Unit - 1) / Unit * Unit;
        pool.Run(ref job, (job.Length + job.PieceLength - 1) / job.PieceLength);
        if (incy == 1)
        {
            AddScaled(job.Length, alpha, conjugate: false, job.Y, y);
            return;
        }

        for (nint i = 0; i < job.Length; i++)
        {
            target[i * incy] += Scalars<T, TReal>.Multiply(alpha, job.Y[i]);
        }
    }

    /// <summary>The elements of op(A) x from first to end - 1.</summary>
    internal void GbmvPiece(in BandJob<T, TReal> job, nint first, nint end)
    {
        if (job.Kl + job.Ku < NarrowBand)
        {
            MultiplyNarrowBand(job, first, end);
            return;
        }

        if (job.IsTransposed)
        {
            for (nint j = first; j < end; j++)
            {
                nint row = Math.Max(0, j - job.Ku), rows = Math.Min(job.M, j + job.Kl + 1) - row;
                job.Y[j] = rows <= 0 ? T.Zero : Dot(rows, job.At(j) + row, 1, job.X + row, 1, job.IsConjugated);
            }

            return;
        }

        NativeMemory.Clear(job.Y + first, (nuint)(end - first) * (nuint)sizeof(T));
        nint columns = Math.Min(job.N, end + job.Ku);
        for (nint j = Math.Max(0, first - job.Kl); j < columns; j++)
        {
            nint row = Math.Max(first, j - job.Ku), rows = Math.Min(end, j + job.Kl + 1) - row;
            if (rows > 0)
            {
                AddScaled(rows, job.X[j], job.IsConjugated, job.At(j) + row, job.Y + row);
            }
        }
    }

    private void MultiplyNarrowBand(in BandJob<T, TReal> job, nint first, nint end)
    {
        BandView<TReal> band = new() { A = (TReal*)job.A, Step = job.Lda - 1, Kl = job.Kl, Ku = job.Ku };
        NativeMemory.Clear(job.Y + first, (nuint)(end - first) * (nuint)sizeof(T));
        if (job.IsTransposed)
        {
            band.End = job.M;
            DotBand(band, first, Math.Min(end, job.M + job.Ku), TReal.One, job.X, job.IsConjugated, job.Y);
        }
        else
        {
            band.End = job.N;
            MultiplyBand(band, first, Math.Min(end, job.N + job.Kl), TReal.One, job.X, job.IsConjugated, job.Y);
        }
    }
}

/// <summary>A product of a band matrix and a vector, cut along the result.</summary>
internal unsafe struct BandJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public Engine<T, TReal> Engine;
    public T* A, X, Y;
    public nint Lda, M, N, Kl, Ku, Length, PieceLength;
    public bool IsTransposed, IsConjugated;

    /// <summary>Where element (0, j) would be.</summary>
    public readonly T* At(nint j) => A + (j * Lda) - j;

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        nint first = piece * PieceLength;
        Engine.GbmvPiece(this, first, Math.Min(Length, first + PieceLength));
    }
}
