using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static Blas.Arrays.FloatFormat;

namespace Blas.Arrays;

/// <summary>How the elements of one array are printed: learnt from those that will be.</summary>
internal static class ElementFormat
{
    /// <summary>The function that prints an element, padded to the width of all.</summary>
    public static Func<T, string> For<T>(IReadOnlyCollection<T> elements, PrintOptions options)
        where T : unmanaged
    {
        if (typeof(T) == typeof(bool))
        {
            return x => (bool)(object)x ? " True" : "False";
        }

        if (Real<T>() is Func<T, Number> number)
        {
            var format = new FloatFormat([.. elements.Select(number)], options);
            return x => format.Format(number(x));
        }

        if (DType.IsComplex<T>())
        {
            var real = new FloatFormat([.. elements.Select(x => Parts(x).Real)], options);
            var imaginary = new FloatFormat([.. elements.Select(x => Parts(x).Imaginary)], options, alwaysSigned: true);
            return x =>
            {
                (Number re, Number im) = Parts(x);
                string tail = imaginary.Format(im);
                string trimmed = tail.TrimEnd();
                return $"{real.Format(re)}{trimmed}j{tail[trimmed.Length..]}";
            };
        }

        if (!DType.IsInteger<T>() && ElementLayout.Of<T>() is ElementLayout layout)
        {
            T[] block = [.. elements];
            ElementLayout.Formatter format = layout.FormatterFor(MemoryMarshal.AsBytes<T>(block), Unsafe.SizeOf<T>(), options);
            return x => format(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in x)));
        }

        int widest = elements.Count == 0 ? 0 : elements.Max(x => Plain(x).Length);
        return x => Plain(x).PadLeft(widest);
    }

    /// <summary>The text of a number on its own, as Python prints it: 5.0, 1e-05, (1+2j).</summary>
    public static string Single<T>(T value)
        where T : unmanaged
    {
        if (Real<T>() is Func<T, Number> number)
        {
            return SingleReal(number(value));
        }

        if (DType.IsComplex<T>())
        {
            (Number re, Number im) = Parts(value);
            string tail = Short(im);
            string sign = double.IsNegative(im.Value) && !double.IsNaN(im.Value) ? string.Empty : "+";
            return re.Value == 0 && !double.IsNegative(re.Value) ? $"{tail}j" : $"({Short(re)}{sign}{tail}j)";
        }

        return DType.IsInteger<T>() ? Plain(value) : ElementLayout.Of<T>() switch
        {
            TextLayout { IsBytes: false } => FixedText.Read(value),
            RecordLayout or TextLayout => For([value], PrintOptions.Current)(value),
            _ => Plain(value),
        };
    }

    private static string SingleReal(Number number)
    {
        double x = number.Value;
        if (!double.IsFinite(x))
        {
            return double.IsNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
        }

        double size = Math.Abs(x);
        string sign = double.IsNegative(x) ? "-" : string.Empty;
        if (size != 0 && (size < 1e-4 || size >= 1e16))
        {
            string text = number.Exponential(20);
            return sign + text.Replace(".e", "e", StringComparison.Ordinal);
        }

        string plain = number.Fixed(40);
        return sign + (plain.EndsWith('.') ? plain + "0" : plain);
    }

    private static string Short(Number number)
    {
        string text = SingleReal(number);
        return text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
    }

    private static Func<T, Number>? Real<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? x => Number.Of((float)(object)x)
        : typeof(T) == typeof(double) ? x => Number.Of((double)(object)x)
        : typeof(T) == typeof(Half) ? x => Number.Of((Half)(object)x)
        : null;

    private static (Number Real, Number Imaginary) Parts<T>(T value)
        where T : unmanaged =>
        value is Complex32 single
            ? (Number.Of(single.Real), Number.Of(single.Imaginary))
            : (Number.Of(((Complex)(object)value).Real), Number.Of(((Complex)(object)value).Imaginary));

    private static string Plain<T>(T value)
        where T : unmanaged =>
        (value is bool flag ? (flag ? "True" : "False")
            : value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture)
            : value.ToString()) ?? string.Empty;
}
