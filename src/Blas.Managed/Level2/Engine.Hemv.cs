using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // Elements of a triangle for which a further piece, with a result of its own to be added up, pays.
    private const double SymmetricWorkPerPiece = 131072;
    private const int SymmetricPieces = 16;

    /// <summary>y = alpha A x + beta y, A symmetric or Hermitian, of which one triangle is read.</summary>
    public void Hemv(bool hermitian, UpLo uplo, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        MultiplySymmetric(hermitian, TriangleColumns<T>.Full(uplo, n, a, lda), alpha, x, incx, beta, y, incy);

    /// <summary>y = alpha A x + beta y, A banded.</summary>
    public void Hbmv(bool hermitian, UpLo uplo, nint n, nint k, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        MultiplySymmetric(hermitian, TriangleColumns<T>.Band(uplo, n, k, a, lda), alpha, x, incx, beta, y, incy);

    /// <summary>y = alpha A x + beta y, A packed.</summary>
    public void Hpmv(bool hermitian, UpLo uplo, nint n, T alpha, T* ap, T* x, nint incx, T beta, T* y, nint incy) =>
        MultiplySymmetric(hermitian, TriangleColumns<T>.Packed(uplo, n, ap), alpha, x, incx, beta, y, incy);

    /// <remarks>
    /// Each column is read once, for its part of the result and for that of the row which is its mirror image. So every
    /// piece of the triangle adds to many elements, into a result of its own. How many pieces there are depends on the
    /// size alone: the sums are the same for any number of threads.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplySymmetric(
        bool hermitian, in TriangleColumns<T> a, T alpha, T* x, nint incx, T beta, T* y, nint incy)
    {
        nint n = a.N;
        T* target = First(n, y, incy);
        ScaleOutput(n, beta, target, incy);
        if (Scalars<T, TReal>.IsZero(alpha))
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        SymmetricJob<T, TReal> job = default;
        job.Engine = this;
        job.A = a;
        job.X = Gather(arena, n, x, incx);
        job.IsHermitian = hermitian && IsComplex;

        // The pieces of a narrow band have their own elements of one result.
        job.IsNarrow = IsNarrow(a);
        job.Pieces = job.IsNarrow
            ? (nint)Math.Clamp(2 * a.Area * Parts / VectorWorkPerThread, 1, pool.Threads)
            : (nint)Math.Clamp(a.Area * Parts / SymmetricWorkPerPiece, 1, SymmetricPieces);
        if (!job.IsNarrow && job.Pieces > 1)
        {
            job.Pieces += job.Pieces & 1; // of three pieces, one of two threads would do two
        }

        nint results = job.IsNarrow ? 1 : job.Pieces;
        job.Y = arena.Take<T>(n * results);
        pool.Run(ref job, job.Pieces);
        for (nint piece = 1; piece < results; piece++)
        {
            kernels.Axpy(n * Parts, TReal.One, (TReal*)(job.Y + (piece * n)), (TReal*)job.Y);
        }

        if (incy == 1)
        {
            AddScaled(n, alpha, conjugate: false, job.Y, y);
            return;
        }

        for (nint i = 0; i < n; i++)
        {
            target[i * incy] += Scalars<T, TReal>.Multiply(alpha, job.Y[i]);
        }
    }

    /// <summary>The columns from first to end - 1, and the rows that mirror them, into y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void MultiplySymmetricPiece(in SymmetricJob<T, TReal> job, nint first, nint end, T* y)
    {
        if (job.IsNarrow)
        {
            MultiplySymmetricBand(job, first, end);
            return;
        }

        TriangleColumns<T> a = job.A;
        T* x = job.X;
        NativeMemory.Clear(y, (nuint)a.N * (nuint)sizeof(T));
        nint group = GroupOf(a);
        T* sums = stackalloc T[ColumnGroup];
        for (nint j = first; j < end; j += group)
        {
            nint columns = Math.Min(group, a.N - j);
            AddDotGroup(a, j, columns, job.IsHermitian, x, y, sums);
            for (nint column = j; column < j + columns; column++)
            {
                T* elements = a.At(column), factor = x + column;
                y[column] += sums[column - j];
                T diagonal = job.IsHermitian
                    ? Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(elements[column]), TReal.Zero)
                    : elements[column];
                Scalars<T, TReal>.AddProduct(&diagonal, conjugate: false, factor, y + column);
                nint inner = a.IsUpper ? j : column + 1;
                nint innerEnd = a.IsUpper ? column : j + columns;
                for (nint i = inner; i < innerEnd; i++)
                {
                    Scalars<T, TReal>.AddProduct(elements + i, conjugate: false, factor, y + i);
                    Scalars<T, TReal>.AddProduct(elements + i, job.IsHermitian, x + i, y + column);
                }
            }
        }
    }
}

/// <summary>A product of a symmetric or Hermitian matrix and a vector, cut along the stored columns.</summary>
internal unsafe struct SymmetricJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public Engine<T, TReal> Engine;
    public TriangleColumns<T> A;
    public T* X, Y;
    public nint Pieces;
    public bool IsHermitian, IsNarrow;

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        const int Unit = 16;
        nint first = A.Cut(piece, Pieces, A.IsUpper, Unit), end = A.Cut(piece + 1, Pieces, A.IsUpper, Unit);
        Engine.MultiplySymmetricPiece(this, first, end, Y + (piece * A.N));
    }
}
