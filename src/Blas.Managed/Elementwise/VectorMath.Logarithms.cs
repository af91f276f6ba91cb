using System.Numerics;

namespace Blas.Managed;

public static partial class VectorMath
{
    /// <summary>y = f(x), element by element: the natural logarithm; -infinity at 0, NaN below.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Log<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, LogFunction<BaseE>>(x, y);

    /// <summary>y = f(x), element by element: the logarithm to base 2; -infinity at 0, NaN below.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    /// <remarks>Exact for powers of two.</remarks>
    public static void Log2<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, LogFunction<Base2>>(x, y);

    /// <summary>y = f(x), element by element: the logarithm to base 10; -infinity at 0, NaN below.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Log10<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, LogFunction<Base10>>(x, y);

    /// <summary>y = f(x), element by element: log(1 + x), also near 0; -infinity at -1, NaN below.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Log1p<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, Log1pFunction>(x, y);
}
