using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace Blas.Arrays;

/// <summary>The arrays of an .npz file by name. Each is read anew when it is asked for; not for two threads at once.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "NumPy's name.")]
public sealed class NpzFile : IReadOnlyDictionary<string, NdArray>, IDisposable
{
    private const string Extension = ".npy";

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    private NpzFile(ZipArchive archive)
    {
        _archive = archive;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string name = entry.FullName.EndsWith(Extension, StringComparison.Ordinal) ? entry.FullName[..^Extension.Length] : entry.FullName;
            if (!_entries.TryAdd(name, entry))
            {
                throw new NpyFormatException($"The .npz file has two arrays of the name '{name}'.");
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <summary>Every array: each is read when the enumeration comes to it.</summary>
    public IEnumerable<NdArray> Values => _entries.Keys.Select(key => this[key]);

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <summary>Reads an array.</summary>
    /// <param name="key">Its name, such as <c>arr_0</c>.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    /// <exception cref="NpyFormatException">It is damaged.</exception>
    public NdArray this[string key] => TryGetValue(key, out NdArray? array)
        ? array
        : throw new KeyNotFoundException($"{key} is not a file in the archive; it has {string.Join(", ", Keys)}");

    /// <summary>Reads an array whose type is known.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="key">Its name.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    /// <exception cref="NpyFormatException">It is damaged, or has elements of another type.</exception>
    public NdArray<T> Get<T>(string key)
        where T : unmanaged
    {
        if (!_entries.TryGetValue(key, out ZipArchiveEntry? entry))
        {
            throw new KeyNotFoundException($"{key} is not a file in the archive; it has {string.Join(", ", Keys)}");
        }

        return Read(entry, NpyReader.Read<T>);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out NdArray value)
    {
        value = _entries.TryGetValue(key, out ZipArchiveEntry? entry) ? Read(entry, NpyReader.Read) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, NdArray>> GetEnumerator() =>
        _entries.Keys.Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Closes the file. Arrays that were read stay good.</summary>
    public void Dispose() => _archive.Dispose();

    internal static NpzFile Open(string path)
    {
        FileStream stream = File.OpenRead(path);
        try
        {
            return new NpzFile(new ZipArchive(stream, ZipArchiveMode.Read));
        }
        catch (InvalidDataException e)
        {
            stream.Dispose();
            throw new NpyFormatException($"The file is no .npz file: {e.Message}", e);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    internal static void Check(KeyValuePair<string, NdArray>[] arrays)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, NdArray array) in arrays)
        {
            if (string.IsNullOrEmpty(name) || array is null || !names.Add(name))
            {
                throw new ArgumentException(
                    $"Each array needs a name of its own: '{name}' {(array is null ? "has no array" : string.IsNullOrEmpty(name) ? "is empty" : "comes twice")}.", nameof(arrays));
            }
        }
    }

    internal static void Write(Stream stream, KeyValuePair<string, NdArray>[] arrays, bool compressed)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, NdArray array) in arrays)
        {
            ZipArchiveEntry entry = archive.CreateEntry(name + Extension, compressed ? CompressionLevel.Optimal : CompressionLevel.NoCompression);

            // As NumPy does: the same arrays make the same file.
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using Stream target = entry.Open();
            NdArray.Save(target, array);
        }
    }

    private static TArray Read<TArray>(ZipArchiveEntry entry, Func<Stream, TArray> read)
    {
        try
        {
            using Stream stream = entry.Open();
            return read(stream);
        }
        catch (InvalidDataException e)
        {
            throw new NpyFormatException($"The array '{entry.FullName}' of the .npz file is damaged: {e.Message}", e);
        }
    }
}
