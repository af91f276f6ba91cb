using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Blas.Arrays.Tests.Ufuncs;

/// <summary>Functions of arrays of every type, and of every two (golden/make_mixed.py).</summary>
public sealed class MixedTests
{
    private static readonly string[] s_types =
        ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64", "complex64", "complex128"];

    private static readonly Dictionary<string, Func<NdArray, NdArray, NdArray>> s_pairs = new()
    {
        ["add"] = NdArray.Add,
        ["subtract"] = NdArray.Subtract,
        ["multiply"] = NdArray.Multiply,
        ["divide"] = NdArray.Divide,
        ["floor_divide"] = NdArray.FloorDivide,
        ["remainder"] = NdArray.Remainder,
        ["fmod"] = NdArray.FMod,
        ["power"] = NdArray.Power,
        ["float_power"] = NdArray.FloatPower,
        ["maximum"] = NdArray.Maximum,
        ["minimum"] = NdArray.Minimum,
        ["fmax"] = NdArray.FMax,
        ["fmin"] = NdArray.FMin,
        ["equal"] = NdArray.Equal,
        ["not_equal"] = NdArray.NotEqual,
        ["less"] = NdArray.Less,
        ["less_equal"] = NdArray.LessEqual,
        ["greater"] = NdArray.Greater,
        ["greater_equal"] = NdArray.GreaterEqual,
        ["logical_and"] = NdArray.LogicalAnd,
        ["logical_or"] = NdArray.LogicalOr,
        ["logical_xor"] = NdArray.LogicalXor,
        ["bitwise_and"] = NdArray.BitwiseAnd,
        ["bitwise_or"] = NdArray.BitwiseOr,
        ["bitwise_xor"] = NdArray.BitwiseXor,
        ["left_shift"] = NdArray.LeftShift,
        ["right_shift"] = NdArray.RightShift,
        ["gcd"] = NdArray.Gcd,
        ["lcm"] = NdArray.Lcm,
        ["arctan2"] = NdArray.Arctan2,
        ["hypot"] = NdArray.Hypot,
        ["copysign"] = NdArray.CopySign,
        ["nextafter"] = NdArray.NextAfter,
        ["logaddexp"] = NdArray.LogAddExp,
        ["logaddexp2"] = NdArray.LogAddExp2,
        ["heaviside"] = NdArray.Heaviside,
    };

    private static readonly Dictionary<string, Func<NdArray, NdArray>> s_singles = new()
    {
        ["exp"] = NdArray.Exp,
        ["exp2"] = NdArray.Exp2,
        ["expm1"] = NdArray.Expm1,
        ["log"] = NdArray.Log,
        ["log2"] = NdArray.Log2,
        ["log10"] = NdArray.Log10,
        ["log1p"] = NdArray.Log1p,
        ["sqrt"] = NdArray.Sqrt,
        ["cbrt"] = NdArray.Cbrt,
        ["sin"] = NdArray.Sin,
        ["cos"] = NdArray.Cos,
        ["tan"] = NdArray.Tan,
        ["arcsin"] = NdArray.Arcsin,
        ["arccos"] = NdArray.Arccos,
        ["arctan"] = NdArray.Arctan,
        ["sinh"] = NdArray.Sinh,
        ["cosh"] = NdArray.Cosh,
        ["tanh"] = NdArray.Tanh,
        ["arcsinh"] = NdArray.Arcsinh,
        ["arccosh"] = NdArray.Arccosh,
        ["degrees"] = NdArray.Degrees,
        ["radians"] = NdArray.Radians,
        ["fabs"] = NdArray.FAbs,
        ["floor"] = NdArray.Floor,
        ["ceil"] = NdArray.Ceil,
        ["trunc"] = NdArray.Trunc,
        ["rint"] = NdArray.Rint,
        ["spacing"] = NdArray.Spacing,
        ["signbit"] = NdArray.SignBit,
        ["isnan"] = NdArray.IsNaN,
        ["isinf"] = NdArray.IsInf,
        ["isfinite"] = NdArray.IsFinite,
        ["logical_not"] = NdArray.LogicalNot,
        ["negative"] = NdArray.Negative,
        ["positive"] = NdArray.Positive,
        ["absolute"] = NdArray.Abs,
        ["square"] = NdArray.Square,
        ["sign"] = NdArray.Sign,
        ["reciprocal"] = NdArray.Reciprocal,
        ["invert"] = NdArray.Invert,
    };

