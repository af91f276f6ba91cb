using System.Runtime.CompilerServices;
using Blas.Managed;

namespace Blas.Arrays;

/// <summary>Long runs in pieces for the managed library's workers. Pieces are independent, so that results do not depend on threads.</summary>
internal static unsafe class Parallel
{
    /// <summary>Elements in a piece worth a worker's while where each takes about a nanosecond.</summary>
    public const nint CostlyGrain = 1 << 14;

    /// <summary>The same where memory's speed is the limit.</summary>
    public const nint CheapGrain = 1 << 17;

    public static bool IsWorthwhile(nint count, nint grain) => count >= 2 * grain && WorkerPool.Shared.Threads > 1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Unary<T, TResult, TKernel>(T* a, TResult* r, nint count)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IUnaryKernel<T, TResult>
    {
        var job = new UnaryJob<T, TResult, TKernel>(a, r, count, Piece(count, TKernel.Grain));
        WorkerPool.Shared.Run(ref job, job.Pieces);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Binary<T, TResult, TKernel>(T* a, nint strideA, T* b, nint strideB, TResult* r, nint strideR, nint count)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult>
    {
        var job = new BinaryJob<T, TResult, TKernel>(a, strideA, b, strideB, r, strideR, count, Piece(count, TKernel.Grain));
        WorkerPool.Shared.Run(ref job, job.Pieces);
    }

    // Some pieces for each thread, so that one that comes late takes fewer; whole cache lines, so that no two write to one.
    private static nint Piece(nint count, nint grain) =>
        (nint)Math.Max(grain, (nint)(((nuint)count / (nuint)(4 * WorkerPool.Shared.Threads)) + 63) & ~63);

    private readonly struct UnaryJob<T, TResult, TKernel>(T* a, TResult* r, nint count, nint piece) : IParallelJob
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IUnaryKernel<T, TResult>
    {
        private readonly T* _a = a;
        private readonly TResult* _r = r;
        private readonly nint _count = count;
        private readonly nint _piece = piece;

        public nint Pieces => (_count + _piece - 1) / _piece;

        public void Run(nint piece)
        {
            nint start = piece * _piece;
            Elementwise.UnaryRun<T, TResult, TKernel>(_a + start, 1, _r + start, 1, Math.Min(_piece, _count - start));
        }
    }

    private readonly struct BinaryJob<T, TResult, TKernel>(
        T* a, nint strideA, T* b, nint strideB, TResult* r, nint strideR, nint count, nint piece) : IParallelJob
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult>
    {
        private readonly T* _a = a;
        private readonly T* _b = b;
        private readonly TResult* _r = r;
        private readonly nint _strideA = strideA;
        private readonly nint _strideB = strideB;
        private readonly nint _strideR = strideR;
        private readonly nint _count = count;
        private readonly nint _piece = piece;

        public nint Pieces => (_count + _piece - 1) / _piece;

        public void Run(nint piece)
        {
            nint start = piece * _piece;
            Elementwise.BinaryRun<T, TResult, TKernel>(
                _a + (start * _strideA), _strideA, _b + (start * _strideB), _strideB, _r + (start * _strideR), _strideR,
                Math.Min(_piece, _count - start));
        }
    }
}
