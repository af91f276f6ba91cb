using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>A function of two numbers, for runs of them.</summary>
internal interface IBinaryKernel<T, TResult>
    where T : unmanaged
    where TResult : unmanaged
{
    static abstract void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<TResult> result);

    static abstract void Run(ReadOnlySpan<T> a, T b, Span<TResult> result);

    static abstract void Run(T a, ReadOnlySpan<T> b, Span<TResult> result);

    /// <summary>Elements that are enough work for a thread of their own.</summary>
    static virtual nint Grain => Parallel.CheapGrain;
}

/// <summary>A function of one number, for runs of them.</summary>
internal interface IUnaryKernel<T, TResult>
    where T : unmanaged
    where TResult : unmanaged
{
    static abstract void Run(ReadOnlySpan<T> a, Span<TResult> result);

    /// <summary>Elements that are enough work for a thread of their own.</summary>
    static virtual nint Grain => Parallel.CheapGrain;
}

/// <summary>An input of an elementwise function: an array, or a number that is read for every element.</summary>
internal readonly unsafe ref struct Operand<T>
    where T : unmanaged
{
    public readonly T* Data;
    public readonly ReadOnlySpan<nint> Shape;
    public readonly ReadOnlySpan<nint> Strides;
    public readonly NdArray<T>? Array;

    public Operand(NdArray<T> array)
    {
        ArgumentNullException.ThrowIfNull(array);
        Data = array.Data;
        Shape = array.Shape;
        Strides = array.Strides;
        Array = array;
    }

    /// <summary>A number, which must stay where it is: on the caller's stack.</summary>
    public Operand(T* scalar) => Data = scalar;

    public NdArray.Lease Hold() => Array is null ? default : Array.Hold();

    public bool IsContiguous => Array is null || Array.IsContiguous;
}

/// <summary>
/// The one way in which elementwise functions visit their operands: broadcast, plan, then long runs. A run that is
/// contiguous (or constant) goes to the kernel as it lies; another is gathered into a small buffer first, so that every
/// kernel is vectorised whatever the strides. Nothing is allocated but a missing result.
/// </summary>
internal static unsafe partial class Elementwise
{
    private const int BufferLength = 512;

    public static NdArray<TResult> Binary<T, TResult, TKernel>(NdArray<T> a, NdArray<T> b, NdArray<TResult>? result)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult> =>
        Binary<T, TResult, TKernel>(new Operand<T>(a), new Operand<T>(b), result);

    public static NdArray<TResult> Binary<T, TResult, TKernel>(NdArray<T> a, T b, NdArray<TResult>? result)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult> =>
        Binary<T, TResult, TKernel>(new Operand<T>(a), new Operand<T>(&b), result);

    public static NdArray<TResult> Binary<T, TResult, TKernel>(T a, NdArray<T> b, NdArray<TResult>? result)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult> =>
        Binary<T, TResult, TKernel>(new Operand<T>(&a), new Operand<T>(b), result);

    public static NdArray<TResult> Unary<T, TResult, TKernel>(NdArray<T> a, NdArray<TResult>? result)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IUnaryKernel<T, TResult>
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray.Lease leaseA = a.Hold();
        if (result is null)
        {
            result = AllocateLike<T, TResult>(a.Shape, new Operand<T>(a), new Operand<T>(a));
        }
        else
        {
            CheckResult(result, a.Shape, a.Shape);
        }

        using NdArray.Lease leaseResult = result.Hold();
        if (Overlap.Conflicts(a.Data, a.Shape, a.Strides, result.Data, result.Shape, result.Strides))
        {
            using NdArray<T> copy = a.Copy();
            return Unary<T, TResult, TKernel>(copy, result);
        }

        if (a.IsContiguous && result.IsContiguous && a.Size == result.Size)
        {
            if (Parallel.IsWorthwhile(a.Size, TKernel.Grain))
            {
                Parallel.Unary<T, TResult, TKernel>(a.Data, result.Data, a.Size);
            }
            else
            {
                UnaryRun<T, TResult, TKernel>(a.Data, 1, result.Data, 1, a.Size);
            }

            return result;
        }

        Span<nint> stridesA = stackalloc nint[result.NDim];
        ShapeMath.BroadcastStrides(a.Shape, a.Strides, result.Shape, stridesA);
        var plan = new LoopPlan(result.Shape, result.Strides, stridesA, stridesA);
        UnaryRuns<T, TResult, TKernel>(a.Data, result.Data, ref plan);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UnaryRuns<T, TResult, TKernel>(T* a, TResult* r, ref LoopPlan plan)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IUnaryKernel<T, TResult>
    {
        if (plan.Run == 0)
        {
            return;
        }

        do
        {
            UnaryRun<T, TResult, TKernel>(a + plan.Offset1, plan.Inner1, r + plan.Offset0, plan.Inner0, plan.Run);
        }
        while (plan.Next());
    }

