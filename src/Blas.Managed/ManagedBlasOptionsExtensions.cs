namespace Blas.Managed;

/// <summary>Adds the managed provider to <c>services.AddBlas(...)</c>.</summary>
public static class ManagedBlasOptionsExtensions
{
    /// <summary>Adds the managed provider, which needs nothing installed and stands in for what native ones lack.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The options.</returns>
    public static BlasOptions AddManaged(this BlasOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Sources.Add(new ManagedProviderSource());
        return options;
    }
}
