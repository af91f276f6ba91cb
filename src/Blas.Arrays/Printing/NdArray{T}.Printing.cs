namespace Blas.Arrays;

// Text, as NumPy prints it.
public sealed unsafe partial class NdArray<T>
{
    /// <summary>The array as NumPy's <c>str</c> prints it; past 1000 elements, only the ends of every axis.</summary>
    /// <returns>The text; for a disposed array, a note that it is.</returns>
    public override string ToString() => IsDisposed ? "<disposed array>" : ArrayPrinter.Str(this);

    /// <summary>The array as NumPy's <c>repr</c> prints it: <c>array([1., 2.], dtype=float32)</c>.</summary>
    /// <returns>The text; for a disposed array, a note that it is.</returns>
    public string ToRepr() => IsDisposed ? "<disposed array>" : ArrayPrinter.Repr(this);
}
