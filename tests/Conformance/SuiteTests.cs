using Blas;

namespace Conformance;

/// <summary>The suite can fail: every fault that is built into the plain loops is found by a check of the routine it is in.</summary>
public sealed class SuiteTests
{
    public static TheoryData<string, string> Faults
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Fault fault in Enum.GetValues<Fault>().Where(f => f != Fault.None))
            {
                // The name of a fault starts with the routine's.
                string routine = fault == Fault.NegativeIncrementStartsAtPointer ? "axpy"
                    : RoutineCatalog.All.Select(r => r.Name).Where(r => fault.ToString().StartsWith(r, StringComparison.OrdinalIgnoreCase)).MaxBy(r => r.Length)!;
                data.Add(fault.ToString(), routine);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found(string name, string routine)
    {
        var provider = new NaiveProvider(Enum.Parse<Fault>(name));
        IEnumerable<string> found =
            from check in CheckList.Of(routine)
            from type in CheckList.Types
            let failure = Record.Exception(() => CheckList.Run(provider, check, type))
            where failure is not null
            select failure is ConformanceException ? failure.Message : throw failure;
        Assert.Contains(NaiveProvider.Name, found.FirstOrDefault(""), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_routine_of_the_list_has_a_check() =>
        Assert.Empty(RoutineCatalog.All.Select(r => r.Name).Except(CheckList.Routines));

    [Fact]
    public void A_library_that_is_required_and_absent_fails_with_what_was_tried()
    {
        ConformanceException e = Assert.Throws<ConformanceException>(() => ProviderSetup.Open("no-such-library.so"));
        Assert.Contains("no-such-library.so", e.Message, StringComparison.Ordinal);
    }
}
