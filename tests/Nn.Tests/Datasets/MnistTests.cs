using System.Net;
using Nn.Datasets;

namespace Nn.Tests.Datasets;

public class MnistTests
{
    [Theory]
    [InlineData("{0}-idx{1}-ubyte", false)]
    [InlineData("{0}.idx{1}-ubyte", false)]
    [InlineData("{0}-idx{1}-ubyte.gz", true)]
    [InlineData("{0}.idx{1}-ubyte.gz", true)]
    public async Task Files_in_a_folder_are_found_by_all_their_names(string pattern, bool compressed)
    {
        using var folder = new TemporaryFolder();
        Write(folder, pattern, compressed);
        var (train, test) = await Mnist.LoadAsync<float>(new MnistOptions { Folder = folder.Path, Download = false });
        Assert.Equal((3, 784, 2), (train.Count, train.Features, test.Count));
        Assert.Equal([0, 1, 2], train.Labels.ToArray());
        Assert.Equal(200f, train.X[2, 0]);
        Assert.Equal([1 / 255.0], train.Scaling.Factors);
    }

    [Theory]
    [InlineData("train-labels-idx1-ubyte", 2049u, 2, "found 2 labels, expected 3")]
    [InlineData("train-labels-idx1-ubyte", 2051u, 3, "expected a file of labels")]
    [InlineData("train-images-idx3-ubyte", 2051u, 3, "found images of 1 x 1 pixels, expected 28 x 28")]
    public async Task Files_that_do_not_belong_together_are_refused(string name, uint magic, int count, string expected)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "{0}-idx{1}-ubyte", false);
        folder.Write(name, IdxReaderTests.Idx(magic, magic == 2049 ? [count] : [count, 1, 1], new byte[count]));
        var e = await Assert.ThrowsAsync<DatasetFormatException>(() => Mnist.LoadAsync<float>(new MnistOptions { Folder = folder.Path }));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Contains(name, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_past_nine_is_refused()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "{0}-idx{1}-ubyte", false);
        folder.Write("t10k-labels-idx1-ubyte", IdxReaderTests.Idx(2049, [2], [3, 10]));
        var e = await Assert.ThrowsAsync<DatasetFormatException>(() => Mnist.LoadAsync<float>(new MnistOptions { Folder = folder.Path }));
        Assert.Contains("found label 10 at place 1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_some_of_the_files_or_none_at_all_is_told()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "{0}-idx{1}-ubyte", false);
        File.Delete(folder["t10k-images-idx3-ubyte"]);
        var e = await Assert.ThrowsAsync<DatasetUnavailableException>(() => Mnist.LoadAsync<float>(new MnistOptions { Folder = folder.Path }));
        Assert.Contains("lacks t10k-images-idx3-ubyte", e.Message, StringComparison.Ordinal);
        e = await Assert.ThrowsAsync<DatasetUnavailableException>(() => Mnist.LoadAsync<float>(new MnistOptions { Folder = folder["none"] }));
        Assert.Contains("does not exist", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_network_one_line_says_what_to_do()
    {
        using var cache = new TemporaryFolder();
        using var handler = new Mirror(_ => throw new HttpRequestException("Name or service not known"));
        using var client = new HttpClient(handler);
        var e = await Assert.ThrowsAsync<DatasetUnavailableException>(
            () => Mnist.LoadAsync<float>(new MnistOptions { CacheFolder = cache["c"], Client = client }));
        Assert.DoesNotContain('\n', e.Message);
        Assert.Contains("Name or service not known", e.Message, StringComparison.Ordinal);
        Assert.Contains("--data", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, handler.Requests.Count);
        Assert.Empty(Directory.GetFiles(cache["c"]));
    }

    [Fact]
    public async Task A_download_that_is_not_the_file_is_refused_and_not_kept()
    {
        using var cache = new TemporaryFolder();
        // Well formed, but not MNIST; and on the second mirror an error.
        using var handler = new Mirror(request => request.Host.StartsWith("ossci", StringComparison.Ordinal)
            ? new HttpResponseMessage { Content = new ByteArrayContent(IdxReaderTests.Gzip(IdxReaderTests.Idx(2051, [3, 28, 28], new byte[3 * 784]))) }
            : new HttpResponseMessage(HttpStatusCode.NotFound));
        using var client = new HttpClient(handler);
        await Assert.ThrowsAsync<DatasetUnavailableException>(
            () => Mnist.LoadAsync<float>(new MnistOptions { CacheFolder = cache["c"], Client = client }));
        Assert.Empty(Directory.GetFiles(cache["c"]));
        Assert.EndsWith("/mnist/train-images-idx3-ubyte.gz", handler.Requests[0].AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_download_is_ended()
    {
        using var cache = new TemporaryFolder();
        using var handler = new Mirror(_ => new HttpResponseMessage { Content = new ByteArrayContent(new byte[20 << 20]) });
        using var client = new HttpClient(handler);
        var e = await Assert.ThrowsAsync<DatasetUnavailableException>(
            () => Mnist.LoadAsync<float>(new MnistOptions { CacheFolder = cache["c"], Client = client }));
        Assert.Contains("more than 16777216 bytes", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_a_download()
    {
        using var cache = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        using var handler = new Mirror(_ =>
        {
            source.Cancel();
            throw new TaskCanceledException();
        });
        using var client = new HttpClient(handler);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Mnist.LoadAsync<float>(new MnistOptions { CacheFolder = cache["c"], Client = client }, source.Token));
    }

    private static void Write(TemporaryFolder folder, string pattern, bool compressed)
    {
        foreach (var (set, count) in new[] { ("train", 3), ("t10k", 2) })
        {
            var pixels = new byte[count * 784];
            for (var i = 0; i < count; i++)
                pixels[i * 784] = (byte)(100 * i);
            Put($"{set}-images", 3, IdxReaderTests.Idx(2051, [count, 28, 28], pixels));
            Put($"{set}-labels", 1, IdxReaderTests.Idx(2049, [count], [.. Enumerable.Range(0, count).Select(i => (byte)i)]));
        }

        void Put(string name, int dimensions, byte[] content) => folder.Write(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, name, dimensions), compressed ? IdxReaderTests.Gzip(content) : content);
    }

    private sealed class Mirror(Func<Uri, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<Uri> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request.RequestUri!);
            return Task.FromResult(answer(request.RequestUri!));
        }
    }
}
