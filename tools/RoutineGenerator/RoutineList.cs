using System.Text.RegularExpressions;

namespace RoutineGenerator;

/// <summary>Reads the list; an error names the line.</summary>
public static partial class RoutineList
{
    public static IReadOnlyList<Routine> Parse(string text)
    {
        var routines = new List<Routine>();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd();
            if (line.Length == 0 || line[0] == '#')
                continue;
            try
            {
                if (line[0] != ' ')
                    routines.Add(Head(line));
                else
                    Detail(routines[^1], line.Trim());
            }
            catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException or IndexOutOfRangeException)
            {
                throw new FormatException($"{Generator.ListPath}, line {i + 1}: {e.Message}\n{line}", e);
            }
        }

        return routines;
    }

    private static Routine Head(string line)
    {
        int colon = line.IndexOf(" : ", StringComparison.Ordinal);
        string[] head = line[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string rest = line[(colon + 3)..];
        string? result = null;
        int arrow = rest.IndexOf(" -> ", StringComparison.Ordinal);
        if (arrow >= 0)
        {
            result = rest[(arrow + 4)..].Trim();
            rest = rest[..arrow];
        }

        string name = head[0];
        string[] symbols = head[3] == "sdcz"
            ? ["s" + name, "d" + name, "c" + name, "z" + name]
            : head[3].Split(',');
        if (symbols.Length != 4)
            throw new FormatException("four names are expected, of the types s, d, c, z");
        if (head[1] is not ("blas" or "lapack" or "mixed"))
            throw new FormatException($"'{head[1]}' is no library");
        IEnumerable<Argument> arguments = Split(rest).Select(ParseArgument);
        if (head[1] == "mixed")
            arguments = arguments.Select(a => a.Type == "T" ? a with { Type = "F" } : a);
        return new Routine(name, head[1], int.Parse(head[2], null), symbols)
        {
            Arguments = [.. arguments],
            Result = result,
        };
    }

    private static void Detail(Routine routine, string line)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        string word = line[..space], rest = line[(space + 1)..].Trim();
        switch (word)
        {
            case "=": routine.Formula = rest; break;
            case "empty": routine.Empty = rest; break;
            case "row": routine.Row = rest; break;
            case "info": routine.Info = rest; break;
            case "note": routine.Note = rest; break;
            case "conj":
                routine.HasConjugateForm = rest == "custom";
                routine.IsConjugateNative = rest == "native" ? true
                    : rest == "custom" ? false : throw new FormatException("'conj' is followed by 'custom' or 'native'");
                break;
            case "also": routine.Also = rest; break;
            case "finite": routine.Finite.Add(ParseFinite(routine, rest)); break;
            case "native": routine.Native = rest; break;
            case "named": routine.Named = rest; break;
            case "unless": routine.Unless = rest; break;
            case "first": routine.First = rest; break;
            case "check": routine.Check = rest; break;
            case "doc":
                int name = rest.IndexOf(": ", StringComparison.Ordinal);
                if (name < 0)
                    throw new FormatException("an argument's name, a colon and a description are expected");
                routine.Docs[rest[..name]] = rest[(name + 2)..];
                break;
            case "onempty": routine.OnEmpty = rest; break;
            case "call":
                routine.IsNativeByHand = rest == "custom" ? true : throw new FormatException("'call' is followed by 'custom'");
                break;
            case "beyond":
                int end = rest.IndexOf(": ", StringComparison.Ordinal);
                if (end < 0)
                    throw new FormatException("a limit, a colon and a meaning are expected");
                (routine.Limit, routine.Beyond) = (rest[..end], rest[(end + 2)..]);
                break;
            case "alias":
                int colon = rest.IndexOf(": ", StringComparison.Ordinal);
                if (colon < 0)
                    throw new FormatException("a colon and a call are expected after the names that may be the same memory");
                (routine.Alias, routine.AliasCall) = (rest[..colon].Split(' '), rest[(colon + 2)..].Trim());
                break;
            default: throw new FormatException($"'{word}' is no word of the list");
        }
    }

    private static Finite ParseFinite(Routine routine, string text)
    {
        string[] words = text.Split(' ', 3);
        if (!routine.Arguments.Any(a => a.Name == words[0] && a.Kind is Kind.Matrix or Kind.Array))
            throw new FormatException($"'{words[0]}' is no matrix and no array of {routine.Name}");
        return words switch
        {
            [var name] => new(name, "", ""),
            [var name, "triangle" or "hessenberg"] => new(name, words[1], ""),
            [var name, "rows", var rows] => new(name, "rows", rows),
            _ => throw new FormatException("an operand's name is expected, and behind it nothing, 'triangle', 'hessenberg', or 'rows' and a number"),
        };
    }

    private static Argument ParseArgument(string text)
    {
        int tag = text.LastIndexOf('@');
        Having having = tag < 0 ? Having.All : text[(tag + 1)..] switch
        {
            "real" => Having.Real,
            "complex" => Having.Complex,
            "contract" => Having.None,
            "parts" => Having.Parts,
            _ => throw new FormatException($"'{text[tag..]}' is none of @real, @complex, @contract, @parts"),
        };
        return ParseUntagged(tag < 0 ? text : text[..tag]) with { Having = having };
    }

    private static Argument ParseUntagged(string text)
    {
        if (text[0] == '=')
            return new Argument(text, Kind.Constant) { Type = text[1..] };
        if (BoundPattern().Match(text) is { Success: true } bound)
        {
            string other = bound.Groups["bound"].Value;
            return new Argument(bound.Groups["name"].Value, Kind.Dimension)
            {
                Most = bound.Groups["sign"].Value == "<=" ? other : "",
                Least = bound.Groups["sign"].Value == ">=" ? other : "",
            };
        }

        Match m = ArgumentPattern().Match(text);
        if (!m.Success)
            throw new FormatException($"'{text}' is no argument");
        string name = m.Groups["name"].Value, type = m.Groups["type"].Value, body = m.Groups["body"].Value;
        Access access = type switch { "in" => Access.In, "out" => Access.Out, "inout" => Access.InOut, _ => default };
        switch (m.Groups["open"].Value)
        {
            case "[":
                return ParseMatrix(name, type, access, body, m.Groups["batch"].Value) with { Type = m.Groups["element"].Value is "R" ? "R" : "T" };
            case "<":
                return new Argument(name, Kind.Reference) { Access = access, Type = body, Rows = "1" };
            case "(" when type == "between":
                string[] limits = SplitTop(body);
                return new Argument(name, Kind.Index) { Least = limits[0], Most = limits[1] };
            case "(":
                string rule = m.Groups["rule"].Value switch
                {
                    "~" => "Unordered",
                    "+" => "Positive",
                    "!" => "NotZero",
                    _ => access == Access.In ? "Any" : "NotZero",
                };
                return new Argument(name, Kind.Vector) { Access = access, Rows = body, Rule = rule };
            case "{":
                int comma = body.IndexOf(',', StringComparison.Ordinal);
                string element = body[..comma], length = body[(comma + 1)..].Trim();
                WorkSize? size = type switch
                {
                    "work" => WorkSize.Fixed,
                    "query" => WorkSize.Queried,
                    "answer" => WorkSize.Answered,
                    _ => null,
                };
                return size is { } s
                    ? new Argument(name, Kind.Work) { Type = element, Rows = length, Size = s }
                    : new Argument(name, Kind.Array) { Access = access, Type = element, Rows = length };
            default:
                return type switch
                {
                    "N" => new Argument(name, Kind.Dimension),
                    "sign" => new Argument(name, Kind.Sign),
                    "select" => new Argument(name, Kind.Select),
                    "T" or "R" => new Argument(name, Kind.Scalar) { Type = type },
                    _ => new Argument(name, Kind.Flag) { Type = type, Limit = m.Groups["limit"].Value is [var limit] ? limit : default },
                };
        }
    }

    private static Argument ParseMatrix(string name, string type, Access access, string body, string batch)
    {
        string[] band = body.Split(';');
        string[] parts = band[0].Split('|');
        string[] shape = SplitTop(parts[0]);
        string rows = shape[0], columns = shape[^1];
        if (shape.Length == 1)
            return new Argument(name, Kind.Packed) { Access = access, Rows = rows, Columns = rows };
        if (band.Length == 2)
        {
            string[] diagonals = SplitTop(band[1]);
            return new Argument(name, Kind.Band)
            {
                Access = access,
                Rows = rows,
                Columns = columns,
                Lower = diagonals[0],
                Upper = diagonals.Length == 2 ? diagonals[1] : "0",
            };
        }

        if (parts.Length == 2)
            (rows, columns) = ($"{parts[1]}.IsTransposed() ? {columns} : {rows}", $"{parts[1]}.IsTransposed() ? {rows} : {columns}");
        if (type == "again")
            return new Argument(name, Kind.Again) { Rows = rows, Columns = columns };
        return new Argument(name, Kind.Matrix)
        {
            Access = access,
            Rows = rows,
            Columns = columns,
            Batch = batch switch { "" => Batch.None, "*batch" => Batch.Strided, _ => Batch.Pointers },
        };
    }

    // Splits at spaces outside brackets.
    private static IEnumerable<string> Split(string text) => SplitAt(text, ' ').Where(p => p.Length > 0);

    private static string[] SplitTop(string text) => [.. SplitAt(text, ',')];

    private static IEnumerable<string> SplitAt(string text, char separator)
    {
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            // A sign of comparison is no bracket.
            bool compares = i + 1 < text.Length && text[i + 1] == '=';
            if (text[i] is '[' or '(' or '{' || (text[i] == '<' && !compares))
                depth++;
            else if (text[i] is ']' or ')' or '}' || (text[i] == '>' && depth > 0 && !compares))
                depth--;
            else if (text[i] == separator && depth == 0)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }

    [GeneratedRegex(@"^(?<name>\w+):(?<type>\w+)(/(?<limit>[TCOI]))?((?<open>[\[({<])(?<body>.*)[\])}>](?<rule>[~+!]?)(?<batch>(\*{1,2}batch)?)(?<element>R?))?$")]
    private static partial Regex ArgumentPattern();

    [GeneratedRegex(@"^(?<name>\w+):N(?<sign><=|>=)(?<bound>.+)$")]
    private static partial Regex BoundPattern();
}
