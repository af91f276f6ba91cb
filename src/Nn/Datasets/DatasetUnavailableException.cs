namespace Nn.Datasets;

/// <summary>A data set is neither on this machine nor to be had from the network. The text says, in one line, what to do.</summary>
public sealed class DatasetUnavailableException : IOException
{
    /// <summary>Makes the exception with a general text.</summary>
    public DatasetUnavailableException()
        : base("The data set is not available.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is missing and what to do.</param>
    public DatasetUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is missing and what to do.</param>
    /// <param name="innerException">The last attempt's failure.</param>
    public DatasetUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
