using System.Reflection;

namespace Blas.Managed.Tests;

/// <summary>The worker threads: every piece runs once, whatever else happens.</summary>
public sealed class WorkerPoolTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 1000)]
    public void Every_piece_runs_once(int threads, int pieces)
    {
        var pool = new WorkerPool(threads);
        for (int round = 0; round < 200; round++)
        {
            var job = new Count(new int[pieces]);
            pool.Run(ref job, pieces);
            Assert.All(job.Runs, runs => Assert.Equal(1, runs));
        }
    }

    [Fact]
    public void Many_callers_and_changes_of_the_number_of_threads_lose_nothing()
    {
        var pool = new WorkerPool(3);
        int right = 0;
        Thread[] callers = [.. Enumerable.Range(0, 16).Select(index => new Thread(() =>
        {
            bool good = true;
            for (int round = 0; round < 300; round++)
            {
                if (index == 0 && round % 50 == 0)
                {
                    pool.Threads = 2 + (round / 50 % 3);
                }

                var job = new Count(new int[7]);
                pool.Run(ref job, 7);
                good &= job.Runs.All(runs => runs == 1);
            }

            Interlocked.Add(ref right, good ? 1 : 0);
        }))];
        Array.ForEach(callers, caller => caller.Start());
        Array.ForEach(callers, caller => caller.Join());
        Assert.Equal(16, right);
    }

    [Fact]
    public void A_nested_job_runs_on_its_caller()
    {
        var pool = new WorkerPool(3);
        var job = new Nested(pool, new int[5]);
        pool.Run(ref job, 5);
        Assert.All(job.Runs, runs => Assert.Equal(4, runs));
    }

    [Fact]
    public void A_failure_reaches_the_caller_and_the_pool_goes_on()
    {
        var pool = new WorkerPool(2);
        for (int round = 0; round < 20; round++)
        {
            var job = new Failing(round % 8);
            Assert.Throws<InvalidOperationException>(() => pool.Run(ref job, 8));
            var next = new Count(new int[8]);
            pool.Run(ref next, 8);
            Assert.All(next.Runs, runs => Assert.Equal(1, runs));
        }
    }

    [Fact]
    public void A_caller_that_is_interrupted_still_ends_its_job()
    {
        // The caller wakes its workers under a lock. An interruption that ended the call there would leave them at work on
        // a stack that is gone, so it is put off. The lock is held here, and the caller caught waiting for it.
        var pool = new WorkerPool(2);
        var first = new Count(new int[2]);
        pool.Run(ref first, 2);
        object crew = Field(pool, "_crew");
        SpinUntil(() => (int)Field(crew, "_sleepers") == 1);

        var job = new Count(new int[8]);
        bool interruptedInJob = false, interruptedAfter = false;
        var caller = new Thread(() =>
        {
            try
            {
                pool.Run(ref job, 8);
            }
            catch (ThreadInterruptedException)
            {
                interruptedInJob = true;
            }

            try
            {
                Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
                interruptedAfter = true;
            }
        });
        lock (Field(crew, "_bed"))
        {
            caller.Start();
            SpinUntil(() => (int)Field(crew, "_sleepers") == 0 && caller.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin));
            caller.Interrupt();
            Thread.Sleep(20);
        }

        caller.Join();
        Assert.False(interruptedInJob);
        Assert.True(interruptedAfter);
        Assert.All(job.Runs, runs => Assert.Equal(1, runs));

        var next = new Meeting(new Barrier(2));
        pool.Run(ref next, 2);
        Assert.Equal(1, next.Place.CurrentPhaseNumber);
    }

    [Fact]
    public void Workers_take_part()
    {
        var pool = new WorkerPool(2);
        var job = new Meeting(new Barrier(2));
        pool.Run(ref job, 2);
        Assert.Equal(1, job.Place.CurrentPhaseNumber);
    }

    [Fact]
    public void Workers_without_work_fall_asleep()
    {
        var pool = new WorkerPool(4);
        for (int round = 0; round < 3; round++)
        {
            var job = new Count(new int[16]);
            pool.Run(ref job, 16);
            Assert.All(job.Runs, runs => Assert.Equal(1, runs));
            object crew = Field(pool, "_crew");
            SpinUntil(() => (int)Field(crew, "_sleepers") == 3);
        }
    }

    [Fact]
    public void Beside_busy_threads_all_pieces_are_done()
    {
        // Four times as many threads as processors that never pause: jobs end whether or not a worker is given a processor.
        bool stop = false;
        Thread[] busy = [.. Enumerable.Range(0, 4 * Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
            }
        }) { IsBackground = true })];
        foreach (Thread thread in busy)
        {
            thread.Start();
        }

        try
        {
            var pool = new WorkerPool(3);
            for (int round = 0; round < 100; round++)
            {
                var job = new Count(new int[12]);
                pool.Run(ref job, 12);
                Assert.All(job.Runs, runs => Assert.Equal(1, runs));
            }
        }
        finally
        {
            Volatile.Write(ref stop, true);
        }
    }

    [Fact]
    public void A_job_allocates_nothing()
    {
        var pool = new WorkerPool(2);
        var job = new Count(new int[4]);
        pool.Run(ref job, 4);
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int round = 0; round < 100; round++)
            {
                pool.Run(ref job, 4);
            }
        }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    public void An_impossible_number_of_threads_is_refused(int threads)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPool(threads));
        var pool = new WorkerPool(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Threads = threads);
        Assert.Equal(2, pool.Threads);
    }

    [Fact]
    public unsafe void Working_memory_is_a_stack_that_grows_and_is_kept()
    {
        var arena = new Arena(source: null);
        byte* first;
        using (arena.Open())
        {
            first = arena.Take<byte>(1000);
            using (arena.Open())
            {
                double* large = arena.Take<double>(1_000_000);
                large[999_999] = 1;
                Assert.Equal(0u, (nuint)large % 64);
                first[999] = 7;
            }

            Assert.Equal(7, first[999]);
            byte* second = arena.Take<byte>(10);
            Assert.True(second >= first + 1000 || second + 10 <= first);
        }

        using (arena.Open())
        {
            Assert.Equal((nint)first, (nint)arena.Take<byte>(1000));
        }
    }

    private static object Field(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner)!;

    private static void SpinUntil(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromMinutes(1)));

    private readonly struct Count(int[] runs) : IParallelJob
    {
        public int[] Runs { get; } = runs;

        public void Run(nint piece) => Interlocked.Increment(ref Runs[piece]);
    }

    private readonly struct Nested(WorkerPool pool, int[] runs) : IParallelJob
    {
        public int[] Runs { get; } = runs;

        public void Run(nint piece)
        {
            var inner = new Count(new int[4]);
            pool.Run(ref inner, 4);
            Interlocked.Add(ref Runs[piece], inner.Runs.Sum());
        }
    }

    private readonly struct Failing(int at) : IParallelJob
    {
        public void Run(nint piece)
        {
            if (piece == at)
            {
                throw new InvalidOperationException("piece");
            }
        }
    }

    // Each of the two pieces waits for the other: they can only end on two threads.
    private readonly struct Meeting(Barrier place) : IParallelJob
    {
        public Barrier Place { get; } = place;

        public void Run(nint piece) => Place.SignalAndWait();
    }
}
