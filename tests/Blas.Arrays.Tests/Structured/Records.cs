using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Blas.Arrays.Tests.Structured;

#pragma warning disable IDE0044, IDE1006 // Inline arrays' elements; names as NumPy has them.

/// <summary>NumPy's U10.</summary>
[InlineArray(10)]
internal struct Text10 : IEquatable<Text10>
{
    private Rune _first;

    public readonly bool Equals(Text10 other) => ToString() == other.ToString();

    public override readonly bool Equals(object? obj) => obj is Text10 other && Equals(other);

    public override readonly int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override readonly string ToString() => FixedText.Read(this);

    public static implicit operator Text10(string text) => FixedText.Of<Text10>(text);
}

/// <summary>NumPy's U12.</summary>
[InlineArray(12)]
internal struct Text12
{
    private Rune _first;
}

/// <summary>NumPy's S4.</summary>
[InlineArray(4)]
internal struct Bytes4
{
    private ByteCharacter _first;
}

[InlineArray(3)]
internal struct Triple
{
    private double _first;
}

internal record struct Dog(Text10 name, int age, float weight);

/// <summary>With gaps after the first field and the last.</summary>
internal readonly record struct Sample([Field("id")] byte Number, double Value, bool Good);

internal enum Colour : short
{
    Red = 1,
    Blue = 1000,
}

internal struct Inner
{
    public float x;
    public Colour y;
}

internal struct Mixed
{
    public byte a;
    public Triple b;
    public Inner c;
    public Bytes4 s;
    public bool t;
    public Complex z;
    public Half h;
}

[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal record struct Packed(byte Tag, double Value);

internal record struct Timed(DateTime When, int Value);

[StructLayout(LayoutKind.Explicit)]
internal struct Union
{
    [FieldOffset(0)]
    public int I;

    [FieldOffset(0)]
    public float F;
}
