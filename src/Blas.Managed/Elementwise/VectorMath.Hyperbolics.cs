using System.Numerics;

namespace Blas.Managed;

public static partial class VectorMath
{
    /// <summary>y = f(x), element by element: the hyperbolic sine.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Sinh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, SinhFunction>(x, y);

    /// <summary>y = f(x), element by element: the hyperbolic cosine.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Cosh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, CoshFunction>(x, y);

    /// <summary>y = f(x), element by element: the hyperbolic tangent.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Tanh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, TanhFunction>(x, y);
}
