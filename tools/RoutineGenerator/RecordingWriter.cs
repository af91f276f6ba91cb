namespace RoutineGenerator;

/// <summary>The Cores of a BLAS for tests that writes down what reaches it: a new row needs nothing written by hand there.</summary>
public static class RecordingWriter
{
    public static string Cores(IReadOnlyList<Routine> routines, string name)
    {
        var w = new CodeWriter();
        w.Line("namespace Blas.Tests;");
        w.Line();
        w.Open($"internal sealed unsafe partial class {name}<T, TReal>");
        bool first = true;
        foreach (Routine r in routines)
        {
            if (!first)
                w.Line();
            first = false;
            string result = r.Result switch { "T" => "T.Zero", "R" => "TReal.Zero", "index" => "(nint)0", "info" => "Info", _ => "0" };
            IEnumerable<string> parts = r.Arguments.Where(a => !a.IsNativeOnly && a.Kind != Kind.Select).SelectMany(a =>
                a.Kind == Kind.Again ? a.Integers : new[] { a.IsMemory ? $"P({a.Name})" : a.Name }.Concat(a.IsMemory ? a.Integers : []));
            string note = $"Note({result}, {string.Join(", ", parts.Prepend($"\"{r.Name}\""))})";
            string declared = $"protected override {r.ReturnType} {r.Method}Core({Signature.Parameters(r, Form.Pointer, core: true)})";

            // Row-major work goes on with pivots, and what is a number has to be one.
            Argument[] pivots = [.. r.Arguments.Where(a => a is { Kind: Kind.Array, IsInteger: true, Access: Access.Out })];
            if (pivots.Length == 0)
            {
                w.Line($"{declared} =>");
                w.Line($"    {note};");
                continue;
            }

            w.Open(declared);
            foreach (Argument a in pivots)
                w.Line($"Count({a.Name}, {a.Rows});");
            w.Line($"return {note};");
            w.Close();
        }

        w.Close();
        return w.ToString();
    }
}
