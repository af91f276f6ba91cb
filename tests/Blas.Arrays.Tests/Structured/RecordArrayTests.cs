using System.Text.Json;

namespace Blas.Arrays.Tests.Structured;

/// <summary>Records of files for which there is no C# struct (golden/make_structured.py).</summary>
public sealed class RecordArrayTests
{
    public static TheoryData<int> Cases =>
        [.. Golden.Load("structured.json").Index().Where(e => e.Item.Text("kind") is "dog" or "sample" or "mixed").Select(e => e.Index)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_is_read_printed_and_written_without_a_struct(int number)
    {
        JsonElement e = Golden.Load("structured.json")[number];
        byte[] file = e.GetProperty("bytes").GetBytesFromBase64();
        using NdRecordArray a = Load(file);
        Assert.Equal(e.Text("str"), a.ToString());

        // In memory, numbers have this machine's byte order.
        Assert.Equal(e.Text("repr").Replace(">", "<", StringComparison.Ordinal), a.ToRepr());
        using var stream = new MemoryStream();
        NdArray.Save(stream, a);
        using NdRecordArray again = Load(stream.ToArray());
        Assert.Equal(a.ToRepr(), again.ToRepr());
        string header = System.Text.Encoding.Latin1.GetString(file.AsSpan(0, Math.Min(file.Length, 400)));
        if (!header.Contains('>', StringComparison.Ordinal) && header.Contains("'fortran_order': False", StringComparison.Ordinal))
        {
            Assert.Equal(file, stream.ToArray());
        }

        if (e.TryGetProperty("argsort", out JsonElement places))
        {
            string[] order = [.. e.GetProperty("order").EnumerateArray().Select(x => x.GetString()!)];
            using NdArray<long> sorted = a.ArgSort(order);
            Assert.Equal(places.EnumerateArray().Select(x => x.GetInt64()), sorted.ToArray());
            using NdRecordArray records = a[sorted];
            Assert.Equal(Names(a).Select((_, i) => Names(a)[sorted[i]]), Names(records));
        }
    }

    [Fact]
    public void Fields_are_views_and_records_are_selected()
    {
        using NdRecordArray dogs = Load(Bytes("dog", 0));
        Assert.Equal(["name", "age", "weight"], dogs.Names);
        Assert.Equal("[('name', '<U10'), ('age', '<i4'), ('weight', '<f4')]", dogs.DType);
        using NdArray<int> ages = dogs.Field<int>("Age");
        ages[0] = 10;
        Assert.Equal([10, 3, 9, -3, 3], dogs.Field<int>("age").ToArray());
        using NdRecordArray some = dogs["::-2"], old = dogs[ages > 8], one = dogs[1];
        Assert.Equal(["", "Ida", "Rex"], Names(some));
        Assert.Equal(["Rex", "Ida"], Names(old));
        Assert.Equal("('Fido', 3, 27.5)", one.ToString());
        Assert.Equal([27.5f], one.CopyField<float>("weight").ToArray());
        using NdArray<Dog> typed = dogs.AsType<Dog>();
        Assert.Equal(10, typed[0].age);
        using NdArray untyped = dogs.Field("weight");
        Assert.Equal("float32", (untyped + untyped).DTypeName);
    }

    [Fact]
    public void Sub_arrays_have_axes_and_records_within_records_fields()
    {
        int number = Golden.Load("structured.json").Index().Last(e => e.Item.Text("kind") == "mixed").Index;
        using NdRecordArray a = Load(Golden.Load("structured.json")[number].GetProperty("bytes").GetBytesFromBase64());
        Assert.Equal([1, 2, 3, 1.5, double.NaN, 1e9], a.Field<double>("b").ToArray());
        Assert.Equal([2, 3], a.Field("b").Shape.ToArray());
        using var inner = (NdRecordArray)a.Field("c");
        Assert.Equal([0.5f, -0.25f], inner.Field<float>("x").ToArray());
        Assert.Equal([(short)-7, (short)1000], inner.Field<short>("y").ToArray());
        Assert.Equal("[( 0.5 ,   -7) (-0.25, 1000)]", inner.ToString());
        Assert.Equal(["ab'", "\u00ff\n"], a.Strings("s"));
        Assert.Equal([new(1, 2), new(0, -3.5)], a.Field<System.Numerics.Complex>("z").ToArray());
    }

    [Fact]
    public void What_there_is_not_is_a_clear_error()
    {
        using NdRecordArray dogs = Load(Bytes("dog", 0));
        Assert.Contains("no field of name 'height'", Assert.Throws<ArgumentException>(() => dogs.Field("height")).Message, StringComparison.Ordinal);
        Assert.Contains("is of type int32, not double", Replace(Assert.Throws<ArgumentException>(() => dogs.Field<double>("age")).Message), StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => dogs.Field("name"));
        Assert.Throws<ArgumentException>(() => dogs.Strings("age"));
        Assert.Throws<ArgumentOutOfRangeException>(() => dogs[7]);
        Assert.Throws<ArgumentOutOfRangeException>(() => dogs[0, 0]);
        Assert.Throws<NotSupportedException>(() => dogs + dogs);
        Assert.Throws<NpyFormatException>(() => dogs.AsType<Pair>());
        dogs.Dispose();
        Assert.Throws<ObjectDisposedException>(() => dogs["1:"]);
        Assert.Throws<ObjectDisposedException>(() => dogs.Field("age"));
        Assert.Equal("<disposed array>", dogs.ToString());
    }

    [Fact]
    public void The_memory_is_freed_with_the_last_view()
    {
        long blocks = ArrayMemory.LiveBlocks;
        NdRecordArray dogs = Load(Bytes("dog", 0));
        Assert.Equal(blocks + 1, ArrayMemory.LiveBlocks);
        NdArray ages = dogs.Field("age");
        dogs.Dispose();
        Assert.Equal([9, 3, 9, -3, 3], ((NdArray<int>)ages).ToArray());
        ages.Dispose();
        Assert.Equal(blocks, ArrayMemory.LiveBlocks);
    }

    private static string Replace(string message) => message.Replace("float64", "double", StringComparison.Ordinal);

    [Fact]
    public void Fields_whose_size_does_not_divide_that_of_the_record_are_whole()
    {
        JsonElement e = Golden.Load("structured.json").Single(e => e.Text("kind") == "odd");
        using NdRecordArray a = Load(e.GetProperty("bytes").GetBytesFromBase64());
        Assert.Equal(e.Text("str"), a.ToString());
        using var inner = (NdRecordArray)a.Field("c");
        Assert.Equal(Numbers("z"), inner.Field<float>("z").ToArray().Select(x => (double)x));
        Assert.Equal(Numbers("z"), a["::-1, ::-1"].Field("c").Field<float>("z")["::-1, ::-1"].ToArray().Select(x => (double)x));
        Assert.Equal(Numbers("w"), a.Field<System.Numerics.Complex>("w").ToArray().Select(w => w.Imaginary));

        double[] Numbers(string name) => [.. e.GetProperty(name).EnumerateArray().Select(x => x.GetDouble())];
    }

    private static string[] Names(NdRecordArray a) => a.Strings("name");

    private static byte[] Bytes(string kind, int which) =>
        Golden.Load("structured.json").Where(e => e.Text("kind") == kind).ElementAt(which).GetProperty("bytes").GetBytesFromBase64();

    private static NdRecordArray Load(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return Assert.IsType<NdRecordArray>(NdArray.Load(stream));
    }

    private record struct Pair(int X, int Y);
}
