using System.Numerics;

namespace Blas.Managed;

public static partial class VectorMath
{
    /// <summary>y = f(x), element by element: e^x.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="y">Where the results go: as long as <paramref name="x"/> at least, and either x itself or apart from it.</param>
    /// <exception cref="ArgumentException"><paramref name="y"/> is too short, or meets x in memory otherwise than element for element.</exception>
    /// <exception cref="NotSupportedException">Another element type.</exception>
    /// <remarks>Overflows to infinity above 709.78 (float: 88.72), underflows through the subnormal numbers to 0.</remarks>
    public static void Exp<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, ExpFunction>(x, y);

    /// <summary>y = f(x), element by element: 2^x.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    /// <remarks>Exact where x is a whole number.</remarks>
    public static void Exp2<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, Exp2Function>(x, y);

    /// <summary>y = f(x), element by element: e^x - 1, also near 0.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Expm1<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, Expm1Function>(x, y);
}
