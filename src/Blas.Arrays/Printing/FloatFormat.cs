using System.Globalization;
using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// How NumPy prints the floating-point numbers of one array: as few digits as tell each number apart but at most 8
/// after the point, aligned at the point; with exponents where the range is wide.
/// </summary>
internal sealed class FloatFormat
{
    private readonly PrintOptions _options;
    private readonly SignMode _sign;
    private readonly bool _scientific;
    private readonly bool _isFixed;
    private readonly int _limit;
    private readonly int _precision;
    private readonly int _padLeft;
    private readonly int _padRight;
    private readonly int _exponentDigits = 2;

    /// <summary>Learns the format from the numbers that will be printed.</summary>
    public FloatFormat(IReadOnlyCollection<Number> numbers, PrintOptions options, bool alwaysSigned = false)
    {
        _options = options;
        _sign = alwaysSigned ? SignMode.Always : options.Sign;
        _isFixed = options.FloatMode == FloatMode.Fixed;
        _limit = options.FloatMode == FloatMode.Unique ? Number.NoLimit : options.Precision;
        Number[] finite = [.. numbers.Where(x => double.IsFinite(x.Value))];
        double[] sizes = [.. finite.Select(x => Math.Abs(x.Value)).Where(x => x != 0)];
        if (sizes.Length > 0)
        {
            // The ratio is taken in the precision of the numbers: it may overflow there.
            double max = sizes.Max();
            double min = sizes.Min();
            _scientific = max >= 1e8 || (!options.Suppress && (min < 0.0001 || finite[0].Ratio(max, min) > 1000.0));
        }

        if (_scientific)
        {
            string[][] parts = [.. finite.Select(x => Scientific(x).Split('.', 'e'))];
            _exponentDigits = parts.Max(p => p[2].Length - 1);
            _precision = parts.Max(p => p[1].Length);
            _padLeft = parts.Max(p => p[0].Length);
            _padRight = _exponentDigits + 2 + _precision;
        }
        else if (finite.Length > 0)
        {
            string[][] parts = [.. finite.Select(x => Positional(x).Split('.'))];
            _padLeft = parts.Max(p => p[0].Length);
            _padRight = parts.Max(p => p[1].Length);
        }

        if (_sign == SignMode.Space && !finite.Any(x => double.IsNegative(x.Value)))
        {
            _padLeft++;
        }

        if (finite.Length < numbers.Count)
        {
            int signs = _sign != SignMode.Negative || numbers.Any(x => double.IsNegativeInfinity(x.Value)) ? 1 : 0;
            int point = _padRight + 1;
            _padLeft = Math.Max(_padLeft, Math.Max(options.NaNText.Length, options.InfinityText.Length + signs) - point);
        }
    }

    /// <summary>The text of one number, padded to the common width.</summary>
    public string Format(Number number)
    {
        double x = number.Value;
        if (!double.IsFinite(x))
        {
            string plus = _sign == SignMode.Always ? "+" : string.Empty;
            string word = double.IsNaN(x) ? plus + _options.NaNText : (double.IsNegative(x) ? "-" : plus) + _options.InfinityText;
            return word.PadLeft(_padLeft + _padRight + 1);
        }

        if (_scientific)
        {
            string[] parts = (Sign(number) + number.Exponential(_precision, _precision)).Split('.', 'e');
            string exponent = parts[2][1..].PadLeft(_exponentDigits, '0');
            return $"{parts[0].PadLeft(_padLeft)}.{parts[1].PadRight(_precision, '0')}e{parts[2][0]}{exponent}";
        }

        string text = Positional(number);
        if (_options.FloatMode == FloatMode.MaxPrecisionEqual && text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 < _padRight)
        {
            text = Sign(number) + number.Fixed(_limit, _padRight);
        }

        string[] halves = text.Split('.');
        return $"{halves[0].PadLeft(_padLeft)}.{halves[1].PadRight(_padRight)}";
    }

    // Digits before and after the point, no zeros at the end unless they are wanted: 12.5, 3.
    private string Positional(Number number) =>
        Sign(number) + (_isFixed ? number.Rounded(_limit) : number.Fixed(_limit, least: 0).TrimEnd('0'));

    // One digit, the point, others without zeros at the end, exponent of at least two digits: 1.5e+10.
    private string Scientific(Number number)
    {
        string[] parts = number.Exponential(_limit, _isFixed ? _limit : 0).Split('e');
        return $"{Sign(number)}{(_isFixed ? parts[0] : parts[0].TrimEnd('0'))}e{parts[1]}";
    }

    private string Sign(Number number) => double.IsNegative(number.Value) ? "-" : _sign == SignMode.Always ? "+" : string.Empty;

