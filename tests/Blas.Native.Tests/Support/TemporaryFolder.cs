namespace Blas.Native.Tests;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("blas-native-").FullName;

    public string Path { get; }

    public string Write(string relative, string? text = null)
    {
        string path = At(relative);
        File.WriteAllText(path, text ?? new string('x', 1000));
        return path;
    }

    public string Link(string relative, string target)
    {
        string path = At(relative);
        File.CreateSymbolicLink(path, target);
        return path;
    }

    public string Copy(string relative, string source, long? bytes = null)
    {
        string path = At(relative);
        File.Copy(source, path);
        if (bytes is long length)
        {
            using FileStream file = File.OpenWrite(path);
            file.SetLength(length);
        }

        return path;
    }

    /// <summary>MKL's folder as links, its libmkl_rt as a copy: a link would be the same library to the loader.</summary>
    public string LayOutMkl(params string[] without)
    {
        foreach (string file in Directory.GetFiles(TestLibraries.Folder, "libmkl_*"))
        {
            string name = System.IO.Path.GetFileName(file);
            if (name == "libmkl_rt.so")
                Copy(name, file);
            else if (!without.Contains(name))
                Link(name, file);
        }

        return System.IO.Path.Combine(Path, "libmkl_rt.so");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string At(string relative)
    {
        string path = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }
}
