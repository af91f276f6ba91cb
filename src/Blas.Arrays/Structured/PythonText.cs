using System.Globalization;
using System.Text;

namespace Blas.Arrays;

/// <summary>Texts as Python's <c>repr</c> writes them.</summary>
internal static class PythonText
{
    /// <summary>A str: in single quotes, or in double ones if it has single ones only.</summary>
    public static string Of(string text)
    {
        char quote = Quote(text);
        var result = new StringBuilder().Append(quote);
        foreach (Rune rune in text.EnumerateRunes())
        {
            int c = rune.Value;
            if (Escape(c, quote) is string escape)
            {
                result.Append(escape);
            }
            else if (c < 0x7F || IsPrintable(rune))
            {
                result.Append(rune);
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"{(c <= 0xFF ? $"\\x{c:x2}" : c <= 0xFFFF ? $"\\u{c:x4}" : $"\\U{c:x8}")}");
            }
        }

        return result.Append(quote).ToString();
    }

    /// <summary>A bytes object.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes)
    {
        char quote = Quote(Encoding.Latin1.GetString(bytes));
        var result = new StringBuilder("b").Append(quote);
        foreach (byte c in bytes)
        {
            result.Append(Escape(c, quote) ?? (c < 0x7F ? ((char)c).ToString() : $"\\x{c:x2}"));
        }

        return result.Append(quote).ToString();
    }

    private static char Quote(string text) =>
        text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';

    private static string? Escape(int c, char quote) => c switch
    {
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ when c == quote => $"\\{quote}",
        < ' ' => $"\\x{c:x2}",
        _ => null,
    };

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
