using System.Globalization;
using System.Numerics;
using System.Text;

namespace Blas.Arrays;

/// <summary>
/// Reads the Python literals of which the header of an .npy file is made: dictionaries, lists, tuples, strings, integers, True, False and
/// None. Nothing is evaluated; nesting is limited.
/// </summary>
/// <remarks>Results: <see cref="Dictionary{TKey, TValue}"/> of strings, object?[] for lists and tuples, string, BigInteger, bool, null.</remarks>
internal ref struct PythonLiteral
{
    private const int MaxDepth = 32;

    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _depth;

    private PythonLiteral(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The value of a literal.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static object? Parse(ReadOnlySpan<char> text)
    {
        var reader = new PythonLiteral(text);
        object? value = reader.Value();
        reader.SkipSpace();
        return reader._position == text.Length ? value : throw reader.Bad("the end");
    }

    private object? Value()
    {
        if (++_depth > MaxDepth)
        {
            throw new FormatException($"literals are nested more than {MaxDepth} deep");
        }

        SkipSpace();
        char next = Peek();
        object? value = next switch
        {
            '{' => Dictionary(),
            '(' => Sequence(')'),
            '[' => Sequence(']'),
            '\'' or '"' => Text(),
            _ when char.IsAsciiDigit(next) || next == '-' => Integer(),
            _ => Word(),
        };
        _depth--;
        return value;
    }

    private Dictionary<string, object?> Dictionary()
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        _position++;
        while (!Closes('}'))
        {
            if (Value() is not string key)
            {
                throw Bad("a string as key");
            }

            SkipSpace();
            Expect(':');
            if (!result.TryAdd(key, Value()))
            {
                throw new FormatException($"the key '{key}' comes twice");
            }

            Separate('}');
        }

        return result;
    }

    private object?[] Sequence(char close)
    {
        var result = new List<object?>();
        _position++;
        while (!Closes(close))
        {
            result.Add(Value());
            Separate(close);
        }

        return [.. result];
    }

    private string Text()
    {
        char quote = _text[_position++];
        var result = new StringBuilder();
        while (Peek() != quote)
        {
            char c = _text[_position++];
            if (c == '\\')
            {
                c = Peek() is '\\' or '\'' or '"' ? _text[_position++] : throw Bad("a quote or a backslash");
            }

            result.Append(c);
        }

        _position++;
        return result.ToString();
    }

    private BigInteger Integer()
    {
        int start = _position++;
        while (_position < _text.Length && char.IsAsciiDigit(_text[_position]))
        {
            _position++;
        }

        // Longer ones are no extents, and parsing takes quadratic time.
        if (_position - start > 40 || !BigInteger.TryParse(_text[start.._position], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger value))
        {
            throw Bad("an integer");
        }

        // Python 2 wrote long integers with an L.
        if (_position < _text.Length && _text[_position] == 'L')
        {
            _position++;
        }

        return value;
    }

    private bool? Word()
    {
        int start = _position;
        while (_position < _text.Length && char.IsAsciiLetter(_text[_position]))
        {
            _position++;
        }

        switch (_text[start.._position])
        {
            case "True": return true;
            case "False": return false;
            case "None": return null;
            default:
                _position = start;
                throw Bad("a literal");
        }
    }

    private bool Closes(char close)
    {
        SkipSpace();
        if (Peek() != close)
        {
            return false;
        }

        _position++;
        return true;
    }

    private void Separate(char close)
    {
        SkipSpace();
        if (Peek() != close)
        {
            Expect(',');
        }
    }

    private void Expect(char c)
    {
        if (Peek() != c)
        {
            throw Bad($"'{c}'");
        }

        _position++;
    }

    private readonly char Peek() => _position < _text.Length ? _text[_position] : throw new FormatException("the text ends early");

    private void SkipSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    private readonly FormatException Bad(string wanted) =>
        new($"at character {_position}, {wanted} was expected: '{_text.Slice(_position, Math.Min(20, _text.Length - _position))}'");
}
