using System.Collections.Concurrent;

namespace Blas.Managed.Tests;

/// <summary>
/// Many callers and one pool of workers: each comes to its end with the result that it gets alone, from whatever kind of thread it calls,
/// and no call adds threads.
/// </summary>
public sealed class CallerTests
{
    private const int Order = 100;

    // A call that is worth two threads.
    private static readonly float[] s_a = Values(1), s_b = Values(2);

    private static readonly float[] s_expected = Product(new(new(SimdKernels<float>.Best, WorkerPool.Single)));

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Thirty_two_threads_at_once_all_come_to_their_end(int threads)
    {
        var pool = new WorkerPool(threads);
        ManagedBlas<float, float> blas = new(new(SimdKernels<float>.Best, pool));
        int[] done = new int[32];
        int wrong = 0;
        using var start = new Barrier(done.Length);
        Run(done.Length, caller =>
        {
            start.SignalAndWait();
            for (int call = 0; call < 40; call++)
            {
                Interlocked.Add(ref wrong, Product(blas).AsSpan().SequenceEqual(s_expected) ? 0 : 1);
                done[caller]++;
            }
        });
        Assert.All(done, calls => Assert.Equal(40, calls));
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void However_many_call_only_the_pool_s_own_threads_help()
    {
        var pool = new WorkerPool(3);
        var helpers = new ConcurrentDictionary<int, bool>();
        Run(32, _ =>
        {
            for (int round = 0; round < 50; round++)
            {
                var job = new Helpers(Environment.CurrentManagedThreadId, helpers);
                pool.Run(ref job, 9);
            }
        });
        Assert.InRange(helpers.Count, 0, 2);
    }

    [Fact]
    public async Task Calls_of_pooled_threads_and_of_continuations_give_the_same_bits()
    {
        ManagedBlas<float, float> blas = new(new(SimdKernels<float>.Best, new WorkerPool(3)));
        float[][] results = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            await Task.Yield();
            float[] first = Product(blas);
            await Task.Delay(1);
            float[] second = Product(blas);
            Assert.Equal(first, second);
            return second;
        }));
        Assert.All(results, result => Assert.Equal(s_expected, result));
    }

    [Fact]
    public async Task A_thread_pool_without_a_free_thread_holds_nothing_up()
    {
        // All pooled threads wait for a thread that computes: a provider that borrowed them would wait for ever.
        ManagedBlas<float, float> blas = new(new(SimdKernels<float>.Best, new WorkerPool(3)));
        using var computed = new ManualResetEventSlim();
        Task[] waiting = [.. Enumerable.Range(0, 4 * Environment.ProcessorCount).Select(_ => Task.Run(computed.Wait))];
        try
        {
            float[] result = [];
            Run(1, _ => result = Product(blas));
            Assert.Equal(s_expected, result);
        }
        finally
        {
            computed.Set();
            await Task.WhenAll(waiting);
        }
    }

    [Fact]
    public void A_product_inside_the_epilogue_of_a_product_is_a_product()
    {
        foreach (int threads in new[] { 1, 2, 4 })
        {
            ManagedBlas<float, float> blas = new(new(SimdKernels<float>.Best, new WorkerPool(threads)));
            float[] c = new float[Order * Order];
            int wrong = 0;
            blas.Gemm(
                Layout.RowMajor, Transpose.None, Transpose.None, Order, Order, Order, 1, s_a, Order, s_b, Order, 0, c, Order,
                new Inside(() => Interlocked.Add(ref wrong, Product(blas).AsSpan().SequenceEqual(s_expected) ? 0 : 1)));
            Assert.Equal(0, wrong);
            AssertNear(s_expected, c);
        }
    }

    [Fact]
    public void A_caller_that_waits_inside_its_job_does_not_stop_the_others()
    {
        // The pool is taken, and stays so until another caller has finished: that one works alone.
        var pool = new WorkerPool(2);
        ManagedBlas<float, float> blas = new(new(SimdKernels<float>.Best, pool));
        using var finished = new ManualResetEventSlim();
        using var entered = new CountdownEvent(1);
        var holder = new Thread(() =>
        {
            var job = new Holding(entered, finished);
            pool.Run(ref job, 2);
        });
        holder.Start();
        entered.Wait();
        Assert.Equal(s_expected, Product(blas));
        finished.Set();
        holder.Join();
    }

    private static void Run(int count, Action<int> body)
    {
        var failures = new ConcurrentQueue<Exception>();
        Thread[] threads = [.. Enumerable.Range(0, count).Select(index => new Thread(() =>
        {
            try
            {
                body(index);
            }
            catch (Exception failure)
            {
                failures.Enqueue(failure);
            }
        }) { IsBackground = true })];
        Array.ForEach(threads, thread => thread.Start());
        Assert.All(threads, thread => Assert.True(thread.Join(TimeSpan.FromMinutes(2)), "A caller has not come back."));
        Assert.Empty(failures);
    }

    private static float[] Product(ManagedBlas<float, float> blas)
    {
        float[] c = new float[Order * Order];
        blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, Order, Order, Order, 1, s_a, Order, s_b, Order, 0, c, Order);
        return c;
    }

    // The order of the sums may be another with an epilogue: at most 2 k u |a| |b| apart, with |a|, |b| below 1/2.
    private static void AssertNear(float[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.InRange(actual[i] - expected[i], -2f * Order * Order * 6e-8f / 4, 2f * Order * Order * 6e-8f / 4);
    }

    private static float[] Values(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Order * Order).Select(_ => random.NextSingle() - 0.5f)];
    }

    // Who runs pieces that is not the caller.
    private readonly struct Helpers(int caller, ConcurrentDictionary<int, bool> seen) : IParallelJob
    {
        public void Run(nint piece)
        {
            if (Environment.CurrentManagedThreadId != caller)
                seen[Environment.CurrentManagedThreadId] = true;
        }
    }

    private readonly struct Holding(CountdownEvent entered, ManualResetEventSlim released) : IParallelJob
    {
        public void Run(nint piece)
        {
            if (piece == 0)
            {
                entered.Signal();
                released.Wait();
            }
        }
    }

    private readonly struct Inside(Action call) : IGemmEpilogue<float>
    {
        public void Apply(Span<float> values, nint row, nint column)
        {
            if (column == 0)
                call();
        }
    }
}
