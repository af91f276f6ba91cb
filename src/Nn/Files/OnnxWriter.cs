using System.Numerics;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Nn.Files;

/// <summary>
/// Builds an ONNX graph, message by message. Field numbers are those of onnx.proto3, version 8 of the format; names in comments are its own.
/// </summary>
internal sealed class OnnxWriter
{
    public const int FloatType = 1;
    public const int Int64Type = 7;
    public const int DoubleType = 11;

    private const long IrVersion = 8;
    private const long OperatorSet = 17;

    // Protocol buffers put a message's length into 32 bits; most readers refuse files of 2 GiB and above.
    private const long LargestFile = int.MaxValue - (1 << 20);

    private readonly List<ByteString> _nodes = [];
    private readonly List<ByteString> _initializers = [];
    private long _size;
    private int _values;

    /// <summary>Adds a node with one output and gives the output's name.</summary>
    public string Node(string operation, ReadOnlySpan<string> inputs, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var output = $"{operation.ToLowerInvariant()}_{++_values}";
        return Node(operation, inputs, output, attributes);
    }

    /// <summary>Adds a node whose output has a given name.</summary>
    public string Node(string operation, ReadOnlySpan<string> inputs, string output, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var parts = new List<ByteString>();
        foreach (var (name, value) in attributes)
        {
            parts.Add(Message(m =>
            {
                Text(m, 1, name);
                switch (value)
                {
                    case double f:
                        // f, type FLOAT
                        m.WriteTag(2, WireFormat.WireType.Fixed32);
                        m.WriteFloat((float)f);
                        Number(m, 20, 1);
                        break;
                    case int i:
                        // i, type INT
                        Number(m, 3, i);
                        Number(m, 20, 2);
                        break;
                    default:
                        throw new NotSupportedException();
                }
            }));
        }
        string[] sources = inputs.ToArray();
        _nodes.Add(Message(m =>
        {
            foreach (var source in sources)
                Text(m, 1, source);
            Text(m, 2, output);
            Text(m, 3, output);
            Text(m, 4, operation);
            foreach (var part in parts)
                Nested(m, 5, part);
        }));
        return output;
    }

    /// <summary>Adds a constant tensor and gives its name.</summary>
    public string Constant<T>(string name, ReadOnlySpan<T> values, params IReadOnlyList<long> shape)
        where T : unmanaged
    {
        var raw = ByteString.CopyFrom(MemoryMarshal.AsBytes(values));
        _size += raw.Length;
        if (_size > LargestFile)
            throw new NotSupportedException($"The parameters take more than {LargestFile} bytes: an ONNX file can't hold them.");
        _initializers.Add(Message(m =>
        {
            foreach (var extent in shape)
                Number(m, 1, extent);
            Number(m, 2, TypeOf<T>());
            Text(m, 8, name);
            m.WriteTag(9, WireFormat.WireType.LengthDelimited);
            m.WriteBytes(raw);
        }));
        return name;
    }

    /// <summary>Writes the model: a graph from a batch x inputs to a batch x outputs.</summary>
    public void Write<T>(Stream stream, string input, int inputs, string output, int outputs, string producerVersion)
        where T : unmanaged
    {
        var graph = Message(m =>
        {
            foreach (var node in _nodes)
                Nested(m, 1, node);
            Text(m, 2, "sequential");
            foreach (var initializer in _initializers)
                Nested(m, 5, initializer);
            Nested(m, 11, Value(input, TypeOf<T>(), inputs));
            Nested(m, 12, Value(output, TypeOf<T>(), outputs));
        });
        using var coded = new CodedOutputStream(stream, leaveOpen: true);
        Number(coded, 1, IrVersion);
        Text(coded, 2, "Nn");
        Text(coded, 3, producerVersion);
        Nested(coded, 7, graph);
        Nested(coded, 8, Message(static m =>
        {
            Text(m, 1, "");
            Number(m, 2, OperatorSet);
        }));
    }

    public static int TypeOf<T>() => typeof(T) == typeof(float) ? FloatType : typeof(T) == typeof(double) ? DoubleType : Int64Type;

    // ValueInfoProto: a tensor whose first size is open.
    private static ByteString Value(string name, int type, int features) => Message(m =>
    {
        Text(m, 1, name);
        Nested(m, 2, Message(t => Nested(t, 1, Message(tensor =>
        {
            Number(tensor, 1, type);
            Nested(tensor, 2, Message(shape =>
            {
                Nested(shape, 1, Message(d => Text(d, 2, "batch")));
                Nested(shape, 1, Message(d => Number(d, 1, features)));
            }));
        }))));
    });

    private static ByteString Message(Action<CodedOutputStream> write)
    {
        using var buffer = new MemoryStream();
        using (var coded = new CodedOutputStream(buffer, leaveOpen: true))
            write(coded);
        return UnsafeByteOperations.UnsafeWrap(buffer.ToArray());
    }

    private static void Nested(CodedOutputStream m, int field, ByteString content)
    {
        m.WriteTag(field, WireFormat.WireType.LengthDelimited);
        m.WriteBytes(content);
    }

    private static void Text(CodedOutputStream m, int field, string text)
    {
        m.WriteTag(field, WireFormat.WireType.LengthDelimited);
        m.WriteString(text);
    }

    private static void Number(CodedOutputStream m, int field, long number)
    {
        m.WriteTag(field, WireFormat.WireType.Varint);
        m.WriteInt64(number);
    }
}
