using Blas.Arrays;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Random;
using Nn.Tests.Optimizers;
using Nn.Training;

namespace Nn.Tests.Models;

public class StepTests
{
    public static TheoryData<string> Methods => [.. Optimizers.Keys];

    /// <summary>Every optimizer, with every way of limiting gradients.</summary>
    internal static Dictionary<string, Optimizer> Optimizers { get; } = new(GoldenOptimizerTests.Methods)
    {
        ["clip_norm_each"] = new Adam { ClipNormEach = 0.5 },
        ["lbfgs_line_search"] = new Lbfgs(),
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_step_allocates_nothing_in_fit(string method)
    {
        var (x, labels) = Blobs<float>(300);
        var model = Classifier<float>(1);
        model.Compile(Loss.CategoricalCrossEntropy, Optimizers[method]);
        var probe = new AllocationProbe();
        // 300 samples in batches of 64: the last one has 44.
        model.Fit(x, labels, new() { Epochs = 40, BatchSize = 64, Callbacks = [probe] });
        Assert.Equal(200, probe.Steps);
        Assert.Equal(0, probe.Least);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_single_step_allocates_nothing_whatever_the_layers(string method)
    {
        var model = new Sequential<double>(
            3,
            [new Dense(17, Activation.Relu), new Dense(16, Activation.Sigmoid), new Dense(9, Activation.Tanh), new Dense(5, Activation.Softmax), new Dense(2)],
            seed: 2, blas: TestBlas.Managed);
        model.Compile(Loss.MeanSquaredError, Optimizers[method]);
        var x = new double[3 * 20];
        var y = new double[2 * 20];
        for (var i = 0; i < 50; i++)
            model.TrainOnBatch(x, y);
        Assert.Equal(0, Allocation.Least(() => model.TrainOnBatch(x, y)));
    }

    [Fact]
    public void A_prediction_into_ones_own_memory_allocates_nothing()
    {
        var model = Classifier<float>(1);
        var x = new float[2 * 300];
        var y = new float[3 * 300];
        for (var i = 0; i < 50; i++)
            model.Predict(x, y);
        Assert.Equal(0, Allocation.Least(() =>
        {
            model.Predict(x, y);
            model.Predict(x.AsSpan(0, 2), y.AsSpan(0, 3));
        }));
    }

    [Fact]
    public void One_seed_gives_one_loss_curve_to_the_bit()
    {
        var (x, labels) = Blobs<float>(300);
        double[] Curve(ulong seed)
        {
            var model = Classifier<float>(seed);
            model.Compile(Loss.CategoricalCrossEntropy, new Adam(0.01));
            return [.. model.Fit(x, labels, new() { Epochs = 5, BatchSize = 32 }).Epochs.Select(e => e.Loss)];
        }
        var first = Curve(7);
        Assert.Equal(first, Curve(7));
        Assert.NotEqual(first, Curve(8));
        Assert.True(first[4] < first[0]);
    }

    [Fact]
    public void Epochs_divided_over_calls_are_the_same_to_the_bit()
    {
        var (x, labels) = Blobs<float>(100);
        var whole = Classifier<float>(4);
        whole.Compile(Loss.CategoricalCrossEntropy, new Adam(0.01));
        whole.Fit(x, labels, new() { Epochs = 3, BatchSize = 16 });
        var parts = Classifier<float>(4);
        parts.Compile(Loss.CategoricalCrossEntropy, new Adam(0.01));
        parts.Fit(x, labels, new() { Epochs = 1, BatchSize = 16 });
        parts.Fit(x, labels, new() { Epochs = 2, BatchSize = 16 });
        Assert.Equal(3, parts.EpochsTrained);
        Assert.Equal(Weights(whole), Weights(parts));
    }

    [Fact]
    public void Labels_and_one_hot_targets_train_alike()
    {
        var (x, labels) = Blobs<double>(90);
        var oneHot = NdArray.Zeros<double>(90, 3);
        for (var i = 0; i < 90; i++)
            oneHot[i, labels[i]] = 1;
        var sparse = Classifier<double>(4);
        sparse.Compile(Loss.CategoricalCrossEntropy, new Sgd(0.1));
        var dense = Classifier<double>(4);
        dense.Compile(Loss.CategoricalCrossEntropy, new Sgd(0.1));
        var a = sparse.Fit(x, labels, new() { Epochs = 3 });
        var b = dense.Fit(x, oneHot, new() { Epochs = 3 });
        for (var e = 0; e < 3; e++)
        {
            Assert.Equal(a.Epochs[e].Loss, b.Epochs[e].Loss, 1e-12);
            Assert.Equal(a.Epochs[e].Accuracy, b.Epochs[e].Accuracy);
        }
        Assert.Equal(sparse.Evaluate(x, labels).Loss, dense.Evaluate(x, oneHot).Loss, 1e-12);
    }

    [Fact]
    public void Cancelling_ends_after_the_step_under_way()
    {
        var (x, labels) = Blobs<float>(100);
        using var source = new CancellationTokenSource();
        var model = Classifier<float>(4);
        model.Compile(Loss.CategoricalCrossEntropy, new Adam());
        var callback = new Recorder { OnStep = state => { if (state is { Epoch: 2, Step: 3 }) source.Cancel(); } };
        var history = model.Fit(x, labels, new() { Epochs = 5, BatchSize = 10, Callbacks = [callback], Cancellation = source.Token });
        Assert.Equal(StopReason.Cancelled, history.Reason);
        Assert.Single(history.Epochs);
        Assert.Equal(13, callback.Steps);
        Assert.Equal(13, model.OptimizerState!.Steps);
        Assert.Equal(1, model.EpochsTrained);
        Assert.Same(history, callback.History);
        // It is a whole model still: it predicts and trains on.
        Assert.All(model.Predict(x).ToArray(), p => Assert.True(float.IsFinite(p)));
        Assert.Equal(StopReason.Completed, model.Fit(x, labels).Reason);
        Assert.Equal(StopReason.Cancelled, model.Fit(x, labels, new() { Cancellation = source.Token }).Reason);
    }

    [Fact]
    public void A_callback_can_stop_and_set_the_learning_rate()
    {
        var (x, labels) = Blobs<float>(100);
        var model = Classifier<float>(4);
        model.Compile(Loss.CategoricalCrossEntropy, new Sgd(0.5));
        var callback = new Recorder
        {
            OnStep = state =>
            {
                Assert.InRange(state.Loss, 0, 10);
                state.LearningRate = 0;
                state.StopRequested = state is { Epoch: 2, Step: 10 };
            },
        };
        var weights = Weights(model);
        var history = model.Fit(x, labels, new() { Epochs = 9, BatchSize = 10, Callbacks = [callback] });
        Assert.Equal(StopReason.StoppedByCallback, history.Reason);
        Assert.Equal(2, history.Epochs.Count);
        Assert.Equal([0.0, 0.0], history.Epochs.Select(e => e.LearningRate));
        // Only the first step had a rate.
        var once = Classifier<float>(4);
        once.Compile(Loss.CategoricalCrossEntropy, new Sgd(0.5));
        once.Fit(x, labels, new() { BatchSize = 10, Callbacks = [new Recorder { OnStep = state => state.StopRequested = true }] });
        Assert.NotEqual(weights, Weights(model));
        Assert.Equal(Weights(once), Weights(model));
    }

    [Fact]
    public void Validation_is_measured_and_not_learned_from()
    {
        var (x, labels) = Blobs<float>(100);
        var (vx, vlabels) = Blobs<float>(37, 99);
        var with = Classifier<float>(4);
        with.Compile(Loss.CategoricalCrossEntropy, new Adam(0.01));
        var history = with.Fit(x, labels, new() { Epochs = 2, Validation = new(vx, vlabels) });
        var without = Classifier<float>(4);
        without.Compile(Loss.CategoricalCrossEntropy, new Adam(0.01));
        without.Fit(x, labels, new() { Epochs = 2 });
        Assert.Equal(Weights(without), Weights(with));
        var measured = with.Evaluate(vx, vlabels);
        Assert.Equal(measured.Loss, history.Epochs[1].ValidationLoss);
        Assert.Equal(measured.Accuracy, history.Epochs[1].ValidationAccuracy);

        var split = Classifier<float>(4);
        split.Compile(Loss.CategoricalCrossEntropy, new Adam(0.01));
        history = split.Fit(x, labels, new() { ValidationSplit = 0.2 });
        Assert.Equal(80, history.Epochs[0].Samples);
        Assert.NotNull(history.Epochs[0].ValidationLoss);
    }

    [Fact]
    public void Two_threads_can_not_train_one_model()
    {
        var (x, labels) = Blobs<float>(10);
        var model = Classifier<float>(4);
        model.Compile(Loss.CategoricalCrossEntropy, new Adam());
        var callback = new Recorder { OnStep = _ => model.Fit(x, labels) };
        Assert.Throws<InvalidOperationException>(() => model.Fit(x, labels, new() { Callbacks = [callback] }));
        Assert.Equal(StopReason.Completed, model.Fit(x, labels).Reason);
    }

    internal static Sequential<T> Classifier<T>(ulong seed)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        new(2, [new Dense(19, Activation.Relu), new Dense(3, Activation.Softmax)], seed, blas: TestBlas.Managed);

    /// <summary>Three clouds of points with their numbers.</summary>
    internal static (NdArray<T> X, int[] Labels) Blobs<T>(int count, ulong seed = 1)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var random = new Xoshiro256(seed);
        var labels = new int[count];
        var x = NdArray.Zeros<T>(count, 2);
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 3;
            var (a, b) = random.NextNormals();
            x[i, 0] = T.CreateChecked(0.5 * a + 2 * Math.Cos(labels[i] * 2.1));
            x[i, 1] = T.CreateChecked(0.5 * b + 2 * Math.Sin(labels[i] * 2.1));
        }
        return (x, labels);
    }

    internal static T[] Weights<T>(Sequential<T> model)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        [.. model.Parameters.SelectMany(p => p.Value.ToArray())];

    private sealed class Recorder : TrainingCallback
    {
        public required Action<TrainingState> OnStep { get; init; }

        public int Steps { get; private set; }

        public History? History { get; private set; }

        public override void OnStepEnd(TrainingState state)
        {
            Steps++;
            OnStep(state);
        }

        public override void OnTrainEnd(History history) => History = history;
    }

    /// <summary>The least that the training thread allocates in an epoch's steps, from one's end to the next: <see cref="Allocation.Least"/>.</summary>
    private sealed class AllocationProbe : TrainingCallback
    {
        private long _last;
        private long _sum;

        public int Steps { get; private set; }

        public long Least { get; private set; } = long.MaxValue;

        public override void OnEpochBegin(TrainingState state)
        {
            _sum = 0;
            _last = GC.GetAllocatedBytesForCurrentThread();
        }

        public override void OnStepEnd(TrainingState state)
        {
            Steps++;
            var now = GC.GetAllocatedBytesForCurrentThread();
            _sum += now - _last;
            _last = now;
            if (state.Step == 5)
                Least = Math.Min(Least, _sum);
        }
    }
}
