using System.Numerics;

namespace Blas.Arrays;

/// <summary>matmul: stacks of matrices, broadcast, one product each.</summary>
internal static unsafe class StackedProduct
{
    private const string Signature = "gufunc signature (n?,k),(k,m?)->(n?,m?)";

    public static NdArray<T> Run<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out, IBlas? blas)
        where T : unmanaged, INumberBase<T>
    {
        RequireAxes(a, 0);
        RequireAxes(b, 1);
        Core left = Core.Left(a);
        Core right = Core.Right(b);
        if (left.Columns != right.Rows)
        {
            throw new ArgumentException(ShapeMath.Text(
                $"matmul: Input operand 1 has a mismatch in its core dimension 0, with {Signature} (size {right.Rows} is different from {left.Columns})"),
                nameof(b));
        }

        ReadOnlySpan<nint> stackA = a.Shape[..Math.Max(a.NDim - 2, 0)];
        ReadOnlySpan<nint> stackB = b.Shape[..Math.Max(b.NDim - 2, 0)];
        Span<nint> shape = stackalloc nint[ShapeMath.BroadcastDims(stackA, stackB) + 2];
        Span<nint> stack = shape[..^2];
        ShapeMath.Broadcast(stackA, stackB, stack);
        int ndim = stack.Length;
        if (a.NDim > 1)
        {
            shape[ndim++] = left.Rows;
        }

        if (b.NDim > 1)
        {
            shape[ndim++] = right.Columns;
        }

        NdArray<T> result = @out ?? NdArray.Allocate<T>(shape[..ndim], zeroed: false);
        if (@out is not null)
        {
            CheckResult(@out, shape[..ndim]);
        }

        using NdArray.Lease leaseA = a.Hold();
        using NdArray.Lease leaseB = b.Hold();
        using NdArray.Lease leaseResult = result.Hold();
        Core target = Core.Result(result, left.Rows, right.Columns, isRow: a.NDim == 1, isColumn: b.NDim == 1);

        // Whatever a product cannot be shown in place is copied, once for the whole stack.
        bool meetsA = Meets(a, result);
        if (meetsA || (Kernel<T>.UsesBlas && !left.HasForm))
        {
            using NdArray<T> copy = a.Copy();
            return Run(copy, b, result, blas);
        }

        if (Meets(b, result) || (Kernel<T>.UsesBlas && !right.HasForm))
        {
            using NdArray<T> copy = b.Copy();
            return Run(a, copy, result, blas);
        }

        if (Kernel<T>.UsesBlas && !target.HasForm)
        {
            using NdArray<T> direct = Run(a, b, null, blas);
            result.Assign(direct);
            return result;
        }

        var kernel = new Kernel<T>(left, right, target, blas);
        Span<nint> strides = stackalloc nint[3 * stack.Length];
        Span<nint> stridesA = strides[..stack.Length];
        Span<nint> stridesB = strides.Slice(stack.Length, stack.Length);
        ShapeMath.BroadcastStrides(stackA, a.Strides[..stackA.Length], stack, stridesA);
        ShapeMath.BroadcastStrides(stackB, b.Strides[..stackB.Length], stack, stridesB);
        var plan = new LoopPlan(stack, result.Strides[..stack.Length], stridesA, stridesB);
        if (plan.Run == 0)
        {
            return result;
        }

        do
        {
            for (nint i = 0; i < plan.Run; i++)
            {
                kernel.Run(
                    a.Data + plan.Offset1 + (i * plan.Inner1),
                    b.Data + plan.Offset2 + (i * plan.Inner2),
                    result.Data + plan.Offset0 + (i * plan.Inner0));
            }
        }
        while (plan.Next());
        return result;
    }

    private static bool Meets<T>(NdArray<T> input, NdArray<T> result)
        where T : unmanaged =>
        input.Data == result.Data
            ? input.Size > 0 && result.Size > 0
            : Overlap.Conflicts(input.Data, input.Shape, input.Strides, result.Data, result.Shape, result.Strides);

    private static void RequireAxes(NdArray operand, int number)
    {
        if (operand.NDim == 0)
        {
            throw new ArgumentException(ShapeMath.Text(
                $"matmul: Input operand {number} does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)"));
        }
    }

    private static void CheckResult(NdArray @out, ReadOnlySpan<nint> shape)
    {
        @out.RequireWriteable(nameof(@out));
        if (!@out.Shape.SequenceEqual(shape))
        {
            throw new ArgumentException(
                $"matmul: Output operand 0 has shape {ShapeMath.Format(@out.Shape)}, the product {ShapeMath.Format(shape)}, with {Signature}",
                nameof(@out));
        }
    }

    /// <summary>A matrix of the stack: the last two axes, or a vector as a row or column.</summary>
    private readonly ref struct Core
    {
        private Core(nint rows, nint columns, nint rowStride, nint columnStride)
        {
            Rows = rows;
            Columns = columns;
            RowStride = rowStride;
            ColumnStride = columnStride;
            HasForm = MatrixForm.TryFind(rows, columns, rowStride, columnStride, out MatrixForm form);
            Form = form;
        }

        public nint Rows { get; }

        public nint Columns { get; }

        public nint RowStride { get; }

        public nint ColumnStride { get; }

        public bool HasForm { get; }

        public MatrixForm Form { get; }

        public static Core Left(NdArray a) =>
            a.NDim == 1 ? new(1, a.Shape[0], 1, a.Strides[0]) : Last(a);

        public static Core Right(NdArray b) =>
            b.NDim == 1 ? new(b.Shape[0], 1, b.Strides[0], 1) : Last(b);

        public static Core Result(NdArray result, nint rows, nint columns, bool isRow, bool isColumn) =>
            isRow && isColumn ? new(1, 1, 1, 1)
            : isRow ? new(1, columns, 1, result.Strides[^1])
            : isColumn ? new(rows, 1, result.Strides[^1], 1)
            : Last(result);

        private static Core Last(NdArray array) =>
            new(array.Shape[^2], array.Shape[^1], array.Strides[^2], array.Strides[^1]);
    }

    /// <summary>One product of the stack.</summary>
    private readonly ref struct Kernel<T>
        where T : unmanaged, INumberBase<T>
    {
        private readonly Core _a;
        private readonly Core _b;
        private readonly Core _c;
        private readonly IBlas<T>? _blas;

        public Kernel(Core a, Core b, Core c, IBlas? blas)
        {
            _a = a;
            _b = b;
            _c = c;
            _blas = UsesBlas ? (blas ?? Providers.Default.Blas).For<T>() : null;
        }

        public static bool UsesBlas =>
            typeof(T) == typeof(float) || typeof(T) == typeof(double)
            || typeof(T) == typeof(Complex32) || typeof(T) == typeof(Complex);

        public void Run(T* a, T* b, T* c)
        {
            nint m = _a.Rows;
            nint n = _b.Columns;
            nint k = _a.Columns;
            if (m == 0 || n == 0)
            {
                return;
            }

            if (_blas is null)
            {
                Loops(a, b, c, m, n, k);
            }
            else if (k == 0)
            {
                Copying.Fill(c, [m, n], [_c.RowStride, _c.ColumnStride], T.Zero);
            }
            else if (m == 1 && n == 1)
            {
                *c = _blas.Dot(k, a, k == 1 ? 1 : _a.ColumnStride, b, k == 1 ? 1 : _b.RowStride);
            }
            else if (n == 1)
            {
                Gemv(_a, a, m, k, transposed: false, b, _b.RowStride, c, _c.RowStride);
            }
            else if (m == 1)
            {
                Gemv(_b, b, k, n, transposed: true, a, _a.ColumnStride, c, _c.ColumnStride);
            }
            else if (_c.Form.Transpose == Transpose.None)
            {
                _blas.Gemm(
                    Layout.RowMajor, _a.Form.Transpose, _b.Form.Transpose, m, n, k,
                    T.One, a, _a.Form.Leading, b, _b.Form.Leading, T.Zero, c, _c.Form.Leading);
            }
            else
            {
                // The result lies column by column: its transpose, row by row, is the transposed operands' product.
                _blas.Gemm(
                    Layout.RowMajor, Turned(_b.Form.Transpose), Turned(_a.Form.Transpose), n, m, k,
                    T.One, b, _b.Form.Leading, a, _a.Form.Leading, T.Zero, c, _c.Form.Leading);
            }
        }

        private static Transpose Turned(Transpose transpose) =>
            transpose == Transpose.None ? Transpose.Transpose : Transpose.None;

        // y := matrix x, or matrixᵀ x; the strides of x and y may be anything but 0, and 1 where the extent is 1.
        private void Gemv(Core matrix, T* data, nint rows, nint columns, bool transposed, T* x, nint incx, T* y, nint incy)
        {
            bool isStored = matrix.Form.Transpose == Transpose.None;
            nint lengthX = transposed ? rows : columns;
            incx = lengthX == 1 ? 1 : incx;
            _blas!.Gemv(
                Layout.RowMajor, transposed == isStored ? Transpose.Transpose : Transpose.None,
                isStored ? rows : columns, isStored ? columns : rows,
                T.One, data, matrix.Form.Leading, x, incx, T.Zero, y, incy);
        }

        private void Loops(T* a, T* b, T* c, nint m, nint n, nint k)
        {
            for (nint i = 0; i < m; i++)
            {
                for (nint j = 0; j < n; j++)
                {
                    T* x = a + (i * _a.RowStride);
                    T* y = b + (j * _b.ColumnStride);
                    T sum = T.Zero;
                    for (nint l = 0; l < k; l++)
                    {
                        sum = unchecked(sum + (x[l * _a.ColumnStride] * y[l * _b.RowStride]));
                    }

                    c[(i * _c.RowStride) + (j * _c.ColumnStride)] = sum;
                }
            }
        }
    }
}
