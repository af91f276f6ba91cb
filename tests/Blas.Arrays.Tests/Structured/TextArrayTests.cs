using System.Text.Json;

namespace Blas.Arrays.Tests.Structured;

/// <summary>Texts of files for which no C# type is named (golden/make_structured.py).</summary>
public sealed class TextArrayTests
{
    public static TheoryData<int> Cases =>
        [.. Golden.Load("structured.json").Index().Where(e => e.Item.Text("kind") is "text" or "bytes").Select(e => e.Index)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_of_texts_is_read_printed_and_written(int number)
    {
        JsonElement e = Golden.Load("structured.json")[number];
        byte[] file = e.GetProperty("bytes").GetBytesFromBase64();
        using NdTextArray a = Load(file);
        Assert.Equal(e.Text("str"), a.ToString());

        // In memory, code points have this machine's byte order.
        Assert.Equal(e.Text("repr").Replace(">", "<", StringComparison.Ordinal), a.ToRepr());
        using var stream = new MemoryStream();
        NdArray.Save(stream, a);
        using NdTextArray again = Load(stream.ToArray());
        Assert.Equal(a.ToRepr(), again.ToRepr());
        Assert.Equal(a.Strings(), again.Strings());
        if (e.GetProperty("written").GetBoolean())
        {
            Assert.Equal(file, stream.ToArray());
        }
    }

    [Fact]
    public void Texts_are_selected_and_converted()
    {
        using NdTextArray words = NdArray.Array(["pear", "fig", "\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600"]);
        Assert.Equal("<U5", words.DType.Trim('\''));
        Assert.Equal("str160", words.DTypeName);
        Assert.Equal("fig", words[1]);
        Assert.Equal("fig", words[-2]);
        Assert.Equal("['fig' 'pear']", words["1::-1"].ToString());
        Assert.Equal(["pear"], words[NdArray.Array([true, false, false])].Strings());
        Assert.Equal([new Text8(), "fig"], NdArray.Array(["", "fig"]).AsType<Text8>().ToArray());
        Assert.Equal([1.5, double.NegativeInfinity], NdArray.Array(["1.5", "-inf"]).AsType<double>().ToArray());
        Assert.Equal([7, -3], NdArray.Array(["7", "-3"]).AsType<int>().ToArray());
        Assert.Contains("'fig'", Assert.Throws<FormatException>(() => words["1:"].AsType<long>()).Message, StringComparison.Ordinal);
        Assert.Contains("room for 8", Assert.Throws<NpyFormatException>(() => NdArray.Array(["123456789"]).AsType<Text8>()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => words[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => words[0, 0]);
        Assert.Throws<NotSupportedException>(() => words + words);
        Assert.Throws<NotSupportedException>(() => words.Field<int>("x"));
        Assert.Throws<NotSupportedException>(() => words.AsType<Dog>());
        Assert.Throws<ArgumentException>(() => NdArray.Array(["\ud800"]));
        Assert.Throws<ArgumentNullException>(() => NdArray.Array([null!, "a"]));
        Assert.Equal("array([], dtype='<U1')", NdArray.Array(System.Array.Empty<string>()).ToRepr());
    }

    [Fact]
    public void A_disposed_array_is_an_error()
    {
        NdTextArray words = NdArray.Array(["a"]);
        words.Dispose();
        Assert.Throws<ObjectDisposedException>(() => words[0]);
        Assert.Throws<ObjectDisposedException>(() => words.Strings());
        Assert.Equal("<disposed array>", words.ToRepr());
    }

    private static NdTextArray Load(byte[] file) => (NdTextArray)NdArray.Load(new MemoryStream(file));
}
