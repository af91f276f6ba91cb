namespace Blas.Arrays;

// The methods of arrays as functions: np.Reshape(a, 2, 3) is a.Reshape(2, 3).
public abstract partial class NdArray
{
    /// <summary>As <see cref="NdArray{T}.Reshape"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="shape">The shape; one extent may be -1.</param>
    /// <returns>A view where one is possible, or a copy.</returns>
    public static NdArray<T> Reshape<T>(NdArray<T> a, params ReadOnlySpan<nint> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.Reshape(shape);
    }

    /// <summary>As <see cref="NdArray{T}.Ravel"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>A view where one is possible, or a copy.</returns>
    public static NdArray<T> Ravel<T>(NdArray<T> a)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.Ravel();
    }

    /// <summary>As <see cref="NdArray{T}.Copy"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> Copy<T>(NdArray<T> a)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.Copy();
    }

    /// <summary>As <see cref="NdArray{T}.Transpose"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axes">The axes in their new order; in reverse order if there are none.</param>
    /// <returns>A view.</returns>
    public static NdArray<T> Transpose<T>(NdArray<T> a, params ReadOnlySpan<int> axes)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.Transpose(axes);
    }

    /// <summary>As <see cref="NdArray{T}.SwapAxes"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis1">An axis.</param>
    /// <param name="axis2">The other.</param>
    /// <returns>A view.</returns>
    public static NdArray<T> SwapAxes<T>(NdArray<T> a, int axis1, int axis2)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.SwapAxes(axis1, axis2);
    }

    /// <summary>As <see cref="NdArray{T}.Squeeze"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axes">Axes of extent 1; all of them if there are none.</param>
    /// <returns>A view.</returns>
    public static NdArray<T> Squeeze<T>(NdArray<T> a, params ReadOnlySpan<int> axes)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.Squeeze(axes);
    }

    /// <summary>As <see cref="NdArray{T}.ExpandDims"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axes">Where the new axes are in the result.</param>
    /// <returns>A view.</returns>
    public static NdArray<T> ExpandDims<T>(NdArray<T> a, params ReadOnlySpan<int> axes)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.ExpandDims(axes);
    }

    /// <summary>As <see cref="NdArray{T}.BroadcastTo"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>A read-only view.</returns>
    public static NdArray<T> BroadcastTo<T>(NdArray<T> a, params ReadOnlySpan<nint> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.BroadcastTo(shape);
    }
}