    /// <summary>A number of one of the floating-point types, whose digits are those of its own precision.</summary>
    public readonly struct Number
    {
        /// <summary>A limit that no number reaches.</summary>
        public const int NoLimit = int.MaxValue;

        private readonly IFormattable _source;

        private Number(IFormattable source, double value)
        {
            _source = source;
            Value = value;
        }

        public double Value { get; }

        public static Number Of<T>(T value)
            where T : struct, IFormattable, INumberBase<T> => new(value, double.CreateTruncating(value));

        /// <summary>The quotient of two sizes, in the precision of this number.</summary>
        public double Ratio(double x, double y) => _source switch
        {
            Half => (double)((Half)x / (Half)y),
            float => (float)x / (float)y,
            _ => x / y,
        };

        /// <summary>The size in positional notation with exactly so many digits after the point.</summary>
        public string Rounded(int digits)
        {
            string text = RoundedFixed(digits);
            return text.Contains('.', StringComparison.Ordinal) ? text : text + ".";
        }

        /// <summary>The size in positional notation: the shortest digits that tell it apart, or rounded to the limit.</summary>
        /// <param name="limit">Digits after the point at most.</param>
        /// <param name="least">Digits after the point at least, past the shortest those that the number really has; -1 for none, not even the units.</param>
        public string Fixed(int limit, int least = -1)
        {
            (string digits, int exponent) = Shortest();
            if (digits.Length - 1 - exponent < least)
            {
                return Rounded(least);
            }

            if (digits.Length - 1 - exponent > limit)
            {
                return Rounded(limit);
            }

            if (exponent < 0)
            {
                return "0." + new string('0', -exponent - 1) + digits;
            }

            string padded = digits.PadRight(exponent + 1, '0');
            return $"{padded[..(exponent + 1)]}.{padded[(exponent + 1)..]}";
        }

        /// <summary>The size in scientific notation, likewise.</summary>
        /// <param name="limit">Digits after the point at most.</param>
        /// <param name="least">Digits after the point at least: past the shortest, those that the number really has.</param>
        public string Exponential(int limit, int least = 0)
        {
            (string digits, int exponent) = Shortest();
            if (digits.Length - 1 > limit || digits.Length - 1 < least)
            {
                string rounded = RoundedExponential(digits, Math.Max(Math.Min(limit, digits.Length - 1), least));
                int at = rounded.IndexOf('E', StringComparison.Ordinal);
                exponent = int.Parse(rounded[(at + 1)..], CultureInfo.InvariantCulture);
                digits = rounded[..at].Replace(".", string.Empty, StringComparison.Ordinal);
            }

            string sign = exponent < 0 ? "-" : "+";
            return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}.{digits[1..]}e{sign}{Math.Abs(exponent):00}");
        }

        // .NET rounds an exact half away from zero, NumPy to the even digit. A half at the digit after the limit means
        // that the number is an odd multiple of 2^-(limit + 1).
        private string RoundedFixed(int limit)
        {
            double multiple = Math.ScaleB(Math.Abs(Value), limit + 1);
            if (multiple < 1L << 52 && multiple == Math.Floor(multiple) && multiple % 2 == 1)
            {
                string exact = _source.ToString($"F{limit + 1}", CultureInfo.InvariantCulture).TrimStart('-');
                char last = exact[^2] == '.' ? exact[^3] : exact[^2];
                if ((last - '0') % 2 == 0)
                {
                    return exact[..^1].TrimEnd('.');
                }
            }

            return _source.ToString($"F{limit}", CultureInfo.InvariantCulture).TrimStart('-');
        }

        // The same for scientific notation. A number of more digits than the limit is a tie only if it has one more, which is a 5;
        // whether it is exactly one, its full expansion tells.
        private string RoundedExponential(string shortest, int limit)
        {
            if (shortest.Length <= limit || (shortest.Length == limit + 2 && shortest[^1] == '5'))
            {
                const int LongestExpansion = 800;
                string all = _source.ToString($"E{LongestExpansion}", CultureInfo.InvariantCulture).TrimStart('-');
                int end = all.IndexOf('E', StringComparison.Ordinal);
                int next = limit + 2;
                char last = all[limit == 0 ? 0 : next - 1];
                if (all[next] == '5' && (last - '0') % 2 == 0 && all.AsSpan(next + 1, end - next - 1).Trim('0').IsEmpty)
                {
                    return string.Concat(all.AsSpan(0, next), all.AsSpan(end));
                }
            }

            return _source.ToString($"E{limit}", CultureInfo.InvariantCulture).TrimStart('-');
        }

        // The digits d1 d2 d3 ... and e, where the size is d1.d2d3... x 10^e.
        private (string Digits, int Exponent) Shortest()
        {
            string text = _source.ToString("R", CultureInfo.InvariantCulture).TrimStart('-');
            int exponent = 0;
            int at = text.IndexOf('E', StringComparison.Ordinal);
            if (at >= 0)
            {
                exponent = int.Parse(text[(at + 1)..], CultureInfo.InvariantCulture);
                text = text[..at];
            }

            int point = text.IndexOf('.', StringComparison.Ordinal);
            string digits = text.Replace(".", string.Empty, StringComparison.Ordinal);
            exponent += (point < 0 ? digits.Length : point) - 1;
            string significant = digits.TrimStart('0');
            exponent -= digits.Length - significant.Length;
            significant = significant.TrimEnd('0');
            return significant.Length == 0 ? ("0", 0) : (significant, exponent);
        }
    }
}
