using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace Nn.Datasets;

/// <summary>
/// Reads IDX files, MNIST's format, plain or compressed with gzip (told apart by their first bytes, not by the name). The header: two
/// zero bytes, a type code (0x08, unsigned byte), the number of dimensions, then each size as a big-endian 32-bit integer.
/// </summary>
/// <remarks>
/// Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits". The header is checked against the file's length before
/// memory is taken: a plain file's length is the header's to the byte; a compressed one's content is read in pieces, no further than the
/// header says, and deflate can't expand more than 1,032 times.
/// </remarks>
public static class IdxReader
{
    private const int MaximumDeflateRatio = 1032;
    private const int FirstPiece = 1 << 20;

    /// <summary>Reads a file with the given number of dimensions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dimensions">1 for labels, 3 for images; a file with another number is refused.</param>
    /// <returns>Sizes and elements.</returns>
    /// <exception cref="DatasetFormatException">
    /// The file is truncated, longer than its header says, not IDX, or holds another type or number of dimensions.
    /// </exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static IdxArray Read(string path, int dimensions)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, 255);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var compressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        try
        {
            if (!compressed)
                return Read(file, path, dimensions, file.Length, false);
            using var gzip = new GZipStream(file, CompressionMode.Decompress);
            return Read(gzip, path, dimensions, file.Length, true);
        }
        catch (InvalidDataException e)
        {
            throw new DatasetFormatException($"{path}: the gzip stream is damaged ({e.Message.TrimEnd('.')}).", e);
        }
    }

    private static IdxArray Read(Stream stream, string path, int dimensions, long fileLength, bool compressed)
    {
        Span<byte> header = stackalloc byte[4 + 4 * 255];
        var got = stream.ReadAtLeast(header[..4], 4, throwOnEndOfStream: false);
        if (got < 4)
            throw Bad(path, $"{got} bytes where an IDX header starts with 4");
        CheckMagic(header[..4], path, dimensions);

        var headerLength = 4 + 4 * dimensions;
        got = 4 + stream.ReadAtLeast(header[4..headerLength], headerLength - 4, throwOnEndOfStream: false);
        if (got < headerLength)
            throw Bad(path, $"{got} bytes where the header of {dimensions} dimensions takes {headerLength}");

        var shape = new int[dimensions];
        long size = 1;
        for (var d = 0; d < dimensions; d++)
        {
            var extent = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + 4 * d)..]);
            if (extent is 0 or > int.MaxValue)
                throw Bad(path, $"a size of {extent} in dimension {d}, expected 1 to {int.MaxValue}");
            shape[d] = (int)extent;
            // Both factors are below 2^31, so the product fits before it is compared.
            size *= extent;
            if (size > Array.MaxLength)
                throw Bad(path, $"sizes {string.Join(" x ", shape[..(d + 1)])}, more than the {Array.MaxLength} elements that can be held");
        }

        if (!compressed && fileLength != headerLength + size)
        {
            var problem = fileLength < headerLength + size ? "truncated" : "longer than its header says";
            throw Bad(path, $"{fileLength} bytes, expected {headerLength + size} for {string.Join(" x ", shape)} ({problem})");
        }
        if (compressed && size / MaximumDeflateRatio > fileLength)
            throw Bad(path, $"a header of {string.Join(" x ", shape)} bytes in a file of {fileLength}, which gzip can't hold");
        return new IdxArray(shape, ReadData(stream, path, headerLength, (int)size));
    }

    // Memory grows with what has arrived, so that a header which lies costs no more than twice the data that there is.
    private static byte[] ReadData(Stream stream, string path, int headerLength, int size)
    {
        var data = new byte[Math.Min(size, FirstPiece)];
        var filled = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(data.AsSpan(filled), data.Length - filled, throwOnEndOfStream: false);
            filled += read;
            if (filled < data.Length)
                throw Bad(path, $"{(long)headerLength + filled} bytes, expected {(long)headerLength + size} (truncated)");
            if (filled == size)
                break;
            Array.Resize(ref data, (int)Math.Min(size, 2L * data.Length));
        }
        if (stream.ReadByte() >= 0)
            throw Bad(path, $"more than the {(long)headerLength + size} bytes that its header says");
        return data;
    }

    private static void CheckMagic(ReadOnlySpan<byte> magic, string path, int dimensions)
    {
        const int UnsignedByte = 0x08;
        var expected = (UnsignedByte << 8) | dimensions;
        var found = BinaryPrimitives.ReadInt32BigEndian(magic);
        if (found == expected)
            return;
        string meaning;
        if (magic[0] != 0 || magic[1] != 0)
            meaning = "not an IDX file";
        else if (magic[2] != UnsignedByte)
            meaning = string.Create(CultureInfo.InvariantCulture, $"elements of type 0x{magic[2]:X2}, only unsigned bytes (0x08) are read");
        else
            meaning = $"{Kind(magic[3])}, expected {Kind(dimensions)}";
        throw Bad(path, string.Create(CultureInfo.InvariantCulture, $"magic number 0x{found:X8}, expected 0x{expected:X8} ({meaning})"));
    }

    private static string Kind(int dimensions) => dimensions switch
    {
        1 => "a file of labels (1 dimension)",
        3 => "a file of images (3 dimensions)",
        _ => $"a file of {dimensions} dimensions",
    };

    private static DatasetFormatException Bad(string path, string found) => new($"{path}: found {found}.");
}
