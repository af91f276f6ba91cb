using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Blas.Arrays;

/// <summary>A text of fixed room: code points of 32 bits (<c>U</c>) or bytes (<c>S</c>), filled up with zeros.</summary>
/// <param name="length">How many there is room for.</param>
/// <param name="isBytes">Whether they are bytes.</param>
/// <param name="isSwapped">Whether the code points' bytes are in the other order.</param>
internal sealed class TextLayout(int length, bool isBytes, bool isSwapped = false) : ElementLayout
{
    public int Length => length;

    public bool IsBytes => isBytes;

    public override int Size => checked(length * Alignment);

    public override bool IsSwapped => isSwapped;

    public override int Alignment => isBytes ? 1 : sizeof(uint);

    public override string Descriptor => ShapeMath.Text($"'{(isBytes ? "|S" : "<U")}{length}'");

    public override string Short => isBytes ? ShapeMath.Text($"'S{length}'") : Descriptor;

    public override int Compare(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        // The zeros at the end come before everything, as the end of a text should.
        return isBytes ? x[..Size].SequenceCompareTo(y[..Size])
            : MemoryMarshal.Cast<byte, uint>(x[..Size]).SequenceCompareTo(MemoryMarshal.Cast<byte, uint>(y[..Size]));
    }

    public override Formatter FormatterFor(ReadOnlySpan<byte> block, int stride, PrintOptions options) =>
        isBytes ? element => PythonText.OfBytes(Trim(element[..Size])) : element => PythonText.Of(Decode(element[..Size]));

    public override bool TryParse(string text, Span<byte> element) => Encode(text, element) is null;

    public override void PlanCopy(ElementLayout source, int from, int to, string path, List<ElementCopy> plan)
    {
        if (source is not TextLayout text || text.IsBytes != isBytes)
        {
            throw ElementCopy.Mismatch(path, source, this);
        }

        if (text.Length > length)
        {
            throw new NpyFormatException(ShapeMath.Text(
                $"The {(path.Length == 0 ? "elements" : $"field '{path}'")} of the file may be {text.Length} characters long; {Short} has room for {length}."));
        }

        plan.Add(new ElementCopy(
            isBytes ? ElementCopy.Kind.Bytes : ElementCopy.Kind.CodePoints, from, to, text.Size, !isBytes && text.IsSwapped ? sizeof(uint) : 1));
    }

    /// <summary>Writes a text into the room.</summary>
    /// <returns>What is wrong with the text; null if nothing.</returns>
    public string? Encode(string text, Span<byte> target)
    {
        target[..Size].Clear();
        int count = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && !text.Contains('\uFFFD', StringComparison.Ordinal))
            {
                return "The text has an unpaired surrogate.";
            }

            if (count == length)
            {
                return ShapeMath.Text($"The text is longer than the {length} characters that there is room for: '{Shortened(text)}'.");
            }

            if (isBytes)
            {
                if (rune.Value > 0xFF)
                {
                    return ShapeMath.Text($"The text has a character that is no byte: U+{rune.Value:X4} in '{Shortened(text)}'.");
                }

                target[count++] = (byte)rune.Value;
            }
            else
            {
                MemoryMarshal.Write(target[(sizeof(uint) * count++)..], in rune);
            }
        }

        return null;
    }

    /// <summary>The text without the zeros at the end.</summary>
    public string Decode(ReadOnlySpan<byte> element)
    {
        ReadOnlySpan<byte> used = Trim(element[..Size]);
        if (isBytes)
        {
            return Encoding.Latin1.GetString(used);
        }

        var result = new StringBuilder();
        foreach (uint codePoint in MemoryMarshal.Cast<byte, uint>(used))
        {
            result.Append(Rune.IsValid(codePoint) ? new Rune(codePoint) : Rune.ReplacementChar);
        }

        return result.ToString();
    }

    private ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> element)
    {
        ReadOnlySpan<byte> used = element.TrimEnd((byte)0);
        int unit = Alignment;
        return element[..((used.Length + unit - 1) / unit * unit)];
    }

    private static string Shortened(string text) =>
        text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "...");
}
