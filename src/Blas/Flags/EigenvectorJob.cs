namespace Blas;

/// <summary>Which eigenvectors of a triangular matrix, and how (<c>HOWMNY</c>).</summary>
public enum EigenvectorJob : byte
{
    /// <summary>All of the triangular matrix.</summary>
    All = (byte)'A',

    /// <summary>All, multiplied by the matrix that the caller passes.</summary>
    BackTransformed = (byte)'B',
}
