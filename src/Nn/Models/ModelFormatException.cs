namespace Nn.Models;

/// <summary>A model file is not what it should be. The text names the file and says, in one line, what is wrong.</summary>
public sealed class ModelFormatException : FormatException
{
    /// <summary>Makes the exception with a general text.</summary>
    public ModelFormatException()
        : base("The file is not a valid model.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The file and what is wrong.</param>
    public ModelFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The file and what is wrong.</param>
    /// <param name="innerException">What showed it.</param>
    public ModelFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
