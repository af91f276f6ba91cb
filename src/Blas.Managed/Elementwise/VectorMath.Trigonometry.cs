using System.Numerics;

namespace Blas.Managed;

public static partial class VectorMath
{
    /// <summary>y = f(x), element by element: the sine of an angle in radians; NaN at the infinities.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Sin<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, SinFunction>(x, y);

    /// <summary>y = f(x), element by element: the cosine of an angle in radians; NaN at the infinities.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Cos<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, CosFunction>(x, y);

    /// <summary>y = f(x), element by element: the tangent of an angle in radians; NaN at the infinities.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Tan<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, TanFunction>(x, y);

    /// <summary>y = f(x), element by element: the angle between -pi/2 and pi/2 whose tangent is x.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Arctan<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, ArctanFunction>(x, y);

    /// <summary>y = f(x), element by element: the angle between -pi/2 and pi/2 whose sine is x; NaN beyond 1 and -1.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Arcsin<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, ArcsinFunction>(x, y);

    /// <summary>y = f(x), element by element: the angle between 0 and pi whose cosine is x; NaN beyond 1 and -1.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Arccos<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, ArccosFunction>(x, y);
}
