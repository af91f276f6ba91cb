using System.Numerics;

namespace Blas.Managed;

/// <summary>
/// C + bias: in row-major order element j of the bias is added to column j (a batch of samples times a layer's weights), in
/// column-major order element i to row i.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="bias">As many elements as C has columns (row-major) or rows (column-major).</param>
/// <param name="layout">The order of C.</param>
public readonly struct Bias<T>(ReadOnlyMemory<T> bias, Layout layout = Layout.RowMajor) : IGemmEpilogue<T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    public void Apply(Span<T> values, nint row, nint column)
    {
        ReadOnlySpan<T> addends = bias.Span.Slice((int)(layout == Layout.RowMajor ? column : row), values.Length);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (new Vector<T>(values[i..]) + new Vector<T>(addends[i..])).CopyTo(values[i..]);
            }
        }

        for (; i < values.Length; i++)
        {
            values[i] += addends[i];
        }
    }
}
