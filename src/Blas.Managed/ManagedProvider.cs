namespace Blas.Managed;

/// <summary>
/// BLAS and LAPACK in pure C#, with vector instructions and threads of its own. It needs nothing installed and is always
/// there. The same input gives the same bits on the same processor, whatever the number of threads.
/// </summary>
public sealed class ManagedProvider : IBlasProvider
{
    private readonly SimdWidth _width;
    private readonly WorkerPool _pool;
    private ProviderInfo? _info;

    /// <summary>The provider for the running processor. All of them share the process's worker threads.</summary>
    public ManagedProvider()
        : this(SimdWidths.Best, WorkerPool.Shared)
    {
    }

    internal ManagedProvider(SimdWidth width, WorkerPool pool)
    {
        _width = width;
        _pool = pool;
        var engines = new ManagedEngines(width, pool);
        var blas = new ManagedBlasSet(engines);
        Blas = blas;
        Lapack = new ManagedLapackSet(engines, blas);
        Threads = new PoolThreads(pool);
    }

    /// <inheritdoc/>
    public ProviderInfo Info => _info ??= new(
        ProviderNames.Managed,
        typeof(ManagedProvider).Assembly.GetName().Version?.ToString(3) ?? "unknown",
        SimdWidths.Name(_width),
        64,
        "own workers",
        [],
        []);

    /// <inheritdoc/>
    public IBlas Blas { get; }

    /// <inheritdoc/>
    public ILapack Lapack { get; }

    /// <inheritdoc/>
    public IThreadControl Threads { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Info}, {_pool.Threads} threads";

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
