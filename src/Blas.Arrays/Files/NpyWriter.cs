namespace Blas.Arrays;

/// <summary>Writes an array as an .npy file, in the order in which it lies in memory where that is C's or Fortran's.</summary>
internal static unsafe class NpyWriter
{
    public static void Write<T>(Stream stream, NdArray<T> array)
        where T : unmanaged
    {
        ElementLayout layout = ElementLayout.Required<T>();
        bool fortran = !array.IsContiguous && array.IsFContiguous;
        stream.Write(new NpyHeader(layout.Descriptor, fortran, array.Shape.ToArray()).ToBytes(layout));
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
        if (ElementLayout.Record<T>() is { HasGaps: true } record)
        {
            WriteWithoutGaps(stream, array, record);
            return;
        }

        nint bytes = array.Size * sizeof(T);
        for (nint done = 0; done < bytes; done += Copying.MaxRun)
        {
            stream.Write(new ReadOnlySpan<byte>((byte*)array.Data + done, (int)Math.Min(bytes - done, Copying.MaxRun)));
        }
    }

    // What the memory held between the fields is nobody's business: zeros are written there.
    private static void WriteWithoutGaps<T>(Stream stream, NdArray<T> array, RecordLayout record)
        where T : unmanaged
    {
        var plan = new List<ElementCopy>();
        record.PlanCopy(record, 0, 0, string.Empty, plan);
        ReadOnlySpan<ElementCopy> steps = [.. plan];
        byte[] buffer = new byte[Math.Max(1, (1 << 16) / sizeof(T)) * sizeof(T)];
        for (nint done = 0; done < array.Size;)
        {
            int count = (int)Math.Min(array.Size - done, buffer.Length / sizeof(T));
            for (int i = 0; i < count; i++)
            {
                ElementCopy.Run(steps, new ReadOnlySpan<byte>(array.Data + done + i, sizeof(T)), buffer.AsSpan(i * sizeof(T), sizeof(T)));
            }

            stream.Write(buffer.AsSpan(0, count * sizeof(T)));
            done += count;
        }
    }
}
