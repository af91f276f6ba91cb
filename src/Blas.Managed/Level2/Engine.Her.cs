using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>A = alpha x x^H + A, or alpha x x^T + A, one triangle.</summary>
    public void Her(bool hermitian, UpLo uplo, nint n, T alpha, T* x, nint incx, T* a, nint lda) =>
        UpdateSymmetric(hermitian, TriangleColumns<T>.Full(uplo, n, a, lda), alpha, x, incx);

    /// <summary>The same, packed.</summary>
    public void Hpr(bool hermitian, UpLo uplo, nint n, T alpha, T* x, nint incx, T* ap) =>
        UpdateSymmetric(hermitian, TriangleColumns<T>.Packed(uplo, n, ap), alpha, x, incx);

    /// <summary>A = alpha x y^H + conj(alpha) y x^H + A, or alpha x y^T + alpha y x^T + A, one triangle.</summary>
    public void Her2(bool hermitian, UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        UpdateSymmetric(hermitian, TriangleColumns<T>.Full(uplo, n, a, lda), alpha, x, incx, y, incy);

    /// <summary>The same, packed.</summary>
    public void Hpr2(bool hermitian, UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* ap) =>
        UpdateSymmetric(hermitian, TriangleColumns<T>.Packed(uplo, n, ap), alpha, x, incx, y, incy);

    private void UpdateSymmetric(
        bool hermitian, in TriangleColumns<T> a, T alpha, T* x, nint incx, T* y = null, nint incy = 1)
    {
        if (Scalars<T, TReal>.IsZero(alpha))
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        UpdateJob<T, TReal> job = default;
        job.Engine = this;
        job.A = a;
        job.Alpha = alpha;
        job.X = Gather(arena, a.N, x, incx);
        job.Y = y == null ? null : Gather(arena, a.N, y, incy);
        job.IsHermitian = hermitian && IsComplex;
        job.Pieces = (nint)Math.Clamp(a.Area * Parts / VectorWorkPerThread, 1, pool.Threads);
        pool.Run(ref job, job.Pieces);
    }

    /// <summary>Column j, and its diagonal element.</summary>
    internal void UpdateColumn(in UpdateJob<T, TReal> job, nint j)
    {
        TriangleColumns<T> a = job.A;
        nint first = a.IsUpper ? 0 : j;
        nint rows = a.IsUpper ? j + 1 : a.N - j;
        T* column = a.At(j) + first;
        if (job.Y == null)
        {
            // A zero leaves its column alone, as in the reference.
            if (!Scalars<T, TReal>.IsZero(job.X[j]))
            {
                T factor = Scalars<T, TReal>.Multiply(job.Alpha, Element(job.X[j], job.IsHermitian));
                if (IsComplex)
                {
                    AddScaled(rows, factor, conjugate: false, job.X + first, column);
                }
                else
                {
                    kernels.AddOne(rows, Scalars<T, TReal>.Real(factor), (TReal*)(job.X + first), (TReal*)column);
                }
            }
        }
        else if (!Scalars<T, TReal>.IsZero(job.X[j]) || !Scalars<T, TReal>.IsZero(job.Y[j]))
        {
            T f = Scalars<T, TReal>.Multiply(job.Alpha, Element(job.Y[j], job.IsHermitian));
            T g = Element(Scalars<T, TReal>.Multiply(job.Alpha, job.X[j]), job.IsHermitian);
            TReal* x = (TReal*)(job.X + first), y = (TReal*)(job.Y + first);
            if (IsComplex)
            {
                kernels.AddTwoComplex(
                    rows, Scalars<T, TReal>.Real(f), Scalars<T, TReal>.Imaginary(f), x,
                    Scalars<T, TReal>.Real(g), Scalars<T, TReal>.Imaginary(g), y, (TReal*)column);
            }
            else
            {
                kernels.AddTwo(rows, Scalars<T, TReal>.Real(f), x, Scalars<T, TReal>.Real(g), y, (TReal*)column);
            }
        }

        if (job.IsHermitian)
        {
            T* diagonal = a.At(j) + j;
            *diagonal = Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(*diagonal), TReal.Zero);
        }
    }
}

/// <summary>An update of a triangle by one or two vectors, cut along the columns.</summary>
internal unsafe struct UpdateJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public Engine<T, TReal> Engine;
    public TriangleColumns<T> A;
    public T Alpha;
    public T* X, Y;
    public nint Pieces;
    public bool IsHermitian;

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        nint end = A.Cut(piece + 1, Pieces, A.IsUpper, 1);
        for (nint j = A.Cut(piece, Pieces, A.IsUpper, 1); j < end; j++)
        {
            Engine.UpdateColumn(this, j);
        }
    }
}
