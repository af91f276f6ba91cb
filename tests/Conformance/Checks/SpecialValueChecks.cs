using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>
/// NaN and infinities go where the formula takes them and nowhere else. What libraries are known to differ in is in
/// KnownDifferences.md.
/// </summary>
internal sealed class SpecialValueChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static readonly (int M, int N, int K)[] s_shapes = [(5, 6, 7), (19, 34, 3), (66, 40, 70), (130, 131, 40)];

    private static readonly double[] s_values = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    /// <summary>A value in A spoils its row of C, one in B its column, one in C itself; the signs of infinities are those of the sums.</summary>
    [Check("gemm")]
    public void Gemm()
    {
        var random = new Random(101);
        foreach ((int m, int n, int k) in s_shapes)
        {
            foreach (Layout layout in Layouts)
            {
                foreach (Transpose transA in Transposes)
                {
                    Transpose transB = Pick(random, Transposes);
                    foreach (double value in s_values)
                    {
                        foreach (char where in "abc")
                            Gemm(layout, transA, transB, m, n, k, where, value, random);
                    }
                }
            }
        }
    }

    [Check("gemv")]
    public void Gemv()
    {
        var random = new Random(102);
        foreach ((int m, int n, _) in s_shapes)
        {
            foreach (Layout layout in Layouts)
            {
                foreach (Transpose trans in Transposes)
                {
                    foreach (double value in s_values)
                    {
                        foreach (bool inMatrix in new[] { true, false })
                        {
                            string Context() => $"{Name("gemv")}, {layout}, {trans}, m = {m}, n = {n}, {value} in {(inMatrix ? "A" : "x")}";
                            (int rows, int columns) = trans.IsTransposed() ? (n, m) : (m, n);
                            Mat<T, TReal> a = Positive(layout, m, n, random);
                            Vec<T, TReal> x = Positive(columns, random), y = Positive(rows, random);
                            int p = random.Next(rows), q = random.Next(columns);
                            if (inMatrix)
                                a[trans.IsTransposed() ? q : p, trans.IsTransposed() ? p : q] = Scalar<T, TReal>.Make(value);
                            else
                                x[q] = Scalar<T, TReal>.Make(value);
                            _blas.Gemv(layout, trans, m, n, T.One, a.Span, a.Ld, x.Span, 1, T.One, y.Span, 1);
                            for (int i = 0; i < rows; i++)
                                Becomes(Context, "y", i, 0, y[i], !inMatrix || i == p ? value : 0);
                        }
                    }
                }
            }
        }
    }

    [Check("ger")]
    public void Ger()
    {
        var random = new Random(103);
        foreach ((int m, int n, _) in s_shapes)
        {
            foreach (Layout layout in Layouts)
            {
                foreach (double value in s_values)
                {
                    string Context() => $"{Name("ger")}, {layout}, m = {m}, n = {n}, {value} in x";
                    Mat<T, TReal> a = Positive(layout, m, n, random);
                    Vec<T, TReal> x = Positive(m, random), y = Positive(n, random);
                    int p = random.Next(m);
                    x[p] = Scalar<T, TReal>.Make(value);
                    _blas.Ger(layout, m, n, T.One, x.Span, 1, y.Span, 1, a.Span, a.Ld);
                    for (int i = 0; i < m; i++)
                    {
                        for (int j = 0; j < n; j++)
                            Becomes(Context, "A", i, j, a[i, j], i == p ? value : 0);
                    }
                }
            }
        }
    }

    [Check("dot")]
    public void Dot() => AtEveryPosition("dot", (x, y, value, context) => Becomes(context, "result", 0, 0, _blas.Dot(x.N, x.Span, 1, y.Span, 1), value));

    [Check("axpy")]
    public void Axpy() => AtEveryPosition("axpy", (x, y, value, context) =>
    {
        _blas.Axpy(x.N, T.One, x.Span, 1, y.Span, 1);
        for (int i = 0; i < x.N; i++)
            Becomes(context, "y", i, 0, y[i], double.IsFinite(Scalar<T, TReal>.Re(x[i])) ? 0 : value);
    });

    [Check("asum")]
    public void Asum() => AtEveryPosition("asum", (x, _, value, context) =>
        Becomes(context, "result", 0, 0, Scalar<T, TReal>.Make(Scalar<T, TReal>.ToDouble(_blas.Asum(x.N, x.Span, 1))), Math.Abs(value)));

    [Check("nrm2")]
    public void Nrm2() => AtEveryPosition("nrm2", (x, _, value, context) =>
        Becomes(context, "result", 0, 0, Scalar<T, TReal>.Make(Scalar<T, TReal>.ToDouble(_blas.Nrm2(x.N, x.Span, 1))), Math.Abs(value)));

    [Check("nrm2")]
    public void Nrm2OfNaNAndInfinity() => AtEveryPosition("nrm2", (x, _, value, context) =>
    {
        if (x.N == 1)
            return;
        x[0] = Scalar<T, TReal>.Make(double.PositiveInfinity);
        x[x.N - 1] = Scalar<T, TReal>.Make(double.NaN);
        Becomes(context, "result", 0, 0, Scalar<T, TReal>.Make(Scalar<T, TReal>.ToDouble(_blas.Nrm2(x.N, x.Span, 1))), double.NaN);
    });

    /// <summary>Which index is not said (see KnownDifferences.md), but it is one; and an infinity is the largest.</summary>
    [Check("iamax")]
    public void Iamax() => AtEveryPosition("iamax", (x, _, value, context) =>
    {
        nint got = _blas.Iamax(x.N, x.Span, 1);
        Require(got >= 0 && got < x.N, () => $"{context()}: the result is {got}, which is no index.");
        Require(
            double.IsNaN(value) || !double.IsFinite(Scalar<T, TReal>.Re(x[(int)got])),
            () => $"{context()}: the result is {got}, which is not where the infinity is.");
    });

    /// <summary>A NaN in one column of B stays there, and reaches every unknown that depends on it.</summary>
    [Check("trsm")]
    public void Trsm()
    {
        var random = new Random(104);
        foreach (int m in new[] { 5, 33, 70 })
        {
            foreach (Layout layout in Layouts)
            {
                const int n = 9;
                string Context() => $"{Name("trsm")}, {layout}, m = {m}, NaN in B";
                Mat<T, TReal> a = Positive(layout, m, m, random), b = Positive(layout, m, n, random);
                int p = random.Next(m), q = random.Next(n);
                b[p, q] = Scalar<T, TReal>.Make(double.NaN);
                _blas.Trsm(layout, Side.Left, UpLo.Lower, Transpose.None, Diag.NonUnit, m, n, T.One, a.Span, a.Ld, b.Span, b.Ld);
                for (int i = 0; i < m; i++)
                {
                    for (int j = 0; j < n; j++)
                    {
                        if (j != q || i >= p)
                            Becomes(Context, "X", i, j, b[i, j], j == q ? double.NaN : 0);
                    }
                }
            }
        }
    }

    private void Gemm(
        Layout layout, Transpose transA, Transpose transB, int m, int n, int k, char where, double value, Random random)
    {
        string Context() => $"{Name("gemm")}, {layout}, {transA}, {transB}, m = {m}, n = {n}, k = {k}, {value} in {where}";
        (int ma, int na) = transA.IsTransposed() ? (k, m) : (m, k);
        (int mb, int nb) = transB.IsTransposed() ? (n, k) : (k, n);
        Mat<T, TReal> a = Positive(layout, ma, na, random), b = Positive(layout, mb, nb, random), c = Positive(layout, m, n, random);
        int i0 = random.Next(m), j0 = random.Next(n), l0 = random.Next(k);
        T special = Scalar<T, TReal>.Make(value);
        if (where == 'a')
            a[transA.IsTransposed() ? l0 : i0, transA.IsTransposed() ? i0 : l0] = special;
        else if (where == 'b')
            b[transB.IsTransposed() ? j0 : l0, transB.IsTransposed() ? l0 : j0] = special;
        else
            c[i0, j0] = special;
        _blas.Gemm(layout, transA, transB, m, n, k, T.One, a.Span, a.Ld, b.Span, b.Ld, T.One, c.Span, c.Ld);
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                bool hit = where switch { 'a' => i == i0, 'b' => j == j0, _ => i == i0 && j == j0 };
                Becomes(Context, "C", i, j, c[i, j], hit ? value : 0);
            }
        }
    }

    private void AtEveryPosition(string routine, Action<Vec<T, TReal>, Vec<T, TReal>, double, Func<string>> run)
    {
        var random = new Random(105);
        foreach (int n in new[] { 1, 2, 7, 17, 65, 130 })
        {
            foreach (double value in s_values)
            {
                for (int position = 0; position < n; position++)
                {
                    int at = position;
                    Vec<T, TReal> x = Positive(n, random), y = Positive(n, random);
                    x[position] = Scalar<T, TReal>.Make(value);
                    run(x, y, value, () => $"{Name(routine)}, n = {n}, {value} at {at}");
                }
            }
        }
    }

    // Positive elements: an infinity keeps its sign in every sum.
    private static Mat<T, TReal> Positive(Layout layout, int rows, int columns, Random random)
    {
        var m = new Mat<T, TReal>(layout, rows, columns, random.Next(3), random.Next(4));
        m.Fill((_, _) => Scalar<T, TReal>.Make(0.5 + random.NextDouble(), 0.1));
        return m;
    }

    private static Vec<T, TReal> Positive(int n, Random random)
    {
        var x = new Vec<T, TReal>(n, 1, random.Next(4));
        for (int i = 0; i < n; i++)
            x[i] = Scalar<T, TReal>.Make(0.5 + random.NextDouble(), 0.1);
        return x;
    }

    /// <param name="value">NaN, an infinity, or 0 for any finite number.</param>
    private static void Becomes(Func<string> context, string name, int i, int j, T got, double value)
    {
        double re = Scalar<T, TReal>.Re(got), im = Scalar<T, TReal>.Im(got);
        bool finite = double.IsFinite(re) && double.IsFinite(im);
        bool ok = double.IsFinite(value) ? finite
            : IsComplex ? (double.IsNaN(value) ? double.IsNaN(re) || double.IsNaN(im) : !finite)
            : double.IsNaN(value) ? double.IsNaN(re) : re == value;
        Require(ok, () => $"{context()}: {name}({i},{j}) is {got}, expected {(double.IsFinite(value) ? "a finite number" : value)}.");
    }
}
