namespace Nn.Training;

/// <summary>A figure of an epoch that a callback watches.</summary>
public enum TrainingMetric
{
    /// <summary>The mean loss of the validation samples.</summary>
    ValidationLoss,

    /// <summary>The share of the validation samples that is right.</summary>
    ValidationAccuracy,

    /// <summary>The mean loss of the samples that are learned from.</summary>
    Loss,

    /// <summary>The share of them that was right.</summary>
    Accuracy,
}

/// <summary>A watched figure, and whether it has got better.</summary>
internal static class Monitors
{
    public static double Of(TrainingMetric monitor, EpochResult result, string callback) => monitor switch
    {
        TrainingMetric.ValidationLoss => result.ValidationLoss,
        TrainingMetric.ValidationAccuracy => result.ValidationAccuracy,
        TrainingMetric.Loss => result.Loss,
        TrainingMetric.Accuracy => result.Accuracy,
        _ => throw new ArgumentOutOfRangeException(nameof(monitor), monitor, "Not a figure."),
    } ?? throw new InvalidOperationException(
        $"{callback} watches {monitor}, which this training does not measure: "
        + (monitor is TrainingMetric.ValidationLoss or TrainingMetric.ValidationAccuracy ? "give it validation samples." : "its loss is no classifier's."));

    /// <summary>Whether a figure is better than the best by more than a difference; NaN never is.</summary>
    public static bool IsBetter(TrainingMetric monitor, double value, double best, double difference) =>
        monitor is TrainingMetric.ValidationLoss or TrainingMetric.Loss ? value < best - difference : value > best + difference;

    public static double Worst(TrainingMetric monitor) =>
        monitor is TrainingMetric.ValidationLoss or TrainingMetric.Loss ? double.PositiveInfinity : double.NegativeInfinity;

    public static double CheckDifference(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, expected a finite number of at least 0.");
}
