namespace Blas.Managed;

// Products that the standard has no name for: with something done to the result at once, and with an operand packed before.
public sealed unsafe partial class ManagedBlas<T, TReal>
{
    /// <summary>C := epilogue(alpha * op(A) * op(B) + beta * C), the epilogue applied while the elements are in the cache.</summary>
    /// <typeparam name="TEpilogue">What is done to finished elements.</typeparam>
    /// <param name="layout">Row- or column-major.</param>
    /// <param name="transA">op of A.</param>
    /// <param name="transB">op of B.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Columns of op(A), rows of op(B); with k = 0 the epilogue is applied to beta * C.</param>
    /// <param name="alpha">The factor of the product; 0 reads neither A nor B.</param>
    /// <param name="a">The matrix A.</param>
    /// <param name="lda">Its leading dimension.</param>
    /// <param name="b">The matrix B.</param>
    /// <param name="ldb">Its leading dimension.</param>
    /// <param name="beta">The factor of C; 0 does not read C.</param>
    /// <param name="c">The matrix C; it must not overlap A or B.</param>
    /// <param name="ldc">Its leading dimension.</param>
    /// <param name="epilogue">What is done.</param>
    /// <exception cref="ArgumentException">A flag, size or leading dimension is not valid, a span too short, or C overlaps an input.</exception>
    public void Gemm<TEpilogue>(
        Layout layout, Transpose transA, Transpose transB, nint m, nint n, nint k,
        T alpha, ReadOnlySpan<T> a, nint lda, ReadOnlySpan<T> b, nint ldb, T beta, Span<T> c, nint ldc, TEpilogue epilogue)
        where TEpilogue : struct, IGemmEpilogue<T>
    {
        ArgumentCheck.Flag(layout);
        ArgumentCheck.Flag(transA);
        ArgumentCheck.Flag(transB);
        ArgumentCheck.Dimension(m);
        ArgumentCheck.Dimension(n);
        ArgumentCheck.Dimension(k);
        nint rowsA = transA.IsTransposed() ? k : m, columnsA = transA.IsTransposed() ? m : k;
        nint rowsB = transB.IsTransposed() ? n : k, columnsB = transB.IsTransposed() ? k : n;
        ArgumentCheck.Memory(a, ArgumentCheck.Matrix<T>(layout, rowsA, columnsA, lda, nameof(a)));
        ArgumentCheck.Memory(b, ArgumentCheck.Matrix<T>(layout, rowsB, columnsB, ldb, nameof(b)));
        ArgumentCheck.Memory(c, ArgumentCheck.Matrix<T>(layout, m, n, ldc, nameof(c)));
        if (m == 0 || n == 0)
        {
            return;
        }

        FusedContext<TEpilogue> context = new() { Epilogue = epilogue, IsRowMajor = layout == Layout.RowMajor };
        fixed (T* pa = a, pb = b, pc = c)
        {
            Region.Refuse(Region.Matrix(layout, pc, m, n, ldc), Region.Matrix(layout, pa, rowsA, columnsA, lda), nameof(c), nameof(a));
            Region.Refuse(Region.Matrix(layout, pc, m, n, ldc), Region.Matrix(layout, pb, rowsB, columnsB, ldb), nameof(c), nameof(b));
            if (layout == Layout.RowMajor)
            {
                GemmJob<T, TReal> job = new(_engine.Kernels, transB, transA, n, m, k, alpha, pb, ldb, pa, lda, beta, pc, ldc);
                _engine.GemmFused(ref job, transB, transA, ref context);
            }
            else
            {
                GemmJob<T, TReal> job = new(_engine.Kernels, transA, transB, m, n, k, alpha, pa, lda, pb, ldb, beta, pc, ldc);
                _engine.GemmFused(ref job, transA, transB, ref context);
            }
        }
    }

    /// <summary>Packs op(A), rows by columns: for the right side of row-major products, for the left side of column-major ones.</summary>
    /// <param name="layout">The order of A and of the products.</param>
    /// <param name="trans">op of A.</param>
    /// <param name="rows">Rows of op(A).</param>
    /// <param name="columns">Columns of op(A).</param>
    /// <param name="a">The matrix A.</param>
    /// <param name="lda">Its leading dimension.</param>
    /// <returns>The packed copy.</returns>
    /// <exception cref="ArgumentException">A flag, size or leading dimension is not valid, or the span too short.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for the copy.</exception>
    public PackedMatrix<T> Pack(Layout layout, Transpose trans, nint rows, nint columns, ReadOnlySpan<T> a, nint lda)
    {
        ArgumentCheck.Flag(layout);
        ArgumentCheck.Flag(trans);
        ArgumentCheck.Dimension(rows);
        ArgumentCheck.Dimension(columns);
        bool transposed = trans.IsTransposed();
        ArgumentCheck.Memory(a, ArgumentCheck.Matrix<T>(layout, transposed ? columns : rows, transposed ? rows : columns, lda, nameof(a)));

        // In row-major order the product is taken as that of the transposes, sides exchanged: op stays.
        nint m = layout == Layout.RowMajor ? columns : rows, k = layout == Layout.RowMajor ? rows : columns;
        PackedMatrix<T> packed = new(layout, rows, columns, trans.IsConjugated(), _engine.Kernels.Width, _engine.PackedLength(m, k));
        fixed (T* pa = a)
        {
            _engine.Pack(trans, m, k, pa, lda, packed.Hold());
            packed.Release();
        }

        return packed;
    }

