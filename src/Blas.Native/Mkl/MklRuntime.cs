namespace Blas.Native;

/// <summary>Makes a loaded libmkl_rt ready for its first call.</summary>
internal static unsafe class MklRuntime
{
    private const string SpinVariable = "GOMP_SPINCOUNT";

    /// <summary>Whether a library is MKL's single dynamic library.</summary>
    public static bool Is(nint library) => SystemLoader.Find(library, "MKL_Set_Threading_Layer") != 0;

    /// <summary>Checks the files that it will want and sets its layers. Nothing of MKL has been called before.</summary>
    /// <param name="library">The loaded library.</param>
    /// <param name="places">The system and its environment.</param>
    /// <param name="reason">Why it must not be called.</param>
    /// <returns>The layers, or null.</returns>
    public static MklLayers? Prepare(nint library, SearchPlaces places, out string reason)
    {
        var setThreading = (delegate* unmanaged[Cdecl]<int, int>)SystemLoader.Find(library, "MKL_Set_Threading_Layer");
        var setInterface = (delegate* unmanaged[Cdecl]<int, int>)SystemLoader.Find(library, "MKL_Set_Interface_Layer");
        if (setInterface is null || SystemLoader.FileOf((nint)setThreading) is not { } path)
        {
            reason = "it can't be told from which folder it will load its parts";
            return null;
        }

        MklLayers? layers;
        try
        {
            layers = MklLayers.Choose(MklFolder.Of(path, places.System), places, LoadGlobally, out reason);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reason = e.Message;
            return null;
        }

        if (layers is null)
            return null;

        // Both answer with the layer in force: another one, if somebody called MKL in this process before us.
        int threading = setThreading((int)layers.Threading);
        if (threading != (int)layers.Threading && Enum.IsDefined((MklThreading)threading))
            layers = layers with { Threading = (MklThreading)threading };
        setInterface(layers.Interface);
        return layers;
    }

    private static bool LoadGlobally(string library)
    {
        bool isFile = Path.IsPathFullyQualified(library);
        if (isFile && !File.Exists(library))
            return false;

        // GNU OpenMP's threads spin for milliseconds at the end of every product, in the belief that the processors are
        // theirs. Where another process holds one (a build, a second server), each product then takes that long: training
        // a small network was seen to take 27 s for 0.2 s. They sleep instead, unless the user has a wish of his own.
        bool calm = library.Contains("libgomp", StringComparison.Ordinal)
            && Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null
            && SystemLoader.TrySetVariable(SpinVariable, "0");
        bool loaded = LibraryLoader.TryLoad(new(library, isFile), SymbolScope.Global, out _, out _);
        if (calm)
            SystemLoader.UnsetVariable(SpinVariable);
        return loaded;
    }
}
