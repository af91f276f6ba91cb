using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>General eigenproblems: |A V - V W| / (n |A| eps) with vectors of norm 1 (DGET22), |A - Z T Zᴴ| / (n |A| eps) (DHST01), stage by stage too.</summary>
internal sealed class SchurChecks<T, TReal>(IBlasProvider provider) : LapackChecks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static readonly int[] s_orders = [0, 1, 2, 3, 5, 10, 33];

    [Check("geev")]
    public void Eigenvectors()
    {
        var random = new Random(331);
        foreach (Layout layout in Layouts)
        {
            foreach (int n in s_orders)
            {
                foreach ((string kind, Dense matrix) in TestMatrices.Nonsymmetric(n, random, IsComplex, Eps, IsSingle))
                    Drive(layout, n, kind, matrix);
            }

            Drive(layout, 110, "random", Dense.Random(110, 110, random, IsComplex));
        }
    }

    [Check("gees")]
    public void Schur()
    {
        var random = new Random(332);
        foreach (Layout layout in Layouts)
        {
            foreach (int n in s_orders)
            {
                foreach ((string kind, Dense matrix) in TestMatrices.Nonsymmetric(n, random, IsComplex, Eps, IsSingle))
                {
                    foreach (bool chooses in new[] { false, true })
                    {
                        // To order what is defective or clustered is another matter.
                        if (chooses && kind is not ("random" or "triangular" or "Grcar"))
                            continue;
                        string Context() => $"{Name("gees")}, {layout}, n = {n}, {kind}{(chooses ? ", ordered" : "")}";
                        Mat<T, TReal> a = Store(matrix, layout), z = Room(layout, n, n);
                        TReal[] wr = new TReal[n], wi = new TReal[n];
                        int asked = 0;
                        Func<TReal, TReal, bool>? select = !chooses ? null : (re, im) =>
                        {
                            asked++;
                            return re > TReal.Zero;
                        };
                        Converged(Context, _lapack.TryGees(layout, Job.Vectors, select, n, a.Span, a.Ld, out nint sdim, wr, wi, z.Span, z.Ld, out nint info), info);
                        Dense t = Now(a);
                        Decomposes(Context, Was(a), t, Now(z));
                        OnDiagonal(Context, t, Lambda(wr, wi), Was(a).Norm());
                        if (!chooses)
                        {
                            Require(sdim == 0, () => $"{Context()}: sdim is {sdim} without a choice.");
                            continue;
                        }

                        Require(n == 0 || asked > 0, () => $"{Context()}: the choice was not asked.");
                        for (int i = 0; i < n; i++)
                        {
                            int at = i;
                            Require((wr[i] > TReal.Zero) == i < sdim, () => $"{Context()}: w({at}) = {wr[at]} is at the wrong place, sdim is {sdim}.");
                        }
                    }
                }
            }
        }
    }

    /// <summary>What a choice throws comes out of gees, whatever frames are between.</summary>
    [Check("gees")]
    public void ChoiceThrows()
    {
        Mat<T, TReal> a = Store(Dense.Random(5, 5, new Random(1), IsComplex), Layout.ColumnMajor);
        TimeoutException? caught = null;
        try
        {
            _lapack.Gees(
                Layout.ColumnMajor, Job.None, (_, _) => throw new TimeoutException("from the choice"), 5, a.Span, a.Ld, out _, new TReal[5], new TReal[5], [], 1);
        }
        catch (TimeoutException e)
        {
            caught = e;
        }

        Require(caught?.Message == "from the choice", () => $"{Name("gees")}: an exception of the choice did not come out.");
    }

    [Check("gebal", "gebak", "gehrd", "orghr", "hseqr", "trevc")]
    public void Stages()
    {
        var random = new Random(333);
        foreach (Layout layout in Layouts)
        {
            foreach (int n in (int[])[.. s_orders, 90])
            {
                foreach (BalanceJob job in new[] { BalanceJob.None, BalanceJob.Both })
                {
                    string Context() => $"{Name("gehrd")}, {layout}, {job}, n = {n}";

                    // Rows and columns that can be put aside, and elements that want scaling.
                    Mat<T, TReal> a = Store(
                        Dense.Make(n, n, (i, j) => (i == n / 2 && j != i) || (j == n / 3 && i != j) ? 0
                            : new Complex((2 * random.NextDouble()) - 1, IsComplex ? random.NextDouble() : 0) * Math.Pow(2, (i % 5) - (j % 5))), layout);
                    Dense was = Was(a);
                    var scale = new TReal[n];
                    _lapack.Gebal(layout, job, n, a.Span, a.Ld, out nint ilo, out nint ihi, scale);
                    if (n == 0)
                        continue;
                    Dense balanced = Now(a);
                    Require(ilo >= 1 && ihi <= n && ilo <= ihi, () => $"{Context()}: ilo is {ilo}, ihi {ihi}.");
                    Require(job == BalanceJob.None || n < 3 || ihi - ilo + 1 < n, () => $"{Context()}: nothing was put aside.");
                    a.Remember();
                    var tau = new T[n - 1];
                    _lapack.Gehrd(layout, n, ilo, ihi, a.Span, a.Ld, tau);
                    Dense h = Now(a).Where((i, j) => i <= j + 1 && !(i == j + 1 && (i < ilo || i >= ihi)));
                    Mat<T, TReal> q = Store(Now(a), layout);
                    _lapack.Orghr(layout, n, ilo, ihi, q.Span, q.Ld, tau);
                    Orthonormal(Context, "Q", Now(q));
                    Same(Context, "|A - Q H Q^H| / (n |A| eps)", balanced, Now(q) * h * Now(q).H);
                    q.Remember();

                    Mat<T, TReal> t = Store(h, layout), values = Store(h, layout);
                    TReal[] wr = new TReal[n], wi = new TReal[n], wr2 = new TReal[n], wi2 = new TReal[n];
                    Converged(Context, _lapack.TryHseqr(layout, SchurJob.Eigenvalues, Accumulate.None, n, ilo, ihi, values.Span, values.Ld, wr2, wi2, [], 1, out nint info), info);
                    Converged(Context, _lapack.TryHseqr(layout, SchurJob.Schur, Accumulate.Vectors, n, ilo, ihi, t.Span, t.Ld, wr, wi, q.Span, q.Ld, out info), info);
                    Decomposes(Context, balanced, Now(t), Now(q));

                    Mat<T, TReal> vl = Store(Now(q), layout), vr = Store(Now(q), layout);
                    Dense schur = Now(t);
                    _lapack.Trevc(layout, EigenvectorSide.Both, EigenvectorJob.BackTransformed, n, t.Span, t.Ld, vl.Span, vl.Ld, vr.Span, vr.Ld);
                    Require((schur - Now(t)).Norm() == 0, () => $"{Context()}: trevc changed T.");
                    Vectors(Context, balanced, Joined(Now(vr), wi), Lambda(wr, wi), unit: false);
                    Vectors(() => Context() + ", left", balanced.H, Joined(Now(vl), wi), Lambda(wr, wi).H, unit: false);
                    _lapack.Gebak(layout, job, Side.Right, n, ilo, ihi, scale, n, vr.Span, vr.Ld);
                    Vectors(() => Context() + ", gebak", was, Joined(Now(vr), wi), Lambda(wr, wi), unit: false, growth: 1000);
                    _lapack.Gebak(layout, job, Side.Left, n, ilo, ihi, scale, n, vl.Span, vl.Ld);
                    Vectors(() => Context() + ", gebak left", was.H, Joined(Now(vl), wi), Lambda(wr, wi).H, unit: false, growth: 1000);
                }
            }
        }
    }

    [Check("trsyl")]
    public void Sylvester()
    {
        var random = new Random(334);
        foreach (Layout layout in Layouts)
        {
            foreach ((int m, int n) in new[] { (0, 3), (1, 1), (2, 3), (10, 7), (33, 50) })
            {
                foreach (Transpose transA in new[] { Transpose.None, Transpose.ConjugateTranspose })
                {
                    foreach (Transpose transB in new[] { Transpose.None, Transpose.ConjugateTranspose })
                    {
                        foreach (int sign in new[] { 1, -1 })
                        {
                            string Context() => $"{Name("trsyl")}, {layout}, {transA}, {transB}, {sign}, {m} x {n}";
                            Mat<T, TReal> a = Triangle(m, 3, layout, random), b = Triangle(n, sign * 3, layout, random);
                            Mat<T, TReal> c = Store(Dense.Random(m, n, random, IsComplex), layout);
                            Converged(Context, _lapack.TryTrsyl(layout, transA, transB, sign, m, n, a.Span, a.Ld, b.Span, b.Ld, c.Span, c.Ld, out TReal scale, out nint info), info);
                            Dense x = Now(c), opA = transA == Transpose.None ? Was(a) : Was(a).H, opB = transB == Transpose.None ? Was(b) : Was(b).H;
                            Dense residual = (opA * x) + (x * opB).Scale(sign) - Was(c).Scale(Scalar<T, TReal>.ToDouble(scale));
                            Ratio(Context, "the residual", residual.Norm(), (opA.Norm() + opB.Norm()) * x.Norm() * Math.Max(1, Math.Max(m, n)));
                        }
                    }
                }
            }
        }
    }

    private static Mat<T, TReal> Triangle(int n, double shift, Layout layout, Random random) =>
        Store(Dense.Random(n, n, random, IsComplex).Where((i, j) => i <= j) + Dense.Identity(n).Scale(shift), layout);

    private void Drive(Layout layout, int n, string kind, Dense matrix)
    {
        foreach (bool left in new[] { true, false })
        {
            foreach (bool right in new[] { true, false })
            {
                string Context() => $"{Name("geev")}, {layout}, n = {n}, {kind}, {(left ? "left" : "no left")}, {(right ? "right" : "no right")}";
                Mat<T, TReal> a = Store(matrix, layout), vl = Room(layout, left ? n : 0, left ? n : 0), vr = Room(layout, right ? n : 0, right ? n : 0);
                TReal[] wr = new TReal[n], wi = new TReal[n];
                Dense was = Was(a);
                bool done = _lapack.TryGeev(
                    layout, left ? Job.Vectors : Job.None, right ? Job.Vectors : Job.None, n, a.Span, a.Ld, wr, wi, vl.Span, vl.Ld, vr.Span, vr.Ld, out nint info);
                Converged(Context, done, info);
                vl.OnlyElementsChanged("vl", Context);
                vr.OnlyElementsChanged("vr", Context);
                if (right)
                    Vectors(Context, was, Joined(Now(vr), wi), Lambda(wr, wi), unit: true);
                if (left)
                    Vectors(() => Context() + ", left", was.H, Joined(Now(vl), wi), Lambda(wr, wi).H, unit: true);

                // A real eigenvalue's imaginary part is printed as +0, NumPy's way.
                Require(IsComplex || wi.All(x => x != TReal.Zero || !TReal.IsNegative(x)), () => $"{Context()}: an imaginary part is -0.");

                // The trace is the sum of the eigenvalues.
                Complex trace = 0, sum = 0;
                for (int i = 0; i < n; i++)
                {
                    trace += was[i, i];
                    sum += new Complex(Scalar<T, TReal>.ToDouble(wr[i]), Scalar<T, TReal>.ToDouble(wi[i]));
                }

                Ratio(Context, "|trace - sum of eigenvalues| / (n |A| eps)", Complex.Abs(trace - sum), Math.Max(1, n) * n * was.Norm());
            }
        }
    }

    private static Dense Lambda(TReal[] wr, TReal[] wi) => Dense.Make(wr.Length, wr.Length, (i, j) =>
        i == j ? new Complex(Scalar<T, TReal>.ToDouble(wr[i]), Scalar<T, TReal>.ToDouble(wi[i])) : 0);

    // The eigenvalues are those of the diagonal blocks, in their order: of a standardized block a + i sqrt(-bc) and its conjugate.
    private static void OnDiagonal(Func<string> context, Dense t, Dense lambda, double norm)
    {
        for (int i = 0; i < t.Rows; i++)
        {
            double below = IsComplex || i == t.Rows - 1 ? 0 : t[i + 1, i].Real, above = IsComplex || i == 0 ? 0 : t[i, i - 1].Real;
            double imaginary = below != 0 ? Math.Sqrt(Math.Abs(below)) * Math.Sqrt(Math.Abs(t[i, i + 1].Real))
                : above != 0 ? -Math.Sqrt(Math.Abs(above)) * Math.Sqrt(Math.Abs(t[i - 1, i].Real)) : t[i, i].Imaginary;
            Ratio(context, $"|T({i},{i}) - w({i})| / (n |A| eps)", Complex.Abs(new Complex(t[i, i].Real, imaginary) - lambda[i, i]), t.Rows * norm);
        }
    }

    // Of real elements two columns hold the vectors of a conjugate pair.
    private static Dense Joined(Dense v, TReal[] wi) => IsComplex ? v : Dense.Make(v.Rows, v.Columns, (i, j) =>
        wi[j] > TReal.Zero ? new Complex(v[i, j].Real, v[i, j + 1].Real) : wi[j] < TReal.Zero ? new Complex(v[i, j - 1].Real, -v[i, j].Real) : v[i, j]);

    private static void Vectors(Func<string> context, Dense a, Dense v, Dense lambda, bool unit, double growth = 1)
    {
        int n = a.Rows;
        Dense residual = (a * v) - (v * lambda);
        double norm = a.Norm();
        for (int j = 0; j < n; j++)
        {
            double length = Math.Sqrt(Enumerable.Range(0, n).Sum(i => (v[i, j].Real * v[i, j].Real) + (v[i, j].Imaginary * v[i, j].Imaginary)));
            int at = j;
            Require(!unit || Math.Abs(length - 1) <= Threshold * Eps * n, () => $"{context()}: vector {at} has norm {length:R}.");
            Require(length > 0, () => $"{context()}: vector {at} has norm {length:R}.");
            Ratio(() => $"{context()}, vector {at}", "|A v - l v| / (n |A| |v| eps)", Dense.Make(n, 1, (i, _) => residual[i, j]).Norm(), growth * n * norm * length);
        }
    }

    private static void Decomposes(Func<string> context, Dense a, Dense t, Dense z)
    {
        int n = a.Rows;
        for (int j = 0; j < n; j++)
        {
            for (int i = j + 1; i < n; i++)
            {
                int row = i, column = j;

                // A block of two stands alone.
                bool block = !IsComplex && i == j + 1 && (j == 0 || t[j, j - 1] == 0) && (i == n - 1 || t[i + 1, i] == 0);
                Require(t[i, j] == 0 || block, () => $"{context()}: T({row},{column}) is {t[row, column]}.");
            }
        }

        Orthonormal(context, "Z", z);
        Same(context, "|A - Z T Z^H| / (n |A| eps)", a, z * t * z.H);
    }
}
