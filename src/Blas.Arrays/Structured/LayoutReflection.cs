using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Blas.Arrays;

/// <summary>Finds the layout of a C# type.</summary>
/// <remarks>
/// Where a field lies is measured, not computed: a value whose bits are all set is put there and looked for. So it holds for every
/// layout that the runtime chooses.
/// </remarks>
[UnconditionalSuppressMessage("Trimming", "IL2067", Justification = Why)]
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Why)]
[UnconditionalSuppressMessage("Trimming", "IL2072", Justification = Why)]
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = Why)]
[UnconditionalSuppressMessage("Trimming", "IL2090", Justification = Why)]
internal static class LayoutReflection
{
    private const string Why = "A value type that is an array's element keeps its fields; where their names have been trimmed away, it is not described, and the error says so.";
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Shows the bytes of the whole element in which a part has a value and all else is 0.</summary>
    private delegate byte[] Image(object part);

    public static ElementLayout? TryRead<T>(out string? problem)
        where T : unmanaged
    {
        try
        {
            problem = null;
            return Read(typeof(T), BytesOf<T>, Unsafe.SizeOf<T>(), out _);
        }
        catch (NotSupportedException e)
        {
            problem = e.Message;
            return null;
        }
    }

    // The layout of a part, and where it begins in the whole; the size is known for the whole alone.
    private static ElementLayout Read(Type type, Image image, int? size, out int start)
    {
        if (type.IsEnum)
        {
            Type number = Enum.GetUnderlyingType(type);
            return Read(number, value => image(Enum.ToObject(type, value)), size, out start);
        }

        if (Leaf(type) is (ElementLayout leaf, object ones))
        {
            start = Array.FindIndex(image(ones), b => b != 0);
            return leaf;
        }

        // What the framework keeps inside its own types is not what a file should hold.
        FieldInfo[] members = type.Assembly == typeof(object).Assembly ? [] : type.GetFields(Instance);
        if (members.Length == 0)
        {
            throw new NotSupportedException($"{type.Name} is neither a number nor a record of numbers and fixed texts{(type.IsPrimitive ? string.Empty : " whose fields' names are kept")}");
        }

        if (type.GetCustomAttribute<InlineArrayAttribute>() is InlineArrayAttribute array)
        {
            return Repeated(members[0], array.Length, Child(type, members[0], image), out start);
        }

        return Record(type, members, image, size, out start);
    }

    private static RecordLayout Record(Type type, FieldInfo[] members, Image image, int? size, out int start)
    {
        var fields = new List<FieldLayout>();
        foreach (FieldInfo member in members)
        {
            int offset;
            ElementLayout layout = member.GetCustomAttribute<FixedBufferAttribute>() is FixedBufferAttribute buffer
                ? Repeated(
                    member.FieldType.GetFields(Instance)[0], buffer.Length,
                    Child(member.FieldType, member.FieldType.GetFields(Instance)[0], Child(type, member, image)), out offset)
                : Read(member.FieldType, Child(type, member, image), null, out offset);
            fields.Add(new FieldLayout(NameOf(type, member), offset, layout, member.FieldType));
        }

        fields.Sort((x, y) => x.Offset.CompareTo(y.Offset));
        int origin = size is null ? fields[0].Offset : 0;
        int end = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < fields.Count; i++)
        {
            fields[i] = fields[i] with { Offset = fields[i].Offset - origin };
            if (fields[i].Offset < end || !names.Add(fields[i].Name))
            {
                throw new NotSupportedException($"the field '{fields[i].Name}' of {type.Name} {(fields[i].Offset < end ? "overlaps another one" : "comes twice")}");
            }

            end = fields[i].Offset + fields[i].Layout.Size;
        }

        start = origin;
        int alignment = fields.Max(f => f.Layout.Alignment);
        if (type.StructLayoutAttribute is { Pack: > 0 } packed)
        {
            alignment = Math.Min(alignment, packed.Pack);
        }

        int whole = size ?? Math.Max((end + alignment - 1) / alignment * alignment, type.StructLayoutAttribute?.Size ?? 0);
        return new RecordLayout([.. fields], whole, alignment);
    }

    private static ElementLayout Repeated(FieldInfo element, int length, Image image, out int start)
    {
        if (element.FieldType == typeof(Rune) || element.FieldType == typeof(ByteCharacter))
        {
            _ = Read(element.FieldType == typeof(Rune) ? typeof(Rune) : typeof(ByteCharacter), image, null, out start);
            return new TextLayout(length, isBytes: element.FieldType == typeof(ByteCharacter));
        }

        return new SubArrayLayout(Read(element.FieldType, image, null, out start), [length]);
    }

    private static Image Child(Type type, FieldInfo member, Image image) => part =>
    {
        object whole = RuntimeHelpers.GetUninitializedObject(type);
        member.SetValue(whole, part);
        return image(whole);
    };

    private static string NameOf(Type type, FieldInfo member)
    {
        string name = member.Name.StartsWith('<') && member.Name.IndexOf('>', StringComparison.Ordinal) is > 1 and int end
            ? member.Name[1..end] : member.Name;
        return (member.GetCustomAttribute<FieldAttribute>()
            ?? type.GetProperty(name, Instance)?.GetCustomAttribute<FieldAttribute>()
            ?? type.GetConstructors(Instance).SelectMany(c => c.GetParameters()).FirstOrDefault(p => p.Name == name)?.GetCustomAttribute<FieldAttribute>())?.Name
            ?? name;
    }

    private static (ElementLayout Layout, object Ones)? Leaf(Type type) =>
        type == typeof(bool) ? (new NumberLayout<bool>(), true)
        : type == typeof(Rune) ? (new NumberLayout<uint>(), Ones<Rune>())
        : type == typeof(ByteCharacter) ? (new NumberLayout<byte>(), Ones<ByteCharacter>())
        : Leaf<sbyte>(type) ?? Leaf<byte>(type) ?? Leaf<short>(type) ?? Leaf<ushort>(type) ?? Leaf<int>(type) ?? Leaf<uint>(type)
        ?? Leaf<long>(type) ?? Leaf<ulong>(type) ?? Leaf<nint>(type) ?? Leaf<nuint>(type) ?? Leaf<Half>(type) ?? Leaf<float>(type)
        ?? Leaf<double>(type) ?? Leaf<Complex32>(type) ?? Leaf<Complex>(type);

    private static (ElementLayout Layout, object Ones)? Leaf<T>(Type type)
        where T : unmanaged => type == typeof(T) ? (new NumberLayout<T>(), Ones<T>()) : null;

    private static byte[] BytesOf<T>(object boxed)
        where T : unmanaged
    {
        var value = (T)boxed;
        return MemoryMarshal.AsBytes(new Span<T>(ref value)).ToArray();
    }

    private static object Ones<T>()
        where T : unmanaged
    {
        T value = default;
        MemoryMarshal.AsBytes(new Span<T>(ref value)).Fill(byte.MaxValue);
        return value;
    }
}
