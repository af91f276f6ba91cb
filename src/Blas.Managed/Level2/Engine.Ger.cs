using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>A = alpha x y^T + A.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Ger(nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        Ger(m, n, alpha, x, incx, y, incy, a, lda, conjugate: false);

    /// <summary>A = alpha x y^H + A.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gerc(nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        Ger(m, n, alpha, x, incx, y, incy, a, lda, conjugate: true);

    /// <summary>A column of A from one element of y; a zero in y leaves its column alone, as in the reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void GerColumn(in GerJob<T, TReal> job, nint column)
    {
        T factor = job.Y[column * job.Incy];
        if (Scalars<T, TReal>.IsZero(factor))
        {
            return;
        }

        factor = Scalars<T, TReal>.Multiply(job.Alpha, job.IsConjugated ? Scalars<T, TReal>.Conjugate(factor) : factor);
        AddScaled(job.M, factor, conjugate: false, job.X, job.A + (column * job.Lda));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Ger(nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda, bool conjugate)
    {
        if (Scalars<T, TReal>.IsZero(alpha))
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        GerJob<T, TReal> job = default;
        job.Engine = this;
        job.X = x;
        if (incx != 1)
        {
            job.X = arena.Take<T>(m);
            Copy(m, x, incx, job.X, 1);
        }

        job.Alpha = alpha;
        job.A = a;
        job.Lda = lda;
        job.Y = First(n, y, incy);
        job.Incy = incy;
        job.M = m;
        job.N = n;
        job.IsConjugated = conjugate;
        nint pieces = Math.Clamp(m * n * Parts / VectorWorkPerThread, 1, Math.Min(pool.Threads, n));
        job.PieceLength = (n + pieces - 1) / pieces;
        pool.Run(ref job, (n + job.PieceLength - 1) / job.PieceLength);
    }
}

/// <summary>An update by an outer product, cut along the columns.</summary>
internal unsafe struct GerJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public Engine<T, TReal> Engine;
    public T Alpha;
    public T* A, X, Y;
    public nint Lda, Incy, M, N, PieceLength;
    public bool IsConjugated;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(nint piece)
    {
        nint end = Math.Min(N, (piece + 1) * PieceLength);
        for (nint j = piece * PieceLength; j < end; j++)
        {
            Engine.GerColumn(this, j);
        }
    }
}
