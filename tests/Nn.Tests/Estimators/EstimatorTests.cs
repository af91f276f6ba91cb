using Blas.Arrays;
using Nn.Estimators;
using Nn.Layers;
using Nn.ModelSelection;
using Nn.Preprocessing;
using Nn.Tests.Models;

namespace Nn.Tests.Estimators;

public class EstimatorTests
{
    public static TheoryData<MlpSolver, MlpLearningRate> Solvers => new()
    {
        { MlpSolver.Adam, MlpLearningRate.Constant },
        { MlpSolver.Sgd, MlpLearningRate.Constant },
        { MlpSolver.Sgd, MlpLearningRate.Adaptive },
        { MlpSolver.Sgd, MlpLearningRate.InvScaling },
        { MlpSolver.Lbfgs, MlpLearningRate.Constant },
    };

    [Theory]
    [MemberData(nameof(Solvers))]
    public void A_classifier_learns_three_clouds(MlpSolver solver, MlpLearningRate rate)
    {
        var (x, numbers) = StepTests.Blobs<double>(300);
        // Labels that are no numbers from 0 on.
        int[] labels = [.. numbers.Select(n => 10 * n - 7)];
        var classifier = new MlpClassifier<double>(new()
        {
            HiddenLayerSizes = [16],
            Solver = solver,
            LearningRate = rate,
            LearningRateInit = solver == MlpSolver.Sgd ? 0.1 : 0.01,
            Blas = TestBlas.Managed,
        });
        classifier.Fit(x, labels);
        Assert.InRange(classifier.Score(x, labels), 0.97, 1);
        Assert.Equal([-7, 3, 13], classifier.Classes);
        var p = classifier.PredictProba(x);
        for (var i = 0; i < 300; i++)
            Assert.Equal(1, p[i, 0] + p[i, 1] + p[i, 2], 1e-12);
        Assert.InRange(classifier.Iterations, 1, 200);
        Assert.Equal([(2, 16), (16, 3)], classifier.Coefs.Select(c => ((int)c.Shape[0], (int)c.Shape[1])));
        Assert.Equal(2, classifier.Intercepts.Count);
        var (other, truth) = StepTests.Blobs<double>(300, 77);
        Assert.InRange(classifier.Score(other, truth.Select(n => 10 * n - 7).ToArray()), 0.95, 1);
    }

    [Fact]
    public void Two_classes_have_one_output_and_two_probabilities()
    {
        var (x, numbers) = StepTests.Blobs<float>(200);
        int[] labels = [.. numbers.Select(n => n == 0 ? 0 : 1)];
        var classifier = new MlpClassifier<float>(new() { LearningRateInit = 0.01, EarlyStopping = true, Blas = TestBlas.Managed });
        classifier.Fit(x, labels);
        Assert.InRange(classifier.Score(x, labels), 0.95, 1);
        var p = classifier.PredictProba(x);
        Assert.Equal(2, p.Shape[1]);
        Assert.Equal(classifier.Predict(x), Enumerable.Range(0, 200).Select(i => p[i, 1] > 0.5f ? 1 : 0));
        Assert.Equal(1, classifier.Model!.Outputs);
    }

    [Theory]
    [InlineData(MlpSolver.Adam, false)]
    [InlineData(MlpSolver.Adam, true)]
    [InlineData(MlpSolver.Lbfgs, false)]
    public void A_regressor_learns_a_sine(MlpSolver solver, bool earlyStopping)
    {
        var x = NdArray.Linspace<double>(-3, 3, 200).Reshape(200, 1);
        var y = NdArray.Sin(x).Reshape(200);
        var regressor = new MlpRegressor<double>(new()
        {
            HiddenLayerSizes = [30],
            Activation = Activation.Tanh,
            Solver = solver,
            LearningRateInit = 0.01,
            MaxIter = 1000,
            BatchSize = 20,
            Tol = 1e-6,
            EarlyStopping = earlyStopping,
            NIterNoChange = 40,
            Blas = TestBlas.Managed,
        });
        regressor.Fit(x, y);
        Assert.InRange(regressor.Score(x, y), 0.99, 1);
        Assert.Equal(1, regressor.Predict(x).NDim);
        Assert.Equal(2, regressor.Coefs.Count);
    }

