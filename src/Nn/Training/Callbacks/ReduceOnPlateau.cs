namespace Nn.Training;

/// <summary>Lowers the learning rate when a figure has not got better for some epochs. Names and defaults are Keras' <c>ReduceLROnPlateau</c>.</summary>
/// <param name="monitor">The figure.</param>
/// <param name="factor">What the rate is multiplied by, above 0 and below 1.</param>
/// <param name="patience">How many epochs without a gain are let pass, at least 0.</param>
/// <param name="minimumDelta">How much better counts as better, at least 0.</param>
/// <param name="cooldown">The epochs after a reduction that are not counted, at least 0.</param>
/// <param name="minimumRate">The rate is not lowered below this.</param>
/// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
public sealed class ReduceOnPlateau(
    TrainingMetric monitor = TrainingMetric.ValidationLoss, double factor = 0.1, int patience = 10, double minimumDelta = 1e-4, int cooldown = 0, double minimumRate = 0)
    : TrainingCallback
{
    private readonly double _factor = factor is > 0 and < 1
        ? factor
        : throw new ArgumentOutOfRangeException(nameof(factor), factor, $"The factor is {factor}, expected above 0 and below 1.");

    private readonly double _minimumDelta = Monitors.CheckDifference(minimumDelta, nameof(minimumDelta));
    private double _best = Monitors.Worst(monitor);
    private int _waited;
    private int _cooling;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingState state) => (_best, _waited, _cooling) = (Monitors.Worst(monitor), 0, 0);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState state, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(result);
        var value = Monitors.Of(monitor, result, nameof(ReduceOnPlateau));
        if (_cooling > 0)
        {
            _cooling--;
            _waited = 0;
        }
        if (Monitors.IsBetter(monitor, value, _best, _minimumDelta))
            (_best, _waited) = (value, 0);
        else if (_cooling == 0 && ++_waited >= patience)
        {
            state.LearningRate = Math.Max(state.LearningRate * _factor, Math.Min(minimumRate, state.LearningRate));
            (_cooling, _waited) = (cooldown, 0);
        }
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyDictionary<string, double[]> SaveState() =>
        new Dictionary<string, double[]> { ["numbers"] = [_best, _waited, _cooling] };

    /// <inheritdoc/>
    protected internal override void LoadState(IReadOnlyDictionary<string, double[]> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.TryGetValue("numbers", out var n) && n.Length == 3)
            (_best, _waited, _cooling) = (n[0], (int)n[1], (int)n[2]);
    }
}
