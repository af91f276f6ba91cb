namespace Blas;

/// <summary>How the vectors of a block of reflectors are stored (<c>STOREV</c>).</summary>
public enum StoreV : byte
{
    /// <summary>By columns.</summary>
    Columns = (byte)'C',

    /// <summary>By rows.</summary>
    Rows = (byte)'R',
}
