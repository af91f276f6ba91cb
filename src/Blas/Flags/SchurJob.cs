namespace Blas;

/// <summary>What is computed of a Hessenberg matrix (<c>JOB</c>).</summary>
public enum SchurJob : byte
{
    /// <summary>Eigenvalues only.</summary>
    Eigenvalues = (byte)'E',

    /// <summary>Eigenvalues and the Schur form.</summary>
    Schur = (byte)'S',
}
