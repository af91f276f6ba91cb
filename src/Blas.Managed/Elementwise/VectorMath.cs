using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// Elementary functions of contiguous runs of <see cref="float"/> and <see cref="double"/>, by the widest vectors that the
/// processor has. Results are within 2 units in the last place everywhere, subnormal numbers included; the values at zeros,
/// infinities and NaN are those of ISO C, annex F. An element's result depends on the element alone: not on its place in
/// the run, and not on the width of the vectors where the processor multiplies and adds in one step.
/// </summary>
/// <remarks>
/// Exponentials and logarithms come from tables of sixteen or thirty-two entries, which vectors look up without memory, and minimax polynomials
/// between them; <c>tools/Polynomials/generate.py</c> makes both. On one thread, without allocation.
/// </remarks>
public static unsafe partial class VectorMath
{
    /// <summary>z = x^y, element by element, with all special cases of ISO C: x^0 = 1^y = 1 even for NaN; NaN for a negative x and a fraction y.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The bases.</param>
    /// <param name="y">The exponents, as many.</param>
    /// <param name="z">Where the results go: as long at least; either an operand itself or apart from both.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or z meets an operand in memory otherwise than element for element.</exception>
    /// <exception cref="NotSupportedException">Another element type.</exception>
    public static void Pow<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"x has {x.Length} elements, y {y.Length}.", nameof(y));
        }

        Check(x, z, nameof(z));
        Check(y, z, nameof(z));
        fixed (T* px = x, py = y, pz = z)
        {
            ElementwiseLoops.Run<T, PowFunction>(SimdWidths.Best, px, 1, py, 1, pz, x.Length);
        }
    }

    /// <summary>z = x^y with one exponent for all.</summary>
    /// <inheritdoc cref="Pow{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <param name="x">The bases.</param>
    /// <param name="y">The exponent.</param>
    /// <param name="z">Where the results go.</param>
    public static void Pow<T>(ReadOnlySpan<T> x, T y, Span<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(x, z, nameof(z));
        fixed (T* px = x, pz = z)
        {
            ElementwiseLoops.Run<T, PowFunction>(SimdWidths.Best, px, 1, &y, 0, pz, x.Length);
        }
    }

    /// <summary>z = x^y with one base for all.</summary>
    /// <inheritdoc cref="Pow{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponents.</param>
    /// <param name="z">Where the results go.</param>
    public static void Pow<T>(T x, ReadOnlySpan<T> y, Span<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(y, z, nameof(z));
        fixed (T* py = y, pz = z)
        {
            ElementwiseLoops.Run<T, PowFunction>(SimdWidths.Best, &x, 0, py, 1, pz, y.Length);
        }
    }

    private static void Run<T, TFunction>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFunction : struct, IUnaryFunction
    {
        Check(x, y, nameof(y));
        fixed (T* px = x, py = y)
        {
            ElementwiseLoops.Run<T, TFunction>(SimdWidths.Best, px, py, x.Length);
        }
    }

    private static void Check<T>(ReadOnlySpan<T> x, Span<T> y, string name)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"Vectors of {typeof(T).Name} are not supported: only float and double are.");
        }

        if (y.Length < x.Length)
        {
            throw new ArgumentException($"The result has room for {y.Length} elements, {x.Length} are needed.", name);
        }

        if (x.Overlaps(y, out int offset) && offset != 0)
        {
            throw new ArgumentException($"The result begins {offset} elements from an operand that it overlaps: it must be the operand itself, or apart.", name);
        }
    }
}
