using System.Runtime.InteropServices;

namespace Blas.Native.Tests;

/// <summary>What is tried, and in which order, on machines that are laid out in a temporary folder.</summary>
public sealed class DiscoveryOrderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runtimes_folder_then_program_folder_then_versioned_names_then_variants_then_bare_name()
    {
        string inRuntimes = _folder.Write("app/runtimes/linux-x64/native/libopenblas.so.0");
        string beside = _folder.Write("app/libopenblas.so");
        List<LoadAttempt> attempts = [];
        string[] tried = [.. Candidates.Of(KnownLibrary.OpenBlas, Linux(), attempts).Select(c => c.Path)];
        Assert.Equal(
            [inRuntimes, beside, "libopenblas.so.0", "libopenblasp.so.0", "libopenblaso.so.0", "libopenblas64.so.0"], tried[..6]);
        Assert.Equal("libopenblas.so", tried[^1]);
        Assert.Contains(attempts.Select(a => a.Path).Concat(tried), p => p.StartsWith("/usr/lib/x86_64-linux-gnu/openblas-pthread", StringComparison.Ordinal));
    }

    [Fact]
    public void The_variable_is_searched_alone()
    {
        _folder.Write("app/runtimes/linux-x64/native/libopenblas.so.0");
        string named = _folder.Write("elsewhere/libopenblas.so");
        SearchPlaces places = Linux(("BLAS_OPENBLAS_PATH", Path.GetDirectoryName(named)!));
        Candidate only = Assert.Single(Candidates.Of(KnownLibrary.OpenBlas, places, []));
        Assert.Equal(new Candidate(named, IsFile: true), only);
    }

    [Fact]
    public void A_variable_that_names_nothing_is_explained_by_its_name()
    {
        string missing = Path.Combine(_folder.Path, "nowhere", "libmkl_rt.so");
        List<LoadAttempt> attempts = [];
        Assert.Empty(Candidates.Of(KnownLibrary.Mkl, Linux(("BLAS_MKL_PATH", missing)), attempts));
        LoadAttempt attempt = Assert.Single(attempts);
        Assert.Equal($"BLAS_MKL_PATH={missing}", attempt.Path);
        Assert.Contains("no such file", attempt.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_any_of_the_names_is_noted_with_them()
    {
        _folder.Write("app/readme.txt");
        List<LoadAttempt> attempts = [];
        _ = Candidates.Of(KnownLibrary.OpenBlas, Linux(), attempts).ToList();
        Assert.Contains(attempts, a => a.Path == Path.Combine(_folder.Path, "app") && a.Reason.Contains("libopenblas.so.0", StringComparison.Ordinal));
        Assert.Contains(attempts, a => a.Path.EndsWith(Path.Combine("linux-x64", "native"), StringComparison.Ordinal) && a.Reason == "there is no such folder");
    }

    [Theory]
    // OpenBlasSharp.Windows; MKL.NET's three packages, which take the number off mkl_rt only.
    [InlineData("openblas", "Windows", "win-x64", "libopenblas.dll")]
    [InlineData("mkl", "Windows", "win-x64", "mkl_rt.dll")]
    [InlineData("mkl", "Linux", "linux-x64", "libmkl_rt.so")]
    [InlineData("mkl", "MacOS", "osx-x64", "libmkl_rt.dylib")]
    // oneAPI's own files, as the wheels of PyPI have them.
    [InlineData("mkl", "Windows", "win-x64", "mkl_rt.2.dll")]
    [InlineData("mkl", "Linux", "linux-x64", "libmkl_rt.so.2")]
    public void Native_packages_are_found_as_they_lie(string library, string system, string rid, string file)
    {
        string expected = _folder.Write($"app/runtimes/{rid}/native/{file}");
        SearchPlaces places = Linux() with { System = Enum.Parse<SystemKind>(system) };
        KnownLibrary known = library == "mkl" ? KnownLibrary.Mkl : KnownLibrary.OpenBlas;
        Assert.Equal(new Candidate(expected, IsFile: true), Candidates.Of(known, places, []).First());
    }

    [Fact]
    public void A_program_published_for_one_platform_has_the_files_in_its_own_folder()
    {
        string expected = _folder.Write("app/libmkl_rt.so");
        Assert.Equal(new Candidate(expected, IsFile: true), Candidates.Of(KnownLibrary.Mkl, Linux(), []).First());
    }

    [Theory]
    [InlineData("Linux", "libmkl_rt.so", "libmkl_core.so.2", "libmkl_core.so")]
    [InlineData("Linux", "libmkl_rt.so", "libmkl_core.so", "libmkl_core.so.2")]
    [InlineData("Windows", "mkl_rt.dll", "mkl_core.2.dll", "mkl_core.dll")]
    [InlineData("MacOS", "libmkl_rt.dylib", "libmkl_core.2.dylib", "libmkl_core.dylib")]
    public void Mkl_is_asked_by_which_names_it_will_load_its_parts(string system, string rt, string wanted, string other)
    {
        string path = _folder.Write(rt, $"\u007fELF ... \0{wanted}\0 ...");
        _folder.Write(other);
        MklFolder files = MklFolder.Of(path, Enum.Parse<SystemKind>(system));
        Assert.Equal(Path.Combine(_folder.Path, wanted), files.PathOf("core"));
        Assert.Contains(wanted, files.Refusal("core"), StringComparison.Ordinal);
    }

    [ProviderFact("openblas")]
    public void A_bad_file_in_the_first_place_is_noted_and_the_search_goes_on()
    {
        string bad = _folder.Write("app/runtimes/linux-x64/native/libopenblas.so.0");
        string good = _folder.Copy("app/libopenblas.so.0", TestLibraries.File("openblas"));
        NativeProvider provider = NativeOpener.OpenKnown(KnownLibrary.OpenBlas, LibraryFlavor.OpenBlas, null, null, Linux());
        Assert.StartsWith("OpenBLAS ", provider.Info.Version, StringComparison.Ordinal);
        Assert.Equal([good], provider.Info.Files);
        Assert.Equal(new Candidate(good, IsFile: true), Candidates.Of(KnownLibrary.OpenBlas, Linux(), []).ElementAt(1));

        // With nothing good behind it, the failure tells of every place.
        SearchPlaces places = Linux(("BLAS_OPENBLAS_PATH", Path.GetDirectoryName(bad)!));
        ProviderLoadException failure = Assert.Throws<ProviderLoadException>(
            () => NativeOpener.OpenKnown(KnownLibrary.OpenBlas, LibraryFlavor.OpenBlas, null, null, places));
        LoadAttempt attempt = Assert.Single(failure.Attempts);
        Assert.Equal(bad, attempt.Path);
        Assert.Contains("no shared library", attempt.Reason, StringComparison.Ordinal);
        Assert.Contains(bad, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openblas", true)]
    [InlineData("MKL", true)]
    [InlineData("managed", false)]
    [InlineData("blis", false)]
    [InlineData("libblis.so.4", true)]
    [InlineData("./x", true)]
    [InlineData("/usr/lib/a.so:/usr/lib/b.so", true)]
    public void The_source_takes_its_names_and_paths(string name, bool accepted) =>
        Assert.Equal(accepted, new NativeProviderSource().Accepts(name));

    private SearchPlaces Linux(params (string Name, string Value)[] variables) => new()
    {
        System = SystemKind.Linux,
        Architecture = Architecture.X64,
        BaseDirectory = Path.Combine(_folder.Path, "app"),
        Variable = name => variables.FirstOrDefault(v => v.Name == name).Value,
    };
}
