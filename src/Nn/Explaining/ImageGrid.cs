using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using Blas.Arrays;

namespace Nn.Explaining;

/// <summary>Many small images as one: weights, gradients, samples.</summary>
public static class ImageGrid
{
    private const int MostPixels = 1 << 28;

    /// <summary>
    /// Writes a gray PNG with an image for each row, beside and below each other. Each image has its own scale: its value of greatest magnitude is
    /// black or white, 0 is gray.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="path">The file; it is written beside and renamed.</param>
    /// <param name="images">Images x pixels.</param>
    /// <param name="height">The rows of an image.</param>
    /// <param name="width">The columns of an image.</param>
    /// <param name="columns">How many stand beside each other; null for about a square.</param>
    /// <exception cref="ArgumentException">The number of pixels is not height x width, or there are too many in all.</exception>
    public static void SavePng<T>(string path, NdArray<T> images, int height, int width, int? columns = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.NDim != 2 || images.Shape[0] < 1 || height < 1 || width < 1 || images.Shape[1] != (long)height * width)
        {
            throw new ArgumentException(
                $"The images have the shape ({string.Join(", ", images.Shape.ToArray())}), expected (images, {height} x {width}).", nameof(images));
        }
        var count = (int)images.Shape[0];
        var across = Math.Clamp(columns ?? (int)Math.Ceiling(Math.Sqrt(count)), 1, count);
        var down = (count + across - 1) / across;
        var (totalWidth, totalHeight) = ((long)across * (width + 1) - 1, (long)down * (height + 1) - 1);
        if (totalWidth * totalHeight > MostPixels)
            throw new ArgumentException($"An image of {totalWidth} x {totalHeight} pixels is too large.", nameof(images));
        var pixels = new byte[(totalWidth + 1) * totalHeight];
        var source = images.IsContiguous ? images : images.Copy();
        for (var k = 0; k < count; k++)
        {
            var image = source.AsSpan().Slice(k * height * width, height * width);
            double largest = 0;
            foreach (var value in image)
                largest = Math.Max(largest, double.IsFinite(double.CreateChecked(value)) ? Math.Abs(double.CreateChecked(value)) : 0);
            for (var i = 0; i < image.Length; i++)
            {
                var share = largest > 0 ? double.CreateChecked(image[i]) / largest : 0;
                // A line of a PNG begins with its filter, 0.
                var place = (k / across * (height + 1L) + i / width) * (totalWidth + 1) + 1 + k % across * (width + 1L) + i % width;
                pixels[place] = double.IsNaN(share) ? (byte)0 : (byte)Math.Clamp(Math.Round(128 + 127 * share), 0, 255);
            }
        }
        GC.KeepAlive(source);
        AtomicFile.Write(path, stream => WritePng(stream, pixels, (int)totalWidth, (int)totalHeight));
    }

    // ISO/IEC 15948: the signature, then pieces of length, name, content and CRC.
    private static void WritePng(Stream stream, byte[] lines, int width, int height)
    {
        stream.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        // 8 bits, gray, the usual compression and filters, not interlaced.
        header[8] = 8;
        header[9..].Clear();
        Piece(stream, "IHDR"u8, header);
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(lines);
        Piece(stream, "IDAT"u8, compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        Piece(stream, "IEND"u8, []);
    }

    private static void Piece(Stream stream, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        stream.Write(number);
        stream.Write(name);
        stream.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), content));
        stream.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }
        return crc;
    }
}
