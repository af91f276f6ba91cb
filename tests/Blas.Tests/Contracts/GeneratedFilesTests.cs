using RoutineGenerator;

namespace Blas.Tests;

/// <summary>The committed files are what the generator makes of the list.</summary>
public sealed class GeneratedFilesTests
{
    private static readonly string s_root = Repository.Root();

    public static TheoryData<string> Files =>
        [.. Generator.Run(File.ReadAllText(Path.Combine(s_root, Generator.ListPath))).Select(f => f.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_generated_file_is_up_to_date(string path)
    {
        string expected = Generator.Run(File.ReadAllText(Path.Combine(s_root, Generator.ListPath))).Single(f => f.Path == path).Text;
        Assert.Equal(expected, File.ReadAllText(Path.Combine(s_root, path)));
    }

    [Fact]
    public void The_catalog_has_the_rows_of_the_list()
    {
        IReadOnlyList<Routine> rows = RoutineList.Parse(File.ReadAllText(Path.Combine(s_root, Generator.ListPath)));
        Assert.Equal(rows.Select(r => r.Name), RoutineCatalog.All.Select(r => r.Name));
        Assert.Equal(RoutineCatalog.All.Count, RoutineCatalog.All.Select(r => r.Name).Distinct().Count());
        Assert.Equal("gemm", RoutineCatalog.All[RoutineCatalog.Gemm].Name);
        Assert.All(RoutineCatalog.All, r => Assert.Equal(4, r.Symbols.Count));
    }

    [Theory]
    [InlineData("dot blas 1 sdcz : n:N x:somewhere(", "is no argument")]
    [InlineData("dot blas 1 sdot,ddot : n:N", "four names")]
    [InlineData("dot blas 1 sdcz : n:N\n  hurry up", "is no word of the list")]
    public void A_mistake_in_the_list_is_told_with_its_line(string list, string message)
    {
        FormatException e = Assert.Throws<FormatException>(() => RoutineList.Parse("# a list\n" + list));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Contains(list.Contains('\n', StringComparison.Ordinal) ? "line 3" : "line 2", e.Message, StringComparison.Ordinal);
    }
}
