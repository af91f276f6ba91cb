using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>symm, hemm and trmm: products with a matrix of which one triangle is stored.</summary>
internal sealed class SymmetricProductChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("symm")]
    public void Symm() => AllSymmetric("symm", 's');

    [Check("hemm")]
    public void Hemm() => AllSymmetric("hemm", 'h');

    [Check("trmm")]
    public void TrmmFlags()
    {
        var random = new Random(231);
        foreach (Layout layout in Layouts)
        {
            foreach (Side side in Sides)
            {
                foreach (UpLo uplo in Triangles)
                {
                    foreach (Transpose trans in Transposes)
                    {
                        foreach (Diag diag in Diagonals)
                        {
                            foreach ((int m, int n) in new[] { (0, 3), (3, 0), (1, 1), (2, 3), (7, 5), (17, 9), (9, 33), (40, 41), (70, 12), (11, 67) })
                                Trmm(layout, side, uplo, trans, diag, m, n, Pick(random), random.Next(4), random);
                        }
                    }
                }
            }
        }
    }

    [Check("trmm")]
    public void TrmmShapes()
    {
        var random = new Random(232);
        foreach (int m in Sizes)
        {
            foreach (int n in Sizes)
            {
                Trmm(Pick(random, Layouts), Pick(random, Sides), Pick(random, Triangles), Pick(random, Transposes), Pick(random, Diagonals),
                    m, n, Factors[random.Next(1, Factors.Length)], random.Next(4), random);
            }
        }
    }

    [Check("symm")]
    public void SymmGenerated() => ForAny((d, alpha, beta, random) => Symmetric("symm", 's', d.Layout, d.Side, d.UpLo, d.M, d.N, alpha, beta, d.Padding, random));

    [Check("hemm")]
    public void HemmGenerated() => ForAny((d, alpha, beta, random) => Symmetric("hemm", 'h', d.Layout, d.Side, d.UpLo, d.M, d.N, alpha, beta, d.Padding, random));

    [Check("trmm")]
    public void TrmmGenerated() => ForAny((d, alpha, beta, random) => Trmm(d.Layout, d.Side, d.UpLo, d.TransA, d.Diag, d.M, d.N, alpha, d.Padding, random));

    private void AllSymmetric(string routine, char mirror)
    {
        var random = new Random(233);
        foreach (Layout layout in Layouts)
        {
            foreach (Side side in Sides)
            {
                foreach (UpLo uplo in Triangles)
                {
                    foreach ((int m, int n) in new[] { (0, 3), (3, 0), (1, 1), (2, 3), (7, 5), (17, 9), (9, 33), (40, 41) })
                    {
                        foreach (T beta in Factors)
                            Symmetric(routine, mirror, layout, side, uplo, m, n, Pick(random), beta, random.Next(4), random);
                    }
                }
            }
        }

        foreach (int m in Sizes)
        {
            foreach (int n in Sizes)
                Symmetric(routine, mirror, Pick(random, Layouts), Pick(random, Sides), Pick(random, Triangles), m, n, Pick(random), Pick(random), random.Next(4), random);
        }

        // More columns than one panel of a blocked algorithm.
        Symmetric(routine, mirror, Layout.ColumnMajor, Side.Left, UpLo.Lower, 600, 20, T.One, T.One, 1, random);
        Symmetric(routine, mirror, Layout.ColumnMajor, Side.Right, UpLo.Upper, 20, 600, T.One, T.One, 1, random);
    }

    private void Symmetric(
        string routine, char mirror, Layout layout, Side side, UpLo uplo, int m, int n, T alpha, T beta, int padding, Random random)
    {
        string Context() => $"{Name(routine)}, {layout}, {side}, {uplo}, m = {m}, n = {n}, alpha = {alpha}, beta = {beta}, padding {padding}";
        int order = side == Side.Left ? m : n;
        Stored<T, TReal> a = Stored<T, TReal>.Triangle(layout, Storage.Full, uplo, order, 0, padding, (i, j) =>
            i == j && mirror == 'h' && IsComplex ? Scalar<T, TReal>.Make(random.NextDouble(), double.NaN) : Scalar<T, TReal>.Random(random), random.Next(4));
        Mat<T, TReal> b = Mat<T, TReal>.Random(layout, m, n, random.Next(3), random), c = Mat<T, TReal>.Random(layout, m, n, random.Next(3), random);
        if (T.IsZero(alpha))
        {
            a.Poison();
            b.Poison();
        }

        if (T.IsZero(beta))
            c.Poison();
        if (mirror == 'h')
            _blas.Hemm(layout, side, uplo, m, n, alpha, a.Span, a.Ld, b.Span, b.Ld, beta, c.Span, c.Ld);
        else
            _blas.Symm(layout, side, uplo, m, n, alpha, a.Span, a.Ld, b.Span, b.Ld, beta, c.Span, c.Ld);
        a.Unchanged("a", Context);
        b.Unchanged("b", Context);
        c.OnlyElementsChanged("c", Context);
        if (m == 0 || n == 0)
            return;
        Wide full = a.Wide(mirror);
        WideProduct<TReal>? product = T.IsZero(alpha) ? null : side == Side.Left ? new(full, b.Wide(), IsComplex) : new(b.Wide(), full, IsComplex);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
                Expect(Context, "C", product, order, alpha, beta, i, j, m, c[i, j], c.Old(i, j));
        }
    }

    private void Trmm(
        Layout layout, Side side, UpLo uplo, Transpose trans, Diag diag, int m, int n, T alpha, int padding, Random random)
    {
        string Context() => $"{Name("trmm")}, {layout}, {side}, {uplo}, {trans}, {diag}, m = {m}, n = {n}, alpha = {alpha}, padding {padding}";
        int order = side == Side.Left ? m : n;
        bool unit = diag == Diag.Unit;
        Stored<T, TReal> a = Stored<T, TReal>.Triangle(layout, Storage.Full, uplo, order, 0, padding, (i, j) =>
            i == j && unit ? Scalar<T, TReal>.Marker(i) : Scalar<T, TReal>.Random(random), random.Next(4));
        Mat<T, TReal> b = Mat<T, TReal>.Random(layout, m, n, random.Next(3), random);
        if (T.IsZero(alpha))
        {
            a.Poison();
            b.Poison();
        }

        _blas.Trmm(layout, side, uplo, trans, diag, m, n, alpha, a.Span, a.Ld, b.Span, b.Ld);
        a.Unchanged("a", Context);
        b.OnlyElementsChanged("b", Context);
        if (m == 0 || n == 0)
            return;
        Wide op = a.Wide('0', unit).Op(trans);
        WideProduct<TReal>? product = T.IsZero(alpha) ? null : side == Side.Left ? new(op, b.Wide(), IsComplex) : new(b.Wide(), op, IsComplex);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
                Expect(Context, "B", product, order, alpha, T.Zero, i, j, m, b[i, j], T.Zero);
        }
    }

    private static void Expect(
        Func<string> context, string name, WideProduct<TReal>? product, int terms, T alpha, T beta, int i, int j, int rows, T got, T old)
    {
        int at = i + (j * rows);
        (DoubleDouble re, DoubleDouble im) = Combine(alpha, product?.Re[at] ?? 0, product?.Im[at] ?? 0, beta, old);
        double magnitude = (Abs(alpha) * (product?.Magnitude[at] ?? 0)) + (T.IsZero(beta) ? 0 : Abs(beta) * Abs(old));
        Near(context, name, i, j, got, re, im, Within(terms + 4, magnitude));
    }
}
