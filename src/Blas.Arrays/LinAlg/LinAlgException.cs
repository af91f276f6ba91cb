namespace Blas.Arrays;

/// <summary>A computation of linear algebra has no result: the matrix is singular, not definite, or an iteration did not converge or starts from a NaN or an infinity.</summary>
/// <remarks>Texts are those of NumPy's <c>LinAlgError</c>; what LAPACK said is the <see cref="Exception.InnerException"/>, where it was LAPACK.</remarks>
public sealed class LinAlgException : ArithmeticException
{
    /// <summary>Makes an error without a text of its own.</summary>
    public LinAlgException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What there is no result for.</param>
    public LinAlgException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error from another.</summary>
    /// <param name="message">What there is no result for.</param>
    /// <param name="innerException">What LAPACK said.</param>
    public LinAlgException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether LAPACK refused a NaN or an infinity: shapes were checked before, and a size out of range has a type of its own.</summary>
    internal static bool IsNotFinite(ArgumentException e) => e.GetType() == typeof(ArgumentException);
}
