using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas;

/// <summary>What a routine that is written once for all element types asks of its type beyond arithmetic.</summary>
/// <typeparam name="T">float, double, Complex32 or Complex.</typeparam>
public static class Element<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Whether elements have an imaginary part.</summary>
    public static bool IsComplex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(Complex32) || typeof(T) == typeof(Complex);
    }

    /// <summary>The letter of the standard names: s, d, c or z.</summary>
    public static char Letter =>
        typeof(T) == typeof(float) ? 's' : typeof(T) == typeof(double) ? 'd' : typeof(T) == typeof(Complex32) ? 'c' : 'z';

    /// <summary>Where the type stands in lists of four: s 0, d 1, c 2, z 3.</summary>
    public static int Index =>
        typeof(T) == typeof(float) ? 0 : typeof(T) == typeof(double) ? 1 : typeof(T) == typeof(Complex32) ? 2 : 3;

    /// <summary>re - i im; the value itself for a real type.</summary>
    /// <param name="value">The element.</param>
    /// <returns>Its complex conjugate.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Conjugate(T value)
    {
        if (typeof(T) == typeof(Complex32))
            return (T)(object)Complex32.Conjugate((Complex32)(object)value);
        if (typeof(T) == typeof(Complex))
            return (T)(object)Complex.Conjugate((Complex)(object)value);
        return value;
    }
}
