using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>Marks a method of a class of checks: one property of one routine, or of some that go together, tried for one element type.</summary>
/// <param name="routines">The routines' names in the list of routines, or what the check is about if that is many.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CheckAttribute(params string[] routines) : Attribute
{
    public IReadOnlyList<string> Routines { get; } = routines;
}

/// <summary>What the checks of every routine share. A class that derives from it is part of the suite without further ado.</summary>
internal abstract class Checks<T, TReal>(IBlasProvider provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Around the sizes of registers, tiles and blocks, and none of them even beyond 2.</summary>
    protected static readonly int[] Sizes = [0, 1, 2, 3, 7, 17, 33, 65, 129, 300];

    /// <summary>For vectors: also lengths at which libraries start threads, or work in pieces.</summary>
    protected static readonly int[] LongSizes = [.. Sizes, 1025, 20011];

    protected static readonly int[] Increments = [-3, -2, -1, 1, 2, 3];

    /// <summary>What a vector that is only read may have in level 1.</summary>
    protected static readonly int[] AnyIncrements = [0, .. Increments];

    protected static readonly Layout[] Layouts = [Layout.ColumnMajor, Layout.RowMajor];

    protected static readonly Transpose[] Transposes =
        [Transpose.None, Transpose.Transpose, Transpose.ConjugateTranspose, Transpose.Conjugate];

    protected static readonly UpLo[] Triangles = [UpLo.Upper, UpLo.Lower];

    protected static readonly Side[] Sides = [Side.Left, Side.Right];

    protected static readonly Diag[] Diagonals = [Diag.NonUnit, Diag.Unit];

    /// <summary>The values that routines treat apart, and one that they don't.</summary>
    protected static readonly T[] Factors =
        [T.Zero, T.One, -T.One, Scalar<T, TReal>.Make(0.7, -1.3), Scalar<T, TReal>.Make(-2.1, 0.4)];

    protected readonly IBlasProvider _provider = provider;
    protected readonly IBlas<T, TReal> _blas = Pick<IBlas<T, TReal>>(
        provider.Blas.Single, provider.Blas.Double, provider.Blas.Complex32, provider.Blas.Complex);

    protected readonly ILapack<T, TReal> _lapack = Pick<ILapack<T, TReal>>(
        provider.Lapack.Single, provider.Lapack.Double, provider.Lapack.Complex32, provider.Lapack.Complex);

    protected static double Roundoff => Scalar<T, TReal>.Roundoff;

    protected static bool IsComplex => Scalar<T, TReal>.IsComplex;

    /// <summary>c * gamma_n, with the constant of complex arithmetic, times a magnitude; and what underflow may add.</summary>
    protected static double Within(double n, double magnitude) =>
        (Scalar<T, TReal>.ComplexFactor * Bound.Gamma(n, Roundoff) * magnitude) + (2 * (n + 1) * Scalar<T, TReal>.Tiny);

    /// <summary>Arguments that nobody thought of.</summary>
    /// <param name="check">Makes a call and checks it; the generator is that of the case.</param>
    /// <param name="most">The largest size.</param>
    /// <param name="tests">How many.</param>
    protected static void ForAny(Action<Draw, T, T, Random> check, int most = 40, int tests = 40) =>
        Draw.Try(d => check(d, Factors[d.Alpha], Factors[d.Beta], new Random(d.Seed)), most, Factors.Length, tests);

    protected static T Pick(Random random) => Factors[random.Next(Factors.Length)];

    protected static TItem Pick<TItem>(Random random, TItem[] items) => items[random.Next(items.Length)];

    /// <summary>The routine and the provider, for messages.</summary>
    protected string Name(string routine) => $"{Element<T>.Letter}{routine} on {_provider.Info.Name}";

    /// <summary>Fails if an element is farther from the expected one than the bound.</summary>
    protected static void Near(
        Func<string> context, string name, int i, int j, T got, DoubleDouble re, DoubleDouble im, double bound)
    {
        double errorRe = Math.Abs((double)(re - Scalar<T, TReal>.Re(got)));
        double errorIm = Math.Abs((double)(im - Scalar<T, TReal>.Im(got)));
        if (errorRe <= bound && errorIm <= bound)
            return;
        string expected = IsComplex ? $"<{(double)re:R}; {(double)im:R}>" : $"{(double)re:R}";
        throw new ConformanceException(
            $"{context()}: {name}({i},{j}) is {got}, expected {expected}; off by {Math.Max(errorRe, errorIm):E3}, allowed {bound:E3}.");
    }

    /// <summary>Fails if a real result is farther from the expected one than the bound.</summary>
    protected static void Near(Func<string> context, TReal got, double expected, double bound)
    {
        double error = Math.Abs(Scalar<T, TReal>.ToDouble(got) - expected);
        if (error <= bound || Scalar<T, TReal>.ToDouble(got) == expected)
            return;
        throw new ConformanceException($"{context()}: the result is {got}, expected {expected:R}; off by {error:E3}, allowed {bound:E3}.");
    }

    protected static void Require(bool condition, Func<string> message)
    {
        if (!condition)
            throw new ConformanceException(message());
    }

    /// <summary>alpha * (re + i im) + beta * old, in higher precision.</summary>
    protected static (DoubleDouble Re, DoubleDouble Im) Combine(T alpha, DoubleDouble re, DoubleDouble im, T beta, T old)
    {
        double ar = Scalar<T, TReal>.Re(alpha), ai = Scalar<T, TReal>.Im(alpha);
        DoubleDouble resultRe = (re * ar) - (im * ai), resultIm = (im * ar) + (re * ai);
        if (T.IsZero(beta))
            return (resultRe, resultIm);
        double br = Scalar<T, TReal>.Re(beta), bi = Scalar<T, TReal>.Im(beta);
        DoubleDouble or = Scalar<T, TReal>.Re(old), oi = Scalar<T, TReal>.Im(old);
        return (resultRe + (or * br) - (oi * bi), resultIm + (oi * br) + (or * bi));
    }

    protected static double Abs(T value) => Scalar<T, TReal>.Abs(value);

    protected static TInterface Pick<TInterface>(object s, object d, object c, object z) =>
        (TInterface)(typeof(T) == typeof(float) ? s : typeof(T) == typeof(double) ? d : typeof(T) == typeof(Complex32) ? c : z);
}
