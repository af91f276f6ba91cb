using System.Diagnostics;

namespace Nn.Cli.Tests;

/// <summary>Chromium without a window.</summary>
internal static class Browser
{
    /// <summary>Opens a page.</summary>
    /// <returns>The document once its scripts have run, and what the browser logged.</returns>
    public static (string Dom, string Log) Open(string page, string profile)
    {
        var start = new ProcessStartInfo(ChromiumFactAttribute.Program!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", $"--user-data-dir={profile}/profile",
                "--enable-logging=stderr", "--virtual-time-budget=2000", "--dump-dom", new Uri(page).AbsoluteUri,
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> log = process.StandardError.ReadToEndAsync();
        Task<string> dom = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("The browser did not end within two minutes.");
        }

        return (dom.Result, log.Result);
    }
}

/// <summary>A test that needs Chromium, and says so where there is none.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Program is null)
            Skip = "There is no Chromium on this machine.";
    }

    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
