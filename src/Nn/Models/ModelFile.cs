using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Blas.Arrays;
using Nn.Files;
using Nn.Layers;

namespace Nn.Models;

/// <summary>
/// Model files: safetensors, with the configuration and a checksum in the metadata. A reader checks everything against the file's length
/// before it takes memory.
/// </summary>
internal static class ModelFile
{
    private const string FormatKey = "format";
    private const string Format = "nn.sequential";
    private const string VersionKey = "version";
    private const string Version = "1";
    private const string ConfigurationKey = "configuration";
    private const string ChecksumKey = "sha256";
    private const string UserPrefix = "user.";

    // Tensors that are no parameters: the state of a training, kept as double precision numbers or in the model's own.
    private const string StatePrefix = "training/";

    /// <summary>Writes a model.</summary>
    public static void Write<T>(
        string path, ModelConfiguration configuration, IReadOnlyList<string> names, IReadOnlyList<Parameter<T>> parameters,
        IEnumerable<KeyValuePair<string, string>> user, IReadOnlyList<StateTensor>? state = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var size = ElementSize<T>();
        var entries = new List<TensorEntry>();
        long start = 0;
        foreach (var parameter in parameters)
        {
            var end = start + parameter.Count * size;
            entries.Add(new TensorEntry(parameter.Name, DType<T>(), [.. parameter.Shape.Select(s => (long)s)], start, end));
            start = end;
        }
        foreach (var tensor in state ?? [])
        {
            var end = start + tensor.Bytes.Length;
            entries.Add(new TensorEntry(StatePrefix + tensor.Name, tensor.DType, [tensor.Count], start, end));
            start = end;
        }
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [FormatKey] = Format,
            [VersionKey] = Version,
            [ConfigurationKey] = configuration.Write(names),
        };
        foreach (var (key, value) in user)
            metadata[UserPrefix + key] = value;

        using var hash = BeginChecksum(metadata, entries);
        foreach (var parameter in parameters)
            hash.AppendData(LittleEndian<T>(parameter.Value.AsSpan()));
        foreach (var tensor in state ?? [])
            hash.AppendData(tensor.Bytes.Span);
        metadata[ChecksumKey] = Convert.ToHexStringLower(hash.GetHashAndReset());

