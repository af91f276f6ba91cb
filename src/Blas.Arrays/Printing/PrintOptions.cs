namespace Blas.Arrays;

/// <summary>How many digits floating-point numbers are printed with (NumPy's <c>floatmode</c>).</summary>
public enum FloatMode
{
    /// <summary>As few as tell each number apart, up to the precision; numbers of one array may differ (the default).</summary>
    MaxPrecision,

    /// <summary>The same, and all numbers of an array get as many as the longest.</summary>
    MaxPrecisionEqual,

    /// <summary>Exactly as many as the precision says.</summary>
    Fixed,

    /// <summary>As few as tell each number apart, whatever the precision says.</summary>
    Unique,
}

/// <summary>When the sign of numbers is printed (NumPy's <c>sign</c>).</summary>
public enum SignMode
{
    /// <summary>Only of negative ones (the default).</summary>
    Negative,

    /// <summary>Always.</summary>
    Always,

    /// <summary>A space stands for the plus sign.</summary>
    Space,
}

/// <summary>How arrays are printed: NumPy's <c>set_printoptions</c>, with its defaults.</summary>
public sealed record PrintOptions
{
    private static readonly AsyncLocal<PrintOptions?> s_scoped = new();
    private static volatile PrintOptions s_default = new();
    private readonly int _precision = 8;
    private readonly int _edgeItems = 3;
    private readonly nint _threshold = 1000;
    private readonly int _lineWidth = 75;

    /// <summary>The options in force where nothing else is said: the innermost <see cref="Use"/>, else <see cref="Default"/>.</summary>
    public static PrintOptions Current => s_scoped.Value ?? s_default;

    /// <summary>The options of the whole process.</summary>
    public static PrintOptions Default
    {
        get => s_default;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            s_default = value;
        }
    }

    /// <summary>Digits after the point, at most (or exactly: <see cref="FloatMode.Fixed"/>).</summary>
    public int Precision
    {
        get => _precision;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _precision = value;
        }
    }

    /// <summary>Arrays of more elements are shown by the ends of their axes only.</summary>
    public nint Threshold
    {
        get => _threshold;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _threshold = value;
        }
    }

    /// <summary>How many elements are then shown at either end of an axis.</summary>
    public int EdgeItems
    {
        get => _edgeItems;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _edgeItems = value;
        }
    }

    /// <summary>Characters of a line.</summary>
    public int LineWidth
    {
        get => _lineWidth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _lineWidth = value;
        }
    }

    /// <summary>Whether small numbers, and those of a wide range, are printed without exponents.</summary>
    public bool Suppress { get; init; }

    /// <summary>How NaN is printed.</summary>
    public string NaNText { get; init; } = "nan";

    /// <summary>How infinity is printed.</summary>
    public string InfinityText { get; init; } = "inf";

    /// <summary>When signs are printed.</summary>
    public SignMode Sign { get; init; }

    /// <summary>How many digits are printed.</summary>
    public FloatMode FloatMode { get; init; }

    /// <summary>Puts options in force until the result is disposed, for this thread and what it awaits (<c>numpy.printoptions</c>).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The scope; to be disposed.</returns>
    public static IDisposable Use(PrintOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var scope = new Scope(s_scoped.Value);
        s_scoped.Value = options;
        return scope;
    }

    private sealed class Scope(PrintOptions? outer) : IDisposable
    {
        private bool _ended;

        public void Dispose()
        {
            if (!_ended)
            {
                _ended = true;
                s_scoped.Value = outer;
            }
        }
    }
}
