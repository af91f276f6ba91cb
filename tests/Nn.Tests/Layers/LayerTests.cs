using System.Numerics;
using System.Text.Json;
using Blas.Arrays;
using Nn.Initializers;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Random;
using Nn.Tests.Models;

namespace Nn.Tests.Layers;

public class LayerTests
{
    [Fact]
    public void Dropout_drops_its_share_and_keeps_the_mean_in_training_only()
    {
        const int Rows = 1000, Columns = 101;
        var layer = new Sequential<float>(Columns, [new Dropout(0.3)], blas: TestBlas.Managed).Layers[0];
        var input = new float[Rows * Columns];
        Array.Fill(input, 2);
        var output = new float[input.Length];
        var cache = new float[input.Length];
        layer.Forward(new ForwardPass<float> { Blas = TestBlas.Managed.For<float>(), Rows = Rows, Input = input, Output = output });
        Assert.Equal(input, output);
        layer.Forward(new ForwardPass<float>
        {
            Blas = TestBlas.Managed.For<float>(),
            Rows = Rows,
            Input = input,
            Output = output,
            Cache = cache,
            Random = new Xoshiro256(1),
            Training = true,
        });
        var dropped = output.Count(v => v == 0);
        // Binomial: standard deviation sqrt(n 0.3 0.7) is 146; five of them.
        Assert.InRange(dropped, 0.3 * input.Length - 730, 0.3 * input.Length + 730);
        Assert.All(output, v => Assert.True(v == 0 || Math.Abs(v - 2 / 0.7f) < 1e-6));
    }

    [Fact]
    public void Noise_has_its_deviation()
    {
        const int Rows = 1000, Columns = 101;
        var layer = new Sequential<double>(Columns, [new GaussianNoise(0.5)], blas: TestBlas.Managed).Layers[0];
        var output = new double[Rows * Columns];
        layer.Forward(new ForwardPass<double>
        {
            Blas = TestBlas.Managed.For<double>(),
            Rows = Rows,
            Input = new double[output.Length],
            Output = output,
            Random = new Xoshiro256(1),
            Training = true,
        });
        // Standard deviations: of the mean 0.5 / sqrt(n) = 0.0016, of the variance 0.25 sqrt(2 / n) = 0.0011; five of them.
        Assert.Equal(0, output.Average(), 0.008);
        Assert.Equal(0.25, output.Average(v => v * v), 0.0056);
    }

    [Fact]
    public void Batch_norm_predicts_with_running_means()
    {
        var model = new Sequential<double>(2, [new BatchNorm(0.75, 1e-3)], blas: TestBlas.Managed);
        model.Compile(Loss.MeanSquaredError, new Sgd(0));
        double[] x = [1, 10, 3, 30], y = new double[4];
        model.TrainOnBatch(x, y);
        // Means 2 and 20, variances 1 and 100; running := 0.75 running + 0.25 batch, from 0 and 1.
        Assert.Equal([0.5, 5], model.States[0].Value.ToArray());
        Assert.Equal([1, 25.75], model.States[1].Value.ToArray());
        model.Predict(x, y);
        Assert.Equal((1 - 0.5) / Math.Sqrt(1.001), y[0], 1e-14);
        Assert.Equal((30 - 5) / Math.Sqrt(25.751), y[3], 1e-13);
        Assert.Throws<InvalidOperationException>(() => model.States[0].Gradient);
    }

    [Fact]
    public void Max_norm_limits_each_units_weights()
    {
        var model = new Sequential<double>(
            3, [new Dense(70, Activation.Tanh) { MaxNorm = 0.5 }, new Dense(1)], seed: 1, blas: TestBlas.Managed);
        model.Compile(Loss.MeanSquaredError, new Sgd(0.1));
        model.TrainOnBatch([1, 2, 3], new double[] { 1 });
        var w = model.Parameters[0].Value;
        for (var j = 0; j < 70; j++)
            Assert.InRange(Math.Sqrt(w[0, j] * w[0, j] + w[1, j] * w[1, j] + w[2, j] * w[2, j]), 0, 0.5 + 1e-12);
    }

