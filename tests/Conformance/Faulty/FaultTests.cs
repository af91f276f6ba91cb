using Blas;

namespace Conformance;

/// <summary>The checks of LAPACK can fail: whichever result of whichever routine is wrong by a hundredth, or by one, a check of that routine sees it.</summary>
public sealed class FaultTests
{
    // What is written but means nothing afterwards, or has no value to be held against.
    private static readonly Dictionary<LapackFault, string> s_meaningless = new()
    {
        [new("bdsqr", "e")] = Destroyed,
        [new("bdsdc", "e")] = Destroyed,
        [new("steqr", "e")] = Destroyed,
        [new("sterf", "e")] = Destroyed,
        [new("stedc", "e")] = Destroyed,
        [new("geev", "a")] = Destroyed,
        [new("gels", "a")] = Destroyed,
        [new("gelsy", "a")] = Destroyed,
        [new("gelsd", "a")] = Destroyed,
        [new("syevr", "a")] = Destroyed,
        [new("gtsv", "dl")] = "U without its L: nothing can be done with it",
        [new("gtsv", "d")] = "U without its L: nothing can be done with it",
        [new("gtsv", "du")] = "U without its L: nothing can be done with it",
        [new("sytrd", "a")] = "the diagonal, which is spoilt here, is d once more; the reflectors are used by orgtr",
        [new("gebrd", "a")] = "the diagonal, which is spoilt here, is d once more; the reflectors are used by orgbr",
        [new("gerfs", "ferr")] = "a bound that is right up to a factor",
        [new("ilaver", "major")] = "the library's own",
        [new("ilaver", "minor")] = "the library's own",
        [new("ilaver", "patch")] = "the library's own",
    };

    private const string Destroyed = "work space after the call";

    public static TheoryData<string, string> Faults
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string routine, string result) in LapackResults.All)
            {
                if (!s_meaningless.ContainsKey(new(routine, result)))
                    data.Add(routine, result);
            }

            return data;
        }
    }

    [Fact]
    public void What_is_left_out_is_there() => Assert.Empty(s_meaningless.Keys.Except(LapackResults.All.Select(r => new LapackFault(r.Routine, r.Result))));

    public static TheoryData<string> LapackChecks =>
        [.. RoutineCatalog.All.Where(r => r.Library == RoutineLibrary.Lapack).SelectMany(r => CheckList.Of(r.Name)).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_wrong_result_is_seen(string routine, string result)
    {
        var provider = new FaultyProvider(new(routine, result));
        IEnumerable<Exception> seen =
            from check in CheckList.Of(routine)
            from type in "dz"
            let failure = Record.Exception(() => CheckList.Run(provider, check, type))
            where failure is not null
            select failure;
        Assert.True(seen.Any(), $"No check of {routine} sees that {result} is wrong: {string.Join(", ", CheckList.Of(routine))}.");
    }

    /// <summary>It is the fault that is seen.</summary>
    [Theory]
    [MemberData(nameof(LapackChecks))]
    public void Without_a_fault_nothing_is_seen(string check) => CheckList.Run(new FaultyProvider(), check, 'z');
}
