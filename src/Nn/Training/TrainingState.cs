using Nn.Models;

namespace Nn.Training;

/// <summary>Where a training stands: one object for all callbacks, changed from step to step.</summary>
public sealed class TrainingState
{
    private readonly Action<double> _setRate;
    private double _learningRate;

    internal TrainingState(IModel model, int epochs, int samples, int stepsPerEpoch, double learningRate, Action<double> setRate)
    {
        _learningRate = learningRate;
        _setRate = setRate;
        Model = model;
        Epochs = epochs;
        Samples = samples;
        StepsPerEpoch = stepsPerEpoch;
    }

    /// <summary>What is trained.</summary>
    public IModel Model { get; }

    /// <summary>The epochs asked for.</summary>
    public int Epochs { get; }

    /// <summary>The samples of an epoch.</summary>
    public int Samples { get; }

    /// <summary>The steps of an epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>The epoch under way, from 1.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The steps done in it.</summary>
    public int Step { get; internal set; }

    /// <summary>The samples seen in it.</summary>
    public int SamplesSeen { get; internal set; }

    /// <summary>The mean loss of the samples seen in it.</summary>
    public double Loss { get; internal set; }

    /// <summary>The share of them that was right, or null.</summary>
    public double? Accuracy { get; internal set; }

    /// <summary>Set to true to end training after this step; the history says so.</summary>
    public bool StopRequested { get; set; }

    /// <summary>The learning rate of the next step; a schedule sets it before each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a negative number or one that is not finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set
        {
            _setRate(value);
            _learningRate = value;
        }
    }
}
