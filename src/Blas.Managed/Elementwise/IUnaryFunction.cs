namespace Blas.Managed;

/// <summary>
/// A function of one number, written once for all vector widths and both precisions. Vectors of ordinary arguments, nearly
/// all, take the short way; one argument that is not (large, subnormal, infinite, NaN ...) sends its vector the long one.
/// Where both ways are open they give the same bits.
/// </summary>
internal interface IUnaryFunction
{
    /// <summary>Whether there is nothing that <see cref="Invoke"/> may not be used for.</summary>
    static virtual bool TakesAny<L, V, T>()
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged => false;

    /// <summary>All bits set where <see cref="Invoke"/> may be used.</summary>
    static abstract V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged;

    /// <summary>f(x) for ordinary arguments.</summary>
    static abstract V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged;

    /// <summary>f(x) for any.</summary>
    static abstract V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged;
}

/// <summary>A function of two numbers, likewise.</summary>
internal interface IBinaryFunction
{
    /// <inheritdoc cref="IUnaryFunction.IsOrdinary"/>
    static abstract V IsOrdinary<L, V, T>(V x, V y)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged;

    /// <inheritdoc cref="IUnaryFunction.Invoke"/>
    static abstract V Invoke<L, V, T>(V x, V y)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged;

    /// <inheritdoc cref="IUnaryFunction.InvokeAny"/>
    static abstract V InvokeAny<L, V, T>(V x, V y)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged;
}
