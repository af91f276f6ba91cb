using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Blas.Managed.Tests;

/// <summary>Products inside the requests of a web server, as most users will call them.</summary>
public sealed class WebServerTests
{
    private const int Order = 120;
    private const int Requests = 64;

    [Fact]
    public async Task Requests_that_compute_at_the_same_time_are_all_answered_rightly()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddBlas(options =>
        {
            options.AddManaged();
            options.Provider = ProviderNames.Managed;
        });
        await using WebApplication app = builder.Build();

        // Half of the handlers compute before they wait for anything, half after it: on the server's threads, and on the pool's.
        app.MapGet("/sum", async (HttpContext context) =>
        {
            IBlas blas = context.RequestServices.GetRequiredService<IBlasProvider>().Blas;
            int seed = int.Parse(context.Request.Query["seed"].ToString(), CultureInfo.InvariantCulture);
            if (seed % 2 == 0)
                await Task.Yield();
            await context.Response.WriteAsync(Sum(blas.Double, seed));
        });
        await app.StartAsync();
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
        string[] answers = await Task.WhenAll(Enumerable.Range(0, Requests).Select(seed => client.GetStringAsync(new Uri($"/sum?seed={seed}", UriKind.Relative))));
        await app.StopAsync();

        ManagedBlas<double, double> alone = new(new(SimdKernels<double>.Best, WorkerPool.Single));
        Assert.Equal(Enumerable.Range(0, Requests).Select(seed => Sum(alone, seed)), answers);
    }

    // All bits of a product's elements, added up.
    private static string Sum(IBlas<double, double> blas, int seed)
    {
        var random = new Random(seed);
        double[] a = new double[Order * Order], b = new double[Order * Order], c = new double[Order * Order];
        foreach (double[] matrix in new[] { a, b })
        {
            for (int i = 0; i < matrix.Length; i++)
                matrix[i] = random.NextDouble() - 0.5;
        }

        blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, Order, Order, Order, 1, a, Order, b, Order, 0, c, Order);
        return c.Aggregate(0L, (sum, x) => unchecked((sum * 31) + BitConverter.DoubleToInt64Bits(x))).ToString(CultureInfo.InvariantCulture);
    }
}
