using Blas.Managed;

namespace Blas.Arrays;

/// <summary>
/// A long run of neighbours on several threads. It is halved as one thread would halve it, down to pieces that the threads take one by one; their
/// results are combined in the same order, so that the result has the same bits whatever the number of threads.
/// </summary>
internal static unsafe class ParallelFold
{
    // Sixteen pieces: a thread that comes late takes fewer.
    private const int Levels = 4;

    // Where a kernel folds a run of any length at once, whose order does not matter then.
    private const int MostBlock = 1 << 12;

    public static T Run<T, TKernel>(T* data, nint count)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        nint* starts = stackalloc nint[(1 << Levels) + 1];
        T* results = stackalloc T[1 << Levels];
        int pieces = 0;
        int block = Math.Min(TKernel.Block, MostBlock);
        Cut(starts, ref pieces, 0, count, block, Levels);
        starts[pieces] = count;
        var job = new Job<T, TKernel>(data, starts, results);
        WorkerPool.Shared.Run(ref job, pieces);
        int next = 0;
        return Combine<T, TKernel>(results, ref next, count, block, Levels);
    }

    private static void Cut(nint* starts, ref int pieces, nint start, nint count, int block, int levels)
    {
        if (levels == 0 || count <= block)
        {
            starts[pieces++] = start;
            return;
        }

        nint half = Reduction.Half(count, block);
        Cut(starts, ref pieces, start, half, block, levels - 1);
        Cut(starts, ref pieces, start + half, count - half, block, levels - 1);
    }

    private static T Combine<T, TKernel>(T* results, ref int next, nint count, int block, int levels)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        if (levels == 0 || count <= block)
        {
            return results[next++];
        }

        nint half = Reduction.Half(count, block);
        T first = Combine<T, TKernel>(results, ref next, half, block, levels - 1);
        return TKernel.Combine(first, Combine<T, TKernel>(results, ref next, count - half, block, levels - 1));
    }

    private readonly struct Job<T, TKernel>(T* data, nint* starts, T* results) : IParallelJob
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        private readonly T* _data = data;
        private readonly nint* _starts = starts;
        private readonly T* _results = results;

        public void Run(nint piece) =>
            _results[piece] = Reduction.FoldAlone<T, TKernel>(_data + _starts[piece], _starts[piece + 1] - _starts[piece]);
    }
}
