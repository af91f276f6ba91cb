namespace Blas;

/// <summary>
/// Overlap within a batch whose matrices are woven into each other: blocks of one larger matrix, all of whose runs are one
/// stride apart. Memory is then a lattice of rows as long as the stride, on which each matrix is a few rectangles. A line is
/// swept over the rows, and of each rectangle that it meets it is asked how many of those that it crosses share columns:
/// n log n steps for n matrices.
/// </summary>
internal static unsafe class BatchLattice
{
    // A matrix may go around the end of a row; one without gaps has a part of a row at either end.
    private const int MostParts = 3;

    /// <summary>Looks for a result that shares memory.</summary>
    /// <param name="entries">The matrices.</param>
    /// <param name="found">The reason to refuse the batch, or null.</param>
    /// <returns>False where strides differ, and this way of looking does not do.</returns>
    public static bool TryFind(ReadOnlySpan<BatchEntry> entries, out string? found)
    {
        found = null;
        if (StrideOf(entries) is not { } stride || entries.Length > int.MaxValue / (2 * MostParts))
            return false;
        using var parts = new Scratch<Part>(MostParts * entries.Length);
        nuint origin = nuint.MaxValue;
        foreach (BatchEntry entry in entries)
            origin = Math.Min(origin, entry.Region.Start);
        int count = 0;
        for (int i = 0; i < entries.Length; i++)
            Divide(entries[i].Region, origin, stride, i, parts.Pointer, ref count);
        if (Sweep(entries, new(parts.Pointer, count)) is not { } first)
            return true;
        foreach (BatchEntry other in entries)
        {
            bool isSame = other.Operand == entries[first].Operand && other.Index == entries[first].Index;
            if (!isSame && entries[first].Meets(other))
                found = entries[first].Message(other);
        }

        return true;
    }

    // The one stride of all that have one; null where there are several, or none.
    private static nuint? StrideOf(ReadOnlySpan<BatchEntry> entries)
    {
        nuint stride = 0;
        foreach (BatchEntry entry in entries)
        {
            nuint own = entry.Region.Stride;
            if (own == 0 || own == stride)
                continue;
            if (stride != 0)
                return null;
            stride = own;
        }

        return stride == 0 ? null : stride;
    }

    private static void Divide(Region region, nuint origin, nuint stride, int entry, Part* parts, ref int count)
    {
        (nuint row, nuint column) = Math.DivRem(region.Start - origin, stride);
        (nuint length, nuint runs) = region.Runs;
        if (region.Stride != 0)
        {
            nuint end = column + length;
            parts[count++] = new(row, row + runs, column, Math.Min(end, stride), entry);
            if (end > stride)
                parts[count++] = new(row + 1, row + 1 + runs, 0, end - stride, entry);
            return;
        }

        // One run, whatever its rows and columns were.
        (nuint lastRow, nuint last) = Math.DivRem(region.End - 1 - origin, stride);
        if (row == lastRow)
        {
            parts[count++] = new(row, row + 1, column, last + 1, entry);
            return;
        }

        parts[count++] = new(row, row + 1, column, stride, entry);
        if (row + 1 < lastRow)
            parts[count++] = new(row + 1, lastRow, 0, stride, entry);
        parts[count++] = new(lastRow, lastRow + 1, 0, last + 1, entry);
    }

    /// <summary>An entry that shares memory with another, one of them written; or null.</summary>
    private static int? Sweep(ReadOnlySpan<BatchEntry> entries, ReadOnlySpan<Part> parts)
    {
        using var columnScratch = new Scratch<nuint>(2 * parts.Length);
        using var eventScratch = new Scratch<(nuint Row, int Part)>(2 * parts.Length);
        var columns = new Span<nuint>(columnScratch.Pointer, 2 * parts.Length);
        var events = new Span<(nuint Row, int Part)>(eventScratch.Pointer, 2 * parts.Length);
        for (int i = 0; i < parts.Length; i++)
        {
            (columns[2 * i], columns[(2 * i) + 1]) = (parts[i].FirstColumn, parts[i].EndColumn);

            // The end of a part as the complement of its number: negative, and so before all that starts in the same row.
            (events[2 * i], events[(2 * i) + 1]) = ((parts[i].FirstRow, i), (parts[i].EndRow, ~i));
        }

        columns.Sort();
        int distinct = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            if (i == 0 || columns[i] != columns[i - 1])
                columns[distinct++] = columns[i];
        }

        columns = columns[..distinct];
        events.Sort(static (x, y) => x.Row != y.Row ? x.Row.CompareTo(y.Row) : x.Part.CompareTo(y.Part));
        using var written = new Crossed(distinct);
        using var read = new Crossed(distinct);
        foreach ((_, int number) in events)
        {
            Part part = parts[number < 0 ? ~number : number];
            int from = columns.BinarySearch(part.FirstColumn), to = columns.BinarySearch(part.EndColumn);
            bool isWritten = entries[part.Entry].Operand == 'c';
            if (number >= 0 && (written.Any(from, to) || (isWritten && read.Any(from, to))))
                return part.Entry;
            (isWritten ? written : read).Add(from, to, number < 0 ? -1 : 1);
        }

        return null;
    }

    // Rows [FirstRow, EndRow) by columns [FirstColumn, EndColumn), in bytes.
    private readonly record struct Part(nuint FirstRow, nuint EndRow, nuint FirstColumn, nuint EndColumn, int Entry);

    /// <summary>
    /// The intervals of columns that the line crosses, counted by their starts and by their ends in Fenwick's binary indexed
    /// trees ("A New Data Structure for Cumulative Frequency Tables", 1994).
    /// </summary>
    private readonly ref struct Crossed(int columns) : IDisposable
    {
        private readonly int _columns = columns;
        private readonly Scratch<int> _starts = Zeros(columns);
        private readonly Scratch<int> _ends = Zeros(columns);

        public void Add(int from, int to, int count)
        {
            for (int i = from + 1; i <= _columns; i += i & -i)
                _starts.Pointer[i] += count;
            for (int i = to + 1; i <= _columns; i += i & -i)
                _ends.Pointer[i] += count;
        }

        /// <summary>Whether one shares columns: more start before the end than end before or at the start.</summary>
        public bool Any(int from, int to) => Sum(_starts.Pointer, to) > Sum(_ends.Pointer, from + 1);

        public void Dispose()
        {
            _starts.Dispose();
            _ends.Dispose();
        }

        // Of the first `count` columns.
        private static int Sum(int* tree, int count)
        {
            int sum = 0;
            for (int i = count; i > 0; i -= i & -i)
                sum += tree[i];
            return sum;
        }

        private static Scratch<int> Zeros(int columns)
        {
            var scratch = new Scratch<int>(columns + 1);
            new Span<int>(scratch.Pointer, columns + 1).Clear();
            return scratch;
        }
    }
}
