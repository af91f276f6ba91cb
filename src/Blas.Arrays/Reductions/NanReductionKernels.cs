using System.Numerics;

namespace Blas.Arrays;

// The greatest and the least, passing over NaN: IEEE 754's maximumNumber and minimumNumber.

internal readonly struct NanMaxKernel<T> : IReductionKernel<T>
    where T : unmanaged, INumber<T>
{
    public static string Name => "fmax";

    public static T? Identity => null;

    public static int Block => 1 << 30;

    public static T Fold(ReadOnlySpan<T> run)
    {
        T greatest = run[0];
        foreach (T value in run[1..])
        {
            greatest = FMaxFunction<T>.Invoke(greatest, value);
        }

        return greatest;
    }

    public static T Combine(T a, T b) => FMaxFunction<T>.Invoke(a, b);

    public static void Combine(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => ScalarBinary<T, T, FMaxFunction<T>>.Run(a, b, result);
}

internal readonly struct NanMinKernel<T> : IReductionKernel<T>
    where T : unmanaged, INumber<T>
{
    public static string Name => "fmin";

    public static T? Identity => null;

    public static int Block => 1 << 30;

    public static T Fold(ReadOnlySpan<T> run)
    {
        T least = run[0];
        foreach (T value in run[1..])
        {
            least = FMinFunction<T>.Invoke(least, value);
        }

        return least;
    }

    public static T Combine(T a, T b) => FMinFunction<T>.Invoke(a, b);

    public static void Combine(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => ScalarBinary<T, T, FMinFunction<T>>.Run(a, b, result);
}
