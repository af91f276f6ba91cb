using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace Blas.Arrays;

#pragma warning disable IDE0044 // The element of an inline array is written through its indexer.

/// <summary>A text of up to 8 code points: NumPy's <c>U8</c>.</summary>
[InlineArray(8)]
public struct Text8 : IEquatable<Text8>, IComparable<Text8>
{
    private Rune _first;

    /// <summary>The text in the fixed room.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    [SuppressMessage("Usage", "CA2225", Justification = "FixedText.Of is the named form.")]
    public static implicit operator Text8(string text) => FixedText.Of<Text8>(text);

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(Text8 left, Text8 right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Text8 left, Text8 right) => !left.Equals(right);

    /// <summary>Whether the one comes before the other.</summary>
    public static bool operator <(Text8 left, Text8 right) => left.CompareTo(right) < 0;

    /// <summary>Whether the one comes after the other.</summary>
    public static bool operator >(Text8 left, Text8 right) => left.CompareTo(right) > 0;

    /// <summary>Whether the one does not come after the other.</summary>
    public static bool operator <=(Text8 left, Text8 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the one does not come before the other.</summary>
    public static bool operator >=(Text8 left, Text8 right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public readonly bool Equals(Text8 other) => FixedText.Compare(this, other) == 0;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Text8 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => FixedText.Hash(this);

    /// <inheritdoc/>
    public readonly int CompareTo(Text8 other) => FixedText.Compare(this, other);

    /// <inheritdoc/>
    public override readonly string ToString() => FixedText.Read(this);
}

/// <summary>A text of up to 16 code points: NumPy's <c>U16</c>.</summary>
[InlineArray(16)]
public struct Text16 : IEquatable<Text16>, IComparable<Text16>
{
    private Rune _first;

    /// <summary>The text in the fixed room.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    [SuppressMessage("Usage", "CA2225", Justification = "FixedText.Of is the named form.")]
    public static implicit operator Text16(string text) => FixedText.Of<Text16>(text);

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(Text16 left, Text16 right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Text16 left, Text16 right) => !left.Equals(right);

    /// <summary>Whether the one comes before the other.</summary>
    public static bool operator <(Text16 left, Text16 right) => left.CompareTo(right) < 0;

    /// <summary>Whether the one comes after the other.</summary>
    public static bool operator >(Text16 left, Text16 right) => left.CompareTo(right) > 0;

    /// <summary>Whether the one does not come after the other.</summary>
    public static bool operator <=(Text16 left, Text16 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the one does not come before the other.</summary>
    public static bool operator >=(Text16 left, Text16 right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public readonly bool Equals(Text16 other) => FixedText.Compare(this, other) == 0;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Text16 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => FixedText.Hash(this);

    /// <inheritdoc/>
    public readonly int CompareTo(Text16 other) => FixedText.Compare(this, other);

    /// <inheritdoc/>
    public override readonly string ToString() => FixedText.Read(this);
}

/// <summary>A text of up to 32 code points: NumPy's <c>U32</c>.</summary>
[InlineArray(32)]
public struct Text32 : IEquatable<Text32>, IComparable<Text32>
{
    private Rune _first;

    /// <summary>The text in the fixed room.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    [SuppressMessage("Usage", "CA2225", Justification = "FixedText.Of is the named form.")]
    public static implicit operator Text32(string text) => FixedText.Of<Text32>(text);

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(Text32 left, Text32 right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Text32 left, Text32 right) => !left.Equals(right);

    /// <summary>Whether the one comes before the other.</summary>
    public static bool operator <(Text32 left, Text32 right) => left.CompareTo(right) < 0;

    /// <summary>Whether the one comes after the other.</summary>
    public static bool operator >(Text32 left, Text32 right) => left.CompareTo(right) > 0;

    /// <summary>Whether the one does not come after the other.</summary>
    public static bool operator <=(Text32 left, Text32 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the one does not come before the other.</summary>
    public static bool operator >=(Text32 left, Text32 right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public readonly bool Equals(Text32 other) => FixedText.Compare(this, other) == 0;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Text32 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => FixedText.Hash(this);

    /// <inheritdoc/>
    public readonly int CompareTo(Text32 other) => FixedText.Compare(this, other);

    /// <inheritdoc/>
    public override readonly string ToString() => FixedText.Read(this);
}

/// <summary>A text of up to 64 code points: NumPy's <c>U64</c>.</summary>
[InlineArray(64)]
public struct Text64 : IEquatable<Text64>, IComparable<Text64>
{
    private Rune _first;

    /// <summary>The text in the fixed room.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    [SuppressMessage("Usage", "CA2225", Justification = "FixedText.Of is the named form.")]
    public static implicit operator Text64(string text) => FixedText.Of<Text64>(text);

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(Text64 left, Text64 right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Text64 left, Text64 right) => !left.Equals(right);

    /// <summary>Whether the one comes before the other.</summary>
    public static bool operator <(Text64 left, Text64 right) => left.CompareTo(right) < 0;

    /// <summary>Whether the one comes after the other.</summary>
    public static bool operator >(Text64 left, Text64 right) => left.CompareTo(right) > 0;

    /// <summary>Whether the one does not come after the other.</summary>
    public static bool operator <=(Text64 left, Text64 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the one does not come before the other.</summary>
    public static bool operator >=(Text64 left, Text64 right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public readonly bool Equals(Text64 other) => FixedText.Compare(this, other) == 0;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Text64 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => FixedText.Hash(this);

    /// <inheritdoc/>
    public readonly int CompareTo(Text64 other) => FixedText.Compare(this, other);

    /// <inheritdoc/>
    public override readonly string ToString() => FixedText.Read(this);
}

/// <summary>A text of up to 128 code points: NumPy's <c>U128</c>.</summary>
[InlineArray(128)]
public struct Text128 : IEquatable<Text128>, IComparable<Text128>
{
    private Rune _first;

    /// <summary>The text in the fixed room.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    [SuppressMessage("Usage", "CA2225", Justification = "FixedText.Of is the named form.")]
    public static implicit operator Text128(string text) => FixedText.Of<Text128>(text);

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(Text128 left, Text128 right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Text128 left, Text128 right) => !left.Equals(right);

    /// <summary>Whether the one comes before the other.</summary>
    public static bool operator <(Text128 left, Text128 right) => left.CompareTo(right) < 0;

    /// <summary>Whether the one comes after the other.</summary>
    public static bool operator >(Text128 left, Text128 right) => left.CompareTo(right) > 0;

    /// <summary>Whether the one does not come after the other.</summary>
    public static bool operator <=(Text128 left, Text128 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the one does not come before the other.</summary>
    public static bool operator >=(Text128 left, Text128 right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public readonly bool Equals(Text128 other) => FixedText.Compare(this, other) == 0;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Text128 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => FixedText.Hash(this);

    /// <inheritdoc/>
    public readonly int CompareTo(Text128 other) => FixedText.Compare(this, other);

    /// <inheritdoc/>
    public override readonly string ToString() => FixedText.Read(this);
}
