using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Xunit.Abstractions;

namespace Blas.Arrays.Tests.Differential;

/// <summary>
/// Random expressions of random arrays (shapes, strides, types), evaluated here and by the NumPy that is installed: equal results, or
/// errors of the same kind. NUMPY_SEED asks others, NUMPY_CASES sets how many.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int Batch = 250;

    // The same questions every time: a new one that fails should not stop a change that has nothing to do with it.
    private const int DefaultSeed = 3;

    [NumPyFact]
    public void Random_expressions_agree_with_NumPy()
    {
        int seed = Number("NUMPY_SEED") ?? DefaultSeed;
        int cases = Number("NUMPY_CASES") ?? 20_000;
        using NumPyProcess numpy = NumPyProcess.TryStart(out _)!;
        var clock = Stopwatch.StartNew();
        var random = new Random(seed);
        Func<Question>[] generators =
        [
            new RealGenerator<sbyte>(random).Next, new RealGenerator<byte>(random).Next, new RealGenerator<short>(random).Next,
            new RealGenerator<ushort>(random).Next, new RealGenerator<int>(random).Next, new RealGenerator<uint>(random).Next,
            new RealGenerator<long>(random).Next, new RealGenerator<ulong>(random).Next, new FloatGenerator<Half>(random).Next,
            new FloatGenerator<float>(random).Next, new FloatGenerator<double>(random).Next, new FloatGenerator<double>(random).Next,
            new BoolGenerator(random).Next, new ComplexGenerator<Complex>(random).Next, new ComplexGenerator<Complex32>(random).Next,
            new MixedGenerator(random).Next,
        ];
        var differences = new List<string>();
        int errors = 0;
        for (int done = 0; done < cases; done += Batch)
        {
            Question[] questions = [.. Enumerable.Range(0, Math.Min(Batch, cases - done)).Select(_ => generators[random.Next(generators.Length)]())];
            List<JsonElement> answers = numpy.Evaluate([.. questions.Select(Write)]);
            for (int i = 0; i < questions.Length; i++)
            {
                errors += questions[i].Error is null ? 0 : 1;
                if (Compare(questions[i], answers[i]) is string difference)
                {
                    differences.Add($"case {done + i}: {difference}\n  {questions[i].Text}\n  {string.Join("; ", questions[i].Variables.Select((v, k) => $"v{k}: {v.DType} {string.Join("x", v.Shape)}"))}");
                }
            }
        }

        string summary = $"{cases} expressions against NumPy {numpy.Version}, seed {seed}: {errors} errors alike, {differences.Count} differences, {clock.Elapsed.TotalSeconds:F0} s";
        output.WriteLine(summary);
        Assert.True(differences.Count == 0, $"{summary}\n{string.Join("\n", differences.Take(Number("NUMPY_SHOW") ?? 10))}");
        Assert.True(errors < cases / 4, $"{summary}: too many of the expressions are refused to test much");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value) ? value : null;

    private static string Write(Question q) => JsonSerializer.Serialize(new
    {
        v = q.Variables.Select(v => new object[] { v.DType, v.Shape.Select(x => (long)x).ToArray(), Convert.ToBase64String(v.Data) }),
        e = q.Text,
    });

    private static string? Compare(Question q, JsonElement answer)
    {
        if (answer.TryGetProperty("x", out JsonElement error))
        {
            string text = $"NumPy says {error.GetString()}: {answer.GetProperty("m").GetString()}";
            return q.Error is null ? $"{text}; here it is {q.Value!.DTypeName} {ShapeMath.Format(q.Value.Shape)}"
                : IsAlike(error.GetString()!, q.Error) ? null : $"{text}; here it is {q.Error.GetType().Name}: {q.Error.Message}";
        }

        string shape = $"({string.Join(",", answer.GetProperty("s").EnumerateArray())}{(answer.GetProperty("s").GetArrayLength() == 1 ? "," : string.Empty)})";
        string found = $"{answer.GetProperty("t").GetString()} {shape}";
        if (q.Error is not null)
        {
            return $"{q.Error.GetType().Name}: {q.Error.Message}; NumPy has {found}";
        }

        string mine = $"{q.Value!.DTypeName} {ShapeMath.Format(q.Value.Shape)}";
        return mine != found ? $"{mine}, NumPy has {found}" : Differ(q.Value, answer.GetProperty("b").GetBytesFromBase64(), q.Tolerance);
    }

    // ValueError is ArgumentException; its subclass for what is out of bounds is IndexError (and AxisError, which is of both kinds);
    // TypeError is NotSupportedException.
    private static bool IsAlike(string kind, Exception error) => kind switch
    {
        "AxisError" => error is ArgumentOutOfRangeException,
        "IndexError" => error is ArgumentOutOfRangeException,
        "ValueError" => error is ArgumentException and not ArgumentOutOfRangeException,
        "TypeError" => error is NotSupportedException,

        // What NumPy 2 refuses: shapes in a comparison, indices into nothing.
        "DeprecationWarning" => error is ArgumentException,
        _ => false,
    };

    private static string? Differ(NdArray mine, byte[] theirs, Tolerance tolerance) => mine switch
    {
        NdArray<double> a => Floats(a.ToArray(), MemoryMarshal.Cast<byte, double>(theirs), tolerance, x => x, x => double.BitIncrement(x) - x, double.Epsilon),
        NdArray<float> a => Floats(a.ToArray(), MemoryMarshal.Cast<byte, float>(theirs), tolerance, x => x, x => float.BitIncrement((float)x) - x, float.Epsilon),
        NdArray<Half> a => Floats(a.ToArray(), MemoryMarshal.Cast<byte, Half>(theirs), tolerance, x => (double)x, x => (double)Half.BitIncrement((Half)x) - x, (double)Half.Epsilon),
        NdArray<bool> a => Bits(a.ToArray(), theirs),
        NdArray<Complex> a => Floats<double>(MemoryMarshal.Cast<Complex, double>(a.ToArray()).ToArray(), MemoryMarshal.Cast<byte, double>(theirs), tolerance, x => x, x => double.BitIncrement(x) - x, double.Epsilon),
        NdArray<Complex32> a => Floats<float>(MemoryMarshal.Cast<Complex32, float>(a.ToArray()).ToArray(), MemoryMarshal.Cast<byte, float>(theirs), tolerance, x => x, x => float.BitIncrement((float)x) - x, float.Epsilon),
        NdArray<sbyte> a => Bits(a.ToArray(), theirs),
        NdArray<byte> a => Bits(a.ToArray(), theirs),
        NdArray<short> a => Bits(a.ToArray(), theirs),
        NdArray<ushort> a => Bits(a.ToArray(), theirs),
        NdArray<int> a => Bits(a.ToArray(), theirs),
        NdArray<uint> a => Bits(a.ToArray(), theirs),
        NdArray<long> a => Bits(a.ToArray(), theirs),
        NdArray<ulong> a => Bits(a.ToArray(), theirs),
        _ => throw new InvalidDataException(mine.DTypeName),
    };

    private static string? Bits<T>(T[] mine, byte[] theirs)
        where T : unmanaged
    {
        ReadOnlySpan<T> wanted = MemoryMarshal.Cast<byte, T>(theirs);
        for (int i = 0; i < mine.Length; i++)
        {
            if (!mine[i].Equals(wanted[i]))
            {
                return $"element {i} is {mine[i]}, NumPy has {wanted[i]}";
            }
        }

        return null;
    }

    private static string? Floats<T>(
        T[] mine, ReadOnlySpan<T> theirs, Tolerance tolerance, Func<T, double> value, Func<double, double> ulp, double least)
    {
        for (int i = 0; i < mine.Length; i++)
        {
            double x = value(mine[i]), y = value(theirs[i]);
            bool isSame = double.IsNaN(y) ? double.IsNaN(x)
                : x == y ? tolerance != Tolerance.Exact || double.IsNegative(x) == double.IsNegative(y)
                : Math.Abs(x - y) <= (tolerance.Ulps * Math.Max(double.IsFinite(y) ? ulp(Math.Abs(y)) : 0, least)) + tolerance.Absolute;
            if (!isSame)
            {
                return string.Create(CultureInfo.InvariantCulture, $"element {i} is {x:R}, NumPy has {y:R}");
            }
        }

        return null;
    }
}

/// <summary>A test that is passed over where no NumPy is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NumPyFactAttribute : FactAttribute
{
    public NumPyFactAttribute()
    {
        using NumPyProcess? numpy = NumPyProcess.TryStart(out string reason);
        if (numpy is null)
        {
            Skip = reason;
        }
    }
}
