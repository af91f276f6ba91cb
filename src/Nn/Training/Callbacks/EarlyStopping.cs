using Nn.Models;

namespace Nn.Training;

/// <summary>Ends training when a figure has not got better for some epochs. Names and defaults are Keras'.</summary>
/// <param name="monitor">The figure.</param>
/// <param name="patience">How many epochs without a gain are let pass, at least 0.</param>
/// <param name="minimumDelta">How much better counts as better, at least 0.</param>
/// <param name="restoreBestWeights">Whether the model ends with the weights of its best epoch.</param>
/// <param name="startFromEpoch">The epochs of this call that are not counted at first, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
public sealed class EarlyStopping(
    TrainingMetric monitor = TrainingMetric.ValidationLoss, int patience = 0, double minimumDelta = 0, bool restoreBestWeights = false, int startFromEpoch = 0)
    : TrainingCallback
{
    private readonly int _patience = patience >= 0
        ? patience
        : throw new ArgumentOutOfRangeException(nameof(patience), patience, $"The patience is {patience}, expected at least 0.");

    private readonly double _minimumDelta = Monitors.CheckDifference(minimumDelta, nameof(minimumDelta));
    private WeightCopy? _copy;
    private double _best = Monitors.Worst(monitor);
    private int _waited;

    /// <summary>The best figure so far.</summary>
    public double Best => _best;

    /// <summary>The epoch of this call that had it, from 1; 0 for none.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Whether it ended the training.</summary>
    public bool Stopped { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (_best, _waited, BestEpoch, Stopped) = (Monitors.Worst(monitor), 0, 0, false);
        _copy = restoreBestWeights ? state.Model.CopyWeights() : null;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState state, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(result);
        var value = Monitors.Of(monitor, result, nameof(EarlyStopping));
        if (result.Epoch <= startFromEpoch)
            return;
        if (Monitors.IsBetter(monitor, value, _best, _minimumDelta))
        {
            (_best, _waited, BestEpoch) = (value, 0, result.Epoch);
            _copy?.Take();
        }
        else if (++_waited >= _patience)
        {
            Stopped = true;
            state.StopRequested = true;
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(History history)
    {
        if (BestEpoch > 0)
            _copy?.PutBack();
        _copy = null;
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyDictionary<string, double[]> SaveState()
    {
        var state = new Dictionary<string, double[]> { ["numbers"] = [_best, _waited, BestEpoch] };
        if (_copy is not null)
            state["best"] = _copy.Values;
        return state;
    }

    /// <inheritdoc/>
    protected internal override void LoadState(IReadOnlyDictionary<string, double[]> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.TryGetValue("numbers", out var n) && n.Length == 3)
            (_best, _waited, BestEpoch) = (n[0], (int)n[1], (int)n[2]);
        if (_copy is not null && state.TryGetValue("best", out var best))
            _copy.Values = best;
    }
}
