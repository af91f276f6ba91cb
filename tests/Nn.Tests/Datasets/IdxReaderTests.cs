using System.Buffers.Binary;
using System.IO.Compression;
using Nn.Datasets;

namespace Nn.Tests.Datasets;

public class IdxReaderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_and_labels_are_read(bool compressed)
    {
        using var folder = new TemporaryFolder();
        var pixels = Enumerable.Range(0, 24).Select(i => (byte)(i * 11)).ToArray();
        var images = IdxReader.Read(Write(folder, Idx(0x803, [2, 3, 4], pixels), compressed), 3);
        Assert.Equal([2, 3, 4], images.Shape);
        Assert.Equal(2, images.Count);
        Assert.Equal(12, images.ItemSize);
        Assert.Equal(pixels, images.Data.ToArray());
        var labels = IdxReader.Read(Write(folder, Idx(0x801, [3], [7, 8, 9]), compressed), 1);
        Assert.Equal([7, 8, 9], labels.Data.ToArray());
        Assert.Equal(1, labels.ItemSize);
    }

    [Fact]
    public void A_compressed_file_of_several_pieces_is_read()
    {
        using var folder = new TemporaryFolder();
        var pixels = new byte[3 * 1024 * 1024 + 5];
        new System.Random(1).NextBytes(pixels);
        Assert.Equal(pixels, IdxReader.Read(Write(folder, Idx(0x801, [pixels.Length], pixels), true), 1).Data.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_cut_at_any_byte_is_refused_by_name(bool compressed)
    {
        using var folder = new TemporaryFolder();
        var whole = Idx(0x803, [2, 3, 4], new byte[24]);
        for (var length = 0; length < whole.Length; length++)
        {
            var path = Write(folder, whole[..length], compressed);
            var e = Assert.Throws<DatasetFormatException>(() => IdxReader.Read(path, 3));
            Assert.Contains(path, e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_gzip_stream_cut_at_any_byte_is_refused()
    {
        using var folder = new TemporaryFolder();
        var pixels = new byte[200];
        new System.Random(2).NextBytes(pixels);
        var whole = Gzip(Idx(0x801, [200], pixels));
        // Without its last 8 bytes (check sum and length) a gzip stream still holds all of its content.
        for (var length = 0; length < whole.Length - 8; length++)
        {
            var path = folder.Write("cut.gz", whole[..length]);
            Assert.Throws<DatasetFormatException>(() => IdxReader.Read(path, 1));
        }
    }

    [Fact]
    public void Labels_given_as_images_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("labels", Idx(0x801, [3], [1, 2, 3]));
        var e = Assert.Throws<DatasetFormatException>(() => IdxReader.Read(path, 3));
        Assert.Contains("0x00000801, expected 0x00000803", e.Message, StringComparison.Ordinal);
        Assert.Contains("a file of labels (1 dimension), expected a file of images (3 dimensions)", e.Message, StringComparison.Ordinal);
        path = folder.Write("images", Idx(0x803, [1, 1, 1], [1]));
        e = Assert.Throws<DatasetFormatException>(() => IdxReader.Read(path, 1));
        Assert.Contains("a file of images (3 dimensions), expected a file of labels", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x89504E47u, "not an IDX file")]
    [InlineData(0x00000D03u, "type 0x0D")]
    [InlineData(0x00000802u, "a file of 2 dimensions")]
    public void Another_magic_number_is_explained(uint magic, string meaning)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("other", Idx(magic, [1, 1, 1], [1]));
        Assert.Contains(meaning, Assert.Throws<DatasetFormatException>(() => IdxReader.Read(path, 3)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "longer than its header says")]
    [InlineData(true, "more than the")]
    public void A_file_longer_than_its_header_is_refused(bool compressed, string text)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, [.. Idx(0x801, [3], [1, 2, 3]), 4], compressed);
        Assert.Contains(text, Assert.Throws<DatasetFormatException>(() => IdxReader.Read(path, 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_header_that_claims_too_much_takes_no_memory(bool compressed)
    {
        using var folder = new TemporaryFolder();
        uint[][] claims = [[0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF], [0xFFFFFFFF, 1, 1], [0, 28, 28], [60000, 28, 28], [2, 30000, 30000], [65536, 65536, 1]];
        foreach (var claim in claims)
        {
            var path = Write(folder, Idx(0x803, claim, new byte[10]), compressed);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<DatasetFormatException>(() => IdxReader.Read(path, 3));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        }
    }

    [Fact]
    public void A_gzip_bomb_is_not_unpacked()
    {
        using var folder = new TemporaryFolder();
        // 64 MB of zeros in some 64 KB, behind a header that speaks of 10 bytes.
        var path = folder.Write("bomb.gz", Gzip([.. Idx(0x801, [10], []), .. new byte[64 << 20]]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<DatasetFormatException>(() => IdxReader.Read(path, 1));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    internal static byte[] Idx(uint magic, uint[] sizes, byte[] data)
    {
        var file = new byte[4 + 4 * sizes.Length + data.Length];
        BinaryPrimitives.WriteUInt32BigEndian(file, magic);
        for (var i = 0; i < sizes.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(4 + 4 * i), sizes[i]);
        data.CopyTo(file, 4 + 4 * sizes.Length);
        return file;
    }

    internal static byte[] Idx(uint magic, int[] sizes, byte[] data) => Idx(magic, [.. sizes.Select(s => (uint)s)], data);

    internal static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static string Write(TemporaryFolder folder, byte[] content, bool compressed) =>
        folder.Write(compressed ? "file.gz" : "file", compressed ? Gzip(content) : content);
}
