namespace Nn.Models;

/// <summary>A list of numbers that a checkpoint holds beside the parameters.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DType"><c>F32</c> or <c>F64</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Bytes">The numbers, little-endian.</param>
internal readonly record struct StateTensor(string Name, string DType, long Count, ReadOnlyMemory<byte> Bytes)
{
    public static StateTensor Of<T>(string name, Span<T> values)
        where T : unmanaged => new(name, ModelFile.DType<T>(), values.Length, ModelFile.LittleEndian(values).ToArray());
}
