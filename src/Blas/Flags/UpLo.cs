namespace Blas;

/// <summary>Which triangle of a matrix is stored and read (<c>UPLO</c>). The other one is never touched.</summary>
public enum UpLo : byte
{
    /// <summary>The upper triangle, with the diagonal.</summary>
    Upper = (byte)'U',

    /// <summary>The lower triangle, with the diagonal.</summary>
    Lower = (byte)'L',
}
