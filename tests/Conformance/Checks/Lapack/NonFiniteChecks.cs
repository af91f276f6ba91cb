using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>
/// A NaN or an infinity in what is read. Routines that iterate refuse it, naming the entry, and write nothing: libraries differ there, and some never
/// come back. The others compute with it: they come back, with info or without, and write nothing outside their operands.
/// </summary>
internal sealed class NonFiniteChecks<T, TReal>(IBlasProvider provider) : LapackChecks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private static readonly int[] s_orders = [1, 2, 5, 40];

    private static readonly double[] s_values = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    /// <summary>One of these routines on a matrix A that is given, with all its other operands as they should be.</summary>
    private delegate void Call(Layout layout, UpLo uplo, Mat<T, TReal> a);

    [Check("gels", "gelsy", "gelsd", "gebal", "geev", "gees", "hseqr", "gesvd", "gesdd")]
    public void GeneralMatricesAreRefused()
    {
        var random = new Random(361);
        ForEach(random, (layout, n, row, column, bad) =>
        {
            Mat<T, TReal> u = Room(layout, n, n), v = Room(layout, n, n), b = Store(Dense.Identity(n), layout);
            TReal[] w = new TReal[n], wi = new TReal[n];
            (string Name, Call Run)[] calls =
            [
                ("gels", (l, _, a) => _lapack.Gels(l, Transpose.None, n, n, n, a.Span, a.Ld, b.Span, b.Ld)),
                ("gelsy", (l, _, a) => _lapack.Gelsy(l, n, n, n, a.Span, a.Ld, b.Span, b.Ld, new int[n], Real(1e-3), out nint _)),
                ("gelsd", (l, _, a) => _lapack.Gelsd(l, n, n, n, a.Span, a.Ld, b.Span, b.Ld, w, Real(1e-3), out nint _)),
                ("gebal", (l, _, a) => _lapack.Gebal(l, BalanceJob.Both, n, a.Span, a.Ld, out nint _, out nint _, w)),
                ("geev", (l, _, a) => _lapack.Geev(l, Job.Vectors, Job.Vectors, n, a.Span, a.Ld, w, wi, u.Span, u.Ld, v.Span, v.Ld)),
                ("geev", (l, _, a) => _lapack.Geev(l, Job.None, Job.None, n, a.Span, a.Ld, w, wi, [], 1, [], 1)),
                ("gees", (l, _, a) => _lapack.Gees(l, Job.Vectors, null, n, a.Span, a.Ld, out nint _, w, wi, u.Span, u.Ld)),
                ("gees", (l, _, a) => _lapack.Gees(l, Job.Vectors, (_, _) => true, n, a.Span, a.Ld, out nint _, w, wi, u.Span, u.Ld)),
                ("gesvd", (l, _, a) => _lapack.Gesvd(l, SvdJob.All, SvdJob.All, n, n, a.Span, a.Ld, w, u.Span, u.Ld, v.Span, v.Ld)),
                ("gesvd", (l, _, a) => _lapack.Gesvd(l, SvdJob.None, SvdJob.None, n, n, a.Span, a.Ld, w, [], 1, [], 1)),
                ("gesdd", (l, _, a) => _lapack.Gesdd(l, SvdJob.All, n, n, a.Span, a.Ld, w, u.Span, u.Ld, v.Span, v.Ld)),
                ("gesdd", (l, _, a) => _lapack.Gesdd(l, SvdJob.None, n, n, a.Span, a.Ld, w, [], 1, [], 1)),
            ];
            if (row <= column + 1)
            {
                calls = [.. calls, ("hseqr", (l, _, a) => _lapack.Hseqr(
                    l, SchurJob.Schur, Accumulate.Identity, n, 1, n, a.Span, a.Ld, w, wi, u.Span, u.Ld))];
            }

            foreach ((string name, Call run) in calls)
            {
                string Context() => $"{Name(name)}, {layout}, n = {n}, {bad} at ({row},{column})";
                Mat<T, TReal> a = With(Store(Dense.Random(n, n, random, IsComplex), layout), row, column, bad);
                Refused(Context, $"a[{row}, {column}]", name == "hseqr" ? "h" : "a", () => run(layout, UpLo.Lower, a));
                a.Unchanged("a", Context);
                b.Unchanged("b", Context);
                u.Unchanged("u", Context);
                v.Unchanged("v", Context);
            }
        });
    }

    [Check("gels", "gelsy", "gelsd")]
    public void RightSidesAreRefused()
    {
        var random = new Random(362);
        foreach (Layout layout in Layouts)
        {
            foreach ((int m, int n) in new[] { (1, 1), (5, 3), (3, 5), (40, 20) })
            {
                foreach (double bad in s_values)
                {
                    // What is not read (rows of a right side that only the solution needs) may be anything.
                    Mat<T, TReal> a = Store(Dense.Random(m, n, random, IsComplex), layout);
                    foreach ((string name, int rows, Action<Mat<T, TReal>> run) in new (string, int, Action<Mat<T, TReal>>)[]
                             {
                                 ("gels", m, b => _lapack.Gels(layout, Transpose.None, m, n, 2, a.Span, a.Ld, b.Span, b.Ld)),
                                 ("gels", n, b => _lapack.Gels(layout, Transpose.ConjugateTranspose, m, n, 2, a.Span, a.Ld, b.Span, b.Ld)),
                                 ("gelsy", m, b => _lapack.Gelsy(layout, m, n, 2, a.Span, a.Ld, b.Span, b.Ld, new int[n], Real(1e-3), out nint _)),
                                 ("gelsd", m, b => _lapack.Gelsd(layout, m, n, 2, a.Span, a.Ld, b.Span, b.Ld, new TReal[Math.Min(m, n)], Real(1e-3), out nint _)),
                             })
                    {
                        string Context() => $"{Name(name)}, {layout}, {m} x {n}, {bad} at b({rows - 1},1)";
                        Mat<T, TReal> b = With(Store(Dense.Random(Math.Max(m, n), 2, random, IsComplex), layout), rows - 1, 1, bad);
                        Refused(Context, $"b[{rows - 1}, 1]", "b", () => run(b));
                        b.Unchanged("b", Context);
                        if (rows == Math.Max(m, n))
                            continue;
                        b = With(Store(Dense.Random(Math.Max(m, n), 2, random, IsComplex), layout), rows, 1, bad);
                        a.Restore();
                        run(b);
                        Require(double.IsFinite(Now(b).Norm()), () => $"{Context()}: row {rows} of B was read.");
                        a.Restore();
                    }
                }
            }
        }
    }

    [Check("syev", "syevd", "syevr", "sygvd")]
    public void TrianglesAreRefused()
    {
        var random = new Random(363);
        ForEach(random, (layout, n, row, column, bad) =>
        {
            UpLo uplo = row <= column ? UpLo.Upper : UpLo.Lower;
            Mat<T, TReal> z = Room(layout, n, n);
            var w = new TReal[n];
            foreach (Job job in new[] { Job.Vectors, Job.None })
            {
                foreach ((string name, string operand, Call run) in new (string, string, Call)[]
                         {
                             ("syev", "a", (l, t, a) => _lapack.Syev(l, job, t, n, a.Span, a.Ld, w)),
                             ("syevd", "a", (l, t, a) => _lapack.Syevd(l, job, t, n, a.Span, a.Ld, w)),
                             ("syevr", "a", (l, t, a) => _lapack.Syevr(
                                 l, job, EigenRange.All, t, n, a.Span, a.Ld, TReal.Zero, TReal.Zero, 0, 0, TReal.Zero, out nint _, w, z.Span, z.Ld)),
                             ("syevr", "a", (l, t, a) => _lapack.Syevr(
                                 l, job, EigenRange.Indices, t, n, a.Span, a.Ld, TReal.Zero, TReal.Zero, 1, 1, TReal.Zero, out nint _, w, z.Span, z.Ld)),
                             ("sygvd", "a", (l, t, a) =>
                             {
                                 Mat<T, TReal> b = StoreTriangle(Dense.Identity(n), l, t);
                                 _lapack.Sygvd(l, 1, job, t, n, a.Span, a.Ld, b.Span, b.Ld, w);
                             }),
                             ("sygvd", "b", (l, t, b) =>
                             {
                                 Mat<T, TReal> a = StoreTriangle(Dense.Identity(n), l, t);
                                 _lapack.Sygvd(l, 1, job, t, n, a.Span, a.Ld, b.Span, b.Ld, w);
                             }),
                         })
                {
                    string Context() => $"{Name(name)}, {layout}, {uplo}, {job}, n = {n}, {bad} at {operand}({row},{column})";

                    // The other triangle holds NaN, which is not read.
                    Mat<T, TReal> a = With(StoreTriangle(Definite(n, random), layout, uplo), row, column, bad);
                    Refused(Context, $"{operand}[{row}, {column}]", operand, () => run(layout, uplo, a));
                    a.Unchanged("a", Context);
                    z.Unchanged("z", Context);
                    if (!IsComplex || row != column)
                        continue;

                    // Imaginary parts of the diagonal count as zero, but libraries read some of them.
                    a = StoreTriangle(Definite(n, random), layout, uplo);
                    a[row, row] = Scalar<T, TReal>.Make(Scalar<T, TReal>.Re(a[row, row]), bad);
                    Refused(() => Context() + ", imaginary", $"{operand}[{row}, {column}]", operand, () => run(layout, uplo, a));
                }
            }
        });
    }

    [Check("steqr", "sterf", "stedc", "bdsqr", "bdsdc")]
    public void DiagonalsAreRefused()
    {
        foreach (int n in s_orders)
        {
            foreach (double bad in s_values)
            {
                foreach ((string operand, int at) in new[] { ("d", 0), ("d", n - 1), ("e", 0), ("e", n - 2) })
                {
                    if (at < 0 || (operand == "e" && n == 1))
                        continue;
                    TReal[] d = [.. Enumerable.Range(1, n).Select(i => Real(1.0 / i))], e = [.. Enumerable.Range(1, n - 1).Select(i => Real(0.5 / i))];
                    (operand == "d" ? d : e)[at] = Real(bad);
                    TReal[] wasD = [.. d], wasE = [.. e];
                    Mat<T, TReal> z = Room(Layout.ColumnMajor, n, n), v = Room(Layout.ColumnMajor, n, n);
                    var u = new Mat<TReal, TReal>(Layout.ColumnMajor, n, n);
                    foreach ((string name, Action run) in new (string, Action)[]
                             {
                                 ("sterf", () => _lapack.Sterf(n, d, e)),
                                 ("steqr", () => _lapack.Steqr(Layout.ColumnMajor, Accumulate.Identity, n, d, e, z.Span, z.Ld)),
                                 ("stedc", () => _lapack.Stedc(Layout.ColumnMajor, Accumulate.Identity, n, d, e, z.Span, z.Ld)),
                                 ("bdsqr", () => _lapack.Bdsqr(Layout.ColumnMajor, UpLo.Upper, n, n, n, 0, d, e, z.Span, z.Ld, v.Span, v.Ld, [], n)),
                                 ("bdsdc", () => _lapack.Bdsdc(Layout.ColumnMajor, UpLo.Upper, Accumulate.None, n, d, e, [], 1, [], 1)),
                             })
                    {
                        string Context() => $"{Name(name)}, n = {n}, {bad} at {operand}({at})";
                        Refused(Context, $"{operand}[{at}]", operand, run);
                        Require(d.AsSpan().SequenceEqual(wasD) && e.AsSpan().SequenceEqual(wasE), () => $"{Context()}: d or e was changed.");
                        z.Unchanged("z", Context);
                    }
                }
            }
        }
    }

    /// <summary>The routines that don't iterate: whatever they answer, they answer.</summary>
    [Check(
        "getrf", "gesv", "getri", "gecon", "gerfs", "potrf", "posv", "potri", "pocon", "sytrf", "sysv", "hesv", "trtri", "trtrs", "trcon", "geqrf", "gelqf",
        "geqp3", "sytrd", "gehrd", "gebrd", "trevc", "trsyl", "lange", "lanhe", "lantr")]
    public void OthersComeBack()
    {
        var random = new Random(364);
        ForEach(random, (layout, n, row, column, bad) =>
        {
            TReal[] w = new TReal[n], wi = new TReal[n];
            T[] tau = new T[n], tau2 = new T[n];
            int[] ipiv = [.. Enumerable.Range(1, n)];
            Mat<T, TReal> u = Store(Dense.Identity(n), layout), v = Store(Dense.Identity(n), layout), i = Store(Dense.Identity(n), layout);
            foreach ((string name, Call run) in new (string, Call)[]
                     {
                         ("gesv", (l, t, a) => _lapack.TryGesv(l, n, n, a.Span, a.Ld, new int[n], u.Span, u.Ld, out _)),
                         ("getri", (l, t, a) => _lapack.TryGetri(l, n, a.Span, a.Ld, ipiv, out _)),
                         ("gecon", (l, t, a) => _lapack.Gecon(l, Norm.One, n, a.Span, a.Ld, TReal.One, out _)),
                         ("gecon of a norm", (l, t, a) => _lapack.Gecon(l, Norm.Infinity, n, i.Span, i.Ld, TReal.Abs(Real(bad)), out _)),
                         ("gerfs", (l, _, a) => _lapack.Gerfs(l, Transpose.None, n, n, a.Span, a.Ld, a.Span, a.Ld, ipiv, i.Span, i.Ld, u.Span, u.Ld, w, wi)),
                         ("posv", (l, t, a) => _lapack.TryPosv(l, t, n, n, a.Span, a.Ld, u.Span, u.Ld, out _)),
                         ("potri", (l, t, a) => _lapack.TryPotri(l, t, n, a.Span, a.Ld, out _)),
                         ("pocon", (l, t, a) => _lapack.Pocon(l, t, n, a.Span, a.Ld, TReal.One, out _)),
                         ("pocon of a norm", (l, t, a) => _lapack.Pocon(l, t, n, i.Span, i.Ld, TReal.Abs(Real(bad)), out _)),
                         ("sysv", (l, t, a) => _lapack.TrySysv(l, t, n, n, a.Span, a.Ld, new int[n], u.Span, u.Ld, out _)),
                         ("hesv", (l, t, a) => _lapack.TryHesv(l, t, n, n, a.Span, a.Ld, new int[n], u.Span, u.Ld, out _)),
                         ("trtri", (l, t, a) => _lapack.TryTrtri(l, t, Diag.NonUnit, n, a.Span, a.Ld, out _)),
                         ("trtrs", (l, t, a) => _lapack.TryTrtrs(l, t, Transpose.None, Diag.NonUnit, n, n, a.Span, a.Ld, u.Span, u.Ld, out _)),
                         ("trcon", (l, t, a) => _lapack.Trcon(l, Norm.One, t, Diag.NonUnit, n, a.Span, a.Ld, out _)),
                         ("geqrf", (l, _, a) => _lapack.Geqrf(l, n, n, a.Span, a.Ld, tau)),
                         ("gelqf", (l, _, a) => _lapack.Gelqf(l, n, n, a.Span, a.Ld, tau)),
                         ("geqp3", (l, _, a) => _lapack.Geqp3(l, n, n, a.Span, a.Ld, new int[n], tau)),
                         ("sytrd", (l, t, a) => _lapack.Sytrd(l, t, n, a.Span, a.Ld, w, wi, tau)),
                         ("gehrd", (l, _, a) => _lapack.Gehrd(l, n, 1, n, a.Span, a.Ld, tau)),
                         ("gebrd", (l, _, a) => _lapack.Gebrd(l, n, n, a.Span, a.Ld, w, wi, tau, tau2)),
                         ("trevc", (l, _, a) => _lapack.Trevc(l, EigenvectorSide.Both, EigenvectorJob.All, n, a.Span, a.Ld, u.Span, u.Ld, v.Span, v.Ld)),
                         ("trsyl", (l, t, a) => _lapack.TryTrsyl(l, Transpose.None, Transpose.None, 1, n, n, a.Span, a.Ld, i.Span, i.Ld, u.Span, u.Ld, out _, out _)),
                     })
            {
                UpLo uplo = row <= column ? UpLo.Upper : UpLo.Lower;
                string Context() => $"{Name(name)}, {layout}, n = {n}, {bad} at ({row},{column})";
                Mat<T, TReal> a = Store(Dense.Random(n, n, random, IsComplex), layout);

                // trevc and trsyl take what is a Schur form but for the bad entry: triangular.
                if (name is "trevc" or "trsyl")
                    a.Fill((r, c) => r <= c ? a[r, c] : T.Zero);
                a = With(a, row, name is "trevc" or "trsyl" ? Math.Max(row, column) : column, bad);
                u.Restore();
                v.Restore();
                Comes(Context, () => run(layout, uplo, a));
                a.OnlyElementsChanged("a", Context);
                u.OnlyElementsChanged("u", Context);
                v.OnlyElementsChanged("v", Context);
            }

            Mat<T, TReal> x = With(Store(Dense.Identity(n), layout), row, column, bad);
            TReal norm = _lapack.Lange(layout, Norm.One, n, n, x.Span, x.Ld);
            Require(double.IsNaN(bad) ? TReal.IsNaN(norm) : TReal.IsPositiveInfinity(norm), () => $"{Name("lange")} of a matrix with {bad} is {norm}.");
        });
    }

    private static void ForEach(Random random, Action<Layout, int, int, int, double> check)
    {
        foreach (Layout layout in Layouts)
        {
            foreach (int n in s_orders)
            {
                foreach (double bad in s_values)
                {
                    foreach ((int row, int column) in new[] { (0, 0), (n - 1, n - 1), (n - 1, 0), (0, n - 1), (random.Next(n), random.Next(n)) }.Distinct())
                        check(layout, n, row, column, bad);
                }
            }
        }
    }

    private static Mat<T, TReal> With(Mat<T, TReal> a, int row, int column, double bad)
    {
        a[row, column] = Scalar<T, TReal>.Make(bad);
        a.Remember();
        return a;
    }

    private static void Refused(Func<string> context, string entry, string name, Action call)
    {
        ArgumentException? refusal = null;
        Comes(context, () =>
        {
            try
            {
                call();
            }
            catch (ArgumentException e)
            {
                refusal = e;
            }
        });
        string start = name == "h" ? entry.Replace("a[", "h[", StringComparison.Ordinal) : entry;
        Require(
            refusal?.ParamName == name && refusal.Message.StartsWith(start + " is ", StringComparison.Ordinal),
            () => $"{context()}: {start} was not refused: {refusal?.Message ?? "no error"}");
    }

    // In a thread of its own: what never comes back is a failure, and does not keep the process.
    private static void Comes(Func<string> context, Action call)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                call();
            }
            catch (LapackException)
            {
                // It has come back, and said why there is no result.
            }
            catch (Exception e)
            {
                thrown = e;
            }
        })
        { IsBackground = true };
        thread.Start();
        Require(thread.Join(s_limit), () => $"{context()}: it has not come back within {s_limit}.");
        Require(thrown is null, () => $"{context()}: {thrown}");
    }
}
