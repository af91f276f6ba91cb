namespace Blas.Managed;

/// <summary>
/// What is done to the elements of a matrix product while they are still in the cache: a bias, an activation, the product with an
/// activation's derivative, an update of parameters by a gradient. Write it as a struct, so that the compiler sees through it.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public interface IGemmEpilogue<T>
    where T : unmanaged
{
    /// <summary>
    /// Changes finished elements of C = alpha op(A) op(B) + beta C. Each element is given exactly once; several threads call at the
    /// same time, with different elements. An exception ends the product, which then leaves C partly done.
    /// </summary>
    /// <param name="values">
    /// Elements of C that are neighbours in memory: in row-major order along a row, in column-major order down a column.
    /// </param>
    /// <param name="row">The row of the first.</param>
    /// <param name="column">The column of the first.</param>
    void Apply(Span<T> values, nint row, nint column);
}
