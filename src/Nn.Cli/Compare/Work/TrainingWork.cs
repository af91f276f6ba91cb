using System.Diagnostics;
using System.Numerics;
using Blas;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;

namespace Nn.Cli.Compare.Work;

/// <summary>A training step of the network 784-256-128-10 on a batch of 128, with Adam.</summary>
internal sealed class TrainingWork<T>() : Workload("training", "step, Adam", "784-256-128-10, batch 128", Rows, ElementType.Of<T>(), Unit.KSamples, Rows)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 128, Inputs = 784, Classes = 10;
    private readonly Dictionary<IBlasProvider, Sequential<T>> _models = [];
    private readonly T[] _x = Samples();
    private readonly int[] _labels = [.. Enumerable.Range(0, Rows).Select(i => i % Classes)];

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

        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            model.TrainOnBatch(_x, _labels);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>There is no single right result: steps of different rounding part ways.</summary>
    public override Accuracy? Check(IBlasProvider provider) => null;

    public override void Dispose() => _models.Clear();

    private static T[] Samples()
    {
        var random = new System.Random(1);
        var x = new T[Rows * Inputs];
        for (int i = 0; i < x.Length; i++)
            x[i] = T.CreateTruncating(random.NextDouble());
        return x;
    }
}
