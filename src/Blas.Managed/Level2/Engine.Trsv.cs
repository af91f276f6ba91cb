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
        nint group = a.IsBand && a.K < ColumnGroup ? 1 : ColumnGroup;
        if (IsNarrow(a))
        {
            SolveBand(a, group, transposed, conjugated, unit, forward, work);
        }
        else
        {
            SolveColumns(a, group, transposed, conjugated, unit, forward, work);
        }

        if (work != x)
        {
            Copy(n, work, 1, x, incx);
        }
    }

    private void SolveColumns(
        in TriangleColumns<T> a, nint group, bool transposed, bool conjugated, bool unit, bool forward, T* x)
    {
        nint groups = (a.N + group - 1) / group;
        T* values = stackalloc T[ColumnGroup];
        for (nint step = 0; step < groups; step++)
        {
            nint j = (forward ? step : groups - 1 - step) * group;
            nint columns = Math.Min(group, a.N - j);
            if (transposed)
            {
                DotColumnGroup(a, j, columns, conjugated, x, values);
                for (nint i = 0; i < columns; i++)
                {
                    x[j + i] -= values[i];
                }

                SolveDiagonal(a, j, columns, transposed, conjugated, unit, forward, x);
            }
            else
            {
                SolveDiagonal(a, j, columns, transposed, conjugated, unit, forward, x);
                for (nint i = 0; i < columns; i++)
                {
                    values[i] = -x[j + i];
                }

                AddColumnGroup(a, j, columns, 0, a.N, values, conjugated, x);
            }
        }
    }
}
