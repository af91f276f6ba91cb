using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Nn.Files;

/// <summary>A node: one operation on values that have names.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Operation">Such as <c>Gemm</c>.</param>
/// <param name="Inputs">The values' names; an optional one that is left out is empty.</param>
/// <param name="Outputs">The results' names.</param>
/// <param name="Attributes">Its constants, of those kinds that are numbers.</param>
internal sealed record OnnxNode(
    string Name, string Operation, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyDictionary<string, double> Attributes)
{
    public override string ToString() => Name.Length > 0 ? $"node '{Name}' ({Operation})" : $"a node ({Operation})";
}

/// <summary>A value's sizes; -1 where one is open.</summary>
internal sealed record OnnxValue(string Name, IReadOnlyList<long> Shape);

/// <summary>A constant tensor: its shape, checked against the bytes that are there.</summary>
internal sealed class OnnxTensor
{
    private readonly ByteString _raw;
    private readonly bool _isDouble;

    public OnnxTensor(string name, long type, IReadOnlyList<long> shape, ByteString raw)
    {
        if (type is not (OnnxWriter.FloatType or OnnxWriter.DoubleType))
            throw new FormatException($"the tensor '{name}' is of type {type}, expected {OnnxWriter.FloatType} (float) or {OnnxWriter.DoubleType} (double)");
        Name = name;
        Shape = shape;
        _raw = raw;
        _isDouble = type == OnnxWriter.DoubleType;
        var size = _isDouble ? 8 : 4;
        Int128 count = 1;
        foreach (var extent in shape)
        {
            // Both factors are below 2^63.
            count = extent < 1 || count > long.MaxValue ? -1 : count * extent;
            if (count < 0)
                break;
        }
        if (count * size != raw.Length)
            throw new FormatException($"the tensor '{name}' has {raw.Length} bytes, which its shape ({string.Join(", ", shape.Take(8))}) doesn't take");
    }

    public string Name { get; }

    public IReadOnlyList<long> Shape { get; }

    public int Count => _raw.Length / (_isDouble ? 8 : 4);

    public double this[int index] => _isDouble
        ? BinaryPrimitives.ReadDoubleLittleEndian(_raw.Span[(8 * index)..])
        : BinaryPrimitives.ReadSingleLittleEndian(_raw.Span[(4 * index)..]);

    /// <summary>Copies the numbers, of a matrix its transpose where that is asked for.</summary>
    public void CopyTo<T>(Span<T> target, bool transposed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (rows, columns) = transposed ? ((int)Shape[0], (int)Shape[1]) : (1, Count);
        if (BitConverter.IsLittleEndian && !transposed && _isDouble == (typeof(T) == typeof(double)))
        {
            MemoryMarshal.Cast<byte, T>(_raw.Span).CopyTo(target);
            return;
        }
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
                target[c * rows + r] = T.CreateSaturating(this[r * columns + c]);
        }
    }
}

/// <summary>
/// What is read of an ONNX file: nodes, constant tensors, the graph's inputs and outputs. Field numbers are those of onnx.proto; the messages
/// nest as deep as is asked for here and no deeper. A length is checked against what is left before anything is copied.
/// </summary>
internal sealed class OnnxGraph
{
    private readonly Dictionary<string, OnnxTensor> _tensors = new(StringComparer.Ordinal);
    private readonly List<OnnxNode> _nodes = [];
    private readonly List<OnnxValue> _inputs = [];
    private readonly List<OnnxValue> _outputs = [];

    private OnnxGraph()
    {
    }

    public IReadOnlyList<OnnxNode> Nodes => _nodes;

    public IReadOnlyDictionary<string, OnnxTensor> Tensors => _tensors;

    public IReadOnlyList<OnnxValue> Inputs => _inputs;

    public IReadOnlyList<OnnxValue> Outputs => _outputs;

    /// <exception cref="FormatException">What is wrong with the bytes.</exception>
    public static OnnxGraph Read(byte[] file)
    {
        ByteString? content = null;
        var isVersioned = false;
        try
        {
            Each(UnsafeByteOperations.UnsafeWrap(file), (field, message) =>
            {
                if (field == 1)
                    isVersioned = message.ReadInt64() >= 3;
                else if (field == 7)
                    content = message.ReadBytes();
                else
                    return false;
                return true;
            });
            if (content is null || !isVersioned)
                throw new FormatException("it holds no ONNX model of version 3 or later");
            var graph = new OnnxGraph();
            graph.ReadGraph(content);
            return graph;
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new FormatException($"it is no ONNX file, or it is damaged: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}", e);
        }
    }

