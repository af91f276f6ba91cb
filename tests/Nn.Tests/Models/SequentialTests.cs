using Blas.Arrays;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Training;

namespace Nn.Tests.Models;

public class SequentialTests
{
    [Fact]
    public void A_prediction_is_the_formula()
    {
        var model = new Sequential<double>(2, [new Dense(2, Activation.Relu), new Dense(1)], scaling: InputScaling.DivideBy(2), blas: TestBlas.Managed);
        Set(model, 0, [1, -1, 2, 0.5]);
        Set(model, 1, [0.25, -0.5]);
        Set(model, 2, [3, 10]);
        Set(model, 3, [-1]);
        // x / 2 = (1, 2): z = (1 + 4 + 0.25, -1 + 1 - 0.5) = (5.25, -0.5), h = (5.25, 0), y = 15.75 - 1.
        Assert.Equal([14.75], model.Predict(NdArray.FromSpan<double>([2, 4], 1, 2)).ToArray());
    }

    [Fact]
    public void Predictions_do_not_depend_on_how_samples_come()
    {
        var (x, _) = StepTests.Blobs<float>(700);
        var model = StepTests.Classifier<float>(3);
        var whole = model.Predict(x).ToArray();
        var span = new float[3 * 700];
        model.Predict(x.AsSpan(), span);
        Assert.Equal(whole, span);
        // A view with gaps, every second sample; and one whose features are not neighbours.
        Assert.Equal(
            Enumerable.Range(0, 350).SelectMany(i => whole.AsSpan(6 * i, 3).ToArray()), model.Predict(x[new Slice(null, null, 2)]).ToArray());
        Assert.Equal(whole, model.Predict(x.T.Copy().T).ToArray());
    }

