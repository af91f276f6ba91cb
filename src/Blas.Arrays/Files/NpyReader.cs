namespace Blas.Arrays;

/// <summary>Reads the elements that follow a header. Memory is taken only for elements that are there.</summary>
internal static unsafe class NpyReader
{
    // A stream that does not tell its length must have brought this much before a larger array is allocated.
    private const int Trusted = 1 << 24;

    /// <summary>The array, of whatever type the file has.</summary>
    public static NdArray Read(Stream stream) => Read(stream, NpyHeader.Read(stream));

    private static NdArray Read(Stream stream, NpyHeader header)
    {
        return header.Descriptor is null ? NpyRecords.Read(stream, header)
            : header.Descriptor.TrimStart('<', '>', '|', '=') is ['U' or 'S' or 'a', ..] ? NpyRecords.ReadTexts(stream, header)
            : NpyElement.Visit(Letters(header, out bool swapped), new Visitor(stream, header, swapped));
    }

    /// <summary>The array, which must have elements of the type.</summary>
    public static NdArray<T> Read<T>(Stream stream)
        where T : unmanaged
    {
        NpyHeader header = NpyHeader.Read(stream);
        if (!DType.IsInteger<T>() && ElementLayout.Of<T>() is RecordLayout or TextLayout)
        {
            return NpyRecords.Read<T>(stream, header);
        }

        NdArray array = Read(stream, header);
        if (array is NdArray<T> typed)
        {
            return typed;
        }

        string found = array.DTypeName;
        array.Dispose();
        throw new NpyFormatException($"The file holds elements of type {found}, not {DType.Name<T>()}: load it without a type, then convert with AsType.");
    }

    /// <summary>The letters of the element type, and whether its bytes are in the other order.</summary>
    public static string Letters(NpyHeader header, out bool swapped)
    {
        string descriptor = header.Descriptor
            ?? throw new NpyFormatException("The file holds records (a structured dtype), not plain elements: load it as a struct with the same fields.");
        bool hasOrder = descriptor.Length > 0 && descriptor[0] is '<' or '>' or '|' or '=';
        swapped = hasOrder && descriptor[0] == (BitConverter.IsLittleEndian ? '>' : '<');
        return hasOrder ? descriptor[1..] : descriptor;
    }

    /// <summary>The bytes that the elements take.</summary>
    public static nint ByteLength(NpyHeader header, int itemSize)
    {
        try
        {
            return ShapeMath.CheckedSize(header.Shape, itemSize) * itemSize;
        }
        catch (ArgumentException e)
        {
            throw new NpyFormatException($"The header claims the shape {ShapeMath.Format(header.Shape)}, which no memory holds.", e);
        }
    }

    /// <summary>An error if the stream is known to hold less.</summary>
    public static void RequireLength(NpyHeader header, nint needed, long available)
    {
        if (available < needed)
        {
            throw new NpyFormatException(ShapeMath.Text(
                $"The header claims the shape {ShapeMath.Format(header.Shape)}, {needed} bytes of elements; the file has {available}."));
        }
    }

    /// <summary>The elements, whose bytes are those of the type.</summary>
    public static NdArray<T> Read<T>(Stream stream, NpyHeader header, bool swapped)
        where T : unmanaged
    {
        nint length = ByteLength(header, sizeof(T));
        nint[] shape = header.FortranOrder ? [.. header.Shape.Reverse()] : header.Shape;
        NdArray<T> array;
        if (stream.CanSeek)
        {
            RequireLength(header, length, stream.Length - stream.Position);
            array = ReadInto<T>(stream, shape, length, []);
        }
        else
        {
            array = ReadInto<T>(stream, shape, length, length > Trusted ? Collect(stream, length) : []);
        }

        Normalize(array, swapped);
        if (!header.FortranOrder)
        {
            return array;
        }

        NdArray<T> transposed = array.Transpose();
        array.Dispose();
        return transposed;
    }

    private static NdArray<T> ReadInto<T>(Stream stream, ReadOnlySpan<nint> shape, nint length, List<byte[]> collected)
        where T : unmanaged
    {
        NdArray<T> array = NdArray.Empty<T>(shape);
        try
        {
            using NdArray.Lease lease = array.Hold();
            byte* target = (byte*)array.Data;
            nint done = 0;
            foreach (byte[] block in collected)
            {
                block.CopyTo(new Span<byte>(target + done, block.Length));
                done += block.Length;
            }

            while (done < length)
            {
                int wanted = (int)Math.Min(length - done, Copying.MaxRun);
                int read = stream.Read(new Span<byte>(target + done, wanted));
                done += read > 0 ? read : throw Short(length, done);
            }

            return array;
        }
        catch
        {
            array.Dispose();
            throw;
        }
    }

    private static List<byte[]> Collect(Stream stream, nint length)
    {
        var blocks = new List<byte[]>();
        for (nint done = 0; done < length;)
        {
            byte[] block = new byte[Math.Min(length - done, Trusted)];
            int read = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            done += read == block.Length ? read : throw Short(length, done + read);
            blocks.Add(block);
        }

        return blocks;
    }

    private static NpyFormatException Short(nint length, nint done) =>
        new(ShapeMath.Text($"The .npy file ends within its elements: {length} bytes were expected, {done} are there."));

    private static void Normalize<T>(NdArray<T> array, bool swapped)
        where T : unmanaged
    {
        nint bytes = array.Size * sizeof(T);
        for (nint done = 0; done < bytes; done += Copying.MaxRun)
        {
            var span = new Span<byte>((byte*)array.Data + done, (int)Math.Min(bytes - done, Copying.MaxRun));
            if (typeof(T) == typeof(bool))
            {
                // A bool of C# that is neither 0 nor 1 is equal to neither.
                foreach (ref byte value in span)
                {
                    value = value == 0 ? (byte)0 : (byte)1;
                }
            }
            else if (swapped)
            {
                ElementCopy.Swap(span, NpyElement.Component<T>());
            }
        }
    }

    private sealed class Visitor(Stream stream, NpyHeader header, bool swapped) : NpyElement.IVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged => Read<T>(stream, header, swapped);
    }
}
