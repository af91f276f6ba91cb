using System.Numerics;
using System.Text.Json;

namespace Blas.Arrays.Tests;

/// <summary>Linear algebra against what NumPy and SciPy answered, on every provider there is.</summary>
public sealed class GoldenLinAlgTests
{
    [Theory]
    [MemberData(nameof(TestProviders.Names), MemberType = typeof(TestProviders))]
    public void Results_and_errors_are_NumPys(string provider)
    {
        IBlasProvider instance = TestProviders.Open(provider);
        int count = 0;
        foreach (JsonElement e in Golden.Load("linalg.json"))
        {
            string what = $"{provider}, case {count++}: {e.Text("op")} of {e.Text("dtype")} {string.Join(" ", e.GetProperty("operands").EnumerateArray().Select(o => $"({string.Join(",", o.Shape())})"))}";
            if (!TestProviders.Lacks(instance, RoutineOf(e)))
            {
                Check(e, what, instance);
            }
        }

        Assert.True(count > 500);
    }

    // What a function cannot be computed without.
    private static string RoutineOf(JsonElement e) => e.Text("op") switch
    {
        "eigvals" => "geev",
        "eigvalsh" => "syevd",
        "lstsq" => "gelsd",
        "svdvals" or "pinv" or "rank" or "cond" or "norm" => "gesdd",
        _ => "gesv",
    };

    private static void Check(JsonElement e, string what, IBlasProvider provider)
    {
        NdArray[] results;
        try
        {
            results = e.Text("dtype") switch
            {
                "float32" => SingleCalls.Run(e, provider),
                "float64" => DoubleCalls.Run(e, provider),
                "complex64" => Complex32Calls.Run(e, provider),
                _ => ComplexCalls.Run(e, provider),
            };
        }
        catch (Exception error) when (error is ArgumentException or LinAlgException && e.TryGetProperty("error", out JsonElement text))
        {
            string wanted = text.GetString()!;
            Assert.True(error.Message.StartsWith(wanted, StringComparison.Ordinal), $"{what}: {error.Message}; NumPy says {wanted}");
            return;
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{what} failed: {error.Message}", error);
        }

        Assert.False(e.TryGetProperty("error", out _), $"{what}: NumPy refuses");
        JsonElement[] expected = [.. e.GetProperty("results").EnumerateArray()];
        Assert.Equal(expected.Length, results.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            AssertClose(expected[i], results[i], $"{what}, result {i}", e);
        }
    }

    // Within some hundred times the precision, relative to the largest element: condition numbers here are below a hundred.
    private static void AssertClose(JsonElement expected, NdArray actual, string what, JsonElement e)
    {
        Assert.True(actual.Shape.SequenceEqual(expected.Shape()), $"{what}: shape {ShapeOf(actual)}, NumPy has ({string.Join(",", expected.Shape())})");
        Complex[] wanted = [.. expected.GetProperty("values").EnumerateArray().Select(x => Number(x.GetString()!))];
        Complex[] values = Values(actual);
        double epsilon = e.Text("dtype") is "float32" or "complex64" ? Math.ScaleB(1, -23) : Math.ScaleB(1, -52);
        double size = wanted.Length == 0 ? 0 : wanted.Max(x => Complex.IsFinite(x) ? Complex.Abs(x) : 0);
        for (int i = 0; i < values.Length; i++)
        {
            bool same = wanted[i] == values[i] || (Complex.IsNaN(wanted[i]) && Complex.IsNaN(values[i]))
                || Complex.Abs(wanted[i] - values[i]) <= 500 * epsilon * Math.Max(size, double.Epsilon);
            Assert.True(same, $"{what}: element {i} is {values[i]}, NumPy has {wanted[i]}");
        }
    }

    private static string ShapeOf(NdArray a) => $"({string.Join(",", a.Shape.ToArray())})";

    private static Complex Number(string text)
    {
        string[] parts = text.Split(' ');
        return new Complex(Golden.Number(parts[0]), parts.Length > 1 ? Golden.Number(parts[1]) : 0);
    }

    private static Complex[] Values(NdArray a) => a switch
    {
        NdArray<float> x => [.. x.ToArray().Select(v => (Complex)v)],
        NdArray<double> x => [.. x.ToArray().Select(v => (Complex)v)],
        NdArray<Complex32> x => [.. x.ToArray().Select(v => (Complex)v)],
        NdArray<Complex> x => x.ToArray(),
        NdArray<long> x => [.. x.ToArray().Select(v => (Complex)v)],
        _ => throw new InvalidDataException(a.DTypeName),
    };
}
