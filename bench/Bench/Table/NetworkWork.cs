using System.Numerics;
using Blas;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;

namespace Bench;

/// <summary>A step of training, or a prediction, of the network 784-256-128-10 on n samples.</summary>
internal sealed class NetworkWork<T>(string name, int n) : TurnWork(2.0 * n * (name == "predict" ? First + Others : (2 * First) + (3 * Others)))
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Weights; a step multiplies with each of them forward, for its gradient, and backward but for the first layer's.
    private const double First = 784 * 256, Others = (256 * 128) + (128 * 10);
    private const int Inputs = 784, Classes = 10;
    private readonly Dictionary<IBlasProvider, Sequential<T>> _models = [];
    private readonly T[] _x = Samples(n), _y = new T[n * Classes];
    private readonly int[] _labels = [.. Enumerable.Range(0, n).Select(i => i % Classes)];

    /// <summary>What there is to measure.</summary>
    public static string[] Names => ["predict", "step"];

    public override double Time(IBlasProvider provider, int calls)
    {
        if (!_models.TryGetValue(provider, out Sequential<T>? model))
        {
            model = new Sequential<T>(
                Inputs, [new Dense(256, Activation.Relu), new Dense(128, Activation.Relu), new Dense(Classes, Activation.Softmax)],
                seed: 1, blas: provider.Blas);
            model.Compile(Loss.CategoricalCrossEntropy, new Adam());
            _models.Add(provider, model);
        }

        return name == "predict" ? Clock(() => model.Predict(_x, _y), calls) : Clock(() => model.TrainOnBatch(_x, _labels), calls);
    }

    public override void Dispose() => _models.Clear();

    private static T[] Samples(int rows)
    {
        var random = new System.Random(1);
        var x = new T[rows * Inputs];
        for (int i = 0; i < x.Length; i++)
            x[i] = T.CreateTruncating(random.NextDouble());
        return x;
    }
}
