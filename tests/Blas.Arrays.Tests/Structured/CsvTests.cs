namespace Blas.Arrays.Tests.Structured;

public sealed class CsvTests
{
    [Fact]
    public void Columns_go_to_the_fields_of_their_names()
    {
        const string Text = "Weight,NAME,comment,age\n81,Rex,\"good, old\",9\n\n,\"Fi\"\"do\",x,-3\n1e-3,Åsa,,0\n";
        using NdArray<Dog> dogs = NdArray.ReadCsv<Dog>(new StringReader(Text));
        Assert.Equal([new Dog("Rex", 9, 81), new Dog("Fi\"do", -3, float.NaN), new Dog("Åsa", 0, 1e-3f)], dogs.ToArray());
    }

    [Fact]
    public void Without_a_header_they_go_by_their_order()
    {
        var options = new CsvRecordOptions { HasHeader = false, Delimiter = ";" };
        using NdArray<Sample> samples = NdArray.ReadCsv<Sample>(new StringReader("1;0.5;true\n255;-inf;0\n"), options);
        Assert.Equal([new Sample(1, 0.5, true), new Sample(255, double.NegativeInfinity, false)], samples.ToArray());
        Assert.Equal(0, NdArray.ReadCsv<Sample>(new StringReader(string.Empty), options).Size);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("name,age\nRex,9\n", "no column 'weight'")]
    [InlineData("name,age,weight,Age\nRex,9,1,1\n", "two columns for the field 'age'")]
    [InlineData("name,age,weight\nRex,9.5,1\n", "line 2, column 2 ('age'): '9.5' is no <i4")]
    [InlineData("name,age,weight\nRex,99999999999,1\n", "line 2, column 2 ('age')")]
    [InlineData("name,age,weight\nRex,9\n", "line 2 has 2 entries, not 3")]
    [InlineData("name,age,weight\nRex,9,heavy\n", "'heavy' is no <f4")]
    [InlineData("name,age,weight\nRexRexRexRex,9,1\n", "'RexRexRexRex' is no <U10")]
    [InlineData("name,age,weight\nRe\"x,9,1\n", "a quote stands within an entry")]
    public void What_cannot_be_read_is_named(string text, string expected)
    {
        FormatException e = Assert.Throws<FormatException>(() => NdArray.ReadCsv<Dog>(new StringReader(text)));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_columns_may_be_forbidden() =>
        Assert.Throws<FormatException>(() => NdArray.ReadCsv<Dog>(new StringReader("name,age,weight,x\nRex,9,1,1\n"), new CsvRecordOptions { IgnoreOtherColumns = false }));
}
