namespace Blas.Arrays.Tests.Differential;

/// <summary>An expression in Python, and its value as this library computes it.</summary>
internal readonly record struct Expression<T>(string Text, NdArray<T> Value)
    where T : unmanaged;

/// <summary>How far a result may lie from NumPy's.</summary>
/// <param name="Ulps">Units in the last place of NumPy's value.</param>
/// <param name="Absolute">An absolute error.</param>
internal readonly record struct Tolerance(double Ulps, double Absolute)
{
    /// <summary>The same bits (any NaN for a NaN).</summary>
    public static Tolerance Exact => default;

    /// <summary>
    /// For functions that neither side rounds correctly: NumPy documents up to 4 ulp for its vectorised ones, and Blas.Managed's are
    /// measured below 2.
    /// </summary>
    public static readonly Tolerance Function = new(6, 0);
}

/// <summary>A whole question: the arrays, the Python text, and this library's answer or error.</summary>
internal sealed record Question(List<(string DType, nint[] Shape, byte[] Data)> Variables, string Text, NdArray? Value, Exception? Error, Tolerance Tolerance);

/// <summary>An operation that this library refused: the expression up to it is the question.</summary>
internal sealed class RefusedException(string text, Exception error) : Exception(error.Message, error)
{
    public string Text { get; } = text;
}
