namespace Blas.Native;

/// <summary>A library to try: a file that is there, or a name for the system's loader.</summary>
/// <param name="Path">The file's full path, or the bare name.</param>
/// <param name="IsFile">Whether it is a file that exists.</param>
internal readonly record struct Candidate(string Path, bool IsFile);

/// <summary>
/// What is tried for a library, in order. Places where nothing lies are noted as attempts, so that a failure can be
/// explained in full.
/// </summary>
internal static class Candidates
{
    /// <summary>
    /// The order for a known library: its environment variable alone, where that is set; else beside the program; the
    /// system loader by versioned name; the folders in which distributions keep variants.
    /// </summary>
    public static IEnumerable<Candidate> Of(KnownLibrary library, SearchPlaces places, List<LoadAttempt> attempts)
    {
        IReadOnlyList<string> names = library.FileNames(places);
        if (places.Variable(library.PathVariable) is { Length: > 0 } path)
            return Explicit(path, names, attempts, $"{library.PathVariable}={path}");
        return Everywhere(library, names, places, attempts);
    }

    /// <summary>A path that the user gave: a file, or a folder in which one of the names lies.</summary>
    /// <param name="path">The path.</param>
    /// <param name="names">The file names to look for in a folder.</param>
    /// <param name="attempts">Takes what was not there.</param>
    /// <param name="origin">How an attempt is shown, where it is not by its path.</param>
    public static IEnumerable<Candidate> Explicit(
        string path, IReadOnlyList<string> names, List<LoadAttempt> attempts, string? origin = null)
    {
        if (Directory.Exists(path))
        {
            foreach (Candidate candidate in InFolder(Path.GetFullPath(path), names, attempts))
                yield return candidate;
        }
        else if (File.Exists(path))
        {
            yield return new(Path.GetFullPath(path), IsFile: true);
        }
        else if (IsBareName(path) || (OperatingSystem.IsMacOS() && Path.IsPathRooted(path)))
        {
            // macOS keeps its own libraries, Accelerate among them, in a cache, and no files for them.
            yield return new(path, IsFile: false);
        }
        else
        {
            attempts.Add(new(origin ?? path, "there is no such file or folder"));
        }
    }

    private static IEnumerable<Candidate> Everywhere(
        KnownLibrary library, IReadOnlyList<string> names, SearchPlaces places, List<LoadAttempt> attempts)
    {
        foreach (string folder in places.ApplicationFolders)
        {
            foreach (Candidate candidate in InFolder(folder, names, attempts))
                yield return candidate;
        }

        // The last name is the bare one, a developer's link, which may be of any version: after all else.
        foreach (string name in names.SkipLast(1))
            yield return new(name, IsFile: false);
        foreach (string folder in library.Folders(places))
        {
            foreach (Candidate candidate in InFolder(folder, names, attempts))
                yield return candidate;
        }

        yield return new(names[^1], IsFile: false);
    }

    private static IEnumerable<Candidate> InFolder(string folder, IReadOnlyList<string> names, List<LoadAttempt> attempts)
    {
        if (!Directory.Exists(folder))
        {
            attempts.Add(new(folder, "there is no such folder"));
            yield break;
        }

        bool any = false;
        foreach (string name in names)
        {
            string path = Path.Combine(folder, name);
            if (!File.Exists(path))
                continue;
            any = true;
            yield return new(path, IsFile: true);
        }

        if (!any)
            attempts.Add(new(folder, $"has none of {string.Join(", ", names)}"));
    }

    private static bool IsBareName(string path) =>
        !path.AsSpan().ContainsAny('/', '\\')
        && (path.Contains(".so", StringComparison.Ordinal)
            || path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".dylib", StringComparison.Ordinal));
}
