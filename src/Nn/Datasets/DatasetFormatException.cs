namespace Nn.Datasets;

/// <summary>
/// A file of a data set is not what it should be. The text names the file (with line and column where it has them), what was found, and
/// what was expected, in one line.
/// </summary>
public sealed class DatasetFormatException : FormatException
{
    /// <summary>Makes the exception with a general text.</summary>
    public DatasetFormatException()
        : base("The file is not a valid data set.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">File, found, expected.</param>
    public DatasetFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">File, found, expected.</param>
    /// <param name="innerException">What showed it.</param>
    public DatasetFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
