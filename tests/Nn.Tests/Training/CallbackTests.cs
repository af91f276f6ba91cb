using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Schedules;
using Nn.Tests.Models;
using Nn.Training;

namespace Nn.Tests.Training;

public class CallbackTests
{
    [Fact]
    public void A_schedule_sets_the_rate_of_every_step_over_all_calls()
    {
        var (x, labels) = StepTests.Blobs<float>(100);
        var model = Compiled(new Sgd(99));
        var schedule = LearningRateSchedule.Table(0.01, 0.008, 0.006, 0.004, 0.002);
        double[] Rates(int epochs) =>
            [.. model.Fit(x, labels, new() { Epochs = epochs, BatchSize = 30, Schedule = schedule }).Epochs.Select(e => e.LearningRate)];
        Assert.Equal([0.01, 0.008], Rates(2));
        Assert.Equal([0.006, 0.004, 0.002, 0.002], Rates(4));
    }

    [Fact]
    public void Early_stopping_waits_and_restores_the_best_epoch()
    {
        var (x, labels) = StepTests.Blobs<float>(60);
        var model = Compiled(new Sgd(0.1));
        var weights = new List<float[]>();
        var losses = new Queue<double>([5, 3, 4, 2, 2.05, 2.1, 1.95, 9, 9, 9]);
        var stop = new EarlyStopping(TrainingMetric.Loss, patience: 3, minimumDelta: 0.1, restoreBestWeights: true);
        var state = new CallbackFunctions { EpochEnd = (_, _) => weights.Add(StepTests.Weights(model)) };
        var history = model.Fit(x, labels, new() { Epochs = 10, Callbacks = [state, new Replaced(stop, losses)] });
        // 2 at epoch 4 is the best; 1.95 is not better by 0.1.
        Assert.Equal((7, 4, true), (history.Epochs.Count, stop.BestEpoch, stop.Stopped));
        Assert.Equal(StopReason.StoppedByCallback, history.Reason);
        Assert.Equal(weights[3], StepTests.Weights(model));
        Assert.NotEqual(weights[6], StepTests.Weights(model));
    }

