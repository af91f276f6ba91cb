using Blas.Arrays;
using Nn.Explaining;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Training;

namespace Nn.Tests.Models;

/// <summary>Statistics measured anew, figures of weighted samples, averages in validation, gradients checked in one call.</summary>
public class StatisticsTests
{
    [Fact]
    public void Running_statistics_become_those_of_the_samples()
    {
        // 300 samples: one batch of 256 and one of 44, which count by their sizes.
        var x = NdArray.Zeros<double>(300, 3);
        for (var i = 0; i < 300; i++)
            (x[i, 0], x[i, 1], x[i, 2]) = (Math.Sin(i), i % 7, 1000 + i % 2);
        var model = new Sequential<double>(
            3, [new BatchNorm(), new Dropout(0.5), new Residual(new GaussianNoise(0.5), new Dense(3), new BatchNorm()), new Dense(2)], 4, blas: TestBlas.Managed);
        model.States[0].Value[0] = double.NaN;
        model.RecomputeStatistics(x);
        for (var j = 0; j < 3; j++)
        {
            double[] Part(int from, int to) => [.. Enumerable.Range(from, to - from).Select(i => x[i, j])];
            static double Variance(double[] v) => v.Average(e => (e - v.Average()) * (e - v.Average()));
            Assert.Equal(Part(0, 300).Average(), model.States[0].Value[j], 1e-11 * (1 + j * 500));
            Assert.Equal((256 * Variance(Part(0, 256)) + 44 * Variance(Part(256, 300))) / 300, model.States[1].Value[j], 1e-12);
        }
        // Without dropout and noise: what the inner normalization gets is the same each time.
        var first = model.States.SelectMany(s => s.Value.ToArray()).ToArray();
        model.RecomputeStatistics(x);
        Assert.Equal(first, model.States.SelectMany(s => s.Value.ToArray()));
        Assert.All(first, value => Assert.True(double.IsFinite(value)));
        Assert.NotEqual(0, model.States[2].Value[0]);
        Assert.Throws<ArgumentException>("x", () => model.RecomputeStatistics(NdArray.Zeros<double>(5, 4)));
    }

    [Fact]
    public void Averaged_weights_with_statistics_of_their_own_normalize_what_they_see()
    {
        var (x, labels) = StepTests.Blobs<double>(200);
        var model = new Sequential<double>(
            2, [new Dense(9), new BatchNorm(), new Activate(Activation.Relu), new Dense(3, Activation.Softmax)], 4, blas: TestBlas.Managed);
        model.Compile(Loss.CategoricalCrossEntropy, new Sgd(0.5));
        model.Fit(x, labels, new() { Epochs = 6, Callbacks = [AveragedWeights.Stochastic(2)] });
        var measured = model.States[0].Value.ToArray();
        model.RecomputeStatistics(x);
        Assert.NotEqual(measured, model.States[0].Value.ToArray());
        // A batch that is the whole set: what comes out of the normalization has mean beta and variance near gamma^2.
        var normalized = model.ReplaceHead(2, []).Predict(x);
        for (var j = 0; j < 9; j++)
            Assert.Equal(model.Parameters[3].Value[j], Enumerable.Range(0, 200).Average(i => normalized[i, j]), 1e-10);
    }

    [Fact]
    public void Validation_measures_the_average_where_that_is_asked_for()
    {
        var (x, labels) = StepTests.Blobs<float>(64);
        foreach (var exponential in new[] { true, false })
        {
            History Fit(bool validates, out Sequential<float> model, int epochs)
            {
                model = StepTests.Classifier<float>(4);
                model.Compile(Loss.CategoricalCrossEntropy, new Sgd(0.5));
                return model.Fit(x, labels, new()
                {
                    Epochs = epochs,
                    Validation = new(x, labels),
                    Callbacks = [exponential ? AveragedWeights.Exponential(0.9, validates) : AveragedWeights.Stochastic(2, validates)],
                });
            }
            var (plain, averaged) = (Fit(false, out var a, 5), Fit(true, out var b, 5));
            // Training and its end are the same; what is measured is what training would have ended with there.
            Assert.Equal(StepTests.Weights(a), StepTests.Weights(b));
            Assert.Equal(plain.Epochs.Select(e => e.Loss), averaged.Epochs.Select(e => e.Loss));
            Assert.NotEqual(plain.Epochs[4].ValidationLoss, averaged.Epochs[4].ValidationLoss);
            for (var epochs = 1; epochs <= 5; epochs++)
            {
                Fit(true, out var ended, epochs);
                Assert.Equal(ended.Evaluate(x, labels).Loss, averaged.Epochs[epochs - 1].ValidationLoss!.Value, 1e-7);
            }
        }
    }

