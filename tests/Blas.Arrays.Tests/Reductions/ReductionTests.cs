using System.Numerics;
using System.Text.Json;

namespace Blas.Arrays.Tests.Reductions;

public sealed class ReductionTests
{
    [Fact]
    public void Reductions_along_every_axis_are_NumPys()
    {
        foreach (JsonElement e in Golden.Load("reductions.json"))
        {
            e.GetProperty("a").Visit(new Compare(e.GetProperty("cases")));
        }
    }

    // Several threads fold long runs, in the order of one: halved at multiples of the longest run that is folded at once.
    [Theory]
    [InlineData(1_000_003)]
    [InlineData(262_144)]
    [InlineData(2_500_000)]
    public void Long_runs_have_the_bits_of_short_ones_combined(int n)
    {
        var random = new Random(n);
        using NdArray<float> a = NdArray.Array([.. Enumerable.Range(0, n).Select(_ => (float)(random.NextDouble() - 0.4))]);
        Assert.Equal(Halved(a, 0, n, 128, v => v.Sum(), (x, y) => x + y), a.Sum());
        using NdArray<float> nearOne = a * 1e-3f + 1f;
        Assert.Equal(Halved(nearOne, 0, n, 4096, v => v.Prod(), (x, y) => x * y), nearOne.Prod());
        int place = random.Next(n);
        a[place] = 7;
        Assert.Equal(7, a.Max());
        a[place] = -7;
        Assert.Equal(-7, a.Min());
        a[place] = float.NaN;
        Assert.True(float.IsNaN(a.Max()) && float.IsNaN(a.Min()) && float.IsNaN(a.Sum()));
        Assert.Equal(place, a.ArgMax());
        using NdArray<long> whole = NdArray.Arange<long>(n);
        Assert.Equal((long)n * (n - 1) / 2, whole.Sum());
        Assert.Equal(n - 1, whole.Max());

        static float Halved(NdArray<float> a, nint start, nint count, int block, Func<NdArray<float>, float> fold, Func<float, float, float> combine)
        {
            if (count < 200_000)
            {
                return fold(a[new Slice(start, start + count)]);
            }

            nint half = count / 2 / block * block;
            return combine(Halved(a, start, half, block, fold, combine), Halved(a, start + half, count - half, block, fold, combine));
        }
    }

    [Fact]
    public void Small_integers_are_added_up_in_64_bits()
    {
        using NdArray<byte> a = NdArray.Array(new byte[,] { { 200, 100 }, { 100, 50 } });
        Assert.Equal(450UL, a.Sum());
        Assert.Equal(300UL, a[..1].Transpose().Sum());
        Assert.Equal([300UL, 150], a.Sum(1).ToArray());
        Assert.Equal([20000UL, 5000], a.Prod(0).ToArray());
        Assert.Equal([150.0, 75], a.Mean(0).ToArray());
        using NdArray<long> result = NdArray.Zeros<long>(1);
        Assert.Same(result, NdArray.Array([int.MaxValue, int.MaxValue]).Sum(0, keepDims: true, result));
        Assert.Equal(2L * int.MaxValue, result.Item());
        Assert.Equal(-3000L, NdArray.Full<sbyte>([3, 1000], -1)["::-1, ::1"].Sum());
    }

    [Fact]
    public void Means_of_half_precision_do_not_overflow()
    {
        using NdArray<Half> a = NdArray.Full([2, 100], (Half)60000);
        Assert.Equal((Half)60000, a.Mean());
        Assert.Equal([(Half)60000, (Half)60000], a.Mean(1).ToArray());
        using NdArray<Half> result = NdArray.Zeros<Half>(1, 100);
        Assert.Same(result, a.Mean(0, keepDims: true, result));
        Assert.Equal((Half)60000, result[0, 99]);
    }

