using System.Text;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Schedules;
using Nn.Tests.Models;
using Nn.Tests.Optimizers;
using Nn.Training;

namespace Nn.Tests.Training;

public class CheckpointTests
{
    public static TheoryData<string> Methods => [.. GoldenOptimizerTests.Methods.Keys];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_training_goes_on_from_a_checkpoint_to_the_bit(string method)
    {
        using var folder = new TemporaryFolder();
        var (x, labels) = StepTests.Blobs<float>(100);
        FitOptions<float> Options(int epochs, string file) => new()
        {
            Epochs = epochs,
            BatchSize = 32,
            ValidationSplit = 0.2,
            Schedule = LearningRateSchedule.Cosine(0.05, 20),
            Callbacks =
            [
                new EarlyStopping(patience: 50, restoreBestWeights: true), AveragedWeights.Exponential(0.9), new Checkpoint(folder[file]),
            ],
        };
        var whole = Model(method);
        whole.Fit(x, labels, Options(6, "whole"));
        var part = Model(method);
        // Interrupted after three epochs, with the file of the third.
        var options = Options(6, "part");
        part.Fit(x, labels, options with
        {
            Callbacks = [.. options.Callbacks, new CallbackFunctions { EpochEnd = (s, r) => s.StopRequested = r.Epoch == 3 }],
        });
        var resumed = Sequential<float>.LoadCheckpoint(folder["part"], TestBlas.Managed);
        Assert.Equal(3, resumed.EpochsTrained);
        Assert.Equal(9, resumed.OptimizerState!.Steps);
        resumed.Fit(x, labels, Options(3, "part"));
        Assert.Equal(StepTests.Weights(whole), StepTests.Weights(resumed));
        Assert.Equal(File.ReadAllBytes(folder["whole"]).Length, File.ReadAllBytes(folder["part"]).Length);
        var (a, b) = (Sequential<float>.LoadCheckpoint(folder["whole"], TestBlas.Managed), Sequential<float>.LoadCheckpoint(folder["part"], TestBlas.Managed));
        Assert.Equal(StepTests.Weights(a), StepTests.Weights(b));
        Assert.Equal(a.States.SelectMany(s => s.Value.ToArray()), b.States.SelectMany(s => s.Value.ToArray()));
        foreach (var (m, n) in a.OptimizerState!.Slots.Zip(b.OptimizerState!.Slots))
            Assert.Equal(m.ToArray(), n.ToArray());
    }

    [Fact]
    public void A_plateau_goes_on_where_it_was()
    {
        using var folder = new TemporaryFolder();
        var (x, labels) = StepTests.Blobs<float>(60);
        FitOptions<float> Options(int epochs) => new()
        {
            Epochs = epochs,
            Callbacks = [new ReduceOnPlateau(TrainingMetric.Loss, 0.5, 2, minimumDelta: 10), new Checkpoint(folder["c"])],
        };
        var whole = Model("adam");
        var expected = whole.Fit(x, labels, Options(7)).Epochs.Select(e => e.LearningRate).ToArray();
        Model("adam").Fit(x, labels, Options(4));
        var rates = Sequential<float>.LoadCheckpoint(folder["c"], TestBlas.Managed).Fit(x, labels, Options(3)).Epochs.Select(e => e.LearningRate);
        Assert.Equal(expected[4..], rates);
        Assert.Equal([0.1, 0.1, 0.1, 0.05, 0.05, 0.025, 0.025], expected);
    }

    [Fact]
    public void A_checkpoint_is_a_model_and_a_model_no_checkpoint()
    {
        using var folder = new TemporaryFolder();
        var (x, labels) = StepTests.Blobs<float>(60);
        var model = Model("adam");
        Assert.Throws<InvalidOperationException>(() => StepTests.Classifier<float>(1).SaveCheckpoint(folder["none"]));
        model.Fit(x, labels);
        model.Fit(x, labels, new() { Callbacks = [AveragedWeights.Exponential()] });
        model.SaveCheckpoint(folder["c"]);
        model.Save(folder["m"]);
        Assert.Equal(StepTests.Weights(model), StepTests.Weights(Sequential<float>.Load(folder["c"], TestBlas.Managed)));
        Assert.Equal(StepTests.Weights(model).Select(w => (double)w), StepTests.Weights(Sequential<double>.LoadCheckpoint(folder["c"], TestBlas.Managed)));
        Assert.Contains("no checkpoint", Assert.Throws<ModelFormatException>(() => Sequential<float>.LoadCheckpoint(folder["m"], TestBlas.Managed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused()
    {
        using var folder = new TemporaryFolder();
        var model = Model("lbfgs_short");
        model.SaveCheckpoint(folder["c"]);
        var bytes = File.ReadAllBytes(folder["c"]);
        for (var i = 0; i < bytes.Length; i += 7)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 0x10;
            File.WriteAllBytes(folder["d"], changed);
            try
            {
                var loaded = Sequential<float>.LoadCheckpoint(folder["d"], TestBlas.Managed);
                Assert.Equal(StepTests.Weights(model), StepTests.Weights(loaded));
            }
            catch (ModelFormatException)
            {
            }
            File.WriteAllBytes(folder["d"], bytes[..i]);
            Assert.Throws<ModelFormatException>(() => Sequential<float>.LoadCheckpoint(folder["d"], TestBlas.Managed));
        }
        // A history that claims the memory of the machine, in a file without a checksum.
        var text = Encoding.Latin1.GetString(bytes).Replace("sha256", "other_", StringComparison.Ordinal);
        var huge = Encoding.Latin1.GetBytes(text.Replace("\\u0022history\\u0022:2,", "\\u0022history\\u0022:9,", StringComparison.Ordinal));
        File.WriteAllBytes(folder["d"], huge);
        Assert.Contains("optimizer's state", Assert.Throws<ModelFormatException>(() => Sequential<float>.LoadCheckpoint(folder["d"], TestBlas.Managed)).Message, StringComparison.Ordinal);
    }

    private static Sequential<float> Model(string method)
    {
        var model = new Sequential<float>(
            2, [new Dense(9), new BatchNorm(), new Activate(Activation.Relu), new Dropout(0.2), new GaussianNoise(0.05), new Dense(3, Activation.Softmax)],
            seed: 6, blas: TestBlas.Managed);
        model.Compile(Loss.CategoricalCrossEntropy, GoldenOptimizerTests.Methods[method]);
        return model;
    }
}
