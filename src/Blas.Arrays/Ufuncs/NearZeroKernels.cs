using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>
/// Functions whose vectorised form in TensorPrimitives is made of e^x - 1 and so loses every digit near 0 (its
/// tanh(0f) is -6e-8): there the vectors' results are replaced by exact ones, one by one.
/// </summary>
internal static class NearZero
{
    private const int BufferLength = 256;

    public static void Run<T, TFunction>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, INumberBase<T>
        where TFunction : INearZeroFunction<T>
    {
        T limit = T.CreateTruncating(TFunction.Limit);
        Unsafe.SkipInit(out Buffer<T> memory);
        Span<T> input = memory;
        while (!a.IsEmpty)
        {
            // A copy, since the result may be the operand itself.
            int n = Math.Min(a.Length, BufferLength);
            a[..n].CopyTo(input);
            Span<T> output = result[..n];
            TFunction.Fast(input[..n], output);
            for (int i = 0; i < n && !TFunction.IsFastExact; i++)
            {
                if (T.MaxMagnitude(input[i], limit) == limit)
                {
                    output[i] = TFunction.Exact(input[i]);
                }
            }

            a = a[n..];
            result = result[n..];
        }
    }

    /// <summary>e^x - 1 by Kahan's formula: (u - 1)·x / log u with u = e^x, where the errors of u cancel.</summary>
    /// <remarks>W. Kahan; N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 1.14.1.</remarks>
    public static double Expm1(double x)
    {
        double u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * x / Math.Log(u);
    }

    /// <summary>log(1 + x), likewise: log(u)·x / (u - 1) with u = 1 + x.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    [InlineArray(BufferLength)]
    private struct Buffer<T>
    {
        private T _element;
    }
}

/// <summary>A function with a fast form, and an exact one for sizes up to a limit.</summary>
internal interface INearZeroFunction<T>
    where T : unmanaged
{
    static abstract double Limit { get; }

    /// <summary>Whether the fast form has taken care of the small arguments itself.</summary>
    static virtual bool IsFastExact => false;

    static abstract void Fast(ReadOnlySpan<T> a, Span<T> result);

    static abstract T Exact(T a);
}

internal readonly struct Expm1Kernel<T> : IUnaryKernel<T, T>, INearZeroFunction<T>
    where T : unmanaged, IExponentialFunctions<T>
{
    public static double Limit => 0.5;

    public static void Run(ReadOnlySpan<T> a, Span<T> result) => NearZero.Run<T, Expm1Kernel<T>>(a, result);

    public static void Fast(ReadOnlySpan<T> a, Span<T> result) => TensorPrimitives.ExpM1(a, result);

    public static T Exact(T a) => T.CreateTruncating(NearZero.Expm1(double.CreateTruncating(a)));
}

internal readonly struct Log1pKernel<T> : IUnaryKernel<T, T>, INearZeroFunction<T>
    where T : unmanaged, ILogarithmicFunctions<T>
{
    public static double Limit => 0.5;

    public static void Run(ReadOnlySpan<T> a, Span<T> result) => NearZero.Run<T, Log1pKernel<T>>(a, result);

    public static void Fast(ReadOnlySpan<T> a, Span<T> result) => TensorPrimitives.LogP1(a, result);

    public static T Exact(T a) => T.CreateTruncating(NearZero.Log1p(double.CreateTruncating(a)));
}

internal readonly struct SinhKernel<T> : IUnaryKernel<T, T>, INearZeroFunction<T>
    where T : unmanaged, IHyperbolicFunctions<T>
{
    public static double Limit => 1;

    public static void Run(ReadOnlySpan<T> a, Span<T> result) => NearZero.Run<T, SinhKernel<T>>(a, result);

    public static void Fast(ReadOnlySpan<T> a, Span<T> result) => TensorPrimitives.Sinh(a, result);

    public static T Exact(T a) => T.Sinh(a);
}

internal readonly struct TanhKernel<T> : IUnaryKernel<T, T>, INearZeroFunction<T>
    where T : unmanaged, IHyperbolicFunctions<T>
{
    public static double Limit => TanhNearZero.Limit;

    public static bool IsFastExact => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    public static void Run(ReadOnlySpan<T> a, Span<T> result) => NearZero.Run<T, TanhKernel<T>>(a, result);

    public static void Fast(ReadOnlySpan<T> a, Span<T> result)
    {
        TensorPrimitives.Tanh(a, result);
        if (typeof(T) == typeof(float))
        {
            TanhNearZero.Replace(MemoryMarshal.Cast<T, float>(a), MemoryMarshal.Cast<T, float>(result));
        }
        else if (typeof(T) == typeof(double))
        {
            TanhNearZero.Replace(MemoryMarshal.Cast<T, double>(a), MemoryMarshal.Cast<T, double>(result));
        }
    }

    public static T Exact(T a) => T.Tanh(a);
}