    [Fact]
    public void Reductions_of_views_are_those_of_their_copies()
    {
        var random = new Random(3);
        using NdArray<double> whole = Samples.Random<double>(random, 4, 5, 6, 3);
        string[] views = ["::-1", "..., ::2", ":, ::-2, 1:, ::-1", ":, 0", "..., 1", "1:, None, :, 3"];
        foreach (NdArray<double> view in views.Select(v => whole[v]).Append(whole.T).Append(whole.Transpose(1, 3, 0, 2)).Append(whole.BroadcastTo(2, 4, 5, 6, 3)))
        {
            using NdArray<double> copy = view.Copy();
            Assert.True(NdArray.AllClose(view.Sum(0), copy.Sum(0), 1e-14, 1e-14));
            Assert.True(NdArray.AllClose(view.Sum([0, -1]), copy.Sum([0, -1]), 1e-14, 1e-14));
            Assert.True(NdArray.AllClose(view.Std(1), copy.Std(1), 1e-13));
            Assert.True(NdArray.ArrayEqual(view.Max(-1), copy.Max(-1)));
            Assert.True(NdArray.ArrayEqual(view.Min([1, 2]), copy.Min([1, 2])));
            Assert.True(NdArray.ArrayEqual(view.ArgMax(1), copy.ArgMax(1)));
            Assert.True(NdArray.ArrayEqual(view.ArgMin(-1), copy.ArgMin(-1)));
            Assert.Equal(copy.ArgMax(), view.ArgMax());
            Assert.Equal(copy.Max(), view.Max());
        }
    }

    [Fact]
    public void A_sum_of_ten_million_floats_keeps_the_bound_of_pairwise_summation()
    {
        // 0.1f is exact in double, and so is ten million times it to within one rounding.
        const int N = 10_000_000;
        using NdArray<float> a = NdArray.Full([N], 0.1f);
        double exact = N * (double)0.1f;
        double unit = Math.ScaleB(1, -24);

        // A block of 128 in lanes, then a tree over the blocks: at most 128/4 + log2(N/128) + 2 roundings on any path.
        double bound = (34 + Math.Log2(N / 128.0)) * unit * exact;
        Assert.InRange(a.Sum(), exact - bound, exact + bound);
        Assert.InRange(a.Reshape(2, -1).Sum(1)[1] * 2, exact - bound, exact + bound);
        Assert.InRange(a["::2"].Sum() * 2, exact - bound, exact + bound);
    }

    [Fact]
    public void The_place_of_the_extreme_is_the_first_in_arrays_of_many_blocks()
    {
        float[] values = new float[5000];
        using NdArray<float> a = NdArray.Wrap(values);
        Assert.Equal(0, a.ArgMax());
        values[0] = -0f;
        Assert.Equal(0, a.ArgMax());
        values[4999] = 1;
        Assert.Equal(4999, a.ArgMax());
        values[2048] = 1;
        values[2047] = 1;
        Assert.Equal(2047, a.ArgMax());
        values[1023] = -1;
        values[1024] = -1;
        Assert.Equal(1023, a.ArgMin());
        values[4000] = float.NaN;
        values[3000] = float.NaN;
        Assert.Equal(3000, a.ArgMax());
        Assert.Equal(3000, a.ArgMin());
        values[0] = float.NaN;
        Assert.Equal(0, a.ArgMin());
        using NdArray<float> columns = a.Reshape(50, 100);
        Assert.Equal(0, columns.ArgMax(0)[0]);
        Assert.Equal(29, columns["1:"].ArgMax(0)[0]);
        Assert.Equal(49, columns.ArgMax(0, keepDims: true)[0, 99]);
    }

    [Fact]
    public void Integers_add_up_in_wider_types()
    {
        using NdArray<int> a = NdArray.Full([3], int.MaxValue);
        Assert.Equal(3L * int.MaxValue, a.Sum());
        Assert.Equal((double)int.MaxValue, a.Mean());
        Assert.Equal(255UL * 255, NdArray.Full([255], (byte)255).Sum());
        Assert.Equal(2L, NdArray.Array<bool>([true, false, true]).Sum());
        Assert.True(NdArray.Array<bool>([true, false]).Any());
        Assert.False(NdArray.Array<bool>([true, false]).All());
        Assert.True(NdArray.Zeros<bool>(0).All());
        Assert.Throws<InvalidOperationException>(() => GenericMean(a));
    }

    [Fact]
    public void Out_takes_the_result_even_where_it_overlaps()
    {
        using NdArray<double> a = NdArray.Arange(6.0).Reshape(2, 3);
        using NdArray<double> result = NdArray.Empty<double>(3);
        Assert.Same(result, a.Sum(0, @out: result));
        Assert.Equal([3, 5, 7], result.ToArray());
        a.Sum(0, @out: a[1, ..]);
        Assert.Equal([0, 1, 2, 3, 5, 7], a.ToArray());
        Assert.Throws<ArgumentException>(() => a.Sum(1, @out: result));
    }

