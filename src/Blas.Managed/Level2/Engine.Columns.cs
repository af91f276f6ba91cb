using System.Runtime.CompilerServices;

namespace Blas.Managed;

// What the routines on stored triangles have in common: their columns are taken four at a time where they have the same
// rows, and the small triangle on the diagonal element by element.
internal sealed unsafe partial class Engine<T, TReal>
{
    private const int ColumnGroup = 4;

    /// <summary>Columns that are taken together.</summary>
    private static nint GroupOf(in TriangleColumns<T> a) => IsComplex || a.IsBand ? 1 : ColumnGroup;

    /// <summary>y[i] += Σ_j a(i, column + j) factors[j] for the rows from first to end - 1; y is indexed by the row.</summary>
    private void AddColumnGroup(
        in TriangleColumns<T> a, nint column, nint columns, nint first, nint end, T* factors, bool conjugate, T* y)
    {
        nint rows = end - first;
        if (rows <= 0)
        {
            return;
        }

        if (!IsComplex && columns == ColumnGroup)
        {
            kernels.AddFour(rows, Four(a, column, first), (TReal*)factors, (TReal*)(y + first));
            return;
        }

        for (nint j = 0; j < columns; j++)
        {
            AddScaled(rows, factors[j], conjugate, a.At(column + j) + first, y + first);
        }
    }

    /// <summary>sums[j] = Σ_i a(i, column + j) x[i] over the rows from first to end - 1; x is indexed by the row.</summary>
    private void DotColumnGroup(
        in TriangleColumns<T> a, nint column, nint columns, nint first, nint end, bool conjugate, T* x, T* sums)
    {
        nint rows = end - first;
        if (rows <= 0)
        {
            for (nint j = 0; j < columns; j++)
            {
                sums[j] = T.Zero;
            }

            return;
        }

        if (!IsComplex && columns == ColumnGroup)
        {
            kernels.DotFour(rows, Four(a, column, first), (TReal*)(x + first), (TReal*)sums);
            return;
        }

        for (nint j = 0; j < columns; j++)
        {
            sums[j] = Dot(rows, a.At(column + j) + first, 1, x + first, 1, conjugate);
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
}
