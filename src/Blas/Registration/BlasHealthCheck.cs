using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Blas;

/// <summary>
/// Healthy when the selected provider multiplies two small matrices and gets the right product; unhealthy when it gets another
/// one, or can't be had.
/// </summary>
public sealed class BlasHealthCheck : IHealthCheck
{
    private readonly Func<IBlasProvider> _provider;

    /// <summary>A check of one provider.</summary>
    /// <param name="provider">The provider to try.</param>
    public BlasHealthCheck(IBlasProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _provider = () => provider;
    }

    /// <summary>A check of the provider that is registered, which is opened, if it is not yet, when the check runs.</summary>
    /// <param name="services">The services, with <c>AddBlas</c> among them.</param>
    [ActivatorUtilitiesConstructor]
    public BlasHealthCheck(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        _provider = services.GetRequiredService<IBlasProvider>;
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IBlasProvider provider;
        double[] c = new double[4];
        try
        {
            provider = _provider();
            provider.Blas.Double.Gemm(
                Layout.RowMajor, Transpose.None, Transpose.None, 2, 2, 2, 1.0, [1, 2, 3, 4], 2, [5, 6, 7, 8], 2, 0.0, c, 2);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(failure.Message, failure));
        }

        return Task.FromResult(c is [19, 22, 43, 50]
            ? HealthCheckResult.Healthy(provider.Info.ToString())
            : HealthCheckResult.Unhealthy($"{provider.Info}: [1 2; 3 4] [5 6; 7 8] came out as [{c[0]} {c[1]}; {c[2]} {c[3]}]."));
    }
}
