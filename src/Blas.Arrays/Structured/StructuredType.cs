namespace Blas.Arrays;

/// <summary>A field of a structured type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">Bytes from the beginning of the record.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="DType">What NumPy calls its type: <c>&lt;f4</c>, <c>&lt;U8</c>, or a list of fields.</param>
/// <param name="ElementType">Its C# type.</param>
public sealed record StructuredField(string Name, int Offset, int Size, string DType, Type? ElementType);

/// <summary>
/// NumPy's structured dtype of a C# struct, such as a <c>record struct</c>: every field, by the order in memory, is a number, a bool, an
/// enum, a text of fixed room (<see cref="FixedText"/>), an <c>[InlineArray]</c> of these, or a struct of these.
/// </summary>
/// <remarks>
/// The names are C#'s, or those that <see cref="FieldAttribute"/> gives. Fields are found by their names whatever the case, as long as
/// one alone fits, so that <c>Age</c> is NumPy's <c>age</c>.
/// </remarks>
public sealed class StructuredType
{
    private readonly RecordLayout _layout;

    private StructuredType(RecordLayout layout) => _layout = layout;

    /// <summary>The fields by the order in memory.</summary>
    public IReadOnlyList<StructuredField> Fields =>
        [.. _layout.Fields.ToArray().Select(f => new StructuredField(f.Name, f.Offset, f.Layout.Size, f.Layout.Short.Trim('\'') + f.Layout.SubShape, f.Type))];

    /// <summary>The names of the fields.</summary>
    public IReadOnlyList<string> Names => [.. _layout.Fields.ToArray().Select(f => f.Name)];

    /// <summary>Bytes of a record, with the gaps that alignment makes.</summary>
    public int ItemSize => _layout.Size;

    /// <summary>The type as .npy files have it, gaps included: <c>[('a', '|u1'), ('', '|V7'), ('b', '&lt;f8')]</c>.</summary>
    public string Descriptor => _layout.Descriptor;

    /// <summary>The structured type of a struct.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <returns>Its description.</returns>
    /// <exception cref="NotSupportedException">NumPy has no counterpart of it, or it is a plain number or text.</exception>
    public static StructuredType Of<T>()
        where T : unmanaged =>
        ElementLayout.Required<T>() is RecordLayout record
            ? new StructuredType(record)
            : throw new NotSupportedException($"{typeof(T).Name} is no record: NumPy's type for it is {DType.Text<T>()}");

    /// <summary>The type as NumPy prints it after <c>dtype=</c>.</summary>
    /// <returns>A list of fields, or with gaps a dictionary of names, formats and offsets.</returns>
    public override string ToString() => _layout.Short;
}
