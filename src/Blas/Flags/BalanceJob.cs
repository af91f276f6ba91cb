namespace Blas;

/// <summary>How a general matrix is balanced (<c>JOB</c>).</summary>
public enum BalanceJob : byte
{
    /// <summary>Not at all.</summary>
    None = (byte)'N',

    /// <summary>By exchanging rows and columns.</summary>
    Permute = (byte)'P',

    /// <summary>By scaling.</summary>
    Scale = (byte)'S',

    /// <summary>By both, exchanges first.</summary>
    Both = (byte)'B',
}
