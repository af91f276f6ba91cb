using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>An operation of two vectors.</summary>
internal interface IVectorOperator2<T>
{
    static abstract Vector<T> Invoke(Vector<T> a, Vector<T> b);

    static abstract T Invoke(T a, T b);
}

/// <summary>
/// Loops over the plain operators. They are compiled with all optimisations at the first call: the framework's generic ones run
/// many times slower until they have been found to be hot, which is most of a short program's time.
/// </summary>
internal static class VectorLoops
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, TOperator>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged
        where TOperator : struct, IVectorOperator2<T>
    {
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, TOperator>(ReadOnlySpan<T> a, T b, Span<T> result)
        where T : unmanaged
        where TOperator : struct, IVectorOperator2<T>
    {
        ref T x = ref MemoryMarshal.GetReference(a);
        ref T z = ref MemoryMarshal.GetReference(result);
        Vector<T> all = Vector.Create(b);
        nint count = Math.Min(result.Length, a.Length);
        nint i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            TOperator.Invoke(Vector.LoadUnsafe(ref x, (nuint)i), all).StoreUnsafe(ref z, (nuint)i);
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref z, i) = TOperator.Invoke(Unsafe.Add(ref x, i), b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, TOperator>(T a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged
        where TOperator : struct, IVectorOperator2<T>
    {
        ref T y = ref MemoryMarshal.GetReference(b);
        ref T z = ref MemoryMarshal.GetReference(result);
        Vector<T> all = Vector.Create(a);
        nint count = Math.Min(result.Length, b.Length);
        nint i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            TOperator.Invoke(all, Vector.LoadUnsafe(ref y, (nuint)i)).StoreUnsafe(ref z, (nuint)i);
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref z, i) = TOperator.Invoke(a, Unsafe.Add(ref y, i));
        }
    }
}

internal readonly struct AddOperator<T> : IVectorOperator2<T>
    where T : unmanaged, INumberBase<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a, T b) => a + b;
}

internal readonly struct SubtractOperator<T> : IVectorOperator2<T>
    where T : unmanaged, INumberBase<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a, T b) => a - b;
}

internal readonly struct MultiplyOperator<T> : IVectorOperator2<T>
    where T : unmanaged, INumberBase<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a, T b) => a * b;
}

internal readonly struct DivideOperator<T> : IVectorOperator2<T>
    where T : unmanaged, INumberBase<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a, T b) => a / b;
}
