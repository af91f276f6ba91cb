using Blas.Arrays;

namespace Nn.Datasets;

/// <summary>Finds MNIST's four files: in a folder, in the cache, on the network.</summary>
internal static class MnistFiles
{
    // The largest file on the mirrors has 9.9 MB.
    private const long LongestDownload = 16 << 20;

    /// <summary>The folder that holds all four, after downloading them where needed.</summary>
    public static async Task<string> FindAsync(MnistOptions options, CancellationToken cancellation)
    {
        if (options.Folder is { } folder && Complete(folder))
            return folder;
        var cache = options.CacheFolder ?? CacheFolder.For("mnist");
        var wrong = MnistFile.All.Where(f => f.In(cache) is not { } path || f.Problem(path) is not null).ToList();
        if (wrong.Count == 0)
            return cache;
        if (!options.Download)
            throw Unavailable(options, cache, "downloading is switched off", null);

        try
        {
            Directory.CreateDirectory(cache);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(options, cache, $"the cache folder can't be made ({e.Message.TrimEnd('.')})", e);
        }
        foreach (var file in wrong)
            await FetchAsync(file, cache, options, cancellation).ConfigureAwait(false);
        return cache;
    }

    private static bool Complete(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DatasetUnavailableException($"The data folder '{folder}' does not exist.");
        var missing = MnistFile.All.Where(f => f.In(folder) is null).ToList();
        // Some of the four: what is meant is this folder, and taking the set from elsewhere would hide the mistake.
        if (missing.Count is > 0 and < 4)
        {
            throw new DatasetUnavailableException(
                $"The data folder '{folder}' lacks {string.Join(", ", missing.Select(f => f.Name + "[.gz]"))}.");
        }
        return missing.Count == 0;
    }

    private static async Task FetchAsync(MnistFile file, string cache, MnistOptions options, CancellationToken cancellation)
    {
        var name = file.Name + ".gz";
        var reason = "no mirror is given";
        Exception? last = null;
        using var own = options.Client is null ? new HttpClient { Timeout = Timeout.InfiniteTimeSpan } : null;
        var client = options.Client ?? own!;
        foreach (var mirror in options.Mirrors)
        {
            var address = new Uri(mirror, name);
            options.Progress?.Report($"Downloading {address}");
            try
            {
                await AtomicFile.WriteAsync(Path.Combine(cache, name), async temporary =>
                {
                    await DownloadAsync(client, address, temporary, options.Timeout, cancellation).ConfigureAwait(false);
                    if (file.Problem(temporary) is { } problem)
                        throw new DatasetFormatException($"{address}: found {problem}.");
                }).ConfigureAwait(false);
                // A damaged copy under another name would be found before the one just fetched.
                foreach (var older in file.Names.Where(n => n != name))
                    File.Delete(Path.Combine(cache, older));
                return;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                throw;
            }
            catch (OperationCanceledException e)
            {
                (last, reason) = (e, $"{mirror.Host}: no answer within {options.Timeout.TotalSeconds:0} s");
            }
            catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException or DatasetFormatException)
            {
                (last, reason) = (e, $"{mirror.Host}: {e.Message.TrimEnd('.')}");
            }
        }
        throw Unavailable(options, cache, reason, last);
    }

    private static async Task DownloadAsync(
        HttpClient client, Uri address, string path, TimeSpan timeout, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using var content = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
        using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = new byte[1 << 16];
        long length = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, limit.Token).ConfigureAwait(false)) > 0)
        {
            length += read;
            if (length > LongestDownload)
                throw new DatasetFormatException($"{address}: found more than {LongestDownload} bytes.");
            await target.WriteAsync(buffer.AsMemory(0, read), limit.Token).ConfigureAwait(false);
        }
    }

    private static DatasetUnavailableException Unavailable(MnistOptions options, string cache, string reason, Exception? inner)
    {
        var looked = options.Folder is { } folder ? $"'{folder}' or '{cache}'" : $"'{cache}'";
        var text = $"MNIST is not in {looked} and could not be downloaded ({reason}): put {string.Join(", ", MnistFile.All.Select(f => f.Name + ".gz"))} "
            + "into a folder and name that folder (--data DIR).";
        text = text.ReplaceLineEndings(" ");
        return inner is null ? new DatasetUnavailableException(text) : new DatasetUnavailableException(text, inner);
    }
}
