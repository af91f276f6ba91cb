using System.Text.Json;

namespace Blas.Arrays.Tests.Core;

public sealed class IndexingTests
{
    [Fact]
    public void Slices_in_NumPys_notation_are_NumPys()
    {
        using NdArray<long> a = NdArray.Arange(120L).Reshape(2, 3, 4, 5);
        foreach (JsonElement e in Golden.Load("indexing.json"))
        {
            using NdArray<long> part = a[e.Text("key")];
            Golden.AssertSame(e, part, $"a[{e.Text("key")}]");
            Assert.True(NdArray.SharesStorage(a, part));
        }
    }

    [Fact]
    public void CSharps_ranges_and_indices_make_the_same_views()
    {
        using NdArray<long> a = NdArray.Arange(24L).Reshape(2, 3, 4);
        Assert.Equal(a["-1, 1:, :-1"].ToArray(), a[^1, 1.., ..^1].ToArray());
        Assert.Equal(a["..., 0"].ToArray(), a[Slice.Ellipsis, 0].ToArray());
        Assert.Equal(a["1"].ToArray(), a[1, ..].ToArray());
        Assert.Equal(a["0, ::-1"].ToArray(), a[0, new Slice(null, null, -1)].ToArray());
        Assert.Equal([2, 1, 3, 4], a[.., Slice.NewAxis].Shape.ToArray());
        Assert.Equal(23L, a[1, 2, 3]);
        Assert.Equal(23L, a[-1, -1, -1]);
        Assert.Equal(23L, (long)a[^1, ^1, ^1]);
    }

    [Fact]
    public void Writing_through_a_view_is_seen_by_its_base()
    {
        using NdArray<float> a = NdArray.Zeros<float>(3, 4);
        a[1, ..] = 5f;
        a[.., 0] = NdArray.Array<float>([1, 2, 3]);
        a["0, 1::2"] = NdArray.Array<float>([7, 8]);
        a[2, 3] = 9;
        Assert.Equal([1, 7, 0, 8, 2, 5, 5, 5, 3, 0, 0, 9], a.ToArray());
        NdArray<float> view = a[1.., 2..];
        view += 10f;
        Assert.Equal([1, 7, 0, 8, 2, 5, 15, 15, 3, 0, 10, 19], a.ToArray());
    }

    [Fact]
    public void Overlapping_assignment_is_as_if_from_a_copy()
    {
        NdArray<int> a = NdArray.Arange(10);
        a[1..] = a[..^1];
        Assert.Equal([0, 0, 1, 2, 3, 4, 5, 6, 7, 8], a.ToArray());
        a["::-1"] = a;
        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1, 0, 0], a.ToArray());
        a += a["::-1"];
        Assert.Equal([8, 7, 7, 7, 7, 7, 7, 7, 7, 8], a.ToArray());
    }

    [Theory]
    [InlineData("5", "index 5 is out of bounds for axis 0 with size 2")]
    [InlineData("0, -4", "index -4 is out of bounds for axis 1 with size 3")]
    [InlineData("0, 0, 0", "too many indices for array: array is 2-dimensional, but 3 were indexed")]
    [InlineData("..., ...", "an index can only have a single ellipsis ('...')")]
    [InlineData("::0", "slice step cannot be zero")]
    public void Bad_indices_are_NumPys_errors(string key, string message)
    {
        using NdArray<float> a = NdArray.Ones<float>(2, 3);
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => a[key]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_elements_and_assignments_are_NumPys_errors()
    {
        using NdArray<float> a = NdArray.Ones<float>(2, 3);
        Assert.Contains("index 5 is out of bounds for axis 0 with size 2", Assert.Throws<ArgumentOutOfRangeException>(() => a[5, 0]).Message);
        Assert.Contains("index 3 is out of bounds for axis 1 with size 3", Assert.Throws<ArgumentOutOfRangeException>(() => a[0, 3] = 1).Message);
        Assert.Contains("index 3 is out of bounds", Assert.Throws<ArgumentOutOfRangeException>(() => a[0, ^0]).Message);
        Assert.Contains("too few indices", Assert.Throws<ArgumentException>(() => a[0]).Message);
        Assert.Contains(
            "could not broadcast input array from shape (2,) into shape (3,)",
            Assert.Throws<ArgumentException>(() => a[0, ..] = NdArray.Ones<float>(2)).Message);
        using NdArray<float> stretched = a.BroadcastTo(4, 2, 3);
        Assert.Equal("assignment destination is read-only", Assert.Throws<InvalidOperationException>(() => stretched[0, 0, 0] = 1).Message);
        Assert.Equal("assignment destination is read-only", Assert.Throws<InvalidOperationException>(() => stretched[0, ..] = 1f).Message);
        Assert.Contains("output array is read-only", Assert.Throws<ArgumentException>(() => NdArray.Exp(stretched, stretched)).Message);
        Assert.Throws<FormatException>(() => a["1:2:3:4"]);
        Assert.Throws<FormatException>(() => a["x"]);
        Assert.Throws<FormatException>(() => a[""]);
    }
}
