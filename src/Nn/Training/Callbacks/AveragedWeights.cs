using Nn.Models;

namespace Nn.Training;

/// <summary>Averages the weights that training passes through; the model ends with the average. Running statistics are averaged alike.</summary>
public sealed class AveragedWeights : TrainingCallback
{
    private readonly double? _decay;
    private readonly int _firstEpoch;
    private readonly bool _validates;
    private WeightCopy? _average;
    private long _taken;
    private int _takenEpoch;
    private bool _isSwapped;

    private AveragedWeights(double? decay, int firstEpoch, bool validates)
    {
        _validates = validates;
        _decay = decay;
        _firstEpoch = firstEpoch;
    }

    /// <summary>average := decay average + (1 - decay) weights after each step, beginning with the weights after the first one.</summary>
    /// <param name="decay">In [0, 1).</param>
    /// <param name="validates">
    /// Whether validation measures the average, which the model will end with, rather than the weights that training goes on from. An
    /// <see cref="EarlyStopping"/> that restores the best weights restores those of training, which are not what was measured then.
    /// </param>
    /// <returns>The callback.</returns>
    /// <remarks>B. Polyak, A. Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992, with an exponential window.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The decay is out of its range.</exception>
    public static AveragedWeights Exponential(double decay = 0.999, bool validates = false) => decay is >= 0 and < 1
        ? new(decay, 0, validates)
        : throw new ArgumentOutOfRangeException(nameof(decay), decay, $"The decay is {decay}, expected at least 0 and below 1.");

    /// <summary>The plain mean of the weights after each epoch from <paramref name="firstEpoch"/> on.</summary>
    /// <param name="firstEpoch">Counted in this call, from 1.</param>
    /// <param name="validates">Whether validation measures the average, once there is one.</param>
    /// <returns>The callback.</returns>
    /// <remarks>P. Izmailov and others, "Averaging Weights Leads to Wider Optima and Better Generalization", UAI 2018.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstEpoch"/> is below 1.</exception>
    public static AveragedWeights Stochastic(int firstEpoch, bool validates = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstEpoch, 1);
        return new(null, firstEpoch, validates);
    }

    /// <summary>Exchanges the model's weights and the average: before and after an evaluation in between.</summary>
    /// <exception cref="InvalidOperationException">No training is under way.</exception>
    public void Swap() => (_average ?? throw new InvalidOperationException("No training is under way: there is no average.")).Swap();

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _average = state.Model.CopyWeights();
        (_taken, _takenEpoch, _isSwapped) = (0, 0, false);
    }

    /// <inheritdoc/>
    public override void OnStepEnd(TrainingState state)
    {
        if (_decay is { } decay)
            _average!.Follow(_taken++ == 0 ? 1 : 1 - decay);
    }

    /// <inheritdoc/>
    public override void OnValidationBegin(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        TakeEpoch(state.Epoch);
        if (_validates && _taken > 0)
        {
            _average!.Swap();
            _isSwapped = true;
        }
    }

    /// <inheritdoc/>
    public override void OnValidationEnd(TrainingState state)
    {
        if (_isSwapped)
            _average!.Swap();
        _isSwapped = false;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState state, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        TakeEpoch(result.Epoch);
    }

    // The mean of epochs takes each of them once, with or without a validation.
    private void TakeEpoch(int epoch)
    {
        if (_decay is not null || _takenEpoch == epoch || (_taken == 0 && epoch < _firstEpoch))
            return;
        _takenEpoch = epoch;
        _average!.Follow(1.0 / ++_taken);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(History history)
    {
        if (_taken > 0)
            _average?.PutBack();
        _average = null;
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyDictionary<string, double[]> SaveState() =>
        new Dictionary<string, double[]> { ["taken"] = [_taken], ["average"] = _average!.Values };

    /// <inheritdoc/>
    protected internal override void LoadState(IReadOnlyDictionary<string, double[]> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.TryGetValue("taken", out var taken) && taken.Length == 1 && state.TryGetValue("average", out var average))
        {
            _taken = (long)taken[0];
            _average!.Values = average;
        }
    }
}
