using Blas.Arrays;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Tests.Optimizers;
using Nn.Training;

namespace Nn.Tests.Models;

/// <summary>Frozen layers, replaced heads, fine-tuning.</summary>
public class TransferTests
{
    public static TheoryData<string> Methods => [.. GoldenOptimizerTests.Methods.Keys];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Frozen_layers_stay_as_they_are_to_the_bit(string method)
    {
        var (x, labels) = StepTests.Blobs<float>(100);
        var model = Deep();
        model.Compile(Loss.CategoricalCrossEntropy, GoldenOptimizerTests.Methods[method]);
        // Moments and momentum that the layers had before they were frozen must not move them either.
        model.Fit(x, labels, new() { Epochs = 2 });
        foreach (var frozen in new[] { 0, 2, 4 })
            model.Layers[frozen].Trainable = false;
        string[] names = [.. model.Layers.Where(l => !l.Trainable).SelectMany(l => l.Parameters.Concat(l.States)).Select(p => p.Name)];
        Assert.Equal(
            ["dense_1.weight", "dense_1.bias", "batch_norm_1.gamma", "batch_norm_1.beta", "batch_norm_1.moving_mean", "batch_norm_1.moving_variance",
                "residual_1.dense_1.weight", "residual_1.dense_1.bias", "residual_1.batch_norm_1.gamma", "residual_1.batch_norm_1.beta",
                "residual_1.batch_norm_1.moving_mean", "residual_1.batch_norm_1.moving_variance"],
            names);
        var (before, slots) = (Values(model), model.OptimizerState!.Slots.Select(s => s.ToArray()).ToArray());
        model.Fit(x, labels, new() { Epochs = 2 });
        var after = Values(model);
        foreach (var (name, values) in before)
        {
            if (names.Contains(name))
                Assert.Equal(values, after[name]);
            else
                Assert.NotEqual(values, after[name]);
        }
        // The optimizer passes over them: their moments stay too. (L-BFGS keeps its directions whole.)
        if (!method.StartsWith("lbfgs", StringComparison.Ordinal))
        {
            foreach (var (was, now) in slots.Zip(model.OptimizerState.Slots))
                Assert.Equal(was[..40], now.AsSpan()[..40].ToArray());
        }
        model.Layers[0].Trainable = true;
        model.Fit(x, labels);
        Assert.NotEqual(before["dense_1.weight"], Values(model)["dense_1.weight"]);
        Assert.Equal(before["batch_norm_1.gamma"], Values(model)["batch_norm_1.gamma"]);
    }

    [Fact]
    public void What_is_not_frozen_learns_as_if_the_rest_were_part_of_the_data()
    {
        // The last layer on frozen features is a network of one layer on what they give.
        var (x, labels) = StepTests.Blobs<double>(60);
        var model = new Sequential<double>(2, [new Dense(7, Activation.Tanh), new Dense(3, Activation.Softmax)], 5, blas: TestBlas.Managed);
        model.Layers[0].Trainable = false;
        model.Compile(Loss.CategoricalCrossEntropy, new Adam(0.05) { ClipNorm = 0.1 });
        var head = new Sequential<double>(7, [new Dense(3, Activation.Softmax)], 5, blas: TestBlas.Managed);
        foreach (var (from, to) in model.Layers[1].Parameters.Zip(head.Parameters))
            from.Value.AsSpan().CopyTo(to.Value.AsSpan());
        head.Compile(Loss.CategoricalCrossEntropy, new Adam(0.05) { ClipNorm = 0.1 });
        var features = model.ReplaceHead(1, []).Predict(x);
        var losses = model.Fit(x, labels, new() { Epochs = 5 }).Epochs.Select(e => e.Loss);
        Assert.Equal(head.Fit(features, labels, new() { Epochs = 5 }).Epochs.Select(e => e.Loss), losses);
        Assert.Equal(StepTests.Weights(head), model.Layers[1].Parameters.SelectMany(p => p.Value.ToArray()));
    }

    [Fact]
    public void Gradients_behind_frozen_layers_agree_with_central_differences()
    {
        var model = new Sequential<double>(
            5, [new Dense(8, Activation.Tanh), new Dense(7), new BatchNorm(), new Residual(new Dense(7, Activation.Silu)), new Dense(3)], 3, blas: TestBlas.Managed);
        model.Compile(Loss.MeanSquaredError, new Sgd());
        foreach (var frozen in new[] { 1, 2, 3 })
            model.Layers[frozen].Trainable = false;
        var x = NdArray.Linspace<double>(-1, 1, 35).Reshape(7, 5);
        var check = Nn.Explaining.GradientCheck.Of(model, x, NdArray.Linspace<double>(0, 1, 21).Reshape(7, 3));
        Assert.InRange(check.Error, 0, 1e-6);
    }

