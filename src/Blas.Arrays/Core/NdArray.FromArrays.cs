namespace Blas.Arrays;

// numpy.array of C#'s own arrays: flat, rectangular and jagged.
public abstract unsafe partial class NdArray
{
    /// <summary>Texts, with room for the longest of them: NumPy's <c>np.array(['a', 'bc'])</c>, of type <c>&lt;U2</c>.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>A new array of one axis.</returns>
    /// <exception cref="ArgumentException">A text has an unpaired surrogate.</exception>
    public static NdTextArray Array(string[] texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return NdTextArray.Of(texts);
    }

    /// <summary>A copy of a C# array.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">The elements.</param>
    /// <returns>A new array of one axis.</returns>
    public static NdArray<T> Array<T>(T[] values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromSpan<T>(values);
    }

    /// <summary>A copy of a rectangular C# array.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">The elements.</param>
    /// <returns>A new array of two axes.</returns>
    public static NdArray<T> Array<T>(T[,] values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        NdArray<T> result = Allocate<T>([values.GetLength(0), values.GetLength(1)], zeroed: false);
        fixed (T* from = values)
        {
            Buffer.MemoryCopy(from, result.Data, result.NBytes, result.NBytes);
        }

        return result;
    }

    /// <summary>A copy of a rectangular C# array.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">The elements.</param>
    /// <returns>A new array of three axes.</returns>
    public static NdArray<T> Array<T>(T[,,] values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        NdArray<T> result = Allocate<T>([values.GetLength(0), values.GetLength(1), values.GetLength(2)], zeroed: false);
        fixed (T* from = values)
        {
            Buffer.MemoryCopy(from, result.Data, result.NBytes, result.NBytes);
        }

        return result;
    }

    /// <summary>A copy of nested C# arrays, as <c>Array&lt;float&gt;([[1, 2], [3, 4]])</c>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">The rows, all of one length.</param>
    /// <returns>A new array of two axes.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static NdArray<T> Array<T>(T[][] values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        nint columns = values.Length == 0 ? 0 : RowLength(values[0]);
        NdArray<T> result = Allocate<T>([values.Length, columns], zeroed: false);
        CopyRows(values, columns, result.Data, [values.Length], result);
        return result;
    }

    /// <summary>A copy of nested C# arrays.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">The matrices, all of one shape.</param>
    /// <returns>A new array of three axes.</returns>
    /// <exception cref="ArgumentException">The parts differ in shape.</exception>
    public static NdArray<T> Array<T>(T[][][] values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        nint rows = values.Length == 0 ? 0 : RowLength(values[0]);
        nint columns = rows == 0 ? 0 : RowLength(values[0][0]);
        NdArray<T> result = Allocate<T>([values.Length, rows, columns], zeroed: false);
        for (int i = 0; i < values.Length; i++)
        {
            if (RowLength(values[i]) != rows)
            {
                result.Dispose();
                throw Ragged([values.Length]);
            }

            CopyRows(values[i], columns, result.Data + (i * rows * columns), [values.Length, rows], result);
        }

        return result;
    }

    private static void CopyRows<T>(T[][] rows, nint columns, T* to, ReadOnlySpan<nint> detected, NdArray<T> result)
        where T : unmanaged
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (RowLength(rows[i]) != columns)
            {
                result.Dispose();
                throw Ragged(detected);
            }

            rows[i].CopyTo(new Span<T>(to + (i * columns), (int)columns));
        }
    }

    private static nint RowLength(System.Array? values) =>
        values?.Length ?? throw new ArgumentException("A row is null.", nameof(values));

    private static ArgumentException Ragged(ReadOnlySpan<nint> detected) =>
        new(
            ShapeMath.Text($"setting an array element with a sequence. The requested array has an inhomogeneous shape after {detected.Length} dimensions. The detected shape was {ShapeMath.Format(detected)} + inhomogeneous part."));
}
