using System.Numerics;

namespace Blas.Arrays;

// Singular values and what stands on them.
public static unsafe partial class LinAlg
{
    /// <summary>The singular value decomposition A = U diag(s) Vᴴ, by divide and conquer.</summary>
    /// <param name="a">A, (..., m, n).</param>
    /// <param name="fullMatrices">Whether U and Vᴴ are square, or have only min(m, n) columns and rows.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>U, (..., m, m) or (..., m, k); s, descending, (..., k); Vᴴ, (..., n, n) or (..., k, n).</returns>
    /// <exception cref="ArgumentException">A has fewer than two axes.</exception>
    /// <exception cref="LinAlgException">The iteration did not converge, or A has a NaN or an infinity.</exception>
    public static (NdArray<float> U, NdArray<float> S, NdArray<float> Vh) Svd(NdArray<float> a, bool fullMatrices = true, IBlasProvider? provider = null) =>
        SingularKernels<float, float>.Svd(a, fullMatrices, Lapack<float, float>(provider));

    /// <inheritdoc cref="Svd(NdArray{float}, bool, IBlasProvider?)"/>
    public static (NdArray<double> U, NdArray<double> S, NdArray<double> Vh) Svd(NdArray<double> a, bool fullMatrices = true, IBlasProvider? provider = null) =>
        SingularKernels<double, double>.Svd(a, fullMatrices, Lapack<double, double>(provider));

    /// <inheritdoc cref="Svd(NdArray{float}, bool, IBlasProvider?)"/>
    public static (NdArray<Complex32> U, NdArray<float> S, NdArray<Complex32> Vh) Svd(NdArray<Complex32> a, bool fullMatrices = true, IBlasProvider? provider = null) =>
        SingularKernels<Complex32, float>.Svd(a, fullMatrices, Lapack<Complex32, float>(provider));

    /// <inheritdoc cref="Svd(NdArray{float}, bool, IBlasProvider?)"/>
    public static (NdArray<Complex> U, NdArray<double> S, NdArray<Complex> Vh) Svd(NdArray<Complex> a, bool fullMatrices = true, IBlasProvider? provider = null) =>
        SingularKernels<Complex, double>.Svd(a, fullMatrices, Lapack<Complex, double>(provider));

    /// <summary>The singular values of A, descending.</summary>
    /// <param name="a">A, (..., m, n).</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>s, (..., min(m, n)).</returns>
    /// <exception cref="ArgumentException">A has fewer than two axes.</exception>
    /// <exception cref="LinAlgException">The iteration did not converge, or A has a NaN or an infinity.</exception>
    public static NdArray<float> Svdvals(NdArray<float> a, IBlasProvider? provider = null) =>
        SingularKernels<float, float>.Values(a, Lapack<float, float>(provider));

    /// <inheritdoc cref="Svdvals(NdArray{float}, IBlasProvider?)"/>
    public static NdArray<double> Svdvals(NdArray<double> a, IBlasProvider? provider = null) =>
        SingularKernels<double, double>.Values(a, Lapack<double, double>(provider));

    /// <inheritdoc cref="Svdvals(NdArray{float}, IBlasProvider?)"/>
    public static NdArray<float> Svdvals(NdArray<Complex32> a, IBlasProvider? provider = null) =>
        SingularKernels<Complex32, float>.Values(a, Lapack<Complex32, float>(provider));

    /// <inheritdoc cref="Svdvals(NdArray{float}, IBlasProvider?)"/>
    public static NdArray<double> Svdvals(NdArray<Complex> a, IBlasProvider? provider = null) =>
        SingularKernels<Complex, double>.Values(a, Lapack<Complex, double>(provider));

    /// <summary>The Moore-Penrose pseudo-inverse, by the singular values.</summary>
    /// <param name="a">A, (..., m, n).</param>
    /// <param name="rcond">Singular values up to this times the largest count as 0.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>A⁺, (..., n, m).</returns>
    /// <exception cref="ArgumentException">A has fewer than two axes.</exception>
    /// <exception cref="LinAlgException">The iteration did not converge, or A has a NaN or an infinity.</exception>
    public static NdArray<float> Pinv(NdArray<float> a, double rcond = 1e-15, IBlasProvider? provider = null) =>
        SingularKernels<float, float>.Pinv(a, (float)rcond, (provider ?? Providers.Default).Blas, Lapack<float, float>(provider));

    /// <inheritdoc cref="Pinv(NdArray{float}, double, IBlasProvider?)"/>
    public static NdArray<double> Pinv(NdArray<double> a, double rcond = 1e-15, IBlasProvider? provider = null) =>
        SingularKernels<double, double>.Pinv(a, (double)rcond, (provider ?? Providers.Default).Blas, Lapack<double, double>(provider));

