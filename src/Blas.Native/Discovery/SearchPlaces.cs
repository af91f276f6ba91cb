using System.Runtime.InteropServices;

namespace Blas.Native;

/// <summary>The systems whose libraries have names of their own.</summary>
internal enum SystemKind
{
    Linux,
    Windows,
    MacOS,
}

/// <summary>
/// The machine as discovery sees it: system, runtime identifiers, the program's folder, the environment. Tests lay
/// other machines out.
/// </summary>
internal sealed record SearchPlaces
{
    /// <summary>This process on this machine.</summary>
    public static SearchPlaces Current => new();

    public SystemKind System { get; init; } =
        OperatingSystem.IsWindows() ? SystemKind.Windows : OperatingSystem.IsMacOS() ? SystemKind.MacOS : SystemKind.Linux;

    /// <summary>The folder of the program; also that of a single-file program, which has no assembly locations.</summary>
    public string BaseDirectory { get; init; } = AppContext.BaseDirectory;

    public Architecture Architecture { get; init; } = RuntimeInformation.ProcessArchitecture;

    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The names of this platform's folder under runtimes/, the most precise first.</summary>
    public IReadOnlyList<string> RuntimeIdentifiers
    {
        get
        {
            string architecture = Architecture.ToString().ToLowerInvariant();
            string own = System switch
            {
                SystemKind.Windows => $"win-{architecture}",
                SystemKind.MacOS => $"osx-{architecture}",
                _ => $"linux-{architecture}",
            };
            // linux-musl-x64 and the like, where the runtime was built for that.
            string precise = RuntimeInformation.RuntimeIdentifier;
            return precise != own && precise.StartsWith(own[..3], StringComparison.Ordinal)
                && precise.EndsWith(architecture, StringComparison.Ordinal) ? [precise, own] : [own];
        }
    }

    /// <summary>runtimes/&lt;rid&gt;/native beside the program, then the program's own folder.</summary>
    public IReadOnlyList<string> ApplicationFolders =>
    [
        .. RuntimeIdentifiers.Select(rid => Path.Combine(BaseDirectory, "runtimes", rid, "native")),
        BaseDirectory,
    ];

    /// <summary>Where a Linux distribution keeps libraries, under which variants have folders.</summary>
    public IReadOnlyList<string> LibraryFolders =>
        System != SystemKind.Linux ? [] :
        Architecture switch
        {
            Architecture.X64 => ["/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib"],
            Architecture.Arm64 => ["/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"],
            Architecture.LoongArch64 => ["/usr/lib/loongarch64-linux-gnu", "/usr/lib64", "/usr/lib"],
            Architecture.Ppc64le => ["/usr/lib/powerpc64le-linux-gnu", "/usr/lib64", "/usr/lib"],
            Architecture.RiscV64 => ["/usr/lib/riscv64-linux-gnu", "/usr/lib64", "/usr/lib"],
            _ => ["/usr/lib64", "/usr/lib"],
        };
}
