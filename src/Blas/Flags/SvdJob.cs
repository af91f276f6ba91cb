namespace Blas;

/// <summary>Which singular vectors are computed (<c>JOBU</c>, <c>JOBVT</c>, <c>JOBZ</c>).</summary>
public enum SvdJob : byte
{
    /// <summary>None.</summary>
    None = (byte)'N',

    /// <summary>The first min(m, n).</summary>
    Some = (byte)'S',

    /// <summary>All, a square orthogonal (unitary) matrix.</summary>
    All = (byte)'A',

    /// <summary>The first min(m, n), in place of A as the routine says.</summary>
    Overwrite = (byte)'O',
}
