using System.Numerics;

namespace Blas.Arrays;

// Eigenvalues and eigenvectors. What is real and what is complex depends on the element type, hence four of each.
public static unsafe partial class LinAlg
{
    /// <summary>The eigenvalues and right eigenvectors of A: A v = w v.</summary>
    /// <remarks>NumPy returns real arrays where all eigenvalues are real; these are always complex.</remarks>
    /// <param name="a">A, (..., n, n).</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>w, (..., n), in no order, and V, (..., n, n), whose columns have the Euclidean norm 1.</returns>
    /// <exception cref="ArgumentException">A is not square.</exception>
    /// <exception cref="LinAlgException">The iteration did not converge, or A has a NaN or an infinity.</exception>
    public static (NdArray<Complex32> Eigenvalues, NdArray<Complex32> Eigenvectors) Eig(NdArray<float> a, IBlasProvider? provider = null) =>
        WithVectors(EigenKernels<float, float, Complex32>.General(a, wantsVectors: true, Lapack<float, float>(provider)));

    /// <inheritdoc cref="Eig(NdArray{float}, IBlasProvider?)"/>
    public static (NdArray<Complex> Eigenvalues, NdArray<Complex> Eigenvectors) Eig(NdArray<double> a, IBlasProvider? provider = null) =>
        WithVectors(EigenKernels<double, double, Complex>.General(a, wantsVectors: true, Lapack<double, double>(provider)));

    /// <inheritdoc cref="Eig(NdArray{float}, IBlasProvider?)"/>
    public static (NdArray<Complex32> Eigenvalues, NdArray<Complex32> Eigenvectors) Eig(NdArray<Complex32> a, IBlasProvider? provider = null) =>
        WithVectors(EigenKernels<Complex32, float, Complex32>.General(a, wantsVectors: true, Lapack<Complex32, float>(provider)));

    /// <inheritdoc cref="Eig(NdArray{float}, IBlasProvider?)"/>
    public static (NdArray<Complex> Eigenvalues, NdArray<Complex> Eigenvectors) Eig(NdArray<Complex> a, IBlasProvider? provider = null) =>
        WithVectors(EigenKernels<Complex, double, Complex>.General(a, wantsVectors: true, Lapack<Complex, double>(provider)));

    /// <summary>The eigenvalues of A.</summary>
    /// <param name="a">A, (..., n, n).</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>w, (..., n), in no order.</returns>
    /// <exception cref="ArgumentException">A is not square.</exception>
    /// <exception cref="LinAlgException">The iteration did not converge, or A has a NaN or an infinity.</exception>
    public static NdArray<Complex32> Eigvals(NdArray<float> a, IBlasProvider? provider = null) =>
        EigenKernels<float, float, Complex32>.General(a, wantsVectors: false, Lapack<float, float>(provider)).Values;

    /// <inheritdoc cref="Eigvals(NdArray{float}, IBlasProvider?)"/>
    public static NdArray<Complex> Eigvals(NdArray<double> a, IBlasProvider? provider = null) =>
        EigenKernels<double, double, Complex>.General(a, wantsVectors: false, Lapack<double, double>(provider)).Values;

    /// <inheritdoc cref="Eigvals(NdArray{float}, IBlasProvider?)"/>
    public static NdArray<Complex32> Eigvals(NdArray<Complex32> a, IBlasProvider? provider = null) =>
        EigenKernels<Complex32, float, Complex32>.General(a, wantsVectors: false, Lapack<Complex32, float>(provider)).Values;

    /// <inheritdoc cref="Eigvals(NdArray{float}, IBlasProvider?)"/>
    public static NdArray<Complex> Eigvals(NdArray<Complex> a, IBlasProvider? provider = null) =>
        EigenKernels<Complex, double, Complex>.General(a, wantsVectors: false, Lapack<Complex, double>(provider)).Values;

