using System.Text.RegularExpressions;

namespace Blas.Native;

/// <summary>Loads a candidate and, where its folder has them, the libraries that it needs and the system lacks.</summary>
internal static partial class LibraryLoader
{
    // More than any BLAS has; a circle of broken files ends.
    private const int MostCompanions = 8;

    /// <summary>Loads a library.</summary>
    /// <param name="candidate">What to load.</param>
    /// <param name="scope">Who sees its symbols.</param>
    /// <param name="handle">The library.</param>
    /// <param name="reason">Why it was not loaded.</param>
    /// <returns>Whether it was loaded.</returns>
    public static bool TryLoad(Candidate candidate, SymbolScope scope, out nint handle, out string reason) =>
        candidate.IsFile
            ? TryLoadFile(candidate.Path, scope, MostCompanions, out handle, out reason)
            : SystemLoader.TryLoad(candidate.Path, scope, out handle, out reason);

    // The loader of Linux does not look beside a library for what it needs, but it takes what is already loaded under
    // the name that is needed. (That of Windows does look there.)
    private static bool TryLoadFile(string path, SymbolScope scope, int companions, out nint handle, out string reason)
    {
        handle = 0;
        if (LibraryFile.Refusal(path) is { } refusal)
        {
            reason = refusal;
            return false;
        }

        string folder = Path.GetDirectoryName(path)!;
        while (!SystemLoader.TryLoad(path, scope, out handle, out reason))
        {
            if (companions-- == 0 || MissingDependency(reason) is not { } missing)
                return false;
            string beside = Path.Combine(folder, missing);
            if (!File.Exists(beside))
            {
                reason += $" (it is needed by this library, and is not in {folder} either)";
                return false;
            }

            if (!TryLoadFile(beside, SymbolScope.Own, companions, out _, out string inner))
            {
                reason = $"needs {missing}: {inner}";
                return false;
            }
        }

        return true;
    }

    /// <summary>The library that glibc or musl says it has not found, if that is what it says.</summary>
    private static string? MissingDependency(string reason)
    {
        Match match = NotFound().Match(reason);
        return match.Success ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex(@"^(?<name>[^/\s:]+): cannot open shared object file|Error loading shared library (?<name>[^/\s:]+): No such file", RegexOptions.ExplicitCapture)]
    private static partial Regex NotFound();
}
