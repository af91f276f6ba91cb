namespace Blas.Arrays;

/// <summary>The name that a field of a record has in NumPy's dtype, in files and in CSV headers, where it is not C#'s.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FieldAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