    private static NdArray<TResult> Binary<T, TResult, TKernel>(Operand<T> a, Operand<T> b, NdArray<TResult>? result)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult>
    {
        using NdArray.Lease leaseA = a.Hold();
        using NdArray.Lease leaseB = b.Hold();
        Span<nint> shape = stackalloc nint[ShapeMath.BroadcastDims(a.Shape, b.Shape)];
        ShapeMath.Broadcast(a.Shape, b.Shape, shape);
        if (result is null)
        {
            result = AllocateLike<T, TResult>(shape, a, b);
        }
        else
        {
            CheckResult(result, shape, a.Shape, b.Shape);
        }

        using NdArray.Lease leaseResult = result.Hold();
        if (Overlap.Conflicts(a.Data, a.Shape, a.Strides, result.Data, result.Shape, result.Strides))
        {
            using NdArray<T> copy = a.Array!.Copy();
            return Binary<T, TResult, TKernel>(new Operand<T>(copy), b, result);
        }

        if (Overlap.Conflicts(b.Data, b.Shape, b.Strides, result.Data, result.Shape, result.Strides))
        {
            using NdArray<T> copy = b.Array!.Copy();
            return Binary<T, TResult, TKernel>(a, new Operand<T>(copy), result);
        }

        if (result.IsContiguous && IsOneRun(a, result) && IsOneRun(b, result))
        {
            nint stepA = a.Array is null ? 0 : 1;
            nint stepB = b.Array is null ? 0 : 1;
            if (Parallel.IsWorthwhile(result.Size, TKernel.Grain))
            {
                Parallel.Binary<T, TResult, TKernel>(a.Data, stepA, b.Data, stepB, result.Data, 1, result.Size);
            }
            else
            {
                BinaryRun<T, TResult, TKernel>(a.Data, stepA, b.Data, stepB, result.Data, 1, result.Size);
            }

            return result;
        }

        Span<nint> strides = stackalloc nint[2 * result.NDim];
        Span<nint> stridesA = strides[..result.NDim];
        Span<nint> stridesB = strides[result.NDim..];
        ShapeMath.BroadcastStrides(a.Shape, a.Strides, result.Shape, stridesA);
        ShapeMath.BroadcastStrides(b.Shape, b.Strides, result.Shape, stridesB);
        var plan = new LoopPlan(result.Shape, result.Strides, stridesA, stridesB);
        BinaryRuns<T, TResult, TKernel>(a.Data, b.Data, result.Data, ref plan);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BinaryRuns<T, TResult, TKernel>(T* a, T* b, TResult* r, ref LoopPlan plan)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult>
    {
        if (plan.Run == 0)
        {
            return;
        }

        bool isShared = Parallel.IsWorthwhile(plan.Run, TKernel.Grain);
        do
        {
            if (isShared)
            {
                Parallel.Binary<T, TResult, TKernel>(
                    a + plan.Offset1, plan.Inner1, b + plan.Offset2, plan.Inner2, r + plan.Offset0, plan.Inner0, plan.Run);
            }
            else
            {
                BinaryRun<T, TResult, TKernel>(
                    a + plan.Offset1, plan.Inner1, b + plan.Offset2, plan.Inner2, r + plan.Offset0, plan.Inner0, plan.Run);
            }
        }
        while (plan.Next());
    }

    private static bool IsOneRun<T, TResult>(Operand<T> operand, NdArray<TResult> result)
        where T : unmanaged
        where TResult : unmanaged =>
        operand.Array is null || (operand.IsContiguous && operand.Array.Size == result.Size);

    /// <summary>A new result, in Fortran order where all inputs are in that order alone, as NumPy's order "K" has it.</summary>
    private static NdArray<TResult> AllocateLike<T, TResult>(ReadOnlySpan<nint> shape, Operand<T> a, Operand<T> b)
        where T : unmanaged
        where TResult : unmanaged
    {
        if (shape.Length < 2 || !PrefersFortran(a, shape) || !PrefersFortran(b, shape))
        {
            return NdArray.Allocate<TResult>(shape, zeroed: false);
        }

        Span<nint> reversed = stackalloc nint[shape.Length];
        shape.CopyTo(reversed);
        reversed.Reverse();
        using NdArray<TResult> memory = NdArray.Allocate<TResult>(reversed, zeroed: false);
        return memory.Transpose();
    }

    private static bool PrefersFortran<T>(Operand<T> operand, ReadOnlySpan<nint> shape)
        where T : unmanaged =>
        operand.Array is NdArray<T> array && !array.IsContiguous && array.IsFContiguous && array.Shape.SequenceEqual(shape);

    private static void CheckResult<TResult>(
        NdArray<TResult> @out, ReadOnlySpan<nint> shape, ReadOnlySpan<nint> a, ReadOnlySpan<nint> b = default)
        where TResult : unmanaged
    {
        @out.RequireWriteable(nameof(@out));
        if (@out.Shape.SequenceEqual(shape))
        {
            return;
        }

        Span<nint> whole = stackalloc nint[ShapeMath.BroadcastDims(@out.Shape, shape)];
        for (int i = 1; i <= whole.Length; i++)
        {
            nint x = i <= @out.NDim ? @out.Shape[^i] : 1;
            nint y = i <= shape.Length ? shape[^i] : 1;
            if (x != y && x != 1 && y != 1)
            {
                throw new ArgumentException(
                    $"operands could not be broadcast together with shapes {ShapeMath.Format(a)} {(b.IsEmpty ? string.Empty : ShapeMath.Format(b) + " ")}{ShapeMath.Format(@out.Shape)}",
                    nameof(@out));
            }

            whole[^i] = x == 1 ? y : x;
        }

        if (!@out.Shape.SequenceEqual(whole))
        {
            throw new ArgumentException(
                $"non-broadcastable output operand with shape {ShapeMath.Format(@out.Shape)} doesn't match the broadcast shape {ShapeMath.Format(whole)}",
                nameof(@out));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void UnaryRun<T, TResult, TKernel>(T* a, nint strideA, TResult* r, nint strideR, nint count)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IUnaryKernel<T, TResult>
    {
        if (strideA == 1 && strideR == 1)
        {
            for (; count > 0; count -= Copying.MaxRun, a += Copying.MaxRun, r += Copying.MaxRun)
            {
                int n = (int)Math.Min(count, Copying.MaxRun);
                TKernel.Run(new ReadOnlySpan<T>(a, n), new Span<TResult>(r, n));
            }

            return;
        }

        T* bufferA = stackalloc T[BufferLength];
        TResult* bufferR = stackalloc TResult[BufferLength];
        for (; count > 0; count -= BufferLength)
        {
            int n = (int)Math.Min(count, BufferLength);
            T* from = Gather(a, strideA, bufferA, n);
            TResult* to = strideR == 1 ? r : bufferR;
            TKernel.Run(new ReadOnlySpan<T>(from, n), new Span<TResult>(to, n));
            if (to != r)
            {
                Copying.Run(to, 1, r, strideR, n);
            }

            a += n * strideA;
            r += n * strideR;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void BinaryRun<T, TResult, TKernel>(
        T* a, nint strideA, T* b, nint strideB, TResult* r, nint strideR, nint count)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult>
    {
        if (strideR == 1 && strideA == 1 && (nuint)strideB <= 1)
        {
            for (; count > 0; count -= Copying.MaxRun, a += Copying.MaxRun, b += Copying.MaxRun * strideB, r += Copying.MaxRun)
            {
                int n = (int)Math.Min(count, Copying.MaxRun);
                if (strideB == 0)
                {
                    TKernel.Run(new ReadOnlySpan<T>(a, n), *b, new Span<TResult>(r, n));
                }
                else
                {
                    TKernel.Run(new ReadOnlySpan<T>(a, n), new ReadOnlySpan<T>(b, n), new Span<TResult>(r, n));
                }
            }

            return;
        }

        BinaryGathered<T, TResult, TKernel>(a, strideA, b, strideB, r, strideR, count);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void BinaryGathered<T, TResult, TKernel>(
        T* a, nint strideA, T* b, nint strideB, TResult* r, nint strideR, nint count)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult>
    {
        T* bufferA = stackalloc T[BufferLength];
        T* bufferB = stackalloc T[BufferLength];
        TResult* bufferR = stackalloc TResult[BufferLength];
        nint step = (strideA == 1 || strideA == 0) && (strideB == 1 || strideB == 0) && strideR == 1
            ? Copying.MaxRun : BufferLength;
        for (; count > 0; count -= step)
        {
            int n = (int)Math.Min(count, step);
            TResult* to = strideR == 1 ? r : bufferR;
            var result = new Span<TResult>(to, n);
            if (strideA == 0 && strideB != 0)
            {
                TKernel.Run(*a, new ReadOnlySpan<T>(Gather(b, strideB, bufferB, n), n), result);
            }
            else if (strideB == 0 && strideA != 0)
            {
                TKernel.Run(new ReadOnlySpan<T>(Gather(a, strideA, bufferA, n), n), *b, result);
            }
            else if (strideA == 0)
            {
                TKernel.Run(new ReadOnlySpan<T>(a, 1), *b, result[..1]);
                result[1..].Fill(result[0]);
            }
            else
            {
                TKernel.Run(
                    new ReadOnlySpan<T>(Gather(a, strideA, bufferA, n), n),
                    new ReadOnlySpan<T>(Gather(b, strideB, bufferB, n), n),
                    result);
            }

            if (to != r)
            {
                Copying.Run(to, 1, r, strideR, n);
            }

            a += n * strideA;
            b += n * strideB;
            r += n * strideR;
        }
    }

    private static T* Gather<T>(T* source, nint stride, T* buffer, int count)
        where T : unmanaged
    {
        if (stride == 1)
        {
            return source;
        }

        Copying.Run(source, stride, buffer, 1, count);
        return buffer;
    }
}
