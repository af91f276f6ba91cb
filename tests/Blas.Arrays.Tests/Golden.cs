using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Blas.Arrays.Tests;

/// <summary>What NumPy answered: the files that golden/make_golden.py wrote.</summary>
internal static class Golden
{
    private static readonly ConcurrentDictionary<string, JsonElement[]> s_files = new();

    public static JsonElement[] Load(string name) => s_files.GetOrAdd(name, Read);

    private static JsonElement[] Read(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "golden", name);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(e => e.Clone())];
    }

    public static string Text(this JsonElement e, string name) => e.GetProperty(name).GetString()!;

    public static nint[] Shape(this JsonElement e) => [.. e.GetProperty("shape").EnumerateArray().Select(x => (nint)x.GetInt64())];

    public static NdArray<T> Array<T>(this JsonElement e)
        where T : unmanaged
    {
        T[] values = [.. e.GetProperty("values").EnumerateArray().Select(x => Parse<T>(x.GetString()!))];
        using NdArray<T> flat = NdArray.FromSpan<T>(values);
        return flat.Reshape(e.Shape());
    }

    public static double Number(string text) => text switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    /// <summary>Calls the visitor with the element type that NumPy names.</summary>
    public static void Visit(this JsonElement e, IVisitor visitor)
    {
        switch (e.Text("dtype"))
        {
            case "bool": visitor.Visit<bool>(e); break;
            case "int8": visitor.Visit<sbyte>(e); break;
            case "uint8": visitor.Visit<byte>(e); break;
            case "int16": visitor.Visit<short>(e); break;
            case "uint16": visitor.Visit<ushort>(e); break;
            case "uint32": visitor.Visit<uint>(e); break;
            case "int32": visitor.Visit<int>(e); break;
            case "int64": visitor.Visit<long>(e); break;
            case "uint64": visitor.Visit<ulong>(e); break;
            case "float16": visitor.Visit<Half>(e); break;
            case "float32": visitor.Visit<float>(e); break;
            case "float64": visitor.Visit<double>(e); break;
            case "complex64": visitor.Visit<Complex32>(e); break;
            case "complex128": visitor.Visit<Complex>(e); break;
            default: throw new InvalidDataException(e.Text("dtype"));
        }
    }

    /// <summary>Asserts equal shapes and equal values, or values within a number of units in the last place.</summary>
    public static void AssertSame<T>(JsonElement expected, NdArray<T> actual, string what, double ulps = 0)
        where T : unmanaged
    {
        using NdArray<T> wanted = expected.Array<T>();
        Assert.True(wanted.DTypeName == expected.Text("dtype"), $"{what}: NumPy's type is {expected.Text("dtype")}");
        Assert.True(wanted.Shape.SequenceEqual(actual.Shape), $"{what}: shape {Format(actual)}, NumPy has {Format(wanted)}");
        T[] x = actual.ToArray();
        T[] y = wanted.ToArray();
        for (int i = 0; i < x.Length; i++)
        {
            Assert.True(IsClose(x[i], y[i], ulps), $"{what}: element {i} is {x[i]}, NumPy has {y[i]}");
        }
    }

    private static bool IsClose<T>(T x, T y, double ulps)
        where T : unmanaged => (x, y) switch
        {
            (float a, float b) => a.Equals(b) || a == b || Math.Abs((double)a - b) <= ulps * Math.Max(float.BitIncrement(Math.Abs(b)) - Math.Abs(b), float.Epsilon),
            (double a, double b) => a.Equals(b) || a == b || Math.Abs(a - b) <= ulps * Math.Max(double.BitIncrement(Math.Abs(b)) - Math.Abs(b), double.Epsilon),
            (Half a, Half b) => a.Equals(b) || a == b || Math.Abs((double)a - (double)b) <= ulps * ((double)Half.BitIncrement(Half.Abs(b)) - (double)Half.Abs(b)),
            (Complex a, Complex b) => IsClose(a.Real, b.Real, 4 * ulps) && IsClose(a.Imaginary, b.Imaginary, 4 * ulps),
            (Complex32 a, Complex32 b) => IsClose(a.Real, b.Real, 4 * ulps) && IsClose(a.Imaginary, b.Imaginary, 4 * ulps),
            _ => x.Equals(y),
        };

    private static string Format(NdArray a) => $"({string.Join(",", a.Shape.ToArray())})";

    private static T Parse<T>(string text)
        where T : unmanaged
    {
        object value = default(T) switch
        {
            bool => text == "True",
            sbyte => sbyte.Parse(text, CultureInfo.InvariantCulture),
            byte => byte.Parse(text, CultureInfo.InvariantCulture),
            short => short.Parse(text, CultureInfo.InvariantCulture),
            ushort => ushort.Parse(text, CultureInfo.InvariantCulture),
            int => int.Parse(text, CultureInfo.InvariantCulture),
            uint => uint.Parse(text, CultureInfo.InvariantCulture),
            long => long.Parse(text, CultureInfo.InvariantCulture),
            ulong => ulong.Parse(text, CultureInfo.InvariantCulture),
            Half => (Half)Number(text),
            float => (float)Number(text),
            double => Number(text),
            Complex32 => new Complex32((float)Number(text.Split(' ')[0]), (float)Number(text.Split(' ')[1])),
            Complex => new Complex(Number(text.Split(' ')[0]), Number(text.Split(' ')[1])),
            _ => throw new InvalidDataException(typeof(T).Name),
        };
        return (T)value;
    }

    public interface IVisitor
    {
        void Visit<T>(JsonElement array)
            where T : unmanaged;
    }
}
