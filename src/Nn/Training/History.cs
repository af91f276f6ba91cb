namespace Nn.Training;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The cancellation token asked for it. The model is as the last whole step left it.</summary>
    Cancelled,

    /// <summary>A callback asked for it.</summary>
    StoppedByCallback,
}

/// <summary>What one epoch gave.</summary>
/// <param name="Epoch">Its number in this call, from 1.</param>
/// <param name="Loss">The mean over its samples of the loss each had when its batch came.</param>
/// <param name="Accuracy">The share that was right then, or null where the loss is no classifier's.</param>
/// <param name="ValidationLoss">The mean loss of the validation samples after it, or null.</param>
/// <param name="ValidationAccuracy">The share of them that was right, or null.</param>
/// <param name="LearningRate">The learning rate of its last step.</param>
/// <param name="Samples">The samples it learned from.</param>
/// <param name="Duration">How long its training took, without validation.</param>
public sealed record EpochResult(
    int Epoch,
    double Loss,
    double? Accuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    double LearningRate,
    int Samples,
    TimeSpan Duration)
{
    /// <summary>Samples learned from in a second.</summary>
    public double SamplesPerSecond => Samples / Math.Max(Duration.TotalSeconds, 1e-9);
}

/// <summary>The course of a training.</summary>
/// <param name="Epochs">The epochs that were finished.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="Duration">How long it took.</param>
public sealed record History(IReadOnlyList<EpochResult> Epochs, StopReason Reason, TimeSpan Duration);
