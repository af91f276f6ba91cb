using Nn.Datasets;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;

namespace Nn.Tests.Datasets;

public class DigitsTests
{
    [Fact]
    public void The_images_are_those_of_the_original()
    {
        var all = Digits.LoadAll<float>();
        Assert.Equal((Digits.Count, Digits.Features, 10), (all.Count, all.Features, all.Classes));
        // The counts of the original's documentation for its test part.
        int[] counts = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180];
        Assert.Equal(counts, Enumerable.Range(0, 10).Select(k => all.Labels.ToArray().Count(l => l == k)));
        Assert.Equal((0f, 16f), (all.X.ToArray().Min(), all.X.ToArray().Max()));
        Assert.Equal([0f, 0, 5, 13, 9, 1, 0, 0], all.X.AsSpan()[..8].ToArray());
        Assert.Equal([1.0 / 16], all.Scaling.Factors);
    }

    [Fact]
    public void The_division_is_fixed_stratified_and_loses_nothing()
    {
        var (train, test) = Digits.Load<float>();
        Assert.Equal(Digits.Count, train.Count + test.Count);
        for (var k = 0; k < 10; k++)
        {
            var inTest = test.Labels.ToArray().Count(l => l == k);
            var inTrain = train.Labels.ToArray().Count(l => l == k);
            Assert.Equal((int)Math.Round(0.2 * (inTest + inTrain)), inTest);
        }
        var (again, _) = Digits.Load<float>();
        Assert.Equal(train.X.ToArray(), again.X.ToArray());
        static string Key(Dataset<float> set, int i) => string.Join(',', set.X.AsSpan().Slice(i * 64, 64).ToArray()) + ":" + set.Labels.Span[i];
        var divided = Enumerable.Range(0, train.Count).Select(i => Key(train, i)).Concat(Enumerable.Range(0, test.Count).Select(i => Key(test, i)));
        var all = Digits.LoadAll<float>();
        Assert.Equal(Enumerable.Range(0, all.Count).Select(i => Key(all, i)).Order(), divided.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_small_network_learns_them(ulong seed)
    {
        var (train, test) = Digits.Load<float>();
        var model = new Sequential<float>(
            64, [new Dense(128, Activation.Relu), new Dense(64, Activation.Relu), new Dense(10, Activation.Softmax)], seed, train.Scaling, TestBlas.Managed);
        model.Compile(Loss.CategoricalCrossEntropy, new Adam(0.002));
        model.Fit(train.X, train.Labels, new() { Epochs = 30, BatchSize = 32 });
        var result = model.Evaluate(test.X, test.Labels);
        Assert.InRange(result.Accuracy!.Value, 0.97, 1);
        Assert.Equal(result.Accuracy.Value, result.Report!.Accuracy, 1e-12);
        Assert.Equal(test.Count, result.Report.Confusion.Total);
        var predicted = model.PredictClasses(test.X);
        Assert.Equal(result.Accuracy.Value, Nn.Metrics.Accuracy.Of(test.Labels.Span, predicted), 1e-12);
    }
}
