using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>
/// Symmetric and Hermitian eigenproblems: |A Z - Z diag(w)| / (n |A| eps), |I - Zᴴ Z| / (n eps) (DSTT21, DSYT21), and w ascending and the same by every way.
/// </summary>
internal sealed class HermitianChecks<T, TReal>(IBlasProvider provider) : LapackChecks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static readonly int[] s_orders = [0, 1, 2, 3, 5, 10, 21, 50];

    [Check("syev", "syevd", "syevr")]
    public void Drivers()
    {
        var random = new Random(321);
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (int n in s_orders)
                {
                    foreach ((string kind, Dense matrix) in TestMatrices.Hermitian(n, random, IsComplex, Eps, IsSingle))
                        Drive(layout, uplo, n, kind, matrix);
                }
            }

            // Beyond one leaf of divide and conquer.
            Drive(layout, UpLo.Lower, 130, "random", Hermitian(Dense.Random(130, 130, random, IsComplex)));
        }
    }

    [Check("syevr")]
    public void Ranges()
    {
        var random = new Random(322);
        foreach (Layout layout in Layouts)
        {
            foreach (int n in new[] { 1, 5, 40 })
            {
                Dense matrix = Hermitian(Dense.Random(n, n, random, IsComplex));
                double[] all = Values(layout, UpLo.Lower, matrix);
                int il = (n + 3) / 4, iu = Math.Max(il, n / 2);
                foreach (EigenRange range in new[] { EigenRange.Indices, EigenRange.Values })
                {
                    string Context() => $"{Name("syevr")}, {layout}, {range}, n = {n}";
                    double gap = iu < n ? (all[iu] + all[iu - 1]) / 2 : all[n - 1] + 1, low = il > 1 ? (all[il - 1] + all[il - 2]) / 2 : all[0] - 1;
                    Mat<T, TReal> a = StoreTriangle(matrix, layout, UpLo.Lower);
                    Dense was = Was(a).Mirror(UpLo.Lower);
                    int room = range == EigenRange.Indices ? iu - il + 1 : n;
                    Mat<T, TReal> z = Room(layout, n, room);
                    var w = new TReal[n];
                    bool done = _lapack.TrySyevr(
                        layout, Job.Vectors, range, UpLo.Lower, n, a.Span, a.Ld, Real(low), Real(gap), il, iu, TReal.Zero, out nint m, w, z.Span, z.Ld, out nint info);
                    Converged(Context, done, info);
                    Require(m == iu - il + 1, () => $"{Context()}: {m} eigenvalues were found, {iu - il + 1} expected.");
                    double[] found = Doubles(w)[..(int)m];
                    for (int i = 0; i < m; i++)
                    {
                        int at = i;
                        Require(
                            Math.Abs(found[i] - all[il - 1 + i]) <= Threshold * n * Eps * was.Norm(),
                            () => $"{Context()}: w({at}) is {found[at]:R}, expected {all[il - 1 + at]:R}.");
                    }

                    Eigen(Context, was, Now(z).Part(n, (int)m), found, robust: true);
                }
            }
        }
    }

    [Check("sygvd")]
    public void Generalized()
    {
        var random = new Random(323);
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (int n in new[] { 0, 1, 2, 10, 40 })
                {
                    foreach (int itype in new[] { 1, 2, 3 })
                    {
                        string Context() => $"{Name("sygvd")}, {layout}, {uplo}, n = {n}, itype {itype}";
                        Mat<T, TReal> a = StoreTriangle(Hermitian(Dense.Random(n, n, random, IsComplex)), layout, uplo);
                        Mat<T, TReal> b = StoreTriangle(Definite(n, random), layout, uplo);
                        Dense x = Was(a).Mirror(uplo), y = Was(b).Mirror(uplo);
                        var w = new TReal[n];
                        Converged(Context, _lapack.TrySygvd(layout, itype, Job.Vectors, uplo, n, a.Span, a.Ld, b.Span, b.Ld, w, out nint info), info);
                        Dense factor = Now(b).Where((i, j) => i == j || (i < j) == (uplo == UpLo.Upper));
                        Same(() => Context() + ", factor of B", "|B - L L^H| / (n |B| eps)", y, uplo == UpLo.Upper ? factor.H * factor : factor * factor.H);
                        Dense z = Now(a), lambda = Dense.Diagonal(n, n, Doubles(w));
                        (Dense left, Dense right, double scale) = itype switch
                        {
                            1 => (x * z, y * z * lambda, x.Norm() + (y.Norm() * lambda.Norm())),
                            2 => (x * (y * z), z * lambda, x.Norm() * y.Norm()),
                            _ => (y * (x * z), z * lambda, x.Norm() * y.Norm()),
                        };
                        Ratio(Context, "the residual", (left - right).Norm(), scale * z.Norm() * Math.Max(1, n) * 10);
                    }
                }

                // The minor of B that is not positive is named.
                Mat<T, TReal> identity = StoreTriangle(Dense.Identity(5), layout, uplo), bad = StoreTriangle(Dense.Diagonal(5, 5, [1, 1, -1, 1, 1]), layout, uplo);
                LapackException? e = null;
                try
                {
                    _lapack.Sygvd(layout, 1, Job.None, uplo, 5, identity.Span, identity.Ld, bad.Span, bad.Ld, new TReal[5]);
                }
                catch (LapackException thrown)
                {
                    e = thrown;
                }

                Require(
                    e?.Info == 8 && e.Message.Contains("minor of order 3", StringComparison.Ordinal), () => $"{Name("sygvd")}, B not positive definite: {e?.Message ?? "no error"}");
            }
        }
    }

    [Check("sytrd", "orgtr", "ormtr", "steqr", "sterf", "stedc")]
    public void Stages()
    {
        var random = new Random(324);
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (int n in (int[])[.. s_orders, 100])
                {
                    string Context() => $"{Name("sytrd")}, {layout}, {uplo}, n = {n}";
                    Mat<T, TReal> a = StoreTriangle(Hermitian(Dense.Random(n, n, random, IsComplex)), layout, uplo);
                    Dense was = Was(a).Mirror(uplo);
                    TReal[] d = new TReal[n], e = new TReal[Math.Max(0, n - 1)];
                    var tau = new T[Math.Max(0, n - 1)];
                    _lapack.Sytrd(layout, uplo, n, a.Span, a.Ld, d, e, tau);
                    Mat<T, TReal> q = Store(Now(a).Where((i, j) => i == j || (i < j) == (uplo == UpLo.Upper)), layout);
                    _lapack.Orgtr(layout, uplo, n, q.Span, q.Ld, tau);
                    Dense t = Tridiagonal(d, e), whole = Now(q);
                    Orthonormal(Context, "Q", whole);
                    Same(Context, "|A - Q T Q^H| / (n |A| eps)", was, whole * t * whole.H);
                    foreach (Side side in Sides)
                    {
                        foreach (Transpose trans in new[] { Transpose.None, Transpose.ConjugateTranspose })
                        {
                            Mat<T, TReal> c = Store(side == Side.Left ? Dense.Random(n, 3, random, IsComplex) : Dense.Random(3, n, random, IsComplex), layout);
                            _lapack.Ormtr(layout, side, uplo, trans, c.Rows, c.Columns, a.Span, a.Ld, tau, c.Span, c.Ld);
                            Dense op = trans == Transpose.None ? whole : whole.H;
                            Same(() => $"{Context()}, ormtr {side} {trans}", "|op(Q) C|", side == Side.Left ? op * Was(c) : Was(c) * op, Now(c));
                        }
                    }

                    Tridiagonals(layout, n, d, e, t, whole, was);
                }
            }
        }
    }

    private static Dense Tridiagonal(TReal[] d, TReal[] e) => Dense.Make(d.Length, d.Length, (i, j) =>
        i == j ? Scalar<T, TReal>.ToDouble(d[i]) : Math.Abs(i - j) == 1 ? Scalar<T, TReal>.ToDouble(e[Math.Min(i, j)]) : 0);

    private void Tridiagonals(Layout layout, int n, TReal[] d, TReal[] e, Dense t, Dense q, Dense a)
    {
        TReal[] values = [.. d];
        Converged(() => Name("sterf"), _lapack.TrySterf(n, values, [.. e], out nint info), info);
        foreach (bool divides in new[] { false, true })
        {
            foreach (Accumulate compz in new[] { Accumulate.None, Accumulate.Identity, Accumulate.Vectors })
            {
                string Context() => $"{Name(divides ? "stedc" : "steqr")}, {layout}, {compz}, n = {n}";
                TReal[] w = [.. d], rest = [.. e];
                Mat<T, TReal> z = compz == Accumulate.Vectors ? Store(q, layout) : Room(layout, compz == Accumulate.None ? 0 : n, compz == Accumulate.None ? 0 : n);
                bool done = divides
                    ? _lapack.TryStedc(layout, compz, n, w, rest, z.Span, z.Ld, out info)
                    : _lapack.TrySteqr(layout, compz, n, w, rest, z.Span, z.Ld, out info);
                Converged(Context, done, info);
                for (int i = 0; i < n; i++)
                {
                    int at = i;
                    double off = Math.Abs(Scalar<T, TReal>.ToDouble(w[i]) - Scalar<T, TReal>.ToDouble(values[i]));
                    Require(off <= Threshold * Eps * n * t.Norm(), () => $"{Context()}: w({at}) is {w[at]}, {values[at]} by sterf.");
                }

                if (compz == Accumulate.Identity)
                    Eigen(Context, t, Now(z), Doubles(w));
                else if (compz == Accumulate.Vectors)
                    Eigen(Context, a, Now(z), Doubles(w));
            }
        }
    }

    private void Drive(Layout layout, UpLo uplo, int n, string kind, Dense matrix)
    {
        double[]? first = null;
        foreach (string routine in new[] { "syev", "syevd", "syevr" })
        {
            foreach (Job job in new[] { Job.Vectors, Job.None })
            {
                string Context() => $"{Name(routine)}, {layout}, {uplo}, {job}, n = {n}, {kind}";
                Mat<T, TReal> a = StoreTriangle(matrix, layout, uplo);
                Dense was = Was(a).Mirror(uplo);
                Mat<T, TReal> z = Room(layout, job == Job.Vectors && routine == "syevr" ? n : 0, job == Job.Vectors && routine == "syevr" ? n : 0);
                var w = new TReal[n];
                nint info, m = n;
                bool done = routine switch
                {
                    "syev" => _lapack.TrySyev(layout, job, uplo, n, a.Span, a.Ld, w, out info),
                    "syevd" => _lapack.TrySyevd(layout, job, uplo, n, a.Span, a.Ld, w, out info),
                    _ => _lapack.TrySyevr(
                        layout, job, EigenRange.All, uplo, n, a.Span, a.Ld, TReal.Zero, TReal.Zero, 0, 0, TReal.Zero, out m, w, z.Span, z.Ld, out info),
                };
                Converged(Context, done, info);
                Require(m == n, () => $"{Context()}: {m} eigenvalues were found.");
                a.OnlyElementsChanged("a", Context);
                double[] values = Doubles(w);
                first ??= values;
                for (int i = 0; i < n; i++)
                {
                    int at = i;
                    Require(i == 0 || values[i] >= values[i - 1], () => $"{Context()}: w({at}) is {values[at]:R}, less than w({at - 1}), {values[at - 1]:R}.");
                    Require(
                        Math.Abs(values[i] - first[i]) <= Threshold * Eps * n * was.Norm(), () => $"{Context()}: w({at}) is {values[at]:R}, by syev {first[at]:R}.");
                }

                if (job == Job.Vectors)
                    Eigen(Context, was, Now(routine == "syevr" ? z : a), values, robust: routine == "syevr");
            }
        }
    }

    // Vectors of relatively robust representations are orthogonal to some hundred n eps only (I. Dhillon, B. Parlett, C. Vömel, "The design and
    // implementation of the MRRR algorithm", 2006, section 6): ten times what others are allowed.
    private static void Eigen(Func<string> context, Dense a, Dense z, double[] w, bool robust = false)
    {
        double most = robust ? 10 : 1;
        Ratio(context, "|I - Z^H Z| / (n eps)", (Dense.Identity(z.Columns) - (z.H * z)).Norm(), most * Math.Max(1, z.Rows));
        Ratio(
            context, "|A Z - Z diag(w)| / (n |A| eps)", ((a * z) - (z * Dense.Diagonal(w.Length, w.Length, w))).Norm(), most * a.Norm() * Math.Max(1, a.Rows));
    }

    private double[] Values(Layout layout, UpLo uplo, Dense matrix)
    {
        Mat<T, TReal> a = StoreTriangle(matrix, layout, uplo);
        var w = new TReal[matrix.Rows];
        _lapack.Syev(layout, Job.None, uplo, matrix.Rows, a.Span, a.Ld, w);
        return Doubles(w);
    }
}
