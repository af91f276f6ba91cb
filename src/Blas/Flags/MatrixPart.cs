namespace Blas;

/// <summary>Which part of a matrix is copied or set (<c>UPLO</c> of <c>lacpy</c> and <c>laset</c>).</summary>
public enum MatrixPart : byte
{
    /// <summary>The whole matrix.</summary>
    All = (byte)'A',

    /// <summary>The diagonal and above.</summary>
    Upper = (byte)'U',

    /// <summary>The diagonal and below.</summary>
    Lower = (byte)'L',
}
