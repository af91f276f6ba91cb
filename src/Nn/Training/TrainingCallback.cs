namespace Nn.Training;

/// <summary>Is told of a training's progress, on the training thread, and may end it or change its learning rate.</summary>
public abstract class TrainingCallback
{
    /// <summary>Before the first step.</summary>
    /// <param name="state">Where training stands.</param>
    public virtual void OnTrainBegin(TrainingState state)
    {
    }

    /// <summary>Before the first step of an epoch.</summary>
    /// <param name="state">Where training stands.</param>
    public virtual void OnEpochBegin(TrainingState state)
    {
    }

    /// <summary>After each step. What this allocates is allocated in the hot loop.</summary>
    /// <param name="state">Where training stands.</param>
    public virtual void OnStepEnd(TrainingState state)
    {
    }

    /// <summary>After an epoch and its validation.</summary>
    /// <param name="state">Where training stands.</param>
    /// <param name="result">What the epoch gave.</param>
    public virtual void OnEpochEnd(TrainingState state, EpochResult result)
    {
    }

    /// <summary>After the last step, however training ended, unless by an error.</summary>
    /// <param name="history">The course of the training.</param>
    public virtual void OnTrainEnd(History history)
    {
    }
}
