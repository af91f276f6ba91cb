using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Blas.Arrays;

/// <summary>A comparison, of numbers and of vectors of them (all bits set where it holds).</summary>
internal interface IComparison<T>
    where T : unmanaged
{
    static abstract bool Invoke(T a, T b);

    static abstract Vector256<T> Invoke(Vector256<T> a, Vector256<T> b);

    static abstract Vector512<T> Invoke(Vector512<T> a, Vector512<T> b);
}

/// <summary>Comparisons by vectors: the sign bits of a mask, eight at a time, become eight bytes of 0 or 1.</summary>
internal readonly struct ComparisonKernel<T, TComparison> : IBinaryKernel<T, bool>
    where T : unmanaged
    where TComparison : IComparison<T>
{
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> result) => Loop<NoNumber>(a, b, default, result);

    public static void Run(ReadOnlySpan<T> a, T b, Span<bool> result) => Loop<NumberLast>(a, a, b, result);

    public static void Run(T a, ReadOnlySpan<T> b, Span<bool> result) => Loop<NumberFirst>(b, b, a, result);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Loop<TOperands>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T number, Span<bool> result)
        where TOperands : struct, IOperands
    {
        ref T x = ref MemoryMarshal.GetReference(a);
        ref T y = ref MemoryMarshal.GetReference(b);
        ref byte z = ref Unsafe.As<bool, byte>(ref MemoryMarshal.GetReference(result));
        nint count = Math.Min(result.Length, Math.Min(a.Length, b.Length));
        nint i = 0;
        if (Vector512.IsHardwareAccelerated && Vector512<T>.IsSupported)
        {
            Vector512<T> all = Vector512.Create(number);
            for (; i <= count - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                Vector512<T> first = TOperands.NumberFirst ? all : Vector512.LoadUnsafe(ref x, (nuint)i);
                Vector512<T> second = TOperands.NumberLast ? all : Vector512.LoadUnsafe(ref y, (nuint)i);
                Store(TComparison.Invoke(first, second), ref Unsafe.Add(ref z, i));
            }
        }
        else if (Vector256.IsHardwareAccelerated && Vector256<T>.IsSupported)
        {
            Vector256<T> all = Vector256.Create(number);
            for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Vector256<T> first = TOperands.NumberFirst ? all : Vector256.LoadUnsafe(ref x, (nuint)i);
                Vector256<T> second = TOperands.NumberLast ? all : Vector256.LoadUnsafe(ref y, (nuint)i);
                Store(TComparison.Invoke(first, second).ExtractMostSignificantBits(), Vector256<T>.Count, ref Unsafe.Add(ref z, i));
            }
        }

        for (; i < count; i++)
        {
            T first = TOperands.NumberFirst ? number : Unsafe.Add(ref x, i);
            T second = TOperands.NumberLast ? number : Unsafe.Add(ref y, i);
            Unsafe.Add(ref z, i) = TComparison.Invoke(first, second) ? (byte)1 : (byte)0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<T> mask, ref byte to)
    {
        if (Avx512F.IsSupported && Unsafe.SizeOf<T>() == sizeof(uint))
        {
            Avx512F.ConvertToVector128Byte(mask.AsUInt32() & Vector512<uint>.One).StoreUnsafe(ref to);
        }
        else
        {
            Store(mask.ExtractMostSignificantBits(), Vector512<T>.Count, ref to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ulong bits, int count, ref byte to)
    {
        if (count < sizeof(ulong))
        {
            Unsafe.WriteUnaligned(ref to, (uint)Spread(bits));
            return;
        }

        for (int i = 0; i < count; i += sizeof(ulong), bits >>= sizeof(ulong))
        {
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, i), Spread(bits & 0xFF));
        }
    }

    // Every byte gets all the bits and keeps its own; adding 127 carries it, wherever it is, into the sign.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong bits)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitDeposit(bits, 0x0101010101010101UL);
        }

        ulong own = (bits * 0x0101010101010101UL) & 0x8040201008040201UL;
        return ((own + 0x7F7F7F7F7F7F7F7FUL) >> 7) & 0x0101010101010101UL;
    }

    /// <summary>Which operand is one number for all.</summary>
    private interface IOperands
    {
        static abstract bool NumberFirst { get; }

        static abstract bool NumberLast { get; }
    }

    private readonly struct NoNumber : IOperands
    {
        public static bool NumberFirst => false;

        public static bool NumberLast => false;
    }

    private readonly struct NumberFirst : IOperands
    {
        static bool IOperands.NumberFirst => true;

        public static bool NumberLast => false;
    }

    private readonly struct NumberLast : IOperands
    {
        public static bool NumberFirst => false;

        static bool IOperands.NumberLast => true;
    }
}

/// <summary>Whether a number is NaN: the only one that is not equal to itself.</summary>
internal readonly struct NaNKernel<T> : IUnaryKernel<T, bool>
    where T : unmanaged, INumberBase<T>
{
    public static void Run(ReadOnlySpan<T> a, Span<bool> result)
    {
        if (DType.IsInteger<T>())
        {
            result.Clear();
            return;
        }

        ComparisonKernel<T, NotEqualComparison<T>>.Run(a, a, result);
    }
}

internal readonly struct LessComparison<T> : IComparison<T>
    where T : unmanaged, IComparisonOperators<T, T, bool>
{
    public static bool Invoke(T a, T b) => a < b;

    public static Vector256<T> Invoke(Vector256<T> a, Vector256<T> b) => Vector256.LessThan(a, b);

    public static Vector512<T> Invoke(Vector512<T> a, Vector512<T> b) => Vector512.LessThan(a, b);
}

internal readonly struct LessEqualComparison<T> : IComparison<T>
    where T : unmanaged, IComparisonOperators<T, T, bool>
{
    public static bool Invoke(T a, T b) => a <= b;

    public static Vector256<T> Invoke(Vector256<T> a, Vector256<T> b) => Vector256.LessThanOrEqual(a, b);

    public static Vector512<T> Invoke(Vector512<T> a, Vector512<T> b) => Vector512.LessThanOrEqual(a, b);
}

internal readonly struct EqualComparison<T> : IComparison<T>
    where T : unmanaged, IEqualityOperators<T, T, bool>
{
    public static bool Invoke(T a, T b) => a == b;

    public static Vector256<T> Invoke(Vector256<T> a, Vector256<T> b) => Vector256.Equals(a, b);

    public static Vector512<T> Invoke(Vector512<T> a, Vector512<T> b) => Vector512.Equals(a, b);
}

internal readonly struct NotEqualComparison<T> : IComparison<T>
    where T : unmanaged, IEqualityOperators<T, T, bool>
{
    public static bool Invoke(T a, T b) => a != b;

    public static Vector256<T> Invoke(Vector256<T> a, Vector256<T> b) => ~Vector256.Equals(a, b);

    public static Vector512<T> Invoke(Vector512<T> a, Vector512<T> b) => ~Vector512.Equals(a, b);
}
