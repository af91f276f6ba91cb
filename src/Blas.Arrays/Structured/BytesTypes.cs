using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

#pragma warning disable IDE0044 // The element of an inline array is written through its indexer.

/// <summary>A text of up to 8 bytes: NumPy's <c>S8</c>.</summary>
[InlineArray(8)]
public struct Bytes8 : IEquatable<Bytes8>, IComparable<Bytes8>
{
    private ByteCharacter _first;

    /// <summary>The text in the fixed room.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    [SuppressMessage("Usage", "CA2225", Justification = "FixedText.Of is the named form.")]
    public static implicit operator Bytes8(string text) => FixedText.Of<Bytes8>(text);

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(Bytes8 left, Bytes8 right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Bytes8 left, Bytes8 right) => !left.Equals(right);

    /// <summary>Whether the one comes before the other.</summary>
    public static bool operator <(Bytes8 left, Bytes8 right) => left.CompareTo(right) < 0;

    /// <summary>Whether the one comes after the other.</summary>
    public static bool operator >(Bytes8 left, Bytes8 right) => left.CompareTo(right) > 0;

    /// <summary>Whether the one does not come after the other.</summary>
    public static bool operator <=(Bytes8 left, Bytes8 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the one does not come before the other.</summary>
    public static bool operator >=(Bytes8 left, Bytes8 right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public readonly bool Equals(Bytes8 other) => FixedText.Compare(this, other) == 0;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Bytes8 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => FixedText.Hash(this);

    /// <inheritdoc/>
    public readonly int CompareTo(Bytes8 other) => FixedText.Compare(this, other);

    /// <inheritdoc/>
    public override readonly string ToString() => FixedText.Read(this);
}

/// <summary>A text of up to 16 bytes: NumPy's <c>S16</c>.</summary>
[InlineArray(16)]
public struct Bytes16 : IEquatable<Bytes16>, IComparable<Bytes16>
{
    private ByteCharacter _first;

    /// <summary>The text in the fixed room.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    [SuppressMessage("Usage", "CA2225", Justification = "FixedText.Of is the named form.")]
    public static implicit operator Bytes16(string text) => FixedText.Of<Bytes16>(text);

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(Bytes16 left, Bytes16 right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Bytes16 left, Bytes16 right) => !left.Equals(right);

    /// <summary>Whether the one comes before the other.</summary>
    public static bool operator <(Bytes16 left, Bytes16 right) => left.CompareTo(right) < 0;

    /// <summary>Whether the one comes after the other.</summary>
    public static bool operator >(Bytes16 left, Bytes16 right) => left.CompareTo(right) > 0;

    /// <summary>Whether the one does not come after the other.</summary>
    public static bool operator <=(Bytes16 left, Bytes16 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the one does not come before the other.</summary>
    public static bool operator >=(Bytes16 left, Bytes16 right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public readonly bool Equals(Bytes16 other) => FixedText.Compare(this, other) == 0;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Bytes16 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => FixedText.Hash(this);

    /// <inheritdoc/>
    public readonly int CompareTo(Bytes16 other) => FixedText.Compare(this, other);

    /// <inheritdoc/>
    public override readonly string ToString() => FixedText.Read(this);
}

/// <summary>A text of up to 32 bytes: NumPy's <c>S32</c>.</summary>
[InlineArray(32)]
public struct Bytes32 : IEquatable<Bytes32>, IComparable<Bytes32>
{
    private ByteCharacter _first;

    /// <summary>The text in the fixed room.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    [SuppressMessage("Usage", "CA2225", Justification = "FixedText.Of is the named form.")]
    public static implicit operator Bytes32(string text) => FixedText.Of<Bytes32>(text);

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(Bytes32 left, Bytes32 right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Bytes32 left, Bytes32 right) => !left.Equals(right);

    /// <summary>Whether the one comes before the other.</summary>
    public static bool operator <(Bytes32 left, Bytes32 right) => left.CompareTo(right) < 0;

    /// <summary>Whether the one comes after the other.</summary>
    public static bool operator >(Bytes32 left, Bytes32 right) => left.CompareTo(right) > 0;

    /// <summary>Whether the one does not come after the other.</summary>
    public static bool operator <=(Bytes32 left, Bytes32 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the one does not come before the other.</summary>
    public static bool operator >=(Bytes32 left, Bytes32 right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public readonly bool Equals(Bytes32 other) => FixedText.Compare(this, other) == 0;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Bytes32 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => FixedText.Hash(this);

    /// <inheritdoc/>
    public readonly int CompareTo(Bytes32 other) => FixedText.Compare(this, other);

    /// <inheritdoc/>
    public override readonly string ToString() => FixedText.Read(this);
}

/// <summary>A text of up to 64 bytes: NumPy's <c>S64</c>.</summary>
[InlineArray(64)]
public struct Bytes64 : IEquatable<Bytes64>, IComparable<Bytes64>
{
    private ByteCharacter _first;

    /// <summary>The text in the fixed room.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    [SuppressMessage("Usage", "CA2225", Justification = "FixedText.Of is the named form.")]
    public static implicit operator Bytes64(string text) => FixedText.Of<Bytes64>(text);

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(Bytes64 left, Bytes64 right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Bytes64 left, Bytes64 right) => !left.Equals(right);

    /// <summary>Whether the one comes before the other.</summary>
    public static bool operator <(Bytes64 left, Bytes64 right) => left.CompareTo(right) < 0;

    /// <summary>Whether the one comes after the other.</summary>
    public static bool operator >(Bytes64 left, Bytes64 right) => left.CompareTo(right) > 0;

    /// <summary>Whether the one does not come after the other.</summary>
    public static bool operator <=(Bytes64 left, Bytes64 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the one does not come before the other.</summary>
    public static bool operator >=(Bytes64 left, Bytes64 right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public readonly bool Equals(Bytes64 other) => FixedText.Compare(this, other) == 0;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Bytes64 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => FixedText.Hash(this);

    /// <inheritdoc/>
    public readonly int CompareTo(Bytes64 other) => FixedText.Compare(this, other);

    /// <inheritdoc/>
    public override readonly string ToString() => FixedText.Read(this);
}

/// <summary>A text of up to 128 bytes: NumPy's <c>S128</c>.</summary>
[InlineArray(128)]
public struct Bytes128 : IEquatable<Bytes128>, IComparable<Bytes128>
{
    private ByteCharacter _first;

    /// <summary>The text in the fixed room.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    [SuppressMessage("Usage", "CA2225", Justification = "FixedText.Of is the named form.")]
    public static implicit operator Bytes128(string text) => FixedText.Of<Bytes128>(text);

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(Bytes128 left, Bytes128 right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Bytes128 left, Bytes128 right) => !left.Equals(right);

    /// <summary>Whether the one comes before the other.</summary>
    public static bool operator <(Bytes128 left, Bytes128 right) => left.CompareTo(right) < 0;

    /// <summary>Whether the one comes after the other.</summary>
    public static bool operator >(Bytes128 left, Bytes128 right) => left.CompareTo(right) > 0;

    /// <summary>Whether the one does not come after the other.</summary>
    public static bool operator <=(Bytes128 left, Bytes128 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the one does not come before the other.</summary>
    public static bool operator >=(Bytes128 left, Bytes128 right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public readonly bool Equals(Bytes128 other) => FixedText.Compare(this, other) == 0;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Bytes128 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => FixedText.Hash(this);

    /// <inheritdoc/>
    public readonly int CompareTo(Bytes128 other) => FixedText.Compare(this, other);

    /// <inheritdoc/>
    public override readonly string ToString() => FixedText.Read(this);
}
