using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>The order up to which an equation is solved block by block on the diagonals.</summary>
    private const int SylvesterBase = 24;

    /// <summary>
    /// Solves op(A) X + isgn X op(B) = scale C; A (m by m) and B (n by n) are upper triangular, or real Schur forms. X takes the
    /// place of C; scale is at most 1, and is chosen so that X does not overflow.
    /// </summary>
    /// <remarks>
    /// By halves of the larger matrix, so that nearly all of the work is in <c>gemm</c> (I. Jonsson, B. Kågström, "Recursive
    /// Blocked Algorithms for Solving Triangular Systems", part I, 2002). A transposed matrix is one that is not, with rows
    /// and columns in reversed order. Reference routine <c>trsyl</c>.
    /// </remarks>
    /// <returns>0, or 1 if A and -isgn B have common or close eigenvalues: perturbed ones were used.</returns>
    public nint Trsyl(
        Transpose trana, Transpose tranb, int isgn, nint m, nint n, T* a, nint lda, T* b, nint ldb, T* c, nint ldc, out TReal scale)
    {
        scale = TReal.One;
        if (m == 0 || n == 0)
        {
            return 0;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        SylvesterTask task = default;
        task.Sign = isgn < 0 ? -TReal.One : TReal.One;
        TReal small = Machine<TReal>.SafeMinimum * TReal.CreateTruncating((double)m * n) / Machine<TReal>.Precision;
        TReal normA = Lange(Norm.Max, m, m, a, lda), normB = Lange(Norm.Max, n, n, b, ldb);
        TReal relative = Machine<TReal>.Precision * (normA > normB ? normA : normB);
        task.Floor = relative > small ? relative : small;
        task.A = a;
        task.Lda = lda;
        task.B = b;
        task.Ldb = ldb;
        bool flipsA = trana.IsTransposed(), flipsB = tranb.IsTransposed();
        if (flipsA)
        {
            task.A = arena.Take<T>(m * m);
            task.Lda = m;
            FlipTranspose(m, a, lda, task.A, m, trana.IsConjugated());
            FlipRows(m, n, c, ldc);
        }

        if (flipsB)
        {
            task.B = arena.Take<T>(n * n);
            task.Ldb = n;
            FlipTranspose(n, b, ldb, task.B, n, tranb.IsConjugated());
            FlipColumns(m, n, c, ldc);
        }

        bool isPerturbed = SolveSylvester(ref task, 0, m, 0, n, c, ldc, out scale);
        if (flipsA)
        {
            FlipRows(m, n, c, ldc);
        }

        if (flipsB)
        {
            FlipColumns(m, n, c, ldc);
        }

        return isPerturbed ? 1 : 0;
    }

    // The part of X in m rows from i on and n columns from j on; c is that part.
    private bool SolveSylvester(ref SylvesterTask task, nint i, nint m, nint j, nint n, T* c, nint ldc, out TReal scale)
    {
        if (m <= SylvesterBase && n <= SylvesterBase)
        {
            return SolveSylvesterBase(task, i, m, j, n, c, ldc, out scale);
        }

        bool isPerturbed;
        TReal second;
        if (m >= n)
        {
            // The lower rows first: the upper ones depend on them.
            nint m1 = BlockStart(task.A + i + (i * task.Lda), task.Lda, m / 2), m2 = m - m1;
            isPerturbed = SolveSylvester(ref task, i + m1, m2, j, n, c + m1, ldc, out scale);
            ScaleColumns(m1, n, scale, c, ldc);
            Gemm(Transpose.None, Transpose.None, m1, n, m2, -T.One, task.A + i + ((i + m1) * task.Lda), task.Lda, c + m1, ldc, T.One, c, ldc);
            isPerturbed |= SolveSylvester(ref task, i, m1, j, n, c, ldc, out second);
            ScaleColumns(m2, n, second, c + m1, ldc);
        }
        else
        {
            nint n1 = BlockStart(task.B + j + (j * task.Ldb), task.Ldb, n / 2), n2 = n - n1;
            T* right = c + (n1 * ldc);
            isPerturbed = SolveSylvester(ref task, i, m, j, n1, c, ldc, out scale);
            ScaleColumns(m, n2, scale, right, ldc);
            T minus = Scalars<T, TReal>.Create(-task.Sign, TReal.Zero);
            Gemm(Transpose.None, Transpose.None, m, n2, n1, minus, c, ldc, task.B + j + ((j + n1) * task.Ldb), task.Ldb, T.One, right, ldc);
            isPerturbed |= SolveSylvester(ref task, i, m, j + n1, n2, right, ldc, out second);
            ScaleColumns(m, n1, second, c, ldc);
        }

        scale *= second;
        return isPerturbed;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool SolveSylvesterBase(in SylvesterTask task, nint i, nint m, nint j, nint n, T* c, nint ldc, out TReal scale)
    {
        T* a = task.A + i + (i * task.Lda), b = task.B + j + (j * task.Ldb);
        T minus = Scalars<T, TReal>.Create(-task.Sign, TReal.Zero);
        bool isPerturbed = false;
        scale = TReal.One;
        for (nint column = 0; column < n;)
        {
            int columns = BlockRows(b, task.Ldb, n, column);
            T* target = c + (column * ldc);
            for (int l = 0; l < columns; l++)
            {
                for (nint k = 0; k < column; k++)
                {
                    AddScaled(m, Scalars<T, TReal>.Multiply(minus, b[k + ((column + l) * task.Ldb)]), false, c + (k * ldc), target + (l * ldc));
                }
            }

            for (nint end = m; end > 0;)
            {
                nint row = BlockStart(a, task.Lda, end - 1);
                int rows = (int)(end - row);
                isPerturbed |= SolveCorner(
                    task, a + row + (row * task.Lda), rows, b + column + (column * task.Ldb), columns, target + row, ldc, out TReal part);
                if (part != TReal.One)
                {
                    // The block itself is scaled already.
                    T factor = Scalars<T, TReal>.Create(part, TReal.Zero);
                    for (nint k = 0; k < n; k++)
                    {
                        bool isOwn = k >= column && k < column + columns;
                        ScaleVector(isOwn ? row : m, factor, c + (k * ldc));
                        if (isOwn)
                        {
                            ScaleVector(m - end, factor, c + end + (k * ldc));
                        }
                    }

                    scale *= part;
                }

                for (int l = 0; l < columns; l++)
                {
                    for (nint k = row; k < end; k++)
                    {
                        AddScaled(row, -target[k + (l * ldc)], false, a + (k * task.Lda), target + (l * ldc));
                    }
                }

                end = row;
            }

            column += columns;
        }

        return isPerturbed;
    }

    private static bool SolveCorner(
        in SylvesterTask task, T* a, int rows, T* b, int columns, T* c, nint ldc, out TReal scale)
    {
        if (!IsComplex)
        {
            return SmallSylvester<TReal>.Solve(
                (TReal*)a, task.Lda, rows, (TReal*)b, task.Ldb, columns, task.Sign, (TReal*)c, ldc, task.Floor, out scale);
        }

        T pivot = *a + Scalars<T, TReal>.Multiply(Scalars<T, TReal>.Create(task.Sign, TReal.Zero), *b);
        TReal size = Scalars<T, TReal>.Abs1(pivot), element = Scalars<T, TReal>.Abs1(*c);
        bool isPerturbed = size <= task.Floor;
        if (isPerturbed)
        {
            (pivot, size) = (Scalars<T, TReal>.Create(task.Floor, TReal.Zero), task.Floor);
        }

        scale = size < TReal.One && element > TReal.One && element > size * ElementLimit ? TReal.One / element : TReal.One;
        *c = Scalars<T, TReal>.Multiply(*c, Scalars<T, TReal>.Create(scale, TReal.Zero)) / pivot;
        return isPerturbed;
    }

    private void ScaleColumns(nint m, nint n, TReal factor, T* c, nint ldc)
    {
        for (nint k = 0; k < n && factor != TReal.One; k++)
        {
            ScaleVector(m, Scalars<T, TReal>.Create(factor, TReal.Zero), c + (k * ldc));
        }
    }

    private static void FlipRows(nint m, nint n, T* c, nint ldc)
    {
        for (nint k = 0; k < n; k++, c += ldc)
        {
            new Span<T>(c, checked((int)m)).Reverse();
        }
    }

    private void FlipColumns(nint m, nint n, T* c, nint ldc)
    {
        for (nint k = 0; k < n / 2; k++)
        {
            Swap(m, c + (k * ldc), 1, c + ((n - 1 - k) * ldc), 1);
        }
    }

    private struct SylvesterTask
    {
        public T* A, B;
        public nint Lda, Ldb;
        public TReal Sign, Floor;
    }
}
