namespace Blas.Arrays;

// Text, as NumPy prints it.
public sealed unsafe partial class NdArray<T>
{
    /// <summary>The array as NumPy's <c>str</c> prints it; past 1000 elements, only the ends of every axis.</summary>
    /// <returns>The text; for a disposed array, a note that it is.</returns>
    public override string ToString() => IsDisposed ? "<disposed array>" : ArrayPrinter.Str(this, PrintOptions.Current);

    /// <inheritdoc/>
    public override string ToRepr() => IsDisposed ? "<disposed array>" : ArrayPrinter.Repr(this, PrintOptions.Current);

    /// <summary>The array as NumPy's <c>array2string</c> prints it with these options.</summary>
    /// <param name="options">How it is printed.</param>
    /// <returns>The text; for a disposed array, a note that it is.</returns>
    public string ToString(PrintOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return IsDisposed ? "<disposed array>" : ArrayPrinter.Str(this, options);
    }

    /// <inheritdoc cref="ToRepr()"/>
    /// <param name="options">How it is printed.</param>
    public string ToRepr(PrintOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return IsDisposed ? "<disposed array>" : ArrayPrinter.Repr(this, options);
    }
}
