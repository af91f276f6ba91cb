using System.IO.MemoryMappedFiles;

namespace Blas.Arrays;

/// <summary>An array on a memory-mapped .npy file.</summary>
internal static unsafe class NpyMap
{
    public static NdArray<T> Open<T>(string path)
        where T : unmanaged
    {
        NpyHeader header;
        long start, length;
        using (FileStream stream = File.OpenRead(path))
        {
            header = NpyHeader.Read(stream);
            string wanted = ElementLayout.Required<T>().Descriptor;
            if (!IsSame<T>(header, wanted))
            {
                throw new NpyFormatException(
                    $"The file holds elements of type {Found(header)}, which cannot be mapped as {DType.Name<T>()} ({wanted}): Load reads and converts them.");
            }

            start = stream.Position;
            length = NpyReader.ByteLength(header, sizeof(T));
            NpyReader.RequireLength(header, (nint)length, stream.Length - start);
        }

        if (length == 0)
        {
            return NdArray.Load<T>(path);
        }

        nint[] strides = new nint[header.Shape.Length];
        ShapeMath.ContiguousStrides(header.FortranOrder ? [.. header.Shape.Reverse()] : header.Shape, strides);
        if (header.FortranOrder)
        {
            Array.Reverse(strides);
        }

        ArrayStorage storage = ArrayStorage.Map(path, start, checked((nint)length));
        return new NdArray<T>(storage, (T*)storage.Start, header.Shape, strides, isWriteable: false, isFirstOwner: true);
    }

    private static bool IsSame<T>(NpyHeader header, string wanted)
        where T : unmanaged
    {
        if (header.Descriptor is null || ElementLayout.Of<T>() is TextLayout)
        {
            return NpyRecords.Parse(header.Type) is ElementLayout layout && layout.Descriptor == wanted && !layout.IsSwapped;
        }

        string letters = NpyReader.Letters(header, out bool swapped);
        return !swapped && NpyElement.Descriptor<T>()[1..] == letters;
    }

    private static string Found(NpyHeader header) =>
        header.Descriptor is string plain ? $"'{plain}'" : NpyRecords.Parse(header.Type).Descriptor;
}
