using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>x = op(A) x.</summary>
    public void Trmv(UpLo uplo, Transpose trans, Diag diag, nint n, T* a, nint lda, T* x, nint incx) =>
        MultiplyTriangle(TriangleColumns<T>.Full(uplo, n, a, lda), trans, diag, x, incx);

    /// <summary>x = op(A) x, A banded.</summary>
    public void Tbmv(UpLo uplo, Transpose trans, Diag diag, nint n, nint k, T* a, nint lda, T* x, nint incx) =>
        MultiplyTriangle(TriangleColumns<T>.Band(uplo, n, k, a, lda), trans, diag, x, incx);

    /// <summary>x = op(A) x, A packed.</summary>
    public void Tpmv(UpLo uplo, Transpose trans, Diag diag, nint n, T* ap, T* x, nint incx) =>
        MultiplyTriangle(TriangleColumns<T>.Packed(uplo, n, ap), trans, diag, x, incx);

    // The result is computed beside x, so that its pieces don't depend on each other.
    private void MultiplyTriangle(in TriangleColumns<T> a, Transpose trans, Diag diag, T* x, nint incx)
    {
        nint n = a.N;
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TriangleJob<T, TReal> job = default;
        job.Engine = this;
        job.A = a;
        job.X = Gather(arena, n, x, incx);
        job.Y = arena.Take<T>(n);
        job.IsTransposed = trans.IsTransposed();
        job.IsConjugated = trans.IsConjugated();
        job.IsUnit = diag == Diag.Unit;
        job.Pieces = (nint)Math.Clamp(a.Area * Parts / VectorWorkPerThread, 1, pool.Threads);
        pool.Run(ref job, job.Pieces);
        Copy(n, job.Y, 1, x, incx);
    }

    /// <summary>The elements of the result from first to end - 1, both multiples of the group or n.</summary>
    internal void MultiplyTrianglePiece(in TriangleJob<T, TReal> job, nint first, nint end)
    {
        if (IsNarrow(job.A))
        {
            MultiplyTriangularBand(job, first, end);
            return;
        }

        if (job.IsTransposed)
        {
            MultiplyTransposed(job, first, end);
            return;
        }

        // Columns that reach into the rows of the piece; y[i] += a(i, j) x[j].
        TriangleColumns<T> a = job.A;
        nint group = GroupOf(a);
        NativeMemory.Clear(job.Y + first, (nuint)(end - first) * (nuint)sizeof(T));
        nint from = a.IsUpper ? first : Math.Max(0, (first - a.K) / group * group);
        nint to = a.IsUpper ? Math.Min(a.N, end + a.K) : end;
        for (nint j = from; j < to; j += group)
        {
            nint columns = Math.Min(group, a.N - j);
            AddColumnGroup(a, j, columns, first, end, job.X + j, job.IsConjugated, job.Y);
            if (j < first || j >= end)
            {
                continue;
            }

            for (nint column = j; column < j + columns; column++)
            {
                T* elements = a.At(column), factor = job.X + column;
                AddDiagonal(elements + column, job, factor, job.Y + column);
                nint inner = a.IsUpper ? j : column + 1;
                nint innerEnd = a.IsUpper ? column : j + columns;
                for (nint i = inner; i < innerEnd; i++)
                {
                    Scalars<T, TReal>.AddProduct(elements + i, job.IsConjugated, factor, job.Y + i);
                }
            }
        }
    }

    private void MultiplyTransposed(in TriangleJob<T, TReal> job, nint first, nint end)
    {
        TriangleColumns<T> a = job.A;
        nint group = GroupOf(a);
        for (nint j = first; j < end; j += group)
        {
            nint columns = Math.Min(group, a.N - j);
            DotColumnGroup(a, j, columns, job.IsConjugated, job.X, job.Y + j);
            for (nint column = j; column < j + columns; column++)
            {
                T* elements = a.At(column), sum = job.Y + column;
                AddDiagonal(elements + column, job, job.X + column, sum);
                nint inner = a.IsUpper ? j : column + 1;
                nint innerEnd = a.IsUpper ? column : j + columns;
                for (nint i = inner; i < innerEnd; i++)
                {
                    Scalars<T, TReal>.AddProduct(elements + i, job.IsConjugated, job.X + i, sum);
                }
            }
        }
    }

    private static void AddDiagonal(T* element, in TriangleJob<T, TReal> job, T* x, T* y)
    {
        if (job.IsUnit)
        {
            *y += *x;
        }
        else
        {
            Scalars<T, TReal>.AddProduct(element, job.IsConjugated, x, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Element(T value, bool conjugate) => conjugate ? Scalars<T, TReal>.Conjugate(value) : value;
}

/// <summary>A product of a triangular matrix and a vector, cut along the result.</summary>
internal unsafe struct TriangleJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public Engine<T, TReal> Engine;
    public TriangleColumns<T> A;
    public T* X, Y;
    public nint Pieces;
    public bool IsTransposed, IsConjugated, IsUnit;

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        // A row of a lower triangle, and a column of an upper one, is the longer the farther down or right it is.
        const int Unit = 16;
        bool growing = A.IsUpper == IsTransposed;
        nint first = A.Cut(piece, Pieces, growing, Unit), end = A.Cut(piece + 1, Pieces, growing, Unit);
        if (first < end)
        {
            Engine.MultiplyTrianglePiece(this, first, end);
        }
    }
}
