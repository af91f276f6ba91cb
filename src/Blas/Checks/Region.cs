namespace Blas;

/// <summary>
/// The memory of an operand: <c>count</c> runs of <c>length</c> bytes, <c>stride</c> bytes apart. Two matrices within
/// one larger matrix often span the same addresses without sharing an element, so overlap is decided run by run.
/// </summary>
internal readonly unsafe record struct Region
{
    private readonly nuint _start;
    private readonly nuint _length;
    private readonly nuint _count;
    private readonly nuint _stride;

    private Region(void* start, nint length, nint count, nint stride)
    {
        _start = (nuint)start;
        _length = (nuint)length;
        _count = (nuint)count;
        _stride = (nuint)stride;
    }

    /// <summary>The first address.</summary>
    public nuint Start => _start;

    /// <summary>The first address behind the last run.</summary>
    public nuint End => _start + ((_count - 1) * _stride) + _length;

    /// <summary>Bytes from the start of a run to the start of the next; 0 where there is one run, or no gap between them.</summary>
    public nuint Stride => _count == 1 || _stride == _length ? 0 : _stride;

    /// <summary>The bytes of a run, and the number of runs.</summary>
    public (nuint Length, nuint Count) Runs => (_length, _count);

    public bool IsEmpty => _length == 0 || _count == 0;

    public static Region Matrix<T>(Layout layout, T* a, nint rows, nint columns, nint ld)
        where T : unmanaged => layout == Layout.RowMajor
            ? new(a, columns * sizeof(T), rows, ld * sizeof(T))
            : new(a, rows * sizeof(T), columns, ld * sizeof(T));

    /// <summary>A band matrix: a run of <paramref name="diagonals"/> elements for each column (row-major: row).</summary>
    public static Region Band<T>(Layout layout, T* a, nint rows, nint columns, nint diagonals, nint ld)
        where T : unmanaged => new(a, diagonals * sizeof(T), layout == Layout.RowMajor ? rows : columns, ld * sizeof(T));

    public static Region Vector<T>(T* x, nint n, nint inc)
        where T : unmanaged => inc is 1 or -1
            ? new(x, n * sizeof(T), 1, 0)
            : new(x, n == 0 ? 0 : sizeof(T), inc == 0 ? 1 : n, Math.Abs(inc) * sizeof(T));

    /// <summary>Refuses an operand that is written and shares memory with another one.</summary>
    public static void Refuse(Region written, Region other, string writtenName, string otherName)
    {
        if (written.Overlaps(other))
        {
            throw new ArgumentException(
                $"{writtenName} is written and shares memory with {otherName}; the result would depend on the library.", writtenName);
        }
    }

    public bool Overlaps(Region other)
    {
        if (IsEmpty || other.IsEmpty || End <= other._start || other.End <= _start)
            return false;
        if (_stride == other._stride && _stride > 0 && AreInterleaved(other))
            return false;

        // The one with fewer runs is walked; each run is held against the other's lattice in constant time.
        (Region few, Region many) = _count <= other._count ? (this, other) : (other, this);
        for (nuint i = 0; i < few._count; i++)
        {
            nuint from = few._start + (i * few._stride);
            if (many.Touches(from, from + few._length))
                return true;
        }

        return false;
    }

    // Parts of one larger matrix have its stride, as have the even and the odd elements of a vector: where their runs do
    // not meet within one stride, they meet nowhere.
    private bool AreInterleaved(Region other)
    {
        (Region low, Region high) = _start <= other._start ? (this, other) : (other, this);
        nuint offset = (high._start - low._start) % _stride;
        return offset >= low._length && high._length <= _stride - offset;
    }

    // Whether any run meets [from, to).
    private bool Touches(nuint from, nuint to)
    {
        if (to <= _start || from >= End)
            return false;
        if (_count == 1 || _stride <= _length || from < _start)
            return true;

        // The last run that starts at or before `from`, and the next one.
        nuint run = Math.Min((from - _start) / _stride, _count - 1);
        nuint runStart = _start + (run * _stride);
        return from < runStart + _length || (run + 1 < _count && to > runStart + _stride);
    }
}
