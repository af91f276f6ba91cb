using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>
/// A run of numbers made one by an operation whose order does not matter (but for rounding): every lane of four vectors takes its share of the
/// elements in turn, then the lanes are combined pairwise.
/// </summary>
internal static class VectorFold<T, TOperator>
    where T : unmanaged
    where TOperator : struct, IVectorOperator2<T>
{
    /// <summary>The result for a run of at least one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Run(ReadOnlySpan<T> run)
    {
        ref T x = ref MemoryMarshal.GetReference(run);
        nint i = 1;
        T total = x;
        if (TOperator.IsVectorised && run.Length >= 4 * Vector<T>.Count)
        {
            nint width = Vector<T>.Count;
            Vector<T> first = Vector.LoadUnsafe(ref x);
            Vector<T> second = Vector.LoadUnsafe(ref x, (nuint)width);
            Vector<T> third = Vector.LoadUnsafe(ref x, (nuint)(2 * width));
            Vector<T> fourth = Vector.LoadUnsafe(ref x, (nuint)(3 * width));
            for (i = 4 * width; i <= run.Length - (4 * width); i += 4 * width)
            {
                first = TOperator.Invoke(first, Vector.LoadUnsafe(ref x, (nuint)i));
                second = TOperator.Invoke(second, Vector.LoadUnsafe(ref x, (nuint)(i + width)));
                third = TOperator.Invoke(third, Vector.LoadUnsafe(ref x, (nuint)(i + (2 * width))));
                fourth = TOperator.Invoke(fourth, Vector.LoadUnsafe(ref x, (nuint)(i + (3 * width))));
            }

            for (; i <= run.Length - width; i += width)
            {
                first = TOperator.Invoke(first, Vector.LoadUnsafe(ref x, (nuint)i));
            }

            total = Across(TOperator.Invoke(TOperator.Invoke(first, second), TOperator.Invoke(third, fourth)));
        }

        for (; i < run.Length; i++)
        {
            total = TOperator.Invoke(total, Unsafe.Add(ref x, i));
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Across(Vector<T> lanes)
    {
        Span<T> parts = MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<T>, T>(ref lanes), Vector<T>.Count);
        for (int half = parts.Length / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                parts[i] = TOperator.Invoke(parts[i], parts[i + half]);
            }
        }

        return parts[0];
    }
}
