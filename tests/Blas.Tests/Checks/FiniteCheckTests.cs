using System.Numerics;

namespace Blas.Tests;

/// <summary>Every entry is looked at, and the first that is not finite is named.</summary>
public sealed unsafe class FiniteCheckTests
{
    [Fact]
    public void Every_entry_is_looked_at_whatever_the_length()
    {
        foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            for (int n = 0; n <= 80; n++)
            {
                float[] x = [.. Enumerable.Repeat(float.MaxValue, n)];
                fixed (float* p = x)
                {
                    FiniteCheck.Array(p, n, "d");
                    for (int at = 0; at < n; at++)
                    {
                        p[at] = bad;
                        string message = Message(() =>
                        {
                            fixed (float* again = x)
                                FiniteCheck.Array(again, n, "d");
                        });
                        Assert.StartsWith($"d[{at}] is {bad}; ", message, StringComparison.Ordinal);
                        p[at] = -float.MaxValue;
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(Layout.ColumnMajor)]
    [InlineData(Layout.RowMajor)]
    public void Only_the_part_that_is_read_counts(Layout layout)
    {
        const int n = 7, ld = 9;
        var a = new Complex[n * ld];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                a.AsSpan().Fill(Complex.NaN);
                for (int p = 0; p < n; p++)
                {
                    for (int q = 0; q < n; q++)
                        a[At(layout, p, q)] = 1;
                }

                a[At(layout, i, j)] = new Complex(1, double.PositiveInfinity);
                Check(a, true, p => FiniteCheck.Matrix<Complex, double>(layout, n, n, p, ld, "a"));
                Check(a, i <= j, p => FiniteCheck.Triangle<Complex, double>(layout, UpLo.Upper, n, p, ld, "a"));
                Check(a, i >= j, p => FiniteCheck.Triangle<Complex, double>(layout, UpLo.Lower, n, p, ld, "a"));
                Check(a, i <= j + 1, p => FiniteCheck.Hessenberg<Complex, double>(layout, n, p, ld, "a"));

                void Check(Complex[] values, bool isRefused, PointerAction check)
                {
                    string message = Message(() =>
                    {
                        fixed (Complex* p = values)
                            check(p);
                    });
                    Assert.Equal(isRefused, message.StartsWith($"a[{i}, {j}] is <1; ", StringComparison.Ordinal));
                    Assert.Equal(!isRefused, message.Length == 0);
                }
            }
        }

        static int At(Layout layout, int i, int j) => layout == Layout.RowMajor ? (i * ld) + j : i + (j * ld);
    }

    private delegate void PointerAction(Complex* a);

    private static string Message(Action check) => Record.Exception(check) is ArgumentException e ? e.Message : "";
}
