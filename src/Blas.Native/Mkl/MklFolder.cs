namespace Blas.Native;

/// <summary>
/// The files around libmkl_rt. It loads them by name from its own folder at the first call, and ends the process where
/// one is missing, so they are looked for before. Their names are read from libmkl_rt itself: its own name says nothing
/// (MKL.NET's packages have libmkl_rt.so beside libmkl_core.so.2).
/// </summary>
internal sealed class MklFolder
{
    private readonly string _folder;
    private readonly SystemKind _system;
    private readonly string _ending;

    private MklFolder(string folder, SystemKind system, string ending)
    {
        _folder = folder;
        _system = system;
        _ending = ending;
    }

    /// <summary>Where libmkl_rt lies.</summary>
    public string Folder => _folder;

    /// <summary>Reads which files a libmkl_rt will ask for.</summary>
    /// <param name="runtimeLibrary">Its path.</param>
    /// <param name="system">The system that it is for.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static MklFolder Of(string runtimeLibrary, SystemKind system)
    {
        byte[] bytes = File.ReadAllBytes(runtimeLibrary);
        string ending = Endings(system).FirstOrDefault(e => Mentions(bytes, FileName("core", system, e))) ?? Endings(system)[0];
        return new(Path.GetDirectoryName(Path.GetFullPath(runtimeLibrary))!, system, ending);
    }

    /// <summary>The file of a part: core, intel_lp64, gnu_thread, ...</summary>
    public string PathOf(string part) => Path.Combine(_folder, FileName(part, _system, _ending));

    /// <summary>Why a part can't be used, or null.</summary>
    public string? Refusal(string part)
    {
        string path = PathOf(part);
        return File.Exists(path) ? Damage(part) : $"{Path.GetFileName(path)} is missing in {_folder}";
    }

    /// <summary>Why a part that is there can't be loaded, or null; also null where it is missing.</summary>
    public string? Damage(string part)
    {
        string path = PathOf(part);
        return File.Exists(path) && LibraryFile.Refusal(path) is { } reason ? $"{Path.GetFileName(path)}: {reason}" : null;
    }

    private static string FileName(string part, SystemKind system, string ending) =>
        system == SystemKind.Windows ? $"mkl_{part}{ending}" : $"libmkl_{part}{ending}";

    private static string[] Endings(SystemKind system) => system switch
    {
        SystemKind.Windows => [".2.dll", ".1.dll", ".dll"],
        SystemKind.MacOS => [".2.dylib", ".1.dylib", ".dylib"],
        _ => [".so.2", ".so.1", ".so"],
    };

    // As a whole string: libmkl_core.so is no mention of libmkl_core.so.2, nor the other way round.
    private static bool Mentions(ReadOnlySpan<byte> bytes, string name)
    {
        Span<byte> text = stackalloc byte[name.Length + 1];
        for (int i = 0; i < name.Length; i++)
            text[i] = (byte)name[i];
        text[^1] = 0;
        return bytes.IndexOf(text) >= 0;
    }
}
