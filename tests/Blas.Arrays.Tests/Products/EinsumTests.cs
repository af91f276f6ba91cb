using System.Numerics;
using System.Text.Json;

namespace Blas.Arrays.Tests.Products;

/// <summary>einsum against NumPy's (golden/make_einsum.py), in integers and, through BLAS, in doubles: both are exact.</summary>
public class EinsumTests
{
    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Golden.Load("einsum.json").Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gives_what_NumPy_gives(int number)
    {
        JsonElement e = Golden.Load("einsum.json")[number];
        NdArray<long>[] operands = [.. e.GetProperty("operands").EnumerateArray().Select((shape, k) => Operand(shape, k))];
        using NdArray<long> result = NdArray.Einsum<long>(e.Text("subscripts"), operands);
        Golden.AssertSame(e, result, e.Text("subscripts"));
        NdArray<double>[] reals = [.. operands.Select(o => o.AsType<double>())];
        using NdArray<double> real = NdArray.Einsum<double>(e.Text("subscripts"), reals);
        Assert.Equal(result.ToArray().Select(x => (double)x), real.ToArray());

        // The same on views whose axes lie in the other order.
        NdArray<double>[] turned = [.. reals.Select(o => o.Transpose().Copy().Transpose())];
        using NdArray<double> again = NdArray.Einsum<double>(e.Text("subscripts"), turned);
        Assert.Equal(real.ToArray(), again.ToArray());
    }

    [Theory]
    [InlineData("ij,jk->ik->", "more than once")]
    [InlineData("ij", "1 terms for 2 operands")]
    [InlineData("ij,jkl", "names 3 axes of an operand that has 2")]
    [InlineData("ij,jk->iz", "label 'z', which no operand has")]
    [InlineData("ij,jk->ii", "a label twice")]
    [InlineData("ij,j1", "other signs than letters")]
    [InlineData("ij,......k", "other signs")]
    [InlineData("ij,ik", "the extent 3 for the label 'i', which has 2 elsewhere")]
    public void Malformed_notation_is_named(string subscripts, string text)
    {
        NdArray<double>[] operands = [NdArray.Ones<double>(2, 3), NdArray.Ones<double>(3, 4)];
        ArgumentException e = Assert.Throws<ArgumentException>(() => NdArray.Einsum<double>(subscripts, operands));
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inner_outer_and_vdot_are_what_their_formulas_say()
    {
        using NdArray<double> a = NdArray.Arange(6.0).Reshape(2, 3), b = NdArray.Arange(3.0);
        using NdArray<double> inner = NdArray.Inner(a, b), matrix = NdArray.Inner(a, a), outer = NdArray.Outer(a, b);
        Assert.Equal([5.0, 14.0], inner.ToArray());
        Assert.Equal([5.0, 14.0, 14.0, 50.0], matrix.ToArray());
        Assert.Equal([6, 3], outer.Shape.ToArray());
        Assert.Equal(8.0, outer[4, 2]);
        using NdArray<Complex> x = NdArray.FromSpan<Complex>([new(1, 2), new(3, -1)]), y = NdArray.FromSpan<Complex>([new(0, 1), new(2, 2)]);
        Assert.Equal((Complex.Conjugate(x[0]) * y[0]) + (Complex.Conjugate(x[1]) * y[1]), NdArray.VDot(x, y));
        Assert.Equal(new Complex(1, 2), x[0]);
        Assert.Throws<ArgumentException>(() => NdArray.VDot(b, a));
        Assert.Throws<ArgumentException>(() => NdArray.Inner(a, NdArray.Arange(2.0)));
    }

    [Fact]
    public void No_memory_is_left_behind()
    {
        using NdArray<double> a = NdArray.Arange(6.0).Reshape(2, 3), b = NdArray.Arange(12.0).Reshape(3, 4), c = NdArray.Arange(8.0).Reshape(4, 2);
        long blocks = ArrayMemory.LiveBlocks;
        NdArray.Einsum<double>("ij,jk,kl->il", a, b, c).Dispose();
        Assert.Equal(blocks, ArrayMemory.LiveBlocks);
    }

    private static NdArray<long> Operand(JsonElement shape, int number)
    {
        nint[] extents = [.. shape.EnumerateArray().Select(x => (nint)x.GetInt64())];
        nint size = extents.Aggregate((nint)1, (x, y) => x * y);
        return (NdArray.Arange((long)size) + (number - 3L)).Reshape(extents);
    }
}
