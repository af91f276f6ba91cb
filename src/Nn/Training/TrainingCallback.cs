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

    /// <summary>After an epoch's steps, before its validation; called where there are samples to validate.</summary>
    /// <param name="state">Where training stands.</param>
    public virtual void OnValidationBegin(TrainingState state)
    {
    }

    /// <summary>After the validation that <see cref="OnValidationBegin"/> preceded, also if it ended by an error.</summary>
    /// <param name="state">Where training stands.</param>
    public virtual void OnValidationEnd(TrainingState state)
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

    /// <summary>What it must be given to go on after a checkpoint as if there had been no break. Called between epochs.</summary>
    /// <returns>Numbers by name; empty for nothing.</returns>
    protected internal virtual IReadOnlyDictionary<string, double[]> SaveState() => new Dictionary<string, double[]>();

    /// <summary>Takes back what <see cref="SaveState"/> gave, after <see cref="OnTrainBegin"/>.</summary>
    /// <param name="state">The numbers by name.</param>
    protected internal virtual void LoadState(IReadOnlyDictionary<string, double[]> state)
    {
    }
}
