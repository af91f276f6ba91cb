using System.Numerics;
using Blas;
using Blas.Managed;

namespace Conformance;

/// <summary>
/// Results beside the managed provider's, up to what is free (signs, phases, order), within what perturbation theory allows two backward stable
/// computations: each is exact for a matrix A + E with |E| at most p(n) eps |A|, p(n) here 30 n as in LAPACK's tests.
/// </summary>
internal sealed class ComparisonChecks<T, TReal>(IBlasProvider provider) : LapackChecks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static readonly int[] s_orders = [1, 2, 3, 5, 10, 21, 50];

    private static readonly (int M, int N)[] s_shapes = [(1, 1), (3, 2), (2, 3), (10, 10), (50, 10), (10, 50), (60, 60)];

    private readonly ILapack<T, TReal> _managed = Pick<ILapack<T, TReal>>(
        s_right.Lapack.Single, s_right.Lapack.Double, s_right.Lapack.Complex32, s_right.Lapack.Complex);

    /// <summary>Eigenvalues: |l - l'| at most |E| (Weyl). Vectors: the sine of their angle at most |E| / gap (Davis and Kahan).</summary>
    [Check("syev", "syevd", "syevr")]
    public void HermitianEigenproblems()
    {
        var random = new Random(371);
        ForEachHermitian(random, (uplo, n, kind, matrix) =>
        {
            (double[] values, Dense vectors) = Syevd(_managed, uplo, matrix);
            double error = 2 * Threshold * n * Eps * Spectral(values);
            foreach (string routine in new[] { "syev", "syevd", "syevr" })
            {
                string Context() => $"{Name(routine)} beside managed, {uplo}, n = {n}, {kind}";
                Mat<T, TReal> a = StoreTriangle(matrix, Layout.ColumnMajor, uplo), z = Room(Layout.ColumnMajor, n, n);
                var w = new TReal[n];
                switch (routine)
                {
                    case "syev":
                        _lapack.Syev(Layout.ColumnMajor, Job.Vectors, uplo, n, a.Span, a.Ld, w);
                        break;
                    case "syevd":
                        _lapack.Syevd(Layout.ColumnMajor, Job.Vectors, uplo, n, a.Span, a.Ld, w);
                        break;
                    default:
                        _lapack.Syevr(
                            Layout.ColumnMajor, Job.Vectors, EigenRange.All, uplo, n, a.Span, a.Ld, TReal.Zero, TReal.Zero, 0, 0, TReal.Zero, out nint _, w, z.Span, z.Ld);
                        break;
                }

                Near(Context, Doubles(w), values, error);
                Dense other = Now(routine == "syevr" ? z : a);
                for (int j = 0; j < n; j++)
                {
                    double gap = Math.Min(j == 0 ? double.PositiveInfinity : values[j] - values[j - 1], j == n - 1 ? double.PositiveInfinity : values[j + 1] - values[j]);
                    Parallel(Context, j, vectors, other, (error / gap) + (10 * Threshold * n * Eps));
                }
            }
        });
    }

    /// <summary>Singular values: |s - s'| at most |E| (Weyl).</summary>
    [Check("gesvd", "gesdd", "gelsd")]
    public void SingularValues()
    {
        var random = new Random(372);
        foreach ((int m, int n) in ((int, int)[])[.. s_shapes, (300, 300)])
        {
            int k = Math.Min(m, n);
            foreach ((string kind, Dense matrix) in TestMatrices.General(m, n, random, IsComplex, Eps, IsSingle).Take(m == 300 ? 1 : 99))
            {
                double[] Run(ILapack<T, TReal> lapack, string routine)
                {
                    Mat<T, TReal> a = Store(matrix, Layout.ColumnMajor), b = Store(Dense.Make(Math.Max(m, n), 1, (_, _) => 1), Layout.ColumnMajor);
                    var s = new TReal[k];
                    switch (routine)
                    {
                        case "gesvd":
                            lapack.Gesvd(Layout.ColumnMajor, SvdJob.None, SvdJob.None, m, n, a.Span, a.Ld, s, [], 1, [], 1);
                            break;
                        case "gesdd":
                            lapack.Gesdd(Layout.ColumnMajor, SvdJob.None, m, n, a.Span, a.Ld, s, [], 1, [], 1);
                            break;
                        default:
                            lapack.Gelsd(Layout.ColumnMajor, m, n, 1, a.Span, a.Ld, b.Span, b.Ld, s, Real(1e-3), out nint _);
                            break;
                    }

                    return Doubles(s);
                }

                double[] expected = Run(_managed, "gesdd");
                foreach (string routine in new[] { "gesvd", "gesdd", "gelsd" })
                {
                    Near(
                        () => $"{Name(routine)} beside managed, {m} x {n}, {kind}", Run(_lapack, routine), expected, 2 * Threshold * Math.Max(m, n) * Eps * Spectral(expected));
                }
            }
        }
    }

    /// <summary>
    /// Eigenvalues of general matrices, in any order: for each of one there is one of the other within |E| / s, s the cosine between its left and
    /// right vector (first order); where that says nothing, within (2 |A| + |E|)^(1 - 1/n) |E|^(1/n) (Elsner).
    /// </summary>
    [Check("geev", "gees")]
    public void GeneralEigenvalues()
    {
        var random = new Random(373);
        foreach (int n in s_orders)
        {
            foreach ((string kind, Dense matrix) in TestMatrices.Nonsymmetric(n, random, IsComplex, Eps, IsSingle))
            {
                Mat<T, TReal> a = Store(matrix, Layout.ColumnMajor), vl = Room(Layout.ColumnMajor, n, n), vr = Room(Layout.ColumnMajor, n, n);
                Dense was = Was(a);
                TReal[] wr = new TReal[n], wi = new TReal[n];
                _managed.Geev(Layout.ColumnMajor, Job.Vectors, Job.Vectors, n, a.Span, a.Ld, wr, wi, vl.Span, vl.Ld, vr.Span, vr.Ld);
                Complex[] expected = Joined(wr, wi);
                double norm = Math.Sqrt(was.Norm()) * Math.Sqrt(was.H.Norm()), error = 2 * Threshold * n * Eps * norm;
                double elsner = Math.Pow((2 * norm) + error, 1 - (1.0 / n)) * Math.Pow(error, 1.0 / n);
                Dense left = Columns(Now(vl), wi), right = Columns(Now(vr), wi);
                double[] allowed = [.. Enumerable.Range(0, n).Select(j => Math.Min(elsner, 10 * error / Math.Max(double.Epsilon, Complex.Abs(Dot(left, right, j)))))];

                a = Store(matrix, Layout.ColumnMajor);
                TReal[] vr2 = new TReal[n], vi2 = new TReal[n];
                _lapack.Geev(Layout.ColumnMajor, Job.None, Job.None, n, a.Span, a.Ld, vr2, vi2, [], 1, [], 1);
                Matched(() => $"{Name("geev")} beside managed, n = {n}, {kind}", Joined(vr2, vi2), expected, allowed);
                a = Store(matrix, Layout.ColumnMajor);
                _lapack.Gees(Layout.ColumnMajor, Job.None, null, n, a.Span, a.Ld, out nint _, vr2, vi2, [], 1);
                Matched(() => $"{Name("gees")} beside managed, n = {n}, {kind}", Joined(vr2, vi2), expected, allowed);
            }
        }
    }

    /// <summary>
    /// What is unique up to phases: R of QR (a row's phase) and L of Cholesky, off by at most |E| times the condition (Stewart, Sun); solutions by
    /// twice as much (Higham, Accuracy and Stability, theorem 7.2); pivots and factors of LU.
    /// </summary>
    [Check("geqrf", "potrf", "getrf", "gesv", "posv", "hesv", "gels")]
    public void FactorsAndSolutions()
    {
        var random = new Random(374);
        foreach (int n in s_orders)
        {
            foreach (double condition in new[] { 1, 1e2, 0.01 / Eps })
            {
                double[] values = [.. Enumerable.Range(0, n).Select(i => Math.Pow(condition, -i / Math.Max(1.0, n - 1)))];
                Dense left = Dense.Orthonormal(n, n, random, IsComplex), right = Dense.Orthonormal(n, n, random, IsComplex);
                Dense general = left * Dense.Diagonal(n, n, values) * right.H, definite = Hermitian(left * Dense.Diagonal(n, n, values) * left.H);
                Dense rhs = Dense.Random(n, 2, random, IsComplex);

                // 1-norms for 2-norms cost a factor of sqrt(n) each.
                double error = 4 * Threshold * n * n * Eps * condition;
                foreach ((string name, Func<ILapack<T, TReal>, Dense> run) in new (string, Func<ILapack<T, TReal>, Dense>)[]
                         {
                             ("geqrf", l => UpToPhases(Factor(general, a => l.Geqrf(Layout.ColumnMajor, n, n, a.Span, a.Ld, new T[n])).Where((i, j) => i <= j))),
                             ("potrf", l => Factor(definite, a => l.Potrf(Layout.ColumnMajor, UpLo.Lower, n, a.Span, a.Ld)).Where((i, j) => i >= j)),
                             ("gesv", l => Solution(general, rhs, (a, b) => l.Gesv(Layout.ColumnMajor, n, 2, a.Span, a.Ld, new int[n], b.Span, b.Ld))),
                             ("posv", l => Solution(definite, rhs, (a, b) => l.Posv(Layout.ColumnMajor, UpLo.Upper, n, 2, a.Span, a.Ld, b.Span, b.Ld))),
                             ("hesv", l => Solution(definite, rhs, (a, b) => l.Hesv(Layout.ColumnMajor, UpLo.Upper, n, 2, a.Span, a.Ld, new int[n], b.Span, b.Ld))),
                             ("gels", l => Solution(general, rhs, (a, b) => l.Gels(Layout.ColumnMajor, Transpose.None, n, n, 2, a.Span, a.Ld, b.Span, b.Ld))),
                         })
                {
                    Dense expected = run(_managed), got = run(_lapack);
                    double off = (expected - got).Norm();
                    Require(
                        off <= error * expected.Norm(),
                        () => $"{Name(name)} beside managed, n = {n}, condition {condition}: off by {off:R} of {expected.Norm():R}, allowed {error:R} of it.");
                }

                // Pivots are the same unless two candidates are as large as each other but for roundings; so are the factors then.
                if (condition > 1e2)
                    continue;
                Mat<T, TReal> one = Store(general, Layout.ColumnMajor), two = Store(general, Layout.ColumnMajor);
                int[] ipiv = new int[n], again = new int[n];
                _managed.Getrf(Layout.ColumnMajor, n, n, one.Span, one.Ld, ipiv);
                _lapack.Getrf(Layout.ColumnMajor, n, n, two.Span, two.Ld, again);
                string Context() => $"{Name("getrf")} beside managed, n = {n}, condition {condition}";
                Require(ipiv.AsSpan().SequenceEqual(again), () => $"{Context()}: pivots {string.Join(' ', again)}, elsewhere {string.Join(' ', ipiv)}.");
                double gone = (Now(one) - Now(two)).Norm();
                Require(gone <= error * n * Now(one).Norm(), () => $"{Context()}: the factors differ by {gone:R} of {Now(one).Norm():R}.");
            }
        }
    }

    private static readonly ManagedProvider s_right = new();

    private static Dense Factor(Dense matrix, Action<Mat<T, TReal>> run)
    {
        Mat<T, TReal> a = Store(matrix, Layout.ColumnMajor);
        run(a);
        return Now(a);
    }

    private static Dense Solution(Dense matrix, Dense rhs, Action<Mat<T, TReal>, Mat<T, TReal>> run)
    {
        Mat<T, TReal> a = Store(matrix, Layout.ColumnMajor), b = Store(rhs, Layout.ColumnMajor);
        run(a, b);
        return Now(b);
    }

    // Every row of R multiplied so that its diagonal is positive.
    private static Dense UpToPhases(Dense r) => Dense.Make(r.Rows, r.Columns, (i, j) =>
        r[i, i] == 0 ? r[i, j] : r[i, j] * Complex.Conjugate(r[i, i]) / Complex.Abs(r[i, i]));

    private static (double[] Values, Dense Vectors) Syevd(ILapack<T, TReal> lapack, UpLo uplo, Dense matrix)
    {
        Mat<T, TReal> a = StoreTriangle(matrix, Layout.ColumnMajor, uplo);
        var w = new TReal[matrix.Rows];
        lapack.Syevd(Layout.ColumnMajor, Job.Vectors, uplo, matrix.Rows, a.Span, a.Ld, w);
        return (Doubles(w), Now(a));
    }

    private static void ForEachHermitian(Random random, Action<UpLo, int, string, Dense> check)
    {
        foreach (int n in s_orders)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach ((string kind, Dense matrix) in TestMatrices.Hermitian(n, random, IsComplex, Eps, IsSingle))
                    check(uplo, n, kind, matrix);
            }
        }
    }

    private static double Spectral(double[] values) => values.Length == 0 ? 0 : values.Max(Math.Abs);

    private static void Near(Func<string> context, double[] got, double[] expected, double error)
    {
        for (int i = 0; i < got.Length; i++)
        {
            int at = i;
            Require(Math.Abs(got[i] - expected[i]) <= error, () => $"{context()}: value {at} is {got[at]:R}, elsewhere {expected[at]:R}, allowed {error:R}.");
        }
    }

    // Two unit vectors whose angle has at most this sine. Beyond a tenth the vectors belong to a cluster and are free to turn in it.
    private static void Parallel(Func<string> context, int j, Dense x, Dense y, double sine)
    {
        if (!(sine < 0.1))
            return;
        Complex dot = Dot(x, y, j);
        double off = 0;
        for (int i = 0; i < x.Rows; i++)
            off += Math.Pow(Complex.Abs(y[i, j] - (x[i, j] * dot)), 2);
        Require(Math.Sqrt(off) <= sine, () => $"{context()}: vector {j} is off by {Math.Sqrt(off):R}, allowed {sine:R}.");
    }

    private static Complex Dot(Dense x, Dense y, int j)
    {
        Complex dot = 0;
        for (int i = 0; i < x.Rows; i++)
            dot += Complex.Conjugate(x[i, j]) * y[i, j];
        return dot;
    }

    private static Complex[] Joined(TReal[] wr, TReal[] wi) =>
        [.. wr.Select((x, i) => new Complex(Scalar<T, TReal>.ToDouble(x), Scalar<T, TReal>.ToDouble(wi[i])))];

    private static Dense Columns(Dense v, TReal[] wi) => IsComplex ? v : Dense.Make(v.Rows, v.Columns, (i, j) =>
        wi[j] > TReal.Zero ? new Complex(v[i, j].Real, v[i, j + 1].Real) : wi[j] < TReal.Zero ? new Complex(v[i, j - 1].Real, -v[i, j].Real) : v[i, j]);

    // Each of one has a partner of its own in the other: the best are taken first.
    private static void Matched(Func<string> context, Complex[] got, Complex[] expected, double[] allowed)
    {
        var free = Enumerable.Range(0, got.Length).ToList();
        foreach (int j in Enumerable.Range(0, expected.Length).OrderBy(i => allowed[i]))
        {
            int best = free.MinBy(i => Complex.Abs(got[i] - expected[j]));
            free.Remove(best);
            Require(
                Complex.Abs(got[best] - expected[j]) <= allowed[j],
                () => $"{context()}: the nearest to {expected[j]} is {got[best]}, off by {Complex.Abs(got[best] - expected[j]):R}, allowed {allowed[j]:R}.");
        }
    }
}
