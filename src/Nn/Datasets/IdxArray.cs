namespace Nn.Datasets;

/// <summary>The content of an IDX file of unsigned bytes.</summary>
/// <param name="Shape">The sizes of its dimensions; for images count, rows, columns.</param>
/// <param name="Data">The elements, last dimension fastest; as many as the product of the sizes.</param>
public sealed record IdxArray(IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>The first size: the number of images or labels.</summary>
    public int Count => Shape[0];

    /// <summary>The elements of one image or label: the product of all sizes but the first.</summary>
    public int ItemSize => Shape.Skip(1).Aggregate(1, static (a, b) => a * b);
}
