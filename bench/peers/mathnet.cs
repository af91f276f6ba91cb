#:package MathNet.Numerics
#:property PublishAot=false
using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

// Math.NET for compare.py: a line "group<tab>routine<tab>shape" in, the seconds of a call out, or "-" for what Math.NET has nothing for.
// Arguments: the element type, the threads, and the time for each piece of work.
(string type, int threads, double seconds) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), double.Parse(args[2], CultureInfo.InvariantCulture));
Control.UseManaged();
Control.MaxDegreeOfParallelism = threads;
Console.WriteLine($"Math.NET {typeof(Control).Assembly.GetName().Version!.ToString(3)}");
while (Console.ReadLine() is { Length: > 0 } line)
{
    string[] work = line.Split('\t');
    Action? call = type == "float" ? Work.Of(work[1], work[2], 0.7f) : Work.Of(work[1], work[2], 0.7);
    Console.WriteLine(call is null ? "-" : Work.Best(call, seconds).ToString("R", CultureInfo.InvariantCulture));
}

internal static class Work
{
    /// <summary>A call that does the work as Math.NET's users would write it, with results in memory that is there where it has such a form.</summary>
    public static Action? Of<T>(string routine, string shape, T factor)
        where T : struct, IEquatable<T>, IFormattable
    {
        string name = routine.Split(' ')[0];
        MatrixBuilder<T> build = Matrix<T>.Build;
        if (name == "gemm")
        {
            int[] sizes = [.. shape.Split('x').Select(int.Parse)];
            (int m, int k, int n) = sizes.Length == 1 ? (sizes[0], sizes[0], sizes[0]) : (sizes[0], sizes[1], sizes[2]);
            bool transA = routine[5] == 'T', transB = routine[6] == 'T';
            Matrix<T> a = transA ? build.Random(k, m, 1) : build.Random(m, k, 1), b = transB ? build.Random(n, k, 2) : build.Random(k, n, 2);
            Matrix<T> c = build.Dense(m, n);
            return (transA, transB) switch
            {
                (false, false) => () => a.Multiply(b, c),
                (true, false) => () => a.TransposeThisAndMultiply(b, c),
                (false, true) => () => a.TransposeAndMultiply(b, c),
                _ => null,
            };
        }

        if (!int.TryParse(shape, CultureInfo.InvariantCulture, out int order))
            return null;
        if (name is "dot" or "nrm2" or "scal" or "axpy")
        {
            Vector<T> x = Vector<T>.Build.Random(order, 1), y = Vector<T>.Build.Random(order, 2), t = Vector<T>.Build.Dense(order);
            return name switch
            {
                "dot" => () => x.DotProduct(y),
                "nrm2" => () => x.L2Norm(),
                "scal" => () => x.Negate(x),
                _ => () =>
                {
                    x.Multiply(factor, t);
                    y.Add(t, y);
                },
            };
        }

        if (name == "gemv")
        {
            Matrix<T> a = build.Random(order, order, 1);
            Vector<T> x = Vector<T>.Build.Random(order, 1), y = Vector<T>.Build.Dense(order);
            return routine[5] == 'T' ? () => a.TransposeThisAndMultiply(x, y) : () => a.Multiply(x, y);
        }

        if (name is not ("getrf" or "potrf" or "geqrf" or "syevd" or "gesdd" or "geev" or "symm" or "syrk"))
            return null;
        Matrix<T> matrix = build.Random(order, order, 1), symmetric = matrix + matrix.Transpose(), result = build.Dense(order, order);
        Matrix<T> definite = matrix.TransposeAndMultiply(matrix) + build.DenseIdentity(order);
        return name switch
        {
            "getrf" => () => matrix.LU(),
            "potrf" => () => definite.Cholesky(),
            "geqrf" => () => matrix.QR(),
            "syevd" => () => symmetric.Evd(Symmetricity.Symmetric),
            "gesdd" => () => matrix.Svd(),
            "geev" => () => matrix.Evd(Symmetricity.Asymmetric),
            "symm" => () => symmetric.Multiply(matrix, result),
            _ => () => matrix.TransposeAndMultiply(matrix, result),
        };
    }

    /// <summary>Seconds of a call: the best of some turns, each long enough for the clock. Of long work there is one.</summary>
    public static double Best(Action call, double seconds)
    {
        const int Turns = 5;
        double turn = Time(call, 1);
        if (turn > seconds)
            return turn;
        int calls = 1;
        for (turn = Time(call, 1); turn < seconds / Turns / 2; turn = Time(call, calls))
            calls *= 2;
        double least = turn / calls;
        for (int i = 0; i < Turns; i++)
            least = Math.Min(least, Time(call, calls) / calls);
        return least;
    }

    private static double Time(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            call();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
