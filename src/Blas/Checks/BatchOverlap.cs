namespace Blas;

/// <summary>Whether the outputs of a batch share memory with each other or with inputs.</summary>
internal static unsafe class BatchOverlap
{
    // As many entries as a span can hold, three for each product.
    private const nint Most = int.MaxValue / 3;

    // Entries that are open at a time where matrices are not woven into each other; beyond it, the lattice is faster.
    private const int Few = 32;

    /// <summary>Refuses a batch by pointers in which a C[i] shares memory with another C[j], an A[j] or a B[j].</summary>
    public static void Refuse<T>(
        Layout layout, nint batch, nint m, nint n, T** c, nint ldc,
        nint rowsA, nint columnsA, T** a, nint lda, nint rowsB, nint columnsB, T** b, nint ldb)
        where T : unmanaged
    {
        Limit(batch, "a batch by pointers");
        using var scratch = new Scratch<BatchEntry>(3 * batch);
        int count = 0;
        for (nint i = 0; i < batch; i++)
        {
            Add(scratch.Pointer, ref count, Region.Matrix(layout, c[i], m, n, ldc), 'c', i);
            Add(scratch.Pointer, ref count, Region.Matrix(layout, a[i], rowsA, columnsA, lda), 'a', i);
            Add(scratch.Pointer, ref count, Region.Matrix(layout, b[i], rowsB, columnsB, ldb), 'b', i);
        }

        if (Find(new(scratch.Pointer, count)) is { } found)
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

        // Nearly always: results one behind the other, and inputs elsewhere.
        Region first = Region.Matrix(layout, c, m, n, ldc), last = Region.Matrix(layout, c + ((batch - 1) * stridec), m, n, ldc);
        bool IsElsewhere(T* x, nint rows, nint columns, nint ld, nint stride) =>
            rows == 0 || columns == 0 || Region.Matrix(layout, x, rows, columns, ld).Start >= last.End
            || Region.Matrix(layout, x + ((batch - 1) * stride), rows, columns, ld).End <= first.Start;
        if ((batch == 1 || (nuint)stridec * (nuint)sizeof(T) >= first.End - first.Start)
            && IsElsewhere(a, rowsA, columnsA, lda, stridea) && IsElsewhere(b, rowsB, columnsB, ldb, strideb))
        {
            return;
        }

        Limit(batch, "a batch of matrices that lie between each other");
        using var scratch = new Scratch<BatchEntry>(3 * batch);
        int count = 0;
        for (nint i = 0; i < batch; i++)
        {
            Add(scratch.Pointer, ref count, Region.Matrix(layout, c + (i * stridec), m, n, ldc), 'c', i);
            if (i == 0 || stridea != 0)
                Add(scratch.Pointer, ref count, Region.Matrix(layout, a + (i * stridea), rowsA, columnsA, lda), 'a', i);
            if (i == 0 || strideb != 0)
                Add(scratch.Pointer, ref count, Region.Matrix(layout, b + (i * strideb), rowsB, columnsB, ldb), 'b', i);
        }

        if (Find(new(scratch.Pointer, count)) is { } found)
            throw new ArgumentException(found, nameof(c));
    }

    private static void Limit(nint batch, string what)
    {
        if (batch > Most)
            throw new ArgumentOutOfRangeException(nameof(batch), batch, $"batch is {batch}; {what} is at most {Most}, because no two results may share memory and all are compared.");
    }

    private static void Add(BatchEntry* entries, ref int count, Region region, char operand, nint index)
    {
        if (!region.IsEmpty)
            entries[count++] = new(region, operand, index);
    }

    private static string? Find(Span<BatchEntry> entries)
    {
        entries.Sort(static (x, y) => x.Region.Start.CompareTo(y.Region.Start));
        bool done = Sweep(entries, Few, out string? found);
        if (!done && !BatchLattice.TryFind(entries, out found))
            Sweep(entries, int.MaxValue, out found);
        return found;
    }

    // By their first addresses: an entry can only meet those before it that end behind its start. Those are open; false where
    // there are more than a limit. They are chained in a list of their own, so that the entries stay as they are.
    private static bool Sweep(ReadOnlySpan<BatchEntry> entries, int limit, out string? found)
    {
        found = null;
        using var scratch = new Scratch<int>(Math.Min(entries.Length, (nint)limit + 1));
        int* open = scratch.Pointer;
        int count = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            BatchEntry entry = entries[i];

            // One input of many products: it is held against the results once.
            if (count > 0 && entry.Operand != 'c' && entries[open[count - 1]].Operand != 'c' && entry.Region == entries[open[count - 1]].Region)
                continue;
            int kept = 0;
            for (int j = 0; j < count; j++)
            {
                BatchEntry other = entries[open[j]];
                if (other.Region.End <= entry.Region.Start)
                    continue;
                open[kept++] = open[j];
                if (entry.Meets(other))
                {
                    found = entry.Message(other);
                    return true;
                }
            }

            if (kept == limit)
                return false;
            open[kept] = i;
            count = kept + 1;
        }

        return true;
    }
}
