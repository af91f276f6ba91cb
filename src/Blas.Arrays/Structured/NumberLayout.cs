using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>A number or bool as part of a record or a file.</summary>
/// <param name="isSwapped">Whether its bytes are in the other order.</param>
internal sealed class NumberLayout<T>(bool isSwapped = false) : ElementLayout
    where T : unmanaged
{
    private static readonly string s_descriptor = NpyElement.Descriptor<T>();

    public override int Size => Unsafe.SizeOf<T>();

    public override bool IsSwapped => isSwapped;

    public override int Alignment => NpyElement.Component<T>();

    public override string Descriptor => $"'{s_descriptor}'";

    public override string Short =>
        typeof(T) == typeof(bool) ? "'?'" : s_descriptor[0] == '|' ? $"'{s_descriptor[1..]}'" : Descriptor;

    public override int Compare(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y) =>
        SortOrder<T>.Required(MemoryMarshal.Read<T>(x), MemoryMarshal.Read<T>(y));

    public override Formatter FormatterFor(ReadOnlySpan<byte> block, int stride, PrintOptions options)
    {
        var column = new List<T>();
        for (int at = 0; at < block.Length; at += stride)
        {
            column.Add(MemoryMarshal.Read<T>(block[at..]));
        }

        Func<T, string> format = ElementFormat.For(column, options);
        return element => format(MemoryMarshal.Read<T>(element));
    }

    public override bool TryParse(string text, Span<byte> element)
    {
        if (typeof(T) == typeof(bool))
        {
            bool isTrue = text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase);
            element[0] = isTrue ? (byte)1 : (byte)0;
            return isTrue || text is "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase);
        }

        bool isFloating = typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Half);
        if (isFloating)
        {
            // Python's words, of any case; an empty field is a missing number.
            text = text.ToUpperInvariant() switch
            {
                "" or "NAN" or "+NAN" or "-NAN" or "NA" => "NaN",
                "INF" or "+INF" or "INFINITY" or "+INFINITY" => "Infinity",
                "-INF" or "-INFINITY" => "-Infinity",
                _ => text,
            };
        }

        return Parser.TryParse(text, element);
    }

    public override void PlanCopy(ElementLayout source, int from, int to, string path, List<ElementCopy> plan)
    {
        if (source is not NumberLayout<T> number)
        {
            throw ElementCopy.Mismatch(path, source, this);
        }

        plan.Add(typeof(T) == typeof(bool) ? new ElementCopy(ElementCopy.Kind.Truth, from, to, 1, 1)
            : new ElementCopy(ElementCopy.Kind.Bytes, from, to, Size, number.IsSwapped ? NpyElement.Component<T>() : 1));
    }

    private static class Parser
    {
        public static bool TryParse(string text, Span<byte> element) => default(T) switch
        {
            sbyte => Number<sbyte>(text, element),
            byte => Number<byte>(text, element),
            short => Number<short>(text, element),
            ushort => Number<ushort>(text, element),
            int => Number<int>(text, element),
            uint => Number<uint>(text, element),
            long => Number<long>(text, element),
            ulong => Number<ulong>(text, element),
            nint => Number<nint>(text, element),
            nuint => Number<nuint>(text, element),
            Half => Number<Half>(text, element),
            float => Number<float>(text, element),
            double => Number<double>(text, element),
            Complex => Number<Complex>(text, element),
            _ => false,
        };

        private static bool Number<TNumber>(string text, Span<byte> element)
            where TNumber : unmanaged, ISpanParsable<TNumber>
        {
            bool isNumber = TNumber.TryParse(text, CultureInfo.InvariantCulture, out TNumber value);
            MemoryMarshal.Write(element, in value);
            return isNumber;
        }
    }
}
