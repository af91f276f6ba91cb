namespace Blas.Native.Tests;

/// <summary>MKL: what it would end the process for is found before, and its layers are chosen from what is there.</summary>
public sealed class MklTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [ProviderData("mkl", "libmkl_core.so")]
    [ProviderData("mkl", "libmkl_intel_lp64.so")]
    public void A_missing_part_is_named(string library, string missing)
    {
        Assert.Equal("mkl", library);
        string rt = _folder.LayOutMkl(missing);
        ProviderLoadException failure = Assert.Throws<ProviderLoadException>(() => Mkl.Open(_folder.Path));
        LoadAttempt attempt = Assert.Single(failure.Attempts);
        Assert.Equal(rt, attempt.Path);
        Assert.Equal($"{missing} is missing in {_folder.Path}", attempt.Reason);
    }

    [ProviderFact("mkl")]
    public void All_kernels_missing_is_named()
    {
        _folder.LayOutMkl("libmkl_def.so", "libmkl_avx2.so", "libmkl_avx512.so");
        ProviderLoadException failure = Assert.Throws<ProviderLoadException>(() => Mkl.Open(_folder.Path));
        Assert.Contains("libmkl_def.so is missing", Assert.Single(failure.Attempts).Reason, StringComparison.Ordinal);
    }

    [ProviderFact("mkl")]
    public void All_threading_layers_missing_are_named()
    {
        _folder.LayOutMkl("libmkl_gnu_thread.so", "libmkl_sequential.so");
        string reason = Assert.Single(Assert.Throws<ProviderLoadException>(() => Mkl.Open(_folder.Path)).Attempts).Reason;
        Assert.Contains("libmkl_gnu_thread.so is missing", reason, StringComparison.Ordinal);
        Assert.Contains("libmkl_sequential.so is missing", reason, StringComparison.Ordinal);
    }

    [ProviderFact("mkl")]
    public void A_part_that_was_cut_short_is_named()
    {
        _folder.LayOutMkl("libmkl_core.so");
        _folder.Copy("libmkl_core.so", Path.Combine(TestLibraries.Folder, "libmkl_core.so"), 1_000_000);
        ProviderLoadException failure = Assert.Throws<ProviderLoadException>(() => Mkl.Open(_folder.Path));
        Assert.Contains("libmkl_core.so: the file is cut short", Assert.Single(failure.Attempts).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [ProviderData("mkl", "libmkl_avx2.so")]
    [ProviderData("mkl", "libmkl_avx512.so")]
    [ProviderData("mkl", "libmkl_def.so")]
    public void Kernels_that_were_cut_short_are_named_and_do_not_end_the_process(string library, string cut)
    {
        // Which kernels MKL loads depends on the processor: the child would be ended by a bus error for one of them.
        Assert.Equal("mkl", library);
        string rt = _folder.LayOutMkl(cut);
        _folder.Copy(cut, Path.Combine(TestLibraries.Folder, cut), 1_000_000);
        (int _, string[] _, string error) = ChildProcess.Run("info", [rt]);
        Assert.Contains(nameof(ProviderLoadException), error, StringComparison.Ordinal);
        Assert.Contains($"{cut}: the file is cut short", error, StringComparison.Ordinal);
    }

    [ProviderFact("mkl")]
    public void Without_OpenMP_it_is_sequential()
    {
        MklFolder files = MklFolder.Of(_folder.LayOutMkl(), SystemKind.Linux);
        List<string> asked = [];
        MklLayers? layers = MklLayers.Choose(files, Places(), name => { asked.Add(name); return false; }, out string reason);
        Assert.Equal(new MklLayers(0, MklThreading.Sequential, null), layers);
        Assert.Equal("", reason);
        Assert.Equal([Path.Combine(_folder.Path, "libgomp.so.1"), "libgomp.so.1"], asked);
    }

    [ProviderFact("mkl")]
    public void With_OpenMP_it_is_threaded()
    {
        MklFolder files = MklFolder.Of(_folder.LayOutMkl(), SystemKind.Linux);
        Assert.Equal(
            new MklLayers(0, MklThreading.Gnu, "libgomp.so.1"),
            MklLayers.Choose(files, Places(), name => name == "libgomp.so.1", out _));
    }

    [ProviderFact("mkl")]
    public void A_layer_that_is_asked_for_is_not_replaced()
    {
        MklFolder files = MklFolder.Of(_folder.LayOutMkl(), SystemKind.Linux);
        Assert.Null(MklLayers.Choose(files, Places(("MKL_THREADING_LAYER", "gnu")), _ => false, out string reason));
        Assert.Contains("libmkl_gnu_thread.so needs libgomp.so.1", reason, StringComparison.Ordinal);
        Assert.Null(MklLayers.Choose(files, Places(("MKL_THREADING_LAYER", "PGI")), _ => true, out reason));
        Assert.Contains("MKL_THREADING_LAYER=PGI", reason, StringComparison.Ordinal);
        Assert.Null(MklLayers.Choose(files, Places(("MKL_INTERFACE_LAYER", "ILP64")), _ => true, out reason));
        Assert.Contains("libmkl_intel_ilp64.so is missing", reason, StringComparison.Ordinal);
        Assert.Equal(2, MklLayers.Choose(files, Places(("MKL_INTERFACE_LAYER", "GNU,LP64")), _ => true, out _)!.Interface);
    }

    [Theory]
    [ProviderData("mkl", "", "", "GNU OpenMP", "Process")]
    [ProviderData("mkl", "SEQUENTIAL", "", "sequential", "Fixed")]
    [ProviderData("mkl", "GNU", "GNU", "GNU OpenMP", "Process")]
    public void Each_layer_solves_and_returns_complex_numbers(
        string library, string threading, string @interface, string description, string scope)
    {
        (int exitCode, string[] output, string error) = ChildProcess.Run(
            "info", [TestLibraries.NameOrPath(library)], ("MKL_THREADING_LAYER", threading), ("MKL_INTERFACE_LAYER", @interface));
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        Assert.Equal([description, "32", scope, "30"], output[..4]);
        Assert.InRange(double.Parse(output[4], null), 0, Cases.SolveBound);
    }

    [ProviderFact("mkl")]
    public void Without_its_threaded_layer_it_works_sequentially()
    {
        string rt = _folder.LayOutMkl("libmkl_gnu_thread.so");
        (int exitCode, string[] output, string error) = ChildProcess.Run("info", [rt]);
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        Assert.Equal("sequential", output[0]);
        Assert.InRange(double.Parse(output[4], null), 0, Cases.SolveBound);
    }

    [ProviderFact("mkl")]
    public void A_part_that_is_missing_does_not_end_the_process()
    {
        // The child ends by the exception; MKL would have ended it with exit code 2 and an error of its own.
        string rt = _folder.LayOutMkl("libmkl_core.so");
        (int exitCode, string[] _, string error) = ChildProcess.Run("info", [rt]);
        Assert.NotEqual(0, exitCode);
        Assert.Contains(nameof(ProviderLoadException), error, StringComparison.Ordinal);
        Assert.Contains("libmkl_core.so is missing", error, StringComparison.Ordinal);
        Assert.DoesNotContain("FATAL", error, StringComparison.Ordinal);
    }

    private static SearchPlaces Places(params (string Name, string Value)[] variables) => new()
    {
        System = SystemKind.Linux,
        Variable = name => variables.FirstOrDefault(v => v.Name == name).Value,
    };
}