        var header = SafetensorsHeader.Write(metadata, entries);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var parameter in parameters)
                stream.Write(LittleEndian<T>(parameter.Value.AsSpan()));
            foreach (var tensor in state ?? [])
                stream.Write(tensor.Bytes.Span);
        });
        // The values are spans over memory that a finalizer frees, and the model's last use may be this.
        GC.KeepAlive(parameters);
    }

    /// <summary>Reads a model's header, has the model made from it, and fills it.</summary>
    /// <exception cref="ModelFormatException">The file is not a model's.</exception>
    public static TModel Read<T, TModel>(
        string path,
        Func<ModelConfiguration, IReadOnlyDictionary<string, string>, Action<IReadOnlyList<Parameter<T>>>, TModel> make,
        Func<TModel, IReadOnlyList<Parameter<T>>> parametersOf,
        Action<TModel, IReadOnlyDictionary<string, double[]>>? restore = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            var header = ReadHeader(stream);
            var configuration = ReadConfiguration(header.Metadata);
            var user = header.Metadata.Where(p => p.Key.StartsWith(UserPrefix, StringComparison.Ordinal))
                .ToDictionary(p => p.Key[UserPrefix.Length..], p => p.Value, StringComparer.Ordinal);
            TModel model;
            try
            {
                model = make(configuration, user, declared => CheckSize(declared, header));
            }
            catch (ArgumentException e)
            {
                throw new FormatException(e.Message.ReplaceLineEndings(" ").TrimEnd('.'), e);
            }
            var state = Fill(stream, header, parametersOf(model), withState: restore is not null);
            restore?.Invoke(model, state);
            return model;
        }
        catch (Exception e) when (e is FormatException or EndOfStreamException)
        {
            throw new ModelFormatException($"{path}: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static SafetensorsHeader ReadHeader(FileStream stream)
    {
        if (stream.Length < 8)
            throw new FormatException($"the file has {stream.Length} bytes, a model file starts with 8 for its header's length");
        Span<byte> prefix = stackalloc byte[8];
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > (ulong)stream.Length - 8)
            throw new FormatException($"a header of {length} bytes is announced in a file of {stream.Length} (truncated, or not a model file)");
        if (length > SafetensorsHeader.LongestHeader)
            throw new FormatException($"a header of {length} bytes is announced, more than {SafetensorsHeader.LongestHeader}");
        var json = new byte[length];
        stream.ReadExactly(json);
        return SafetensorsHeader.Parse(json, stream.Length - 8 - (long)length);
    }

    private static ModelConfiguration ReadConfiguration(IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.GetValueOrDefault(FormatKey) != Format || metadata.GetValueOrDefault(ConfigurationKey) is not { } text)
            throw new FormatException("a safetensors file, but not one of a model of this library");
        if (metadata.GetValueOrDefault(VersionKey) is var version && version != Version)
            throw new FormatException($"version {version} of the format, expected {Version}");
        return ModelConfiguration.Read(text);
    }

    // A model is made from the configuration: its size must be the data's, or a short file could ask for any amount of memory.
    private static void CheckSize<T>(IReadOnlyList<Parameter<T>> parameters, SafetensorsHeader header)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Int128 expected = 0;
        foreach (var parameter in parameters)
            expected += parameter.Count;
        var found = header.Tensors.Where(t => !IsState(t)).Sum(t => (t.End - t.Start) / SafetensorsHeader.ElementSize(t.DType));
        if (expected != found)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the tensors have {found} elements, the layers {expected} parameters"));
    }

    private static bool IsState(TensorEntry tensor) => tensor.Name.StartsWith(StatePrefix, StringComparison.Ordinal);

    private static Dictionary<string, double[]> Fill<T>(
        FileStream stream, SafetensorsHeader header, IReadOnlyList<Parameter<T>> parameters, bool withState)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var byName = parameters.ToDictionary(p => p.Name, StringComparer.Ordinal);
        var count = header.Tensors.Count(t => !IsState(t));
        if (count != byName.Count)
            throw new FormatException($"the file has {count} tensors, expected {byName.Count}");
        foreach (var tensor in header.Tensors.Where(t => !IsState(t)))
        {
            if (!byName.TryGetValue(tensor.Name, out var parameter))
                throw new FormatException($"tensor '{tensor.Name}' belongs to no layer");
            if (!tensor.Shape.SequenceEqual(parameter.Shape.Select(s => (long)s)))
            {
                throw new FormatException(
                    $"tensor '{tensor.Name}' has the shape ({string.Join(", ", tensor.Shape)}), expected ({string.Join(", ", parameter.Shape)})");
            }
        }

        using var hash = BeginChecksum(header.Metadata, header.Tensors);
        var states = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var tensor in header.Tensors)
        {
            if (IsState(tensor))
            {
                // The tensors are inside the file: no more memory is taken than the file has. Double precision holds either kind exactly.
                var size = SafetensorsHeader.ElementSize(tensor.DType);
                var values = new double[withState ? (tensor.End - tensor.Start) / size : Math.Min(4096, (tensor.End - tensor.Start) / size)];
                for (var left = (tensor.End - tensor.Start) / size; left > 0; left -= values.Length)
                {
                    var part = values.AsSpan(0, (int)Math.Min(left, values.Length));
                    if (tensor.DType == "F32")
                        ReadConverted<float, double>(stream, part, hash);
                    else
                        ReadInto(stream, part, hash);
                }
                states[tensor.Name[StatePrefix.Length..]] = values;
                continue;
            }
            var target = byName[tensor.Name].Value.AsSpan();
            if (tensor.DType == DType<T>())
                ReadInto(stream, target, hash);
            else if (tensor.DType == "F32")
                ReadConverted<float, T>(stream, target, hash);
            else
                ReadConverted<double, T>(stream, target, hash);
        }
        // A file written by another program has no checksum; one that has it must agree.
        var sum = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (header.Metadata.TryGetValue(ChecksumKey, out var expected) && expected != sum)
            throw new FormatException($"the content's SHA-256 is {sum}, expected {expected}: the file is damaged");
        return states;
    }

    private static void ReadInto<T>(FileStream stream, Span<T> target, IncrementalHash hash)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(target);
        stream.ReadExactly(bytes);
        hash.AppendData(bytes);
        if (!BitConverter.IsLittleEndian)
            Reverse(target);
    }

    private static void ReadConverted<TFile, T>(FileStream stream, Span<T> target, IncrementalHash hash)
        where TFile : unmanaged, IBinaryFloatingPointIeee754<TFile>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var piece = new TFile[Math.Min(target.Length, 4096)];
        while (!target.IsEmpty)
        {
            var count = Math.Min(target.Length, piece.Length);
            ReadInto(stream, piece.AsSpan(0, count), hash);
            for (var i = 0; i < count; i++)
                target[i] = T.CreateSaturating(piece[i]);
            target = target[count..];
        }
    }

    // Everything that a model is made from: texts, tensors' places, and then the data.
    private static IncrementalHash BeginChecksum(IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<TensorEntry> tensors)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        foreach (var (key, value) in metadata.Where(p => p.Key != ChecksumKey).OrderBy(p => p.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{key.Length}:{key}{value.Length}:{value}\n");
        foreach (var tensor in tensors)
            text.Append(CultureInfo.InvariantCulture, $"{tensor.Name.Length}:{tensor.Name} {tensor.DType} {string.Join(',', tensor.Shape)} {tensor.Start} {tensor.End}\n");
        hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        return hash;
    }

    internal static ReadOnlySpan<byte> LittleEndian<T>(Span<T> values)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian)
            return MemoryMarshal.AsBytes(values);
        var copy = values.ToArray();
        Reverse(copy.AsSpan());
        return MemoryMarshal.AsBytes(copy.AsSpan());
    }

    private static void Reverse<T>(Span<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        for (var i = 0; i < values.Length; i++)
            bytes.Slice(i * ElementSize<T>(), ElementSize<T>()).Reverse();
    }

    internal static string DType<T>()
        where T : unmanaged => typeof(T) == typeof(float) ? "F32" : "F64";

    private static unsafe int ElementSize<T>()
        where T : unmanaged => sizeof(T);
}
