using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Blas.Arrays;

/// <summary>The beginning of an .npy file: the element type, the order and the extents.</summary>
/// <remarks>
/// NumPy's format description (NEP 1): "\x93NUMPY", the version, the length of the text (2 bytes little-endian in 1.0, 4 in 2.0 and 3.0,
/// whose text is UTF-8), and a Python dictionary, padded with spaces so that the elements begin at a multiple of 64.
/// </remarks>
/// <param name="Type">The element type: text such as <c>&lt;f8</c>, or a list of fields.</param>
/// <param name="FortranOrder">Whether the first index runs fastest.</param>
/// <param name="Shape">The extents.</param>
internal sealed record NpyHeader(object Type, bool FortranOrder, nint[] Shape)
{
    // NumPy's own limit for files that it does not trust.
    private const int MaxTextLength = 10_000;
    private const int Alignment = 64;

    // NumPy leaves room for the extent along which a file may grow.
    private const int GrowthDigits = 21;

    /// <summary>The element type as NumPy writes it, such as <c>&lt;f8</c>; null for a structured one.</summary>
    public string? Descriptor => Type as string;

    /// <summary>Reads up to the first element.</summary>
    /// <exception cref="NpyFormatException">The bytes are no header.</exception>
    public static NpyHeader Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        Fill(stream, start);
        if (start[0] != 0x93 || !start[1..6].SequenceEqual("NUMPY"u8))
        {
            throw new NpyFormatException(
                start[0] == 0x80
                    ? "The file is a Python pickle, which can run any program when it is read; only arrays in .npy format are read."
                    : $"The file does not begin as an .npy file does: {Convert.ToHexString(start)}.");
        }

        byte major = start[6];
        if (major is < 1 or > 3 || start[7] != 0)
        {
            throw new NpyFormatException($"The file has version {major}.{start[7]} of the .npy format; 1.0, 2.0 and 3.0 are read.");
        }

        Span<byte> lengthBytes = stackalloc byte[major == 1 ? 2 : 4];
        Fill(stream, lengthBytes);
        uint length = major == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(lengthBytes) : BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        if (length > MaxTextLength)
        {
            throw new NpyFormatException($"The header claims a text of {length} bytes; up to {MaxTextLength} are read.");
        }

        byte[] text = new byte[length];
        Fill(stream, text);
        try
        {
            return FromText((major == 3 ? new UTF8Encoding(false, throwOnInvalidBytes: true) : Encoding.Latin1).GetString(text));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw new NpyFormatException($"The header of the .npy file cannot be read: {e.Message}.", e);
        }
    }

    /// <summary>The bytes before the elements, as NumPy writes them.</summary>
    /// <param name="layout">What the elements are.</param>
    public byte[] ToBytes(ElementLayout layout)
    {
        var shape = new StringBuilder("(");
        foreach (nint extent in Shape)
        {
            shape.Append(ShapeMath.Text($"{extent}, "));
        }

        if (Shape.Length > 0)
        {
            shape.Length -= Shape.Length == 1 ? 1 : 2;
        }

        string text = $"{{'descr': {layout.Descriptor}, 'fortran_order': {FortranOrder}, 'shape': {shape}), }}";
        if (Shape.Length > 0)
        {
            text += new string(' ', GrowthDigits - ShapeMath.Text($"{(FortranOrder ? Shape[^1] : Shape[0])}").Length);
        }

        // Names beyond Latin-1 need version 3.0, a long text 2.0.
        bool isLatin = text.All(c => c <= 0xFF);
        byte[] body = (isLatin ? Encoding.Latin1 : new UTF8Encoding(false)).GetBytes(text);
        bool isLong = !isLatin || body.Length > ushort.MaxValue - (2 * Alignment);
        int before = isLong ? 12 : 10;
        int padding = Alignment - ((before + body.Length + 1) % Alignment);
        byte[] bytes = new byte[before + body.Length + padding + 1];
        bytes[0] = 0x93;
        "NUMPY"u8.CopyTo(bytes.AsSpan(1));
        bytes[6] = (byte)(!isLatin ? 3 : isLong ? 2 : 1);
        if (isLong)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), bytes.Length - before);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), checked((ushort)(bytes.Length - before)));
        }

        body.CopyTo(bytes.AsSpan(before));
        bytes.AsSpan(before + body.Length, padding).Fill((byte)' ');
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    internal static void Fill(Stream stream, Span<byte> bytes)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
        {
            throw new NpyFormatException($"The .npy file ends within its header: {bytes.Length} bytes were expected, {read} are there.");
        }
    }

    private static NpyHeader FromText(string text)
    {
        if (PythonLiteral.Parse(text) is not Dictionary<string, object?> fields
            || fields.Count != 3
            || !fields.TryGetValue("descr", out object? descriptor)
            || !fields.TryGetValue("fortran_order", out object? order)
            || !fields.TryGetValue("shape", out object? extents))
        {
            throw new FormatException("it must be a dictionary of 'descr', 'fortran_order' and 'shape'");
        }

        if (descriptor is not (string or object?[]) || order is not bool fortran || extents is not object?[] shape)
        {
            throw new FormatException("'descr' must be a string or a list, 'fortran_order' True or False, 'shape' a tuple");
        }

        if (shape.Length > ShapeMath.MaxDims)
        {
            throw new FormatException($"the shape has {shape.Length} dimensions; up to {ShapeMath.MaxDims} are possible");
        }

        nint[] sizes = new nint[shape.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            if (shape[i] is not BigInteger extent || extent < 0 || extent > nint.MaxValue)
            {
                throw new FormatException($"{shape[i] ?? "None"} is no extent");
            }

            sizes[i] = (nint)extent;
        }

        return new NpyHeader(descriptor, fortran, sizes);
    }
}
