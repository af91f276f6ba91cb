using Nn.Losses;
using Nn.Tests.Golden;

namespace Nn.Tests.Losses;

/// <summary>Values and gradients of losses beside PyTorch's, with and without weights of samples.</summary>
public class GoldenLossTests
{
    private static readonly Dictionary<string, (Loss Loss, string Target)> s_cases = new()
    {
        ["mean_squared_error"] = (Loss.MeanSquaredError, "real"),
        ["mean_absolute_error"] = (Loss.MeanAbsoluteError, "real"),
        ["huber"] = (new Huber(0.7), "real"),
        ["binary_crossentropy"] = (Loss.BinaryCrossEntropy, "binary"),
        ["binary_crossentropy_smooth"] = (new BinaryCrossEntropy(smoothing: 0.2), "binary"),
        ["categorical_crossentropy"] = (Loss.CategoricalCrossEntropy, "soft"),
        ["categorical_crossentropy_smooth"] = (new CategoricalCrossEntropy(smoothing: 0.2), "soft"),
        ["sparse_crossentropy"] = (Loss.CategoricalCrossEntropy, "labels"),
        ["sparse_crossentropy_smooth"] = (new CategoricalCrossEntropy(smoothing: 0.2), "labels"),
        ["hinge"] = (Loss.Hinge, "binary"),
        ["kl_divergence"] = (Loss.KullbackLeibler, "soft"),
        ["poisson"] = (Loss.Poisson, "soft"),
        ["nll"] = (Loss.NegativeLogLikelihood, "labels"),
    };

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Fact]
    public void Every_golden_loss_is_compared() =>
        Assert.Equal(GoldenFile.Read("losses.json").GetProperty("cases").EnumerateObject().Select(p => p.Name), s_cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_PyTorchs(string name)
    {
        var file = GoldenFile.Read("losses.json");
        var (loss, kind) = s_cases[name];
        var outputs = file.GetProperty("outputs").Doubles();
        var given = (double[])outputs.Clone();
        var targets = kind == "labels" ? [] : file.GetProperty(kind).Doubles();
        // These two need positive outputs: PyTorch was given |z| + 0.1, and its gradient is by z.
        if (name is "kl_divergence" or "poisson")
        {
            for (var i = 0; i < given.Length; i++)
                given[i] = Math.Abs(given[i]) + 0.1;
        }
        if (name is "poisson")
            targets = [.. targets.Select(t => 3 * t)];
        foreach (var weighted in new[] { false, true })
        {
            var golden = file.GetProperty("cases").GetProperty(name).GetProperty(weighted ? "weighted" : "plain");
            var gradient = new double[12];
            var sum = loss.Evaluate(new LossBatch<double>
            {
                Rows = 4,
                Columns = 3,
                Outputs = given,
                Targets = targets,
                Labels = kind == "labels" ? [.. file.GetProperty("labels").EnumerateArray().Select(e => e.GetInt32())] : [],
                Weights = weighted ? file.GetProperty("weights").Doubles() : [],
                Gradient = gradient,
            });
            if (name is "kl_divergence" or "poisson")
            {
                for (var i = 0; i < 12; i++)
                    gradient[i] *= Math.Sign(outputs[i]);
            }
            Assert.Equal(golden.GetProperty("loss").GetDouble(), sum / 4, 1e-13);
            GoldenFile.Near(golden.GetProperty("gradient").Doubles(), gradient, 1e-14, name);
        }
    }
}
