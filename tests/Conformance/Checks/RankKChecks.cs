using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>One triangle of a product: syrk, herk, syr2k, her2k and gemmt.</summary>
internal sealed class RankKChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("syrk")]
    public void Syrk() => All("syrk");

    [Check("herk")]
    public void Herk() => All("herk");

    [Check("syr2k")]
    public void Syr2k() => All("syr2k");

    [Check("her2k")]
    public void Her2k() => All("her2k");

    [Check("gemmt")]
    public void Gemmt() => All("gemmt");

    /// <summary>For complex elements a symmetric product has no conjugate form, and a Hermitian one no form without.</summary>
    [Check("syrk")]
    public void SyrkFlags() => RefusesFlags("syrk", Transpose.ConjugateTranspose, Transpose.Conjugate);

    [Check("herk")]
    public void HerkFlags() => RefusesFlags("herk", Transpose.Transpose, Transpose.Conjugate);

    [Check("syr2k")]
    public void Syr2kFlags() => RefusesFlags("syr2k", Transpose.ConjugateTranspose, Transpose.Conjugate);

    [Check("her2k")]
    public void Her2kFlags() => RefusesFlags("her2k", Transpose.Transpose, Transpose.Conjugate);

    [Check("syrk")]
    public void SyrkGenerated() => ForAny((d, alpha, beta, random) => Generate("syrk", d, alpha, beta, random));

    [Check("herk")]
    public void HerkGenerated() => ForAny((d, alpha, beta, random) => Generate("herk", d, alpha, beta, random));

    [Check("syr2k")]
    public void Syr2kGenerated() => ForAny((d, alpha, beta, random) => Generate("syr2k", d, alpha, beta, random));

    [Check("her2k")]
    public void Her2kGenerated() => ForAny((d, alpha, beta, random) => Generate("her2k", d, alpha, beta, random));

    [Check("gemmt")]
    public void GemmtGenerated() => ForAny((d, alpha, beta, random) => Generate("gemmt", d, alpha, beta, random));

    // Complex elements allow one form besides None.
    private void Generate(string routine, Draw d, T alpha, T beta, Random random)
    {
        Transpose other = routine[0] == 's' ? Transpose.Transpose : Transpose.ConjugateTranspose;
        Transpose trans = routine == "gemmt" || !IsComplex ? d.TransA : d.TransA.IsTransposed() ? other : Transpose.None;
        Run(routine, d.Layout, d.UpLo, trans, d.TransB, d.N, d.K, alpha, beta, d.Padding, random);
    }

    private void RefusesFlags(string routine, params Transpose[] flags)
    {
        foreach (Transpose trans in flags)
        {
            Mat<T, TReal> c = Mat<T, TReal>.Random(Layout.ColumnMajor, 3, 3, 0, new Random(1)), a = Mat<T, TReal>.Random(Layout.ColumnMajor, 3, 3, 0, new Random(2));
            ArgumentException? refusal = null;
            try
            {
                Call(routine, Layout.ColumnMajor, UpLo.Lower, trans, default, 3, 3, T.One, a, a, T.One, c);
            }
            catch (ArgumentException e)
            {
                refusal = e;
            }

            Require(IsComplex ? refusal?.ParamName == "trans" : refusal is null, () => $"{Name(routine)}, {trans}: {refusal?.Message ?? "not refused"}");
        }
    }

    private void All(string routine)
    {
        var random = new Random(241);
        Transpose[] flags = routine == "gemmt" || !IsComplex ? Transposes
            : [Transpose.None, routine[0] == 's' ? Transpose.Transpose : Transpose.ConjugateTranspose];
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (Transpose trans in flags)
                {
                    foreach ((int n, int k) in new[] { (0, 2), (1, 1), (2, 0), (3, 5), (7, 2), (17, 9), (33, 40), (65, 12) })
                    {
                        foreach (T beta in Factors)
                            Run(routine, layout, uplo, trans, Pick(random, Transposes), n, k, Pick(random), beta, random.Next(3), random);
                    }
                }
            }
        }

        foreach (int n in Sizes)
        {
            foreach (int k in Sizes.Where(k => k < 300 || n < 65))
                Run(routine, Pick(random, Layouts), Pick(random, Triangles), Pick(random, flags), Pick(random, Transposes), n, k, Pick(random), Pick(random), random.Next(3), random);
        }

        // Several strips of a blocked algorithm, and several threads.
        foreach (UpLo uplo in Triangles)
            Run(routine, Layout.ColumnMajor, uplo, Transpose.None, Transpose.None, 430, 30, T.One, T.One, 1, random);
    }

    private void Run(
        string routine, Layout layout, UpLo uplo, Transpose trans, Transpose transB, int n, int k, T alpha, T beta, int padding, Random random)
    {
        string Context() =>
            $"{Name(routine)}, {layout}, {uplo}, {trans}{(routine == "gemmt" ? $", {transB}" : "")}, n = {n}, k = {k}, alpha = {alpha}, beta = {beta}, padding {padding}";
        bool hermitian = routine[0] == 'h' && IsComplex, two = routine.Contains('2', StringComparison.Ordinal);
        if (hermitian)
            beta = Real(beta);
        if (hermitian && !two)
            alpha = Real(alpha);
        bool plain = !trans.IsTransposed(), plainB = routine == "gemmt" ? !transB.IsTransposed() : !plain;
        (int ra, int ca) = plain ? (n, k) : (k, n);
        (int rb, int cb) = routine == "gemmt" ? plainB ? (k, n) : (n, k) : (ra, ca);
        Mat<T, TReal> a = Mat<T, TReal>.Random(layout, ra, ca, padding, random), b = Mat<T, TReal>.Random(layout, rb, cb, random.Next(3), random);
        bool Stored(int i, int j) => i == j || (i < j) == (uplo == UpLo.Upper);
        bool idle = T.IsZero(alpha) || k == 0, nothing = idle && beta == T.One;
        var c = new Mat<T, TReal>(layout, n, n, random.Next(3), random.Next(4));

        // NaN in the other triangle; the imaginary part of a Hermitian diagonal is not read.
        c.Fill((i, j) => !Stored(i, j) || T.IsZero(beta) ? Scalar<T, TReal>.Marker((i * 1000) + j)
            : hermitian && i == j && !nothing ? Scalar<T, TReal>.Make(random.NextDouble(), double.NaN) : Scalar<T, TReal>.Random(random));
        if (T.IsZero(alpha))
        {
            a.Poison();
            b.Poison();
        }

        Call(routine, layout, uplo, trans, transB, n, k, alpha, a, b, beta, c);
        a.Unchanged("a", Context);
        b.Unchanged("b", Context);
        if (nothing)
        {
            c.Unchanged("c", Context);
            return;
        }

        c.OnlyChanged("c", Context, Stored);
        WideProduct<TReal>? product = null, second = null;
        if (!idle)
        {
            Transpose other = routine[0] == 'h' ? Transpose.ConjugateTranspose : Transpose.Transpose;
            Transpose left = routine == "gemmt" ? trans : plain ? Transpose.None : other;
            Transpose right = routine == "gemmt" ? transB : plain ? other : Transpose.None;
            product = new(a.Wide().Op(left), (routine is "syrk" or "herk" ? a : b).Wide().Op(right), IsComplex);
            second = two ? new(b.Wide().Op(left), a.Wide().Op(right), IsComplex) : null;
        }

        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                if (!Stored(i, j))
                    continue;
                int at = i + (j * n);
                bool real = hermitian && i == j;
                T old = real ? Real(c.Old(i, j)) : c.Old(i, j);
                (DoubleDouble re, DoubleDouble im) = Combine(alpha, product?.Re[at] ?? 0, product?.Im[at] ?? 0, beta, old);
                double magnitude = (Abs(alpha) * ((product?.Magnitude[at] ?? 0) + (second?.Magnitude[at] ?? 0))) + (T.IsZero(beta) ? 0 : Abs(beta) * Abs(old));
                if (second is not null)
                {
                    (DoubleDouble re2, DoubleDouble im2) = Combine(
                        hermitian ? Element<T>.Conjugate(alpha) : alpha, second.Re[at], second.Im[at], T.Zero, T.Zero);
                    (re, im) = (re + re2, im + im2);
                }

                if (real)
                    Require(Scalar<T, TReal>.Im(c[i, j]) == 0, () => $"{Context()}: C({i},{j}) is {c[i, j]}, which is not real.");
                Near(Context, "C", i, j, c[i, j], re, real ? 0 : im, Within((two ? 2 : 1) * (k + 4), magnitude));
            }
        }
    }

    private void Call(
        string routine, Layout layout, UpLo uplo, Transpose trans, Transpose transB, int n, int k, T alpha, Mat<T, TReal> a, Mat<T, TReal> b, T beta, Mat<T, TReal> c)
    {
        TReal realAlpha = TReal.CreateChecked(Scalar<T, TReal>.Re(alpha)), realBeta = TReal.CreateChecked(Scalar<T, TReal>.Re(beta));
        switch (routine)
        {
            case "syrk": _blas.Syrk(layout, uplo, trans, n, k, alpha, a.Span, a.Ld, beta, c.Span, c.Ld); break;
            case "herk": _blas.Herk(layout, uplo, trans, n, k, realAlpha, a.Span, a.Ld, realBeta, c.Span, c.Ld); break;
            case "syr2k": _blas.Syr2k(layout, uplo, trans, n, k, alpha, a.Span, a.Ld, b.Span, b.Ld, beta, c.Span, c.Ld); break;
            case "her2k": _blas.Her2k(layout, uplo, trans, n, k, alpha, a.Span, a.Ld, b.Span, b.Ld, realBeta, c.Span, c.Ld); break;
            default: _blas.Gemmt(layout, uplo, trans, transB, n, k, alpha, a.Span, a.Ld, b.Span, b.Ld, beta, c.Span, c.Ld); break;
        }
    }

    private static T Real(T value) => Scalar<T, TReal>.Make(Scalar<T, TReal>.Re(value));
}
