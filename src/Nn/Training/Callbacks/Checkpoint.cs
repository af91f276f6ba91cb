using System.Globalization;

namespace Nn.Training;

/// <summary>
/// Writes a checkpoint after each epoch, or after those that are the best so far. A checkpoint is a model file with the optimizer's state
/// besides; <c>Sequential.LoadCheckpoint</c> goes on from it to the bit. It stands last among the callbacks, so that it sees what the others did.
/// </summary>
/// <param name="path">The file; <c>{epoch}</c> in it becomes the number of epochs behind the model.</param>
/// <param name="best">The figure whose best epochs are kept, or null to keep every epoch.</param>
/// <param name="every">How many epochs lie between two checkpoints, at least 1.</param>
public sealed class Checkpoint(string path, TrainingMetric? best = null, int every = 1) : TrainingCallback
{
    private readonly int _every = every >= 1
        ? every
        : throw new ArgumentOutOfRangeException(nameof(every), every, $"A checkpoint every {every} epochs was asked for, expected at least 1.");

    private double _best = best is { } monitor ? Monitors.Worst(monitor) : 0;

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState state, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(result);
        if (result.Epoch % _every != 0)
            return;
        if (best is { } monitor)
        {
            var value = Monitors.Of(monitor, result, nameof(Checkpoint));
            if (!Monitors.IsBetter(monitor, value, _best, 0))
                return;
            _best = value;
        }
        state.Model.SaveCheckpoint(path.Replace("{epoch}", state.Model.EpochsTrained.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyDictionary<string, double[]> SaveState() => new Dictionary<string, double[]> { ["best"] = [_best] };

    /// <inheritdoc/>
    protected internal override void LoadState(IReadOnlyDictionary<string, double[]> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.TryGetValue("best", out var value) && value.Length == 1)
            _best = value[0];
    }
}
