using System.Numerics;

namespace Blas.Managed;

public static partial class VectorMath
{
    /// <summary>y = f(x), element by element: the error function, 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Erf<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, ErfFunction>(x, y);

    /// <summary>y = f(x), element by element: 1 / (1 + e^-x).</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Sigmoid<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, SigmoidFunction>(x, y);

    /// <summary>y = f(x), element by element: x / (1 + e^-x), the sigmoid linear unit or swish.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    /// <remarks>S. Elfwing, E. Uchibe, K. Doya, "Sigmoid-weighted linear units for neural network function approximation in reinforcement learning", Neural Networks 107 (2018).</remarks>
    public static void Silu<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, SiluFunction>(x, y);

    /// <summary>y = f(x), element by element: log(1 + e^x).</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static void Softplus<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T, SoftplusFunction>(x, y);
}
