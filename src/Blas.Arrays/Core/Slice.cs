using System.Globalization;

namespace Blas.Arrays;

/// <summary>
/// What selects along one axis between the brackets: an index, a range with a step (either may be negative), all of it,
/// a new axis, the ellipsis, which stands for all axes not named, an array of indices, or a mask.
/// </summary>
/// <remarks>
/// C#'s own notation converts: <c>a[^1, 2..5, ..]</c>. As in NumPy a negative number counts from the end and a range
/// that reaches too far is cut off, while an index that does is an error.
/// </remarks>
public readonly record struct Slice
{
    private readonly nint? _start;
    private readonly nint? _stop;
    private readonly nint _step;

    /// <summary>A range with a step: <c>new Slice(null, null, -1)</c> is NumPy's <c>::-1</c>.</summary>
    /// <param name="start">The first; from the end if negative; the near end if null.</param>
    /// <param name="stop">The one after the last; from the end if negative; the far end if null.</param>
    /// <param name="step">The distance; negative walks backwards.</param>
    /// <exception cref="ArgumentException">The step is 0.</exception>
    public Slice(nint? start, nint? stop, nint step = 1)
    {
        if (step == 0)
        {
            throw new ArgumentException("slice step cannot be zero", nameof(step));
        }

        Form = Kind.Range;
        _start = start;
        _stop = stop;
        _step = step;
    }

    private Slice(Kind form, nint? start = null)
    {
        Form = form;
        _start = start;
        _step = 1;
    }

    private Slice(NdArray array, Kind form)
    {
        ArgumentNullException.ThrowIfNull(array);
        Form = form;
        Array = array;
        _step = 1;
    }

    internal enum Kind : byte
    {
        Range,
        Index,
        NewAxis,
        Ellipsis,
        Array,
        Mask,
    }

    /// <summary>All of an axis: <c>:</c>, or C#'s <c>..</c>.</summary>
    public static Slice All => new(null, null);

    /// <summary>As many whole axes as are not named otherwise: NumPy's <c>...</c>.</summary>
    public static Slice Ellipsis => new(Kind.Ellipsis);

    /// <summary>A new axis of extent 1: NumPy's <c>None</c>.</summary>
    public static Slice NewAxis => new(Kind.NewAxis);

    internal Kind Form { get; }

    /// <summary>The index array or the mask.</summary>
    internal NdArray? Array { get; }

    internal nint Position => _start.GetValueOrDefault();

    /// <summary>A single place, which removes the axis.</summary>
    /// <param name="index">The place; from the end if negative.</param>
    public static implicit operator Slice(nint index) => FromNInt(index);

    /// <inheritdoc cref="op_Implicit(nint)"/>
    public static implicit operator Slice(int index) => FromNInt(index);

    /// <summary>A single place, which removes the axis: <c>^1</c> is the last.</summary>
    /// <param name="index">The place.</param>
    public static implicit operator Slice(Index index) => FromIndex(index);

    /// <summary>A range: <c>..</c> is all, <c>1..^1</c> all but the two ends.</summary>
    /// <param name="range">The range.</param>
    public static implicit operator Slice(Range range) => FromRange(range);

    /// <summary>The places that an array names, in its order and shape; negative ones count from the end. Selects a copy.</summary>
    /// <param name="indices">The places.</param>
    public static implicit operator Slice(NdArray<long> indices) => FromNdArray(indices);

    /// <inheritdoc cref="op_Implicit(NdArray{long})"/>
    public static implicit operator Slice(NdArray<int> indices) => FromNdArray(indices);

    /// <summary>The places where a mask is true; it stands for as many axes as it has. Selects a copy.</summary>
    /// <param name="mask">The mask, of the extents of those axes.</param>
    public static implicit operator Slice(NdArray<bool> mask) => FromNdArray(mask);

    /// <inheritdoc cref="op_Implicit(NdArray{long})"/>
    /// <returns>The slice.</returns>
    public static Slice FromNdArray(NdArray<long> indices) => new(indices, Kind.Array);

    /// <inheritdoc cref="op_Implicit(NdArray{int})"/>
    /// <returns>The slice.</returns>
    public static Slice FromNdArray(NdArray<int> indices) => new(indices, Kind.Array);

    /// <inheritdoc cref="op_Implicit(NdArray{bool})"/>
    /// <returns>The slice.</returns>
    public static Slice FromNdArray(NdArray<bool> mask) => new(mask, Kind.Mask);

    /// <inheritdoc cref="op_Implicit(nint)"/>
    /// <returns>The slice.</returns>
    public static Slice FromNInt(nint index) => new(Kind.Index, index);

    /// <inheritdoc cref="op_Implicit(Index)"/>
    /// <returns>The slice.</returns>
    public static Slice FromIndex(Index index) =>
        // ^0 is one past the end: kept as such, so that it is refused by name and not taken for 0.
        new(Kind.Index, index.IsFromEnd ? (index.Value == 0 ? nint.MaxValue : -index.Value) : index.Value);

    /// <inheritdoc cref="op_Implicit(Range)"/>
    /// <returns>The slice.</returns>
    public static Slice FromRange(Range range) => new(FromEnd(range.Start), FromEnd(range.End));

    /// <summary>Reads NumPy's notation: <c>1:5:2, ..., ::-1, None, -1</c>.</summary>
    /// <param name="text">What would stand between the brackets in Python.</param>
    /// <returns>One slice per part.</returns>
    /// <exception cref="FormatException">A part is none of index, range, <c>...</c>, <c>None</c>, <c>newaxis</c>.</exception>
    public static Slice[] Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Trim() == "()")
        {
            // Python's a[()]: no index at all.
            return [];
        }

        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        int count = parts.Length > 1 && parts[^1].Length == 0 ? parts.Length - 1 : parts.Length;
        var slices = new Slice[count];
        for (int i = 0; i < count; i++)
        {
            slices[i] = ParsePart(parts[i], text);
        }

        return slices;
    }

    /// <inheritdoc/>
    public override string ToString() => Form switch
    {
        Kind.Index => Position.ToString(CultureInfo.InvariantCulture),
        Kind.NewAxis => "None",
        Kind.Ellipsis => "...",
        Kind.Array or Kind.Mask => $"array of shape {ShapeMath.Format(Array!.Shape)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{_start}:{_stop}{(_step == 1 ? string.Empty : $":{_step}")}"),
    };

    /// <summary>The range as it falls on an axis: where it begins, how many it takes, and the distance.</summary>
    internal void Resolve(nint length, out nint start, out nint count, out nint step)
    {
        step = _step == 0 ? 1 : _step;
        nint lowest = step > 0 ? 0 : -1;
        nint highest = step > 0 ? length : length - 1;
        start = _start is nint from ? Clamp(from, length, lowest, highest) : step > 0 ? lowest : highest;
        nint stop = _stop is nint to ? Clamp(to, length, lowest, highest) : step > 0 ? highest : lowest;

        // In this order nothing overflows: the step may be as far from 0 as a number can be.
        nint distance = step > 0 ? stop - start : start - stop;
        count = distance <= 0 ? 0 : (nint)((nuint)(distance - 1) / Magnitude(step)) + 1;
        if (count <= 1)
        {
            step = 1;
            start = count == 0 ? 0 : start;
        }
    }

    private static nuint Magnitude(nint step) => step < 0 ? unchecked((nuint)(-step)) : (nuint)step;

    private static nint Clamp(nint place, nint length, nint lowest, nint highest)
    {
        nint absolute = place < 0 ? place + length : place;
        return absolute < lowest ? lowest : absolute > highest ? highest : absolute;
    }

    private static nint? FromEnd(Index index) =>
        !index.IsFromEnd ? index.Value : index.Value == 0 ? null : -index.Value;

    private static Slice ParsePart(string part, string whole)
    {
        switch (part)
        {
            case "...":
                return Ellipsis;
            case "None" or "newaxis" or "np.newaxis":
                return NewAxis;
        }

        string[] numbers = part.Split(':', StringSplitOptions.TrimEntries);
        return numbers.Length switch
        {
            1 => FromNInt(ParseNumber(numbers[0], whole) ?? throw Malformed(part, whole)),
            2 => new Slice(ParseNumber(numbers[0], whole), ParseNumber(numbers[1], whole)),
            3 => new Slice(ParseNumber(numbers[0], whole), ParseNumber(numbers[1], whole), ParseNumber(numbers[2], whole) ?? 1),
            _ => throw Malformed(part, whole),
        };
    }

    private static nint? ParseNumber(string text, string whole) =>
        text.Length == 0 ? null
        : nint.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out nint value) ? value
        : throw Malformed(text, whole);

    private static FormatException Malformed(string part, string whole) =>
        new($"only integers, slices (`:`), ellipsis (`...`) and None are valid indices: '{part}' in [{whole}]");
}
