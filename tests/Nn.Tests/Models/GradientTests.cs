using Blas.Arrays;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Random;

namespace Nn.Tests.Models;

/// <summary>
/// Every gradient against central differences in double precision: (L(p + h) - L(p - h)) / 2h has an error of some h^2 |L'''| / 6 + eps |L| / h,
/// at h = 1e-5 about 1e-10, four orders below what is asked for.
/// </summary>
public class GradientTests
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-6;

    public static TheoryData<Activation, Activation, string, bool> Networks
    {
        get
        {
            var cases = new TheoryData<Activation, Activation, string, bool>();
            foreach (var hidden in Enum.GetValues<Activation>())
            {
                foreach (var last in Enum.GetValues<Activation>())
                    cases.Add(hidden, last, "mean_squared_error", false);
                cases.Add(hidden, Activation.Sigmoid, "binary_crossentropy", false);
                cases.Add(hidden, Activation.Linear, "binary_crossentropy", true);
                cases.Add(hidden, Activation.Softmax, "categorical_crossentropy", false);
                cases.Add(hidden, Activation.Linear, "categorical_crossentropy", true);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Gradients_agree_with_central_differences(Activation hidden, Activation last, string loss, bool fromLogits)
    {
        // 11 units: a whole vector and a tail at every width. 7 rows: not a multiple of anything.
        var model = new Sequential<double>(
            5, [new Dense(11, hidden), new Dense(6, hidden, useBias: false), new Dense(3, last)], seed: 3, blas: TestBlas.Managed);
        model.Compile(Loss.FromName(loss, fromLogits), new Sgd());
        var random = new Xoshiro256(9);
        foreach (var parameter in model.Parameters)
        {
            foreach (ref var p in parameter.Value.AsSpan())
                p += 0.3 * (2 * random.NextDouble() - 1);
        }
        var engine = model.Engine(7);
        foreach (ref var x in engine.Batch.Inputs)
            x = 2 * random.NextDouble() - 1;
        for (var r = 0; r < 7; r++)
        {
            // Probabilities that sum to one, and for binary targets are in [0, 1] as well.
            var row = engine.Batch.Targets.Slice(3 * r, 3);
            for (var j = 0; j < 3; j++)
                row[j] = 0.1 + random.NextDouble();
            var sum = row[0] + row[1] + row[2];
            for (var j = 0; j < 3; j++)
                row[j] /= sum;
        }
        CheckParameters(model, engine, 7, hasLabels: false);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradients_by_class_labels_agree_with_central_differences(bool categorical)
    {
        var model = new Sequential<double>(
            4,
            categorical ? [new Dense(9, Activation.Tanh), new Dense(10, Activation.Softmax)] : [new Dense(9, Activation.Tanh), new Dense(1, Activation.Sigmoid)],
            seed: 5, blas: TestBlas.Managed);
        model.Compile(categorical ? Loss.CategoricalCrossEntropy : Loss.BinaryCrossEntropy, new Sgd());
        var random = new Xoshiro256(10);
        var engine = model.Engine(6);
        foreach (ref var x in engine.Batch.Inputs)
            x = 2 * random.NextDouble() - 1;
        foreach (ref var label in engine.Batch.Labels)
            label = random.NextInt(categorical ? 10 : 2);
        CheckParameters(model, engine, 6, hasLabels: true);
    }

    [Fact]
    public void Gradients_of_a_smaller_batch_are_its_own()
    {
        var model = new Sequential<double>(4, [new Dense(9, Activation.Tanh), new Dense(2)], seed: 6, blas: TestBlas.Managed);
        model.Compile(Loss.MeanSquaredError, new Sgd());
        var engine = model.Engine(16);
        var random = new Xoshiro256(11);
        // What earlier batches left in the buffers must not be seen.
        foreach (ref var x in engine.Batch.Inputs)
            x = random.NextDouble();
        foreach (ref var t in engine.Batch.Targets)
            t = random.NextDouble();
        engine.Gradients(16, hasLabels: false);
        CheckParameters(model, engine, 3, hasLabels: false);
    }

    internal static void CheckParameters(Sequential<double> model, TrainingEngine<double> engine, int rows, bool hasLabels)
    {
        engine.Gradients(rows, hasLabels);
        var found = model.Parameters.Select(p => p.Gradient.ToArray()).ToArray();
        // Gradients are compared to the largest of their parameter: one that is zero by chance has no relative error of its own.
        for (var k = 0; k < found.Length; k++)
        {
            var values = model.Parameters[k].Value.AsSpan();
            var scale = Math.Max(found[k].Max(Math.Abs), 1e-3);
            for (var i = 0; i < values.Length; i++)
            {
                var kept = values[i];
                values[i] = kept + Step;
                var above = engine.Gradients(rows, hasLabels).Loss / rows;
                values[i] = kept - Step;
                var below = engine.Gradients(rows, hasLabels).Loss / rows;
                values[i] = kept;
                var expected = (above - below) / (2 * Step);
                Assert.True(
                    Math.Abs(expected - found[k][i]) <= Tolerance * scale,
                    $"{model.Parameters[k].Name}[{i}]: {found[k][i]}, by differences {expected}");
            }
        }
    }
}
