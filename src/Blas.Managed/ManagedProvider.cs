using System.Numerics;

namespace Blas.Managed;

/// <summary>
/// BLAS and LAPACK in pure C#, with vector instructions and threads of its own. It needs nothing installed and is always
/// there. The same input gives the same bits on the same processor, whatever the number of threads.
/// </summary>
public sealed class ManagedProvider : IBlasProvider
{
    private readonly WorkerPool _pool;

    /// <summary>The provider for the running processor. All of them share the process's worker threads.</summary>
    public ManagedProvider()
        : this(SimdWidths.Best, WorkerPool.Shared)
    {
    }

    internal ManagedProvider(SimdWidth width, WorkerPool pool)
    {
        _pool = pool;
        var single = SimdKernels<float>.Create(width);
        var @double = SimdKernels<double>.Create(width);
        var s = new TypePair<float, float>(new(single, pool));
        var d = new TypePair<double, double>(new(@double, pool));
        var c = new TypePair<Complex32, float>(new(single, pool));
        var z = new TypePair<Complex, double>(new(@double, pool));
        Blas = new BlasSet(s.Blas, d.Blas, c.Blas, z.Blas, new ManagedMixedBlas());
        Lapack = new LapackSet(s.Lapack, d.Lapack, c.Lapack, z.Lapack);
        Threads = new PoolThreads(pool);
        Info = new ProviderInfo(
            ProviderNames.Managed,
            typeof(ManagedProvider).Assembly.GetName().Version?.ToString(3) ?? "unknown",
            SimdWidths.Name(width),
            64,
            "own workers",
            [],
            ManagedLapack<double, double>.Missing);
    }

    /// <inheritdoc/>
    public ProviderInfo Info { get; }

    /// <inheritdoc/>
    public IBlas Blas { get; }

    /// <inheritdoc/>
    public ILapack Lapack { get; }

    /// <inheritdoc/>
    public IThreadControl Threads { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Info}, {_pool.Threads} threads";

    private readonly struct TypePair<T, TReal>
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
    {
        public TypePair(Engine<T, TReal> engine)
        {
            Blas = new ManagedBlas<T, TReal>(engine);
            Lapack = new ManagedLapack<T, TReal>(engine, Blas);
        }

        public ManagedBlas<T, TReal> Blas { get; }

        public ManagedLapack<T, TReal> Lapack { get; }
    }

    private sealed class PoolThreads(WorkerPool pool) : IThreadControl
    {
        public int Threads
        {
            get => pool.Threads;
            set => pool.Threads = Math.Min(value, WorkerPool.MostThreads);
        }

        public ThreadScope Scope => ThreadScope.Process;
    }
}
