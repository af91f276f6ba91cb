using System.Runtime.InteropServices;
using System.Text;

namespace Blas.Arrays;

/// <summary>
/// Texts of a fixed room, as NumPy keeps them in arrays: code points of 32 bits (<c>U</c>) or bytes (<c>S</c>), filled up with zeros.
/// </summary>
/// <remarks>
/// <see cref="Text8"/> to <see cref="Text128"/> and <see cref="Bytes8"/> to <see cref="Bytes128"/> are ready; any other length n is
/// <c>[InlineArray(n)] struct MyText { private Rune _first; }</c>, or with a <see cref="ByteCharacter"/>.
/// </remarks>
public static class FixedText
{
    /// <summary>The text in a type of fixed room.</summary>
    /// <typeparam name="TText">The type: an inline array of <see cref="Rune"/> or <see cref="ByteCharacter"/>.</typeparam>
    /// <param name="text">The text; in a type of bytes, each character is one (Latin-1).</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The text is longer than the room, has an unpaired surrogate or, for bytes, characters above U+00FF.</exception>
    /// <exception cref="NotSupportedException">The type is no such type.</exception>
    public static TText Of<TText>(string text)
        where TText : unmanaged
    {
        ArgumentNullException.ThrowIfNull(text);
        TText result = default;
        TextLayout layout = Layout<TText>();
        return layout.Encode(text, Bytes(ref result)) is string problem ? throw new ArgumentException(problem, nameof(text)) : result;
    }

    /// <summary>The text, without the zeros that fill the room.</summary>
    /// <typeparam name="TText">The type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The text; what is no code point reads as U+FFFD.</returns>
    /// <exception cref="NotSupportedException">The type is no text.</exception>
    public static string Read<TText>(TText value)
        where TText : unmanaged => Layout<TText>().Decode(Bytes(ref value));

    /// <summary>Compares two texts by code points.</summary>
    internal static int Compare<TText>(TText x, TText y)
        where TText : unmanaged => Layout<TText>().Compare(Bytes(ref x), Bytes(ref y));

    /// <summary>A hash of the text.</summary>
    internal static int Hash<TText>(TText value)
        where TText : unmanaged
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes(ref value));
        return hash.ToHashCode();
    }

    private static TextLayout Layout<TText>()
        where TText : unmanaged =>
        ElementLayout.Of<TText>() as TextLayout
        ?? throw new NotSupportedException($"{typeof(TText).Name} is no text: it must be an [InlineArray] struct of {nameof(Rune)} or {nameof(ByteCharacter)}.");

    private static Span<byte> Bytes<TText>(ref TText value)
        where TText : unmanaged => MemoryMarshal.AsBytes(new Span<TText>(ref value));
}
