using Nn.Initializers;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Random;
using Nn.Tests.Models;

namespace Nn.Tests.Layers;

/// <summary>The gradients of whole models around every kind of layer, by parameters and by inputs, against central differences.</summary>
public class LayerGradientTests
{
    private static readonly Dictionary<string, Layer[]> s_models = new()
    {
        ["activation"] = [new Dense(11), new Activate(Activation.Gelu), new Dense(6), new Activate(Activation.Softmax), new Dense(3)],
        ["dropout"] = [new Dropout(0.3), new Dense(11, Activation.Tanh), new Dropout(0.5), new Dense(3)],
        ["noise"] = [new GaussianNoise(0.3), new Dense(11, Activation.Tanh), new GaussianNoise(0.1), new Dense(3)],
        ["batch_norm"] = [new Dense(11), new BatchNorm(), new Activate(Activation.Silu), new Dense(3), new BatchNorm(0.5, 1e-2)],
        ["layer_norm"] = [new LayerNorm(), new Dense(11), new LayerNorm(), new Activate(Activation.Tanh), new Dense(3)],
        ["residual"] =
        [
            new Dense(9, Activation.Tanh),
            new Residual(new Dense(14, Activation.Silu), new Dropout(0.2), new BatchNorm(), new Dense(9)),
            new Residual(new Residual(new LayerNorm(), new Dense(9, Activation.Sigmoid)), new Dense(9, Activation.Elu)),
            new Dense(3),
        ],
        ["regularized"] =
        [
            new Dense(11, Activation.Tanh) { Regularizer = Regularizer.Elastic(0.01, 0.02), BiasRegularizer = Regularizer.L1(0.03) },
            new Dense(3, initializer: Initializer.Orthogonal()) { Regularizer = Regularizer.L2(0.1), BiasInitializer = Initializer.Constant(0.2) },
        ],
    };

    public static TheoryData<string> Kinds => [.. s_models.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_by_parameters_agree_with_central_differences(string kind)
    {
        var (model, engine) = Start(s_models[kind], 5, 3);
        GradientTests.CheckParameters(model, engine, 7, hasLabels: false);
    }

    [Fact]
    public void Gradients_of_an_embedding_agree_with_central_differences()
    {
        var (model, engine) = Start([new Embedding(6, 4), new Dense(3, Activation.Tanh)], 2, 3);
        for (var i = 0; i < 14; i++)
            engine.Batch.Inputs[i] = i * 5 % 6;
        GradientTests.CheckParameters(model, engine, 7, hasLabels: false);
        engine.Batch.Inputs[5] = 6;
        Assert.Contains("'embedding_1': input 1 of sample 2", Assert.Throws<ArgumentException>(() => engine.Gradients(7, false)).Message, StringComparison.Ordinal);
        engine.Batch.Inputs[5] = double.NaN;
        Assert.Throws<ArgumentException>(() => engine.Gradients(7, false));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Weighted_samples_have_gradients_too(string kind)
    {
        var (model, engine) = Start(s_models[kind], 5, 3);
        for (var i = 0; i < 7; i++)
            engine.Batch.Weights[i] = i * 0.5;
        engine.Gradients(7, false, hasWeights: true);
        var found = model.Parameters[0].Gradient.AsSpan()[1];
        var value = model.Parameters[0].Value.AsSpan();
        value[1] += 1e-5;
        var above = engine.Gradients(7, false, hasWeights: true).Loss / 7;
        value[1] -= 2e-5;
        var below = engine.Gradients(7, false, hasWeights: true).Loss / 7;
        Assert.Equal((above - below) / 2e-5, found, 1e-8);
    }

    private static (Sequential<double> Model, TrainingEngine<double> Engine) Start(Layer[] layers, int inputs, int outputs)
    {
        var model = new Sequential<double>(inputs, layers, seed: 3, blas: TestBlas.Managed);
        model.Compile(Loss.MeanSquaredError, new Sgd());
        var random = new Xoshiro256(9);
        foreach (var parameter in model.Parameters)
        {
            foreach (ref var p in parameter.Value.AsSpan())
                p += 0.3 * (2 * random.NextDouble() - 1);
        }
        var engine = model.Engine(7);
        foreach (ref var x in engine.Batch.Inputs)
            x = 2 * random.NextDouble() - 1;
        foreach (ref var t in engine.Batch.Targets)
            t = 2 * random.NextDouble() - 1;
        Assert.Equal(7 * outputs, engine.Batch.Targets.Length);
        return (model, engine);
    }
}
