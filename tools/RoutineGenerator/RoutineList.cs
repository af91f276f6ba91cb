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
        return new Routine(name, head[1] == "lapack", int.Parse(head[2], null), symbols)
        {
            Arguments = [.. Split(rest).Select(ParseArgument)],
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
                routine.HasConjugateForm = rest == "custom" ? true : throw new FormatException("'conj' is followed by 'custom'");
                break;
            case "alias": routine.Alias = rest.Split(' '); break;
            default: throw new FormatException($"'{word}' is no word of the list");
        }
    }

    private static Argument ParseArgument(string text)
    {
        Match m = ArgumentPattern().Match(text);
        if (!m.Success)
            throw new FormatException($"'{text}' is no argument");
        string name = m.Groups["name"].Value, type = m.Groups["type"].Value, body = m.Groups["body"].Value;
        Access access = type switch { "in" => Access.In, "out" => Access.Out, "inout" => Access.InOut, _ => default };
        switch (m.Groups["open"].Value)
        {
            case "[":
                string[] parts = body.Split('|');
                string[] shape = SplitTop(parts[0]);
                string rows = shape[0], columns = shape[1];
                if (parts.Length == 2)
                    (rows, columns) = ($"{parts[1]}.IsTransposed() ? {columns} : {rows}", $"{parts[1]}.IsTransposed() ? {rows} : {columns}");
                return new Argument(name, Kind.Matrix) { Access = access, Rows = rows, Columns = columns };
            case "(":
                string rule = m.Groups["rule"].Value switch
                {
                    "~" => "Unordered",
                    "+" => "Positive",
                    _ => access == Access.In ? "Any" : "NotZero",
                };
                return new Argument(name, Kind.Vector) { Access = access, Rows = body, Rule = rule };
            case "{":
                int comma = body.IndexOf(',', StringComparison.Ordinal);
                return new Argument(name, Kind.Array) { Access = access, Type = body[..comma], Rows = body[(comma + 1)..] };
            default:
                return type switch
                {
                    "N" => new Argument(name, Kind.Dimension),
                    "T" or "R" => new Argument(name, Kind.Scalar) { Type = type },
                    _ => new Argument(name, Kind.Flag) { Type = type },
                };
        }
    }

    // Splits at spaces outside brackets.
    private static IEnumerable<string> Split(string text) => SplitAt(text, ' ').Where(p => p.Length > 0);

    private static string[] SplitTop(string text) => [.. SplitAt(text, ',')];

    private static IEnumerable<string> SplitAt(string text, char separator)
    {
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '[' or '(' or '{')
                depth++;
            else if (text[i] is ']' or ')' or '}')
                depth--;
            else if (text[i] == separator && depth == 0)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }

    [GeneratedRegex(@"^(?<name>\w+):(?<type>\w+)((?<open>[\[({])(?<body>.*)[\])}](?<rule>[~+]?))?$")]
    private static partial Regex ArgumentPattern();
}
