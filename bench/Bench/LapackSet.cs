using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Blas;

namespace Bench;

/// <summary>The operands of a call; all of order n and column-major, n by n but for the vectors.</summary>
internal unsafe struct LapackOperands<T, TReal>
    where T : unmanaged
    where TReal : unmanaged
{
    /// <summary>A general matrix, and a definite one.</summary>
    public T* A, Definite;

    /// <summary>Room for results: matrices, and vectors of n elements.</summary>
    public T* B, C, Tau;

    /// <summary>Room for n real results.</summary>
    public TReal* Values;

    /// <summary>Room for n pivots.</summary>
    public int* Pivots;
}

/// <summary>A call of one routine.</summary>
internal delegate void LapackCall<T, TReal>(ILapack<T, TReal> lapack, in LapackOperands<T, TReal> operands)
    where T : unmanaged
    where TReal : unmanaged;

/// <summary>A routine to be measured.</summary>
/// <param name="Name">The routine, with its flags where they matter.</param>
/// <param name="Operations">Real additions and multiplications, as LAPACK counts them.</param>
/// <param name="Call">The call.</param>
/// <param name="Prepare">What has to be done before, off the clock, where the operands as they are won't do.</param>
internal sealed record LapackCase<T, TReal>(string Name, double Operations, LapackCall<T, TReal> Call, LapackCall<T, TReal>? Prepare = null)
    where T : unmanaged
    where TReal : unmanaged;

/// <summary>
/// Routines of LAPACK and operands of one order. Small operands are there many times, so that one reading of the clock covers many calls
/// on fresh ones.
/// </summary>
internal sealed unsafe class LapackSet<T, TReal> : IDisposable
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    // Together they fit into the second-level cache.
    private const int Bytes = 1 << 19;
    private readonly List<nint> _memory = [];
    private readonly LapackOperands<T, TReal>[] _operands;
    private readonly T* _general;
    private readonly T* _definite;
    private readonly nint _square;

    public LapackSet(int n)
    {
        _square = (nint)n * n;
        _operands = new LapackOperands<T, TReal>[Math.Clamp(Bytes / ((int)Math.Min(_square, Bytes) * sizeof(T)), 1, 1000)];
        var random = new Random(1);
        _general = Allocate<T>(_square);
        _definite = Allocate<T>(_square);
        for (nint i = 0; i < _square; i++)
        {
            _general[i] = T.CreateTruncating(random.NextDouble() - 0.5);
            _definite[i] = i / n == i % n ? T.CreateTruncating(n) : T.CreateTruncating(0.5);
        }

        for (int i = 0; i < _operands.Length; i++)
        {
            _operands[i] = new()
            {
                A = Allocate<T>(_square),
                Definite = Allocate<T>(_square),
                B = Allocate<T>(_square),
                C = Allocate<T>(_square),
                Tau = Allocate<T>(n),
                Values = Allocate<TReal>(n),
                Pivots = Allocate<int>(n),
            };
        }

        Cases = LapackCases.Create<T, TReal>(n);
    }

    /// <summary>The routines.</summary>
    public IReadOnlyList<LapackCase<T, TReal>> Cases { get; }

    /// <summary>Calls in a measurement.</summary>
    public int Count => _operands.Length;

    /// <summary>Restores the operands, and measures one call on each of them.</summary>
    /// <returns>Seconds for all of them; <see cref="Count"/> says how many they are.</returns>
    public double Time(LapackCase<T, TReal> routine, ILapack<T, TReal> lapack)
    {
        nint bytes = _square * sizeof(T);
        foreach (ref LapackOperands<T, TReal> operands in _operands.AsSpan())
        {
            Buffer.MemoryCopy(_general, operands.A, bytes, bytes);
            Buffer.MemoryCopy(_definite, operands.Definite, bytes, bytes);
            Buffer.MemoryCopy(_general, operands.B, bytes, bytes);
            routine.Prepare?.Invoke(lapack, operands);
        }

        long start = Stopwatch.GetTimestamp();
        foreach (ref LapackOperands<T, TReal> operands in _operands.AsSpan())
            routine.Call(lapack, operands);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose()
    {
        foreach (nint block in _memory)
            NativeMemory.AlignedFree((void*)block);
        _memory.Clear();
    }

    private TElement* Allocate<TElement>(nint count)
        where TElement : unmanaged
    {
        void* memory = NativeMemory.AlignedAlloc(checked((nuint)count * (nuint)sizeof(TElement)), 64);
        NativeMemory.Clear(memory, (nuint)count * (nuint)sizeof(TElement));
        _memory.Add((nint)memory);
        return (TElement*)memory;
    }
}
