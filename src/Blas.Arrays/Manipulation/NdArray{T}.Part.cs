namespace Blas.Arrays;

// A run of places along one axis, without the notation of slices.
public sealed unsafe partial class NdArray<T>
{
    /// <summary>A view of some places along an axis. The caller vouches for the range.</summary>
    internal NdArray<T> Part(int axis, nint start, nint count)
    {
        nint[] shape = Shape.ToArray();
        shape[axis] = count;
        return View(count == 0 || Size == 0 ? _data : _data + (start * Strides[axis]), shape, StrideArray, IsWriteable);
    }
}
