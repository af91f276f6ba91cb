using Blas;
using Spectre.Console;

namespace Nn.Cli.Output;

/// <summary>Short tables of names and values.</summary>
internal static class Facts
{
    public static Grid Grid(params (string Name, string Value)[] rows)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn().NoWrap().PadRight(2));
        grid.AddColumn(new GridColumn().PadRight(0));
        foreach ((string name, string value) in rows)
            grid.AddRow(new Text(name, new Style(Color.Grey)), new Text(value));
        return grid;
    }

    /// <summary>What there is to say of a provider, and more rows after it.</summary>
    public static Grid Of(IBlasProvider provider, params (string Name, string Value)[] more)
    {
        ProviderInfo info = provider.Info;
        return Grid(
        [
            ("Provider", $"{info.Name} {info.Version}"),
            ("Code path", info.CodePath),
            ("Threads", $"{provider.Threads.Threads} ({info.Threading})"),
            ("File", info.Files.Count == 0 ? "none needed" : string.Join(", ", info.Files)),
            .. more,
        ]);
    }
}
