namespace Nn.Models;

/// <summary>A model whatever its element type: what callbacks need of it.</summary>
public interface IModel
{
    /// <summary>The features of a sample.</summary>
    int Inputs { get; }

    /// <summary>The outputs for a sample.</summary>
    int Outputs { get; }

    /// <summary>The epochs of training behind it.</summary>
    int EpochsTrained { get; }

    /// <summary>Writes the model to a safetensors file.</summary>
    /// <param name="path">The file.</param>
    void Save(string path);

    /// <summary>Writes the model with all that training needs to go on as if there had been no break.</summary>
    /// <param name="path">The file.</param>
    void SaveCheckpoint(string path);

    /// <summary>Takes memory for a copy of the weights and states, with their values now.</summary>
    /// <returns>The copy.</returns>
    WeightCopy CopyWeights();
}

/// <summary>A copy of a model's weights and states, to go back to or to average.</summary>
public abstract class WeightCopy
{
    private protected WeightCopy()
    {
    }

    /// <summary>Takes the model's values.</summary>
    public abstract void Take();

    /// <summary>Gives the model the copy's values.</summary>
    public abstract void PutBack();

    /// <summary>Exchanges the model's values and the copy's.</summary>
    public abstract void Swap();

    /// <summary>copy := copy + share (model - copy).</summary>
    /// <param name="share">From 0, no change, to 1, the model's values.</param>
    public abstract void Follow(double share);

    /// <summary>The values as they are kept in a checkpoint.</summary>
    internal abstract double[] Values { get; set; }
}
