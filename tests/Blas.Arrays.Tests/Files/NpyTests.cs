using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Blas.Arrays.Tests.Files;

/// <summary>.npy and .npz files against those that NumPy writes (golden/make_files.py), and against damage.</summary>
public sealed class NpyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("npy").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Names()
    {
        var data = new TheoryData<string>();
        foreach (JsonElement e in Golden.Load("files.json").Where(e => e.TryGetProperty("dtype", out _)))
        {
            data.Add(e.Text("name"));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reads_what_NumPy_writes(string name)
    {
        JsonElement expected = Find(name);
        using var stream = new MemoryStream(Bytes(expected));
        using NdArray array = NdArray.Load(stream);
        Check(expected, array);
        Assert.Equal(stream.Length, stream.Position);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reads_from_a_stream_that_does_not_tell_its_length(string name)
    {
        JsonElement expected = Find(name);
        using var stream = new TrickleStream(Bytes(expected));
        using NdArray array = NdArray.Load(stream);
        Check(expected, array);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Writes_the_bytes_that_NumPy_writes(string name)
    {
        JsonElement expected = Find(name);
        if (!expected.GetProperty("written").GetBoolean())
        {
            return;
        }

        using NdArray array = NdArray.Load(new MemoryStream(Bytes(expected)));
        using var written = new MemoryStream();
        NdArray.Save(written, array);
        Assert.Equal(Encoding.Latin1.GetString(Bytes(expected)), Encoding.Latin1.GetString(written.ToArray()));
    }

    [Fact]
    public void A_view_with_gaps_is_written_in_C_order()
    {
        using NdArray<int> a = NdArray.Arange(20).Reshape(4, 5);
        using NdArray<int> view = a["::-2, 1:4"];
        string path = Path.Combine(_folder, "view.npy");
        NdArray.Save(path, view);
        using NdArray<int> back = NdArray.Load<int>(path);
        Assert.Equal(view.ToArray(), back.ToArray());
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void An_array_larger_than_what_is_trusted_comes_through_a_stream_of_unknown_length()
    {
        using NdArray<double> a = NdArray.Random.DefaultRng(1).Random(2_500_000);
        using var stream = new MemoryStream();
        NdArray.Save(stream, a);
        using NdArray<double> back = NdArray.Load<double>(new TrickleStream(stream.ToArray()));
        Assert.True(a.AsSpan().SequenceEqual(back.AsSpan()));
    }

    [Fact]
    public void A_mapped_file_reads_as_a_loaded_one()
    {
        string path = Path.Combine(_folder, "mapped.npy");
        using NdArray<double> a = NdArray.Random.DefaultRng(2).Random(30, 40);
        NdArray.Save(path, a);
        long blocks = ArrayMemory.LiveBlocks;
        NdArray<double> mapped = NdArray.OpenMapped<double>(path);
        Assert.Equal(a.ToArray(), mapped.ToArray());
        Assert.False(mapped.IsWriteable);
        Assert.Throws<ArgumentException>(() => mapped.Fill(0));
        NdArray<double> row = mapped["3"];
        mapped.Dispose();
        using NdArray<double> expected = a["3"];
        Assert.Equal(expected.ToArray(), row.ToArray());
        row.Dispose();
        Assert.Equal(blocks, ArrayMemory.LiveBlocks);

        using NdArray<double> transposed = a.Transpose();
        NdArray.Save(path, transposed);
        using NdArray<double> again = NdArray.OpenMapped<double>(path);
        Assert.Equal(transposed.ToArray(), again.ToArray());
        NpyFormatException e = Assert.Throws<NpyFormatException>(() => NdArray.OpenMapped<float>(path));
        Assert.Contains("float32", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("npz")]
    [InlineData("npz compressed")]
    public void Reads_the_archives_that_NumPy_writes(string name)
    {
        string path = Path.Combine(_folder, "a.npz");
        File.WriteAllBytes(path, Bytes(Find(name)));
        using NpzFile file = NdArray.LoadNpz(path);
        Assert.Equal(["arr_0", "mask", "weights"], file.Keys.Order());
        Assert.Equal([0.0, 1.0, 2.0], file.Get<double>("arr_0").ToArray());
        Assert.Equal([true, false], ((NdArray<bool>)file["mask"]).ToArray());
        Assert.Equal([2, 3], file["weights"].Shape.ToArray());
        Assert.Throws<KeyNotFoundException>(() => file["nothing"]);
        Assert.Throws<NpyFormatException>(() => file.Get<float>("arr_0"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_archive_comes_back(bool compressed)
    {
        string path = Path.Combine(_folder, "b.npz");
        using NdArray<double> a = NdArray.Arange(6.0).Reshape(2, 3);
        using NdArray<bool> b = NdArray.FromSpan([true, false]);
        NdArray.Savez(path, new Dictionary<string, NdArray> { ["a"] = a, ["b"] = b }, compressed);
        using NpzFile file = NdArray.LoadNpz(path);
        Assert.Equal(a.ToArray(), file.Get<double>("a").ToArray());
        Assert.Equal(b.ToArray(), file.Get<bool>("b").ToArray());
        using ZipArchive zip = ZipFile.OpenRead(path);
        Assert.Equal(["a.npy", "b.npy"], zip.Entries.Select(e => e.FullName));
    }

    [Fact]
    public void Names_in_an_archive_are_checked_before_anything_is_written()
    {
        string path = Path.Combine(_folder, "c.npz");
        using NdArray<double> a = NdArray.Arange(6.0);
        Assert.Throws<ArgumentException>(() => NdArray.Savez(path, [new("a", a), new("a", a)]));
        Assert.Throws<ArgumentException>(() => NdArray.Savez(path, [new(string.Empty, a)]));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_cut_at_any_length_is_an_error_and_leaves_no_memory()
    {
        byte[] whole = Bytes(Find("f8"));
        long blocks = ArrayMemory.LiveBlocks;
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Throws<NpyFormatException>(() => NdArray.Load(new MemoryStream(whole[..length])));
            Assert.Throws<NpyFormatException>(() => NdArray.Load(new TrickleStream(whole[..length])));
        }

        Assert.Equal(blocks, ArrayMemory.LiveBlocks);
    }

    [Fact]
    public void Any_changed_byte_of_the_header_is_an_error_or_an_array()
    {
        byte[] whole = Bytes(Find("f8"));
        for (int i = 0; i < 128; i++)
        {
            foreach (byte value in (byte[])[0, 0xFF, (byte)'9', (byte)'(', (byte)'{', (byte)'\'', (byte)(whole[i] ^ 1)])
            {
                byte[] damaged = [.. whole];
                damaged[i] = value;
                try
                {
                    NdArray.Load(new MemoryStream(damaged)).Dispose();
                }
                catch (NpyFormatException)
                {
                }
            }
        }
    }

    [Theory]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 16), }", "which no memory holds")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }", "8000000000000 bytes of elements; the file has 0")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }", "-1 is no extent")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999999,), }", "is no extent")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "pickle")]
    [InlineData("{'descr': '<U5', 'fortran_order': False, 'shape': (1,), }", "20 bytes of elements")]
    [InlineData("{'descr': '<U0', 'fortran_order': False, 'shape': (1,), }", "'<U0', have no room")]
    [InlineData("{'descr': '<U99999999999', 'fortran_order': False, 'shape': (1,), }", "'<U99999999999' is no type of text")]
    [InlineData("{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (1,), }", "'M8[ns]'")]
    [InlineData("{'descr': '<f16', 'fortran_order': False, 'shape': (1,), }", "'f16'")]
    [InlineData("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }", "8 bytes of elements")]
    [InlineData("{'descr': '<f8', 'fortran_order': 0, 'shape': (1,), }", "'fortran_order' True or False")]
    [InlineData("{'descr': '<f8', 'shape': (1,), }", "dictionary of")]
    [InlineData("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", "comes twice")]
    [InlineData("__import__('os').system('true')", "a literal was expected")]
    [InlineData("((((((((((((((((((((((((((((((((((((((((((((", "nested")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1), }", "dimensions")]
    public void A_hostile_header_is_an_error_before_memory_is_taken(string header, string text)
    {
        byte[] bytes = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.Latin1.GetBytes(header)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        NpyFormatException e = Assert.Throws<NpyFormatException>(() => NdArray.Load(new MemoryStream(bytes)));
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<NpyFormatException>(() => NdArray.Load(new TrickleStream(bytes)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Theory]
    [InlineData(new byte[] { 0x80, 4, 0x95, 0, 0, 0, 0, 0 }, "pickle")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0, 0, 0, 0 }, "does not begin")]
    [InlineData(new byte[] { 0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 9, 0 }, "version 9.0")]
    [InlineData(new byte[] { 0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 2, 0, 0xFF, 0xFF, 0xFF, 0x7F }, "2147483647 bytes")]
    public void What_is_no_array_is_named(byte[] bytes, string text)
    {
        NpyFormatException e = Assert.Throws<NpyFormatException>(() => NdArray.Load(new MemoryStream(bytes)));
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bool_that_is_neither_0_nor_1_becomes_true()
    {
        byte[] bytes = Bytes(Find("b1"));
        bytes[^1] = 7;
        using NdArray<bool> array = NdArray.Load<bool>(new MemoryStream(bytes));
        Assert.Equal(1, MemoryMarshal.AsBytes(array.AsSpan())[^1]);
    }

    [Fact]
    public void An_element_type_that_NumPy_does_not_have_is_refused_and_no_file_is_left()
    {
        using NdArray<Guid> a = NdArray.Zeros<Guid>(2);
        Assert.Throws<NotSupportedException>(() => NdArray.Save(Path.Combine(_folder, "guid.npy"), a));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_damaged_archive_is_named()
    {
        string path = Path.Combine(_folder, "bad.npz");
        File.WriteAllBytes(path, [1, 2, 3]);
        Assert.Throws<NpyFormatException>(() => NdArray.LoadNpz(path));
        byte[] good = Bytes(Find("npz compressed"));
        for (int i = 0; i < good.Length; i += 3)
        {
            byte[] damaged = [.. good];
            damaged[i] ^= 0x55;
            File.WriteAllBytes(path, damaged);
            try
            {
                using NpzFile file = NdArray.LoadNpz(path);
                foreach (string key in file.Keys)
                {
                    file[key].Dispose();
                }
            }
            catch (IOException)
            {
            }
        }
    }

    private static JsonElement Find(string name) => Golden.Load("files.json").Single(e => e.Text("name") == name);

    private static byte[] Bytes(JsonElement e) => e.GetProperty("bytes").GetBytesFromBase64();

    private static void Check(JsonElement expected, NdArray array)
    {
        Assert.Equal(expected.Text("dtype"), array.DTypeName);
        Assert.Equal(expected.Shape(), array.Shape.ToArray());
        var elements = new ElementBytes(expected.GetProperty("elements").GetBytesFromBase64());
        Assert.True(elements.Same(array), $"elements differ: {array}");
    }

    private sealed class ElementBytes(byte[] expected)
    {
        public bool Same(NdArray array)
        {
            using var stream = new MemoryStream();

            // Copies are in C order; the elements are the end of the file.
            switch (array)
            {
                case NdArray<bool> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<sbyte> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<byte> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<short> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<ushort> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<int> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<uint> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<long> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<ulong> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<Half> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<float> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<double> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<Complex32> x: NdArray.Save(stream, x.Copy()); break;
                case NdArray<System.Numerics.Complex> x: NdArray.Save(stream, x.Copy()); break;
            }

            return stream.ToArray().AsSpan()[^expected.Length..].SequenceEqual(expected);
        }
    }

    /// <summary>A stream that gives a few bytes at a time, as a network does.</summary>
    private sealed class TrickleStream(byte[] bytes) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int count = Math.Min(Math.Min(buffer.Length, bytes.Length - _position), bytes.Length > 1000 ? 65_537 : 3);
            bytes.AsSpan(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