    [Fact]
    public void Every_layer_comes_back_from_a_file_and_predicts_the_same()
    {
        using var folder = new TemporaryFolder();
        var model = new Sequential<double>(
            6,
            [
                new Dropout(0.1), new GaussianNoise(0.2), new Dense(8, Activation.Gelu, Initializer.Orthogonal(1.5))
                {
                    Regularizer = Regularizer.Elastic(0.1, 0.2), BiasRegularizer = Regularizer.L1(0.3), MaxNorm = 3,
                    BiasInitializer = Initializer.Uniform(-0.25, 0.5), Name = "first",
                },
                new BatchNorm(0.9, 1e-4), new Activate(Activation.Selu), new Residual(new Dense(5) { Name = "inner" }, new LayerNorm(1e-5), new Dense(8)),
                new Dense(3, Activation.LogSoftmax),
            ],
            seed: 5, blas: TestBlas.Managed);
        model.Compile(Loss.NegativeLogLikelihood, new AdamW(0.01) { ClipNorm = 1, ClipValue = 2 });
        var x = NdArray.Linspace<double>(-1, 1, 60).Reshape(10, 6);
        model.Fit(x, new[] { 0, 1, 2, 0, 1, 2, 0, 1, 2, 0 }, new() { Epochs = 2 });
        model.Save(folder["m"]);
        var loaded = Sequential<double>.Load(folder["m"], TestBlas.Managed);
        Assert.Equal(model.Predict(x).ToArray(), loaded.Predict(x).ToArray());
        Assert.Equal(model.Summary().ToString(), loaded.Summary().ToString());
        Assert.Equal(model.Parameters.Select(p => p.Name), loaded.Parameters.Select(p => p.Name));
        Assert.Contains("residual_1.inner.weight", loaded.Parameters.Select(p => p.Name));
        Assert.Equal(model.Parameters.Select(p => (p.Initializer.Name, p.Regularizer, p.MaxNorm)), loaded.Parameters.Select(p => (p.Initializer.Name, p.Regularizer, p.MaxNorm)));
        Assert.Equal(model.States.SelectMany(p => p.Value.ToArray()), loaded.States.SelectMany(p => p.Value.ToArray()));
        Assert.True(loaded.Optimizer is AdamW { ClipNorm: 1, ClipValue: 2, WeightDecay: 0.01 });
        // Trained on, both go the same way: the file holds everything but the moments.
        loaded.Compile(loaded.Loss!, new Sgd(0.1));
        model.Compile(model.Loss!, new Sgd(0.1));
        model.TrainOnBatch(x.AsSpan(), [0, 1, 2, 0, 1, 2, 0, 1, 2, 0]);
        loaded.TrainOnBatch(x.AsSpan(), [0, 1, 2, 0, 1, 2, 0, 1, 2, 0]);
        Assert.Equal(StepTests.Weights(model), StepTests.Weights(loaded));
    }

    [Fact]
    public void Log_probabilities_make_a_classifier()
    {
        var (x, labels) = StepTests.Blobs<double>(90);
        var model = new Sequential<double>(2, [new Dense(8, Activation.Tanh), new Dense(3, Activation.LogSoftmax)], 1, blas: TestBlas.Managed);
        model.Compile(Loss.NegativeLogLikelihood, new Adam(0.05));
        model.Fit(x, labels, new() { Epochs = 30 });
        var (p, log) = (model.PredictProba(x), model.Predict(x));
        Assert.Equal(Math.Exp(log[3, 1]), p[3, 1], 1e-14);
        var classes = model.PredictClasses(x);
        Assert.Equal(classes.Zip(labels).Count(c => c.First == c.Second) / 90.0, model.Evaluate(x, labels).Accuracy!.Value, 1e-14);
        Assert.InRange(model.Evaluate(x, labels).Accuracy!.Value, 0.95, 1);
    }

