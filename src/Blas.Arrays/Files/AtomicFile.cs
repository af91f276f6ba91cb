namespace Blas.Arrays;

/// <summary>Writes files so that a reader finds the old content or the new, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the target, flushes to the disk, then renames over it. A failure leaves the target as it was.</summary>
    /// <param name="path">The target.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The folder is missing, or the disk is full; <see cref="UnauthorizedAccessException"/> where it may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        var temporary = TemporaryName(full);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            DeleteQuietly(temporary);
            throw;
        }
    }

    /// <summary>As <see cref="Write"/>, for content that arrives slowly and may be refused once it is all there.</summary>
    /// <param name="path">The target.</param>
    /// <param name="write">Writes the content to the file of the name given, and checks it; throws to refuse it.</param>
    /// <returns>When the file is in place.</returns>
    public static async Task WriteAsync(string path, Func<string, Task> write)
    {
        var full = Path.GetFullPath(path);
        var temporary = TemporaryName(full);
        try
        {
            await write(temporary).ConfigureAwait(false);
            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            DeleteQuietly(temporary);
            throw;
        }
    }

    private static string TemporaryName(string full) =>
        Path.Combine(Path.GetDirectoryName(full) ?? full, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");

    // The first failure is the one to report; a temporary file that can't be removed must not hide it.
    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
