namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Solves op(A) x = b; x takes the place of b.</summary>
    public void Trsv(UpLo uplo, Transpose trans, Diag diag, nint n, T* a, nint lda, T* x, nint incx) =>
        SolveTriangle(TriangleColumns<T>.Full(uplo, n, a, lda), trans, diag, x, incx);

    /// <summary>Solves op(A) x = b, A banded.</summary>
    public void Tbsv(UpLo uplo, Transpose trans, Diag diag, nint n, nint k, T* a, nint lda, T* x, nint incx) =>
        SolveTriangle(TriangleColumns<T>.Band(uplo, n, k, a, lda), trans, diag, x, incx);

    /// <summary>Solves op(A) x = b, A packed.</summary>
    public void Tpsv(UpLo uplo, Transpose trans, Diag diag, nint n, T* ap, T* x, nint incx) =>
        SolveTriangle(TriangleColumns<T>.Packed(uplo, n, ap), trans, diag, x, incx);

    private void SolveTriangle(in TriangleColumns<T> a, Transpose trans, Diag diag, T* x, nint incx)
    {
        nint n = a.N;
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* work = Gather(arena, n, x, incx);
        bool transposed = trans.IsTransposed(), conjugated = trans.IsConjugated(), unit = diag == Diag.Unit;
        bool forward = a.IsUpper == transposed;
        nint group = GroupOf(a);
        nint groups = (n + group - 1) / group;
        T* values = stackalloc T[ColumnGroup];
        for (nint step = 0; step < groups; step++)
        {
            nint j = (forward ? step : groups - 1 - step) * group;
            nint columns = Math.Min(group, n - j);
            if (transposed)
            {
                DotColumnGroup(a, j, columns, conjugated, work, values);
                for (nint i = 0; i < columns; i++)
                {
                    work[j + i] -= values[i];
                }

                SolveDiagonal(a, j, columns, transposed, conjugated, unit, forward, work);
            }
            else
            {
                SolveDiagonal(a, j, columns, transposed, conjugated, unit, forward, work);
                for (nint i = 0; i < columns; i++)
                {
                    values[i] = -work[j + i];
                }

                AddColumnGroup(a, j, columns, 0, n, values, conjugated, work);
            }
        }

        if (work != x)
        {
            Copy(n, work, 1, x, incx);
        }
    }

    /// <summary>The triangle of a few columns on the diagonal.</summary>
    private static void SolveDiagonal(
        in TriangleColumns<T> a, nint first, nint columns, bool transposed, bool conjugated, bool unit, bool forward, T* x)
    {
        for (nint step = 0; step < columns; step++)
        {
            nint i = first + (forward ? step : columns - 1 - step);
            nint solved = forward ? first : i + 1;
            T sum = x[i];
            for (nint k = solved; k < solved + step; k++)
            {
                T element = transposed ? a.At(i)[k] : a.At(k)[i];
                sum -= Scalars<T, TReal>.Multiply(Element(element, conjugated), x[k]);
            }

            x[i] = unit ? sum : sum / Element(a.At(i)[i], conjugated);
        }
    }
}