    [Fact]
    public void Learning_in_parts_goes_on_and_knows_its_classes()
    {
        var (x, labels) = StepTests.Blobs<double>(300);
        var classifier = new MlpClassifier<double>(new() { LearningRateInit = 0.02, BatchSize = 30, Blas = TestBlas.Managed });
        Assert.Throws<ArgumentException>("classes", () => classifier.PartialFit(x, labels));
        for (var i = 0; i < 30; i++)
            classifier.PartialFit(x, labels, [0, 1, 2]);
        Assert.InRange(classifier.Score(x, labels), 0.97, 1);
        Assert.Equal(30, classifier.Iterations);
        Assert.Equal(30, classifier.Model!.EpochsTrained);
        var e = Assert.Throws<ArgumentException>("labels", () => classifier.PartialFit(x, Enumerable.Repeat(5, 300).ToArray()));
        Assert.Contains("Label 5 of sample 0 is none of the classes 0, 1, 2", e.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new MlpClassifier<float>().Predict(NdArray.Zeros<float>(1, 1)));
        Assert.Throws<ArgumentException>("labels", () => new MlpClassifier<double>().Fit(x, new int[300]));
    }

    // What scikit-learn 1.2.1 refuses, with the name that it has there.
    public static TheoryData<string, MlpOptions> BadOptions => new()
    {
        { "HiddenLayerSizes is [5, 0]", new() { HiddenLayerSizes = [5, 0] } },
        { "Alpha is -1", new() { Alpha = -1 } },
        { "BatchSize is 0", new() { BatchSize = 0 } },
        { "LearningRateInit is 0", new() { LearningRateInit = 0 } },
        { "PowerT is -1", new() { PowerT = -1 } },
        { "MaxIter is 0", new() { MaxIter = 0 } },
        { "Tol is NaN", new() { Tol = double.NaN } },
        { "Momentum is 2", new() { Momentum = 2 } },
        { "ValidationFraction is 1", new() { ValidationFraction = 1 } },
        { "ValidationFraction is 0, expected above 0 with EarlyStopping", new() { ValidationFraction = 0, EarlyStopping = true } },
        { "Beta1 is 1", new() { Beta1 = 1 } },
        { "Beta2 is -0.1", new() { Beta2 = -0.1 } },
        { "Epsilon is 0", new() { Epsilon = 0 } },
        { "NIterNoChange is 0", new() { NIterNoChange = 0 } },
        { "Solver is 9", new() { Solver = (MlpSolver)9 } },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void A_parameter_out_of_its_range_is_named_before_anything_is_learned(string text, MlpOptions options)
    {
        Assert.Contains(text, Assert.Throws<ArgumentException>(nameof(options), () => new MlpClassifier<float>(options)).Message, StringComparison.Ordinal);
        Assert.Contains(text, Assert.Throws<ArgumentException>(nameof(options), () => new MlpRegressor<double>(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_that_do_not_fit_are_refused_and_nothing_is_forgotten()
    {
        var (x, labels) = StepTests.Blobs<double>(30);
        var classifier = Small(8);
        classifier.Fit(x, labels);
        var before = classifier.Predict(x);
        void Refused(string name, string text, Action<MlpClassifier<double>> learn)
        {
            Assert.Contains(text, Assert.Throws<ArgumentException>(name, () => learn(classifier)).Message, StringComparison.Ordinal);
            Assert.Equal([0, 1, 2], classifier.Classes);
            Assert.Equal(before, classifier.Predict(x));
        }
        var bad = x.Copy();
        bad[3, 1] = double.NaN;
        var narrow = NdArray.Zeros<double>(30, 1);
        Refused("x", "'x' has NaN in row 3, column 1", c => c.Fit(bad, labels));
        Refused("x", "'x' has NaN in row 3, column 1", c => c.PartialFit(bad, labels));
        bad[3, 1] = double.NegativeInfinity;
        Refused("x", "row 3, column 1", c => c.Fit(bad, labels));
        Refused("x", "(30), expected (samples, features)", c => c.Fit(NdArray.Zeros<double>(30), labels));
        Refused("x", "(0, 2), expected (samples, features)", c => c.Fit(NdArray.Zeros<double>(0, 2), Array.Empty<int>()));
        Refused("x", "1 features; what is gone on with has learned from 2", c => c.PartialFit(narrow, labels));
        Refused("labels", "30 samples but 29 labels", c => c.Fit(x, labels.AsMemory(1)));
        Refused("labels", "the class 7 only", c => c.Fit(x, Enumerable.Repeat(7, 30).ToArray()));
        Refused("labels", "Label 7 of sample 0 is none of the classes 0, 1, 2", c => c.PartialFit(x, Enumerable.Repeat(7, 30).ToArray()));
        Refused("classes", "The classes are 0, 1, 2, 3; those of the first time were 0, 1, 2", c => c.PartialFit(x, labels, [0, 1, 2, 3]));
        // Samples of other features are another beginning for Fit.
        classifier.Fit(narrow, labels);
        Assert.Equal(1, classifier.Model!.Inputs);

        var warm = new MlpClassifier<double>(new() { WarmStart = true, MaxIter = 3, Blas = TestBlas.Managed });
        warm.Fit(x, labels);
        warm.Fit(x, labels);
        Assert.Equal((6, false), (warm.Iterations, warm.HasConverged));
        Assert.Equal(warm.LossCurve.Min(), warm.BestLoss);
        Assert.Contains("goes on with the classes 0, 1, 2; the labels have 0, 1",
            Assert.Throws<ArgumentException>("labels", () => warm.Fit(x, labels.Select(l => l % 2).ToArray())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("x", () => warm.Fit(narrow, labels));

        var regressor = new MlpRegressor<double>(new() { MaxIter = 3, Blas = TestBlas.Managed });
        regressor.PartialFit(x, NdArray.Zeros<double>(30, 2));
        Assert.Contains("3 outputs", Assert.Throws<ArgumentException>("y", () => regressor.PartialFit(x, NdArray.Zeros<double>(30, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("29 targets", Assert.Throws<ArgumentException>("y", () => regressor.Fit(x, NdArray.Zeros<double>(29))).Message, StringComparison.Ordinal);
        Assert.Contains("row 3, column 1", Assert.Throws<ArgumentException>("y", () => regressor.Fit(x, bad)).Message, StringComparison.Ordinal);
        // One sample is enough to learn from.
        regressor.Fit(NdArray.Zeros<double>(1, 2), NdArray.Zeros<double>(1));
        Assert.Equal(1, regressor.Predict(x).NDim);
    }

    // scikit-learn divides by 5 after more than n_iter_no_change epochs without a gain: with a tol that no epoch reaches, every 3 + 1 here.
    [Fact]
    public void An_adaptive_rate_falls_when_nothing_is_gained_and_ends_at_its_least()
    {
        var (x, labels) = StepTests.Blobs<double>(30);
        var classifier = new MlpClassifier<double>(new()
        {
            HiddenLayerSizes = [8],
            Solver = MlpSolver.Sgd,
            LearningRate = MlpLearningRate.Adaptive,
            LearningRateInit = 1e-4,
            Tol = 1e6,
            NIterNoChange = 3,
            Blas = TestBlas.Managed,
        });
        classifier.Fit(x, labels);
        // 1e-4 / 5^3 is below 1e-6: three divisions and the end. The first epoch is a gain over nothing.
        Assert.Equal(1 + 4 * 4, classifier.Iterations);
        Assert.True(classifier.HasConverged);
    }

    [Fact]
    public void A_pipeline_learns_its_steps_from_the_training_samples_only()
    {
        var (x, labels) = StepTests.Blobs<double>(150);
        var far = x * 1000.0 + 5e4;
        var scaler = new StandardScaler<double>();
        var pipeline = new ClassifierPipeline<double>(Small(0), scaler, new Pca<double>(2));
        var fold = Folds.TrainTestSplit(150, 0.3, 1, labels);
        pipeline.Fit(Folds.Take(far, fold.Train), Folds.Take(labels, fold.Train));
        Assert.InRange(pipeline.Score(Folds.Take(far, fold.Test), Folds.Take(labels, fold.Test)), 0.95, 1);
        Assert.Equal(Folds.Take(far, fold.Train).Mean(0).ToArray()[0], scaler.Means[0], 1e-6);
    }

    [Fact]
    public void A_grid_search_finds_the_candidate_that_learns()
    {
        var (x, labels) = StepTests.Blobs<double>(120);
        var result = CrossValidation.GridSearch(
            from rate in new[] { 1e-9, 0.02 } from units in new[] { 4, 8 } select (rate, units),
            c => Small(c.units, c.rate), x, labels, folds: 3, seed: 2);
        Assert.Equal(4, result.Scores.Count);
        Assert.Equal(0.02, result.Best.Candidate.rate);
        Assert.InRange(result.Best.Mean, 0.9, 1);
        Assert.Equal(3, result.Best.Scores.Count);
        Assert.Equal(result.Best.Scores, CrossValidation.Score(() => Small(result.Best.Candidate.units, 0.02), x, labels, 3, 2));
    }

    private static MlpClassifier<double> Small(int units, double rate = 0.02) =>
        new(new() { HiddenLayerSizes = [Math.Max(units, 8)], LearningRateInit = rate, BatchSize = 20, MaxIter = 40, Blas = TestBlas.Managed });
}
