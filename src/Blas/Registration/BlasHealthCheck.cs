using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Blas;

/// <summary>Healthy when the selected provider multiplies two small matrices and gets the right product.</summary>
/// <param name="provider">The provider to try.</param>
public sealed class BlasHealthCheck(IBlasProvider provider) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        double[] c = new double[4];
        provider.Blas.Double.Gemm(
            Layout.RowMajor, Transpose.None, Transpose.None, 2, 2, 2, 1.0, [1, 2, 3, 4], 2, [5, 6, 7, 8], 2, 0.0, c, 2);
        return Task.FromResult(c is [19, 22, 43, 50]
            ? HealthCheckResult.Healthy(provider.Info.ToString())
            : HealthCheckResult.Unhealthy($"{provider.Info}: [1 2; 3 4] [5 6; 7 8] came out as [{c[0]} {c[1]}; {c[2]} {c[3]}]."));
    }
}