    /// <summary>
    /// C := alpha * op(X) * W + beta * C in row-major order, C := alpha * W * op(X) + beta * C in column-major order, W packed.
    /// </summary>
    /// <param name="packed">W.</param>
    /// <param name="trans">op of X.</param>
    /// <param name="count">Rows of op(X) and C in row-major order, columns in column-major order: the samples of a batch.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <param name="x">The matrix X, in W's order.</param>
    /// <param name="ldx">Its leading dimension.</param>
    /// <param name="beta">The factor of C; 0 does not read C.</param>
    /// <param name="c">The matrix C, in W's order; it must not overlap X.</param>
    /// <param name="ldc">Its leading dimension.</param>
    /// <exception cref="ArgumentException">A flag, size or leading dimension is not valid, a span too short, C overlaps X, or W was packed for another code path.</exception>
    /// <exception cref="ObjectDisposedException">W was disposed.</exception>
    public void Gemm(PackedMatrix<T> packed, Transpose trans, nint count, T alpha, ReadOnlySpan<T> x, nint ldx, T beta, Span<T> c, nint ldc) =>
        Gemm(packed, trans, count, alpha, x, ldx, beta, c, ldc, default(NoEpilogue<T>));

    /// <summary>The same, with something done to the result while it is in the cache.</summary>
    /// <typeparam name="TEpilogue">What is done to finished elements.</typeparam>
    /// <param name="packed">W.</param>
    /// <param name="trans">op of X.</param>
    /// <param name="count">Rows of op(X) and C in row-major order, columns in column-major order: the samples of a batch.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <param name="x">The matrix X, in W's order.</param>
    /// <param name="ldx">Its leading dimension.</param>
    /// <param name="beta">The factor of C; 0 does not read C.</param>
    /// <param name="c">The matrix C, in W's order; it must not overlap X.</param>
    /// <param name="ldc">Its leading dimension.</param>
    /// <param name="epilogue">What is done.</param>
    /// <exception cref="ArgumentException">A flag, size or leading dimension is not valid, a span too short, C overlaps X, or W was packed for another code path.</exception>
    /// <exception cref="ObjectDisposedException">W was disposed.</exception>
    public void Gemm<TEpilogue>(
        PackedMatrix<T> packed, Transpose trans, nint count, T alpha, ReadOnlySpan<T> x, nint ldx, T beta, Span<T> c, nint ldc, TEpilogue epilogue)
        where TEpilogue : struct, IGemmEpilogue<T>
    {
        ArgumentNullException.ThrowIfNull(packed);
        ArgumentCheck.Flag(trans);
        ArgumentCheck.Dimension(count);
        if (packed.Width != _engine.Kernels.Width)
        {
            throw new ArgumentException($"packed is for {SimdWidths.Name(packed.Width)}; this provider runs {SimdWidths.Name(_engine.Kernels.Width)}.", nameof(packed));
        }

        Layout layout = packed.Layout;
        bool isRowMajor = layout == Layout.RowMajor;
        nint m = packed.M, k = packed.K;

        // op(X) is count by k in row-major order, k by count in column-major order.
        bool countFirst = isRowMajor != trans.IsTransposed();
        nint rowsX = countFirst ? count : k, columnsX = countFirst ? k : count;
        nint rowsC = isRowMajor ? count : m, columnsC = isRowMajor ? m : count;
        ArgumentCheck.Memory(x, ArgumentCheck.Matrix<T>(layout, rowsX, columnsX, ldx, nameof(x)));
        ArgumentCheck.Memory(c, ArgumentCheck.Matrix<T>(layout, rowsC, columnsC, ldc, nameof(c)));
        T* w = packed.Hold();
        try
        {
            if (m == 0 || count == 0)
            {
                return;
            }

            FusedContext<TEpilogue> context = new() { Epilogue = epilogue, IsRowMajor = isRowMajor };
            fixed (T* px = x, pc = c)
            {
                Region.Refuse(Region.Matrix(layout, pc, rowsC, columnsC, ldc), Region.Matrix(layout, px, rowsX, columnsX, ldx), nameof(c), nameof(x));
                GemmJob<T, TReal> job = new(_engine.Kernels, Transpose.None, trans, m, count, k, alpha, null, 0, px, ldx, beta, pc, ldc)
                {
                    PackedA = w,
                    IsConjugatedA = packed.IsConjugated,
                };
                _engine.GemmFused(ref job, Transpose.None, trans, ref context);
            }
        }
        finally
        {
            packed.Release();
        }
    }
}
