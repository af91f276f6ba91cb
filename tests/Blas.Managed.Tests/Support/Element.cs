using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>The four element types, for tests that are written once.</summary>
internal static class Element
{
    public static bool IsComplex<T>() => typeof(T) == typeof(Complex32) || typeof(T) == typeof(Complex);

    /// <summary>The distance from 1 to the next number of the real type.</summary>
    public static double Epsilon<T>() =>
        typeof(T) == typeof(float) || typeof(T) == typeof(Complex32) ? Math.ScaleB(1, -23) : Math.ScaleB(1, -52);

    public static T Narrow<T>(Complex value)
    {
        if (typeof(T) == typeof(float))
        {
            return (T)(object)(float)value.Real;
        }

        if (typeof(T) == typeof(double))
        {
            return (T)(object)value.Real;
        }

        return typeof(T) == typeof(Complex32) ? (T)(object)(Complex32)value : (T)(object)value;
    }

    public static Complex Widen<T>(T value) => value switch
    {
        float x => x,
        double x => x,
        Complex32 x => x,
        Complex x => x,
        _ => throw new NotSupportedException(typeof(T).Name),
    };

    public static T NaN<T>() => Narrow<T>(new Complex(double.NaN, double.NaN));

    public static T Random<T>(Random random) =>
        Narrow<T>(new Complex((random.NextDouble() * 2) - 1, (random.NextDouble() * 2) - 1));
}
