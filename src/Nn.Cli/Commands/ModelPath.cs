namespace Nn.Cli.Commands;

/// <summary>Where models are kept.</summary>
internal static class ModelPath
{
    public static string DefaultFor(string dataset) => Path.GetFileNameWithoutExtension(dataset) + ".safetensors";

    /// <summary>Finds out before hours of work, not after them, that its result can't be saved.</summary>
    public static void CheckWritable(string path, string option = "--output", string what = "model")
    {
        string full;
        try
        {
            full = Path.GetFullPath(path);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new UsageException($"{option} is '{path}'; {Message.Of(e)}");
        }

        if (Directory.Exists(full))
            throw new IOException($"The {what} can't be saved to {full}: it is a folder.");
        string folder = Path.GetDirectoryName(full) ?? full;
        if (!Directory.Exists(folder))
            throw new IOException($"The {what} can't be saved to {full}: there is no folder {folder}.");
        string probe = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            using FileStream _ = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The {what} can't be saved to {full}: {e.Message}", e);
        }
    }
}
