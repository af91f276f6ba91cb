namespace Nn.Datasets;

/// <summary>Where MNIST comes from.</summary>
public sealed record MnistOptions
{
    /// <summary>The folder that is looked in first, or null.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder that downloads are kept in; null for <see cref="Datasets.CacheFolder"/>'s.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Whether what is missing may be fetched from the network.</summary>
    public bool Download { get; init; } = true;

    /// <summary>Where the files are fetched from, the first that answers; each ends with '/'.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } =
    [
        new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
    ];

    /// <summary>The client that fetches; null for one of its own.</summary>
    public HttpClient? Client { get; init; }

    /// <summary>How long one attempt at one file may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Told one line before each download.</summary>
    public IProgress<string>? Progress { get; init; }
}
