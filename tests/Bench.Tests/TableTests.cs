using Blas;
using Blas.Managed;

namespace Bench.Tests;

/// <summary>The classes of the table: that what they name is there is seen only when it is run.</summary>
public sealed class TableTests
{
    // Enough for every routine to have its parts, and little enough that all cases of all classes take seconds.
    private const int Most = 24;

    private static readonly IBlasProvider s_managed = new ProviderCatalog([new ManagedProviderSource()]).Open(ProviderNames.Managed);

    public static TheoryData<string> Classes =>
        [.. typeof(TableBenchmarks).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TableBenchmarks))).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Every_case_of_a_class_can_be_set_up_and_run(string name)
    {
        TableBenchmarks table = Create(name);
        TableCase[] cases = [.. table.CasesOf];
        Assert.NotEmpty(cases);
        Assert.NotEmpty(table.TypesOf);
        foreach (string type in table.TypesOf)
        {
            foreach (TableCase work in cases)
            {
                TableCase small = work with { M = Math.Min(work.M, Most), N = Math.Min(work.N, Most), K = Math.Min(work.K, Most) };
                using TurnWork run = TurnWork.Of(type, small);
                double seconds = run.Time(s_managed, 2);
                Assert.True(seconds >= 0 && double.IsFinite(seconds), $"{small}, {type}: {seconds} s");
                Assert.True(run.Flops >= 0);
            }
        }
    }

    // Results are looked up by what a row is called.
    [Theory]
    [MemberData(nameof(Classes))]
    public void No_two_cases_of_a_class_have_one_name(string name)
    {
        string[] names = [.. Create(name).CasesOf.Select(c => c.ToString())];
        Assert.Equal(names, names.Distinct());
    }

    [Fact]
    public void A_case_goes_its_way_from_setup_to_result()
    {
        var table = new LapackSmall { Provider = ProviderNames.Managed, Element = "double" };
        table.Case = table.CasesOf.First();
        table.SetupOne();
        table.OneThread();
        table.OneThread();
        table.CleanupOne();
    }

    [Theory]
    [InlineData("dott")]
    [InlineData("lapack getrg")]
    [InlineData("array matmull")]
    [InlineData("network stepp")]
    public void A_name_that_no_work_has_is_refused(string name) =>
        Assert.Contains(name.Split(' ')[^1], Assert.Throws<ArgumentException>(() => TurnWork.Of("double", TableCase.Of(name, 8))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_element_type_that_does_not_exist_is_refused() =>
        Assert.Contains("'half'", Assert.Throws<ArgumentException>(() => TurnWork.Of("half", TableCase.Square(8))).Message, StringComparison.Ordinal);

    private static TableBenchmarks Create(string name) => (TableBenchmarks)Activator.CreateInstance(typeof(TableBenchmarks).Assembly.GetType("Bench." + name)!)!;
}
