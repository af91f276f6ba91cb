using System.Numerics;
using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>Powers of every kind of number; which kernel it is is decided when the code is compiled.</summary>
internal readonly struct AnyPowerKernel<T> : IBinaryKernel<T, T>
    where T : unmanaged, INumberBase<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    /// <summary>Refuses what integers cannot be raised to.</summary>
    /// <exception cref="ArgumentException">An exponent is negative.</exception>
    public static void Check(NdArray<T> exponents)
    {
        ArgumentNullException.ThrowIfNull(exponents);
        if (!DType.IsInteger<T>() || !T.IsNegative(unchecked(T.Zero - T.One)))
        {
            return;
        }

        using NdArray<bool> negative = Elementwise.Unary<T, bool, ScalarUnary<T, bool, SignBitFunction<T>>>(exponents, null);
        if (negative.Any())
        {
            throw Negative(nameof(exponents));
        }
    }

    /// <inheritdoc cref="Check(NdArray{T})"/>
    public static void Check(T exponent)
    {
        if (DType.IsInteger<T>() && T.IsNegative(exponent))
        {
            throw Negative(nameof(exponent));
        }
    }

    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
    {
        if (typeof(T) == typeof(float))
        {
            PowerKernel<float>.Run(MemoryMarshal.Cast<T, float>(a), MemoryMarshal.Cast<T, float>(b), MemoryMarshal.Cast<T, float>(result));
        }
        else if (typeof(T) == typeof(double))
        {
            PowerKernel<double>.Run(MemoryMarshal.Cast<T, double>(a), MemoryMarshal.Cast<T, double>(b), MemoryMarshal.Cast<T, double>(result));
        }
        else
        {
            ScalarBinary<T, T, Function>.Run(a, b, result);
        }
    }

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result)
    {
        if (typeof(T) == typeof(float))
        {
            PowerKernel<float>.Run(MemoryMarshal.Cast<T, float>(a), (float)(object)b, MemoryMarshal.Cast<T, float>(result));
        }
        else if (typeof(T) == typeof(double))
        {
            PowerKernel<double>.Run(MemoryMarshal.Cast<T, double>(a), (double)(object)b, MemoryMarshal.Cast<T, double>(result));
        }
        else
        {
            ScalarBinary<T, T, Function>.Run(a, b, result);
        }
    }

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result)
    {
        if (typeof(T) == typeof(float))
        {
            PowerKernel<float>.Run((float)(object)a, MemoryMarshal.Cast<T, float>(b), MemoryMarshal.Cast<T, float>(result));
        }
        else if (typeof(T) == typeof(double))
        {
            PowerKernel<double>.Run((double)(object)a, MemoryMarshal.Cast<T, double>(b), MemoryMarshal.Cast<T, double>(result));
        }
        else
        {
            ScalarBinary<T, T, Function>.Run(a, b, result);
        }
    }

    private static ArgumentException Negative(string paramName) => new("Integers to negative integer powers are not allowed.", paramName);

    private readonly struct Function : IFunction<T, T>
    {
        public static T Invoke(T a, T b)
        {
            if (typeof(T) == typeof(Half))
            {
                return T.CreateTruncating(float.Pow(float.CreateTruncating(a), float.CreateTruncating(b)));
            }

            if (typeof(T) == typeof(Complex))
            {
                return (T)(object)ComplexFunctions.Power((Complex)(object)a, (Complex)(object)b);
            }

            if (typeof(T) == typeof(Complex32))
            {
                return (T)(object)(Complex32)ComplexFunctions.Power((Complex32)(object)a, (Complex32)(object)b);
            }

            return DType.IsInteger<T>() ? IntegerPowerFunction<T>.Invoke(a, b)
                : throw new NotSupportedException($"Powers of {DType.Name<T>()} are not known.");
        }
    }
}
