namespace RoutineGenerator;

/// <summary>
/// Operators of arrays beside literals of a wider kind: once for each pair of types, because extensions that differ by a constraint alone are
/// the same to the language.
/// </summary>
public static class LiteralWriter
{
    // The array, the literal, what both become; the literal as that.
    private static readonly (string Array, string Literal, string Result, string Words, string Cast)[] Pairs =
    [
        ("bool", "long", "long", "long", ""),
        ("bool", "double", "double", "double", ""),
        ("float", "Complex", "Complex32", "complex numbers", "(Complex32)"),
        ("double", "Complex", "Complex", "complex numbers", ""),
    ];

    private static readonly (string Symbol, string Method, string Words)[] Operators =
    [
        ("+", "Add", "sum"),
        ("-", "Subtract", "difference"),
        ("*", "Multiply", "product"),
        ("/", "Divide", "quotient"),
    ];

    public static string Operations()
    {
        var w = new CodeWriter("System.Diagnostics.CodeAnalysis", "System.Numerics");
        w.Line("namespace Blas.Arrays;");
        w.Line();
        w.Line("/// <summary>");
        w.Line("/// Literals beside arrays of a simpler kind, by the rules of NumPy 2: truth values count as 0 and 1 of type long or double, and a complex");
        w.Line("/// number makes the array complex, of its own precision.");
        w.Line("/// </summary>");
        w.Line("[SuppressMessage(\"Naming\", \"CA1708\", Justification = \"The rule compares the names of extension blocks, which have none.\")]");
        w.Open("public static class WideningLiteralOperators");
        for (int i = 0; i < Pairs.Length; i++)
        {
            if (i > 0)
                w.Line();
            Block(w, Pairs[i]);
        }

        w.Close();
        return w.ToString();
    }

    private static void Block(CodeWriter w, (string Array, string Literal, string Result, string Words, string Cast) pair)
    {
        w.Open($"extension(NdArray<{pair.Array}>)");
        bool first = true;
        foreach ((string symbol, string method, string words) in Operators)
        {
            foreach (bool arrayFirst in new[] { true, false })
            {
                if (!first)
                    w.Line();
                first = false;
                string array = arrayFirst ? "a" : "b", literal = arrayFirst ? "b" : "a";
                string left = arrayFirst ? $"NdArray<{pair.Array}> a" : $"{pair.Literal} a", right = arrayFirst ? $"{pair.Literal} b" : $"NdArray<{pair.Array}> b";

                // A quotient of integers is one of doubles.
                bool divides = symbol == "/" && pair.Result == "long";
                w.Line($"/// <summary>The {words}, element by element, as {(divides ? "double" : pair.Words)}.</summary>");
                if (divides)
                {
                    w.Line($"public static NdArray<double> operator /({left}, {right}) => {(arrayFirst ? "a / (double)b" : "(double)a / b")};");
                    continue;
                }

                w.Open($"public static NdArray<{pair.Result}> operator {symbol}({left}, {right})");
                w.Line($"ArgumentNullException.ThrowIfNull({array});");
                w.Line($"NdArray<{pair.Result}> converted = {array}.AsType<{pair.Result}>();");
                string value = pair.Cast + literal;
                w.Line($"return NdArray.{method}({(arrayFirst ? $"converted, {value}" : $"{value}, converted")}, converted);");
                w.Close();
            }
        }

        w.Close();
    }
}
