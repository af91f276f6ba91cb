namespace Blas.Arrays;

/// <summary>What a least squares problem's solution consists of.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
/// <param name="X">The solution of least norm, (n) or (n, k).</param>
/// <param name="Residuals">The sum of squares of each column of B - A X; empty where A has not full rank or not more rows than columns.</param>
/// <param name="Rank">The rank of A.</param>
/// <param name="SingularValues">The singular values of A, descending.</param>
public sealed record LeastSquares<T, TReal>(NdArray<T> X, NdArray<TReal> Residuals, nint Rank, NdArray<TReal> SingularValues)
    where T : unmanaged
    where TReal : unmanaged;
