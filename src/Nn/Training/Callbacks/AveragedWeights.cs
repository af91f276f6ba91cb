using Nn.Models;

namespace Nn.Training;

/// <summary>Averages the weights that training passes through; the model ends with the average. Running statistics are averaged alike.</summary>
public sealed class AveragedWeights : TrainingCallback
{
    private readonly double? _decay;
    private readonly int _firstEpoch;
    private WeightCopy? _average;
    private long _taken;

    private AveragedWeights(double? decay, int firstEpoch)
    {
        _decay = decay;
        _firstEpoch = firstEpoch;
    }

    /// <summary>average := decay average + (1 - decay) weights after each step, beginning with the weights after the first one.</summary>
    /// <param name="decay">In [0, 1).</param>
    /// <returns>The callback.</returns>
    /// <remarks>B. Polyak, A. Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992, with an exponential window.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The decay is out of its range.</exception>
    public static AveragedWeights Exponential(double decay = 0.999) => decay is >= 0 and < 1
        ? new(decay, 0)
        : throw new ArgumentOutOfRangeException(nameof(decay), decay, $"The decay is {decay}, expected at least 0 and below 1.");

    /// <summary>The plain mean of the weights after each epoch from <paramref name="firstEpoch"/> on.</summary>
    /// <param name="firstEpoch">Counted in this call, from 1.</param>
    /// <returns>The callback.</returns>
    /// <remarks>P. Izmailov and others, "Averaging Weights Leads to Wider Optima and Better Generalization", UAI 2018.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstEpoch"/> is below 1.</exception>
    public static AveragedWeights Stochastic(int firstEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstEpoch, 1);
        return new(null, firstEpoch);
    }

    /// <summary>Exchanges the model's weights and the average: before and after an evaluation in between.</summary>
    /// <exception cref="InvalidOperationException">No training is under way.</exception>
    public void Swap() => (_average ?? throw new InvalidOperationException("No training is under way: there is no average.")).Swap();

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _average = state.Model.CopyWeights();
        _taken = 0;
    }

    /// <inheritdoc/>
    public override void OnStepEnd(TrainingState state)
    {
        if (_decay is { } decay)
            _average!.Follow(_taken++ == 0 ? 1 : 1 - decay);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState state, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (_decay is null && (_taken > 0 || result.Epoch >= _firstEpoch))
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
