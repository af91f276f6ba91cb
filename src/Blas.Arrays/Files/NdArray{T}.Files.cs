namespace Blas.Arrays;

// How an array of a known type is written.
public sealed unsafe partial class NdArray<T>
{
    private protected override void WriteNpy(Stream stream) => NpyWriter.Write(stream, this);
}
