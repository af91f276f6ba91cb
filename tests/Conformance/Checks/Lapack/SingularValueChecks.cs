using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>|A - U diag(s) Vᴴ| / (n |A| eps), |I - Uᴴ U| / (m eps), |I - Vᴴ V| / (n eps) (DBDT01, DORT01), s descending, and the same by every way.</summary>
internal sealed class SingularValueChecks<T, TReal>(IBlasProvider provider) : LapackChecks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static readonly (int M, int N)[] s_shapes = [(0, 3), (3, 0), (1, 1), (1, 4), (4, 1), (3, 2), (2, 3), (5, 5), (10, 30), (30, 10), (33, 33), (50, 3), (3, 50)];

    [Check("gesdd")]
    public void DivideAndConquer()
    {
        var random = new Random(341);
        ForEach(random, (layout, m, n, kind, matrix) =>
        {
            double[]? first = null;
            foreach (SvdJob job in new[] { SvdJob.Some, SvdJob.All, SvdJob.Overwrite, SvdJob.None })
            {
                int k = Math.Min(m, n);
                string Context() => $"{Name("gesdd")}, {layout}, {job}, {m} x {n}, {kind}";
                bool tall = m >= n, takesU = job == SvdJob.Overwrite && tall, takesV = job == SvdJob.Overwrite && !tall;
                bool hasU = job is SvdJob.Some or SvdJob.All || takesV, hasV = job is SvdJob.Some or SvdJob.All || takesU;
                Mat<T, TReal> a = Store(matrix, layout);
                Mat<T, TReal> u = Room(layout, hasU ? m : 0, !hasU ? 0 : job == SvdJob.Some ? k : m);
                Mat<T, TReal> vt = Room(layout, !hasV ? 0 : job == SvdJob.Some ? k : n, hasV ? n : 0);
                var s = new TReal[k];
                Converged(Context, _lapack.TryGesdd(layout, job, m, n, a.Span, a.Ld, s, u.Span, u.Ld, vt.Span, vt.Ld, out nint info), info);
                Guarded(Context, a, u, vt);
                first ??= Doubles(s);
                Descends(Context, Doubles(s), first, Was(a).Norm() * Math.Max(m, n));
                if (job != SvdJob.None)
                    Decomposes(Context, Was(a), takesU ? Now(a).Part(m, k) : Now(u), Doubles(s), takesV ? Now(a).Part(k, n) : Now(vt));
            }
        });
    }

    [Check("gesvd")]
    public void ByQr()
    {
        var random = new Random(342);
        ForEach(random, (layout, m, n, kind, matrix) =>
        {
            double[]? first = null;
            foreach ((SvdJob jobu, SvdJob jobvt) in new[]
                     {
                         (SvdJob.Some, SvdJob.Some), (SvdJob.All, SvdJob.All), (SvdJob.Overwrite, SvdJob.Some), (SvdJob.Some, SvdJob.Overwrite), (SvdJob.All, SvdJob.None),
                         (SvdJob.None, SvdJob.Some), (SvdJob.None, SvdJob.None),
                     })
            {
                int k = Math.Min(m, n);
                string Context() => $"{Name("gesvd")}, {layout}, {jobu}, {jobvt}, {m} x {n}, {kind}";
                bool hasU = jobu is SvdJob.Some or SvdJob.All, hasV = jobvt is SvdJob.Some or SvdJob.All;
                Mat<T, TReal> a = Store(matrix, layout);
                Mat<T, TReal> u = Room(layout, hasU ? m : 0, !hasU ? 0 : jobu == SvdJob.Some ? k : m);
                Mat<T, TReal> vt = Room(layout, !hasV ? 0 : jobvt == SvdJob.Some ? k : n, hasV ? n : 0);
                var s = new TReal[k];
                Converged(Context, _lapack.TryGesvd(layout, jobu, jobvt, m, n, a.Span, a.Ld, s, u.Span, u.Ld, vt.Span, vt.Ld, out nint info), info);
                Guarded(Context, a, u, vt);
                first ??= Doubles(s);
                Descends(Context, Doubles(s), first, Was(a).Norm() * Math.Max(m, n));
                if (jobu != SvdJob.None && jobvt != SvdJob.None)
                {
                    Decomposes(
                        Context, Was(a), jobu == SvdJob.Overwrite ? Now(a).Part(m, k) : Now(u), Doubles(s), jobvt == SvdJob.Overwrite ? Now(a).Part(k, n) : Now(vt));
                }
            }
        });
    }

    [Check("gebrd", "orgbr", "ormbr", "bdsqr", "bdsdc")]
    public void Stages()
    {
        var random = new Random(343);
        foreach (Layout layout in Layouts)
        {
            foreach ((int m, int n) in ((int, int)[])[.. s_shapes, (70, 70), (80, 60), (60, 80)])
            {
                int k = Math.Min(m, n);
                if (k == 0)
                    continue;
                string Context() => $"{Name("gebrd")}, {layout}, {m} x {n}";
                Mat<T, TReal> a = Store(Dense.Random(m, n, random, IsComplex), layout);
                Dense was = Was(a);
                TReal[] d = new TReal[k], e = new TReal[k - 1];
                T[] tauq = new T[k], taup = new T[k];
                _lapack.Gebrd(layout, m, n, a.Span, a.Ld, d, e, tauq, taup);
                UpLo uplo = m >= n ? UpLo.Upper : UpLo.Lower;
                Dense b = Bidiagonal(uplo, d, e);
                Mat<T, TReal> q = Store(Now(a).Part(m, k), layout), p = Store(Now(a).Part(k, n), layout);
                _lapack.Orgbr(layout, BidiagonalVector.Q, m, k, n, q.Span, q.Ld, tauq);
                _lapack.Orgbr(layout, BidiagonalVector.P, k, n, m, p.Span, p.Ld, taup);
                Orthonormal(Context, "Q", Now(q));
                Orthonormal(Context, "P", Now(p).H);
                Same(Context, "|A - Q B P^H| / (n |A| eps)", was, Now(q) * b * Now(p));
                Multiplies(layout, m, n, Now(a), tauq, taup, Now(q), Now(p), random);

                foreach (bool divides in new[] { false, true })
                {
                    string Bidiagonals() => $"{Name(divides ? "bdsdc" : "bdsqr")}, {layout}, {uplo}, n = {k}";
                    TReal[] s = [.. d], rest = [.. e];
                    nint info;
                    if (divides)
                    {
                        var u = new Mat<TReal, TReal>(layout, k, k, 1);
                        var vt = new Mat<TReal, TReal>(layout, k, k, 1);
                        Converged(Bidiagonals, _lapack.TryBdsdc(layout, uplo, Accumulate.Identity, k, s, rest, u.Span, u.Ld, vt.Span, vt.Ld, out info), info);
                        Decomposes(Bidiagonals, b, Dense.Of(u), Doubles(s), Dense.Of(vt));
                        TReal[] alone = [.. d];
                        Converged(Bidiagonals, _lapack.TryBdsdc(layout, uplo, Accumulate.None, k, alone, [.. e], [], 1, [], 1, out info), info);
                        Descends(Bidiagonals, Doubles(alone), Doubles(s), b.Norm() * k);
                    }
                    else
                    {
                        Mat<T, TReal> c = Store(Dense.Random(k, 2, random, IsComplex), layout), u = Store(Now(q), layout), vt = Store(Now(p), layout);
                        bool done = _lapack.TryBdsqr(
                            layout, uplo, k, n, m, 2, s, rest, vt.Span, vt.Ld, u.Span, u.Ld, c.Span, c.Ld, out info);
                        Converged(Bidiagonals, done, info);
                        Decomposes(Bidiagonals, was, Now(u), Doubles(s), Now(vt));
                        Same(Bidiagonals, "|Q^T C|", (Now(q).H * Now(u)).H * Was(c), Now(c));
                    }
                }
            }
        }
    }

    /// <summary>
    /// Golub and Kahan's iteration with zero shift: every singular value of a bidiagonal matrix to high relative accuracy, however small, which the
    /// shifted iteration loses (J. Demmel, W. Kahan, "Accurate singular values of bidiagonal matrices", 1990). Expected are values by bisection: a
    /// count of pivots' signs is exact for a matrix whose elements differ in the last bits only, and that moves singular values by as little.
    /// </summary>
    [Check("bdsqr")]
    public void SmallValuesAreAccurate()
    {
        double eta = IsSingle ? 1e-5 : 1e-10;
        double[] Powers(int n, double last) => [.. Enumerable.Range(0, n).Select(i => Math.Pow(last, i / (n - 1.0)))];
        double small = IsSingle ? 1e-15 : 1e-100;
        foreach ((string kind, double[] d, double[] e) in new[]
                 {
                     ("eta^2 at both ends", new[] { eta * eta, 1, 1, eta * eta }, [1, eta, 1]),
                     ("graded downwards", Powers(12, small), Powers(12, small)[..11]),
                     ("graded upwards", [.. Powers(12, small).Reverse()], [.. Powers(12, small).Reverse().Skip(1)]),
                     ("1 on the diagonal, 10 above", [.. Enumerable.Repeat(1.0, 8)], [.. Enumerable.Repeat(10.0, 7)]),
                 })
        {
            int n = d.Length;
            double[] expected = ByBisection([.. d.Select(x => Scalar<T, TReal>.ToDouble(Real(x)))], [.. e.Select(x => Scalar<T, TReal>.ToDouble(Real(x)))]);
            foreach (UpLo uplo in Triangles)
            {
                foreach (bool vectors in new[] { false, true })
                {
                    string Context() => $"{Name("bdsqr")}, {kind}, {uplo}{(vectors ? ", with vectors" : "")}";
                    TReal[] s = [.. d.Select(Real)], rest = [.. e.Select(Real)];
                    Mat<T, TReal> u = Store(Dense.Identity(n), Layout.ColumnMajor), vt = Store(Dense.Identity(n), Layout.ColumnMajor);
                    bool done = vectors
                        ? _lapack.TryBdsqr(Layout.ColumnMajor, uplo, n, n, n, 0, s, rest, vt.Span, vt.Ld, u.Span, u.Ld, [], n, out nint info)
                        : _lapack.TryBdsqr(Layout.ColumnMajor, uplo, n, 0, 0, 0, s, rest, [], n, [], 1, [], n, out info);
                    Converged(Context, done, info);
                    for (int i = 0; i < n; i++)
                    {
                        int at = i;
                        double got = Scalar<T, TReal>.ToDouble(s[i]);
                        Require(
                            Math.Abs(got - expected[i]) <= Threshold * n * Eps * expected[i], () => $"{Context()}: s({at}) is {got:R}, by bisection {expected[at]:R}.");
                    }
                }
            }
        }
    }

    // Singular values, descending: the positive eigenvalues of the tridiagonal matrix of zeros with d0, e0, d1, e1, ... beside its diagonal.
    private static double[] ByBisection(double[] d, double[] e)
    {
        double[] beside = [.. d.SelectMany((x, i) => i < e.Length ? new[] { x, e[i] } : [x])];
        int Above(double x)
        {
            int count = 0;
            double pivot = -x;
            foreach (double b in beside)
            {
                count += pivot > 0 ? 1 : 0;
                pivot = -x - (b * b / (pivot == 0 ? -double.Epsilon : pivot));
            }

            return count + (pivot > 0 ? 1 : 0);
        }

        double most = d.Max() + (e.Length == 0 ? 0 : 2 * e.Max());
        return [.. Enumerable.Range(0, d.Length).Select(k =>
        {
            // Bisection of exponents first, so that small values cost no more than large ones.
            double low = double.Epsilon * Math.ScaleB(1, 60), high = most;
            for (int step = 0; step < 2000 && high / low > 1 + 1e-15; step++)
            {
                double middle = high / low > 4 ? Math.Sqrt(low) * Math.Sqrt(high) : low + ((high - low) / 2);
                if (middle <= low || middle >= high)
                    break;
                (low, high) = Above(middle) > k ? (middle, high) : (low, middle);
            }

            return low;
        })];
    }

    private static Dense Bidiagonal(UpLo uplo, TReal[] d, TReal[] e) => Dense.Make(d.Length, d.Length, (i, j) =>
        i == j ? Scalar<T, TReal>.ToDouble(d[i])
        : uplo == UpLo.Upper && j == i + 1 ? Scalar<T, TReal>.ToDouble(e[i])
        : uplo == UpLo.Lower && i == j + 1 ? Scalar<T, TReal>.ToDouble(e[j]) : 0);

    private void Multiplies(Layout layout, int m, int n, Dense factors, T[] tauq, T[] taup, Dense q, Dense p, Random random)
    {
        int k = Math.Min(m, n);
        foreach (BidiagonalVector vect in new[] { BidiagonalVector.Q, BidiagonalVector.P })
        {
            foreach (Side side in Sides)
            {
                foreach (Transpose trans in new[] { Transpose.None, Transpose.ConjugateTranspose })
                {
                    bool isQ = vect == BidiagonalVector.Q;
                    int order = isQ ? m : n, other = isQ ? n : m;

                    // The first k columns of Q, or of P.
                    Dense known = isQ ? q : p.H;
                    string Context() => $"{Name("ormbr")}, {layout}, {vect}, {side}, {trans}, of {m} x {n}";
                    Mat<T, TReal> a = Store(isQ ? factors.Part(m, k) : factors.Part(k, n), layout);
                    bool direct = trans == Transpose.None;
                    Dense all = side == Side.Left ? Dense.Random(order, 3, random, IsComplex) : Dense.Random(3, order, random, IsComplex);
                    if ((side == Side.Left) == direct)
                        all = all.Where((i, j) => (side == Side.Left ? i : j) < k);
                    Mat<T, TReal> c = Store(all, layout);
                    Dense was = Was(c);
                    _lapack.Ormbr(layout, vect, side, trans, c.Rows, c.Columns, other, a.Span, a.Ld, isQ ? tauq : taup, c.Span, c.Ld);
                    Dense now = Now(c);
                    (Dense expected, Dense got) = side == Side.Left
                        ? direct ? (known * was.Part(k, 3), now) : (known.H * was, now.Part(k, 3))
                        : direct ? (was * known, now.Part(3, k)) : (was.Part(3, k) * known.H, now);
                    Ratio(Context, "|op(Q) C| off / (n |C| eps)", (expected - got).Norm(), order * was.Norm() * Math.Sqrt(order));
                }
            }
        }
    }

    private static void ForEach(Random random, Action<Layout, int, int, string, Dense> check)
    {
        foreach (Layout layout in Layouts)
        {
            foreach ((int m, int n) in s_shapes)
            {
                foreach ((string kind, Dense matrix) in TestMatrices.General(m, n, random, IsComplex, Eps, IsSingle))
                    check(layout, m, n, kind, matrix);
            }

            check(layout, 90, 70, "random", Dense.Random(90, 70, random, IsComplex));
            check(layout, 70, 90, "random", Dense.Random(70, 90, random, IsComplex));
        }
    }

    private static void Guarded(Func<string> context, Mat<T, TReal> a, Mat<T, TReal> u, Mat<T, TReal> vt)
    {
        a.OnlyElementsChanged("a", context);
        u.OnlyElementsChanged("u", context);
        vt.OnlyElementsChanged("vt", context);
    }

    private static void Descends(Func<string> context, double[] s, double[] first, double scale)
    {
        for (int i = 0; i < s.Length; i++)
        {
            int at = i;
            Require(s[i] >= 0 && (i == 0 || s[i] <= s[i - 1]), () => $"{context()}: s({at}) is {s[at]:R} behind {(at == 0 ? "nothing" : s[at - 1])}.");
            Require(Math.Abs(s[i] - first[i]) <= Threshold * Eps * scale, () => $"{context()}: s({at}) is {s[at]:R}, elsewhere {first[at]:R}.");
        }
    }

    private static void Decomposes(Func<string> context, Dense a, Dense u, double[] s, Dense vt)
    {
        Orthonormal(context, "U", u);
        Orthonormal(context, "V", vt.H);
        Same(context, "|A - U S V^H| / (n |A| eps)", a, u * Dense.Diagonal(u.Columns, vt.Rows, s) * vt);
    }
}
