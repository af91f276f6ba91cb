using Nn.Losses;
using Nn.Random;

namespace Nn.Tests.Losses;

/// <summary>
/// Every loss' gradient by the outputs against central differences, at points where it is smooth: away from the kinks of the absolute error,
/// Huber's and the hinge, where a difference over the kink would be neither side's slope.
/// </summary>
public class LossGradientTests
{
    private const int Rows = 5;
    private const int Columns = 4;
    private const double Step = 1e-5;

    private static readonly Dictionary<string, (Loss Loss, Func<double, double> Output, Func<double, double> Target)> s_cases = new()
    {
        ["mean_squared_error"] = (Loss.MeanSquaredError, Sides, Middle),
        ["mean_absolute_error"] = (Loss.MeanAbsoluteError, Sides, Middle),
        // Distances from 0.3 to 1.7: on both sides of delta, none within the step of it.
        ["huber"] = (Loss.Huber, Sides, Middle),
        ["huber_wide"] = (new Huber(10), Sides, Middle),
        ["huber_narrow"] = (new Huber(0.05), Sides, Middle),
        ["hinge"] = (Loss.Hinge, u => 3 * u - 1.5, u => u < 0.5 ? -1 : 1),
        ["binary_crossentropy"] = (Loss.BinaryCrossEntropy, u => 8 * u - 4, u => u),
        ["binary_smooth"] = (new BinaryCrossEntropy(smoothing: 0.2), u => 8 * u - 4, u => u),
        ["categorical_crossentropy"] = (Loss.CategoricalCrossEntropy, u => 8 * u - 4, u => u),
        ["categorical_smooth"] = (new CategoricalCrossEntropy(smoothing: 0.1), u => 8 * u - 4, u => u),
        ["kl_divergence"] = (Loss.KullbackLeibler, Positive, Positive),
        ["poisson"] = (Loss.Poisson, Positive, u => 5 * u),
        ["nll"] = (Loss.NegativeLogLikelihood, u => -0.1 - 3 * u, u => u),
    };

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_agree_with_central_differences(string name)
    {
        var (loss, output, target) = s_cases[name];
        var random = new Xoshiro256(3);
        foreach (var weighted in new[] { false, true })
        {
            double[] outputs = new double[Rows * Columns], targets = new double[outputs.Length], weights = new double[Rows], gradient = new double[outputs.Length];
            for (var i = 0; i < outputs.Length; i++)
                (outputs[i], targets[i]) = (output(random.NextDouble()), target(random.NextDouble()));
            if (name is "categorical_crossentropy" or "categorical_smooth")
                Normalize(targets);
            for (var r = 0; r < Rows; r++)
                weights[r] = r * 0.5;
            double Mean(double[] into) => loss.Evaluate(new LossBatch<double>
            {
                Rows = Rows,
                Columns = Columns,
                Outputs = outputs,
                Targets = targets,
                Weights = weighted ? weights : default(ReadOnlySpan<double>),
                Gradient = into,
            }) / Rows;
            Mean(gradient);
            var scale = gradient.Max(Math.Abs);
            Assert.True(scale > 1e-3);
            var scratch = new double[outputs.Length];
            for (var i = 0; i < outputs.Length; i++)
            {
                var kept = outputs[i];
                outputs[i] = kept + Step;
                var above = Mean(scratch);
                outputs[i] = kept - Step;
                var below = Mean(scratch);
                outputs[i] = kept;
                Assert.Equal((above - below) / (2 * Step), gradient[i], 1e-6 * scale);
            }
        }
    }

    // Outputs 0.3 to 1.7 on either side of targets at 0, none within 0.01 of a distance of 1 or 0.05.
    private static double Sides(double u)
    {
        var distance = 0.3 + 1.4 * Math.Abs(2 * u - 1);
        return Math.Sign(u - 0.5) * (Math.Abs(distance - 1) < 0.01 ? 1.02 : distance);
    }

    private static double Middle(double u) => 0;

    private static double Positive(double u) => 0.1 + u;

    private static void Normalize(double[] targets)
    {
        for (var r = 0; r < Rows; r++)
        {
            var sum = targets.AsSpan(r * Columns, Columns).ToArray().Sum();
            for (var j = 0; j < Columns; j++)
                targets[r * Columns + j] /= sum;
        }
    }
}
