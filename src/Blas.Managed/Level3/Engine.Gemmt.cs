using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // The squares on the diagonal that are computed whole, and of which half is thrown away.
    private const int TriangleSquare = 48;

    /// <summary>One triangle of C = alpha op(A) op(B) + beta C.</summary>
    public void Gemmt(
        UpLo uplo, Transpose transA, Transpose transB, nint n, nint k,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        MultiplyIntoTriangle(uplo, transA, transB, n, k, alpha, a, lda, b, ldb, beta, c, ldc, hermitian: false);

    /// <summary>One triangle of C = alpha A A^T + beta C (or of A^T A), or with H for T; alpha and beta are real then.</summary>
    public void Syrk(bool hermitian, UpLo uplo, Transpose trans, nint n, nint k, T alpha, T* a, nint lda, T beta, T* c, nint ldc)
    {
        Transpose other = hermitian ? Transpose.ConjugateTranspose : Transpose.Transpose;
        bool plain = trans == Transpose.None;
        MultiplyIntoTriangle(
            uplo, plain ? Transpose.None : other, plain ? other : Transpose.None, n, k, alpha, a, lda, a, lda, beta, c, ldc, hermitian);
    }

    /// <summary>One triangle of C = alpha A B^T + alpha B A^T + beta C (or with A^T B), or with H for T and conj(alpha) in the second.</summary>
    public void Syr2k(
        bool hermitian, UpLo uplo, Transpose trans, nint n, nint k,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        Transpose other = hermitian ? Transpose.ConjugateTranspose : Transpose.Transpose;
        Transpose left = trans == Transpose.None ? Transpose.None : other, right = trans == Transpose.None ? other : Transpose.None;
        MultiplyIntoTriangle(uplo, left, right, n, k, alpha, a, lda, b, ldb, beta, c, ldc, hermitian);
        if (k > 0 && !Scalars<T, TReal>.IsZero(alpha))
        {
            T second = hermitian ? Scalars<T, TReal>.Conjugate(alpha) : alpha;
            MultiplyIntoTriangle(uplo, left, right, n, k, second, b, ldb, a, lda, T.One, c, ldc, hermitian);
        }
    }

    private void MultiplyIntoTriangle(
        UpLo uplo, Transpose transA, Transpose transB, nint n, nint k,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc, bool hermitian)
    {
        bool nothing = k == 0 || Scalars<T, TReal>.IsZero(alpha);
        if (nothing && Scalars<T, TReal>.IsOne(beta))
        {
            return;
        }

        if (nothing)
        {
            ScaleTriangle(uplo, n, beta, c, ldc, hermitian);
            return;
        }

        TriangleProductJob<T, TReal> job = default;
        job.Engine = this;
        job.IsUpper = uplo == UpLo.Upper;
        job.TransA = transA;
        job.TransB = transB;
        job.N = n;
        job.K = k;
        job.Alpha = alpha;
        job.Beta = beta;
        job.A = a;
        job.B = b;
        job.C = c;
        job.Lda = lda;
        job.Ldb = ldb;
        job.Ldc = ldc;
        job.IsHermitian = hermitian && IsComplex;

        // Two strips to a thread, of which one is as long as the other is short. Strips begin at multiples of the squares, so
        // that what is computed in a square, and rounded there once more, is the same for any number of threads.
        bool small = (double)n * n * k * (Parts * Parts) / 2 < 2 * WorkPerThread;
        nint strips = small || pool.Threads == 1 ? 1 : Math.Min(2 * pool.Threads, (n + TriangleSquare - 1) / TriangleSquare);
        job.StripLength = ((n + strips - 1) / strips + TriangleSquare - 1) / TriangleSquare * TriangleSquare;
        if (strips == 1)
        {
            job.Run(0);
        }
        else
        {
            pool.Run(ref job, (n + job.StripLength - 1) / job.StripLength);
        }
    }

    private static void ScaleTriangle(UpLo uplo, nint n, T beta, T* c, nint ldc, bool hermitian)
    {
        for (nint j = 0; j < n; j++)
        {
            nint first = uplo == UpLo.Upper ? 0 : j, end = uplo == UpLo.Upper ? j + 1 : n;
            if (hermitian && !Scalars<T, TReal>.IsZero(beta))
            {
                MakeReal(c + j + (j * ldc));
            }

            ScaleMatrix(end - first, 1, beta, c + first + (j * ldc), ldc);
        }
    }

    private static void MakeReal(T* element) => *element = Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(*element), TReal.Zero);

    /// <summary>The columns of the triangle from first to end - 1.</summary>
    internal void MultiplyStrip(in TriangleProductJob<T, TReal> job, nint first, nint end)
    {
        if (job.IsUpper)
        {
            MultiplyRectangle(job, 0, first, first, end);
        }
        else
        {
            MultiplyRectangle(job, end, job.N, first, end);
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        MultiplyDiagonal(job, first, end, arena.Take<T>(TriangleSquare * TriangleSquare));
    }

    // By halves: the wider a rectangle is, the less often A is packed.
    private void MultiplyDiagonal(in TriangleProductJob<T, TReal> job, nint first, nint end, T* square)
    {
        nint size = end - first;
        if (size <= TriangleSquare)
        {
            Gemm(
                job.TransA, job.TransB, size, size, job.K, job.Alpha, job.AtA(first), job.Lda, job.AtB(first), job.Ldb, T.Zero, square, size);
            AddTriangle(job.IsUpper, size, square, job.Beta, job.C + first + (first * job.Ldc), job.Ldc, job.IsHermitian);
            return;
        }

        nint middle = first + ((size + (2 * TriangleSquare) - 1) / (2 * TriangleSquare) * TriangleSquare);
        MultiplyDiagonal(job, first, middle, square);
        MultiplyDiagonal(job, middle, end, square);
        if (job.IsUpper)
        {
            MultiplyRectangle(job, first, middle, middle, end);
        }
        else
        {
            MultiplyRectangle(job, middle, end, first, middle);
        }
    }

    private void MultiplyRectangle(in TriangleProductJob<T, TReal> job, nint row, nint rowEnd, nint column, nint columnEnd) =>
        Gemm(
            job.TransA, job.TransB, rowEnd - row, columnEnd - column, job.K, job.Alpha, job.AtA(row), job.Lda,
            job.AtB(column), job.Ldb, job.Beta, job.C + row + (column * job.Ldc), job.Ldc);

    /// <summary>C = beta C + a triangle of a square.</summary>
    private static void AddTriangle(bool upper, nint n, T* square, T beta, T* c, nint ldc, bool hermitian)
    {
        bool clear = Scalars<T, TReal>.IsZero(beta);
        for (nint j = 0; j < n; j++)
        {
            T* target = c + (j * ldc), source = square + (j * n);
            if (hermitian)
            {
                MakeReal(target + j);
                MakeReal(source + j);
            }

            nint end = upper ? j + 1 : n;
            for (nint i = upper ? 0 : j; i < end; i++)
            {
                target[i] = clear ? source[i] : Scalars<T, TReal>.Multiply(beta, target[i]) + source[i];
            }
        }
    }
}

/// <summary>One triangle of a product, cut into strips of columns.</summary>
internal unsafe struct TriangleProductJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public Engine<T, TReal> Engine;
    public T* A, B, C;
    public nint Lda, Ldb, Ldc, N, K, StripLength;
    public T Alpha, Beta;
    public Transpose TransA, TransB;
    public bool IsUpper, IsHermitian;

    /// <summary>Where the rows of op(A) from the given one begin.</summary>
    public readonly T* AtA(nint row) => TransA.IsTransposed() ? A + (row * Lda) : A + row;

    /// <summary>Where the columns of op(B) from the given one begin.</summary>
    public readonly T* AtB(nint column) => TransB.IsTransposed() ? B + column : B + (column * Ldb);

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        // The longest strips first, so that the last one to end is a short one.
        nint strips = (N + StripLength - 1) / StripLength;
        nint first = (IsUpper ? strips - 1 - piece : piece) * StripLength;
        Engine.MultiplyStrip(this, first, Math.Min(N, first + StripLength));
    }
}
