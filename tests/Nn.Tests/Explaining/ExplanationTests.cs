using System.IO.Compression;
using Blas.Arrays;
using Nn.Explaining;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Random;
using Nn.Tests.Models;

namespace Nn.Tests.Explaining;

public class ExplanationTests
{
    [Fact]
    public void Saliency_agrees_with_central_differences()
    {
        var model = new Sequential<double>(
            4,
            [
                new Dropout(0.3), new Dense(9), new BatchNorm(), new Activate(Activation.Silu), new Residual(new LayerNorm(), new Dense(9, Activation.Tanh)),
                new Dense(3, Activation.Softmax),
            ],
            seed: 2, InputScaling.Of([0.5, 1, 0, -1], [2, 0.5, 1, 3]), TestBlas.Managed);
        foreach (ref var v in model.States[0].Value.AsSpan())
            v = 0.3;
        var x = Samples(70, 4);
        int[] outputs = [.. Enumerable.Range(0, 70).Select(i => i % 3)];
        var saliency = Explanation.Saliency(model, x, outputs);
        Assert.Equal([70, 4], saliency.Shape.ToArray());
        for (var i = 0; i < 70; i += 23)
        {
            for (var j = 0; j < 4; j++)
            {
                // The logits: log p less the mean of all log p, whose gradient is the logit's less the mean of all logits'. Differences of
                // two outputs' logits are told by the probabilities alone.
                double Difference()
                {
                    var p = model.Predict(x);
                    return Math.Log(p[i, outputs[i]]) - Math.Log(p[i, (outputs[i] + 1) % 3]);
                }
                var kept = x[i, j];
                x[i, j] = kept + 1e-5;
                var above = Difference();
                x[i, j] = kept - 1e-5;
                var below = Difference();
                x[i, j] = kept;
                var other = Explanation.Saliency(model, x, outputs.Select(o => (o + 1) % 3).ToArray());
                Assert.Equal((above - below) / 2e-5, saliency[i, j] - other[i, j], 1e-8);
            }
        }
        Assert.Throws<ArgumentException>("outputs", () => Explanation.Saliency(model, x, new int[3]));
        Assert.Throws<ArgumentException>("outputs", () => Explanation.Saliency(model, x, Enumerable.Repeat(3, 70).ToArray()));
    }

    [Fact]
    public void Integrated_gradients_sum_to_the_change_of_the_output()
    {
        var model = new Sequential<double>(4, [new Dense(16, Activation.Tanh), new Dense(2)], 3, blas: TestBlas.Managed);
        var x = Samples(5, 4);
        double[] baseline = [0.1, -0.2, 0.3, 0];
        var found = Explanation.IntegratedGradients(model, x, new[] { 0, 1, 0, 1, 0 }, baseline, steps: 300);
        var (at, from) = (model.Predict(x), model.Predict(NdArray.FromSpan<double>(baseline, 1, 4)));
        for (var i = 0; i < 5; i++)
        {
            var sum = Enumerable.Range(0, 4).Sum(j => found[i, j]);
            Assert.Equal(at[i, i % 2] - from[0, i % 2], sum, 1e-4);
        }
    }

    [Fact]
    public void A_feature_that_decides_is_found_and_one_that_does_not_has_no_part()
    {
        var random = new Xoshiro256(3);
        var x = Samples(300, 3);
        int[] labels = [.. Enumerable.Range(0, 300).Select(i => x[i, 1] > 0 ? 1 : 0)];
        var before = x.ToArray();
        double Score(NdArray<double> samples) => Enumerable.Range(0, 300).Count(i => (samples[i, 1] > 0 ? 1 : 0) == labels[i]) / 300.0;
        var importance = Explanation.PermutationImportance(Score, x, repeats: 10, seed: 1);
        Assert.Equal(new FeatureImportance(0, 0), importance[0]);
        Assert.Equal(new FeatureImportance(0, 0), importance[2]);
        // Half of the exchanged values have the other sign.
        Assert.InRange(importance[1].Mean, 0.4, 0.6);
        Assert.InRange(importance[1].Deviation, 0.001, 0.1);
        Assert.Equal(before, x.ToArray());
        _ = random;
    }

