using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>Systems of every storage, by their residuals; inverses and conditions.</summary>
internal sealed class LinearSystemChecks<T, TReal>(IBlasProvider provider) : LapackChecks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("getri", "gecon", "gerfs")]
    public void General()
    {
        var random = new Random(301);
        foreach (Layout layout in Layouts)
        {
            foreach (int n in Orders)
            {
                Dense exact = Dense.Random(n, n, random, IsComplex) + Dense.Identity(n).Scale(2);
                Mat<T, TReal> a = Store(exact, layout), f = Store(exact, layout);
                Dense was = Was(a);
                var ipiv = new int[n];
                string Context() => $"{Name("getri, gecon, gerfs")}, {layout}, n = {n}";
                _lapack.Getrf(layout, n, n, f.Span, f.Ld, ipiv);
                Refines(layout, n, was, a, f, ipiv, random);
                double oneNorm = was.Norm();
                _lapack.Gecon(layout, Norm.One, n, f.Span, f.Ld, Real(oneNorm), out TReal rcond);
                _lapack.Gecon(layout, Norm.Infinity, n, f.Span, f.Ld, Real(was.H.Norm()), out TReal rcondInfinity);
                Converged(Context, _lapack.TryGetri(layout, n, f.Span, f.Ld, ipiv, out nint info), info);
                f.OnlyElementsChanged("a", Context);
                Dense inverse = Now(f);
                if (n == 0)
                    continue;
                Ratio(Context, "|I - A A^-1| / (n |A| |A^-1| eps)", (Dense.Identity(n) - (was * inverse)).Norm(), n * oneNorm * inverse.Norm());
                Estimates(Context, 1 / (oneNorm * inverse.Norm()), rcond);
                Estimates(Context, 1 / (was.H.Norm() * inverse.H.Norm()), rcondInfinity);
            }
        }
    }

    [Check("potrs", "potri", "posv", "pocon")]
    public void PositiveDefinite()
    {
        var random = new Random(302);
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (int n in Orders)
                {
                    string Context() => $"{Name("potrs, potri, posv, pocon")}, {layout}, {uplo}, n = {n}";
                    Mat<T, TReal> a = StoreTriangle(Definite(n, random), layout, uplo), c = StoreTriangle(Was(a), layout, uplo);
                    Dense was = Was(a).Mirror(uplo);
                    Mat<T, TReal> b = Store(Dense.Random(n, 3, random, IsComplex), layout), x = Store(Was(b), layout);
                    Converged(Context, _lapack.TryPosv(layout, uplo, n, 3, c.Span, c.Ld, x.Span, x.Ld, out nint info), info);
                    Solves(Context, was, Now(x), Was(x));
                    Dense factor = Now(c).Where((i, j) => i == j || (i < j) == (uplo == UpLo.Upper));
                    Same(() => Context() + " (posv)", "|A - L L^H| / (n |A| eps)", was, uplo == UpLo.Upper ? factor.H * factor : factor * factor.H);
                    _lapack.Potrf(layout, uplo, n, a.Span, a.Ld);
                    _lapack.Potrs(layout, uplo, n, 3, a.Span, a.Ld, b.Span, b.Ld);
                    Solves(Context, was, Now(b), Was(b));
                    _lapack.Pocon(layout, uplo, n, a.Span, a.Ld, Real(was.Norm()), out TReal rcond);
                    Converged(Context, _lapack.TryPotri(layout, uplo, n, a.Span, a.Ld, out info), info);
                    a.OnlyChanged("a", Context, (i, j) => i == j || (i < j) == (uplo == UpLo.Upper));
                    if (n == 0)
                        continue;
                    Dense inverse = Now(a).Mirror(uplo);
                    Ratio(Context, "|I - A A^-1| / (n |A| |A^-1| eps)", (Dense.Identity(n) - (was * inverse)).Norm(), n * was.Norm() * inverse.Norm());
                    Estimates(Context, 1 / (was.Norm() * inverse.Norm()), rcond);
                }
            }
        }
    }

    /// <summary>Symmetric and Hermitian systems that are not definite, of complex elements two kinds.</summary>
    [Check("sytrf", "sytrs", "sysv", "hetrf", "hetrs", "hesv")]
    public void Indefinite()
    {
        var random = new Random(303);
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (int n in (int[])[.. Orders, 129])
                {
                    foreach (bool hermitian in new[] { false, true })
                    {
                        string Context() => $"{Name(hermitian ? "hesv" : "sysv")}, {layout}, {uplo}, n = {n}";

                        // A zero diagonal forces blocks of two.
                        Dense any = Dense.Random(n, n, random, IsComplex);
                        if (n % 2 == 0)
                            any = any.Where((i, j) => i != j);
                        Mat<T, TReal> a = StoreTriangle(any, layout, uplo), f = StoreTriangle(any, layout, uplo);
                        Dense was = Was(a).Mirror(uplo, hermitian);
                        Mat<T, TReal> b = Store(Dense.Random(n, 3, random, IsComplex), layout), x = Store(Was(b), layout);
                        int[] ipiv = new int[n], again = new int[n];
                        nint info;
                        bool done = hermitian
                            ? _lapack.TryHesv(layout, uplo, n, 3, a.Span, a.Ld, ipiv, x.Span, x.Ld, out info)
                            : _lapack.TrySysv(layout, uplo, n, 3, a.Span, a.Ld, ipiv, x.Span, x.Ld, out info);
                        Converged(Context, done, info);
                        Solves(Context, was, Now(x), Was(x));
                        a.OnlyChanged("a", Context, (i, j) => i == j || (i < j) == (uplo == UpLo.Upper));
                        if (hermitian)
                        {
                            _lapack.Hetrf(layout, uplo, n, f.Span, f.Ld, again);
                            _lapack.Hetrs(layout, uplo, n, 3, f.Span, f.Ld, again, b.Span, b.Ld);
                        }
                        else
                        {
                            _lapack.Sytrf(layout, uplo, n, f.Span, f.Ld, again);
                            _lapack.Sytrs(layout, uplo, n, 3, f.Span, f.Ld, again, b.Span, b.Ld);
                        }

                        Solves(Context, was, Now(b), Was(b));

                        // The factors that sysv leaves solve again.
                        b.Restore();
                        if (hermitian)
                            _lapack.Hetrs(layout, uplo, n, 3, a.Span, a.Ld, ipiv, b.Span, b.Ld);
                        else
                            _lapack.Sytrs(layout, uplo, n, 3, a.Span, a.Ld, ipiv, b.Span, b.Ld);
                        Solves(() => Context() + ", again", was, Now(b), Was(b));
                    }
                }
            }
        }
    }

    [Check("trtri", "trtrs", "trcon")]
    public void Triangular()
    {
        var random = new Random(304);
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (Diag diag in Diagonals)
                {
                    foreach (int n in Orders)
                    {
                        Dense any = Dense.Random(n, n, random, IsComplex).Scale(1.0 / Math.Max(1, n)) + Dense.Identity(n).Scale(2);
                        Mat<T, TReal> a = StoreTriangle(any, layout, uplo);
                        Dense stored = Was(a);
                        Dense was = Dense.Make(n, n, (i, j) =>
                            i == j ? (diag == Diag.Unit ? 1 : stored[i, i]) : (i < j) == (uplo == UpLo.Upper) ? stored[i, j] : 0);
                        string Context() => $"{Name("trtrs, trcon, trtri")}, {layout}, {uplo}, {diag}, n = {n}";
                        foreach (Transpose trans in Transposes)
                        {
                            Mat<T, TReal> b = Store(Dense.Random(n, 2, random, IsComplex), layout);
                            Converged(Context, _lapack.TryTrtrs(layout, uplo, trans, diag, n, 2, a.Span, a.Ld, b.Span, b.Ld, out nint status), status);
                            Solves(() => $"{Context()}, {trans}", Op(was, trans), Now(b), Was(b));
                        }

                        _lapack.Trcon(layout, Norm.One, uplo, diag, n, a.Span, a.Ld, out TReal rcond);
                        a.Unchanged("a", Context);
                        Converged(Context, _lapack.TryTrtri(layout, uplo, diag, n, a.Span, a.Ld, out nint info), info);
                        if (n == 0)
                            continue;
                        Dense now = Now(a);
                        Dense inverse = Dense.Make(n, n, (i, j) =>
                            i == j ? (diag == Diag.Unit ? 1 : now[i, i]) : (i < j) == (uplo == UpLo.Upper) ? now[i, j] : 0);
                        Ratio(Context, "|I - A A^-1| / (n |A| |A^-1| eps)", (Dense.Identity(n) - (was * inverse)).Norm(), n * was.Norm() * inverse.Norm());
                        Estimates(Context, 1 / (was.Norm() * inverse.Norm()), rcond);
                    }
                }
            }
        }
    }

    [Check("gtsv", "ptsv")]
    public void Tridiagonal()
    {
        var random = new Random(305);
        T Next() => Scalar<T, TReal>.Random(random);
        Complex Wide(T x) => new(Scalar<T, TReal>.Re(x), Scalar<T, TReal>.Im(x));
        foreach (Layout layout in Layouts)
        {
            foreach (int n in Orders)
            {
                string Context() => $"{Name("gtsv, ptsv")}, {layout}, n = {n}";
                T[] dl = [.. Enumerable.Range(0, Math.Max(0, n - 1)).Select(_ => Next())], du = [.. dl.Select(_ => Next())];
                T[] d = [.. Enumerable.Range(0, n).Select(_ => Next())];
                Dense a = Dense.Make(n, n, (i, j) => i == j ? Wide(d[i]) : i == j + 1 ? Wide(dl[j]) : j == i + 1 ? Wide(du[i]) : 0);
                Mat<T, TReal> b = Store(Dense.Random(n, 3, random, IsComplex), layout);
                Converged(Context, _lapack.TryGtsv(layout, n, 3, dl, d, du, b.Span, b.Ld, out nint info), info);
                Solves(Context, a, Now(b), Was(b));

                TReal[] p = [.. Enumerable.Range(0, n).Select(_ => Real(3 + random.NextDouble()))];
                T[] e = [.. Enumerable.Range(0, Math.Max(0, n - 1)).Select(_ => Next())];
                a = Dense.Make(n, n, (i, j) =>
                    i == j ? Scalar<T, TReal>.ToDouble(p[i]) : i == j + 1 ? Wide(e[j]) : j == i + 1 ? Complex.Conjugate(Wide(e[i])) : 0);
                b = Store(Dense.Random(n, 3, random, IsComplex), layout);
                Converged(Context, _lapack.TryPtsv(layout, n, 3, p, e, b.Span, b.Ld, out info), info);
                Solves(Context, a, Now(b), Was(b));
                Dense l = Dense.Make(n, n, (i, j) => i == j ? 1 : i == j + 1 ? Wide(e[j]) : 0);
                Same(() => Context() + " (ptsv)", "|A - L D L^H| / (n |A| eps)", a, l * Dense.Diagonal(n, n, Doubles(p)) * l.H);
            }
        }
    }

    [Check("gbtrf", "gbtrs", "gbsv")]
    public void Banded()
    {
        var random = new Random(306);
        foreach (Layout layout in Layouts)
        {
            foreach ((int n, int kl, int ku) in new[] { (1, 0, 0), (4, 1, 2), (10, 2, 1), (33, 5, 0), (50, 0, 3), (100, 40, 35) })
            {
                Dense a = Dense.Random(n, n, random, IsComplex).Where((i, j) => i - j <= kl && j - i <= ku);
                (int above, int total) = layout == Layout.RowMajor ? (kl + ku, kl + (2 * ku) + 1) : (kl + ku, (2 * kl) + ku + 1);
                T[] ab = new T[total * n];
                for (int i = 0; i < n; i++)
                {
                    for (int j = Math.Max(0, i - kl); j < Math.Min(n, i + ku + 1); j++)
                    {
                        T value = Scalar<T, TReal>.Make(a[i, j].Real, a[i, j].Imaginary);
                        a[i, j] = new(Scalar<T, TReal>.Re(value), Scalar<T, TReal>.Im(value));
                        ab[layout == Layout.RowMajor ? above + j - i + (i * total) : above + i - j + (j * total)] = value;
                    }
                }

                string Context() => $"{Name("gbsv")}, {layout}, n = {n}, kl = {kl}, ku = {ku}";
                T[] copy = [.. ab];
                var ipiv = new int[n];
                Mat<T, TReal> b = Store(Dense.Random(n, 2, random, IsComplex), layout);
                Converged(Context, _lapack.TryGbsv(layout, n, kl, ku, 2, copy, total, ipiv, b.Span, b.Ld, out nint info), info);
                Solves(Context, a, Now(b), Was(b));
                b.Restore();
                _lapack.Gbtrs(layout, Transpose.None, n, kl, ku, 2, copy, total, ipiv, b.Span, b.Ld);
                Solves(() => Context() + ", again", a, Now(b), Was(b));
                Converged(Context, _lapack.TryGbtrf(layout, n, n, kl, ku, ab, total, ipiv, out info), info);
                foreach (Transpose trans in Transposes)
                {
                    b = Store(Dense.Random(n, 2, random, IsComplex), layout);
                    _lapack.Gbtrs(layout, trans, n, kl, ku, 2, ab, total, ipiv, b.Span, b.Ld);
                    Solves(() => $"{Context()}, {trans}", Op(a, trans), Now(b), Was(b));
                }
            }
        }
    }

    private void Refines(Layout layout, int n, Dense was, Mat<T, TReal> a, Mat<T, TReal> f, int[] ipiv, Random random)
    {
        foreach (Transpose trans in Transposes)
        {
            string Context() => $"{Name("gerfs")}, {layout}, {trans}, n = {n}";
            Dense op = Op(was, trans), exact = Dense.Random(n, 2, random, IsComplex);
            Mat<T, TReal> b = Store(op * exact, layout), x = Store(Was(b), layout);
            _lapack.Getrs(layout, trans, n, 2, f.Span, f.Ld, ipiv, x.Span, x.Ld);
            x.Fill((i, j) => x[i, j] * Scalar<T, TReal>.Make(1 + 1e-3));
            TReal[] ferr = new TReal[2], berr = new TReal[2];
            _lapack.Gerfs(layout, trans, n, 2, a.Span, a.Ld, f.Span, f.Ld, ipiv, b.Span, b.Ld, x.Span, x.Ld, ferr, berr);
            b.Unchanged("b", Context);
            Solves(Context, op, Now(x), Was(b));
            Require(Doubles(berr).All(e => e <= (n + 1) * Eps * Threshold), () => $"{Context()}: berr is {string.Join(", ", berr)}.");
            Require(Doubles(ferr).All(e => e is >= 0 and < 1), () => $"{Context()}: ferr is {string.Join(", ", ferr)}.");
        }
    }

    private static Dense Op(Dense a, Transpose trans) => trans switch
    {
        Transpose.None => a,
        Transpose.Transpose => Dense.Make(a.Columns, a.Rows, (i, j) => a[j, i]),
        Transpose.ConjugateTranspose => a.H,
        _ => Dense.Make(a.Rows, a.Columns, (i, j) => Complex.Conjugate(a[i, j])),
    };

    // DGET06: the estimate is too large, never too small, by no more than a factor.
    private static void Estimates(Func<string> context, double exact, TReal estimate)
    {
        double ratio = Scalar<T, TReal>.ToDouble(estimate) / exact;
        Require(ratio is > 0.9 and < Threshold, () => $"{context()}: rcond is {estimate}, the reciprocal condition {exact:R}.");
    }
}
