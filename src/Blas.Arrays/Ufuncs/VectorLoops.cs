using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>An operation of one vector.</summary>
internal interface IVectorOperator1<T>
    where T : unmanaged
{
    /// <summary>Whether the operation has vectors of this element type.</summary>
    static virtual bool IsVectorised => Vector<T>.IsSupported;

    static abstract Vector<T> Invoke(Vector<T> a);

    static abstract T Invoke(T a);

    /// <summary>A run of elements that there are no vectors of.</summary>
    static abstract void Other(ReadOnlySpan<T> a, Span<T> result);
}

/// <summary>An operation of two vectors.</summary>
internal interface IVectorOperator2<T>
    where T : unmanaged
{
    /// <inheritdoc cref="IVectorOperator1{T}.IsVectorised"/>
    static virtual bool IsVectorised => Vector<T>.IsSupported;

    static abstract Vector<T> Invoke(Vector<T> a, Vector<T> b);

    static abstract T Invoke(T a, T b);

    /// <inheritdoc cref="IVectorOperator1{T}.Other"/>
    static abstract void Other(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result);

    /// <inheritdoc cref="IVectorOperator1{T}.Other"/>
    static abstract void Other(ReadOnlySpan<T> a, T b, Span<T> result);

    /// <inheritdoc cref="IVectorOperator1{T}.Other"/>
    static abstract void Other(T a, ReadOnlySpan<T> b, Span<T> result);
}

/// <summary>
/// A kernel of an operation of vectors. The loops are compiled with all optimisations at the first call: the framework's generic
/// ones run many times slower until they have been found to be hot, which is most of a short program's time.
/// </summary>
internal readonly struct VectorUnary<T, TOperator> : IUnaryKernel<T, T>
    where T : unmanaged
    where TOperator : struct, IVectorOperator1<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!TOperator.IsVectorised)
        {
            TOperator.Other(a, result);
            return;
        }

        ref T x = ref MemoryMarshal.GetReference(a);
        ref T z = ref MemoryMarshal.GetReference(result);
        nint width = Vector<T>.Count;
        nint count = Math.Min(result.Length, a.Length);
        nint i = 0;
        for (; i <= count - (2 * width); i += 2 * width)
        {
            Vector<T> first = TOperator.Invoke(Vector.LoadUnsafe(ref x, (nuint)i));
            Vector<T> second = TOperator.Invoke(Vector.LoadUnsafe(ref x, (nuint)(i + width)));
            first.StoreUnsafe(ref z, (nuint)i);
            second.StoreUnsafe(ref z, (nuint)(i + width));
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref z, i) = TOperator.Invoke(Unsafe.Add(ref x, i));
        }
    }
}

/// <summary>The same of two operands, either of which may be one number.</summary>
internal readonly struct VectorBinary<T, TOperator> : IBinaryKernel<T, T>
    where T : unmanaged
    where TOperator : struct, IVectorOperator2<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
    {
        if (!TOperator.IsVectorised)
        {
            TOperator.Other(a, b, result);
            return;
        }

        ref T x = ref MemoryMarshal.GetReference(a);
        ref T y = ref MemoryMarshal.GetReference(b);
        ref T z = ref MemoryMarshal.GetReference(result);
        nint width = Vector<T>.Count;
        nint count = Math.Min(result.Length, Math.Min(a.Length, b.Length));
        nint i = 0;
        for (; i <= count - (2 * width); i += 2 * width)
        {
            Vector<T> first = TOperator.Invoke(Vector.LoadUnsafe(ref x, (nuint)i), Vector.LoadUnsafe(ref y, (nuint)i));
            Vector<T> second = TOperator.Invoke(Vector.LoadUnsafe(ref x, (nuint)(i + width)), Vector.LoadUnsafe(ref y, (nuint)(i + width)));
            first.StoreUnsafe(ref z, (nuint)i);
            second.StoreUnsafe(ref z, (nuint)(i + width));
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref z, i) = TOperator.Invoke(Unsafe.Add(ref x, i), Unsafe.Add(ref y, i));
        }
    }

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result)
    {
        if (TOperator.IsVectorised)
        {
            WithNumber<InOrder>(a, b, result);
        }
        else
        {
            TOperator.Other(a, b, result);
        }
    }

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result)
    {
        if (TOperator.IsVectorised)
        {
            WithNumber<Exchanged>(b, a, result);
        }
        else
        {
            TOperator.Other(a, b, result);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WithNumber<TOrder>(ReadOnlySpan<T> a, T number, Span<T> result)
        where TOrder : struct, IOrder
    {
        ref T x = ref MemoryMarshal.GetReference(a);
        ref T z = ref MemoryMarshal.GetReference(result);
        Vector<T> all = Vector.Create(number);
        nint width = Vector<T>.Count;
        nint count = Math.Min(result.Length, a.Length);
        nint i = 0;
        for (; i <= count - (2 * width); i += 2 * width)
        {
            Vector<T> first = Invoke<TOrder>(Vector.LoadUnsafe(ref x, (nuint)i), all);
            Vector<T> second = Invoke<TOrder>(Vector.LoadUnsafe(ref x, (nuint)(i + width)), all);
            first.StoreUnsafe(ref z, (nuint)i);
            second.StoreUnsafe(ref z, (nuint)(i + width));
        }

        for (; i < count; i++)
        {
            T element = Unsafe.Add(ref x, i);
            Unsafe.Add(ref z, i) = TOrder.NumberFirst ? TOperator.Invoke(number, element) : TOperator.Invoke(element, number);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Invoke<TOrder>(Vector<T> a, Vector<T> number)
        where TOrder : struct, IOrder =>
        TOrder.NumberFirst ? TOperator.Invoke(number, a) : TOperator.Invoke(a, number);

    private interface IOrder
    {
        static abstract bool NumberFirst { get; }
    }

    private readonly struct InOrder : IOrder
    {
        public static bool NumberFirst => false;
    }

    private readonly struct Exchanged : IOrder
    {
        public static bool NumberFirst => true;
    }
}
