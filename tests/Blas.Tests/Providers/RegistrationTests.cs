using Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Blas.Tests;

[Collection("BLAS_PROVIDER")]
public sealed class RegistrationTests
{
    private readonly FakeSource _source = new("openblas", "mkl", "managed");

    [Fact]
    public void The_selected_provider_is_there_without_a_key()
    {
        using ServiceProvider services = Build(o => o.Provider = "mkl");
        IBlasProvider provider = services.GetRequiredService<IBlasProvider>();
        Assert.Equal("mkl", provider.Info.Name);
        Assert.Same(provider.Blas, services.GetRequiredService<IBlas>());
        Assert.Same(provider.Lapack, services.GetRequiredService<ILapack>());
        Assert.Same(provider, services.GetRequiredKeyedService<IBlasProvider>("mkl"));
    }

    [Fact]
    public void Two_keyed_providers_in_one_container_multiply()
    {
        using ServiceProvider services = Build(o => o.Provider = "managed");
        IBlas openblas = services.GetRequiredKeyedService<IBlas>("openblas"), mkl = services.GetRequiredKeyedService<IBlas>("mkl");
        Assert.NotSame(openblas, mkl);
        foreach (IBlas blas in new[] { openblas, mkl, services.GetRequiredService<IBlas>() })
        {
            double[] c = new double[4];
            blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 2, 2, 2, 1.0, [1, 2, 3, 4], 2, [5, 6, 7, 8], 2, 0.0, c, 2);
            Assert.Equal([19, 22, 43, 50], c);
        }

        Assert.Same(mkl, services.GetRequiredKeyedService<IBlas>("mkl"));
        Assert.NotNull(services.GetRequiredKeyedService<ILapack>("mkl"));
    }

    [Fact]
    public void A_class_can_ask_for_a_provider_by_key()
    {
        var collection = new ServiceCollection();
        collection.AddBlas(o => o.Sources.Add(_source)).AddSingleton<NeedsTwo>();
        using ServiceProvider services = collection.BuildServiceProvider(validateScopes: true);
        Assert.Same(services.GetRequiredKeyedService<IBlas>("mkl"), services.GetRequiredService<NeedsTwo>().Mkl);
    }

    [Fact]
    public void An_instance_goes_before_everything()
    {
        var mine = new FakeProvider("mine");
        using ServiceProvider services = Build(o => (o.Provider, o.Instance) = ("mkl", mine));
        Assert.Same(mine, services.GetRequiredService<IBlasProvider>());
        Assert.Empty(_source.Opened);
    }

    [Fact]
    public void Threads_are_set_on_the_provider()
    {
        using ServiceProvider services = Build(o => (o.Provider, o.Threads) = ("mkl", 3));
        Assert.Equal(3, services.GetRequiredService<IBlasProvider>().Threads.Threads);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Less_than_one_thread_is_refused(int threads)
    {
        using ServiceProvider services = Build(o => o.Threads = threads);
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IBlas>);
        Assert.Contains("BlasOptions.Threads is at least 1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_had_is_an_error_where_it_is_resolved()
    {
        _source.Absent.Add("mkl");
        using ServiceProvider services = Build(o => o.Provider = "mkl");
        Assert.Contains("/lib/mkl.so", Assert.Throws<ProviderLoadException>(services.GetRequiredService<IBlas>).Message, StringComparison.Ordinal);
        Assert.Throws<ProviderLoadException>(() => services.GetRequiredKeyedService<IBlas>("mkl"));
        Assert.NotNull(services.GetRequiredKeyedService<IBlas>("managed"));
        Assert.Contains("'7'", Assert.Throws<InvalidOperationException>(() => services.GetRequiredKeyedService<IBlas>(7)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_line_says_what_was_selected()
    {
        var log = new ListLogger();
        using ServiceProvider services = Build(o => o.Provider = "mkl", log);
        services.GetRequiredService<IBlas>();
        services.GetRequiredService<ILapack>();
        Assert.Equal("Information Blas: BLAS provider mkl 1.2, Plain, 4 threads, /lib/mkl.so", Assert.Single(log.Lines));
    }

    [Fact]
    public async Task The_health_check_multiplies()
    {
        using ServiceProvider services = Build(o => o.Provider = "mkl");
        HealthCheckResult healthy = await services.GetRequiredService<BlasHealthCheck>().CheckHealthAsync(new HealthCheckContext());
        Assert.Equal(HealthStatus.Healthy, healthy.Status);
        Assert.Contains("mkl", healthy.Description, StringComparison.Ordinal);

        var wrong = new FakeProvider("wrong", Fault.GemmWrongEverywhere);
        HealthCheckResult unhealthy = await new BlasHealthCheck(wrong).CheckHealthAsync(new HealthCheckContext());
        Assert.Equal(HealthStatus.Unhealthy, unhealthy.Status);
        Assert.Contains("came out as", unhealthy.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_tells_that_no_provider_can_be_had()
    {
        using ServiceProvider services = Build(o => o.Provider = "no-such-provider");
        HealthCheckResult unhealthy = await services.GetRequiredService<BlasHealthCheck>().CheckHealthAsync(new HealthCheckContext());
        Assert.Equal(HealthStatus.Unhealthy, unhealthy.Status);
        Assert.IsType<ProviderLoadException>(unhealthy.Exception);
        Assert.Contains("no-such-provider", unhealthy.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Registered_twice_is_registered_once()
    {
        var collection = new ServiceCollection();
        collection.AddBlas(o => o.Sources.Add(_source));
        int count = collection.Count(s => s.ServiceType == typeof(IBlas));
        collection.AddBlas(o => o.Provider = "mkl");
        Assert.Equal(count, collection.Count(s => s.ServiceType == typeof(IBlas)));
        using ServiceProvider services = collection.BuildServiceProvider();
        Assert.Equal("mkl", services.GetRequiredService<IBlasProvider>().Info.Name);
    }

    private ServiceProvider Build(Action<BlasOptions> configure, ILoggerFactory? log = null)
    {
        var collection = new ServiceCollection();
        if (log is not null)
            collection.AddSingleton(log);
        collection.AddBlas(o =>
        {
            o.Sources.Add(_source);
            configure(o);
        });
        return collection.BuildServiceProvider(validateScopes: true);
    }

    private sealed class NeedsTwo([FromKeyedServices("mkl")] IBlas mkl, IBlas blas)
    {
        public IBlas Mkl { get; } = mkl;

        public IBlas Blas { get; } = blas;
    }

    private sealed class ListLogger : ILoggerFactory, ILogger
    {
        private string _category = "";

        public List<string> Lines { get; } = [];

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public ILogger CreateLogger(string categoryName)
        {
            _category = categoryName;
            return this;
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel} {_category}: {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
