namespace Blas;

/// <summary>
/// The providers that a program can have. A provider is opened once, when it is first asked for, and kept: native
/// libraries are loaded into the whole process. Thread-safe.
/// </summary>
public sealed class ProviderCatalog
{
    private readonly IReadOnlyList<IProviderSource> _sources;
    private readonly Dictionary<string, IBlasProvider> _opened = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Makes a catalog.</summary>
    /// <param name="sources">Where providers come from.</param>
    public ProviderCatalog(IEnumerable<IProviderSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        _sources = [.. sources];
    }

    /// <summary>
    /// The names of all sources, in the order in which "auto" tries them: on an Intel processor MKL before OpenBLAS,
    /// elsewhere OpenBLAS before MKL, the managed provider last.
    /// </summary>
    public IReadOnlyList<string> Names =>
        [.. _sources.SelectMany(s => s.Names).Distinct(StringComparer.Ordinal).OrderBy(Rank)];

    /// <summary>Opens a provider, or gives the one already open.</summary>
    /// <param name="name">managed, openblas, mkl, auto, or a path; case does not matter for names.</param>
    /// <returns>The provider.</returns>
    /// <exception cref="ProviderLoadException">It can't be had. There is no silent substitute.</exception>
    public IBlasProvider Open(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string key = Normalize(name);
        if (key == ProviderNames.Automatic)
            return OpenBest();
        lock (_gate)
        {
            if (_opened.TryGetValue(key, out IBlasProvider? provider))
                return provider;
            provider = SourceOf(key).Open(key, key == ProviderNames.Managed ? null : Fallback());
            ApplyThreads(provider);
            _opened.Add(key, provider);
            return provider;
        }
    }

    /// <summary>Opens what an option or else the environment names, or the best there is.</summary>
    /// <param name="name">An explicit choice; null or empty to go on to <c>BLAS_PROVIDER</c> and then to "auto".</param>
    /// <returns>The provider.</returns>
    /// <exception cref="ProviderLoadException">What was asked for can't be had.</exception>
    public IBlasProvider Select(string? name = null)
    {
        if (string.IsNullOrWhiteSpace(name))
            name = Environment.GetEnvironmentVariable(ProviderNames.Variable);
        return Open(string.IsNullOrWhiteSpace(name) ? ProviderNames.Automatic : name);
    }

    /// <summary>Tries to open every provider by name.</summary>
    /// <returns>One entry a name, in the order of <see cref="Names"/>.</returns>
    public IReadOnlyList<ProviderStatus> Survey()
    {
        var found = new List<ProviderStatus>();
        foreach (string name in Names)
        {
            try
            {
                found.Add(new(name, Open(name), null));
            }
            catch (ProviderLoadException failure)
            {
                found.Add(new(name, null, failure));
            }
        }

        return found;
    }

    private IBlasProvider OpenBest()
    {
        var attempts = new List<LoadAttempt>();
        foreach (string name in Names)
        {
            try
            {
                return Open(name);
            }
            catch (ProviderLoadException failure)
            {
                attempts.Add(new(name, failure.Message));
            }
        }

        throw new ProviderLoadException(ProviderNames.Automatic, attempts, _sources.Count == 0
            ? "No source of providers is registered."
            : null);
    }

    // BLAS_NUM_THREADS means every provider; a library whose number is fixed keeps it.
    private static void ApplyThreads(IBlasProvider provider)
    {
        if (provider.Threads.Scope != ThreadScope.Fixed
            && int.TryParse(Environment.GetEnvironmentVariable(ProviderNames.ThreadsVariable), out int threads) && threads >= 1)
        {
            provider.Threads.Threads = Math.Min(threads, Environment.ProcessorCount);
        }
    }

    private IBlasProvider? Fallback() =>
        _sources.Any(s => s.Accepts(ProviderNames.Managed)) ? Open(ProviderNames.Managed) : null;

    private IProviderSource SourceOf(string key) =>
        _sources.FirstOrDefault(s => s.Names.Contains(key, StringComparer.Ordinal))
        ?? _sources.FirstOrDefault(s => s.Accepts(key))
        ?? throw new ProviderLoadException(
            key, [], $"It is neither a known provider ({string.Join(", ", Names.Append(ProviderNames.Automatic))}) nor the path of a library.");

    private string Normalize(string name)
    {
        name = name.Trim();
        string lower = name.ToLowerInvariant();
        return lower == ProviderNames.Automatic || Names.Contains(lower, StringComparer.Ordinal) ? lower : name;
    }

    private static int Rank(string name) => name switch
    {
        ProviderNames.Mkl => Processor.IsIntel ? 0 : 1,
        ProviderNames.OpenBlas => Processor.IsIntel ? 1 : 0,
        ProviderNames.Managed => int.MaxValue,
        _ => 2,
    };
}
