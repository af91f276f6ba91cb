using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    private const int TriangleBase = 16;
    private const int TriangleRows = 256;

    // Columns are solved one by one with so small a triangle.
    private const int TinyTriangle = 4;

    /// <summary>B = alpha op(A)^-1 B, or alpha B op(A)^-1 for the right side; A triangular, B m by n.</summary>
    /// <remarks>
    /// The triangle is halved until it is small, so that nearly all of the work is in <c>gemm</c>. alpha = 0 clears B and
    /// does not read A.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Trsm(Side side, UpLo uplo, Transpose trans, Diag diag, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb)
    {
        if (m == 0 || n == 0)
        {
            return;
        }

        if (Scalars<T, TReal>.IsZero(alpha))
        {
            ScaleMatrix(m, n, alpha, b, ldb);
            return;
        }

        // A single column is a matter of vectors.
        if (side == Side.Left && n == 1 && Scalars<T, TReal>.IsOne(alpha))
        {
            SolveVector(uplo == UpLo.Lower, trans, diag == Diag.Unit, m, a, lda, b);
            return;
        }

        // Columns of B (on the right: rows) don't depend on each other.
        TrsmJob<T, TReal> job = default;
        job.Side = side;
        job.UpLo = uplo;
        job.Trans = trans;
        job.Diag = diag;
        job.M = m;
        job.N = n;
        job.Alpha = alpha;
        job.A = a;
        job.B = b;
        job.Lda = lda;
        job.Ldb = ldb;
        nint order = side == Side.Left ? m : n, length = side == Side.Left ? n : m;
        job.Pieces = Math.Min(Pieces((double)m * n * order * (Parts * Parts) / 2), Math.Max(1, length / (2 * TrsmJob<T, TReal>.Unit)));
        job.Engine = job.Pieces == 1 ? this : Alone;
        pool.Run(ref job, job.Pieces);
    }

    /// <summary>Solves for the columns (on the right: rows) of B from first to end - 1.</summary>
    internal void SolveTriangle(in TrsmJob<T, TReal> job, nint first, nint end)
    {
        Triangle triangle = new(job.A, job.Lda, job.UpLo, job.Trans, job.Diag);
        if (job.Side == Side.Left)
        {
            T* b = job.B + (first * job.Ldb);
            ScaleMatrix(job.M, end - first, job.Alpha, b, job.Ldb);
            SolveLeft(triangle, job.M, end - first, b, job.Ldb);
        }
        else
        {
            T* b = job.B + first;
            ScaleMatrix(end - first, job.N, job.Alpha, b, job.Ldb);
            SolveRight(triangle, end - first, job.N, b, job.Ldb);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SolveLeft(in Triangle a, nint m, nint n, T* b, nint ldb)
    {
        if (m <= TriangleBase)
        {
            SolveLeftBase(a, m, n, b, ldb);
            return;
        }

        nint m1 = Half(m);
        nint m2 = m - m1;
        T* b2 = b + m1;
        if (a.IsLower)
        {
            SolveLeft(a, m1, n, b, ldb);
            Gemm(a.Trans, Transpose.None, m2, n, m1, -T.One, a.At(m1, 0), a.Lda, b, ldb, T.One, b2, ldb);
            SolveLeft(a.From(m1), m2, n, b2, ldb);
        }
        else
        {
            SolveLeft(a.From(m1), m2, n, b2, ldb);
            Gemm(a.Trans, Transpose.None, m1, n, m2, -T.One, a.At(0, m1), a.Lda, b2, ldb, T.One, b, ldb);
            SolveLeft(a, m1, n, b, ldb);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SolveRight(in Triangle a, nint m, nint n, T* b, nint ldb)
    {
        if (n <= TriangleBase)
        {
            SolveRightBase(a, transposed: false, m, n, b, ldb);
            return;
        }

        nint n1 = Half(n);
        nint n2 = n - n1;
        T* b2 = b + (n1 * ldb);
        if (a.IsLower)
        {
            SolveRight(a.From(n1), m, n2, b2, ldb);
            Gemm(Transpose.None, a.Trans, m, n1, n2, -T.One, b2, ldb, a.At(n1, 0), a.Lda, T.One, b, ldb);
            SolveRight(a, m, n1, b, ldb);
        }
        else
        {
            SolveRight(a, m, n1, b, ldb);
            Gemm(Transpose.None, a.Trans, m, n2, n1, -T.One, b, ldb, a.At(0, n1), a.Lda, T.One, b2, ldb);
            SolveRight(a.From(n1), m, n2, b2, ldb);
        }
    }

    /// <summary>About half, at a multiple of the base: the halves meet no ragged edge on the way down.</summary>
    private static nint Half(nint n) => (n + (2 * TriangleBase) - 1) / (2 * TriangleBase) * TriangleBase;

    // op(A) X = B is X^T op(A)^T = B^T, whose vectors run along the rows of B: as long as there are columns. One
    // column alone is solved where it lies.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SolveLeftBase(in Triangle a, nint m, nint n, T* b, nint ldb)
    {
        if (m <= TinyTriangle)
        {
            if (IsComplex)
            {
                SolveTinyComplex(a, m, n, b, ldb);
                return;
            }

            for (nint j = 0; j < n; j++)
            {
                SolveVector(a.IsLower != a.Trans.IsTransposed(), a.Trans, a.IsUnit, m, a.At(0, 0), a.Lda, b + (j * ldb));
            }

            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* transposed = arena.Take<T>(m * Math.Min(n, TriangleRows));
        for (nint j = 0; j < n; j += TriangleRows)
        {
            nint columns = Math.Min(TriangleRows, n - j);
            T* block = b + (j * ldb);
            GemmPack.Transpose(block, ldb, columns, m, transposed, columns);
            SolveRightBase(a, transposed: true, columns, m, transposed, columns);
            GemmPack.Transpose(transposed, columns, m, columns, block, ldb);
        }
    }

    /// <summary>Solves for n columns of m rows; column j takes away what the solved ones contribute, then is divided.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SolveRightBase(in Triangle a, bool transposed, nint m, nint n, T* b, nint ldb)
    {
        // The coefficients once, negative and in the order in which they are used.
        T* factors = stackalloc T[TriangleBase];
        bool forward = a.IsLower == transposed;
        for (nint i = 0; i < m; i += TriangleRows)
        {
            nint rows = Math.Min(TriangleRows, m - i);
            for (nint step = 0; step < n; step++)
            {
                nint j = forward ? step : n - 1 - step;
                nint solved = forward ? 0 : j + 1;
                for (nint k = 0; k < step; k++)
                {
                    factors[k] = -(transposed ? a.Get(j, solved + k) : a.Get(solved + k, j));
                }

                T* target = b + i + (j * ldb);
                AddColumns(rows, step, b + i + (solved * ldb), ldb, factors, target);
                if (!a.IsUnit)
                {
                    DivideColumns(rows, a.Get(j, j), target);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddColumns(nint m, nint n, T* a, nint lda, T* factors, T* target)
    {
        if (!IsComplex)
        {
            kernels.AddColumns(m, n, (TReal*)a, lda, (TReal*)factors, (TReal*)target);
            return;
        }

        kernels.AddColumnsComplex(m, n, (TReal*)a, lda, (TReal*)factors, conjugate: false, (TReal*)target);
    }

    // Complex numbers are multiplied by the reciprocal, but for those next to overflow and underflow.
    private void DivideColumns(nint n, T divisor, T* x)
    {
        TReal size = Scalars<T, TReal>.Abs1(divisor);
        int safe = sizeof(TReal) == sizeof(float) ? 50 : 450;
        if (IsComplex && size > Machine<TReal>.PowerOfTwo(-safe) && size < Machine<TReal>.PowerOfTwo(safe))
        {
            ScaleVector(n, Scalars<T, TReal>.Reciprocal(divisor), x);
        }
        else
        {
            DivideVector(n, divisor, x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DivideVector(nint n, T divisor, T* x)
    {
        for (nint i = 0; i < n; i++)
        {
            x[i] /= divisor;
        }
    }

    /// <summary>op(A) of a triangular matrix: which triangle it is after op, and its elements.</summary>
    private readonly struct Triangle
    {
        private readonly T* _a;
        private readonly bool _isTransposed;
        private readonly bool _isConjugated;

        public Triangle(T* a, nint lda, UpLo uplo, Transpose trans, Diag diag)
        {
            _a = a;
            Lda = lda;
            Trans = trans;
            _isTransposed = trans is Transpose.Transpose or Transpose.ConjugateTranspose;
            _isConjugated = trans is Transpose.Conjugate or Transpose.ConjugateTranspose;
            IsLower = (uplo == UpLo.Lower) != _isTransposed;
            UpLo = uplo;
            Diag = diag;
        }

        private Triangle(in Triangle whole, T* a)
        {
            this = whole;
            _a = a;
        }

        public nint Lda { get; }

        public Transpose Trans { get; }

        /// <summary>op(A) is lower triangular.</summary>
        public bool IsLower { get; }

        public bool IsUnit => Diag == Diag.Unit;

        /// <summary>Where A itself has its elements.</summary>
        public UpLo UpLo { get; }

        public Diag Diag { get; }

        /// <summary>Where the block of op(A) that begins at (row, column) is stored.</summary>
        public T* At(nint row, nint column) => _isTransposed ? _a + column + (row * Lda) : _a + row + (column * Lda);

        /// <summary>The trailing triangle.</summary>
        public Triangle From(nint index) => new(this, At(index, index));

        /// <summary>An element of op(A).</summary>
        public T Get(nint row, nint column) => _isConjugated ? Scalars<T, TReal>.Conjugate(*At(row, column)) : *At(row, column);
    }
}

/// <summary>A triangular solution, cut into right-hand sides.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal unsafe struct TrsmJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>Right-hand sides in a piece are a multiple of this, and never few: few are solved in another way.</summary>
    public const int Unit = 16;

    public Engine<T, TReal> Engine;
    public Side Side;
    public UpLo UpLo;
    public Transpose Trans;
    public Diag Diag;
    public T* A, B;
    public nint Lda, Ldb, M, N, Pieces;
    public T Alpha;

    /// <inheritdoc/>
    public readonly void Run(nint piece) => Engine.SolveTriangle(this, Bound(piece), Bound(piece + 1));

    private readonly nint Bound(nint piece)
    {
        nint length = Side == Side.Left ? N : M;
        return piece == Pieces ? length : length / Unit * piece / Pieces * Unit;
    }
}
