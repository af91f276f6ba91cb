using Blas;
using Blas.Managed;
using Nn.Cli.Compare;
using Nn.Cli.Compare.Measuring;
using Nn.Cli.Compare.Work;

namespace Nn.Cli.Tests.Compare;

/// <summary>How a run's time is shared out, on machines whose clock the tests set.</summary>
public sealed class BudgetTests
{
    private static readonly IBlasProvider s_managed = new ProviderCatalog([new ManagedProviderSource()]).Open("managed");

    // The pace of the machine, and what each piece takes besides.
    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(true, 0.5, 0)]
    [InlineData(true, 1, 0.1)]
    [InlineData(true, 1.8, 0)]
    [InlineData(false, 1, 0)]
    [InlineData(false, 0.5, 0)]
    [InlineData(false, 1.5, 0.3)]
    [InlineData(false, 3, 0)]
    public void A_run_of_three_providers_ends_in_time_on_a_fast_and_on_a_slow_machine_and_knows_what_is_left(bool quick, double pace, double besides)
    {
        double most = (quick, pace) is (true, <= 1) ? 40 : quick ? 60 : 600;
        BudgetPiece[] plan = [.. Plan(quick, [ElementType.Single, ElementType.Double]).Select(p => p.Piece)];
        var random = new System.Random(1);
        var seen = new List<(double Elapsed, double Left)>();
        double end = Run(plan, quick ? Comparison.QuickSeconds : Comparison.FullSeconds, (piece, slice) =>
            ((pace * ((1.35 * slice) + piece.Besides)) + besides) * (0.7 + (0.6 * random.NextDouble())), seen);
        Assert.InRange(end, most / 6, most);

        // After the first tenth the time left is right to a third, and to two seconds.
        Assert.All(seen.Where(s => s.Elapsed > end / 10), s => Assert.InRange(s.Left, ((end - s.Elapsed) * 0.66) - 2, ((end - s.Elapsed) * 1.5) + 2));
    }

    [Fact]
    public void Work_that_takes_longer_than_was_thought_leaves_less_to_what_follows_but_never_nothing()
    {
        BudgetPiece[] pieces = [.. Enumerable.Repeat(new BudgetPiece(1, 0), 20)];
        var slices = new List<double>();
        Run(pieces, 40, (_, slice) =>
        {
            slices.Add(slice);
            return 5 * slice;
        }, []);
        Assert.Equal(1, slices[0]);
        Assert.True(slices[^1] < 0.7, string.Join(' ', slices));
        slices.Clear();
        Run(pieces, 0.1, (_, slice) =>
        {
            slices.Add(slice);
            return slice;
        }, []);
        Assert.Equal(Budget.Least, slices[^1]);
    }

    [Fact]
    public void Nobody_is_given_more_than_it_asked_for()
    {
        var slices = new List<double>();
        Run([new(0.5, 0.1), new(0.05, 0.1)], 1000, (_, slice) =>
        {
            slices.Add(slice);
            return slice;
        }, []);
        Assert.Equal([0.5, 0.05], slices);
    }

    // What is planned for several threads is work that has been planned for one.
    [Fact]
    public void A_plan_has_each_piece_once_for_a_number_of_threads()
    {
        PlannedWork[] plan = [.. Plan(quick: false, ElementType.All)];
        Assert.All(plan.Where(p => p.Threads == 2), p => Assert.True(p.Item.Threaded));
        Assert.Equal(plan.Count(p => p.Threads == 1 && p.Item.Threaded), plan.Count(p => p.Threads == 2));
    }

    private static double Run(BudgetPiece[] pieces, double seconds, Func<BudgetPiece, double, double> take, List<(double, double)> seen)
    {
        var budget = new Budget(seconds, pieces);
        double now = 0;
        foreach (BudgetPiece piece in pieces)
        {
            double slice = budget.Next(now);
            seen.Add((now, budget.Left));
            now += take(piece, slice);
        }

        return now;
    }

    private static IEnumerable<PlannedWork> Plan(bool quick, IReadOnlyList<string> types) =>
        Comparison.Plan(new([s_managed, s_managed, s_managed], "managed", WorkCatalog.Groups, types, [1, 2], quick));
}
