using System.Runtime.CompilerServices;

namespace Blas.Managed;

// What the routines on stored triangles have in common: their columns are taken four at a time in the rows that all four
// have; the small triangle on the diagonal is done element by element, and so is the ragged end of a band.
internal sealed unsafe partial class Engine<T, TReal>
{
    private const int ColumnGroup = 4;

    /// <summary>Columns that are taken together.</summary>
    private static nint GroupOf(in TriangleColumns<T> a) => a.IsBand && a.K < 2 * ColumnGroup ? 1 : ColumnGroup;

    /// <summary>
    /// y[i] += Σ_j a(i, column + j) factors[j] off the group's triangle on the diagonal, for rows from first to end - 1; y is indexed by the row.
    /// </summary>
    private void AddColumnGroup(
        in TriangleColumns<T> a, nint column, nint columns, nint first, nint end, T* factors, bool conjugate, T* y)
    {
        GroupRows rows = new(a, column, columns);
        nint top = Math.Max(rows.Top, first), bottom = Math.Min(rows.Bottom, end);
        if (top < bottom)
        {
            if (IsComplex && columns == ColumnGroup)
            {
                kernels.AddFourComplex(bottom - top, Four(a, column, top), (TReal*)factors, conjugate, (TReal*)(y + top));
            }
            else if (columns == ColumnGroup)
            {
                kernels.AddFour(bottom - top, Four(a, column, top), (TReal*)factors, (TReal*)(y + top));
            }
            else
            {
                for (nint j = 0; j < columns; j++)
                {
                    AddScaled(bottom - top, factors[j], conjugate, a.At(column + j) + top, y + top);
                }
            }
        }

        for (nint j = 0; j < columns && a.IsBand; j++)
        {
            T* elements = a.At(column + j);
            nint raggedEnd = Math.Min(rows.RaggedEnd(a, column + j), end);
            for (nint i = Math.Max(rows.RaggedFirst(a, column + j), first); i < raggedEnd; i++)
            {
                Scalars<T, TReal>.AddProduct(elements + i, conjugate, factors + j, y + i);
            }
        }
    }

    /// <summary>sums[j] = Σ_i a(i, column + j) x[i] over all rows off the group's triangle on the diagonal; x is indexed by the row.</summary>
    private void DotColumnGroup(in TriangleColumns<T> a, nint column, nint columns, bool conjugate, T* x, T* sums)
    {
        GroupRows rows = new(a, column, columns);
        nint count = Math.Max(0, rows.Bottom - rows.Top);
        if (IsComplex && columns == ColumnGroup)
        {
            ComplexSums<TReal>* products = stackalloc ComplexSums<TReal>[ColumnGroup];
            kernels.DotFourComplex(count, Four(a, column, rows.Top), (TReal*)(x + rows.Top), products);
            for (int j = 0; j < ColumnGroup; j++)
            {
                sums[j] = Join(products[j], conjugate);
            }
        }
        else if (columns == ColumnGroup)
        {
            kernels.DotFour(count, Four(a, column, rows.Top), (TReal*)(x + rows.Top), (TReal*)sums);
        }
        else
        {
            for (nint j = 0; j < columns; j++)
            {
                sums[j] = count == 0 ? T.Zero : Dot(count, a.At(column + j) + rows.Top, 1, x + rows.Top, 1, conjugate);
            }
        }

        for (nint j = 0; j < columns && a.IsBand; j++)
        {
            T* elements = a.At(column + j);
            nint raggedEnd = rows.RaggedEnd(a, column + j);
            for (nint i = rows.RaggedFirst(a, column + j); i < raggedEnd; i++)
            {
                Scalars<T, TReal>.AddProduct(elements + i, conjugate, x + i, sums + j);
            }
        }
    }

    /// <summary>Both in one pass: y[i] += Σ_j a(i, column + j) x[column + j], and sums[j] as above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddDotGroup(in TriangleColumns<T> a, nint column, nint columns, bool conjugate, T* x, T* y, T* sums)
    {
        GroupRows rows = new(a, column, columns);
        nint top = rows.Top, count = Math.Max(0, rows.Bottom - top);
        if (IsComplex && columns == ColumnGroup)
        {
            ComplexSums<TReal>* products = stackalloc ComplexSums<TReal>[ColumnGroup];
            kernels.AddDotFourComplex(
                count, Four(a, column, top), (TReal*)(x + column), (TReal*)(y + top), (TReal*)(x + top), products);
            for (int j = 0; j < ColumnGroup; j++)
            {
                sums[j] = Join(products[j], conjugate);
            }
        }
        else if (columns == ColumnGroup)
        {
            kernels.AddDotFour(
                count, Four(a, column, top), (TReal*)(x + column), (TReal*)(y + top), (TReal*)(x + top), (TReal*)sums);
        }
        else
        {
            for (nint j = 0; j < columns; j++)
            {
                T* elements = a.At(column + j) + top;
                T factor = x[column + j];
                if (IsComplex)
                {
                    sums[j] = Join(
                        kernels.AddDotComplex(
                            count, (TReal*)elements, Scalars<T, TReal>.Real(factor), Scalars<T, TReal>.Imaginary(factor),
                            (TReal*)(y + top), (TReal*)(x + top)),
                        conjugate);
                }
                else
                {
                    AddScaled(count, factor, conjugate: false, elements, y + top);
                    sums[j] = Dot(count, elements, 1, x + top, 1, conjugate: false);
                }
            }
        }

        for (nint j = 0; j < columns && a.IsBand; j++)
        {
            T* elements = a.At(column + j);
            nint raggedEnd = rows.RaggedEnd(a, column + j);
            for (nint i = rows.RaggedFirst(a, column + j); i < raggedEnd; i++)
            {
                Scalars<T, TReal>.AddProduct(elements + i, conjugate: false, x + column + j, y + i);
                Scalars<T, TReal>.AddProduct(elements + i, conjugate, x + i, sums + j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FourColumns<TReal> Four(in TriangleColumns<T> a, nint column, nint row) => new()
    {
        A0 = (TReal*)(a.At(column) + row),
        A1 = (TReal*)(a.At(column + 1) + row),
        A2 = (TReal*)(a.At(column + 2) + row),
        A3 = (TReal*)(a.At(column + 3) + row),
    };

    /// <summary>The vector, contiguous: itself, or gathered into the arena.</summary>
    private static T* Gather(Arena arena, nint n, T* x, nint incx)
    {
        if (incx == 1)
        {
            return x;
        }

        T* gathered = arena.Take<T>(n);
        Copy(n, x, incx, gathered, 1);
        return gathered;
    }

    /// <summary>The rows of a group of columns beside its triangle on the diagonal.</summary>
    private readonly struct GroupRows
    {
        public GroupRows(in TriangleColumns<T> a, nint column, nint columns)
        {
            Top = a.IsUpper ? a.First(column + columns - 1) : column + columns;
            Bottom = a.IsUpper ? column : a.End(column);
        }

        /// <summary>The first row that all columns have.</summary>
        public nint Top { get; }

        /// <summary>One past the last row that all columns have.</summary>
        public nint Bottom { get; }

        /// <summary>The first row of a column that not all others have, at the far end of a band.</summary>
        public nint RaggedFirst(in TriangleColumns<T> a, nint column) => a.IsUpper ? a.First(column) : Bottom;

        public nint RaggedEnd(in TriangleColumns<T> a, nint column) => a.IsUpper ? Top : a.End(column);
    }
}