    private void ReadGraph(ByteString content) => Each(content, (field, message) =>
    {
        switch (field)
        {
            case 1:
                _nodes.Add(Node(message.ReadBytes()));
                return true;
            case 5:
                var tensor = Tensor(message.ReadBytes());
                if (!_tensors.TryAdd(tensor.Name, tensor))
                    throw new FormatException($"two tensors have the name '{tensor.Name}'");
                return true;
            case 11:
                _inputs.Add(Value(message.ReadBytes()));
                return true;
            case 12:
                _outputs.Add(Value(message.ReadBytes()));
                return true;
            case 15:
                throw new FormatException("it holds sparse tensors, which are not read");
            default:
                return false;
        }
    });

    private static OnnxNode Node(ByteString content)
    {
        List<string> inputs = [], outputs = [];
        string name = "", operation = "", domain = "";
        var attributes = new Dictionary<string, double>(StringComparer.Ordinal);
        Each(content, (field, message) =>
        {
            switch (field)
            {
                case 1:
                    inputs.Add(message.ReadString());
                    return true;
                case 2:
                    outputs.Add(message.ReadString());
                    return true;
                case 3:
                    name = message.ReadString();
                    return true;
                case 4:
                    operation = message.ReadString();
                    return true;
                case 5:
                    var (key, value) = Attribute(message.ReadBytes());
                    attributes[key] = value;
                    return true;
                case 7:
                    domain = message.ReadString();
                    return true;
                default:
                    return false;
            }
        });
        return domain is "" or "ai.onnx"
            ? new OnnxNode(name, operation, inputs, outputs, attributes)
            : throw new FormatException($"node '{name}' has the operation '{operation}' of '{domain}', which is not ONNX' own");
    }

    // An attribute that is no number is a NaN, which nobody who asks for it takes.
    private static (string Name, double Value) Attribute(ByteString content)
    {
        var (name, value) = ("", double.NaN);
        Each(content, (field, message) =>
        {
            switch (field)
            {
                case 1:
                    name = message.ReadString();
                    return true;
                case 2:
                    value = message.ReadFloat();
                    return true;
                case 3:
                    value = message.ReadInt64();
                    return true;
                default:
                    return false;
            }
        });
        return (name, value);
    }

    private static OnnxTensor Tensor(ByteString content)
    {
        var shape = new List<long>();
        long elements = 0;
        var name = "";
        ByteString raw = ByteString.Empty, floats = ByteString.Empty, doubles = ByteString.Empty;
        var isExternal = false;
        EachTag(content, (field, type, message) =>
        {
            var isPacked = type == WireFormat.WireType.LengthDelimited;
            switch (field)
            {
                case 1 when isPacked:
                    Numbers(message.ReadBytes(), shape);
                    return true;
                case 1:
                    shape.Add(message.ReadInt64());
                    return true;
                case 2:
                    elements = message.ReadInt64();
                    return true;
                case 4 when isPacked:
                    floats = message.ReadBytes();
                    return true;
                case 8:
                    name = message.ReadString();
                    return true;
                case 9:
                    raw = message.ReadBytes();
                    return true;
                case 10 when isPacked:
                    doubles = message.ReadBytes();
                    return true;
                case 13 or 14:
                    isExternal |= field == 13 || message.ReadInt64() != 0;
                    return field == 14;
                default:
                    return false;
            }
        });
        if (isExternal)
            throw new FormatException($"the tensor '{name}' lies in another file, which is not read");
        var data = raw.IsEmpty ? elements == OnnxWriter.DoubleType ? doubles : floats : raw;
        return new OnnxTensor(name, elements, shape, data);
    }

    // ValueInfoProto: name, then type, tensor type, shape, dimensions.
    private static OnnxValue Value(ByteString content)
    {
        var name = "";
        var shape = new List<long>();
        Each(content, (field, message) =>
        {
            if (field == 1)
                name = message.ReadString();
            else if (field == 2)
                Inner(message.ReadBytes(), 1, type => Inner(type, 2, dimensions => Inner(dimensions, 1, dimension => shape.Add(Extent(dimension)))));
            else
                return false;
            return true;
        });
        return new OnnxValue(name, shape);
    }

    private static long Extent(ByteString content)
    {
        long extent = -1;
        Each(content, (field, message) =>
        {
            if (field != 1)
                return false;
            extent = message.ReadInt64();
            return true;
        });
        return extent;
    }

    private static void Inner(ByteString content, int wanted, Action<ByteString> take) => Each(content, (field, message) =>
    {
        if (field != wanted)
            return false;
        take(message.ReadBytes());
        return true;
    });

    private static void Numbers(ByteString packed, List<long> numbers)
    {
        var input = packed.CreateCodedInput();
        while (!input.IsAtEnd)
            numbers.Add(input.ReadInt64());
    }

    /// <summary>Goes through a message's fields; what is not taken is passed over.</summary>
    private static void Each(ByteString content, Func<int, CodedInputStream, bool> take) => EachTag(content, (field, _, message) => take(field, message));

    private static void EachTag(ByteString content, Func<int, WireFormat.WireType, CodedInputStream, bool> take)
    {
        var input = content.CreateCodedInput();
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (!take(WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag), input))
                input.SkipLastField();
        }
    }
}
