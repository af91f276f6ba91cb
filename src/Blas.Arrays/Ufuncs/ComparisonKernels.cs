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
}

/// <summary>Comparisons by vectors: the sign bits of a mask, eight at a time, become eight bytes of 0 or 1.</summary>
internal readonly struct ComparisonKernel<T, TComparison> : IBinaryKernel<T, bool>
    where T : unmanaged
    where TComparison : IComparison<T>
{
    private static bool IsVectorised => Vector256.IsHardwareAccelerated && Vector256<T>.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> result)
    {
        int i = 0;
        if (IsVectorised)
        {
            for (; i <= result.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Store(TComparison.Invoke(Load(a, i), Load(b, i)), result, i);
            }
        }

        for (; i < result.Length; i++)
        {
            result[i] = TComparison.Invoke(a[i], b[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<T> a, T b, Span<bool> result)
    {
        int i = 0;
        if (IsVectorised)
        {
            Vector256<T> all = Vector256.Create(b);
            for (; i <= result.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Store(TComparison.Invoke(Load(a, i), all), result, i);
            }
        }

        for (; i < result.Length; i++)
        {
            result[i] = TComparison.Invoke(a[i], b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T a, ReadOnlySpan<T> b, Span<bool> result)
    {
        int i = 0;
        if (IsVectorised)
        {
            Vector256<T> all = Vector256.Create(a);
            for (; i <= result.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Store(TComparison.Invoke(all, Load(b, i)), result, i);
            }
        }

        for (; i < result.Length; i++)
        {
            result[i] = TComparison.Invoke(a, b[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Load(ReadOnlySpan<T> source, int at) =>
        Vector256.Create(source.Slice(at, Vector256<T>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<T> mask, Span<bool> result, int at)
    {
        uint bits = mask.ExtractMostSignificantBits();
        Span<byte> to = MemoryMarshal.AsBytes(result.Slice(at, Vector256<T>.Count));
        if (Vector256<T>.Count < sizeof(ulong))
        {
            uint four = (uint)Spread(bits);
            MemoryMarshal.Write(to, four);
            return;
        }

        for (int i = 0; i < Vector256<T>.Count; i += sizeof(ulong), bits >>= sizeof(ulong))
        {
            ulong eight = Spread(bits & 0xFF);
            MemoryMarshal.Write(to[i..], eight);
        }
    }

    // Every byte gets all the bits and keeps its own; adding 127 carries it, wherever it is, into the sign.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(uint bits)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitDeposit(bits, 0x0101010101010101UL);
        }

        ulong own = (bits * 0x0101010101010101UL) & 0x8040201008040201UL;
        return ((own + 0x7F7F7F7F7F7F7F7FUL) >> 7) & 0x0101010101010101UL;
    }
}

internal readonly struct LessComparison<T> : IComparison<T>
    where T : unmanaged, IComparisonOperators<T, T, bool>
{
    public static bool Invoke(T a, T b) => a < b;

    public static Vector256<T> Invoke(Vector256<T> a, Vector256<T> b) => Vector256.LessThan(a, b);
}

internal readonly struct LessEqualComparison<T> : IComparison<T>
    where T : unmanaged, IComparisonOperators<T, T, bool>
{
    public static bool Invoke(T a, T b) => a <= b;

    public static Vector256<T> Invoke(Vector256<T> a, Vector256<T> b) => Vector256.LessThanOrEqual(a, b);
}

internal readonly struct EqualComparison<T> : IComparison<T>
    where T : unmanaged, IEqualityOperators<T, T, bool>
{
    public static bool Invoke(T a, T b) => a == b;

    public static Vector256<T> Invoke(Vector256<T> a, Vector256<T> b) => Vector256.Equals(a, b);
}

internal readonly struct NotEqualComparison<T> : IComparison<T>
    where T : unmanaged, IEqualityOperators<T, T, bool>
{
    public static bool Invoke(T a, T b) => a != b;

    public static Vector256<T> Invoke(Vector256<T> a, Vector256<T> b) => ~Vector256.Equals(a, b);
}
