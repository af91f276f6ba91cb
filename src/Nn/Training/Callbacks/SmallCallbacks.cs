using System.Globalization;

namespace Nn.Training;

/// <summary>Writes a line for each epoch.</summary>
/// <param name="output">Where; null for the console.</param>
public sealed class ProgressLog(TextWriter? output = null) : TrainingCallback
{
    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState state, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(result);
        var line = string.Create(CultureInfo.InvariantCulture, $"epoch {result.Epoch}/{state.Epochs}: loss {result.Loss:F5}");
        if (result.Accuracy is { } accuracy)
            line += string.Create(CultureInfo.InvariantCulture, $", accuracy {accuracy:F4}");
        if (result.ValidationLoss is { } loss)
            line += string.Create(CultureInfo.InvariantCulture, $", validation loss {loss:F5}");
        if (result.ValidationAccuracy is { } right)
            line += string.Create(CultureInfo.InvariantCulture, $", validation accuracy {right:F4}");
        (output ?? Console.Out).WriteLine(line + string.Create(CultureInfo.InvariantCulture, $", {result.SamplesPerSecond:F0} samples/s"));
    }
}

/// <summary>Ends training after a step whose loss is no number.</summary>
public sealed class StopOnNaN : TrainingCallback
{
    /// <summary>Whether it ended the training.</summary>
    public bool Stopped { get; private set; }

    /// <inheritdoc/>
    public override void OnStepEnd(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (double.IsFinite(state.Loss))
            return;
        Stopped = true;
        state.StopRequested = true;
    }
}

/// <summary>Calls functions.</summary>
public sealed class CallbackFunctions : TrainingCallback
{
    /// <summary>Called after each step.</summary>
    public Action<TrainingState>? StepEnd { get; init; }

    /// <summary>Called after each epoch and its validation.</summary>
    public Action<TrainingState, EpochResult>? EpochEnd { get; init; }

    /// <inheritdoc/>
    public override void OnStepEnd(TrainingState state) => StepEnd?.Invoke(state);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState state, EpochResult result) => EpochEnd?.Invoke(state, result);
}
