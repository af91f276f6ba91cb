namespace Nn.Datasets;

/// <summary>Where downloaded data sets are kept.</summary>
public static class CacheFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "NN_CACHE";

    /// <summary>
    /// The folder for a data set: under <c>NN_CACHE</c>, else under <c>nn</c> in <c>XDG_CACHE_HOME</c>, else in the system's folder for local
    /// data: <c>~/.cache</c> on Linux, <c>~/Library/Caches</c> on macOS, <c>%LocalAppData%</c> on Windows. It need not exist.
    /// </summary>
    /// <param name="dataset">The data set's name, such as <c>mnist</c>.</param>
    /// <returns>A full path.</returns>
    public static string For(string dataset)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataset);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } own)
            return Path.GetFullPath(Path.Combine(own, dataset));
        return Path.GetFullPath(Path.Combine(SystemCache(), "nn", dataset));
    }

    private static string SystemCache()
    {
        // The XDG base directory specification: a relative path in the variable is to be ignored.
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg))
            return xdg;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS() && home.Length > 0)
            return Path.Combine(home, "Library", "Caches");
        if (!OperatingSystem.IsWindows() && home.Length > 0)
            return Path.Combine(home, ".cache");
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return local.Length > 0 ? local : Path.GetTempPath();
    }
}
