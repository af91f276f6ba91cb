namespace Nn.Cli;

/// <summary>What failures say, as a user reads it.</summary>
internal static class Message
{
    /// <summary>The text in one line, without what the framework adds for programmers: a parameter's name and its value once more.</summary>
    public static string Of(Exception failure)
    {
        string text = failure.Message;
        if (failure is ArgumentException { ParamName: { Length: > 0 } name })
        {
            int end = text.IndexOf($" (Parameter '{name}')", StringComparison.Ordinal);
            text = end > 0 ? text[..end] : text;
        }

        return text.ReplaceLineEndings(" ").TrimEnd();
    }
}