    public static TheoryData<string> Functions() => [.. s_pairs.Keys, .. s_singles.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Types_and_values_are_NumPys(string name)
    {
        string[] wanted = [.. Golden.Load("mixed.json").Single(e => e.Text("name") == name).GetProperty("results").EnumerateArray().Select(e => e.GetString()!)];
        var differences = new List<string>();
        for (int i = 0; i < wanted.Length; i++)
        {
            bool isPair = s_pairs.TryGetValue(name, out Func<NdArray, NdArray, NdArray>? pair);
            using NdArray a = NdArray.Array<double>(isPair ? [1.0, 3.0] : [1.0, 1.0]).AsType(s_types[isPair ? i / s_types.Length : i]);
            using NdArray b = NdArray.Array([1.0, 2.0]).AsType(s_types[i % s_types.Length]);
            string found = Text(() => isPair ? pair!(a, b) : s_singles[name](a));
            if (!IsSame(wanted[i], found))
            {
                differences.Add($"{a.DTypeName} {(isPair ? b.DTypeName : string.Empty)}: {found}, NumPy has {wanted[i]}");
            }
        }

        Assert.Empty(differences);
    }

    [Fact]
    public void Whole_numbers_that_the_elements_cannot_hold_are_errors_but_in_comparisons()
    {
        using NdArray<byte> a = NdArray.Array<byte>([1, 200]);
        int big = 300, negative = -1;
        Assert.Contains("300 is out of bounds for uint8", Assert.Throws<OverflowException>(() => a + big).Message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(() => negative * a);
        Assert.Equal([true, true], (a < big).ToArray());
        Assert.Equal([false, false], (a >= big).ToArray());
        Assert.Equal([true, true], (a > negative).ToArray());
        Assert.Equal([false, false], (a <= negative).ToArray());
        using NdArray<ulong> u = NdArray.Array([ulong.MaxValue]);
        Assert.Equal([true], (u > long.MaxValue).ToArray());
        Assert.Equal([true], (u > negative).ToArray());
    }

    [Fact]
    public void Negative_powers_of_integers_are_refused_and_float_powers_are_not()
    {
        using NdArray<long> a = NdArray.Array([2L, 3]), b = NdArray.Array([-1L, 2]);
        Assert.Contains("negative integer powers", Assert.Throws<ArgumentException>(() => NdArray.Power(a, b)).Message, StringComparison.Ordinal);
        Assert.Equal([0.5, 9], ((NdArray<double>)NdArray.FloatPower(a, b)).ToArray());
        Assert.Equal([8L, 27], NdArray.Power(a, 3L).ToArray());
    }

    [Fact]
    public void Signed_and_unsigned_integers_of_64_bits_are_compared_exactly()
    {
        // Neighbours around 2^53 and 2^63, which are one number in double precision.
        long[] signed = [-1, long.MinValue, 0, long.MaxValue, long.MaxValue - 1, (1L << 53) + 1, 7];
        ulong[] unsigned = [ulong.MaxValue, 1UL << 63, 0, long.MaxValue, (1UL << 63) - 1, 1UL << 53, 7];
        using NdArray a = NdArray.Array(signed).Reshape(-1, 1), b = NdArray.Array(unsigned);
        Check(NdArray.Less(a, b), (x, y) => x < y);
        Check(NdArray.LessEqual(a, b), (x, y) => x <= y);
        Check(NdArray.Greater(a, b), (x, y) => x > y);
        Check(NdArray.GreaterEqual(a, b), (x, y) => x >= y);
        Check(NdArray.Equal(a, b), (x, y) => x == y);
        Check(NdArray.NotEqual(a, b), (x, y) => x != y);
        Check(b > a, (x, y) => x < y);
        Check(b <= a, (x, y) => x >= y);

        void Check(NdArray<bool> result, Func<Int128, Int128, bool> wanted) =>
            Assert.Equal(signed.SelectMany(x => unsigned.Select(y => wanted(x, y))), result.ToArray());
    }

    [Fact]
    public void Real_and_imaginary_parts_are_views()
    {
        using NdArray<Complex> z = NdArray.Array([new Complex(1, 2), new Complex(3, 4), new Complex(5, 6)]);
        NdArray.Real(z["::-1"])[0] = 50;
        NdArray.Imag(z).Fill(7);
        Assert.Equal([new Complex(1, 7), new Complex(3, 7), new Complex(50, 7)], z.ToArray());
    }

    private static string Text(Func<NdArray> call)
    {
        try
        {
            using NdArray result = call();
            using NdArray<double> real = result.AsType<double>();
            return $"{result.DTypeName} {string.Join(' ', real.ToArray().Select(x => x.ToString("G6", CultureInfo.InvariantCulture)))}";
        }
        catch (NotSupportedException)
        {
            return "TypeError";
        }
    }

    // The values are to six digits: this is about types, and that it is the right function.
    private static bool IsSame(string wanted, string found)
    {
        string[] x = wanted.Split(' '), y = found.Split(' ');
        double tolerance = x[0] == "float16" ? 2e-3 : 2e-5;
        return x[0] == y[0] && x.Length == y.Length
            && x.Skip(1).Zip(y.Skip(1)).All(v => Golden.Number(v.First) is double p && double.Parse(v.Second, CultureInfo.InvariantCulture) is double q && (p.Equals(q) || Math.Abs(p - q) <= tolerance * Math.Max(Math.Abs(p), 1e-300)));
    }
}