    [Fact]
    public void A_step_of_any_layer_allocates_nothing()
    {
        var model = new Sequential<float>(
            4,
            [
                new Dropout(0.1), new GaussianNoise(0.1), new Dense(9, Activation.Silu) { Regularizer = Regularizer.L2(), MaxNorm = 2 }, new BatchNorm(),
                new Activate(Activation.Elu), new Residual(new Dense(9, Activation.Gelu), new LayerNorm(), new Dropout(0.2)), new Dense(3, Activation.Softmax),
            ],
            blas: TestBlas.Managed);
        model.Compile(Loss.CategoricalCrossEntropy, new Adam { ClipNorm = 1 });
        var x = new float[4 * 8];
        int[] labels = [0, 1, 2, 0, 1, 2, 0, 1];
        for (var i = 0; i < 50; i++)
            model.TrainOnBatch(x, labels);
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (var i = 0; i < 10; i++)
                model.TrainOnBatch(x, labels);
        }));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_told_when_the_model_is_built()
    {
        var e = Assert.Throws<ModelShapeException>(() => new Sequential<float>(3, [new Dense(4), new Residual(new Dense(5))], blas: TestBlas.Managed));
        Assert.Contains("'residual_1': its last layer 'residual_1.dense_1' has 5 outputs, expected the 4 inputs", e.Message, StringComparison.Ordinal);
        Assert.Throws<ModelShapeException>(() => new Sequential<float>(100_000, [new Embedding(2, 100_000)], blas: TestBlas.Managed));
        Assert.Throws<ArgumentException>("layers", () => new Residual());
        var nested = new Residual(new Dense(2));
        for (var depth = 2; depth <= 8; depth++)
            nested = new Residual(nested);
        Assert.Throws<ArgumentException>("layers", () => new Residual(nested));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => new Dropout(1));
        Assert.Throws<ArgumentOutOfRangeException>("deviation", () => new GaussianNoise(-1));
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new BatchNorm(1));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new LayerNorm(0));
        Assert.Throws<ArgumentOutOfRangeException>("vocabulary", () => new Embedding(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("l2", () => Regularizer.L2(double.NaN));
    }

    [Fact]
    public void A_layer_of_ones_own_trains_and_comes_back()
    {
        using var folder = new TemporaryFolder();
        var model = new Sequential<double>(3, [new Scale { Power = 2 }, new Dense(1)], seed: 2, blas: TestBlas.Managed);
        model.Compile(Loss.MeanSquaredError, new Sgd(0.01));
        model.TrainOnBatch([1, 2, 3, 4, 5, 6], new double[] { 1, -1 });
        Assert.NotEqual([1.0, 1, 1], model.Parameters[0].Value.ToArray());
        model.Save(folder["m"]);
        Assert.Contains("'scale' is unknown", Assert.Throws<ModelFormatException>(() => Sequential<double>.Load(folder["m"], TestBlas.Managed)).Message, StringComparison.Ordinal);
        LayerCatalog.Register("scale", json => new Scale { Power = json.GetProperty("power").GetInt32() });
        var loaded = Sequential<double>.Load(folder["m"], TestBlas.Managed);
        double[] before = new double[1], after = new double[1];
        model.Predict([1, 2, 3], before);
        loaded.Predict([1, 2, 3], after);
        Assert.Equal(before, after);
        Assert.Throws<ArgumentException>("kind", () => LayerCatalog.Register("dense", _ => new Dense(1)));
    }

    /// <summary>y = s^power x, with an s for each feature: an own layer with parameters, constants and a way back.</summary>
    private sealed class Scale : Layer
    {
        public int Power { get; init; } = 1;

        public override string Kind => "scale";

        public override Layer<T> Build<T>(LayerBuilder<T> context) => new Working<T>(Power, context);

        public override void WriteConfiguration(Utf8JsonWriter json) => json.WriteNumber("power", Power);

        private sealed class Working<T> : Layer<T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            private readonly int _power;
            private readonly Parameter<T> _scale;

            public Working(int power, LayerBuilder<T> context)
                : base(context, context.Inputs)
            {
                _power = power;
                _scale = context.Declare("scale", Initializer.Ones, 1, 1, Inputs);
            }

            public override void Forward(in ForwardPass<T> pass)
            {
                var s = _scale.Value.AsSpan();
                for (var i = 0; i < pass.Output.Length; i++)
                    pass.Output[i] = pass.Input[i] * T.Pow(s[i % Inputs], T.CreateChecked(_power));
            }

            public override void Backward(in BackwardPass<T> pass)
            {
                var s = _scale.Value.AsSpan();
                var g = _scale.Gradient.AsSpan();
                g.Clear();
                for (var i = 0; i < pass.OutputGradient.Length; i++)
                {
                    g[i % Inputs] += pass.OutputGradient[i] * pass.Input[i] * T.CreateChecked(_power) * T.Pow(s[i % Inputs], T.CreateChecked(_power - 1));
                    if (!pass.InputGradient.IsEmpty)
                        pass.InputGradient[i] = pass.OutputGradient[i] * T.Pow(s[i % Inputs], T.CreateChecked(_power));
                }
            }
        }
    }
}
