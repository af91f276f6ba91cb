using System.CommandLine;
using Blas;
using Blas.Arrays;
using Nn.Cli.Output;
using Spectre.Console;

namespace Nn.Cli.Commands;

/// <summary><c>providers</c>: what there is on this machine, and why the rest is not.</summary>
internal sealed class ProvidersCommand : Command
{
    public ProvidersCommand(IAnsiConsole console)
        : base("providers", "List each BLAS provider: found or not, where, version, code path, threads, missing routines.")
    {
        var path = new Argument<string[]>("path")
        {
            Description = "Libraries to try besides the known ones: BLAS, or BLAS:LAPACK where they are two files.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        path.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                result.AddError("path is empty; it is the path of a library.");
        });
        Arguments.Add(path);
        var markdown = new Option<bool>("--markdown")
        {
            Description = "Print a table of routines by provider in Markdown instead: what the library does itself, and what another provider does for it.",
        };
        Options.Add(markdown);
        SetAction(parsed => parsed.GetValue(markdown)
            ? Table(console, parsed.GetValue(path) ?? [])
            : Run(console, parsed.GetValue(path) ?? []));
    }

    private static int Run(IAnsiConsole console, string[] paths)
    {
        string selected = Selected();
        foreach (string name in Providers.Catalog.Names.Concat(paths))
        {
            IBlasProvider provider;
            try
            {
                provider = Providers.Catalog.Open(name);
            }
            catch (ProviderLoadException failure)
            {
                console.MarkupLine($"[bold]{Markup.Escape(name)}[/]  [red]not found[/]");
                foreach (LoadAttempt attempt in failure.Attempts)
                    console.Write(new Padder(new Text($"{attempt.Path}: {attempt.Reason}")).Padding(2, 0, 0, 0));
                if (failure.Hint is string hint)
                    console.Write(new Padder(new Text(hint, new Style(Color.Yellow))).Padding(2, 0, 0, 0));
                console.WriteLine();
                continue;
            }

            ProviderInfo info = provider.Info;
            string mark = info.Name == selected ? "  [blue]selected[/]" : "";
            console.MarkupLine($"[bold]{Markup.Escape(name)}[/]  [green]found[/]{mark}");
            console.Write(new Padder(Facts.Grid(
                ("version", info.Version),
                ("file", info.Files.Count == 0 ? "none needed" : string.Join('\n', info.Files)),
                ("code path", info.CodePath),
                ("integers", $"{info.IntegerBits} bits"),
                ("threads", $"{provider.Threads.Threads}, {info.Threading}; setting them reaches {Reach(provider.Threads.Scope)}"),
                ("missing", Missing(info)))).Padding(2, 0, 0, 0));
            console.WriteLine();
        }

        return ExitCode.Success;
    }

    // Providers that are not there have no column; the plain command says why.
    private static int Table(IAnsiConsole console, string[] paths)
    {
        var providers = new List<IBlasProvider>();
        foreach (string name in Providers.Catalog.Names.Concat(paths))
        {
            try
            {
                providers.Add(Providers.Catalog.Open(name));
            }
            catch (ProviderLoadException) when (!paths.Contains(name, StringComparer.Ordinal))
            {
                continue;
            }
        }

        // Not through the console's own writer, which would break long lines.
        console.Profile.Out.Writer.Write(RoutineTable.Markdown(providers));
        return ExitCode.Success;
    }

    private static string Missing(ProviderInfo info) => info.MissingRoutines.Count == 0
        ? "nothing"
        : string.Join(", ", info.MissingRoutines) + (info.Fallback is null ? "" : $" (done by {info.Fallback})");

    private static string Reach(ThreadScope scope) => scope switch
    {
        ThreadScope.Fixed => "nobody: the number is fixed",
        ThreadScope.Process => "the whole process",
        _ => "the calling thread",
    };

    private static string Selected()
    {
        try
        {
            return Providers.Catalog.Select().Info.Name;
        }
        catch (ProviderLoadException)
        {
            // BLAS_PROVIDER names one that can't be had; the list says why.
            return "";
        }
    }
}
