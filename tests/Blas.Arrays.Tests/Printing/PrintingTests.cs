using System.Text.Json;

namespace Blas.Arrays.Tests.Printing;

public sealed class PrintingTests
{
    [Fact]
    public void Arrays_are_printed_as_NumPy_prints_them()
    {
        foreach (JsonElement e in Golden.Load("printing.json"))
        {
            e.Visit(new Compare());
        }
    }

    [Fact]
    public void Options_are_those_of_NumPy()
    {
        foreach (JsonElement e in Golden.Load("print_options.json"))
        {
            using (PrintOptions.Use(Options(e.GetProperty("options"))))
            {
                e.Visit(new Compare());
            }
        }
    }

    [Fact]
    public void Options_hold_within_their_scope()
    {
        using NdArray<double> a = NdArray.Array([1.0 / 3]);
        var two = new PrintOptions { Precision = 2 };
        using (PrintOptions.Use(two))
        {
            Assert.Equal("[0.33]", a.ToString());
            using (PrintOptions.Use(two with { FloatMode = FloatMode.Unique }))
            {
                Assert.Equal("[0.3333333333333333]", a.ToString());
                Assert.Equal("[0.33]", a.ToString(two));
            }

            Assert.Equal("array([0.33])", a.ToRepr());
        }

        Assert.Equal("[0.33333333]", a.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrintOptions { Precision = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrintOptions { EdgeItems = 0 });
    }

    [Fact]
    public void A_disposed_array_says_so()
    {
        NdArray<float> a = NdArray.Zeros<float>(2);
        a.Dispose();
        Assert.Equal("<disposed array>", a.ToString());
    }

    private static PrintOptions Options(JsonElement given)
    {
        var options = new PrintOptions();
        foreach (JsonProperty p in given.EnumerateObject())
        {
            options = p.Name switch
            {
                "precision" => options with { Precision = p.Value.GetInt32() },
                "threshold" => options with { Threshold = p.Value.GetInt32() },
                "edgeitems" => options with { EdgeItems = p.Value.GetInt32() },
                "linewidth" => options with { LineWidth = p.Value.GetInt32() },
                "suppress" => options with { Suppress = p.Value.GetBoolean() },
                "nanstr" => options with { NaNText = p.Value.GetString()! },
                "infstr" => options with { InfinityText = p.Value.GetString()! },
                "sign" => options with { Sign = p.Value.GetString() == "+" ? SignMode.Always : SignMode.Space },
                "floatmode" => options with
                {
                    FloatMode = p.Value.GetString() switch
                    {
                        "fixed" => FloatMode.Fixed,
                        "unique" => FloatMode.Unique,
                        "maxprec_equal" => FloatMode.MaxPrecisionEqual,
                        string other => throw new InvalidDataException(other),
                        null => throw new InvalidDataException(),
                    },
                },
                _ => throw new InvalidDataException(p.Name),
            };
        }

        return options;
    }

    private sealed class Compare : Golden.IVisitor
    {
        public void Visit<T>(JsonElement e)
            where T : unmanaged
        {
            using NdArray<T> a = e.Array<T>();
            string what = e.TryGetProperty("options", out JsonElement options) ? $"{options} " : string.Empty;
            Assert.Equal(what + e.Text("str"), what + a.ToString());
            Assert.Equal(what + e.Text("repr"), what + a.ToRepr());
        }
    }
}
