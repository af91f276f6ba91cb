namespace Blas.Arrays;

/// <summary>Members that the generic class cannot hold itself.</summary>
public static class NdArrayExtensions
{
    extension<TElement>(NdArray<TElement> array)
        where TElement : unmanaged
    {
        /// <summary>The transpose: the axes in reverse order, a view.</summary>
        public NdArray<TElement> T => array.Transpose();
    }
}
