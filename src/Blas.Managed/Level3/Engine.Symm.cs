using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    private const int SymmetricPanelBytes = 2048;

    /// <summary>C = alpha A B + beta C, or alpha B A + beta C for the right side; A symmetric or Hermitian, one triangle read.</summary>
    /// <remarks>
    /// A panel of columns (on the right: rows) of A at a time is written out whole, and multiplied as a plain matrix: n
    /// elements are copied for n * n products.
    /// </remarks>
    public void Symm(
        bool hermitian, Side side, UpLo uplo, nint m, nint n,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        if (Scalars<T, TReal>.IsZero(alpha))
        {
            ScaleMatrix(m, n, beta, c, ldc);
            return;
        }

        nint order = side == Side.Left ? m : n;
        nint panel = Math.Min(order, SymmetricPanelBytes / sizeof(TReal));
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        ExpandJob<T, TReal> job = default;
        job.Engine = this;
        job.A = a;
        job.Lda = lda;
        job.N = order;
        job.IsUpper = uplo == UpLo.Upper;
        job.IsHermitian = hermitian && IsComplex;
        job.Target = arena.Take<T>(order * panel);
        for (nint p = 0; p < order; p += panel)
        {
            nint width = Math.Min(panel, order - p);
            job.First = p;
            job.End = p + width;
            pool.Run(ref job, (width + ExpandJob<T, TReal>.Unit - 1) / ExpandJob<T, TReal>.Unit);
            T factor = p == 0 ? beta : T.One;
            if (side == Side.Left)
            {
                Gemm(Transpose.None, Transpose.None, m, n, width, alpha, job.Target, m, b + p, ldb, factor, c, ldc);
            }
            else
            {
                // The rows of A from p: the columns, transposed (and of a Hermitian matrix conjugated).
                Transpose trans = job.IsHermitian ? Transpose.ConjugateTranspose : Transpose.Transpose;
                Gemm(Transpose.None, trans, m, n, width, alpha, b + (p * ldb), ldb, job.Target, n, factor, c, ldc);
            }
        }
    }

    /// <summary>Writes out the columns from first to end - 1 of a matrix of which one triangle is stored.</summary>
    internal static void Expand(in ExpandJob<T, TReal> job, nint first, nint end)
    {
        nint n = job.N;
        T* a = job.A;
        T* target = job.Target + ((first - job.First) * n);

        // Rows that are stored as such, rows that are stored as columns, and the square in which both meet.
        nint stored = job.IsUpper ? 0 : end, storedRows = job.IsUpper ? first : n - end;
        for (nint j = first; j < end; j++)
        {
            Copy(storedRows, a + stored + (j * job.Lda), 1, target + stored + ((j - first) * n), 1);
        }

        nint mirrored = job.IsUpper ? end : 0, mirroredRows = job.IsUpper ? n - end : first;
        GemmPack.Transpose(a + first + (mirrored * job.Lda), job.Lda, mirroredRows, end - first, target + mirrored, n);
        for (nint j = first; j < end; j++)
        {
            T* column = target + ((j - first) * n);
            if (job.IsHermitian)
            {
                for (nint i = mirrored; i < mirrored + mirroredRows; i++)
                {
                    column[i] = Scalars<T, TReal>.Conjugate(column[i]);
                }
            }

            for (nint i = first; i < end; i++)
            {
                bool isStored = job.IsUpper ? i <= j : i >= j;
                T value = isStored ? a[i + (j * job.Lda)] : a[j + (i * job.Lda)];
                column[i] = isStored ? value : Element(value, job.IsHermitian);
            }

            if (job.IsHermitian)
            {
                MakeReal(column + j);
            }
        }
    }
}

/// <summary>Columns of a symmetric or Hermitian matrix to be written out whole.</summary>
internal unsafe struct ExpandJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>Columns to a piece: what a block of the transposition likes.</summary>
    public const int Unit = 32;

    public Engine<T, TReal> Engine;
    public T* A, Target;
    public nint Lda, N, First, End;
    public bool IsUpper, IsHermitian;

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        nint first = First + (piece * Unit);
        Engine<T, TReal>.Expand(this, first, Math.Min(End, first + Unit));
    }
}
