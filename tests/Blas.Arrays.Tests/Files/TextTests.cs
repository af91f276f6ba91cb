namespace Blas.Arrays.Tests.Files;

/// <summary>Numbers in text files.</summary>
public sealed class TextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("txt").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reads_rows_between_white_space_and_passes_over_comments()
    {
        using NdArray<double> a = NdArray.LoadTxt<double>(["# a comment", " 1  2.5\t-3e2 # another", "", "nan inf -Inf"]);
        Assert.Equal([2, 3], a.Shape.ToArray());
        Assert.Equal([1, 2.5, -300, double.NaN, double.PositiveInfinity, double.NegativeInfinity], a.ToArray());
    }

    [Fact]
    public void Chooses_rows_and_columns()
    {
        var options = new TextOptions { Delimiter = ",", SkipRows = 1, MaxRows = 2, UseCols = [-1, 0] };
        using NdArray<int> a = NdArray.LoadTxt<int>(["x,y,z", "1, 2, 3", "4,5,6", "7,8,9"], options);
        Assert.Equal([3, 1, 6, 4], a.ToArray());
        Assert.Equal([2, 2], a.Shape.ToArray());
    }

    [Theory]
    [InlineData("1 2 3", 3)]
    [InlineData("1\n2\n3", 3)]
    [InlineData("", 0)]
    public void One_row_or_column_is_one_axis(string text, int length)
    {
        using NdArray<double> a = NdArray.LoadTxt<double>(text.Split('\n'));
        Assert.Equal([length], a.Shape.ToArray());
    }

    [Fact]
    public void What_is_missing_is_filled()
    {
        string path = Path.Combine(_folder, "holes.csv");
        File.WriteAllText(path, "1,,3\n4,n/a,6\n");
        using NdArray<double> a = NdArray.GenFromTxt(path, double.NaN, new TextOptions { Delimiter = "," });
        Assert.Equal([1, double.NaN, 3, 4, double.NaN, 6], a.ToArray());
    }

    [Theory]
    [InlineData("1 2\n3", "the number of columns changed from 2 to 1 at line 2: '3'")]
    [InlineData("1 x", "could not convert string 'x' to float64 at line 1")]
    public void A_bad_line_is_named(string text, string message)
    {
        FormatException e = Assert.Throws<FormatException>(() => NdArray.LoadTxt<double>(text.Split('\n')));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named()
    {
        FormatException e = Assert.Throws<FormatException>(() => NdArray.LoadTxt<double>(["1 2"], new TextOptions { UseCols = [2] }));
        Assert.Contains("invalid column index 2 at line 1 with 2 columns", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_reads_back_to_the_bit()
    {
        string path = Path.Combine(_folder, "a.txt");
        using NdArray<double> a = NdArray.Random.DefaultRng(5).StandardNormal(20, 3);
        NdArray.SaveTxt(path, a, header: "three\ncolumns");
        Assert.Equal(["# three", "# columns"], File.ReadLines(path).Take(2));
        using NdArray<double> back = NdArray.LoadTxt<double>(path);
        Assert.Equal(a.ToArray(), back.ToArray());
        Assert.Equal(a.Shape.ToArray(), back.Shape.ToArray());
        Assert.Throws<ArgumentException>(() => NdArray.SaveTxt(path, a.Reshape(2, 10, 3)));
    }
}
