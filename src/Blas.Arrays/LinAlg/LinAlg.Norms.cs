using System.Numerics;

namespace Blas.Arrays;

// Norms, condition numbers and logarithms of determinants.
public static unsafe partial class LinAlg
{
    /// <summary>A norm of vectors or matrices.</summary>
    /// <param name="x">The array.</param>
    /// <param name="ord">
    /// Null: the root of the sum of squares. For matrices: 1 and -1, the largest and smallest sum of a column; the infinities, of a
    /// row; 2 and -2, singular value; <see cref="NormOrder.Frobenius"/>; <see cref="NormOrder.Nuclear"/>. For vectors: the
    /// infinities, the largest and smallest element; 0, how many are not 0; p, (Σ |x|ᵖ)^(1/p).
    /// </param>
    /// <param name="axes">One axis: vectors; two: matrices; none: all of x.</param>
    /// <param name="keepDims">Whether those axes stay, with extent 1.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>The norms; without axes a single number.</returns>
    /// <exception cref="ArgumentException">There is no such norm for so many axes.</exception>
    /// <exception cref="LinAlgException">The iteration for singular values did not converge, or x has a NaN or an infinity.</exception>
    public static NdArray<float> Norm(NdArray<float> x, NormOrder? ord = null, ReadOnlySpan<int> axes = default, bool keepDims = false, IBlasProvider? provider = null) =>
        NormKernels<float, float>.Run(x, ord, axes, keepDims, provider);

    /// <inheritdoc cref="Norm(NdArray{float}, NormOrder?, ReadOnlySpan{int}, bool, IBlasProvider?)"/>
    public static NdArray<double> Norm(NdArray<double> x, NormOrder? ord = null, ReadOnlySpan<int> axes = default, bool keepDims = false, IBlasProvider? provider = null) =>
        NormKernels<double, double>.Run(x, ord, axes, keepDims, provider);

    /// <inheritdoc cref="Norm(NdArray{float}, NormOrder?, ReadOnlySpan{int}, bool, IBlasProvider?)"/>
    public static NdArray<float> Norm(NdArray<Complex32> x, NormOrder? ord = null, ReadOnlySpan<int> axes = default, bool keepDims = false, IBlasProvider? provider = null) =>
        NormKernels<Complex32, float>.Run(x, ord, axes, keepDims, provider);

    /// <inheritdoc cref="Norm(NdArray{float}, NormOrder?, ReadOnlySpan{int}, bool, IBlasProvider?)"/>
    public static NdArray<double> Norm(NdArray<Complex> x, NormOrder? ord = null, ReadOnlySpan<int> axes = default, bool keepDims = false, IBlasProvider? provider = null) =>
        NormKernels<Complex, double>.Run(x, ord, axes, keepDims, provider);

    /// <summary>The condition number ‖A‖ ‖A⁻¹‖; infinite for a singular A.</summary>
    /// <param name="a">A, (..., m, n); square but for the norms 2 and -2.</param>
    /// <param name="p">The norm; 2 if null.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>The condition numbers, (...).</returns>
    /// <exception cref="ArgumentException">A is empty or not square, or there is no such norm.</exception>
    /// <exception cref="LinAlgException">The iteration did not converge, or A has a NaN or an infinity.</exception>
    public static NdArray<float> Cond(NdArray<float> a, NormOrder? p = null, IBlasProvider? provider = null) =>
        ConditionKernels<float, float>.Run(a, p, provider);

    /// <inheritdoc cref="Cond(NdArray{float}, NormOrder?, IBlasProvider?)"/>
    public static NdArray<double> Cond(NdArray<double> a, NormOrder? p = null, IBlasProvider? provider = null) =>
        ConditionKernels<double, double>.Run(a, p, provider);

    /// <inheritdoc cref="Cond(NdArray{float}, NormOrder?, IBlasProvider?)"/>
    public static NdArray<float> Cond(NdArray<Complex32> a, NormOrder? p = null, IBlasProvider? provider = null) =>
        ConditionKernels<Complex32, float>.Run(a, p, provider);

    /// <inheritdoc cref="Cond(NdArray{float}, NormOrder?, IBlasProvider?)"/>
    public static NdArray<double> Cond(NdArray<Complex> a, NormOrder? p = null, IBlasProvider? provider = null) =>
        ConditionKernels<Complex, double>.Run(a, p, provider);

    /// <summary>The sign (for complex elements the phase) of det A and the logarithm of |det A|, which don't overflow where det A does.</summary>
    /// <param name="a">A, (..., n, n).</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>The sign, 0 for a singular A, and the logarithm, -∞ for one; both (...).</returns>
    /// <exception cref="ArgumentException">A is not square.</exception>
    public static (NdArray<float> Sign, NdArray<float> LogAbsDet) SlogDet(NdArray<float> a, IBlasProvider? provider = null) =>
        SingularKernels<float, float>.SlogDet(a, Lapack<float, float>(provider));

    /// <inheritdoc cref="SlogDet(NdArray{float}, IBlasProvider?)"/>
    public static (NdArray<double> Sign, NdArray<double> LogAbsDet) SlogDet(NdArray<double> a, IBlasProvider? provider = null) =>
        SingularKernels<double, double>.SlogDet(a, Lapack<double, double>(provider));

    /// <inheritdoc cref="SlogDet(NdArray{float}, IBlasProvider?)"/>
    public static (NdArray<Complex32> Sign, NdArray<float> LogAbsDet) SlogDet(NdArray<Complex32> a, IBlasProvider? provider = null) =>
        SingularKernels<Complex32, float>.SlogDet(a, Lapack<Complex32, float>(provider));

    /// <inheritdoc cref="SlogDet(NdArray{float}, IBlasProvider?)"/>
    public static (NdArray<Complex> Sign, NdArray<double> LogAbsDet) SlogDet(NdArray<Complex> a, IBlasProvider? provider = null) =>
        SingularKernels<Complex, double>.SlogDet(a, Lapack<Complex, double>(provider));
}
