using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nn.Kernels;

/// <summary>An activation that works element by element, as a type, so that one loop is compiled for each.</summary>
internal interface IActivationOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>f(z).</summary>
    static abstract Vector<T> Apply(Vector<T> z);

    /// <summary>gradient * f'(z), from y = f(z).</summary>
    static abstract Vector<T> Chain(Vector<T> gradient, Vector<T> y);
}

internal readonly struct LinearOperator<T> : IActivationOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Apply(Vector<T> z) => z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Chain(Vector<T> gradient, Vector<T> y) => gradient;
}

internal readonly struct ReluOperator<T> : IActivationOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A comparison and a mask: Vector.Max orders zeros and NaNs, at several times the cost. A NaN stays one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Apply(Vector<T> z) => Vector.AndNot(z, Vector.LessThanOrEqual(z, Vector<T>.Zero));

    // A NaN in y lets the gradient through, so that what went wrong stays to be seen.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Chain(Vector<T> gradient, Vector<T> y) =>
        Vector.AndNot(gradient, Vector.LessThanOrEqual(y, Vector<T>.Zero));
}

internal readonly struct SigmoidOperator<T> : IActivationOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Apply(Vector<T> z) => VectorMath.Sigmoid(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Chain(Vector<T> gradient, Vector<T> y) => gradient * (y * (Vector<T>.One - y));
}

internal readonly struct TanhOperator<T> : IActivationOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Apply(Vector<T> z) => VectorMath.Tanh(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Chain(Vector<T> gradient, Vector<T> y) => gradient * (Vector<T>.One - y * y);
}
