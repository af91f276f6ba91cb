namespace Blas.Native;

/// <summary>Adds the native providers to <c>services.AddBlas(...)</c>.</summary>
public static class NativeBlasOptionsExtensions
{
    /// <summary>Adds OpenBLAS, MKL and libraries by path.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The options.</returns>
    public static BlasOptions AddNative(this BlasOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Sources.Add(new NativeProviderSource());
        return options;
    }
}
