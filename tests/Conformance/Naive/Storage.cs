namespace Conformance;

/// <summary>How a special matrix lies in memory.</summary>
internal enum Storage
{
    Full,
    Band,
    Packed,
}
