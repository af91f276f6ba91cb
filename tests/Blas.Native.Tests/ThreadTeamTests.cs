namespace Blas.Native.Tests;

/// <summary>Calls that are made by another thread: who makes them, in which order, and what comes back.</summary>
public sealed unsafe class ThreadTeamTests
{
    private const int Callers = 32;

    [Fact]
    public void One_thread_makes_all_calls_and_has_no_team_of_its_own_inside()
    {
        var team = Led();
        Assert.True(team.Takes(TeamWork.Products, 1, 0));
        Assert.False(team.Takes(TeamWork.Matrix, 1e9, 3));
        var leaders = new int[Callers];
        var values = new int[Callers];
        Thread[] threads =
        [
            .. Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
            {
                for (int turn = 0; turn < 100; turn++)
                {
                    (int leader, values[caller]) = Double(team, caller);
                    Assert.True(turn == 0 || leaders[caller] == leader);
                    leaders[caller] = leader;
                }
            })),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.Equal(Enumerable.Range(0, Callers).Select(c => 2 * c), values);
        int one = Assert.Single(leaders.Distinct());
        Assert.DoesNotContain(one, threads.Select(t => t.ManagedThreadId));
    }

    [Fact]
    public void A_small_call_stays_with_its_caller_and_elements_that_cost_more_are_sooner_worth_a_team()
    {
        var team = new LedTeam(0, [100, 100, 100, 100, 100, 100]) { Threads = 2 };
        Assert.Equal([200, 100, 50, 25], Enumerable.Range(0, 4).Select(type => Least(TeamWork.Products, type)));
        Assert.Equal([200, 100, 100, 50], Enumerable.Range(0, 4).Select(type => Least(TeamWork.Vectors, type)));
        team.Threads = 1;
        Assert.False(team.Takes(TeamWork.Products, 1e9, 1));

        int Least(TeamWork kind, int type) => Enumerable.Range(1, 1000).First(work => team.Takes(kind, work, type));
    }

    [Fact]
    public void An_exception_comes_back_to_its_caller()
    {
        var team = Led();
        Assert.Equal("no", Assert.Throws<InvalidOperationException>(() => team.Run("no", null, &Fail)).Message);
        Assert.Equal(6, Double(team, 3).Value);

        static void Fail(object self, void** arguments) => throw new InvalidOperationException((string)self);
    }

    [Fact]
    public void An_interrupt_waits_until_the_call_is_over()
    {
        var team = Led();
        using var inside = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        int result = 0;
        bool interrupted = false;
        var caller = new Thread(() =>
        {
            result = Slow(team, [inside, go]);
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        });
        caller.Start();
        inside.Wait();
        caller.Interrupt();

        // Time for a wait that ends too early to end.
        Assert.False(caller.Join(50));
        go.Set();
        caller.Join();
        Assert.Equal((7, true), (result, interrupted));
    }

    [Fact]
    public void Turns_are_taken_one_at_a_time_and_a_cap_of_one_needs_none()
    {
        var turn = new SharedTurn([60, 50, 40, 30, 20, 10]) { Threads = 1 };
        Assert.False(turn.Takes(TeamWork.Products, 1e9, 1));
        turn.Threads = 4;
        foreach (TeamWork kind in Enum.GetValues<TeamWork>())
        {
            Assert.True(turn.Takes(kind, 60 - (10 * (int)kind), 2));
            Assert.False(turn.Takes(kind, 59 - (10 * (int)kind), 2));
        }

        int[] state = [0, 0];
        Parallel.For(0, Callers, _ => turn.Run(state, null, &Enter));
        Assert.Equal([0, 0], state);

        static void Enter(object self, void** arguments)
        {
            var state = (int[])self;
            if (Interlocked.Increment(ref state[0]) != 1)
                state[1]++;
            Thread.Yield();
            Interlocked.Decrement(ref state[0]);
        }
    }

    [Fact]
    public void Handing_over_a_call_allocates_nothing()
    {
        var team = Led();
        for (int i = 0; i < 100; i++)
            Double(team, i);
        // The least of several turns: a collection that another test causes takes away the rest of the thread's allocation buffer.
        long least = long.MaxValue;
        for (int turn = 0; turn < 10; turn++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Double(team, 5);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static LedTeam Led()
    {
        var team = LedTeam.OfBlis();
        team.Threads = 2;
        return team;
    }

    private static (int Leader, int Value) Double(LedTeam team, int value)
    {
        int leader;
        void** arguments = stackalloc void*[] { &value, &leader };
        team.Run(team, arguments, &Core);
        return (leader, value);

        static void Core(object self, void** p)
        {
            *(int*)p[0] *= ((LedTeam)self).Takes(TeamWork.Products, 1e9, 1) ? 1000 : 2;
            *(int*)p[1] = Environment.CurrentManagedThreadId;
        }
    }

    private static int Slow(LedTeam team, ManualResetEventSlim[] steps)
    {
        int result = 0;
        void** arguments = stackalloc void*[] { &result };
        team.Run(steps, arguments, &Core);
        return result;

        static void Core(object self, void** p)
        {
            var steps = (ManualResetEventSlim[])self;
            steps[0].Set();
            steps[1].Wait();
            *(int*)p[0] = 7;
        }
    }
}
