namespace Blas.Arrays;

/// <summary>Writes an array as an .npy file, in the order in which it lies in memory where that is C's or Fortran's.</summary>
internal static unsafe class NpyWriter
{
    public static void Write<T>(Stream stream, NdArray<T> array)
        where T : unmanaged
    {
        string descriptor = NpyElement.Descriptor<T>();
        bool fortran = !array.IsContiguous && array.IsFContiguous;
        stream.Write(new NpyHeader(descriptor, fortran, array.Shape.ToArray()).ToBytes());
        if (array.IsContiguous || fortran)
        {
            WriteMemory(stream, array);
            return;
        }

        using NdArray<T> copy = array.Copy();
        WriteMemory(stream, copy);
    }

    private static void WriteMemory<T>(Stream stream, NdArray<T> array)
        where T : unmanaged
    {
        using NdArray.Lease lease = array.Hold();
        nint bytes = array.Size * sizeof(T);
        for (nint done = 0; done < bytes; done += Copying.MaxRun)
        {
            stream.Write(new ReadOnlySpan<byte>((byte*)array.Data + done, (int)Math.Min(bytes - done, Copying.MaxRun)));
        }
    }
}