    [Fact]
    public void Weighted_samples_count_in_an_evaluation()
    {
        var (x, labels) = StepTests.Blobs<double>(300);
        var model = StepTests.Classifier<double>(2);
        model.Compile(Loss.CategoricalCrossEntropy, new Adam());
        var weights = Enumerable.Range(0, 300).Select(i => i % 4 * 0.5).ToArray();
        var evaluation = model.Evaluate(x, labels, weights);
        double loss = 0, right = 0;
        var y = NdArray.Zeros<double>(300, 3);
        var classes = model.PredictClasses(x);
        for (var i = 0; i < 300; i++)
        {
            y[i, labels[i]] = 1;
            using var one = x[new Slice(i, i + 1)].Copy();
            loss += weights[i] * model.Evaluate(one, labels.AsMemory(i, 1)).Loss;
            right += classes[i] == labels[i] ? weights[i] : 0;
        }
        Assert.Equal(loss / 300, evaluation.Loss, 1e-12);
        Assert.Equal(right / weights.Sum(), evaluation.Accuracy!.Value, 1e-12);
        Assert.Equal(evaluation.Loss, model.Evaluate(x, y, weights).Loss, 1e-12);
        Assert.Equal(evaluation.Accuracy, model.Evaluate(x, y, weights).Accuracy);
        var history = model.Fit(x, labels, new() { Validation = new(x, labels) { SampleWeights = weights } });
        Assert.Equal(model.Evaluate(x, labels, weights).Loss, history.Epochs[0].ValidationLoss!.Value);
        Assert.Contains("300 samples but 3", Assert.Throws<ArgumentException>("sampleWeights", () => model.Evaluate(x, labels, new double[3])).Message, StringComparison.Ordinal);
        weights[7] = double.NaN;
        Assert.Contains("sample 7", Assert.Throws<ArgumentException>("sampleWeights", () => model.Evaluate(x, labels, weights)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("sampleWeights", () => model.Evaluate(x, labels, new double[300]));
    }

    [Fact]
    public void Gradients_are_checked_in_one_call()
    {
        var (x, labels) = StepTests.Blobs<double>(9);
        var model = new Sequential<double>(2, [new Dense(5, Activation.Tanh), new BatchNorm(), new Dense(3, Activation.Softmax)], 3, blas: TestBlas.Managed);
        Assert.Throws<InvalidOperationException>(() => GradientCheck.Of(model, x, labels));
        model.Compile(Loss.CategoricalCrossEntropy, new Adam());
        var before = model.Parameters.Concat(model.States).SelectMany(p => p.Value.ToArray()).ToArray();
        Assert.InRange(GradientCheck.Of(model, x, labels).Error, 0, 1e-6);
        Assert.Equal(before, model.Parameters.Concat(model.States).SelectMany(p => p.Value.ToArray()));
        Assert.Equal(0, model.OptimizerState!.Steps);
        // A loss whose gradient is wrong by a sign in one place is found, and where.
        model.Compile(new Wrong(), new Adam());
        var check = GradientCheck.Of(model, x, NdArray.Zeros<double>(9, 3));
        Assert.InRange(check.Error, 0.1, 10);
        Assert.Contains(check.Parameter, check.ToString(), StringComparison.Ordinal);
    }

    private sealed class Wrong() : Loss("wrong")
    {
        protected override double EvaluateBatch<T>(in LossBatch<T> batch)
        {
            var loss = MeanSquaredError.Evaluate(batch);
            batch.Gradient[1] = -batch.Gradient[1];
            return loss;
        }
    }
}
