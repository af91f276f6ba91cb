namespace Blas;

/// <summary>Whether vectors are computed beside the values (<c>JOBZ</c>, <c>JOBVL</c>, <c>JOBVS</c>).</summary>
public enum Job : byte
{
    /// <summary>Values only.</summary>
    None = (byte)'N',

    /// <summary>Values and vectors.</summary>
    Vectors = (byte)'V',
}
