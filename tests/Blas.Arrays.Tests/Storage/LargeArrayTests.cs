namespace Blas.Arrays.Tests.Storage;

/// <summary>More elements than an int counts, really in memory: with BLAS_LARGE_TESTS=1, since it takes 5 GB and some seconds.</summary>
public sealed class LargeArrayTests
{
    private static readonly nint Length = nint.CreateChecked(2_200_000_000L);

    [LargeFact]
    public void Two_billion_elements_are_computed_on()
    {
        using NdArray<byte> a = NdArray.Zeros<byte>(Length);
        a[Length - 2] = 7;
        a["-5:-3"] = (byte)3;
        Assert.Equal(13UL, a.Sum());
        Assert.Equal((long)Length - 2, a.ArgMax());
        Assert.Equal(7, a.Max());
        Assert.Equal([3, 3, 0, 7, 0], a["-5:"].ToArray());
        Assert.Equal(13UL, a["::-1"].Sum());
        using (NdArray<byte> doubled = NdArray.Add(a, a))
        {
            Assert.Equal([6, 6, 0, 14, 0], doubled["-5:"].ToArray());
            Assert.Equal(0, doubled[0]);
        }

        using NdArray<byte> matrix = a.Reshape(2, -1);
        Assert.Equal(13UL, matrix[1, ..].Sum());
        Assert.Equal(Length / 2, matrix.Max(0).Size);
        NdArray.Maximum(matrix, (byte)1, matrix);
        Assert.Equal((ulong)Length + 10, a.Sum());
        using NdArray<bool> mask = a > (byte)2;
        Assert.Equal(3L, mask.Sum());
        Assert.Equal([(long)Length - 5, Length - 4, Length - 2], NdArray.NonZero(mask)[0].ToArray());
        Assert.Equal([7], a[NdArray.Array([(long)Length - 2])].ToArray());
        Assert.Contains("a span counts up to", Assert.Throws<InvalidOperationException>(() => a.AsSpan().Length).Message, StringComparison.Ordinal);
    }
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class LargeFactAttribute : FactAttribute
{
    public LargeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("BLAS_LARGE_TESTS") != "1")
        {
            Skip = "takes 5 GB of memory; BLAS_LARGE_TESTS=1 runs it";
        }
    }
}