    [Fact]
    public async Task Many_threads_predict_with_one_model_and_get_the_same_bits()
    {
        var (x, _) = StepTests.Blobs<float>(100);
        var model = StepTests.Classifier<float>(3);
        var expected = model.Predict(x).ToArray();
        var threads = Enumerable.Range(0, 32).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
                Assert.Equal(expected, model.Predict(x).ToArray());
        })).ToArray();
        await Task.WhenAll(threads);
    }

    [Fact]
    public void Probabilities_are_softmax_of_the_logits_where_the_loss_includes_it()
    {
        var (x, labels) = StepTests.Blobs<double>(20);
        Sequential<double> Make(Activation last, bool fromLogits)
        {
            var model = new Sequential<double>(2, [new Dense(5, Activation.Tanh), new Dense(3, last)], seed: 8, blas: TestBlas.Managed);
            model.Compile(new CategoricalCrossEntropy(fromLogits), new Adam(0.05));
            model.Fit(x, labels, new() { Epochs = 3 });
            return model;
        }
        var inside = Make(Activation.Softmax, false);
        var outside = Make(Activation.Linear, true);
        var a = inside.PredictProba(x).ToArray();
        var b = outside.PredictProba(x).ToArray();
        for (var i = 0; i < a.Length; i++)
            Assert.Equal(a[i], b[i], 1e-14);
        Assert.Equal(inside.PredictClasses(x), outside.PredictClasses(x));
        Assert.NotEqual(a, outside.Predict(x).ToArray());
    }

    [Fact]
    public void Two_classes_are_learned_with_one_output()
    {
        var (x, three) = StepTests.Blobs<float>(300);
        int[] labels = [.. three.Select(l => l == 1 ? 1 : 0)];
        var model = new Sequential<float>(2, [new Dense(8, Activation.Tanh), new Dense(1, Activation.Sigmoid)], seed: 1, blas: TestBlas.Managed);
        model.Compile(Loss.BinaryCrossEntropy, new Adam(0.02));
        model.Fit(x, labels, new() { Epochs = 20 });
        var result = model.Evaluate(x, labels);
        Assert.InRange(result.Accuracy!.Value, 0.98, 1);
        Assert.Equal(2, result.Report!.Classes.Count);
        Assert.Equal(result.Accuracy.Value, Nn.Metrics.Accuracy.Of(labels, model.PredictClasses(x)), 1e-12);
        var y = NdArray.FromSpan<float>([.. labels.Select(l => (float)l)]);
        Assert.Equal(result.Loss, model.Evaluate(x, y).Loss, 1e-12);
    }

    [Fact]
    public void A_line_is_fitted()
    {
        var x = NdArray.Linspace<double>(-1, 1, 64).Reshape(64, 1);
        var y = NdArray.FromSpan<double>([.. x.ToArray().Select(v => 3 * v - 2)]);
        var model = new Sequential<double>(1, [new Dense(1)], blas: TestBlas.Managed);
        model.Compile(Loss.MeanSquaredError, new Sgd(0.3));
        var history = model.Fit(x, y, new() { Epochs = 100, BatchSize = 16 });
        Assert.Equal(3, model.Parameters[0].Value.Item(), 1e-6);
        Assert.Equal(-2, model.Parameters[1].Value.Item(), 1e-6);
        Assert.Null(history.Epochs[0].Accuracy);
        var result = model.Evaluate(x, y);
        Assert.Null(result.Accuracy);
        Assert.Null(result.Report);
        Assert.Throws<InvalidOperationException>(() => model.PredictClasses(x));
    }

    [Fact]
    public void The_summary_counts_parameters()
    {
        var model = new Sequential<float>(
            784, [new Dense(256, Activation.Relu), new Dense(128, Activation.Relu, useBias: false), new Dense(10, Activation.Softmax) { Name = "digits" }],
            blas: TestBlas.Managed);
        var summary = model.Summary();
        Assert.Equal([200_960L, 32_768, 1_290], summary.Layers.Select(l => l.Parameters));
        Assert.Equal(["dense_1", "dense_2", "digits"], summary.Layers.Select(l => l.Name));
        Assert.Equal(235_018, summary.Parameters);
        Assert.Equal("(batch, 10)", summary.Layers[2].OutputShape);
        Assert.Contains("235,018 parameters, 918.0 KiB", summary.ToString(), StringComparison.Ordinal);
        Assert.All(model.Parameters, p => Assert.Equal(0, PointerOf(p) % 64));
    }

    [Fact]
    public void What_does_not_fit_is_named_when_the_model_is_built()
    {
        Assert.Throws<ArgumentOutOfRangeException>("inputs", () => new Sequential<float>(0, [new Dense(1)], blas: TestBlas.Managed));
        Assert.Throws<ModelShapeException>(() => new Sequential<float>(1, [], blas: TestBlas.Managed));
        Assert.Throws<ArgumentOutOfRangeException>("units", () => new Dense(0));
        Assert.Throws<ArgumentOutOfRangeException>("activation", () => new Dense(1, (Activation)99));
        var e = Assert.Throws<ModelShapeException>(
            () => new Sequential<float>(1, [new Dense(2) { Name = "a" }, new Dense(2) { Name = "a" }], blas: TestBlas.Managed));
        Assert.Contains("Layer 2 has the name 'a'", e.Message, StringComparison.Ordinal);
        e = Assert.Throws<ModelShapeException>(
            () => new Sequential<float>(1_000_000, [new Dense(1), new Dense(1_000_000), new Dense(1_000_000)], blas: TestBlas.Managed));
        Assert.Contains("Layer 'dense_3': parameter 'weight' can't have the shape (1000000, 1000000)", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => new Sequential<float>(3, [new Dense(1)], scaling: InputScaling.Of([0, 0], [1, 1]), blas: TestBlas.Managed));
    }

    [Fact]
    public void A_loss_that_does_not_fit_the_last_layer_is_refused()
    {
        var model = new Sequential<float>(2, [new Dense(3, Activation.Relu) { Name = "out" }], blas: TestBlas.Managed);
        var e = Assert.Throws<ArgumentException>("loss", () => model.Compile(Loss.CategoricalCrossEntropy, new Adam()));
        Assert.Contains("needs the activation softmax in the last layer; 'out' has relu", e.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => model.Fit(NdArray.Zeros<float>(1, 2), new int[1]));
        Assert.Throws<InvalidOperationException>(() => model.TrainOnBatch(new float[2], new float[3]));
    }

    [Fact]
    public void Data_that_does_not_fit_is_named()
    {
        var model = StepTests.Classifier<float>(1);
        model.Compile(Loss.CategoricalCrossEntropy, new Adam());
        var x = NdArray.Zeros<float>(4, 2);
        Says("(4, 3), expected (samples, 2)", () => model.Fit(NdArray.Zeros<float>(4, 3), new int[4]));
        Says("4 samples but 3 labels", () => model.Fit(x, new int[3]));
        Says("Label 3 of sample 1 is not in [0, 3)", () => model.Fit(x, new[] { 0, 3, 0, 0 }));
        Says("(4, 2), expected (samples, 3)", () => model.Fit(x, x));
        Says("0 samples", () => model.Fit(NdArray.Zeros<float>(0, 2), Array.Empty<int>()));
        Says("BatchSize is 0", () => model.Fit(x, new int[4], new() { BatchSize = 0 }));
        Says("Epochs is -1", () => model.Fit(x, new int[4], new() { Epochs = -1 }));
        Says("ValidationSplit is 1", () => model.Fit(x, new int[4], new() { ValidationSplit = 1 }));
        Says("leaves 0 of 4", () => model.Fit(x, new int[4], new() { ValidationSplit = 0.01 }));
        Says("(4, 3), expected", () => model.Fit(x, new int[4], new() { Validation = new(NdArray.Zeros<float>(4, 3), new int[4]) }));
        Says("(4, 3), expected (samples, 2)", () => model.Predict(NdArray.Zeros<float>(4, 3)));
        Says("expected a multiple of 2", () => model.Predict(new float[3], new float[3]));
        Says("'y' has 4 elements, expected 6", () => model.Predict(new float[4], new float[4]));
        model.Compile(Loss.MeanSquaredError, new Adam());
        Says("takes targets of shape (samples, 3), not labels", () => model.Fit(x, new int[4]));

        static void Says(string text, Action action) => Assert.Contains(text, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Standardizing_gives_mean_zero_and_variance_one_and_no_NaN()
    {
        double[] samples = [1e9 + 1, 5, 1e9 + 3, 5, 1e9 + 5, 5];
        var scaling = InputScaling.Standardize<double>(samples, 2);
        Assert.Equal([1e9 + 3, 5], scaling.Offsets);
        Assert.Equal(1 / Math.Sqrt(8 / 3.0), scaling.Factors[0], 1e-12);
        Assert.Equal(1, scaling.Factors[1]);
        var model = new Sequential<double>(2, [new Dense(2)], scaling: scaling, blas: TestBlas.Managed);
        Set(model, 0, [1, 0, 0, 1]);
        var y = model.Predict(NdArray.FromSpan<double>(samples, 3, 2)).ToArray();
        double[] expected = [-Math.Sqrt(1.5), 0, 0, 0, Math.Sqrt(1.5), 0];
        for (var i = 0; i < 6; i++)
            Assert.Equal(expected[i], y[i], 1e-12);
    }

    private static void Set(Sequential<double> model, int parameter, double[] values) => values.CopyTo(model.Parameters[parameter].Value.AsSpan());

    private static unsafe long PointerOf(Parameter<float> parameter) => (long)parameter.Value.Pointer;
}
