using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>QR, LQ and least squares: LAPACK's ratios |A - Q R|, |I - Qᴴ Q|, and for least squares orthogonality of residual and range.</summary>
internal sealed class FactorChecks<T, TReal>(IBlasProvider provider) : LapackChecks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("geqrf", "orgqr", "ormqr", "gelqf", "orglq", "ormlq")]
    public void Orthogonal()
    {
        var random = new Random(311);
        foreach (Layout layout in Layouts)
        {
            foreach ((int m, int n) in Shapes)
            {
                foreach ((string kind, Dense matrix) in TestMatrices.General(m, n, random, IsComplex, Eps, IsSingle).Take(m > 60 ? 1 : 99))
                {
                    int k = Math.Min(m, n);
                    string Context() => $"{Name("geqrf")}, {layout}, {m} x {n}, {kind}";
                    Mat<T, TReal> a = Store(matrix, layout);
                    Dense was = Was(a);
                    var tau = new T[k];
                    _lapack.Geqrf(layout, m, n, a.Span, a.Ld, tau);
                    a.OnlyElementsChanged("a", Context);
                    Dense factors = Now(a), r = factors.Part(k, n).Where((i, j) => i <= j);
                    Mat<T, TReal> q = Store(factors.Part(m, k), layout), reflectors = Store(factors.Part(m, k), layout);
                    _lapack.Orgqr(layout, m, k, k, q.Span, q.Ld, tau);
                    Same(Context, "|A - Q R| / (n |A| eps)", was, Now(q) * r);
                    Orthonormal(Context, "Q", Now(q));
                    Multiplies(layout, m, k, reflectors, tau, Now(q), isRows: false, random);

                    a = Store(matrix, layout);
                    _lapack.Gelqf(layout, m, n, a.Span, a.Ld, tau);
                    factors = Now(a);
                    Dense l = factors.Part(m, k).Where((i, j) => i >= j);
                    q = Store(factors.Part(k, n), layout);
                    reflectors = Store(factors.Part(k, n), layout);
                    _lapack.Orglq(layout, k, n, k, q.Span, q.Ld, tau);
                    Same(() => Context() + " (gelqf)", "|A - L Q| / (n |A| eps)", was, l * Now(q));
                    Orthonormal(() => Context() + " (orglq)", "Q", Now(q).H);
                    Multiplies(layout, n, k, reflectors, tau, Now(q).H, isRows: true, random);
                }
            }
        }
    }

    [Check("geqp3")]
    public void Pivoting()
    {
        var random = new Random(312);
        foreach (Layout layout in Layouts)
        {
            foreach ((int m, int n) in Shapes)
            {
                foreach ((string kind, Dense matrix) in TestMatrices.General(m, n, random, IsComplex, Eps, IsSingle).Take(m > 60 ? 1 : 99))
                {
                    int k = Math.Min(m, n);
                    string Context() => $"{Name("geqp3")}, {layout}, {m} x {n}, {kind}";
                    Mat<T, TReal> a = Store(matrix, layout);
                    Dense was = Was(a);
                    var tau = new T[k];
                    var jpvt = new int[n];
                    _lapack.Geqp3(layout, m, n, a.Span, a.Ld, jpvt, tau);
                    if (k == 0)
                        continue;
                    Require(jpvt.Order().SequenceEqual(Enumerable.Range(1, n)), () => $"{Context()}: jpvt is no permutation: {string.Join(' ', jpvt)}.");
                    Dense r = Now(a).Part(k, n).Where((i, j) => i <= j);
                    Mat<T, TReal> q = Store(Now(a).Part(m, k), layout);
                    _lapack.Orgqr(layout, m, k, k, q.Span, q.Ld, tau);
                    Same(Context, "|A P - Q R| / (n |A| eps)", Dense.Make(m, n, (i, j) => was[i, jpvt[j] - 1]), Now(q) * r);
                    double norm = was.Norm();
                    for (int i = 1; i < k; i++)
                    {
                        int at = i;
                        Require(
                            Complex.Abs(r[i, i]) <= (Complex.Abs(r[i - 1, i - 1]) * (1 + (100 * Math.Sqrt(Eps)))) + (norm * Eps * n),
                            () => $"{Context()}: |R({at},{at})| is {Complex.Abs(r[at, at])}, more than the one before, {Complex.Abs(r[at - 1, at - 1])}.");
                    }
                }
            }
        }
    }

    [Check("gels")]
    public void FullRank()
    {
        var random = new Random(313);
        foreach (Layout layout in Layouts)
        {
            foreach (Transpose trans in new[] { Transpose.None, Transpose.ConjugateTranspose })
            {
                foreach ((int m, int n) in Shapes)
                {
                    foreach (int nrhs in new[] { 1, 3 })
                    {
                        string Context() => $"{Name("gels")}, {layout}, {trans}, {m} x {n}, nrhs = {nrhs}";
                        Mat<T, TReal> a = Store(Dense.Random(m, n, random, IsComplex), layout);
                        Dense op = trans == Transpose.None ? Was(a) : Was(a).H;
                        Mat<T, TReal> b = Store(Dense.Random(Math.Max(m, n), nrhs, random, IsComplex), layout);
                        Converged(Context, _lapack.TryGels(layout, trans, m, n, nrhs, a.Span, a.Ld, b.Span, b.Ld, out nint info), info);
                        b.OnlyElementsChanged("b", Context);
                        IsLeastSquares(Context, op, Now(b).Part(op.Columns, nrhs), Was(b).Part(op.Rows, nrhs), op.H);
                    }
                }
            }
        }
    }

    [Check("gelsy", "gelsd")]
    public void AnyRank()
    {
        var random = new Random(314);
        foreach (Layout layout in Layouts)
        {
            foreach ((int m, int n) in Shapes)
            {
                int k = Math.Min(m, n);
                foreach (int rank in new[] { k, (k + 1) / 2, 0 }.Distinct())
                {
                    Dense left = Dense.Orthonormal(m, rank, random, IsComplex), right = Dense.Orthonormal(n, rank, random, IsComplex);
                    double[] values = [.. Enumerable.Range(0, rank).Select(i => 3.0 - (2.0 * i / Math.Max(1, rank)))];
                    Dense exact = left * Dense.Diagonal(rank, rank, values) * right.H;
                    Dense right1 = Dense.Random(Math.Max(m, n), 2, random, IsComplex);
                    foreach (bool divides in new[] { false, true })
                    {
                        string Context() => $"{Name(divides ? "gelsd" : "gelsy")}, {layout}, {m} x {n}, rank {rank}";
                        Mat<T, TReal> a = Store(exact, layout), b = Store(right1, layout);
                        Dense was = Was(a);
                        TReal rcond = Real(1e-3);
                        nint found;
                        if (divides)
                        {
                            var s = new TReal[k];
                            Converged(Context, _lapack.TryGelsd(layout, m, n, 2, a.Span, a.Ld, b.Span, b.Ld, s, rcond, out found, out nint info), info);
                            for (int i = 0; i < k; i++)
                            {
                                double expected = i < rank ? values[i] : 0;
                                Require(
                                    Math.Abs(Scalar<T, TReal>.ToDouble(s[i]) - expected) <= Threshold * Eps * Math.Max(m, n) * 3,
                                    () => $"{Context()}: singular values are {string.Join(' ', s)}, expected {string.Join(' ', values)}.");
                            }
                        }
                        else
                        {
                            _lapack.Gelsy(layout, m, n, 2, a.Span, a.Ld, b.Span, b.Ld, new int[n], rcond, out found);
                        }

                        Require(found == rank, () => $"{Context()}: the rank found is {found}.");
                        IsLeastSquares(Context, was, Now(b).Part(n, 2), Was(b).Part(m, 2), right);
                    }
                }
            }
        }
    }

    /// <summary>
    /// The rank that gelsy finds where small singular values are not zero: on either side of rcond by a factor of 1000, much more than its estimate
    /// of a condition may be off. What was cut away is left in the residual: |Aᴴ (B - A X)| is as small as the first value that counts as zero.
    /// </summary>
    [Check("gelsy")]
    public void NumericalRank()
    {
        var random = new Random(315);
        double small = IsSingle ? 1e-5 : 1e-9, rcond = IsSingle ? 3e-3 : 1e-5;
        foreach (Layout layout in Layouts)
        {
            foreach ((int m, int n) in new[] { (8, 5), (5, 8), (12, 12), (45, 30) })
            {
                int k = Math.Min(m, n);
                foreach (int rank in new[] { 1, 2, k - 1, k })
                {
                    foreach (bool isFixed in new[] { false, true })
                    {
                        string Context() => $"{Name("gelsy")}, {layout}, {m} x {n}, numerical rank {rank}{(isFixed ? ", last column first" : "")}";
                        Dense left = Dense.Orthonormal(m, k, random, IsComplex), right = Dense.Orthonormal(n, k, random, IsComplex);
                        double[] values = [.. Enumerable.Range(0, k).Select(i => i < rank ? 1.0 - (0.5 * i / k) : small * (1 - (0.5 * i / k)))];
                        Mat<T, TReal> a = Store(left * Dense.Diagonal(k, k, values) * right.H, layout);
                        Mat<T, TReal> b = Store(Dense.Random(Math.Max(m, n), 2, random, IsComplex), layout);
                        var jpvt = new int[n];
                        jpvt[^1] = isFixed ? 1 : 0;
                        _lapack.Gelsy(layout, m, n, 2, a.Span, a.Ld, b.Span, b.Ld, jpvt, Real(rcond), out nint found);
                        a.OnlyElementsChanged("a", Context);
                        b.OnlyElementsChanged("b", Context);
                        Require(found == rank, () => $"{Context()}: the rank found is {found}.");
                        Require(jpvt.Order().SequenceEqual(Enumerable.Range(1, n)), () => $"{Context()}: jpvt is no permutation: {string.Join(' ', jpvt)}.");
                        Require(!isFixed || jpvt[0] == n, () => $"{Context()}: jpvt is {string.Join(' ', jpvt)}, expected to begin with {n}.");
                        Dense was = Was(a), x = Now(b).Part(n, 2), rhs = Was(b).Part(m, 2), residual = rhs - (was * x);
                        double cut = rank < k ? small * k : 0, allowed = ((Threshold * Eps) + cut) * was.Norm() * Math.Max(m, n) * (rhs.Norm() + (was.Norm() * x.Norm()));
                        double off = (was.H * residual).Norm();
                        Require(off <= allowed, () => $"{Context()}: |A^H (B - A X)| is {off:R}, more than {allowed:R}.");
                    }
                }
            }
        }
    }

    // The residual is orthogonal to the range of A, and the solution has no part in A's null space: it is in the span of `rows`.
    private static void IsLeastSquares(Func<string> context, Dense a, Dense x, Dense b, Dense rows)
    {
        if (a.Rows == 0 || a.Columns == 0)
        {
            Require(x.Norm() == 0, () => $"{context()}: X is not 0.");
            return;
        }

        Dense residual = b - (a * x);
        double norm = a.Norm();
        Ratio(context, "|A^H (B - A X)| / (|A| (|B| + |A| |X|) n eps)", (a.H * residual).Norm(),
            a.H.Norm() * (b.Norm() + (norm * x.Norm())) * Math.Max(a.Rows, a.Columns));
        if (a.Rows >= a.Columns && rows.Columns >= a.Columns)
            return;

        // An orthonormal basis of the rows' span.
        Dense q = GramSchmidt(rows);
        Ratio(context, "|X - Q Q^H X| / (|X| n eps), Q a basis of the rows", (x - (q * (q.H * x))).Norm(), x.Norm() * Math.Max(a.Rows, a.Columns) * 10);
    }

    private static Dense GramSchmidt(Dense a)
    {
        Dense q = Dense.Make(a.Rows, a.Columns, (i, j) => a[i, j]);
        for (int j = 0; j < q.Columns; j++)
        {
            for (int pass = 0; pass < 2; pass++)
            {
                for (int c = 0; c < j; c++)
                {
                    Complex dot = 0;
                    for (int i = 0; i < q.Rows; i++)
                        dot += Complex.Conjugate(q[i, c]) * q[i, j];
                    for (int i = 0; i < q.Rows; i++)
                        q[i, j] -= dot * q[i, c];
                }
            }

            double norm = Math.Sqrt(Enumerable.Range(0, q.Rows).Sum(i => Math.Pow(Complex.Abs(q[i, j]), 2)));
            for (int i = 0; i < q.Rows; i++)
                q[i, j] /= norm;
        }

        return q;
    }

    // C := op(Q) C and C op(Q): against the product with the first columns of Q, which is what Q makes of (C; 0).
    private void Multiplies(Layout layout, int order, int k, Mat<T, TReal> reflectors, T[] tau, Dense q, bool isRows, Random random)
    {
        if (k == 0)
            return;
        foreach (Side side in Sides)
        {
            foreach (Transpose trans in new[] { Transpose.None, Transpose.ConjugateTranspose })
            {
                string Context() => $"{Name(isRows ? "ormlq" : "ormqr")}, {layout}, {side}, {trans}, order {order}, k = {k}";

                // Of LQ it is Qᴴ whose first columns are known.
                bool direct = (trans == Transpose.None) != isRows;
                int few = 3, m = side == Side.Left ? order : few, n = side == Side.Left ? few : order;
                Dense all = Dense.Random(m, n, random, IsComplex);

                // Left: Q C with zeros below row k, or the first k rows of Qᴴ C. Right: the same of the conjugate transpose.
                Dense c = (side == Side.Left) == direct ? all.Where((i, j) => (side == Side.Left ? i : j) < k) : all;
                Mat<T, TReal> mat = Store(c, layout);
                Dense was = Was(mat);
                if (isRows)
                    _lapack.Ormlq(layout, side, trans, m, n, k, reflectors.Span, reflectors.Ld, tau, mat.Span, mat.Ld);
                else
                    _lapack.Ormqr(layout, side, trans, m, n, k, reflectors.Span, reflectors.Ld, tau, mat.Span, mat.Ld);
                reflectors.Unchanged("a", Context);
                mat.OnlyElementsChanged("c", Context);
                Dense now = Now(mat), expected, got;
                if (side == Side.Left)
                    (expected, got) = direct ? (q * was.Part(k, n), now) : (q.H * was, now.Part(k, n));
                else
                    (expected, got) = direct ? (was * q, now.Part(m, k)) : (was.Part(m, k) * q.H, now);
                Ratio(Context, "|op(Q) C| off / (n |C| eps)", (expected - got).Norm(), order * was.Norm() * Math.Sqrt(order));
            }
        }
    }
}
