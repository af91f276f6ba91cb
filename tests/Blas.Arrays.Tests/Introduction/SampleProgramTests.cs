using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Blas.Arrays.Tests.Introduction;

/// <summary>The programs of samples/: the README shows each of them as it is, and what it prints is what the README says.</summary>
public sealed class SampleProgramTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Programs =>
        [.. Directory.GetFiles(Path.Combine(Root(), "samples"), "*.cs").Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_prints_what_the_README_says(string name)
    {
        string path = Path.Combine(Root(), "samples", name);
        string readme = Text(Path.Combine(Root(), "README.md")), code = Text(path);
        int shown = readme.IndexOf($"```csharp\n{code}```\n", StringComparison.Ordinal);
        Assert.True(shown >= 0, $"The README does not show {name} as it is.");
        int block = readme.IndexOf("\n```\n", shown + code.Length + 20, StringComparison.Ordinal) + 5;
        string expected = readme[block..readme.IndexOf("```\n", block, StringComparison.Ordinal)];
        Assert.Equal(expected, Run(path));
    }

    private static string Run(string path)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        foreach (string argument in new[] { "run", "-c", "Release", path })
            start.ArgumentList.Add(argument);

        // The build is one of its own, whatever started this test.
        foreach (string variable in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(variable);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["BLAS_PROVIDER"] = ProviderNames.Managed;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(), output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{path} did not end within {Limit}.");
        }

        Assert.True(process.ExitCode == 0, $"{path} ended with {process.ExitCode}: {output.Result}{error.Result}");
        return output.Result.ReplaceLineEndings("\n");
    }

    private static string Text(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));
}
