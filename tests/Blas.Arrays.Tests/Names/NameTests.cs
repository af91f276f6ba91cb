using System.Numerics;
using System.Text.Json;

namespace Blas.Arrays.Tests.Names;

/// <summary>Every function of NumPy's that this library claims, called once and held against NumPy's answer.</summary>
public sealed class NameTests
{
    // Functions that neither side rounds correctly; the bounds of each are tested by the functions' own tests.
    private const double Ulps = 8;

    /// <summary>What the library has of NumPy beside the ufuncs.</summary>
    private const string Names = """
        array zeros zeros_like ones ones_like full full_like empty empty_like eye identity arange linspace logspace geomspace meshgrid indices tri tril triu diag diagonal
        vander fromfunction astype reshape ravel flatten transpose swapaxes moveaxis squeeze expand_dims broadcast_to concatenate stack hstack vstack dstack column_stack split
        array_split tile repeat roll flip fliplr flipud rot90 pad unique sort argsort partition searchsorted where nonzero argwhere take put choose compress clip diff digitize
        bincount histogram cov corrcoef percentile quantile median cumsum cumprod trapz interp convolve sum prod mean var std max min argmax argmin all any nansum nanprod nanmean
        nanvar nanstd nanmax nanmin nanargmax nanargmin nanmedian nanpercentile nanquantile nancumsum nancumprod ptp count_nonzero average dot matmul inner outer vdot tensordot
        einsum kron trace real imag angle around round nan_to_num isclose allclose array_equal reduce accumulate at default_rng integers random standard_normal normal uniform
        permutation choice exponential gamma beta binomial poisson loadtxt
        """;

    public static TheoryData<string> Expressions() => [.. Cases().Select(e => e.Text("python"))];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_has_NumPys_type_shape_and_values(string python)
    {
        JsonElement expected = Cases().Single(e => e.Text("python") == python);
        using NdArray actual = NameTable.Calls[python]();
        Assert.Equal($"{expected.Text("dtype")} ({string.Join(",", expected.Shape())})", $"{actual.DTypeName} ({string.Join(",", actual.Shape.ToArray())})");
        expected.Visit(new Comparer(actual, python));
    }

    [Fact]
    public void The_table_and_the_answers_have_the_same_expressions() =>
        Assert.Equal(NameTable.Calls.Keys.Order(StringComparer.Ordinal), Cases().Select(e => e.Text("python")).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_name_is_in_the_table()
    {
        string all = string.Join('\n', NameTable.Calls.Keys);
        string[] missing = [.. Names.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(n => !Contains(all, n))];
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_ufunc_of_NumPys_is_in_the_table()
    {
        string all = string.Join('\n', NameTable.Calls.Keys);
        IEnumerable<string> ufuncs = Golden.Load("names.json").Single(e => e.TryGetProperty("ufuncs", out _)).GetProperty("ufuncs").EnumerateArray().Select(e => e.GetString()!);

        // isnat is of dates, which are no element type here.
        Assert.Equal(["isnat"], ufuncs.Where(n => !Contains(all, n)));
    }

    private static bool Contains(string table, string name) => System.Text.RegularExpressions.Regex.IsMatch(table, $@"\.{name}\b");

    private static IEnumerable<JsonElement> Cases() => Golden.Load("names.json").Where(e => e.TryGetProperty("python", out _));

    private sealed class Comparer(NdArray actual, string what) : Golden.IVisitor
    {
        public void Visit<T>(JsonElement wanted)
            where T : unmanaged
        {
            if (!DType.IsComplex<T>())
            {
                Golden.AssertSame(wanted, (NdArray<T>)actual, what, Ulps);
                return;
            }

            // By the distance in the plane: the smaller part of a complex result has the error of the greater.
            using NdArray<Complex> x = actual.AsType<Complex>(), y = wanted.Array<T>().AsType<Complex>();
            double unit = Ulps * (typeof(T) == typeof(Complex) ? Math.ScaleB(1, -52) : Math.ScaleB(1, -23));
            foreach ((Complex mine, Complex theirs) in x.ToArray().Zip(y.ToArray()))
            {
                Assert.True(
                    mine.Equals(theirs) || Complex.Abs(mine - theirs) <= unit * Complex.Abs(theirs) || (Complex.IsNaN(mine) && Complex.IsNaN(theirs)),
                    $"{what}: {mine}, NumPy has {theirs}");
            }
        }
    }
}
