namespace Blas.Native.Tests;

/// <summary>Files and folders that are no BLAS: each gives an explanation, and the process lives.</summary>
public sealed class BadLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_text_file() => Refused(_folder.Write("libblas.so.3", new string('x', 1000)), "no shared library");

    [Fact]
    public void An_empty_file() => Refused(_folder.Write("libblas.so.3", ""), "empty");

    [Fact]
    public void A_few_bytes() => Refused(_folder.Write("libblas.so.3", "\u007fELF"), "too short");

    [Fact]
    public void A_pipe()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream();
        Refused($"/proc/self/fd/{pipe.SafePipeHandle.DangerousGetHandle()}", "no regular file");
    }

    [ProviderFact("openblas")]
    public void A_library_that_was_cut_short() =>
        Refused(_folder.Copy("libopenblas.so.0", TestLibraries.File("openblas"), 5_000_000), "cut short");

    [ProviderFact("openblas")]
    public void A_library_whose_program_headers_lie_outside()
    {
        string path = _folder.Copy("libopenblas.so.0", TestLibraries.File("openblas"), 100_000);
        Overwrite(path, 32, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
        Refused(path, "damaged");
    }

    [ProviderFact("openblas")]
    public void A_library_for_another_processor()
    {
        string path = _folder.Copy("libopenblas.so.0", TestLibraries.File("openblas"));
        Overwrite(path, 18, [243, 0]);
        Refused(path, "another processor");
    }

    [Fact]
    public void A_folder_without_library()
    {
        _folder.Write("readme.txt");
        ProviderLoadException failure = Refused(_folder.Path, "has none of");
        Assert.Contains("libopenblas.so.0", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_to_nothing() => Refused(Path.Combine(_folder.Path, "libblas.so.3"), "no such file");

    [Fact]
    public void A_name_that_the_system_does_not_know() => Refused("libno-such-blas.so.9", "No such file");

    [ProviderFact("openblas")]
    public void A_library_without_BLAS()
    {
        ProviderLoadException failure = Refused("libm.so.6", "has no dgemm_");
        Assert.Contains("BLAS:LAPACK", failure.Hint, StringComparison.Ordinal);
    }

    [ProviderFact("blis")]
    public void A_second_file_without_LAPACK() =>
        Refused($"{TestLibraries.File("blis")}{Path.PathSeparator}{TestLibraries.File("blis")}", "is no LAPACK: it has no dgetrf_");

    [ProviderFact("blis")]
    public void Another_BLAS_under_the_name_of_OpenBLAS()
    {
        string path = _folder.Link("libopenblas.so.0", TestLibraries.File("blis"));
        ProviderLoadException failure = Assert.Throws<ProviderLoadException>(() => OpenBlas.Open(path));
        Assert.Contains("is no OpenBLAS", Assert.Single(failure.Attempts).Reason, StringComparison.Ordinal);
        Assert.Contains("install.sh openblas", failure.Hint, StringComparison.Ordinal);
    }

    [ProviderFact("openblas")]
    public void A_library_that_needs_another_one_which_nobody_has()
    {
        // Debian's OpenBLAS needs libgfortran.so.5; the name is changed in the copy.
        string path = _folder.Copy("libopenblas.so.0", TestLibraries.File("openblas"));
        byte[] bytes = File.ReadAllBytes(path);
        int at = bytes.AsSpan().IndexOf("libgfortran.so.5\0"u8);
        Overwrite(path, at, "libgfortrax.so.5"u8.ToArray());
        ProviderLoadException failure = Refused(path, "libgfortrax.so.5");
        Assert.Contains($"not in {_folder.Path} either", failure.Message, StringComparison.Ordinal);
    }

    [ProviderFact("openblas")]
    public void A_library_that_needs_another_one_which_lies_beside_it()
    {
        string path = _folder.Copy("libopenblas.so.0", TestLibraries.File("openblas"));
        byte[] bytes = File.ReadAllBytes(path);
        Overwrite(path, bytes.AsSpan().IndexOf("libgfortran.so.5\0"u8), "libgfortray.so.5"u8.ToArray());
        nint loaded = System.Runtime.InteropServices.NativeLibrary.Load(TestLibraries.Open("openblas").Info.Files[0]);
        string fortran = SystemLoader.FileOf(SystemLoader.Find(loaded, "_gfortran_runtime_error"))!;
        string companion = _folder.Copy("libgfortray.so.5", fortran);
        byte[] library = File.ReadAllBytes(companion);
        Overwrite(companion, library.AsSpan().IndexOf("libgfortran.so.5\0"u8), "libgfortray.so.5"u8.ToArray());
        IBlasProvider provider = FortranLibrary.Open(path);
        Assert.InRange(Cases.SolveError(provider), 0, Cases.SolveBound);
    }

    private static ProviderLoadException Refused(string path, string reason)
    {
        ProviderLoadException failure = Assert.Throws<ProviderLoadException>(() => FortranLibrary.Open(path));
        Assert.Contains(failure.Attempts, a => a.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.Equal(path, failure.Provider);
        return failure;
    }

    private static void Overwrite(string path, long position, byte[] bytes)
    {
        using FileStream file = File.OpenWrite(path);
        file.Position = position;
        file.Write(bytes);
    }
}
