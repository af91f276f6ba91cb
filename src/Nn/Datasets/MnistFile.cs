using System.IO.Compression;
using System.Security.Cryptography;

namespace Nn.Datasets;

/// <summary>
/// One of MNIST's four files. Size and SHA-256 are of the content, uncompressed: mirrors compress it differently, the content is the same.
/// </summary>
internal sealed record MnistFile(string Set, string Kind, int Dimensions, int Count, long Length, string Sha256)
{
    public static readonly MnistFile TrainImages = new(
        "train", "images", 3, 60_000, 47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");

    public static readonly MnistFile TrainLabels = new(
        "train", "labels", 1, 60_000, 60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");

    public static readonly MnistFile TestImages = new(
        "t10k", "images", 3, 10_000, 7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");

    public static readonly MnistFile TestLabels = new(
        "t10k", "labels", 1, 10_000, 10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    public static readonly IReadOnlyList<MnistFile> All = [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>The name it has on the mirrors, without <c>.gz</c>.</summary>
    public string Name => $"{Set}-{Kind}-idx{Dimensions}-ubyte";

    /// <summary>The names that it is found under, the plain file first: it loads quicker.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            var dotted = $"{Set}-{Kind}.idx{Dimensions}-ubyte";
            return [Name, dotted, Name + ".gz", dotted + ".gz"];
        }
    }

    /// <summary>The file's path in a folder, or null.</summary>
    public string? In(string folder) => Names.Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists);

    /// <summary>What is wrong with a file that should have this content, or null. Reads no further than the content's right length.</summary>
    public string? Problem(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var compressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        try
        {
            using var content = compressed ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            return Problem(content);
        }
        catch (InvalidDataException e)
        {
            return $"the gzip stream is damaged ({e.Message.TrimEnd('.')})";
        }
    }

    private string? Problem(Stream content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long length = 0;
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            length += read;
            if (length > Length)
                return $"more than the {Length} bytes expected";
            hash.AppendData(buffer, 0, read);
        }
        if (length < Length)
            return $"{length} bytes, expected {Length}";
        var sum = Convert.ToHexStringLower(hash.GetHashAndReset());
        return sum == Sha256 ? null : $"SHA-256 {sum}, expected {Sha256}";
    }
}
