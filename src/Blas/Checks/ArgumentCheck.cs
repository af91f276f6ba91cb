using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Blas;

/// <summary>
/// The checks that stand before every routine: what passes them can be given to any library, and none of it reaches
/// a native error handler (the reference one, <c>xerbla</c>, ends the process). Each names the argument and the values.
/// </summary>
internal static unsafe partial class ArgumentCheck
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Flag(Layout value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (Layout.ColumnMajor or Layout.RowMajor))
            ThrowFlag(name, nameof(Layout), (byte)value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Flag(Transpose value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (Transpose.None or Transpose.Transpose or Transpose.ConjugateTranspose or Transpose.Conjugate))
            ThrowFlag(name, nameof(Transpose), (byte)value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Flag(UpLo value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (UpLo.Upper or UpLo.Lower))
            ThrowFlag(name, nameof(UpLo), (byte)value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Flag(Diag value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (Diag.NonUnit or Diag.Unit))
            ThrowFlag(name, nameof(Diag), (byte)value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Flag(Side value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (Side.Left or Side.Right))
            ThrowFlag(name, nameof(Side), (byte)value);
    }

    /// <summary>op of a symmetric product: for complex elements the conjugate forms would make something else of it.</summary>
    public static void FlagOfSymmetric(Transpose value, bool complex, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Flag(value, name);
        if (complex && value.IsConjugated())
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; of complex elements a symmetric product takes None or Transpose.");
    }

    /// <summary>op of a Hermitian product.</summary>
    public static void FlagOfHermitian(Transpose value, bool complex, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Flag(value, name);
        if (complex && value is not (Transpose.None or Transpose.ConjugateTranspose))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; of complex elements a Hermitian product takes None or ConjugateTranspose.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Dimension(nint value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < 0)
            throw Range(name, value, $"{name} is {value}; a dimension is not negative.");
    }

    /// <summary>The elements from the first of a rows x columns matrix to its last, or an error if there is no such memory.</summary>
    public static nint Matrix<T>(
        Layout layout, nint rows, nint columns, nint ld, string name, [CallerArgumentExpression(nameof(ld))] string ldName = "")
        where T : unmanaged
    {
        nint length = layout == Layout.RowMajor ? columns : rows;
        nint count = layout == Layout.RowMajor ? rows : columns;
        if (ld < Math.Max(1, length))
        {
            throw Range(ldName, ld,
                $"{ldName} is {ld}; the leading dimension of {name} ({Words(layout)}, {rows} x {columns}) is at least {Math.Max(1, length)}.");
        }

        return length == 0 || count == 0 ? 0 : Extent<T>(count, ld, length, name, ldName);
    }

    /// <summary>The elements of a matrix of which diagonals are stored: lower + upper + 1 in each column (row-major: row).</summary>
    public static nint Band<T>(
        Layout layout, nint rows, nint columns, nint lower, nint upper, nint ld, string name,
        [CallerArgumentExpression(nameof(ld))] string ldName = "")
        where T : unmanaged
    {
        Int128 length = (Int128)lower + upper + 1;
        if (ld < length)
        {
            throw Range(ldName, ld,
                $"{ldName} is {ld}; the leading dimension of {name}, with {length} diagonals, is at least {length}.");
        }

        nint count = layout == Layout.RowMajor ? rows : columns;
        return rows == 0 || columns == 0 ? 0 : Extent<T>(count, ld, (nint)length, name, ldName);
    }

    /// <summary>The elements of a packed triangle.</summary>
    public static nint Packed<T>(nint n, string name)
        where T : unmanaged
    {
        Int128 elements = (Int128)n * ((Int128)n + 1) / 2;
        return elements > nint.MaxValue / sizeof(T)
            ? throw Range("n", n, $"{name} would have {elements} elements of {sizeof(T)} bytes; no memory is that large.")
            : (nint)elements;
    }

    /// <summary>The elements of several matrices at equal distances, of which each needs some.</summary>
    public static nint Batch<T>(nint needed, nint distance, nint batch, string name, [CallerArgumentExpression(nameof(distance))] string distanceName = "")
        where T : unmanaged
    {
        if (distance < 0)
            throw Range(distanceName, distance, $"{distanceName} is {distance}; the distance between matrices {name} is not negative.");
        return needed == 0 || batch <= 0 ? 0 : Extent<T>(batch, distance, needed, name, distanceName);
    }

    /// <summary>The elements from the first of a vector to its last in memory.</summary>
    public static nint Vector<T>(
        nint n, nint inc, IncrementRule rule, string name, [CallerArgumentExpression(nameof(inc))] string incName = "")
        where T : unmanaged
    {
        bool ok = rule switch
        {
            IncrementRule.Any => true,
            IncrementRule.NotZero or IncrementRule.Unordered => inc != 0,
            _ => inc > 0,
        };
        if (!ok)
        {
            throw Range(incName, inc, rule == IncrementRule.Positive
                ? $"{incName} is {inc}; the increment of {name} is positive."
                : $"{incName} is 0; the increment of {name} is not 0.");
        }

        if (inc == nint.MinValue)
            throw Range(incName, inc, $"{incName} is {inc}; no memory is that large.");
        return n == 0 ? 0 : Extent<T>(n, inc < 0 ? -inc : inc, 1, name, incName);
    }

    public static nint Count<T>(nint n, string name)
        where T : unmanaged => n == 0 ? 0 : Extent<T>(n, 1, 1, name, name);

    /// <summary>Integer arrays of LAPACK hold row numbers in 32 bits.</summary>
    public static nint PivotCount(nint n, string name)
    {
        if (n > int.MaxValue)
            throw Range(name, n, $"{name} would hold {n} indices; they are 32-bit integers, so {int.MaxValue} is the most.");
        return n;
    }

    /// <summary>A pivot is the number of any row, however few of them there are.</summary>
    public static void PivotRows(nint rows, string name)
    {
        if (rows > int.MaxValue)
            throw Range(name, rows, $"{name} would hold numbers of {rows} rows; they are 32-bit integers, so {int.MaxValue} is the most.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Memory<T>(T* pointer, nint needed, [CallerArgumentExpression(nameof(pointer))] string name = "")
        where T : unmanaged
    {
        if (pointer == null && needed > 0)
            throw new ArgumentNullException(name, $"{name} is null, and {needed} elements of it would be used.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Memory<T>(ReadOnlySpan<T> span, nint needed, [CallerArgumentExpression(nameof(span))] string name = "")
        where T : unmanaged
    {
        if (span.Length < needed)
            throw new ArgumentException($"{name} has {span.Length} elements; the sizes and increments given need {needed}.", name);
    }

    /// <summary>Each pointer of a batch.</summary>
    public static void Memory<T>(T** pointers, nint batch, nint needed, [CallerArgumentExpression(nameof(pointers))] string name = "")
        where T : unmanaged
    {
        if (pointers == null && batch > 0)
            throw new ArgumentNullException(name, $"{name} is null, and {batch} pointers of it would be used.");
        for (nint i = 0; i < batch && needed > 0; i++)
        {
            if (pointers[i] == null)
                throw new ArgumentNullException(name, $"{name}[{i}] is null, and {needed} elements of it would be used.");
        }
    }

    /// <summary>Pivots come from the caller, and a library would follow them outside the matrix.</summary>
    public static void Pivots(int* ipiv, nint count, nint rows, [CallerArgumentExpression(nameof(ipiv))] string name = "")
    {
        for (nint i = 0; i < count; i++)
        {
            if (ipiv[i] < 1 || ipiv[i] > rows)
                throw new ArgumentException($"{name}[{i}] is {ipiv[i]}; a pivot of a matrix with {rows} rows is 1 to {rows}.", name);
        }
    }

    private static nint Extent<T>(nint count, nint stride, nint length, string name, string strideName)
        where T : unmanaged
    {
        // Every call comes through here: 128-bit integers would be eight methods more to compile before the first one.
        ulong most = (ulong)(nint.MaxValue / sizeof(T));
        if (Math.BigMul((ulong)(count - 1), (ulong)stride, out ulong span) != 0 || span > most || span + (ulong)length > most)
        {
            throw Range(strideName, stride,
                $"{name} would span {((Int128)(count - 1) * stride) + length} elements of {sizeof(T)} bytes ({strideName} is {stride}); no memory is that large.");
        }

        return (nint)(span + (ulong)length);
    }

    private static string Words(Layout layout) => layout == Layout.RowMajor ? "row-major" : "column-major";

    private static ArgumentOutOfRangeException Range(string name, nint value, string message) => new(name, value, message);

    [DoesNotReturn]
    private static void ThrowFlag(string name, string type, byte value) =>
        throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, which is no {type}.");
}
