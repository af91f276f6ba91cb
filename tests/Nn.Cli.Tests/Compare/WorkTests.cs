using System.Numerics;
using Blas;
using Blas.Managed;
using Conformance;
using Nn.Cli.Compare.Measuring;
using Nn.Cli.Compare.Work;

namespace Nn.Cli.Tests.Compare;

/// <summary>The work that providers are compared at: right results pass, and wrong ones are found.</summary>
public sealed class WorkTests
{
    private static readonly IBlasProvider s_managed = new ProviderCatalog([new ManagedProviderSource()]).Open("managed");

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    [InlineData("complex32")]
    [InlineData("complex")]
    public void Every_kind_of_work_is_done_right_by_the_managed_provider(string type)
    {
        var seen = new HashSet<string>();
        foreach (WorkItem item in WorkCatalog.Create(type, WorkCatalog.Groups.ToArray(), quick: true))
        {
            using Workload work = item.Create();
            Assert.Equal(item.Group, work.Group);
            Assert.Equal(type, work.Type);
            seen.Add(work.Group);
            if (work.Check(s_managed) is Accuracy accuracy)
                Assert.False(accuracy.IsWrong, $"{work.Routine} {work.Shape}: {accuracy}");
            Assert.True(work.Time(s_managed, 2) > 0);
        }

        Assert.Equal(WorkCatalog.Groups.Where(g => g != "training" || type is "float" or "double"), seen.OrderBy(g => WorkCatalog.Groups.ToList().IndexOf(g)));
    }

    [Theory]
    [InlineData(nameof(Fault.None), false)]
    [InlineData(nameof(Fault.GemmWrongEverywhere), true)]
    [InlineData(nameof(Fault.GemmDropsLastBeyond64), true)]
    public void A_fault_in_the_product_is_found(string fault, bool wrong)
    {
        using Workload work = BlasWork<float, float>.Gemm("gemm", 33, 70, 80);
        Assert.Equal(wrong, work.Check(new NaiveProvider(Enum.Parse<Fault>(fault)))!.Value.IsWrong);
    }

    [Theory]
    [InlineData(nameof(Fault.None), false)]
    [InlineData(nameof(Fault.GemmForgetsConjugateOfB), false)]
    [InlineData(nameof(Fault.TrmmTakesWrongSide), true)]
    public void A_fault_in_the_triangular_product_is_found(string fault, bool wrong)
    {
        using Workload work = BlasWork<Complex, double>.Trmm(40);
        Assert.Equal(wrong, work.Check(new NaiveProvider(Enum.Parse<Fault>(fault)))!.Value.IsWrong);
    }

    [Theory]
    [InlineData(nameof(Fault.None), false)]
    [InlineData(nameof(Fault.GetrfCountsPivotsFromZero), true)]
    public void A_fault_in_the_factors_is_found(string fault, bool wrong)
    {
        using Workload work = LapackWork<double, double>.Getrf(50);
        Assert.Equal(wrong, work.Check(new NaiveProvider(Enum.Parse<Fault>(fault)))!.Value.IsWrong);
    }

    [Fact]
    public void One_entry_that_is_off_by_more_than_rounding_is_found_and_less_is_not()
    {
        // C = A B of ones: every entry is 20.
        double epsilon = Math.ScaleB(1, -52);
        Entry ones = (_, _) => 1.0;
        Assert.False(With(0).IsWrong);
        Assert.False(With(20 * 10 * epsilon).IsWrong);
        Assert.True(With(20 * 40 * epsilon).IsWrong);
        Assert.True(With(double.NaN).IsWrong);

        Accuracy With(double fault) => ProductCheck.Run(
            9, 7, 20, ones, ones, (i, j) => i == 8 && j == 6 ? 20 + fault : 20.0, epsilon, bound: 24);
    }

    [Fact]
    public void Columns_that_are_not_orthonormal_are_found()
    {
        PreciseComplex[] x = Probe.Signs(30);
        Assert.False(Probe.Orthonormal((i, j) => i == j ? 1.0 : default(PreciseComplex), 30, x, Math.ScaleB(1, -52)).IsWrong);
        Assert.True(Probe.Orthonormal((i, j) => i == j ? j == 17 ? 1 + 1e-12 : 1.0 : default(PreciseComplex), 30, x, Math.ScaleB(1, -52)).IsWrong);
    }
}
