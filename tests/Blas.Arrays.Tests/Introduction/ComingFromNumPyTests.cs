#pragma warning disable CS8981 // The alias is NumPy's own.
using System.Globalization;
using System.Runtime.CompilerServices;
using np = Blas.Arrays.NdArray;

namespace Blas.Arrays.Tests.Introduction;

/// <summary>
/// The README's table for those who come from NumPy: the C# of each row is run here, and what it prints is what NumPy printed for the
/// Python beside it (golden/make_introduction.py evaluates the README's own table).
/// </summary>
public class ComingFromNumPyTests
{
    private const string Begin = "<!-- numpy table: begin -->";
    private const string End = "<!-- numpy table: end -->";

    private static readonly NdArray<double> a = np.Arange(12.0).Reshape(3, 4);
    private static readonly NdArray<long> b = np.Array([3L, 1, 2]);
    private static readonly NdArray<double> x = np.Linspace<double>(0, 1, 5);

    private static readonly (string Python, string CSharp, Func<object> Run)[] Rows =
    [
        Row("np.array([[1, 2], [3, 4]])", () => np.Array(new[,] { { 1, 2 }, { 3, 4 } })),
        Row("np.zeros((2, 3))", () => np.Zeros<double>(2, 3)),
        Row("np.ones(3, dtype=int)", () => np.Ones<long>(3)),
        Row("np.full((2, 2), 7.5)", () => np.Full([2, 2], 7.5)),
        Row("np.eye(3)", () => np.Eye<double>(3)),
        Row("np.arange(10, 30, 5)", () => np.Arange(10, 30, 5)),
        Row("np.linspace(0, 2, 9)", () => np.Linspace<double>(0, 2, 9)),
        Row("a.shape", () => a.Shape),
        Row("a.ndim, a.size, a.itemsize", () => (a.NDim, a.Size, a.ItemSize)),
        Row("a.dtype.name", () => a.DTypeName),
        Row("a", () => a),
        Row("a[1, 2]", () => a[1, 2]),
        Row("a[-1]", () => a[-1, ..]),
        Row("a[:, 1]", () => a[.., 1]),
        Row("a[1:3, ::-1]", () => a["1:3, ::-1"]),
        Row("a[b % 3]", () => a[np.Remainder(b, 3L)]),
        Row("a[a > 8]", () => a[a > 8.0]),
        Row("a.T", () => a.Transpose()),
        Row("a.reshape(2, -1)", () => a.Reshape(2, -1)),
        Row("a.ravel()", () => a.Ravel()),
        Row("a + 1", () => a + 1.0),
        Row("a * a", () => a * a),
        Row("a @ a.T", () => a.MatMul(a.Transpose())),
        Row("a - a.mean(axis=0)", () => a - a.Mean(0)),
        Row("a.sum()", () => a.Sum()),
        Row("a.sum(axis=1)", () => a.Sum(1)),
        Row("a.max(axis=0)", () => a.Max(0)),
        Row("a.argmax()", () => a.ArgMax()),
        Row("np.cumsum(b)", () => np.CumSum(b)),
        Row("np.sqrt(x)", () => np.Sqrt(x)),
        Row("np.where(x > 0.4, x, -x)", () => np.Where(x > 0.4, x, -x)),
        Row("np.sort(b)", () => np.Sort(b)),
        Row("np.argsort(b)", () => np.ArgSort(b)),
        Row("np.unique([3, 1, 3, 2])", () => np.Unique(np.Array([3, 1, 3, 2]))),
        Row("np.concatenate([b, b])", () => np.Concatenate<long>([b, b])),
        Row("np.vstack([b, b])", () => np.VStack(b, b)),
        Row("np.hsplit(a, 2)[0]", () => np.Split(a, 2, axis: 1)[0]),
        Row("np.tile(b, 2)", () => np.Tile(b, 2)),
        Row("np.repeat(b, 2)", () => np.Repeat(b, 2)),
        Row("np.pad(b, 1)", () => np.Pad(b, 1)),
        Row("np.diff(b)", () => np.Diff(b)),
        Row("np.median(a)", () => np.Median(a)),
        Row("np.percentile(a, 25)", () => np.Percentile(a, 25)),
        Row("np.einsum('ij,kj->ik', a, a)", () => np.Einsum("ij,kj->ik", a, a)),
        Row("np.outer(b, b)", () => np.Outer(b, b)),
        Row("b.astype(float)", () => b.AsType<double>()),
        Row("np.sqrt(x, out=np.zeros(5), where=x > 0.4)", () => np.Sqrt(x, np.Zeros<double>(5), where: x > 0.4)),
        Row("b / 2", () => b / 2),
        Row("b + 0.5", () => b + 0.5),
        Row("b * x[:3]", () => b * x[..3]),
        Row("a.sum(where=a > 3)", () => a.Sum(where: a > 3)),
        Row("np.nanmean(np.where(a > 3, a, np.nan), axis=0)", () => np.NanMean(np.Where(a > 3, a, double.NaN), 0)),
        Row("np.sqrt(b)", () => np.Sqrt(b)),
        Row("np.maximum(b, x[:3])", () => np.Maximum(b, x[..3])),
        Row("b & 1", () => b & 1),
        Row("np.add.outer(b, b)", () => Ufunc.Add<long>().Outer(b, b)),
        Row("np.maximum.accumulate(b)", () => Ufunc.Maximum<long>().Accumulate(b)),
        Row("np.array2string(x / 3, precision=2)", () => (x / 3).ToString(new PrintOptions { Precision = 2 })),
        Row("np.random.default_rng(42).random(3)", () => np.Random.DefaultRng(42).Random(3)),
        Row("np.random.default_rng(42).integers(0, 10, 5)", () => np.Random.DefaultRng(42).Integers(0, 10, [5])),
        Row("np.random.default_rng(42).standard_normal(2)", () => np.Random.DefaultRng(42).StandardNormal(2)),
    ];

    public static TheoryData<int> Numbers() => [.. Enumerable.Range(0, Rows.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Prints_what_NumPy_prints(int number)
    {
        (string python, _, Func<object> run) = Rows[number];
        string expected = Golden.Load("introduction.json").Single(e => e.Text("python") == python).Text("prints");
        Assert.Equal(expected, Print(run()));
    }

    [Fact]
    public void The_README_shows_these_rows()
    {
        string readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        int begin = readme.IndexOf(Begin, StringComparison.Ordinal), end = readme.IndexOf(End, StringComparison.Ordinal);
        string[] lines = ["| NumPy | C# |", "| --- | --- |", .. Rows.Select(r => $"| `{r.Python}` | `{r.CSharp}` |")];
        Assert.Equal(string.Join('\n', lines), readme[(begin + Begin.Length)..end].Trim().ReplaceLineEndings("\n"));
    }

    private static (string Python, string CSharp, Func<object> Run) Row(
        string python, Func<object> run, [CallerArgumentExpression(nameof(run))] string code = "") => (python, code["() => ".Length..], run);

    private static (string Python, string CSharp, Func<object> Run) Row(
        string python, Func<ReadOnlySpan<nint>> run, [CallerArgumentExpression(nameof(run))] string code = "") =>
        (python, code["() => ".Length..], () => $"({string.Join(", ", run().ToArray())})");

    private static string Print(object value) => value switch
    {
        double number => np.FromScalar(number).ToString(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
