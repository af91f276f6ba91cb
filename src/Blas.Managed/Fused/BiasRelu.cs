using System.Numerics;

namespace Blas.Managed;

/// <summary>max(C + bias, 0), with the bias as in <see cref="Bias{T}"/>; NaN stays NaN.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="bias">As many elements as C has columns (row-major) or rows (column-major).</param>
/// <param name="layout">The order of C.</param>
public readonly struct BiasRelu<T>(ReadOnlyMemory<T> bias, Layout layout = Layout.RowMajor) : IGemmEpilogue<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public void Apply(Span<T> values, nint row, nint column)
    {
        ReadOnlySpan<T> addends = bias.Span.Slice((int)(layout == Layout.RowMajor ? column : row), values.Length);
        int i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> sum = new Vector<T>(values[i..]) + new Vector<T>(addends[i..]);
            Vector.ConditionalSelect(Vector.LessThan(sum, Vector<T>.Zero), Vector<T>.Zero, sum).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            T sum = values[i] + addends[i];
            values[i] = sum < T.Zero ? T.Zero : sum;
        }
    }
}