    /// <inheritdoc cref="Pinv(NdArray{float}, double, IBlasProvider?)"/>
    public static NdArray<Complex32> Pinv(NdArray<Complex32> a, double rcond = 1e-15, IBlasProvider? provider = null) =>
        SingularKernels<Complex32, float>.Pinv(a, (float)rcond, (provider ?? Providers.Default).Blas, Lapack<Complex32, float>(provider));

    /// <inheritdoc cref="Pinv(NdArray{float}, double, IBlasProvider?)"/>
    public static NdArray<Complex> Pinv(NdArray<Complex> a, double rcond = 1e-15, IBlasProvider? provider = null) =>
        SingularKernels<Complex, double>.Pinv(a, (double)rcond, (provider ?? Providers.Default).Blas, Lapack<Complex, double>(provider));

    /// <summary>The rank of A: how many singular values are above a tolerance. Of fewer than two axes, whether not all is 0.</summary>
    /// <param name="a">A, (..., m, n).</param>
    /// <param name="tol">The tolerance; the largest singular value times max(m, n) times the precision if null.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>The rank, (...).</returns>
    /// <exception cref="LinAlgException">The iteration did not converge, or A has a NaN or an infinity.</exception>
    public static NdArray<long> MatrixRank(NdArray<float> a, double? tol = null, IBlasProvider? provider = null) =>
        SingularKernels<float, float>.Rank(a, (float?)tol, Lapack<float, float>(provider));

    /// <inheritdoc cref="MatrixRank(NdArray{float}, double?, IBlasProvider?)"/>
    public static NdArray<long> MatrixRank(NdArray<double> a, double? tol = null, IBlasProvider? provider = null) =>
        SingularKernels<double, double>.Rank(a, (double?)tol, Lapack<double, double>(provider));

    /// <inheritdoc cref="MatrixRank(NdArray{float}, double?, IBlasProvider?)"/>
    public static NdArray<long> MatrixRank(NdArray<Complex32> a, double? tol = null, IBlasProvider? provider = null) =>
        SingularKernels<Complex32, float>.Rank(a, (float?)tol, Lapack<Complex32, float>(provider));

    /// <inheritdoc cref="MatrixRank(NdArray{float}, double?, IBlasProvider?)"/>
    public static NdArray<long> MatrixRank(NdArray<Complex> a, double? tol = null, IBlasProvider? provider = null) =>
        SingularKernels<Complex, double>.Rank(a, (double?)tol, Lapack<Complex, double>(provider));

    /// <summary>The X of least norm with the least ‖B - A X‖, A of any rank.</summary>
    /// <param name="a">A, (m, n).</param>
    /// <param name="b">B, (m) or (m, k).</param>
    /// <param name="rcond">Singular values up to this times the largest count as 0; max(m, n) times the precision if null.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>X, the residuals' sums of squares, the rank and the singular values.</returns>
    /// <exception cref="ArgumentException">The shapes don't fit.</exception>
    /// <exception cref="LinAlgException">The iteration did not converge, or A or B has a NaN or an infinity.</exception>
    public static LeastSquares<float, float> Lstsq(NdArray<float> a, NdArray<float> b, double? rcond = null, IBlasProvider? provider = null) =>
        SingularKernels<float, float>.Lstsq(a, b, (float?)rcond, Lapack<float, float>(provider));

    /// <inheritdoc cref="Lstsq(NdArray{float}, NdArray{float}, double?, IBlasProvider?)"/>
    public static LeastSquares<double, double> Lstsq(NdArray<double> a, NdArray<double> b, double? rcond = null, IBlasProvider? provider = null) =>
        SingularKernels<double, double>.Lstsq(a, b, (double?)rcond, Lapack<double, double>(provider));

    /// <inheritdoc cref="Lstsq(NdArray{float}, NdArray{float}, double?, IBlasProvider?)"/>
    public static LeastSquares<Complex32, float> Lstsq(NdArray<Complex32> a, NdArray<Complex32> b, double? rcond = null, IBlasProvider? provider = null) =>
        SingularKernels<Complex32, float>.Lstsq(a, b, (float?)rcond, Lapack<Complex32, float>(provider));

    /// <inheritdoc cref="Lstsq(NdArray{float}, NdArray{float}, double?, IBlasProvider?)"/>
    public static LeastSquares<Complex, double> Lstsq(NdArray<Complex> a, NdArray<Complex> b, double? rcond = null, IBlasProvider? provider = null) =>
        SingularKernels<Complex, double>.Lstsq(a, b, (double?)rcond, Lapack<Complex, double>(provider));
}
