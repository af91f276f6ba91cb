using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Blas.Arrays.Tests.Edges;

/// <summary>
/// What a user of NumPy tries at the edges of every function: nothing, one element, NaN, overflow, indices out of bounds. The same text is
/// printed, or an error of the same kind is thrown, in the same words unless <see cref="EdgeTable.OtherWords"/> says otherwise.
/// </summary>
public sealed class EdgeTests
{
    public static TheoryData<string> Expressions() => [.. EdgeTable.Calls.Keys];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_prints_or_fails_as_in_NumPy(string python)
    {
        JsonElement expected = Golden.Load("edges.json").Single(e => e.Text("python") == python);
        if (expected.TryGetProperty("prints", out JsonElement prints))
        {
            Assert.Equal(prints.GetString(), Shown(EdgeTable.Calls[python]()));
            return;
        }

        Exception error = Assert.ThrowsAny<Exception>(() => EdgeTable.Calls[python]());
        Assert.Equal($"{expected.Text("raises")}: {expected.Text("text")}", $"{Kind(error, expected.Text("raises"))}: {Words(error, expected.Text("text"), python)}");
    }

    [Fact]
    public void The_table_and_the_answers_have_the_same_expressions() =>
        Assert.Equal(EdgeTable.Calls.Keys.Order(StringComparer.Ordinal), Golden.Load("edges.json").Select(e => e.Text("python")).Order(StringComparer.Ordinal));

    private static string Shown(object? value) => value switch
    {
        null => "None",
        string text => text,
        bool truth => truth ? "True" : "False",
        double number => NdArray.FromScalar(number).ToString(),
        float number => NdArray.FromScalar(number).ToString(),
        System.Numerics.Complex number => NdArray.FromScalar(number).ToString(),
        NdArray { NDim: 0 } scalar => scalar.ToString()!,
        NdArray array => array.ToRepr(),
        ITuple tuple => $"[{string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Shown(tuple[i])))}]",
        System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Shown))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    // What NumPy calls the error, if it may be that.
    private static string Kind(Exception error, string wanted)
    {
        bool fits = wanted switch
        {
            "IndexError" or "AxisError" => error is ArgumentOutOfRangeException,
            "ValueError" => error is FormatException or LinAlgException || (error is ArgumentException and not ArgumentOutOfRangeException),
            "TypeError" => error is NotSupportedException,
            "OverflowError" => error is OverflowException,
            "KeyError" => error is KeyNotFoundException,
            "LinAlgError" => error is LinAlgException or ArgumentException,
            "ZeroDivisionError" => error is DivideByZeroException or ArgumentException,
            _ => false,
        };
        return fits ? wanted : error.GetType().Name;
    }

    private static string Words(Exception error, string wanted, string python) =>
        EdgeTable.OtherWords.Contains(python) || error.Message.Contains(wanted.Trim(), StringComparison.Ordinal) ? wanted : error.Message;
}
