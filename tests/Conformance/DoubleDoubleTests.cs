namespace Conformance;

/// <summary>The numbers that errors are measured with.</summary>
public sealed class DoubleDoubleTests
{
    [Fact]
    public void They_keep_what_one_double_drops()
    {
        // (1 + 2^-60)(1 - 2^-60) = 1 - 2^-120, and 1 + 2^-60 - 1 = 2^-60.
        DoubleDouble above = (DoubleDouble)1.0 + Math.ScaleB(1, -60), below = (DoubleDouble)1.0 - Math.ScaleB(1, -60);
        Assert.Equal(Math.ScaleB(1, -60), (above - 1.0).High);
        Assert.Equal(0, ((above * below) - 1.0).High, tolerance: Math.ScaleB(1, -104));
        Assert.Equal(-Math.ScaleB(1, -54), (((DoubleDouble)(1.0 / 3) * 3.0) - 1.0).High);
        Assert.Equal(-Math.ScaleB(1, -54), (((DoubleDouble)(1.0 / 3) * new DoubleDouble(3, 0)) - 1.0).High);
    }

    // 1 / 3 and 1 / 7 in full, and a sum whose high parts cancel: low parts of their own remain.
    [Fact]
    public void Quotients_and_sums_of_unlike_signs_have_the_full_precision()
    {
        foreach (double divisor in new[] { 3.0, 7, 1.1, -1e10 })
        {
            DoubleDouble rest = ((DoubleDouble)1.0 / divisor * divisor) - 1.0;
            Assert.InRange(Math.Abs(rest.High), 0, Math.ScaleB(1, -102));
        }

        var left = new DoubleDouble(1, Math.ScaleB(1, -54) + Math.ScaleB(1, -100));
        var right = new DoubleDouble(-1, Math.ScaleB(-1, -54));
        Assert.Equal(new DoubleDouble(Math.ScaleB(1, -100), 0), left + right);
        Assert.Equal(new DoubleDouble(8, Math.ScaleB(1, -51) + Math.ScaleB(1, -97)), left.Scaled(3));
    }
}
