using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas;

/// <summary>
/// A matrix in memory that belongs to somebody else: element (i, j) is <c>i * RowStride + j * ColumnStride</c> elements
/// after the first. It says what spans cannot: more than 2³¹ elements, parts of a larger matrix, transposes, negative strides.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly unsafe ref struct MatrixView<T>
    where T : unmanaged
{
    private readonly ref T _origin;

    private MatrixView(ref T origin, nint rows, nint columns, nint rowStride, nint columnStride)
    {
        _origin = ref origin;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    /// <summary>A matrix that fills a span without gaps.</summary>
    /// <param name="elements">The memory, at least rows x columns elements.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="layout">How the matrix lies in the span.</param>
    /// <exception cref="ArgumentException">A negative size, or a span that is too short.</exception>
    public MatrixView(Span<T> elements, nint rows, nint columns, Layout layout = Layout.RowMajor)
        : this(elements, rows, columns, layout, Math.Max(1, layout == Layout.RowMajor ? columns : rows))
    {
    }

    /// <summary>A matrix in a span, with a leading dimension.</summary>
    /// <param name="elements">The memory.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="layout">How the matrix lies in the span.</param>
    /// <param name="ld">The leading dimension: elements from one column (row-major: row) to the next.</param>
    /// <exception cref="ArgumentException">A negative size, a leading dimension or a span that is too short.</exception>
    public MatrixView(Span<T> elements, nint rows, nint columns, Layout layout, nint ld)
    {
        ArgumentCheck.Flag(layout);
        ArgumentCheck.Dimension(rows);
        ArgumentCheck.Dimension(columns);
        ArgumentCheck.Memory<T>(elements, ArgumentCheck.Matrix<T>(layout, rows, columns, ld, nameof(elements)));
        _origin = ref MemoryMarshal.GetReference(elements);
        Rows = rows;
        Columns = columns;
        (RowStride, ColumnStride) = layout == Layout.RowMajor ? (ld, (nint)1) : (1, ld);
    }

    /// <summary>
    /// A matrix at an address. The memory must not move and must outlive the view; nothing checks that it is there.
    /// </summary>
    /// <param name="origin">Element (0, 0).</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="rowStride">Elements from one row to the next; may be negative.</param>
    /// <param name="columnStride">Elements from one column to the next; may be negative.</param>
    /// <exception cref="ArgumentException">A negative size, or null where elements are needed.</exception>
    public MatrixView(T* origin, nint rows, nint columns, nint rowStride, nint columnStride)
    {
        ArgumentCheck.Dimension(rows);
        ArgumentCheck.Dimension(columns);
        ArgumentCheck.Memory(origin, rows == 0 || columns == 0 ? 0 : 1);
        _origin = ref Unsafe.AsRef<T>(origin);
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    /// <summary>The number of rows.</summary>
    public nint Rows { get; }

    /// <summary>The number of columns.</summary>
    public nint Columns { get; }

    /// <summary>Elements from one row to the next.</summary>
    public nint RowStride { get; }

    /// <summary>Elements from one column to the next.</summary>
    public nint ColumnStride { get; }

    /// <summary>The transpose, on the same memory.</summary>
    public MatrixView<T> Transposed => new(ref _origin, Columns, Rows, ColumnStride, RowStride);

    /// <summary>An element.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public ref T this[nint row, nint column]
    {
        get
        {
            if ((nuint)row >= (nuint)Rows)
                throw new ArgumentOutOfRangeException(nameof(row), row, $"row is {row}; the matrix is {Rows} x {Columns}.");
            if ((nuint)column >= (nuint)Columns)
                throw new ArgumentOutOfRangeException(nameof(column), column, $"column is {column}; the matrix is {Rows} x {Columns}.");
            return ref Unsafe.Add(ref _origin, (row * RowStride) + (column * ColumnStride));
        }
    }

    /// <summary>A part of the matrix, on the same memory.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="column">The first column.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the matrix.</exception>
    public MatrixView<T> Slice(nint row, nint column, nint rows, nint columns)
    {
        if (row < 0 || rows < 0 || row > Rows - rows)
            throw new ArgumentOutOfRangeException(nameof(row), row, $"rows {row} to {row + rows} are not within a {Rows} x {Columns} matrix.");
        if (column < 0 || columns < 0 || column > Columns - columns)
            throw new ArgumentOutOfRangeException(nameof(column), column, $"columns {column} to {column + columns} are not within a {Rows} x {Columns} matrix.");
        return rows == 0 || columns == 0
            ? new(ref _origin, rows, columns, RowStride, ColumnStride)
            : new(ref Unsafe.Add(ref _origin, (row * RowStride) + (column * ColumnStride)), rows, columns, RowStride, ColumnStride);
    }

    /// <summary>
    /// Whether two places are one element, as in a matrix with stride 0: then it can't be written to. The shortest way from
    /// a place to another one at the same address is |column stride| / gcd rows and |row stride| / gcd columns.
    /// </summary>
    internal bool SharesElements
    {
        get
        {
            if (Rows == 0 || Columns == 0)
                return false;
            UInt128 down = (UInt128)Int128.Abs(ColumnStride), across = (UInt128)Int128.Abs(RowStride), gcd = down;
            for (UInt128 rest = across; rest != 0;)
                (gcd, rest) = (rest, gcd % rest);
            return gcd == 0 ? Rows > 1 || Columns > 1 : down / gcd < (UInt128)Rows && across / gcd < (UInt128)Columns;
        }
    }

    /// <summary>The address of element (0, 0), for <c>fixed</c>.</summary>
    /// <returns>A reference to the first element.</returns>
    public ref T GetPinnableReference() => ref _origin;
}