    /// <summary>The eigenvalues, ascending, and eigenvectors of a symmetric or Hermitian A, of which one triangle is read.</summary>
    /// <param name="a">A, (..., n, n).</param>
    /// <param name="uplo">The triangle.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>w, (..., n), and V, (..., n, n), with orthonormal columns.</returns>
    /// <exception cref="ArgumentException">A is not square.</exception>
    /// <exception cref="LinAlgException">The iteration did not converge, or A has a NaN or an infinity.</exception>
    public static (NdArray<float> Eigenvalues, NdArray<float> Eigenvectors) Eigh(NdArray<float> a, UpLo uplo = UpLo.Lower, IBlasProvider? provider = null) =>
        WithVectors(EigenKernels<float, float, Complex32>.Hermitian(a, uplo, wantsVectors: true, Lapack<float, float>(provider)));

    /// <inheritdoc cref="Eigh(NdArray{float}, UpLo, IBlasProvider?)"/>
    public static (NdArray<double> Eigenvalues, NdArray<double> Eigenvectors) Eigh(NdArray<double> a, UpLo uplo = UpLo.Lower, IBlasProvider? provider = null) =>
        WithVectors(EigenKernels<double, double, Complex>.Hermitian(a, uplo, wantsVectors: true, Lapack<double, double>(provider)));

    /// <inheritdoc cref="Eigh(NdArray{float}, UpLo, IBlasProvider?)"/>
    public static (NdArray<float> Eigenvalues, NdArray<Complex32> Eigenvectors) Eigh(NdArray<Complex32> a, UpLo uplo = UpLo.Lower, IBlasProvider? provider = null) =>
        WithVectors(EigenKernels<Complex32, float, Complex32>.Hermitian(a, uplo, wantsVectors: true, Lapack<Complex32, float>(provider)));

    /// <inheritdoc cref="Eigh(NdArray{float}, UpLo, IBlasProvider?)"/>
    public static (NdArray<double> Eigenvalues, NdArray<Complex> Eigenvectors) Eigh(NdArray<Complex> a, UpLo uplo = UpLo.Lower, IBlasProvider? provider = null) =>
        WithVectors(EigenKernels<Complex, double, Complex>.Hermitian(a, uplo, wantsVectors: true, Lapack<Complex, double>(provider)));

    /// <summary>The eigenvalues, ascending, of a symmetric or Hermitian A, of which one triangle is read.</summary>
    /// <param name="a">A, (..., n, n).</param>
    /// <param name="uplo">The triangle.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>w, (..., n).</returns>
    /// <exception cref="ArgumentException">A is not square.</exception>
    /// <exception cref="LinAlgException">The iteration did not converge, or A has a NaN or an infinity.</exception>
    public static NdArray<float> Eigvalsh(NdArray<float> a, UpLo uplo = UpLo.Lower, IBlasProvider? provider = null) =>
        EigenKernels<float, float, Complex32>.Hermitian(a, uplo, wantsVectors: false, Lapack<float, float>(provider)).Values;

    /// <inheritdoc cref="Eigvalsh(NdArray{float}, UpLo, IBlasProvider?)"/>
    public static NdArray<double> Eigvalsh(NdArray<double> a, UpLo uplo = UpLo.Lower, IBlasProvider? provider = null) =>
        EigenKernels<double, double, Complex>.Hermitian(a, uplo, wantsVectors: false, Lapack<double, double>(provider)).Values;

    /// <inheritdoc cref="Eigvalsh(NdArray{float}, UpLo, IBlasProvider?)"/>
    public static NdArray<float> Eigvalsh(NdArray<Complex32> a, UpLo uplo = UpLo.Lower, IBlasProvider? provider = null) =>
        EigenKernels<Complex32, float, Complex32>.Hermitian(a, uplo, wantsVectors: false, Lapack<Complex32, float>(provider)).Values;

    /// <inheritdoc cref="Eigvalsh(NdArray{float}, UpLo, IBlasProvider?)"/>
    public static NdArray<double> Eigvalsh(NdArray<Complex> a, UpLo uplo = UpLo.Lower, IBlasProvider? provider = null) =>
        EigenKernels<Complex, double, Complex>.Hermitian(a, uplo, wantsVectors: false, Lapack<Complex, double>(provider)).Values;

    private static (NdArray<TValue> Values, NdArray<TVector> Vectors) WithVectors<TValue, TVector>(
        (NdArray<TValue> Values, NdArray<TVector>? Vectors) pair)
        where TValue : unmanaged
        where TVector : unmanaged => (pair.Values, pair.Vectors!);
}
