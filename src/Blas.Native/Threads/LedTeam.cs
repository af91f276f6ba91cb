using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Blas.Native;

/// <summary>
/// One thread that makes the calls of all others: the only one that OpenMP ever gives a team. Callers wait in the order in
/// which they came.
/// </summary>
/// <param name="setOwnThreads">Sets how many threads calls of the calling thread use, and answers with what was set; 0 where a library has no such function.</param>
/// <param name="least">For each kind of work, the least of it that is worth a team.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "It lives as long as the process, and its semaphores hold no handles.")]
internal sealed unsafe class LedTeam(nint setOwnThreads, double[] least) : ThreadTeam(least)
{
    // The least work is that of doubles. Products cost as their arithmetic does, the rest as the memory that it goes through.
    private static ReadOnlySpan<double> ProductCosts => [0.5, 1, 2, 4];

    private static ReadOnlySpan<double> MemoryCosts => [0.5, 1, 1, 2];

    // A lone caller is back sooner if it does not sleep at once.
    private const int Spins = 35;

    // Of which team the thread knows that it is not to form another one.
    [ThreadStatic]
    private static LedTeam? s_settled;

    [ThreadStatic]
    private static bool s_leads;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _waiting = new(0);
    private Ticket? _first;
    private Ticket? _last;
    private bool _started;

    /// <summary>
    /// MKL. Worth a team is what takes one processor some 100 µs: as long as it takes until a sleeping team is at work. With
    /// 2020.4 on two processors, one thread and two were measured to be equally fast at n = 160 (gemm, getrf), n = 256
    /// (potrf), n = 400,000 (dot, axpy).
    /// </summary>
    public static LedTeam OfMkl(nint setOwnThreads) => new(setOwnThreads, [1 << 19, 1 << 18, 1 << 18, 1 << 22, 1 << 22, 1 << 22]);

    /// <summary>BLIS forms a team for every product, however small, and for nothing else.</summary>
    public static LedTeam OfBlis() => new(0, SharedTurn.BlisLeast);

    /// <summary>Asks for the number of threads as it is without what this class has set for the calling thread.</summary>
    public int Ask(delegate* unmanaged[Cdecl]<int> get)
    {
        if (setOwnThreads == 0 || s_settled != this)
            return get();
        int own = SetOwnThreads(0);
        int threads = get();
        SetOwnThreads(own);
        return threads;
    }

    /// <inheritdoc/>
    public override bool Takes(TeamWork kind, double work, int type)
    {
        if (s_settled != this && setOwnThreads != 0)
            Settle();
        return IsLarge(kind, work * (kind >= TeamWork.Products ? ProductCosts[type] : MemoryCosts[type])) && !s_leads;
    }

    /// <inheritdoc/>
    public override void Run(object self, void** arguments, delegate*<object, void**, void> core)
    {
        Ticket ticket = Ticket.Mine;
        ticket.Self = self;
        ticket.Arguments = arguments;
        ticket.Core = core;
        ticket.Next = null;
        bool alone;
        lock (_gate)
        {
            if (!_started)
            {
                // Not the caller's context: the thread outlives it.
                new Thread(Lead) { IsBackground = true, Name = "BLAS team" }.UnsafeStart();
                _started = true;
            }

            alone = _last is null;
            if (_last is null)
                _first = ticket;
            else
                _last.Next = ticket;
            _last = ticket;
        }

        // From here on the leader reads this thread's stack: nothing may end the wait.
        bool interrupted = Insist(static state => ((SemaphoreSlim)state).Release(), _waiting);
        if (alone)
            interrupted |= Insist(static state => ((Ticket)state).Spin(), ticket);
        interrupted |= Insist(static state => ((Ticket)state).Wait(), ticket);
        ticket.Self = null;
        ExceptionDispatchInfo? failure = ticket.Failure;
        ticket.Failure = null;
        if (interrupted)
            Thread.CurrentThread.Interrupt();
        failure?.Throw();
    }

    // An interrupt of the thread comes before anything has changed. It is made up for later.
    private static bool Insist(Action<object> act, object state)
    {
        bool interrupted = false;
        while (true)
        {
            try
            {
                act(state);
                return interrupted;
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        }
    }

    private int SetOwnThreads(int threads) => ((delegate* unmanaged[Cdecl]<int, int>)setOwnThreads)(threads);

    private void Settle()
    {
        if (!s_leads)
            SetOwnThreads(1);
        s_settled = this;
    }

    private void Lead()
    {
        s_leads = true;
        while (true)
        {
            _waiting.Wait();
            Ticket ticket;
            lock (_gate)
            {
                ticket = _first!;
                _first = ticket.Next;
                if (_first is null)
                    _last = null;
            }

            try
            {
                ticket.Core(ticket.Self!, ticket.Arguments);
            }
            catch (Exception e)
            {
                ticket.Failure = ExceptionDispatchInfo.Capture(e);
            }

            ticket.Finish();
        }
    }

    // A thread waits for one call at a time.
    private sealed class Ticket
    {
        [ThreadStatic]
        private static Ticket? s_mine;

        public object? Self;
        public void** Arguments;
        public delegate*<object, void**, void> Core;
        public ExceptionDispatchInfo? Failure;
        public Ticket? Next;
        private bool _done;

        public static Ticket Mine => s_mine ??= new();

        public void Finish()
        {
            lock (this)
            {
                Volatile.Write(ref _done, true);
                Monitor.Pulse(this);
            }
        }

        public void Spin()
        {
            var spin = new SpinWait();
            while (!Volatile.Read(ref _done) && spin.Count < Spins)
                spin.SpinOnce(sleep1Threshold: -1);
        }

        public void Wait()
        {
            lock (this)
            {
                while (!_done)
                    Monitor.Wait(this);
                _done = false;
            }
        }
    }
}
