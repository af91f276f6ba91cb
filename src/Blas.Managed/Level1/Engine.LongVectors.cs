using System.Runtime.CompilerServices;

namespace Blas.Managed;

// Contiguous vectors that are worth several threads. They are cut into pieces of one length, whatever the number of threads is, and sums
// of pieces are added up in order: the result depends on the length alone. A thread is given neighbouring pieces, one share of the vector,
// so that the next call finds much of a vector that fits there in the cache of the same processor; who is done takes pieces of the others.
internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Reals of a piece: about a microsecond of work.</summary>
    private const nint PieceReals = 1 << 13;

    /// <summary>Reals from which on a second thread saves more than waking it costs.</summary>
    private const nint LongReals = 1 << 16;

    private enum Update
    {
        Axpy,
        Axpby,
        Scal,
        ScalReal,
        Copy,
        Swap,
    }

    private enum Sum
    {
        Dot,
        Dotc,
        Asum,
        Squares,
    }

    /// <summary>y = x, shared out where it is long.</summary>
    public void CopyShared(nint n, T* x, nint incx, T* y, nint incy)
    {
        if (incx == 1 && incy == 1 && IsLong(n))
        {
            UpdateLong(Update.Copy, n, default, x, default, y);
        }
        else
        {
            Copy(n, x, incx, y, incy);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLong(nint n) => n > LongReals / Parts;

    private void UpdateLong(Update update, nint n, T alpha, T* x, T beta, T* y)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        var shares = new Shares(arena, Pieces(n), pool.Threads);
        var job = new UpdateJob(this, update, n, shares, alpha, x, beta, y);
        pool.Run(ref job, shares.Count);
    }

    // Real sums are given back as the real part.
    private T SumLong(Sum sum, nint n, T* x, T* y, TReal factor)
    {
        nint pieces = Pieces(n);
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* partial = arena.Take<T>(pieces);
        var shares = new Shares(arena, pieces, pool.Threads);
        var job = new SumJob(this, sum, n, shares, x, y, factor, partial);
        pool.Run(ref job, shares.Count);
        T total = partial[0];
        for (nint i = 1; i < pieces; i++)
        {
            total += partial[i];
        }

        return total;
    }

    private static nint PieceLength => PieceReals / Parts;

    private static nint Pieces(nint n) => (n + PieceLength - 1) / PieceLength;

    private readonly struct UpdateJob(Engine<T, TReal> engine, Update update, nint n, Shares shares, T alpha, T* x, T beta, T* y) : IParallelJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(nint share)
        {
            Engine<T, TReal> alone = engine.Alone;
            while (shares.TryTake(share, out nint piece))
            {
                nint first = piece * PieceLength, count = Math.Min(n - first, PieceLength);
                switch (update)
                {
                    case Update.Axpy: alone.Axpy(count, alpha, x + first, 1, y + first, 1); break;
                    case Update.Axpby: alone.Axpby(count, alpha, x + first, 1, beta, y + first, 1); break;
                    case Update.Scal: alone.Scal(count, alpha, x + first, 1); break;
                    case Update.ScalReal: alone.ScalReal(count, Scalars<T, TReal>.Real(alpha), x + first, 1); break;
                    case Update.Copy: Copy(count, x + first, 1, y + first, 1); break;
                    default: alone.Swap(count, x + first, 1, y + first, 1); break;
                }
            }
        }
    }

    private readonly struct SumJob(Engine<T, TReal> engine, Sum sum, nint n, Shares shares, T* x, T* y, TReal factor, T* partial) : IParallelJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(nint share)
        {
            Engine<T, TReal> alone = engine.Alone;
            while (shares.TryTake(share, out nint piece))
            {
                nint first = piece * PieceLength, count = Math.Min(n - first, PieceLength);
                partial[piece] = sum switch
                {
                    Sum.Dot => alone.Dot(count, x + first, 1, y + first, 1),
                    Sum.Dotc => alone.Dotc(count, x + first, 1, y + first, 1),
                    Sum.Asum => Scalars<T, TReal>.Create(alone.Asum(count, x + first, 1), TReal.Zero),
                    _ => Scalars<T, TReal>.Create(alone.SumOfSquares(count, x + first, 1, factor), TReal.Zero),
                };
            }
        }
    }
}
