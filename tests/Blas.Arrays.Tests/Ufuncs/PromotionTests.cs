using System.Numerics;
using System.Text.Json;

namespace Blas.Arrays.Tests.Ufuncs;

public sealed class PromotionTests
{
    [Fact]
    public void Arithmetic_of_two_types_has_NumPys_type_and_values()
    {
        foreach (JsonElement e in Golden.Load("promotion.json"))
        {
            using NdArray a = NdArray.Array([1.0, 3.0]).AsType(e.Text("a")), b = NdArray.Array([1.0, 2.0]).AsType(e.Text("b"));
            string what = $"{e.Text("a")} {e.Text("b")} ";
            Assert.Equal(what + e.Text("sum"), what + NdArray.ResultType(a, b));
            Assert.Equal(what + e.Text("sum") + e.Text("sums"), what + (a + b).DTypeName + (a + b));
            Assert.Equal(what + e.Text("product"), what + (a * b));
            Assert.Equal(what + e.Text("quotient") + e.Text("quotients"), what + (a / b).DTypeName + (a / b));
        }
    }

    [Fact]
    public void Arrays_of_one_type_keep_theirs_and_mixed_ones_are_promoted()
    {
        using NdArray<int> i = NdArray.Array([1, 2]);
        using NdArray<float> f = NdArray.Array([0.5f, 0.25f]);
        NdArray<int> same = i + i;
        NdArray<float> scaled = f * 2;
        NdArray mixed = i + f;
        Assert.Equal([2, 4], same.ToArray());
        Assert.Equal([1f, 0.5f], scaled.ToArray());
        Assert.Equal([1.5, 2.25], Assert.IsType<NdArray<double>>(mixed).ToArray());
        Assert.Equal([0.5, 1.75], ((NdArray<double>)(i - f)).ToArray());
    }

    [Fact]
    public void Quotients_of_integers_and_sums_with_literals_are_double()
    {
        using NdArray<int> i = NdArray.Array([1, 2]);
        using NdArray<byte> u = NdArray.Array(new byte[] { 3, 0 });
        NdArray<double> quotient = i / i[..1];
        Assert.Equal([1.0, 2], quotient.ToArray());
        Assert.Equal([0.5, 1], (i / 2).ToArray());
        Assert.Equal([1 / 3.0, double.PositiveInfinity], (1 / u).ToArray());
        Assert.Equal([1.5, 2.5], (i + 0.5).ToArray());
        Assert.Equal([-0.5, -1.5], (0.5 - i).ToArray());
        Assert.Equal([0.5, 1], (i * 0.5).ToArray());
        Assert.Equal([3, 3], (i + 2 - i + (i * 0) + (i - 1) - (i - 2)).ToArray());
        Assert.Equal([new Complex(0, 1)], (NdArray.Array([new Complex(0, 2)]) / 2).ToArray());
    }

    [Fact]
    public void What_is_no_number_is_refused()
    {
        using NdArray text = NdArray.Array([(Text8)"a"]), flags = NdArray.Array(new[] { true });
        Assert.Throws<NotSupportedException>(() => text + flags);
        Assert.Contains("boolean subtract", Assert.Throws<NotSupportedException>(() => flags - flags).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => flags.AsType("f5"));
        Assert.Throws<ArgumentException>(() => flags.AsType("O"));
        Assert.Throws<NotSupportedException>(() => text.AsType<double>());
    }

    [Fact]
    public void Loaded_arrays_are_computed_on_without_their_type()
    {
        using var stream = new MemoryStream();
        NdArray.Save(stream, NdArray.Array([1f, 2]));
        stream.Position = 0;
        using NdArray loaded = NdArray.Load(stream);
        Assert.Equal([1.5, 3.5], ((NdArray<double>)(loaded + NdArray.Array([0.5, 1.5]))).ToArray());
    }
}
