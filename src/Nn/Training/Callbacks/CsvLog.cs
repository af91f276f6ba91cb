using System.Globalization;

namespace Nn.Training;

/// <summary>
/// Writes a line for each epoch to a CSV file: epoch (over all calls), loss, accuracy, validation_loss, validation_accuracy, learning_rate,
/// samples, seconds. What is not measured is empty.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="append">Whether lines are added to an older file.</param>
public sealed class CsvLog(string path, bool append = false) : TrainingCallback
{
    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingState state)
    {
        if (!append || !File.Exists(path))
            File.WriteAllText(path, "epoch,loss,accuracy,validation_loss,validation_accuracy,learning_rate,samples,seconds\n");
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState state, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(result);
        File.AppendAllText(path, string.Create(
            CultureInfo.InvariantCulture,
            $"{state.Model.EpochsTrained},{result.Loss:R},{result.Accuracy:R},{result.ValidationLoss:R},{result.ValidationAccuracy:R},{result.LearningRate:R},{result.Samples},{result.Duration.TotalSeconds:F6}\n"));
    }
}
