using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>
/// getrf, getrs and gesv, by the test ratios of LAPACK (LAPACK Working Note 41, section 7: DGET01, DGET02), which are to
/// stay below 30: |A - P L U| / (n |A| eps) and |B - A X| / (|A| |X| n eps), in the 1-norm, eps = 2 u.
/// </summary>
internal sealed class LuChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("getrf")]
    public void Getrf()
    {
        var random = new Random(81);
        foreach (Layout layout in Layouts)
        {
            foreach (int m in Sizes)
            {
                foreach (int n in Sizes)
                {
                    string Context() => $"{Name("getrf")}, {layout}, m = {m}, n = {n}";
                    Mat<T, TReal> a = Mat<T, TReal>.Random(layout, m, n, random.Next(4), random);
                    int[] ipiv = Pivots(Math.Min(m, n));
                    bool done = _lapack.TryGetrf(layout, m, n, a.Span, a.Ld, ipiv.AsSpan(1, Math.Min(m, n)), out nint info);
                    Require(done && info == 0, () => $"{Context()}: info is {info} for a matrix that is not singular.");
                    Reconstructs(Context, a, ipiv);
                }
            }
        }
    }

    /// <summary>A zero column gives an exact zero on the diagonal of U: info names the first, and the factorization is complete.</summary>
    [Check("getrf")]
    public void GetrfOfSingular()
    {
        var random = new Random(82);
        foreach (Layout layout in Layouts)
        {
            foreach (int n in new[] { 1, 2, 3, 17, 65, 129 })
            {
                foreach (int zero in new[] { 0, n / 2, n - 1 })
                {
                    string Context() => $"{Name("getrf")}, {layout}, n = {n}, column {zero} of the factored matrix is 0";
                    Mat<T, TReal> a = Mat<T, TReal>.Random(layout, n, n, random.Next(4), random);

                    // Row-major storage is factored as the transpose: there it is a row.
                    a.Fill((i, j) => (layout == Layout.RowMajor ? i : j) == zero ? T.Zero : a[i, j]);
                    int[] ipiv = Pivots(n);
                    bool done = _lapack.TryGetrf(layout, n, n, a.Span, a.Ld, ipiv.AsSpan(1, n), out nint info);
                    Require(!done && info == zero + 1, () => $"{Context()}: info is {info}, expected {zero + 1}.");
                    Reconstructs(Context, a, ipiv);

                    a.Restore();
                    LapackException? e = null;
                    try
                    {
                        _lapack.Getrf(layout, n, n, a.Span, a.Ld, ipiv.AsSpan(1, n));
                    }
                    catch (LapackException thrown)
                    {
                        e = thrown;
                    }

                    Require(
                        e is not null && e.Info == zero + 1 && e.Routine == Element<T>.Letter + "getrf"
                            && e.Message.Contains($"U({zero + 1},{zero + 1})", StringComparison.Ordinal),
                        () => $"{Context()}: Getrf threw {e?.Message ?? "nothing"}.");
                }
            }
        }
    }

    [Check("getrs")]
    public void Getrs()
    {
        var random = new Random(83);
        foreach (Layout layout in Layouts)
        {
            foreach (Transpose trans in Transposes)
            {
                foreach (int n in Sizes)
                {
                    foreach (int nrhs in n == 300 ? new[] { 3 } : [0, 1, 2, 7, 33])
                    {
                        string Context() => $"{Name("getrs")}, {layout}, {trans}, n = {n}, nrhs = {nrhs}";
                        Mat<T, TReal> a = Mat<T, TReal>.Random(layout, n, n, random.Next(4), random);
                        Mat<T, TReal> b = Mat<T, TReal>.Random(layout, n, nrhs, random.Next(4), random);
                        int[] ipiv = Pivots(n);
                        Wide original = a.Wide();
                        _lapack.Getrf(layout, n, n, a.Span, a.Ld, ipiv.AsSpan(1, n));
                        a.Remember();
                        int[] pivots = [.. ipiv];
                        _lapack.Getrs(layout, trans, n, nrhs, a.Span, a.Ld, ipiv.AsSpan(1, n), b.Span, b.Ld);
                        a.Unchanged("a", Context);
                        Require(pivots.AsSpan().SequenceEqual(ipiv), () => $"{Context()}: ipiv was changed.");
                        Solved(Context, original.Op(trans), b);
                    }
                }
            }
        }
    }

    [Check("gesv")]
    public void Gesv()
    {
        var random = new Random(84);
        foreach (Layout layout in Layouts)
        {
            foreach (int n in Sizes)
            {
                foreach (int nrhs in n == 300 ? new[] { 3 } : [0, 1, 2, 7, 33])
                {
                    string Context() => $"{Name("gesv")}, {layout}, n = {n}, nrhs = {nrhs}";
                    Mat<T, TReal> a = Mat<T, TReal>.Random(layout, n, n, random.Next(4), random);
                    Mat<T, TReal> b = Mat<T, TReal>.Random(layout, n, nrhs, random.Next(4), random);
                    int[] ipiv = Pivots(n);
                    bool done = _lapack.TryGesv(layout, n, nrhs, a.Span, a.Ld, ipiv.AsSpan(1, n), b.Span, b.Ld, out nint info);
                    Require(done && info == 0, () => $"{Context()}: info is {info} for a matrix that is not singular.");
                    Reconstructs(Context, a, ipiv);
                    Solved(Context, a.Wide(), b);
                }
            }
        }
    }

    /// <summary>Where A is singular B is left as it is: no solution was computed.</summary>
    [Check("gesv")]
    public void GesvOfSingular()
    {
        var random = new Random(85);
        foreach (Layout layout in Layouts)
        {
            foreach (int n in new[] { 1, 3, 40 })
            {
                string Context() => $"{Name("gesv")}, {layout}, n = {n}, A = 0";
                var a = new Mat<T, TReal>(layout, n, n, 2);
                a.Fill((_, _) => T.Zero);
                Mat<T, TReal> b = Mat<T, TReal>.Random(layout, n, 2, 1, random);
                bool done = _lapack.TryGesv(layout, n, 2, a.Span, a.Ld, new int[n], b.Span, b.Ld, out nint info);
                Require(!done && info == 1, () => $"{Context()}: info is {info}, expected 1.");
                b.Unchanged("b", Context);
            }
        }
    }

    // Marked before and after, so that a pivot too many is seen.
    private static int[] Pivots(int count)
    {
        int[] ipiv = new int[count + 2];
        ipiv.AsSpan().Fill(-77);
        return ipiv;
    }

    private static void Reconstructs(Func<string> context, Mat<T, TReal> a, int[] ipiv)
    {
        a.OnlyElementsChanged("a", context);
        Require(ipiv[0] == -77 && ipiv[^1] == -77, () => $"{context()}: memory beside ipiv was changed.");
        bool row = a.Layout == Layout.RowMajor;
        Wide was = row ? a.Wide().Op(Transpose.Transpose) : a.Wide();
        Wide factors = row ? a.WideNow().Op(Transpose.Transpose) : a.WideNow();
        int m = was.Rows, n = was.Columns, least = Math.Min(m, n);
        if (least == 0)
            return;

        Wide l = new(m, least), u = new(least, n);
        double largest = 0;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                int at = i + (j * m);
                if (i <= j && i < least)
                    u.Set(i, j, factors.Re[at], factors.Im[at]);
                else if (j < least)
                    l.Set(i, j, factors.Re[at], factors.Im[at]);
                if (i > j && j < least)
                    largest = Math.Max(largest, factors.Abs[at]);
            }
        }

        for (int i = 0; i < least; i++)
            l.Set(i, i, 1, 0);

        // Partial pivoting: the pivot is the largest of its column, by |re| + |im| for complex elements (izamax).
        double most = (IsComplex ? Math.Sqrt(2) : 1) * (1 + (8 * Roundoff));
        Require(largest <= most, () => $"{context()}: an element of L has modulus {largest:R}, more than {most:R}: the pivots are not the largest.");

        // Rows of A in the order of the pivots.
        int[] order = [.. Enumerable.Range(0, m)];
        for (int i = 0; i < least; i++)
        {
            int pivot = ipiv[i + 1];
            int at = i;
            Require(pivot > at && pivot <= m, () => $"{context()}: ipiv[{at}] is {pivot}, outside {at + 1} to {m}.");
            (order[i], order[pivot - 1]) = (order[pivot - 1], order[i]);
        }

        var product = new WideProduct<TReal>(l, u, IsComplex);
        var residual = new Wide(m, n);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                int from = order[i] + (j * m), at = i + (j * m);
                residual.Set(i, j, (double)(product.Re[at] - was.Re[from]), (double)(product.Im[at] - was.Im[from]));
            }
        }

        Ratio(context, "|A - P L U| / (n |A| eps)", residual.OneNorm(), was.OneNorm() * n);
    }

    private static void Solved(Func<string> context, Wide a, Mat<T, TReal> b)
    {
        b.OnlyElementsChanged("b", context);
        if (b.Rows == 0 || b.Columns == 0)
            return;
        Wide x = b.WideNow(), was = b.Wide();
        var product = new WideProduct<TReal>(a, x, IsComplex);
        int n = b.Rows;
        for (int j = 0; j < b.Columns; j++)
        {
            Wide residual = new(n, 1), column = new(n, 1);
            for (int i = 0; i < n; i++)
            {
                int at = i + (j * n);
                residual.Set(i, 0, (double)(product.Re[at] - was.Re[at]), (double)(product.Im[at] - was.Im[at]));
                column.Set(i, 0, x.Re[at], x.Im[at]);
            }

            Ratio(context, "|B - op(A) X| / (|A| |X| n eps)", residual.OneNorm(), a.OneNorm() * column.OneNorm() * n);
        }
    }

    private static void Ratio(Func<string> context, string what, double residual, double scale)
    {
        double ratio = residual == 0 ? 0 : residual / (scale * 2 * Roundoff);
        Require(ratio < 30, () => $"{context()}: {what} is {ratio:R}, not below 30.");
    }
}
