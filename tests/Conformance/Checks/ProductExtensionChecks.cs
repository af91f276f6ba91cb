using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Blas;

namespace Conformance;

/// <summary>gemm3m, batches of products, and scaled copies of matrices.</summary>
internal sealed class ProductExtensionChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>
    /// Of three real products the error is bounded by the largest of all parts together: Higham, "Stability of a Method for Multiplying Complex Matrices with
    /// Three Real Matrix Multiplications", 1992: a few times n u (|A| |B|) with |A| the sum of the moduli of both parts.
    /// </summary>
    [Check("gemm3m")]
    public void Gemm3m()
    {
        var random = new Random(251);
        foreach (Layout layout in Layouts)
        {
            foreach (Transpose transA in Transposes)
            {
                foreach (Transpose transB in Transposes)
                {
                    foreach ((int m, int n, int k) in new[] { (1, 1, 1), (3, 2, 5), (17, 9, 33), (40, 65, 12), (70, 30, 129), (5, 4, 0) })
                        Gemm3m(layout, transA, transB, m, n, k, Pick(random), Pick(random), random);
                }
            }
        }
    }

    [Check("gemm_batch_strided")]
    public void GemmBatchStrided()
    {
        var random = new Random(252);
        foreach (Layout layout in Layouts)
        {
            foreach (Transpose transA in Transposes)
            {
                foreach ((int m, int n, int k, int batch) in new[] { (1, 1, 1, 3), (3, 2, 5, 4), (17, 9, 33, 2), (5, 4, 0, 3), (2, 3, 4, 0), (0, 3, 4, 2), (40, 30, 50, 9) })
                    GemmBatchStrided(layout, transA, Pick(random, Transposes), m, n, k, batch, Pick(random), Pick(random), random);
            }
        }
    }

    [Check("gemm_batch")]
    public void GemmBatch()
    {
        var random = new Random(253);
        foreach (Layout layout in Layouts)
        {
            foreach (Transpose transA in Transposes)
            {
                foreach ((int m, int n, int k, int batch) in new[] { (1, 1, 1, 3), (3, 2, 5, 4), (17, 9, 33, 2), (5, 4, 0, 3), (2, 3, 4, 0), (40, 30, 50, 9) })
                    GemmBatch(layout, transA, Pick(random, Transposes), m, n, k, batch, Pick(random), Pick(random), random);
            }
        }
    }

    /// <summary>Results of a batch that would take each other's place are refused.</summary>
    [Check("gemm_batch_strided")]
    public void GemmBatchOverlap()
    {
        foreach (int stride in new[] { 0, 1, 3, 8 })
        {
            T[] a = new T[100], b = new T[100], c = new T[100];
            ArgumentException? refusal = null;
            try
            {
                _blas.GemmBatchStrided(Layout.ColumnMajor, Transpose.None, Transpose.None, 3, 3, 3, T.One, a, 3, 9, b, 3, 9, T.One, c, 3, stride, 4);
            }
            catch (ArgumentException e)
            {
                refusal = e;
            }

            Require(refusal?.ParamName == "c", () => $"{Name("gemm_batch_strided")}, stridec = {stride}: {refusal?.Message ?? "not refused"}");
        }

        // Woven into each other, and apart: columns of one matrix in turns.
        T[] all = new T[60], ones = [.. Enumerable.Repeat(T.One, 20)];
        _blas.GemmBatchStrided(Layout.ColumnMajor, Transpose.None, Transpose.None, 2, 2, 2, T.One, ones, 2, 4, ones, 2, 4, T.Zero, all, 8, 2, 4);
        for (int i = 0; i < 16; i++)
            Require(all[i] == T.One + T.One, () => $"{Name("gemm_batch_strided")}: woven results, element {i} is {all[i]}.");
    }

    /// <summary>A result that lies in an input which all products share is refused, wherever it stands in the batch.</summary>
    [Check("gemm_batch")]
    public unsafe void GemmBatchSharedInput()
    {
        T** shared = stackalloc T*[4], results = stackalloc T*[4];
        for (int inside = 0; inside < 4; inside++)
        {
            T[] memory = GC.AllocateArray<T>(64, pinned: true);
            T* start = (T*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref memory[0]);
            for (int i = 0; i < 4; i++)
            {
                shared[i] = start + 20;
                results[i] = i == inside ? start + 23 : start + (i * 4) + (i > 1 ? 30 : 0);
            }

            ArgumentException? refusal = null;
            try
            {
                _blas.GemmBatch(Layout.ColumnMajor, Transpose.None, Transpose.None, 2, 2, 2, T.One, shared, 2, shared, 2, T.One, results, 2, 4);
            }
            catch (ArgumentException e)
            {
                refusal = e;
            }

            Require(refusal?.ParamName == "c", () => $"{Name("gemm_batch")}, a result in the shared input: {refusal?.Message ?? "not refused"}");
        }
    }

    [Check("gemm3m")]
    public void Gemm3mGenerated() => ForAny((d, alpha, beta, random) => Gemm3m(d.Layout, d.TransA, d.TransB, d.M, d.N, d.K, alpha, beta, random));

    [Check("gemm_batch_strided")]
    public void GemmBatchStridedGenerated() => ForAny(
        (d, alpha, beta, random) => GemmBatchStrided(d.Layout, d.TransA, d.TransB, d.M, d.N, d.K, d.L, alpha, beta, random), most: 12);

    [Check("gemm_batch")]
    public void GemmBatchGenerated() => ForAny(
        (d, alpha, beta, random) => GemmBatch(d.Layout, d.TransA, d.TransB, d.M, d.N, d.K, d.L, alpha, beta, random), most: 12);

    [Check("omatcopy")]
    public void OmatcopyGenerated() => ForAny((d, alpha, _, random) => Copy("omatcopy", d.Layout, d.TransA, d.M, d.N, alpha, d.Padding, random));

    [Check("imatcopy")]
    public void ImatcopyGenerated() => ForAny((d, alpha, _, random) => Copy("imatcopy", d.Layout, d.TransA, d.M, d.N, alpha, d.Padding, random));

    private void Gemm3m(Layout layout, Transpose transA, Transpose transB, int m, int n, int k, T alpha, T beta, Random random)
    {
        string Context() => $"{Name("gemm3m")}, {layout}, {transA}, {transB}, m = {m}, n = {n}, k = {k}, alpha = {alpha}, beta = {beta}";
        Mat<T, TReal> a = Operand(layout, transA, m, k, random), b = Operand(layout, transB, k, n, random), c = Mat<T, TReal>.Random(layout, m, n, 1, random);
        if (T.IsZero(beta))
            c.Poison();
        _blas.Gemm3m(layout, transA, transB, m, n, k, alpha, a.Span, a.Ld, b.Span, b.Ld, beta, c.Span, c.Ld);
        Expect(Context, a, transA, b, transB, c, k, alpha, beta, IsComplex ? 8 : 1);
    }

    private void GemmBatchStrided(
        Layout layout, Transpose transA, Transpose transB, int m, int n, int k, int batch, T alpha, T beta, Random random)
    {
        int shared = random.Next(3);
        string Context() =>
            $"{Name("gemm_batch_strided")}, {layout}, {transA}, {transB}, m = {m}, n = {n}, k = {k}, batch = {batch}, alpha = {alpha}, beta = {beta}, shared {shared}";
        // A batch is a tall matrix (row-major) or a wide one, and its parts are the operands.
        var a = new Mat<T, TReal>[batch];
        var b = new Mat<T, TReal>[batch];
        var c = new Mat<T, TReal>[batch];
        for (int i = 0; i < batch; i++)
        {
            a[i] = shared == 1 && i > 0 ? a[0] : Operand(layout, transA, m, k, random);
            b[i] = shared == 2 && i > 0 ? b[0] : Operand(layout, transB, k, n, random);
            c[i] = Mat<T, TReal>.Random(layout, m, n, 1, random);
            if (T.IsZero(beta))
                c[i].Poison();
        }

        (T[] allA, int strideA) = Join(a, shared == 1);
        (T[] allB, int strideB) = Join(b, shared == 2);
        (T[] allC, int strideC) = Join(c, false);
        _blas.GemmBatchStrided(
            layout, transA, transB, m, n, k, alpha, allA, batch == 0 ? 50 : a[0].Ld, strideA, allB, batch == 0 ? 50 : b[0].Ld, strideB,
            beta, allC, batch == 0 ? 50 : c[0].Ld, strideC, batch);
        for (int i = 0; i < batch; i++)
        {
            allC.AsSpan(i * strideC, c[i].Extent).CopyTo(c[i].Span);
            Expect(Context, a[i], transA, b[i], transB, c[i], k, alpha, beta, 1);
        }
    }

    private unsafe void GemmBatch(
        Layout layout, Transpose transA, Transpose transB, int m, int n, int k, int batch, T alpha, T beta, Random random)
    {
        string Context() =>
            $"{Name("gemm_batch")}, {layout}, {transA}, {transB}, m = {m}, n = {n}, k = {k}, batch = {batch}, alpha = {alpha}, beta = {beta}";
        Mat<T, TReal>[] a = [.. Enumerable.Range(0, batch).Select(_ => Operand(layout, transA, m, k, random))];
        Mat<T, TReal>[] b = [.. Enumerable.Range(0, batch).Select(_ => Operand(layout, transB, k, n, random))];
        Mat<T, TReal>[] c = [.. Enumerable.Range(0, batch).Select(_ => Mat<T, TReal>.Random(layout, m, n, 1, random))];
        foreach (Mat<T, TReal> output in c)
        {
            if (T.IsZero(beta))
                output.Poison();
        }

        T[][] memory = [.. a.Concat(b).Concat(c).Select(Pinned)];
        T** pointers = (T**)NativeMemory.Alloc((nuint)memory.Length + 1, (nuint)sizeof(T*));
        for (int i = 0; i < memory.Length; i++)
            pointers[i] = (T*)Unsafe.AsPointer(ref memory[i][0]);
        T** pa = pointers, pb = pointers + batch, pc = pointers + (2 * batch);
        _blas.GemmBatch(
            layout, transA, transB, m, n, k, alpha, pa, batch == 0 ? 50 : a[0].Ld, pb, batch == 0 ? 50 : b[0].Ld, beta, pc, batch == 0 ? 50 : c[0].Ld, batch);
        NativeMemory.Free(pointers);
        for (int i = 0; i < batch; i++)
        {
            memory[(2 * batch) + i].AsSpan(0, c[i].Extent).CopyTo(c[i].Span);
            Expect(Context, a[i], transA, b[i], transB, c[i], k, alpha, beta, 1);
        }
    }

    [Check("omatcopy")]
    public void Omatcopy() => AllCopies("omatcopy");

    [Check("imatcopy")]
    public void Imatcopy() => AllCopies("imatcopy");

    private void AllCopies(string routine)
    {
        var random = new Random(254);
        foreach (Layout layout in Layouts)
        {
            foreach (Transpose trans in Transposes)
            {
                foreach (T alpha in Factors)
                {
                    foreach ((int m, int n) in new[] { (0, 3), (3, 0), (1, 1), (1, 7), (7, 1), (5, 5), (17, 33), (65, 66), (130, 70) })
                        Copy(routine, layout, trans, m, n, alpha, random.Next(3), random);
                }
            }
        }
    }

    private void Copy(string routine, Layout layout, Transpose trans, int m, int n, T alpha, int padding, Random random)
    {
        string Context() => $"{Name(routine)}, {layout}, {trans}, m = {m}, n = {n}, alpha = {alpha}, padding {padding}";
        (int rows, int columns) = trans.IsTransposed() ? (n, m) : (m, n);
        Mat<T, TReal> a = Mat<T, TReal>.Random(layout, m, n, padding, random), b = new(layout, rows, columns, random.Next(3), random.Next(4));
        b.Poison();
        if (routine == "omatcopy")
        {
            _blas.Omatcopy(layout, trans, m, n, alpha, a.Span, a.Ld, b.Span, b.Ld);
            a.Unchanged("a", Context);
            b.OnlyElementsChanged("b", Context);
        }
        else
        {
            // Room for the old matrix and the new one, and nothing behind it.
            var room = new Mat<T, TReal>(Layout.RowMajor, 1, Math.Max(1, Math.Max(a.Extent, b.Extent)));
            a.Span.CopyTo(room.Span);
            room.Remember();
            _blas.Imatcopy(layout, trans, m, n, alpha, room.Span, a.Ld, b.Ld);
            room.OnlyElementsChanged("a", Context);
            room.Span[..b.Extent].CopyTo(b.Span);
        }

        for (int j = 0; j < columns; j++)
        {
            for (int i = 0; i < rows; i++)
            {
                T value = trans.IsTransposed() ? a.Old(j, i) : a.Old(i, j);
                value = trans.IsConjugated() ? Element<T>.Conjugate(value) : value;
                (DoubleDouble re, DoubleDouble im) = Combine(alpha, Scalar<T, TReal>.Re(value), Scalar<T, TReal>.Im(value), T.Zero, T.Zero);
                Near(Context, "B", i, j, b[i, j], re, im, alpha == T.One ? 0 : Within(2, Abs(alpha) * Abs(value)));
            }
        }
    }

    private static Mat<T, TReal> Operand(Layout layout, Transpose trans, int rows, int columns, Random random) =>
        trans.IsTransposed() ? Mat<T, TReal>.Random(layout, columns, rows, 2, random) : Mat<T, TReal>.Random(layout, rows, columns, 2, random);

    private static (T[] Memory, int Stride) Join(Mat<T, TReal>[] parts, bool shared)
    {
        if (parts.Length == 0)
            return ([], 0);
        int stride = shared ? 0 : parts[0].Extent + 3;
        var all = new T[((parts.Length - 1) * stride) + parts[0].Extent];
        for (int i = 0; i < parts.Length; i++)
            parts[i].Span.CopyTo(all.AsSpan(i * stride));
        return (all, stride);
    }

    private static T[] Pinned(Mat<T, TReal> matrix)
    {
        T[] copy = GC.AllocateArray<T>(matrix.Extent + 1, pinned: true);
        matrix.Span.CopyTo(copy);
        return copy;
    }

    private static void Expect(
        Func<string> context, Mat<T, TReal> a, Transpose transA, Mat<T, TReal> b, Transpose transB, Mat<T, TReal> c, int k, T alpha, T beta, double looser)
    {
        a.Unchanged("a", context);
        b.Unchanged("b", context);
        c.OnlyElementsChanged("c", context);
        if (c.Rows == 0 || c.Columns == 0)
            return;
        WideProduct<TReal>? product = T.IsZero(alpha) || k == 0 ? null : new(a.Wide().Op(transA), b.Wide().Op(transB), IsComplex);
        for (int j = 0; j < c.Columns; j++)
        {
            for (int i = 0; i < c.Rows; i++)
            {
                int at = i + (j * c.Rows);
                T old = c.Old(i, j);
                (DoubleDouble re, DoubleDouble im) = Combine(alpha, product?.Re[at] ?? 0, product?.Im[at] ?? 0, beta, old);
                double magnitude = (Abs(alpha) * (product?.Magnitude[at] ?? 0)) + (T.IsZero(beta) ? 0 : Abs(beta) * Abs(old));
                Near(context, "C", i, j, c[i, j], re, im, Within(looser * (k + 4), magnitude));
            }
        }
    }
}
