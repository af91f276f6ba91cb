namespace Blas.Arrays.Tests.Ufuncs;

/// <summary>where: of elementwise functions, and reduce, accumulate, outer and at.</summary>
public sealed class MaskTests
{
    private static readonly NdArray<double> s_a = NdArray.Array(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
    private static readonly NdArray<bool> s_mask = NdArray.Array(new[] { true, false, true });

    [Fact]
    public void Where_keeps_what_out_has()
    {
        using NdArray<double> result = NdArray.Full([2, 3], -1.0);
        Assert.Same(result, NdArray.Add(s_a, s_a, result, where: s_mask));
        Assert.Equal([2, -1, 6, 8, -1, 12], result.ToArray());
        Assert.Same(result, NdArray.Sqrt(s_a, result, where: NdArray.Array(new[,] { { false }, { true } })));
        Assert.Equal([2, -1, 6, 2, Math.Sqrt(5), Math.Sqrt(6)], result.ToArray());
        Assert.Equal([0, 0, 0, 1, 0, 1], NdArray.Divide(s_a, s_a, where: s_a > 3.0 & NdArray.NotEqual(s_a, 5.0)).ToArray());
    }

    [Fact]
    public void The_mask_takes_part_in_broadcasting()
    {
        using NdArray<double> x = NdArray.Array([1.0, 2, 3]);
        using NdArray<double> result = NdArray.Negative(x, where: NdArray.Array(new[,] { { true }, { false } }));
        Assert.Equal([2, 3], result.Shape.ToArray());
        Assert.Equal([-1, -2, -3, 0, 0, 0], result.ToArray());
        Assert.Throws<ArgumentException>(() => NdArray.Negative(x, where: NdArray.Array(new[] { true, false })));
        Assert.Throws<ArgumentException>(() => NdArray.Negative(x, NdArray.Zeros<double>(3), where: NdArray.Zeros<bool>(2, 3)));
        Assert.Throws<ArgumentException>(() => NdArray.Negative(x, x.BroadcastTo(2, 3), where: s_mask));
    }

    [Fact]
    public void Out_may_be_operand_and_mask()
    {
        using NdArray<double> x = NdArray.Array([1.0, 2, 3]);
        NdArray.Multiply(x[..2], 10.0, x[1..], where: NdArray.Array(new[] { true, false }));
        Assert.Equal([1, 10, 3], x.ToArray());
        using NdArray<bool> m = s_mask.Copy();
        NdArray.Less(x, 0.0, m, where: m);
        Assert.Equal([false, false, false], m.ToArray());
    }

    [Fact]
    public void Reduce_folds_an_axis()
    {
        Assert.Equal([5, 7, 9], Ufunc.Add<double>().Reduce(s_a).ToArray());
        Assert.Equal([6, 120], Ufunc.Multiply<double>().Reduce(s_a, 1).ToArray());
        Assert.Equal([-4, -7], Ufunc.Subtract<double>().Reduce(s_a, axis: -1).ToArray());
        Assert.Equal([2, 1], Ufunc.Maximum<double>().Reduce(s_a, 1, keepDims: true).Shape.ToArray());
        Assert.Equal(new sbyte[] { -56 }, Ufunc.Add<sbyte>().Reduce(NdArray.Array(new sbyte[,] { { 100 }, { 100 } })).ToArray());
        using NdArray<double> empty = NdArray.Zeros<double>(0, 2);
        Assert.Equal([0, 0], Ufunc.Add<double>().Reduce(empty).ToArray());
        Assert.Contains("subtract which has no identity", Assert.Throws<ArgumentException>(() => Ufunc.Subtract<double>().Reduce(empty)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => Ufunc.Maximum<double>().Reduce(empty));
        Assert.Throws<NotSupportedException>(Ufunc.Divide<int>);
    }

    [Fact]
    public void Accumulate_keeps_what_comes_between()
    {
        Assert.Equal([1, 2, 3, 5, 7, 9], Ufunc.Add<double>().Accumulate(s_a).ToArray());
        Assert.Equal([1, 2, 6, 4, 20, 120], Ufunc.Multiply<double>().Accumulate(s_a, 1).ToArray());
        Assert.Equal([3, 3, 3, 4, 4], Ufunc.Maximum<int>().Accumulate(NdArray.Array([3, 1, 2, 4, 0])).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Ufunc.Add<double>().Accumulate(s_a, 2));
    }

    [Fact]
    public void Outer_takes_every_pair()
    {
        using NdArray<int> x = NdArray.Array([1, 2]), y = NdArray.Array(new[,] { { 10, 20, 30 } });
        using NdArray<int> outer = Ufunc.Subtract<int>().Outer(x, y);
        Assert.Equal([2, 1, 3], outer.Shape.ToArray());
        Assert.Equal([-9, -19, -29, -8, -18, -28], outer.ToArray());
    }

    [Fact]
    public void At_counts_an_index_as_often_as_it_comes()
    {
        using NdArray<double> a = NdArray.Zeros<double>(3);
        Ufunc.Add<double>().At(a, NdArray.Array([0L, 2, 0, -1]), NdArray.Array([1.0, 2, 3, 4]));
        Assert.Equal([4, 0, 6], a.ToArray());
        using NdArray<double> m = s_a.Copy();
        Ufunc.Multiply<double>().At(m, NdArray.Array([1L, 1]), 2.0);
        Assert.Equal([1, 2, 3, 16, 20, 24], m.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Ufunc.Add<double>().At(a, NdArray.Array([0L, 3]), 1.0));
        Assert.Equal([4, 0, 6], a.ToArray());
        Assert.Throws<ArgumentException>(() => Ufunc.Add<double>().At(a, NdArray.Array([0L]), NdArray.Zeros<double>(2)));
    }
}
