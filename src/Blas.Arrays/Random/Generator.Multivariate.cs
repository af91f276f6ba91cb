namespace Blas.Arrays;

/// <summary>How the covariance matrix is factored (<c>method</c> of <c>numpy.random.Generator.multivariate_normal</c>).</summary>
public enum CovarianceFactor
{
    /// <summary>By singular values (the default): the slowest, and good for every matrix. The signs of the vectors are the LAPACK's.</summary>
    Svd,

    /// <summary>By eigenvalues.</summary>
    Eigh,

    /// <summary>By Cholesky: the fastest; the matrix must be positive definite.</summary>
    Cholesky,
}

// Several normal variables at once.
public sealed partial class Generator
{
    /// <summary>Vectors of the normal distribution of a mean μ and a covariance Σ: μ + F z, with F Fᵀ = Σ and z standard normal.</summary>
    /// <param name="mean">μ, of one axis.</param>
    /// <param name="cov">Σ, symmetric and positive semidefinite.</param>
    /// <param name="size">How many vectors, as extents; empty for one.</param>
    /// <param name="method">How F is found.</param>
    /// <param name="tolerance">How far Σ may be from symmetric and positive semidefinite, relatively and absolutely.</param>
    /// <returns>A new array of the shape <paramref name="size"/> followed by the length of μ.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or Σ is no covariance.</exception>
    public NdArray<double> MultivariateNormal(
        NdArray<double> mean, NdArray<double> cov, ReadOnlySpan<nint> size = default, CovarianceFactor method = CovarianceFactor.Svd, double tolerance = 1e-8)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(cov);
        if (mean.NDim != 1)
        {
            throw new ArgumentException($"mean must be 1 dimensional: it has the shape {ShapeMath.Format(mean.Shape)}", nameof(mean));
        }

        nint n = mean.Size;
        if (cov.NDim != 2 || cov.Shape[0] != n || cov.Shape[1] != n)
        {
            throw new ArgumentException(
                $"cov must be 2 dimensional and square, and mean and cov must have same length: they have the shapes {ShapeMath.Format(mean.Shape)} and {ShapeMath.Format(cov.Shape)}", nameof(cov));
        }

        using NdArray<double> factor = Factor(cov, method, tolerance);
        using NdArray<double> z = StandardNormal([.. size, n]);
        using NdArray<double> rows = z.Reshape(-1, n);
        using NdArray<double> product = NdArray.MatMul(rows, factor.SwapAxes(0, 1));
        NdArray.Add(product, mean, product);
        return product.Reshape([.. size, n]);
    }

    private static NdArray<double> Factor(NdArray<double> cov, CovarianceFactor method, double tolerance)
    {
        if (!NdArray.AllClose(cov, cov.SwapAxes(0, 1), tolerance, tolerance))
        {
            throw new ArgumentException("covariance is not symmetric positive-semidefinite.", nameof(cov));
        }

        if (method == CovarianceFactor.Cholesky)
        {
            try
            {
                return LinAlg.Cholesky(cov);
            }
            catch (LinAlgException e)
            {
                throw new ArgumentException("covariance is not positive definite: Cholesky cannot factor it, Svd can where it is semidefinite.", nameof(cov), e);
            }
        }

        NdArray<double> vectors, values, others;
        if (method == CovarianceFactor.Svd)
        {
            (vectors, values, others) = LinAlg.Svd(cov);
            others = others.SwapAxes(0, 1);
        }
        else
        {
            (values, vectors) = LinAlg.Eigh(cov);
            others = vectors;
            if (values.Size > 0 && values.Min() < -tolerance)
            {
                throw new ArgumentException("covariance is not symmetric positive-semidefinite.", nameof(cov));
            }
        }

        using (values)
        {
            // The singular vectors of a semidefinite matrix are the same on both sides.
            if (method == CovarianceFactor.Svd && !NdArray.AllClose(NdArray.MatMul(others * values, others.SwapAxes(0, 1)), cov, tolerance, tolerance))
            {
                throw new ArgumentException("covariance is not symmetric positive-semidefinite.", nameof(cov));
            }

            NdArray.Abs(values, values);
            NdArray.Sqrt(values, values);
            return vectors * values;
        }
    }
}
