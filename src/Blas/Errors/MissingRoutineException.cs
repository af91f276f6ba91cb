namespace Blas;

/// <summary>A provider's library lacks a routine, and no other provider stands in for it.</summary>
public sealed class MissingRoutineException : NotSupportedException
{
    /// <summary>Makes the error.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="routine">The standard name, <c>dgesv</c>.</param>
    public MissingRoutineException(string provider, string routine)
        : base($"The provider '{provider}' has no {routine}, and was opened without a fallback.")
    {
        Provider = provider;
        Routine = routine;
    }

    /// <summary>The provider's name.</summary>
    public string Provider { get; }

    /// <summary>The routine's standard name.</summary>
    public string Routine { get; }
}
