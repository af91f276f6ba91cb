using System.Numerics;
using Blas.Arrays;
using Nn.Initializers;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Schedules;
using Nn.Training;

namespace Nn.Estimators;

/// <summary>What MLPClassifier and MLPRegressor share: the network, its optimizer, and when training ends.</summary>
/// <typeparam name="T">The element type.</typeparam>
public abstract class Mlp<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected Mlp(MlpOptions? options)
    {
        Options = options ?? new MlpOptions();
        Options.Check();
    }

    /// <summary>The parameters.</summary>
    public MlpOptions Options { get; }

    /// <summary>The network behind, for everything that scikit-learn's names don't reach; null before the first fit.</summary>
    public Sequential<T>? Model { get; private set; }

    /// <summary>The loss of each epoch, with the penalty on weights (<c>loss_curve_</c>).</summary>
    public IReadOnlyList<double> LossCurve { get; private set; } = [];

    /// <summary>The least of <see cref="LossCurve"/> (<c>best_loss_</c>); null before the first fit.</summary>
    public double? BestLoss => LossCurve.Count > 0 ? LossCurve.Min() : null;

    /// <summary>
    /// Whether the last fit ended because the loss or the score got no better, and not after <see cref="MlpOptions.MaxIter"/> epochs, of which
    /// scikit-learn warns. True for L-BFGS, whose end is its own.
    /// </summary>
    public bool HasConverged { get; private set; }

    /// <summary>The epochs done (<c>n_iter_</c>).</summary>
    public int Iterations => LossCurve.Count;

    /// <summary>The weights of each layer (<c>coefs_</c>), inputs x units.</summary>
    public IReadOnlyList<NdArray<T>> Coefs => [.. Fitted.Layers.Select(layer => ((DenseLayer<T>)layer).Weight.Value)];

    /// <summary>The biases of each layer (<c>intercepts_</c>).</summary>
    public IReadOnlyList<NdArray<T>> Intercepts => [.. Fitted.Layers.Select(layer => ((DenseLayer<T>)layer).Bias!.Value)];

    private protected Sequential<T> Fitted => Model ?? throw new InvalidOperationException($"{GetType().Name[..^2]} has learned nothing yet: call Fit first.");

    private protected abstract Loss Loss { get; }

    private protected abstract Activation OutputActivation { get; }

    /// <summary>Checks samples before anything is forgotten or learned.</summary>
    private protected void CheckSamples(NdArray<T> x, bool goesOn)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.NDim != 2 || x.Shape[0] < 1 || x.Shape[1] is < 1 or > int.MaxValue)
            throw new ArgumentException($"'x' has the shape ({string.Join(", ", x.Shape.ToArray())}), expected (samples, features).", nameof(x));
        if (goesOn && Model is not null && Model.Inputs != x.Shape[1])
            throw new ArgumentException($"'x' has {x.Shape[1]} features; what is gone on with has learned from {Model.Inputs}.", nameof(x));
        CheckFinite(x, nameof(x));
    }

    /// <summary>Refuses numbers that no training gets over, and names the first.</summary>
    private protected static void CheckFinite(NdArray<T> values, string name)
    {
        var source = new RowSource<T>(values, values.NDim == 1 ? 1 : (int)values.Shape[1], name);
        for (var i = 0; i < source.Count; i++)
        {
            var row = source[i];
            for (var j = 0; j < row.Length; j++)
            {
                if (!T.IsFinite(row[j]))
                    throw new ArgumentException($"'{name}' has {row[j]} in row {i}, column {j}: expected finite numbers.", name);
            }
        }
        // The rows are spans over memory that a finalizer frees.
        GC.KeepAlive(source);
    }

    private protected void Prepare(NdArray<T> x, int outputs, bool anew)
    {
        if (Model is not null && !anew)
            return;
        var batch = BatchSize((int)x.Shape[0]);
        // scikit-learn's start: U(-a, a) with a^2 = 6 / (fan_in + fan_out), 2 for the logistic function, for weights and biases.
        var penalty = Options.Alpha > 0 ? Regularizer.L2(Options.Alpha / (2 * batch)) : null;
        var inputs = (int)x.Shape[1];
        var layers = new List<Layer>();
        foreach (var (units, activation) in Options.HiddenLayerSizes.Select(u => (u, Options.Activation)).Append((outputs, OutputActivation)))
        {
            var limit = Math.Sqrt((Options.Activation == Activation.Sigmoid ? 2.0 : 6.0) / ((double)inputs + units));
            var start = Initializer.Uniform(-limit, limit);
            layers.Add(new Dense(units, activation, start) { BiasInitializer = start, Regularizer = penalty });
            inputs = units;
        }
        Model = new Sequential<T>((int)x.Shape[1], layers, Options.RandomState, blas: Options.Blas);
        Model.Compile(Loss, Method((int)x.Shape[0]));
        LossCurve = [];
    }

    private protected void Train(Func<FitOptions<T>, History> fit, int samples, bool isClassifier)
    {
        var lbfgs = Options.Solver == MlpSolver.Lbfgs;
        var callbacks = new List<TrainingCallback>();
        var stop = new NoChange(Options, Options.EarlyStopping && !lbfgs, isClassifier);
        if (!lbfgs)
            callbacks.Add(stop);
        var history = fit(new FitOptions<T>
        {
            // All iterations of L-BFGS are one step.
            Epochs = lbfgs ? 1 : Options.MaxIter,
            BatchSize = lbfgs ? samples : BatchSize(samples),
            Shuffle = Options.Shuffle && !lbfgs,
            ValidationSplit = Options.EarlyStopping && !lbfgs ? Options.ValidationFraction : 0,
            Schedule = Options is { Solver: MlpSolver.Sgd, LearningRate: MlpLearningRate.InvScaling }
                ? LearningRateSchedule.Of(p => Options.LearningRateInit / Math.Pow((double)p.Epoch * samples + 1, Options.PowerT))
                : null,
            Callbacks = callbacks,
        });
        LossCurve = [.. LossCurve, .. history.Epochs.Select(e => e.Loss)];
        HasConverged = lbfgs || history.Reason == StopReason.StoppedByCallback;
    }

    private protected void TrainOnce(Func<FitOptions<T>, History> fit, int samples)
    {
        if (Options.Solver == MlpSolver.Lbfgs)
            throw new InvalidOperationException("PartialFit needs the solver Adam or Sgd: Lbfgs learns from all samples at once.");
        var history = fit(new FitOptions<T> { BatchSize = BatchSize(samples), Shuffle = Options.Shuffle });
        LossCurve = [.. LossCurve, .. history.Epochs.Select(e => e.Loss)];
    }

    private int BatchSize(int samples) => Options.Solver == MlpSolver.Lbfgs ? samples : Math.Min(Options.BatchSize ?? 200, samples);

    private Optimizer Method(int samples) => Options.Solver switch
    {
        MlpSolver.Adam => new Adam(Options.LearningRateInit, Options.Beta1, Options.Beta2, Options.Epsilon),
        MlpSolver.Sgd => new Sgd(Options.LearningRateInit, Options.Momentum, Options.NesterovsMomentum && Options.Momentum > 0),
        MlpSolver.Lbfgs => new Lbfgs(1, Options.MaxIter, 10, Options.Tol, 1e-12),
        _ => throw new ArgumentOutOfRangeException(nameof(samples), Options.Solver, "Not a solver."),
    };

    /// <summary>scikit-learn's rule: training ends after more than n_iter_no_change epochs without a gain of tol.</summary>
    private sealed class NoChange(MlpOptions options, bool byScore, bool isClassifier) : TrainingCallback
    {
        private double _best = double.PositiveInfinity;
        private int _count;
        private WeightCopy? _copy;

        public override void OnTrainBegin(TrainingState state) => _copy = byScore ? state.Model.CopyWeights() : null;

        public override void OnEpochEnd(TrainingState state, EpochResult result)
        {
            // A score is made small by its sign; a regressor's best epoch is that of the least error, which is that of the greatest R^2.
            var value = !byScore ? result.Loss : isClassifier ? -result.ValidationAccuracy!.Value : result.ValidationLoss!.Value;
            _count = value > _best - options.Tol ? _count + 1 : 0;
            if (value < _best)
            {
                _best = value;
                _copy?.Take();
            }
            if (_count <= options.NIterNoChange)
                return;
            if (options is { Solver: MlpSolver.Sgd, LearningRate: MlpLearningRate.Adaptive } && state.LearningRate > 1e-6)
            {
                state.LearningRate /= 5;
                _count = 0;
                return;
            }
            state.StopRequested = true;
        }

        public override void OnTrainEnd(History history)
        {
            if (double.IsFinite(_best))
                _copy?.PutBack();
        }
    }
}
