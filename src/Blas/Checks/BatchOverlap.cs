namespace Blas;

/// <summary>Whether the outputs of a batch share memory with each other or with inputs.</summary>
internal static unsafe class BatchOverlap
{
    /// <summary>Refuses a batch by pointers in which a C[i] shares memory with another C[j], an A[j] or a B[j].</summary>
    public static void Refuse<T>(
        Layout layout, nint batch, nint m, nint n, T** c, nint ldc,
        nint rowsA, nint columnsA, T** a, nint lda, nint rowsB, nint columnsB, T** b, nint ldb)
        where T : unmanaged
    {
        using var scratch = new Scratch<Entry>(checked(3 * batch));
        nint count = 0;
        for (nint i = 0; i < batch; i++)
        {
            Add(scratch.Pointer, ref count, Region.Matrix(layout, c[i], m, n, ldc), 'c', i);
            Add(scratch.Pointer, ref count, Region.Matrix(layout, a[i], rowsA, columnsA, lda), 'a', i);
            Add(scratch.Pointer, ref count, Region.Matrix(layout, b[i], rowsB, columnsB, ldb), 'b', i);
        }

        if (Sweep(scratch.Pointer, count) is { } found)
            throw new ArgumentException(found, nameof(c));
    }

    /// <summary>The same for matrices at equal distances. An input at distance 0 is one matrix.</summary>
    public static void Refuse<T>(
        Layout layout, nint batch, nint m, nint n, T* c, nint ldc, nint stridec,
        nint rowsA, nint columnsA, T* a, nint lda, nint stridea, nint rowsB, nint columnsB, T* b, nint ldb, nint strideb)
        where T : unmanaged
    {
        if (batch > 1 && stridec == 0)
            throw new ArgumentException("stridec is 0; the results of a batch would take each other's place.", nameof(c));
        using var scratch = new Scratch<Entry>(checked(3 * batch));
        nint count = 0;
        for (nint i = 0; i < batch; i++)
        {
            Add(scratch.Pointer, ref count, Region.Matrix(layout, c + (i * stridec), m, n, ldc), 'c', i);
            if (i == 0 || stridea != 0)
                Add(scratch.Pointer, ref count, Region.Matrix(layout, a + (i * stridea), rowsA, columnsA, lda), 'a', i);
            if (i == 0 || strideb != 0)
                Add(scratch.Pointer, ref count, Region.Matrix(layout, b + (i * strideb), rowsB, columnsB, ldb), 'b', i);
        }

        if (Sweep(scratch.Pointer, count) is { } found)
            throw new ArgumentException(found, nameof(c));
    }

    private static void Add(Entry* entries, ref nint count, Region region, char operand, nint index)
    {
        if (!region.IsEmpty)
            entries[count++] = new(region, operand, index);
    }

    // By their first addresses: an entry can only meet those before it that end behind its start. The entries that are
    // still open are kept at the front; there are few unless matrices are woven into each other.
    private static string? Sweep(Entry* entries, nint count)
    {
        var span = new Span<Entry>(entries, checked((int)count));
        span.Sort(static (x, y) => x.Region.Start.CompareTo(y.Region.Start));
        int open = 0;
        for (int i = 0; i < span.Length; i++)
        {
            Entry entry = span[i];

            // One input of many products: it is held against the results once.
            if (open > 0 && entry.Operand != 'c' && span[open - 1].Operand != 'c' && entry.Region == span[open - 1].Region)
                continue;
            int kept = 0;
            for (int j = 0; j < open; j++)
            {
                Entry other = span[j];
                if (other.Region.End <= entry.Region.Start)
                    continue;
                span[kept++] = other;
                if ((entry.Operand == 'c' || other.Operand == 'c') && entry.Region.Overlaps(other.Region))
                    return Message(entry, other);
            }

            span[kept] = entry;
            open = kept + 1;
        }

        return null;
    }

    private static string Message(Entry x, Entry y)
    {
        (Entry written, Entry other) = x.Operand == 'c' ? (x, y) : (y, x);
        return $"c[{written.Index}] is written and shares memory with {other.Operand}[{other.Index}]; the result would depend on the library.";
    }

    private readonly struct Entry(Region region, char operand, nint index)
    {
        public readonly Region Region = region;
        public readonly char Operand = operand;
        public readonly nint Index = index;
    }
}
