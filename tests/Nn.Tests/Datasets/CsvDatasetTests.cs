using System.Text;
using Nn.Datasets;

namespace Nn.Tests.Datasets;

public class CsvDatasetTests
{
    [Fact]
    public void Features_labels_and_names_are_read()
    {
        var table = Read("a,b,class\n1,2.5,0\n-3e2, 4 ,2\n");
        Assert.Equal((2, 2), (table.Rows, table.Columns));
        Assert.Equal([1f, 2.5f, -300f, 4f], table.Features);
        Assert.Equal([0, 2], table.Labels);
        Assert.Equal(["a", "b"], table.Names);
    }

    [Fact]
    public void The_label_column_and_the_header_can_be_told()
    {
        var table = Read("2;0.5;7\n1;0.25;8\n", new CsvOptions { Delimiter = ';', LabelColumn = 0 });
        Assert.Equal([2, 1], table.Labels);
        Assert.Equal([0.5f, 7f, 0.25f, 8f], table.Features);
        table = Read("1,2\n3,4\n", new CsvOptions { HasHeader = true, LabelColumn = null });
        Assert.Equal([3f, 4f], table.Features);
        Assert.Empty(table.Labels);
        Assert.Equal(["1", "2"], table.Names);
    }

    [Theory]
    [InlineData("1,2,0\n1,0\n", "f.csv, line 2: found 2 cells, expected 3")]
    [InlineData("1,2,0\n\n1,2,3,4\n", "f.csv, line 3: found 4 cells, expected 3")]
    [InlineData("1,2,0\n1,x,0\n", "f.csv, line 2, column 2: found 'x', expected a number")]
    [InlineData("1,,0\n", "f.csv, line 1, column 2: found '', expected a number")]
    [InlineData("1,NaN,0\n", "f.csv, line 1, column 2: found 'NaN', expected a finite number")]
    [InlineData("1,1e99,0\n", "f.csv, line 1, column 2: found '1e99', expected a finite number")]
    [InlineData("1,2,3\n", "f.csv, line 1, column 3: found label 3, expected 0 to 2")]
    [InlineData("1,2,-1\n", "f.csv, line 1, column 3: found label -1, expected 0 to 2")]
    [InlineData("1,2,0.5\n", "f.csv, line 1, column 3: found label '0.5', expected an integer from 0 to 2")]
    [InlineData("1,2,1e300\n", "f.csv, line 1, column 3: found label 1e300, expected 0 to 2")]
    [InlineData("1,2,NaN\n", "f.csv, line 1, column 3: found label 'NaN', expected an integer")]
    [InlineData("", "f.csv: no line of data")]
    [InlineData("a,b,c\n", "f.csv: no line of data")]
    [InlineData("5\n", "f.csv, line 1: found no feature beside the label")]
    public void Bad_input_names_file_line_and_column(string text, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<DatasetFormatException>(() => Read(text, new CsvOptions { Classes = 3 })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_wrong_number_of_features_is_told()
    {
        var e = Assert.Throws<DatasetFormatException>(() => Read("1,2,0\n", new CsvOptions { Features = 64 }));
        Assert.Contains("3 cells, expected 65 (64 features and a label)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_content_is_no_csv()
    {
        using var folder = new TemporaryFolder();
        var random = new System.Random(3);
        for (var i = 0; i < 50; i++)
        {
            var bytes = new byte[random.Next(1, 5000)];
            random.NextBytes(bytes);
            var path = folder.Write("noise.csv", bytes);
            var e = Assert.Throws<DatasetFormatException>(() => CsvDataset.Read(path));
            Assert.Contains(path, e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1,\"2,0\n1,2,0\n")]
    [InlineData("1,2\"x\",0\n")]
    public void Stray_quotes_are_no_crash(string text) => Assert.Throws<DatasetFormatException>(() => Read(text));

    [Fact]
    public void A_field_without_end_takes_no_memory()
    {
        var text = "1,\"" + new string('9', 8 << 20);
        Assert.Contains("line 1", Assert.Throws<DatasetFormatException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    private static CsvTable Read(string text, CsvOptions? options = null) =>
        CsvDataset.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "f.csv", options);
}