    [Fact]
    public void Places_of_extremes_are_written_over_their_own_operand_unspoilt()
    {
        using NdArray<long> a = NdArray.Array<long>(new long[,] { { 5, 9 }, { 7, 1 } });
        using NdArray<long> row = a[0, ..];
        Assert.Same(row, a.ArgMax(0, @out: row));
        Assert.Equal([1, 0, 7, 1], a.ToArray());

        using NdArray<long> b = NdArray.Array<long>(new long[,] { { 5, 9 }, { 0, 1 } });
        b.ArgMin(1, @out: b[.., 0]);
        Assert.Equal([0, 9, 0, 1], b.ToArray());
    }

    [Fact]
    public void Where_no_result_is_asked_for_nothing_is_missing()
    {
        // np.zeros((0, 3)).max(axis=1) is an empty array; np.zeros((0, 0)).max(axis=1) and np.zeros((2, 0)).max(axis=1) are errors.
        using NdArray<double> nothing = NdArray.Zeros<double>(0, 3), less = NdArray.Zeros<double>(0, 0);
        Assert.Equal([0], nothing.Max(1).Shape.ToArray());
        Assert.Throws<ArgumentException>(() => less.Max(1));
        using NdArray<double> rows = NdArray.Zeros<double>(2, 0);
        Assert.Contains(
            "zero-size array to reduction operation maximum which has no identity",
            Assert.Throws<ArgumentException>(() => rows.Max(1)).Message);
    }

    [Fact]
    public void Bad_axes_and_empty_arrays_are_NumPys_errors()
    {
        using NdArray<double> a = NdArray.Ones<double>(2, 3);
        Assert.Contains("axis 2 is out of bounds for array of dimension 2", Assert.Throws<ArgumentOutOfRangeException>(() => a.Sum(2)).Message);
        Assert.Contains("duplicate value in 'axis'", Assert.Throws<ArgumentException>(() => a.Sum([0, -2])).Message);
        using NdArray<double> none = NdArray.Zeros<double>(0, 3);
        Assert.Contains(
            "zero-size array to reduction operation maximum which has no identity", Assert.Throws<ArgumentException>(() => none.Max()).Message);
        Assert.Contains("attempt to get argmax of an empty sequence", Assert.Throws<ArgumentException>(() => none.ArgMax(0)).Message);
        Assert.True(double.IsNaN(none.Mean()));
        Assert.Equal(0.0, none.Sum());
    }

    private static T GenericMean<T>(NdArray<T> a)
        where T : unmanaged, INumberBase<T> => a.Mean();

    private sealed class Compare(JsonElement cases) : Golden.IVisitor
    {
        public void Visit<T>(JsonElement e)
            where T : unmanaged
        {
            NdArray<T> array = e.Array<T>();
            foreach (JsonElement c in cases.EnumerateArray())
            {
                int[] axes = [.. c.GetProperty("axis").EnumerateArray().Select(x => x.GetInt32())];
                bool keep = c.GetProperty("keepdims").GetBoolean();
                bool all = c.GetProperty("all").GetBoolean();
                string what = $"{c.Text("op")}({e.Text("dtype")} ({string.Join(",", array.Shape.ToArray())}), [{string.Join(",", axes)}], {keep})";
                Func<NdArray> compute = () => array switch
                {
                    NdArray<double> a => Real(a, c.Text("op"), axes, all, keep),
                    NdArray<float> a => Real(a, c.Text("op"), axes, all, keep),
                    NdArray<Complex> a => Any(a, c.Text("op"), axes, all, keep),
                    NdArray<long> a => Integer(a, c.Text("op"), axes, all, keep) ?? Ordered(a, c.Text("op"), axes, all, keep),
                    NdArray<int> a => Narrow(a, c.Text("op"), axes, all, keep) ?? Ordered(a, c.Text("op"), axes, all, keep),
                    NdArray<byte> a => Narrow(a, c.Text("op"), axes, all, keep) ?? Ordered(a, c.Text("op"), axes, all, keep),
                    _ => throw new InvalidDataException(what),
                };
                if (c.TryGetProperty("error", out JsonElement error))
                {
                    Assert.Contains(error.GetString()!, Assert.Throws<ArgumentException>(compute).Message, StringComparison.Ordinal);
                    continue;
                }

                JsonElement wanted = c.GetProperty("result");
                NdArray actual = compute();
                // Sums of n terms in another order: a few roundings each, relative to terms that are of one size.
                wanted.Visit(new Same(actual, what, c.Text("op") is "max" or "min" ? 0 : 64));
            }
        }