    [Fact]
    public void Features_become_a_picture()
    {
        using var folder = new TemporaryFolder();
        var model = new Sequential<float>(6, [new Dense(5, Activation.Relu), new Dense(2)], 1, blas: TestBlas.Managed);
        var features = Explanation.FirstLayerFeatures(model);
        Assert.Equal([5, 6], features.Shape.ToArray());
        Assert.Equal(model.Parameters[0].Value[4, 3], features[3, 4]);
        features[2, 0] = 100;
        features[2, 1] = -50;
        ImageGrid.SavePng(folder["f.png"], features, 2, 3);
        var bytes = File.ReadAllBytes(folder["f.png"]);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], bytes[..8]);
        // Five images in a grid of 3 x 2: 3 * 4 - 1 pixels across, 2 * 3 - 1 down.
        Assert.Equal(11, bytes[19]);
        Assert.Equal(5, bytes[23]);
        // The checksum of an empty IEND piece is known.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], bytes[^12..]);
        var length = bytes[33] << 24 | bytes[34] << 16 | bytes[35] << 8 | bytes[36];
        using var zlib = new ZLibStream(new MemoryStream(bytes, 41, length), CompressionMode.Decompress);
        var lines = new MemoryStream();
        zlib.CopyTo(lines);
        var pixels = lines.ToArray();
        Assert.Equal(12 * 5, pixels.Length);
        // The third image stands at the right of the first row: white, and half as dark.
        Assert.Equal(255, pixels[1 + 8]);
        Assert.Equal(64, pixels[1 + 9], 1.0);
        Assert.Throws<ArgumentException>("images", () => ImageGrid.SavePng(folder["g.png"], features, 3, 3));
    }

    [Fact]
    public void A_diagnosis_finds_what_is_wrong_and_changes_nothing()
    {
        var (x, labels) = StepTests.Blobs<double>(100);
        var model = Deep(Activation.Relu, 1);
        var before = StepTests.Weights(model);
        Assert.Empty(Diagnosis.Of(model, x, labels).Findings);
        Assert.Equal(before, StepTests.Weights(model));

        model.Parameters[1].Value.AsSpan().Fill(-1000);
        Contains(model, "'dense_1': 8 of 8 units give the same");

        var small = Deep(Activation.Sigmoid, 12);
        Contains(small, "gradients vanish");
        var large = new Sequential<double>(2, [.. Enumerable.Range(0, 8).Select(_ => new Dense(8)), new Dense(3)], 3, blas: TestBlas.Managed);
        foreach (var parameter in large.Parameters.Skip(2).Where(p => p.Shape.Count == 2))
        {
            foreach (ref var w in parameter.Value.AsSpan())
                w *= 100;
        }
        large.Compile(Loss.MeanSquaredError, new Sgd());
        var y = NdArray.Zeros<double>(100, 3);
        Assert.Contains(Diagnosis.Of(large, x, y).Findings, f => f.Contains("gradients explode", StringComparison.Ordinal));

        var constant = x.Copy();
        for (var i = 0; i < 100; i++)
            constant[i, 1] = 5000;
        var text = Diagnosis.Of(Deep(Activation.Relu, 1), constant, labels).ToString();
        Assert.Contains("1 of 2 inputs are the same in every sample", text, StringComparison.Ordinal);
        Assert.Contains("inputs reach 5000", text, StringComparison.Ordinal);

        var broken = x.Copy();
        broken[17, 1] = double.NaN;
        Assert.Contains("input 1 of sample 17 is NaN", Diagnosis.Of(Deep(Activation.Relu, 1), broken, labels).Findings[0], StringComparison.Ordinal);
        model = Deep(Activation.Relu, 1);
        model.Parameters[2].Value.AsSpan()[3] = double.NaN;
        Contains(model, "element 3 of 'dense_2.weight' is NaN");
        model = Deep(Activation.Linear, 1);
        foreach (var parameter in model.Parameters)
            parameter.Value.AsSpan().Fill(1e200);
        Contains(model, "of layer 'dense_2' is Infinity for sample 0, from finite inputs and weights");

        void Contains(Sequential<double> network, string expected) =>
            Assert.Contains(Diagnosis.Of(network, x, labels).Findings, f => f.Contains(expected, StringComparison.Ordinal));
    }

    private static Sequential<double> Deep(Activation activation, int hidden)
    {
        var model = new Sequential<double>(
            2, [.. Enumerable.Range(0, hidden).Select(_ => new Dense(8, activation)), new Dense(3, Activation.Softmax)], 3, blas: TestBlas.Managed);
        model.Compile(Loss.CategoricalCrossEntropy, new Sgd());
        return model;
    }

    private static NdArray<double> Samples(int rows, int columns)
    {
        var random = new Xoshiro256(4);
        var x = NdArray.Zeros<double>(rows, columns);
        foreach (ref var value in x.AsSpan())
            value = 2 * random.NextDouble() - 1;
        return x;
    }
}
