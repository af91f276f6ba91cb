using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Blas.Arrays.Tests.Structured;

namespace Blas.Arrays.Tests.Files;

/// <summary>
/// Files that are cut, bent or made up: each is an array or an error of the documented kind, takes no more memory than its length justifies,
/// and leaves none.
/// </summary>
public sealed class HostileFileTests : IDisposable
{
    // Room for texts of errors and a zip archive's buffers.
    private const long Base = 1 << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("hostile").FullName;

    public HostileFileTests()
    {
        // What other tests have forgotten is freed before blocks are counted.
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Arrays()
    {
        var data = new TheoryData<string>();
        foreach (string name in Seeds().Keys)
        {
            data.Add(name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Arrays))]
    public void An_array_that_is_cut_or_bent_is_an_array_or_an_error(string name)
    {
        byte[] whole = Seeds()[name];
        for (int length = 0; length < Math.Min(whole.Length, 600); length++)
        {
            byte[] part = whole[..length];
            Assert.Throws<NpyFormatException>(() => Measured(() => NdArray.Load(new MemoryStream(part)), part.Length));
        }

        int header = Math.Min(whole.Length, 10 + BinaryPrimitives.ReadUInt16LittleEndian(whole.AsSpan(8)) + 16);
        for (int bit = 0; bit < 8 * header; bit++)
        {
            byte[] bent = [.. whole];
            bent[bit / 8] ^= (byte)(1 << (bit % 8));
            Try(bent);
        }

        var random = new Random(5);
        for (int round = 0; round < 400; round++)
        {
            byte[] bent = [.. whole];
            for (int i = 0; i < 1 + (round % 6); i++)
            {
                bent[10 + random.Next(header - 10)] = (byte)"0123456789()[]{}',:<>|=UuSsVbifcO -L\\"[random.Next(37)];
            }

            Try(bent);
        }
    }

    [Theory]
    [InlineData("'<f8'", "(0, 9223372036854775807)")]
    [InlineData("'<f8'", "(9223372036854775807,)")]
    [InlineData("'<f8'", "(2, 0, 4611686018427387904)")]
    [InlineData("[('a', '<f8', (4000000000,))]", "(1,)")]
    [InlineData("[('a', '<f8', (2000000, 2000000))]", "(0,)")]
    [InlineData("[('a', [('b', '<f8', (60000,))], (60000,))]", "(1,)")]
    [InlineData("[('a', '<U4000000')]", "(1000000000,)")]
    [InlineData("[('', '|V16000000'), ('a', '<f8')]", "(1000000000000,)")]
    [InlineData("[('', '|V99999999999'), ('a', '<f8')]", "(1,)")]
    [InlineData("[('a', '<f8'), ('a', '<f8')]", "(1,)")]
    [InlineData("[('a',)]", "(1,)")]
    [InlineData("[]", "(1,)")]
    [InlineData("[('a', 'O')]", "(1,)")]
    [InlineData("'<U4194305'", "(1,)")]
    [InlineData("'|S-1'", "(1,)")]
    [InlineData("'<f8', 'x': '<f8'", "(1,)")]
    [InlineData("{'names': ['a'], 'formats': ['<f8']}", "(1,)")]
    [InlineData("'<f8'", "(1.5,)")]
    [InlineData("'<f8'", "('1',)")]
    [InlineData("'<f8'", "1")]
    [InlineData("'<f8'", "((1,),)")]
    [InlineData("'<f8'", "None")]
    public void A_made_up_header_is_an_error_before_memory_is_taken(string type, string shape)
    {
        byte[] text = Encoding.Latin1.GetBytes($"{{'descr': {type}, 'fortran_order': False, 'shape': {shape}, }}");
        byte[] file = [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. text];
        Assert.Throws<NpyFormatException>(() => Measured(() => NdArray.Load(new MemoryStream(file)), file.Length));
        Assert.Throws<NpyFormatException>(() => Measured(() => NdArray.Load<double>(new MemoryStream(file)), file.Length));
        string path = Path.Combine(_folder, "made.npy");
        File.WriteAllBytes(path, file);
        Assert.Throws<NpyFormatException>(() => Measured(() => NdArray.OpenMapped<double>(path), file.Length));
    }

    [Fact]
    public void An_archive_that_is_cut_or_bent_is_an_archive_or_an_error()
    {
        byte[] whole = Golden.Load("files.json").Single(e => e.Text("name") == "npz").GetProperty("bytes").GetBytesFromBase64();
        string path = Path.Combine(_folder, "bent.npz");
        for (int length = 0; length < whole.Length; length += 7)
        {
            TryArchive(path, whole[..length]);
        }

        var random = new Random(6);
        for (int round = 0; round < 300; round++)
        {
            byte[] bent = [.. whole];
            bent[random.Next(bent.Length)] ^= (byte)(1 << random.Next(8));
            TryArchive(path, bent);
        }
    }

    [Fact]
    public void A_small_archive_of_a_large_claim_is_an_error_before_memory_is_taken()
    {
        byte[] text = Encoding.Latin1.GetBytes("{'descr': '<f8', 'fortran_order': False, 'shape': (40000000000,), }");
        string path = Path.Combine(_folder, "large.npz");
        using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using Stream stream = archive.CreateEntry("a.npy", CompressionLevel.Optimal).Open();
            stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. text, .. new byte[1000]]);
        }

        Assert.Throws<NpyFormatException>(() => Measured(
            () =>
            {
                using NpzFile file = NdArray.LoadNpz(path);
                return file["a"];
            },
            16 << 20));
    }

    [Fact]
    public void Text_that_is_no_table_is_a_FormatException()
    {
        string[] seeds = ["1 2 3\n4 5 6\n", "a,b\n1,2\n3,\n", "# only this", "1e999 nan -inf\n0x10 1_000 ''\n", "name,age,weight\nRex,9,81\n\"Fi\"do,3,2\n"];
        const string Letters = "0123456789.,;eE+-# \t\"'\n\r\0abcNaif\u00e9\ufeff";
        var random = new Random(7);
        string path = Path.Combine(_folder, "bent.txt");
        for (int round = 0; round < 1500; round++)
        {
            char[] text = seeds[round % seeds.Length].ToCharArray();
            for (int i = 0; i < round % 7; i++)
            {
                text[random.Next(text.Length)] = Letters[random.Next(Letters.Length)];
            }

            string whole = new(text, 0, round % 3 == 0 ? random.Next(text.Length + 1) : text.Length);
            File.WriteAllText(path, whole);
            var options = new TextOptions { Delimiter = round % 2 == 0 ? null : ",", SkipRows = round % 4, UseCols = round % 5 == 0 ? [0, -1, 1] : null };
            Expect<FormatException>(() => NdArray.LoadTxt<double>(path, options).Dispose(), whole);
            Expect<FormatException>(() => NdArray.LoadTxt<byte>(path, options).Dispose(), whole);
            Expect<FormatException>(() => NdArray.GenFromTxt(path, double.NaN, options).Dispose(), whole);
            Expect<FormatException>(() => NdArray.ReadCsv<Dog>(path).Dispose(), whole);
        }
    }

    private static void Expect<TError>(Action call, string what)
        where TError : Exception
    {
        try
        {
            call();
        }
        catch (TError)
        {
        }
        catch (Exception e)
        {
            Assert.Fail($"{e.GetType().Name}: {e.Message} for {JsonSerializer.Serialize(what)}");
        }
    }

    private static void Try(byte[] file)
    {
        try
        {
            Measured(() => NdArray.Load(new MemoryStream(file)), file.Length);
            Measured(() => NdArray.Load<Dog>(new MemoryStream(file)), file.Length);
        }
        catch (NpyFormatException)
        {
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{e.GetType().Name}: {e.Message} for {Encoding.Latin1.GetString(file.AsSpan(0, Math.Min(file.Length, 300)))}");
        }
    }

    private static void TryArchive(string path, byte[] file)
    {
        File.WriteAllBytes(path, file);
        try
        {
            Measured(
                () =>
                {
                    using NpzFile archive = NdArray.LoadNpz(path);
                    foreach (string key in archive.Keys)
                    {
                        archive[key].Dispose();
                    }

                    return NdArray.Zeros<byte>(0);
                },
                file.Length + (16 << 20));
        }
        catch (IOException)
        {
        }
    }

    // What a record takes in memory, aligned, is at most this many times what it takes in a file.
    private static void Measured(Func<NdArray> load, long length)
    {
        const int Expansion = 64;
        long before = GC.GetAllocatedBytesForCurrentThread(), blocks = ArrayMemory.LiveBlocks;
        try
        {
            using NdArray array = load();
            Assert.InRange(array.NBytes, 0, Math.Max(Expansion * length, Base));
            _ = array.ToRepr();
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Base + (2 * Expansion * length));
            Assert.Equal(blocks, ArrayMemory.LiveBlocks);
        }
    }

    private static Dictionary<string, byte[]> Seeds()
    {
        var seeds = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (JsonElement e in Golden.Load("files.json").Where(e => e.TryGetProperty("dtype", out _)))
        {
            seeds[e.Text("name")] = e.GetProperty("bytes").GetBytesFromBase64();
        }

        foreach ((int i, JsonElement e) in Golden.Load("structured.json").Index().DistinctBy(e => e.Item.Text("kind")))
        {
            seeds[$"{e.Text("kind")} {i}"] = e.GetProperty("bytes").GetBytesFromBase64();
        }

        return seeds.Where(s => s.Value.Length < 5000).ToDictionary();
    }
}