    [Fact]
    public void A_figure_that_is_not_measured_is_an_error_that_names_it()
    {
        var (x, labels) = StepTests.Blobs<float>(60);
        var model = Compiled(new Sgd(0.1));
        var e = Assert.Throws<InvalidOperationException>(() => model.Fit(x, labels, new() { Callbacks = [new EarlyStopping()] }));
        Assert.Contains("EarlyStopping watches ValidationLoss", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plateau_lowers_the_rate_and_cools_down()
    {
        var (x, labels) = StepTests.Blobs<float>(60);
        var model = Compiled(new Sgd(0.8));
        var plateau = new ReduceOnPlateau(TrainingMetric.Loss, 0.5, patience: 2, minimumDelta: 0, cooldown: 1, minimumRate: 0.3);
        var losses = new Queue<double>([5, 5, 5, 5, 5, 5, 5, 5, 5]);
        var history = model.Fit(x, labels, new() { Epochs = 9, Callbacks = [new Replaced(plateau, losses)] });
        // Epochs 2 and 3 are no better: lowered after 3. Epoch 4 is the cooldown's and counts again: lowered after 5.
        Assert.Equal([0.8, 0.8, 0.8, 0.4, 0.4, 0.3, 0.3, 0.3, 0.3], history.Epochs.Select(e => e.LearningRate));
    }

    [Fact]
    public void Averages_are_those_of_the_weights_passed_through()
    {
        var (x, labels) = StepTests.Blobs<float>(64);
        foreach (var exponential in new[] { true, false })
        {
            var model = Compiled(new Sgd(0.1));
            var steps = new List<float[]>();
            var epochs = new List<float[]>();
            var watch = new CallbackFunctions
            {
                StepEnd = _ => steps.Add(StepTests.Weights(model)),
                EpochEnd = (_, _) => epochs.Add(StepTests.Weights(model)),
            };
            var average = exponential ? AveragedWeights.Exponential(0.75) : AveragedWeights.Stochastic(2);
            model.Fit(x, labels, new() { Epochs = 4, BatchSize = 32, Callbacks = [watch, average] });
            var found = StepTests.Weights(model);
            for (var i = 0; i < found.Length; i++)
            {
                double expected = steps[0][i];
                foreach (var step in steps.Skip(1))
                    expected = 0.75 * expected + 0.25 * step[i];
                if (!exponential)
                    expected = epochs.Skip(1).Average(e => (double)e[i]);
                Assert.Equal(expected, found[i], 1e-6);
            }
        }
    }

    [Fact]
    public void A_log_has_a_line_for_each_epoch()
    {
        using var folder = new TemporaryFolder();
        var (x, labels) = StepTests.Blobs<float>(60);
        var model = Compiled(new Sgd(0.1));
        var text = new StringWriter();
        var history = model.Fit(x, labels, new() { Epochs = 2, ValidationSplit = 0.5, Callbacks = [new CsvLog(folder["log.csv"]), new ProgressLog(text)] });
        model.Fit(x, labels, new() { Callbacks = [new CsvLog(folder["log.csv"], append: true)] });
        var lines = File.ReadAllLines(folder["log.csv"]).Select(l => l.Split(',')).ToArray();
        Assert.Equal(4, lines.Length);
        Assert.All(lines, l => Assert.Equal(8, l.Length));
        Assert.Equal(["1", "2", "3"], lines.Skip(1).Select(l => l[0]));
        Assert.Equal(history.Epochs[1].ValidationLoss!.Value.ToString("R"), lines[2][3]);
        Assert.Equal("", lines[3][3]);
        Assert.Contains("epoch 2/2: loss ", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_ends_training()
    {
        var (x, labels) = StepTests.Blobs<float>(60);
        x[7, 0] = float.NaN;
        var model = Compiled(new Sgd(0.1));
        var stop = new StopOnNaN();
        var history = model.Fit(x, labels, new() { Epochs = 5, BatchSize = 10, Callbacks = [stop] });
        Assert.True(stop.Stopped);
        Assert.Equal(StopReason.StoppedByCallback, history.Reason);
        Assert.InRange(history.Epochs.Count, 0, 1);
    }

    [Fact]
    public void Weights_of_samples_and_classes_are_repetitions()
    {
        // A sample of weight 2 counts as one that is there twice; the mean is over 6 samples there and over 9 here.
        var (x, labels) = StepTests.Blobs<double>(6);
        var twice = Blas.Arrays.NdArray.Zeros<double>(9, 2);
        int[] order = [0, 0, 1, 2, 3, 3, 4, 5, 5];
        for (var i = 0; i < 9; i++)
            (twice[i, 0], twice[i, 1]) = (x[order[i], 0], x[order[i], 1]);
        Sequential<double> Model(double rate)
        {
            var model = new Sequential<double>(2, [new Dense(5, Activation.Tanh), new Dense(3, Activation.Softmax)], 3, blas: TestBlas.Managed);
            model.Compile(Loss.CategoricalCrossEntropy, new Sgd(rate));
            return model;
        }
        var repeated = Model(0.9);
        repeated.Fit(twice, order.Select(i => labels[i]).ToArray(), new() { BatchSize = 9, Shuffle = false, Epochs = 5 });
        var weighted = Model(0.6);
        weighted.Fit(x, labels, new() { BatchSize = 6, Shuffle = false, Epochs = 5, SampleWeights = new double[] { 2, 1, 1, 2, 1, 2 } });
        foreach (var (a, b) in StepTests.Weights(repeated).Zip(StepTests.Weights(weighted)))
            Assert.Equal(a, b, 1e-12);
        // Labels are 0, 1, 2, 0, 1, 2: weights by class.
        var byClass = Model(0.6);
        byClass.Fit(x, labels, new() { BatchSize = 6, Shuffle = false, Epochs = 5, ClassWeights = [2, 1, 0.5] });
        var bySample = Model(0.6);
        bySample.Fit(x, labels, new() { BatchSize = 6, Shuffle = false, Epochs = 5, SampleWeights = new[] { 2, 1, 0.5, 2, 1, 0.5 } });
        Assert.Equal(StepTests.Weights(byClass), StepTests.Weights(bySample));
        Assert.Contains("5 SampleWeights", Assert.Throws<ArgumentException>("options", () => weighted.Fit(x, labels, new() { SampleWeights = new double[5] })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("options", () => weighted.Fit(x, labels, new() { ClassWeights = [1, 1] }));
        Assert.Throws<ArgumentException>("options", () => weighted.Fit(x, labels, new() { ClassWeights = [1, -1, 1] }));
    }

    private static Sequential<float> Compiled(Optimizer optimizer)
    {
        var model = StepTests.Classifier<float>(4);
        model.Compile(Loss.CategoricalCrossEntropy, optimizer);
        return model;
    }

    /// <summary>Tells another callback losses that are made up.</summary>
    private sealed class Replaced(TrainingCallback inner, Queue<double> losses) : TrainingCallback
    {
        public override void OnTrainBegin(TrainingState state) => inner.OnTrainBegin(state);

        public override void OnEpochEnd(TrainingState state, EpochResult result) => inner.OnEpochEnd(state, result with { Loss = losses.Dequeue() });

        public override void OnTrainEnd(History history) => inner.OnTrainEnd(history);
    }
}
