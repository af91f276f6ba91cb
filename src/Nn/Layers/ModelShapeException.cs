namespace Nn.Layers;

/// <summary>Layers, or a layer and its input, don't fit. The text names the layer and both shapes.</summary>
public sealed class ModelShapeException : ArgumentException
{
    /// <summary>Makes the exception with a general text.</summary>
    public ModelShapeException()
        : base("The layers do not fit.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The layer and the shapes.</param>
    public ModelShapeException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The layer and the shapes.</param>
    /// <param name="innerException">What showed it.</param>
    public ModelShapeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
