using Blas;
using FsCheck;
using FsCheck.Fluent;

namespace Conformance;

/// <summary>Arguments of a call, of which a routine takes those that it has: generated, and made smaller when one fails.</summary>
/// <param name="Alpha">The place of a factor among those that routines treat apart.</param>
/// <param name="Seed">What elements and further paddings are drawn from.</param>
internal sealed record Draw(
    Layout Layout, Transpose TransA, Transpose TransB, Side Side, UpLo UpLo, Diag Diag, int M, int N, int K, int L, int IncX, int IncY,
    int Alpha, int Beta, int Padding, int Seed)
{
    /// <summary>Another set of cases: what a failure names as its replay, "seed,gamma".</summary>
    private const string Variable = "CONFORMANCE_REPLAY";

    /// <summary>Calls with any arguments.</summary>
    /// <param name="most">The largest size.</param>
    /// <param name="factors">How many factors there are.</param>
    public static Arbitrary<Draw> Any(int most, int factors)
    {
        Gen<int> size = Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Constant(1)), (8, Gen.Choose(2, most)));
        Gen<int> increment = Gen.Frequency((2, Gen.Constant(1)), (3, Gen.Elements(-3, -2, -1, 2, 3)));
        Gen<Draw> draws =
            from flags in Gen.Choose(0, (2 * 4 * 4 * 2 * 2 * 2) - 1)
            from sizes in size.Four()
            from increments in increment.Two()
            from factor in Gen.Choose(0, factors - 1).Two()
            from padding in Gen.Choose(0, 4)
            from seed in Gen.Choose(0, int.MaxValue)
            select new Draw(
                (flags & 1) == 0 ? Layout.ColumnMajor : Layout.RowMajor, s_transposes[(flags >> 1) & 3], s_transposes[(flags >> 3) & 3],
                (flags & 32) == 0 ? Side.Left : Side.Right, (flags & 64) == 0 ? UpLo.Upper : UpLo.Lower,
                (flags & 128) == 0 ? Diag.NonUnit : Diag.Unit, sizes.Item1, sizes.Item2, sizes.Item3, sizes.Item4,
                increments.Item1, increments.Item2, factor.Item1, factor.Item2, padding, seed);
        return Arb.From(draws, Smaller);
    }

    /// <summary>Tries a check on some of them; a failure tells the smallest case that was found, and how to have it again.</summary>
    public static void Try(Action<Draw> check, int most, int factors, int tests)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(tests).WithQuietOnSuccess(true);
        string? replay = Environment.GetEnvironmentVariable(Variable);
        string[] numbers = replay?.Split(',') ?? ["20240605", "11"];
        if (numbers.Length != 2 || !ulong.TryParse(numbers[0], out ulong seed) || !ulong.TryParse(numbers[1], out ulong gamma))
            throw new ArgumentException($"{Variable} is '{replay}'; it must be two numbers with a comma between them, the second odd.");
        try
        {
            Prop.ForAll(Any(most, factors), check).Check(config.WithReplay(seed, gamma));
        }
        catch (Exception e) when (e is not ConformanceException)
        {
            throw new ConformanceException($"{e.Message}\n{Variable}={seed},{gamma} tries the same cases.");
        }
    }

    private static readonly Transpose[] s_transposes =
        [Transpose.None, Transpose.Transpose, Transpose.ConjugateTranspose, Transpose.Conjugate];

    private static IEnumerable<Draw> Smaller(Draw d)
    {
        foreach (Func<int, int> step in new Func<int, int>[] { x => x / 2, x => x - 1 })
        {
            if (d.M > 0)
                yield return d with { M = step(d.M) };
            if (d.N > 0)
                yield return d with { N = step(d.N) };
            if (d.K > 0)
                yield return d with { K = step(d.K) };
            if (d.L > 0)
                yield return d with { L = step(d.L) };
        }

        if (d.IncX != 1)
            yield return d with { IncX = 1 };
        if (d.IncY != 1)
            yield return d with { IncY = 1 };
        if (d.Padding > 0)
            yield return d with { Padding = 0 };
        if (d.TransA != Transpose.None)
            yield return d with { TransA = Transpose.None };
        if (d.TransB != Transpose.None)
            yield return d with { TransB = Transpose.None };
        if (d.Layout != Layout.ColumnMajor)
            yield return d with { Layout = Layout.ColumnMajor };
        if (d.Alpha > 1)
            yield return d with { Alpha = 1 };
        if (d.Beta > 1)
            yield return d with { Beta = 1 };
    }
}
