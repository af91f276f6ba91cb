namespace Blas;

/// <summary>A LAPACK routine came to a numerical end that is no solution: <c>info &gt; 0</c>.</summary>
public sealed class LapackException : ArithmeticException
{
    /// <summary>Makes the error of a routine.</summary>
    /// <param name="routine">The standard name, <c>dgesv</c>.</param>
    /// <param name="info">The routine's <c>info</c>.</param>
    /// <param name="meaning">What this <c>info</c> means, in words.</param>
    public LapackException(string routine, nint info, string meaning)
        : base($"{routine}: {meaning} (info = {info}).")
    {
        Routine = routine;
        Info = info;
        Meaning = meaning;
    }

    /// <summary>The standard name of the routine, <c>dgesv</c>.</summary>
    public string Routine { get; }

    /// <summary>The routine's <c>info</c>, positive.</summary>
    public nint Info { get; }

    /// <summary>What <see cref="Info"/> means.</summary>
    public string Meaning { get; }
}
