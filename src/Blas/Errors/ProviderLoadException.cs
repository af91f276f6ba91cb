using System.Text;

namespace Blas;

/// <summary>One place where a library was looked for, and why it was not taken.</summary>
/// <param name="Path">The path or name that was tried.</param>
/// <param name="Reason">Why it was refused.</param>
public sealed record LoadAttempt(string Path, string Reason);

/// <summary>A provider can't be had. The message lists everything that was tried.</summary>
public sealed class ProviderLoadException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="provider">The provider's name, or the path that was asked for.</param>
    /// <param name="attempts">Every path tried, with its reason.</param>
    /// <param name="hint">What the user can do, if anything is known.</param>
    public ProviderLoadException(string provider, IReadOnlyList<LoadAttempt> attempts, string? hint = null)
        : base(Describe(provider, attempts, hint))
    {
        Provider = provider;
        Attempts = attempts;
        Hint = hint;
    }

    /// <summary>The provider's name, or the path that was asked for.</summary>
    public string Provider { get; }

    /// <summary>Every path tried, with its reason.</summary>
    public IReadOnlyList<LoadAttempt> Attempts { get; }

    /// <summary>What the user can do, or null.</summary>
    public string? Hint { get; }

    private static string Describe(string provider, IReadOnlyList<LoadAttempt> attempts, string? hint)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        var text = new StringBuilder($"The provider '{provider}' can't be loaded.");
        foreach (LoadAttempt attempt in attempts)
            text.Append('\n').Append("  ").Append(attempt.Path).Append(": ").Append(attempt.Reason);
        if (hint is not null)
            text.Append('\n').Append(hint);
        return text.ToString();
    }
}
