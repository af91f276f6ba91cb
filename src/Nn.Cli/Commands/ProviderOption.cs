using System.CommandLine;
using Blas;
using Blas.Arrays;

namespace Nn.Cli.Commands;

/// <summary>The options that choose the provider and its threads, alike for every command that computes.</summary>
internal sealed class ProviderOption
{
    public Option<string?> Name { get; } = new("--provider")
    {
        Description = "managed, openblas, mkl, auto (the best that loads), or the path of a library. "
            + $"Without it, {ProviderNames.Variable} decides, and then auto.",
        HelpName = "managed|openblas|mkl|auto|PATH",
    };

    public Option<int?> Threads { get; } = new("--threads")
    {
        Description = "Threads that the provider uses; without it, as many as the library takes.",
        HelpName = "N",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(Name);
        command.Options.Add(Threads);
        Threads.Validators.Add(Check.Between(1, 1024));
    }

    public IBlasProvider Open(ParseResult parsed)
    {
        string? name = parsed.GetValue(Name);
        if (name is not null && string.IsNullOrWhiteSpace(name))
            throw new UsageException("--provider is empty; it is managed, openblas, mkl, auto or a path.");
        IBlasProvider provider = Providers.Catalog.Select(name);
        if (parsed.GetValue(Threads) is int threads)
        {
            try
            {
                provider.Threads.Threads = threads;
            }
            catch (Exception e) when (e is NotSupportedException or ArgumentException)
            {
                throw new UsageException($"--threads is {threads}; {Message.Of(e)}");
            }
        }

        return provider;
    }
}