        private static NdArray Real<TReal>(NdArray<TReal> a, string op, int[] axes, bool all, bool keep)
            where TReal : unmanaged, IFloatingPointIeee754<TReal> => op switch
            {
                "var" => all ? Keep(a, a.Var(), keep) : a.Var(axes, keepDims: keep),
                "std" => all ? Keep(a, a.Std(), keep) : a.Std(axes, keepDims: keep),
                "max" or "min" or "argmax" or "argmin" => Ordered(a, op, axes, all, keep),
                _ => Any(a, op, axes, all, keep),
            };

        private static NdArray<TAny> Any<TAny>(NdArray<TAny> a, string op, int[] axes, bool all, bool keep)
            where TAny : unmanaged, INumberBase<TAny> => op switch
            {
                "sum" => all ? Keep(a, a.Sum(), keep) : a.Sum(axes, keep),
                "prod" => all ? Keep(a, a.Prod(), keep) : a.Prod(axes, keep),
                "mean" => all ? Keep(a, a.Mean(), keep) : a.Mean(axes, keep),
                _ => throw new InvalidDataException(op),
            };

        private static NdArray Ordered<TReal>(NdArray<TReal> a, string op, int[] axes, bool all, bool keep)
            where TReal : unmanaged, INumber<TReal> => op switch
            {
                "max" => all ? Keep(a, a.Max(), keep) : a.Max(axes, keep),
                "min" => all ? Keep(a, a.Min(), keep) : a.Min(axes, keep),
                "argmax" => all ? Keep(a, a.ArgMax(), keep) : a.ArgMax(axes[0], keep),
                "argmin" => all ? Keep(a, a.ArgMin(), keep) : a.ArgMin(axes[0], keep),
                _ => throw new InvalidDataException(op),
            };

        private static NdArray? Integer(NdArray<long> a, string op, int[] axes, bool all, bool keep) => op switch
        {
            "sum" => all ? Keep(a, a.Sum(), keep) : a.Sum(axes, keep),
            "prod" => all ? Keep(a, a.Prod(), keep) : a.Prod(axes, keep),
            "mean" => all ? Keep(a, a.Mean(), keep) : axes.Length > 1 ? a.Mean(axes, keep) : a.Mean(axes[0], keep),
            _ => null,
        };

        private static NdArray? Narrow(NdArray<int> a, string op, int[] axes, bool all, bool keep) => op switch
        {
            "sum" => all ? Keep(a, a.Sum(), keep) : axes.Length > 1 ? a.Sum(axes, keep) : a.Sum(axes[0], keep),
            "prod" => all ? Keep(a, a.Prod(), keep) : axes.Length > 1 ? a.Prod(axes, keep) : a.Prod(axes[0], keep),
            "mean" => all ? Keep(a, a.Mean(), keep) : axes.Length > 1 ? a.Mean(axes, keep) : a.Mean(axes[0], keep),
            _ => null,
        };

        private static NdArray? Narrow(NdArray<byte> a, string op, int[] axes, bool all, bool keep) => op switch
        {
            "sum" => all ? Keep(a, a.Sum(), keep) : axes.Length > 1 ? a.Sum(axes, keep) : a.Sum(axes[0], keep),
            "prod" => all ? Keep(a, a.Prod(), keep) : axes.Length > 1 ? a.Prod(axes, keep) : a.Prod(axes[0], keep),
            "mean" => all ? Keep(a, a.Mean(), keep) : axes.Length > 1 ? a.Mean(axes, keep) : a.Mean(axes[0], keep),
            _ => null,
        };

        private static NdArray<TResult> Keep<TResult>(NdArray a, TResult value, bool keep)
            where TResult : unmanaged =>
            keep ? NdArray.FromScalar(value).Reshape(Enumerable.Repeat((nint)1, a.NDim).ToArray()) : NdArray.FromScalar(value);
    }

    private sealed class Same(NdArray actual, string what, double ulps) : Golden.IVisitor
    {
        public void Visit<T>(JsonElement e)
            where T : unmanaged
        {
            Assert.True(actual is NdArray<T>, $"{what}: {actual.DTypeName}, NumPy has {e.Text("dtype")}");
            Golden.AssertSame(e, (NdArray<T>)actual, what, ulps);
        }
    }
}
