using System.Runtime.Intrinsics.X86;

namespace Blas.Native;

/// <summary>MKL's threading layers; the values of MKL_Set_Threading_Layer (mkl_service.h).</summary>
internal enum MklThreading
{
    Intel = 0,
    Sequential = 1,
    Gnu = 3,
    Tbb = 4,
}

/// <summary>
/// The layers that a libmkl_rt is told to use, chosen so that all files and libraries they need are there. The variables
/// MKL_THREADING_LAYER and MKL_INTERFACE_LAYER are respected; what they ask for is not replaced by something else.
/// </summary>
/// <param name="Interface">The value for MKL_Set_Interface_Layer: 0 LP64, 1 ILP64, plus 2 for GNU's conventions.</param>
/// <param name="Threading">The value for MKL_Set_Threading_Layer.</param>
/// <param name="OpenMp">The OpenMP or TBB library of the threading layer, to be loaded globally; null for none.</param>
internal sealed record MklLayers(int Interface, MklThreading Threading, string? OpenMp)
{
    private const int Ilp64 = 1;
    private const int Gnu = 2;

    private static readonly string[] Kernels = ["def", "mc", "mc3", "avx", "avx2", "avx512", "avx512_mic"];

    /// <summary>How the threads are made, for people.</summary>
    public string Description => Threading switch
    {
        MklThreading.Gnu => "GNU OpenMP",
        MklThreading.Intel => "Intel OpenMP",
        MklThreading.Tbb => "TBB",
        _ => "sequential",
    };

    /// <summary>Chooses layers.</summary>
    /// <param name="files">MKL's folder.</param>
    /// <param name="places">The system and its environment.</param>
    /// <param name="canLoad">Whether a library, by path or name, can be loaded globally.</param>
    /// <param name="reason">Why there is no choice: the missing file by its name.</param>
    /// <returns>The layers, or null.</returns>
    public static MklLayers? Choose(MklFolder files, SearchPlaces places, Func<string, bool> canLoad, out string reason)
    {
        reason = files.Refusal("core") ?? KernelRefusal(files) ?? "";
        if (reason.Length > 0)
            return null;

        int? layer = ParseInterface(places.Variable("MKL_INTERFACE_LAYER"), out reason);
        if (layer is null)
            return null;
        // Windows has the interface in mkl_rt itself.
        string part = ((layer & Gnu) != 0 ? "gf" : "intel") + ((layer & Ilp64) != 0 ? "_ilp64" : "_lp64");
        if (places.System != SystemKind.Windows && files.Refusal(part) is { } refusal)
        {
            reason = refusal;
            return null;
        }

        MklThreading[]? order = ParseThreading(places.Variable("MKL_THREADING_LAYER"), places.System, out reason);
        if (order is null)
            return null;
        var refusals = new List<string>();
        foreach (MklThreading threading in order)
        {
            if (ThreadingRefusal(files, threading, places.System, canLoad, out string? library) is { } why)
                refusals.Add(why);
            else
                return new(layer.Value, threading, library);
        }

        reason = string.Join("; ", refusals);
        return null;
    }

    private static string? ThreadingRefusal(
        MklFolder files, MklThreading threading, SystemKind system, Func<string, bool> canLoad, out string? library)
    {
        library = null;
        string part = threading switch
        {
            MklThreading.Gnu => "gnu_thread",
            MklThreading.Intel => "intel_thread",
            MklThreading.Tbb => "tbb_thread",
            _ => "sequential",
        };
        if (files.Refusal(part) is { } refusal)
            return refusal;
        string[] names = (threading, system) switch
        {
            (MklThreading.Gnu, _) => ["libgomp.so.1"],
            (MklThreading.Intel, SystemKind.Windows) => ["libiomp5md.dll"],
            (MklThreading.Intel, SystemKind.MacOS) => ["libiomp5.dylib"],
            (MklThreading.Intel, _) => ["libiomp5.so"],
            (MklThreading.Tbb, SystemKind.Windows) => ["tbb12.dll", "tbb.dll"],
            (MklThreading.Tbb, SystemKind.MacOS) => ["libtbb.12.dylib", "libtbb.dylib"],
            (MklThreading.Tbb, _) => ["libtbb.so.12", "libtbb.so.2"],
            _ => [],
        };
        if (names.Length == 0)
            return null;
        library = names.SelectMany(n => new[] { Path.Combine(files.Folder, n), n }).FirstOrDefault(canLoad);
        return library is null ? $"{Path.GetFileName(files.PathOf(part))} needs {string.Join(" or ", names)}, which can't be loaded" : null;
    }

    /// <summary>
    /// The kernels: the default ones serve every processor, and are the only ones on processors that are not Intel's
    /// (in the releases before oneAPI) or are old; on Intel's the widest is taken, and the default ones if that is missing.
    /// Which it takes is MKL's own choice: a file of kernels that is there but damaged would end the process if it took that.
    /// </summary>
    private static string? KernelRefusal(MklFolder files)
    {
        if (Kernels.Select(files.Damage).FirstOrDefault(d => d is not null) is { } damage)
            return damage;
        string? refusal = files.Refusal("def");
        if (refusal is null || !Processor.IsIntel)
            return refusal;
        if (Avx512F.IsSupported)
            return files.Refusal("avx512") is null ? null : refusal;
        return Avx2.IsSupported && files.Refusal("avx2") is null ? null : refusal;
    }

    private static int? ParseInterface(string? text, out string reason)
    {
        reason = "";
        int layer = 0;
        foreach (string word in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            switch (word.ToUpperInvariant())
            {
                case "LP64":
                    break;
                case "ILP64":
                    layer |= Ilp64;
                    break;
                case "GNU":
                    layer |= Gnu;
                    break;
                default:
                    reason = $"MKL_INTERFACE_LAYER={text}: expected LP64, ILP64, GNU, or GNU with one of the others after a comma";
                    return null;
            }
        }

        return layer;
    }

    private static MklThreading[]? ParseThreading(string? text, SystemKind system, out string reason)
    {
        reason = "";
        switch ((text ?? "").Trim().ToUpperInvariant())
        {
            case "":
                return system == SystemKind.Linux
                    ? [MklThreading.Gnu, MklThreading.Intel, MklThreading.Tbb, MklThreading.Sequential]
                    : [MklThreading.Intel, MklThreading.Tbb, MklThreading.Sequential];
            case "GNU":
                return [MklThreading.Gnu];
            case "INTEL":
                return [MklThreading.Intel];
            case "TBB":
                return [MklThreading.Tbb];
            case "SEQUENTIAL":
                return [MklThreading.Sequential];
            default:
                reason = $"MKL_THREADING_LAYER={text}: expected GNU, INTEL, TBB or SEQUENTIAL";
                return null;
        }
    }
}
