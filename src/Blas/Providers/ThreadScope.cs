namespace Blas;

/// <summary>What a change of the number of threads reaches.</summary>
public enum ThreadScope
{
    /// <summary>The library has one thread, and it can't be changed.</summary>
    Fixed,

    /// <summary>The whole process: every user of the library.</summary>
    Process,

    /// <summary>The calling thread only.</summary>
    Thread,
}
