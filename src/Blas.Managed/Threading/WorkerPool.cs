using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Blas.Managed;

/// <summary>Work that is cut into independent pieces.</summary>
internal interface IParallelJob
{
    /// <summary>Does one piece.</summary>
    /// <param name="piece">0, 1, ..., pieces - 1.</param>
    void Run(nint piece);
}

/// <summary>
/// The provider's own threads. A call publishes one job; workers and the caller claim its pieces one by one, and the
/// caller returns when the last is done. A caller that finds the pool at work for somebody else (another thread,
/// or an outer call of its own) does its pieces alone. Nothing is allocated per job.
/// </summary>
/// <remarks>
/// Workers look for the next job for two milliseconds, giving way to other threads, and then sleep. No thread ever
/// waits for one that has not claimed a piece, so a busy machine slows a job down and does not stop it.
/// </remarks>
internal sealed unsafe class WorkerPool
{
    /// <summary>The most threads of a pool.</summary>
    public const int MostThreads = 1024;

    // Two milliseconds, looking for work about every 50 nanoseconds and giving way to other threads every microsecond. A sleeper that is
    // called comes late, and on some systems to the caller's own core: a program that goes from product to product should find no sleepers.
    private static readonly long SpinTicks = Stopwatch.Frequency / 500;
    private const int LooksPerYield = 20;

    private readonly Lock _gate = new();
    private Crew? _crew;
    private int _threads;

    /// <summary>Makes a pool; its threads are started by the first job.</summary>
    /// <param name="threads">Threads that work on a job, the caller's included; 1 to <see cref="MostThreads"/>.</param>
    public WorkerPool(int threads) => _threads = CheckThreads(threads);

    /// <summary>The pool of the process: <c>BLAS_NUM_THREADS</c> threads, or one per processor.</summary>
    public static WorkerPool Shared { get; } = new(DefaultThreads());

    /// <summary>A pool of the caller alone.</summary>
    public static WorkerPool Single { get; } = new(1);

    /// <summary>Threads that work on a job, the caller's included. A change takes effect with the next job.</summary>
    public int Threads
    {
        get => Volatile.Read(ref _threads);
        set
        {
            CheckThreads(value);
            lock (_gate)
            {
                if (value != _threads)
                {
                    _threads = value;
                    _crew?.Dismiss();
                    _crew = null;
                }
            }
        }
    }

    /// <summary>Runs all pieces of a job, in any order and on any threads, and returns when all are done.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <param name="job">The job; it stays on the caller's stack.</param>
    /// <param name="pieces">How many pieces; up to 2^20 are shared out, more run on the caller.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TJob>(ref TJob job, nint pieces)
        where TJob : struct, IParallelJob
    {
        if (pieces > 1 && pieces < Crew.MaxPieces && Volatile.Read(ref _threads) > 1 && GetCrew() is Crew crew && crew.TryEnter())
        {
#pragma warning disable CS8500 // The job lies on this stack, where the collector sees and updates it, until Work returns.
            fixed (TJob* context = &job)
            {
                crew.Work(&Invoke<TJob>, context, pieces);
            }
#pragma warning restore CS8500
            return;
        }

        for (nint i = 0; i < pieces; i++)
        {
            job.Run(i);
        }
    }

    private static void Invoke<TJob>(void* context, nint piece)
        where TJob : struct, IParallelJob
    {
#pragma warning disable CS8500
        ((TJob*)context)->Run(piece);
#pragma warning restore CS8500
    }

    private static int DefaultThreads() =>
        int.TryParse(Environment.GetEnvironmentVariable(ProviderNames.ThreadsVariable), out int threads) && threads > 0
            ? Math.Min(threads, Math.Min(Environment.ProcessorCount, MostThreads))
            : Math.Min(Environment.ProcessorCount, MostThreads);

