namespace RoutineGenerator;

/// <summary>The Cores of a BLAS for tests that writes down what reaches it: a new row needs nothing written by hand there.</summary>
public static class RecordingWriter
{
    public static string Cores(IReadOnlyList<Routine> routines)
    {
        var w = new CodeWriter();
        w.Line("namespace Blas.Tests;");
        w.Line();
        w.Open("internal sealed unsafe partial class RecordingBlas<T, TReal>");
        bool first = true;
        foreach (Routine r in routines)
        {
            if (!first)
                w.Line();
            first = false;
            string result = r.Result switch { "T" => "T.Zero", "R" => "TReal.Zero", "index" => "(nint)0", _ => "0" };
            IEnumerable<string> parts = r.Arguments.Where(a => a.Kind != Kind.Constant).SelectMany(a =>
                a.Kind == Kind.Again ? a.Integers : new[] { a.IsMemory ? $"P({a.Name})" : a.Name }.Concat(a.IsMemory ? a.Integers : []));
            w.Line($"protected override {r.ReturnType} {r.Method}Core({Signature.Parameters(r, Form.Pointer, core: true)}) =>");
            w.Line($"    Note({result}, \"{r.Name}\", {string.Join(", ", parts)});");
        }

        w.Close();
        return w.ToString();
    }
}
