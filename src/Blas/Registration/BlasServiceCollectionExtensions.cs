using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Blas;

/// <summary>Registers BLAS and LAPACK in a service container.</summary>
public static partial class BlasServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IBlasProvider"/>, <see cref="IBlas"/> and <see cref="ILapack"/>: the selected ones without a key, and every
    /// provider under its name, or a path, as a key: <c>[FromKeyedServices("mkl")] IBlas blas</c>. Providers are opened
    /// when they are first resolved; one that can't be had throws <see cref="ProviderLoadException"/> there.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options; sources of providers are added here.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddBlas(this IServiceCollection services, Action<BlasOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<BlasOptions>()
            .Validate(o => o.Threads is null or >= 1, $"{nameof(BlasOptions)}.{nameof(BlasOptions.Threads)} is at least 1.");
        if (configure is not null)
            services.Configure(configure);

        services.TryAddSingleton(p => new ProviderCatalog(p.GetRequiredService<IOptions<BlasOptions>>().Value.Sources));
        services.TryAddSingleton(OpenSelected);
        services.TryAddSingleton(p => p.GetRequiredService<IBlasProvider>().Blas);
        services.TryAddSingleton(p => p.GetRequiredService<IBlasProvider>().Lapack);

        services.TryAddKeyedSingleton(KeyedService.AnyKey, (p, key) => p.GetRequiredService<ProviderCatalog>().Open(NameOf(key)));
        services.TryAddKeyedSingleton(KeyedService.AnyKey, (p, key) => p.GetRequiredKeyedService<IBlasProvider>(key).Blas);
        services.TryAddKeyedSingleton(KeyedService.AnyKey, (p, key) => p.GetRequiredKeyedService<IBlasProvider>(key).Lapack);
        services.TryAddSingleton(p => new BlasHealthCheck(p));
        return services;
    }

    private static IBlasProvider OpenSelected(IServiceProvider services)
    {
        BlasOptions options = services.GetRequiredService<IOptions<BlasOptions>>().Value;
        IBlasProvider provider = options.Instance ?? services.GetRequiredService<ProviderCatalog>().Select(options.Provider);
        if (options.Threads is int threads)
            provider.Threads.Threads = threads;

        ILogger? logger = services.GetService<ILoggerFactory>()?.CreateLogger("Blas");
        if (logger is not null)
        {
            ProviderInfo info = provider.Info;
            LogSelected(
                logger, info.Name, info.Version, info.CodePath, provider.Threads.Threads,
                info.Files.Count == 0 ? "no file" : string.Join(", ", info.Files));
        }

        return provider;
    }

    private static string NameOf(object? key) =>
        key as string ?? throw new InvalidOperationException($"The key of a BLAS provider is its name or its path, not '{key}'.");

    [LoggerMessage(Level = LogLevel.Information, Message = "BLAS provider {Name} {Version}, {CodePath}, {Threads} threads, {Files}")]
    private static partial void LogSelected(
        ILogger logger, string name, string version, string codePath, int threads, string files);
}