    private static int CheckThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, MostThreads);
        return threads;
    }

    private Crew? GetCrew()
    {
        Crew? crew = Volatile.Read(ref _crew);
        if (crew is not null)
        {
            return crew;
        }

        lock (_gate)
        {
            return _threads > 1 ? _crew ??= new Crew(_threads - 1) : null;
        }
    }

    /// <summary>A fixed number of workers.</summary>
    private sealed class Crew
    {
        public const nint MaxPieces = 1 << 20;

        private readonly object _bed = new();
        private int _rings; // guarded by _bed
        private readonly int _workers; // those that could be started
        private delegate*<void*, nint, void> _body;
        private void* _context;
        private long _claim; // pieces << 32 | next piece to be claimed
        private long _done;
        private Exception? _failure;
        private int _busy;
        private int _sleepers;
        private bool _dismissed;

        public Crew(int workers)
        {
            try
            {
                for (; _workers < workers; _workers++)
                {
                    new Thread(Live, 1 << 20) { IsBackground = true, Name = $"Blas.Managed worker {_workers + 1}" }.UnsafeStart();
                }
            }
            catch (Exception failure) when (failure is OutOfMemoryException or ThreadStartException)
            {
                // The system gives no more threads (a container's limit, say): those that are there do the work, or the caller.
            }
        }

        public bool TryEnter() => Volatile.Read(ref _busy) == 0 && Interlocked.CompareExchange(ref _busy, 1, 0) == 0;

        /// <summary>Runs a job; the caller has entered.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Work(delegate*<void*, nint, void> body, void* context, nint pieces)
        {
            _body = body;
            _context = context;
            _done = 0;
            Interlocked.Exchange(ref _claim, ((long)pieces << 32) | 1); // the first piece is the caller's
            Wake((int)Math.Min(pieces - 1, _workers));
            Execute(0);
            while (TryClaim(out nint piece))
            {
                Execute(piece);
            }

            // What is left is in the hands of running workers: it ends soon, unless another process holds their
            // core; then the time is better given away than spun through.
            for (int spins = 0; Volatile.Read(ref _done) != pieces; spins++)
            {
                if (spins < 500)
                {
                    Thread.SpinWait(1);
                }
                else
                {
                    Thread.Yield();
                }
            }

            Exception? failure = _failure;
            _failure = null;
            Volatile.Write(ref _busy, 0);
            if (failure is not null)
            {
                ExceptionDispatchInfo.Throw(failure);
            }
        }

        // Out of memory on a worker is the caller's to hear of, once nobody works on its data any more.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Execute(nint piece)
        {
            try
            {
                _body(_context, piece);
            }
            catch (Exception failure)
            {
                _failure = failure;
            }

            Interlocked.Increment(ref _done);
        }

        /// <summary>Ends the workers, after the piece that they are at.</summary>
        public void Dismiss()
        {
            Volatile.Write(ref _dismissed, true);
            Ring(_workers);
        }

        // A successful exchange is on the job that is published now, even if another one was when the value was
        // read; and that job cannot end before the claimed piece does. So body and context are read after it.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private bool TryClaim(out nint piece)
        {
            while (true)
            {
                long claim = Volatile.Read(ref _claim);
                piece = (nint)(uint)claim;
                if (piece >= (nint)(claim >> 32))
                {
                    return false;
                }

                if (Interlocked.CompareExchange(ref _claim, claim + 1, claim) == claim)
                {
                    return true;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Wake(int count)
        {
            while (true)
            {
                int sleepers = Volatile.Read(ref _sleepers);
                int called = Math.Min(sleepers, count);
                if (called == 0)
                {
                    return;
                }

                if (Interlocked.CompareExchange(ref _sleepers, sleepers - called, sleepers) == sleepers)
                {
                    Ring(called);
                    return;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Live()
        {
            while (!Volatile.Read(ref _dismissed))
            {
                long start = 0; // of the time without work
                int looks = 0;
                while (true)
                {
                    if (TryClaim(out nint piece))
                    {
                        Execute(piece);
                        looks = 0;
                        start = 0;
                    }
                    else if (++looks % LooksPerYield != 0)
                    {
                        Thread.SpinWait(1);
                    }
                    else
                    {
                        long now = Stopwatch.GetTimestamp();
                        start = start == 0 ? now : start;
                        if (now - start > SpinTicks)
                        {
                            break;
                        }

                        Thread.Yield();
                    }
                }

                Sleep();
            }
        }

        private void Sleep()
        {
            Interlocked.Increment(ref _sleepers);
            long claim = Volatile.Read(ref _claim);
            if ((uint)claim < (claim >> 32) && TryLeaveBed())
            {
                return;
            }

            lock (_bed)
            {
                while (_rings == 0)
                {
                    Monitor.Wait(_bed);
                }

                _rings--;
            }
        }

        private void Ring(int count)
        {
            // The ring must be given: workers have been counted as called, and some may be at work on the caller's stack
            // already. So an interruption of the caller that arrives at the lock is put off.
            bool interrupted = false;
            while (!TryRing(count))
            {
                interrupted = true;
            }

            if (interrupted)
            {
                Thread.CurrentThread.Interrupt();
            }
        }

        private bool TryRing(int count)
        {
            try
            {
                lock (_bed)
                {
                    _rings += count;
                    if (count == 1)
                    {
                        Monitor.Pulse(_bed);
                    }
                    else
                    {
                        Monitor.PulseAll(_bed);
                    }

                    return true;
                }
            }
            catch (ThreadInterruptedException)
            {
                return false;
            }
        }

        // False where a caller has already counted this worker as called: then its ring is on the way and is taken.
        private bool TryLeaveBed()
        {
            while (true)
            {
                int sleepers = Volatile.Read(ref _sleepers);
                if (sleepers == 0)
                {
                    return false;
                }

                if (Interlocked.CompareExchange(ref _sleepers, sleepers - 1, sleepers) == sleepers)
                {
                    return true;
                }
            }
        }
    }
}