    [Fact]
    public void A_head_is_replaced_and_the_rest_kept()
    {
        var (x, labels) = StepTests.Blobs<float>(100);
        var model = Deep();
        model.Compile(Loss.CategoricalCrossEntropy, new Adam(0.01));
        model.Fit(x, labels, new() { Epochs = 2 });
        model.Layers[1].Trainable = false;
        var other = model.ReplaceHead(5, [new Dense(4, Activation.Relu), new Dense(1, Activation.Sigmoid)], seed: 9);
        Assert.Equal((2, 1, null), (other.Inputs, other.Outputs, other.Loss));
        Assert.Equal(["dense_1", "activation_1", "batch_norm_1", "dropout_1", "residual_1", "dense_2", "dense_3"], other.Layers.Select(l => l.Name));
        Assert.Equal([true, false, true, true, true, true, true], other.Layers.Select(l => l.Trainable));
        var (was, now) = (Values(model), Values(other));
        foreach (var layer in model.Layers.Take(5))
        {
            foreach (var parameter in layer.Parameters.Concat(layer.States))
                Assert.Equal(was[parameter.Name], now[parameter.Name]);
        }
        // The copy is one: training it changes nothing of the first.
        other.Compile(Loss.BinaryCrossEntropy, new Adam(0.01));
        other.Fit(x, labels.ToArray().Select(l => l > 0 ? 1 : 0).ToArray());
        Assert.Equal(was.Values.SelectMany(v => v), Values(model).Values.SelectMany(v => v));
        Assert.Equal(model.Predict(x).ToArray(), model.ReplaceHead(6, []).Predict(x).ToArray());
        Assert.Contains("7 layers are to be kept of 6", Assert.Throws<ArgumentOutOfRangeException>("keep", () => model.ReplaceHead(7, [])).Message, StringComparison.Ordinal);
        Assert.Throws<ModelShapeException>(() => model.ReplaceHead(0, []));
    }

    [Fact]
    public void Files_keep_what_is_frozen()
    {
        using var folder = new TemporaryFolder();
        var (x, labels) = StepTests.Blobs<float>(100);
        var model = Deep();
        model.Layers[0].Trainable = model.Layers[4].Trainable = false;
        model.Compile(Loss.CategoricalCrossEntropy, new Adam(0.01));
        model.Fit(x, labels, new() { Callbacks = [new Checkpoint(folder["c"])] });
        model.Save(folder["m"]);
        foreach (var loaded in new[] { Sequential<float>.Load(folder["m"], TestBlas.Managed), Sequential<float>.LoadCheckpoint(folder["c"], TestBlas.Managed) })
            Assert.Equal(model.Layers.Select(l => l.Trainable), loaded.Layers.Select(l => l.Trainable));
        var resumed = Sequential<float>.LoadCheckpoint(folder["c"], TestBlas.Managed);
        model.Fit(x, labels);
        resumed.Fit(x, labels);
        Assert.Equal(StepTests.Weights(model), StepTests.Weights(resumed));
        Assert.Contains("of them frozen", model.Summary().ToString(), StringComparison.Ordinal);
        Assert.Equal(model.Summary().Parameters - 21 - 63 - 14, model.Summary().TrainableParameters - 7);
    }

    [Fact]
    public void A_model_that_is_frozen_whole_only_measures()
    {
        var (x, labels) = StepTests.Blobs<float>(60);
        foreach (var method in new Optimizer[] { new Adam(), new Lbfgs(), new Sgd(0.1, 0.9, weightDecay: 0.1) { ClipNormEach = 1 } })
        {
            var model = StepTests.Classifier<float>(2);
            foreach (var layer in model.Layers)
                layer.Trainable = false;
            model.Compile(Loss.CategoricalCrossEntropy, method);
            var before = StepTests.Weights(model);
            var loss = model.Fit(x, labels, new() { BatchSize = 60 }).Epochs[0].Loss;
            Assert.Equal(before, StepTests.Weights(model));
            Assert.Equal(model.Evaluate(x, labels).Loss, loss, 1e-6);
        }
    }

    [Fact]
    public void Each_parameters_gradient_is_limited_for_itself()
    {
        // With plain descent at rate 1 the change is the gradient: its norm is the limit where it was above, and its own where it was below.
        var (x, labels) = StepTests.Blobs<double>(60);
        double[] Norms(Optimizer optimizer)
        {
            var model = new Sequential<double>(2, [new Dense(5, Activation.Tanh), new Dense(3, Activation.Softmax)], 3, blas: TestBlas.Managed);
            model.Compile(Loss.CategoricalCrossEntropy, optimizer);
            var before = model.Parameters.Select(p => p.Value.ToArray()).ToArray();
            model.Fit(x, labels, new() { BatchSize = 60 });
            return [.. model.Parameters.Select((p, k) => Math.Sqrt(p.Value.ToArray().Select((v, i) => (v - before[k][i]) * (v - before[k][i])).Sum()))];
        }
        var free = Norms(new Sgd(1));
        var limit = free.Order().ElementAt(1) * 1.01;
        var clipped = Norms(new Sgd(1) { ClipNormEach = limit });
        Assert.Equal(2, free.Count(n => n > limit));
        for (var k = 0; k < free.Length; k++)
            Assert.Equal(Math.Min(free[k], limit), clipped[k], 1e-12);
        Assert.Throws<ArgumentException>("method", () => Norms(new Sgd(1) { ClipNormEach = 1, ClipNorm = 1 }));
        using var folder = new TemporaryFolder();
        var saved = StepTests.Classifier<float>(1);
        saved.Compile(Loss.CategoricalCrossEntropy, new RmsProp { ClipNormEach = 0.5 });
        saved.Save(folder["m"]);
        Assert.Equal(0.5, Sequential<float>.Load(folder["m"], TestBlas.Managed).Optimizer!.ClipNormEach);
    }

    private static Sequential<float> Deep() => new(
        2,
        [
            new Dense(7), new Activate(Activation.Gelu), new BatchNorm(), new Dropout(0.1),
            new Residual(new Dense(7, Activation.Tanh), new BatchNorm()), new Dense(3, Activation.Softmax),
        ],
        6, blas: TestBlas.Managed);

    private static Dictionary<string, float[]> Values(Sequential<float> model) =>
        model.Parameters.Concat(model.States).ToDictionary(p => p.Name, p => p.Value.ToArray());
}
