using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>
/// B := alpha * op(A)⁻¹ * B and B := alpha * B * op(A)⁻¹. What is tested is the residual: substitution solves a system whose
/// matrix is within gamma_n |A| of A (Higham, theorem 8.5), so that |alpha B - op(A) X| stays within gamma_n |op(A)| |X|.
/// </summary>
internal sealed class TrsmChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static readonly (Layout Layout, Side Side, UpLo UpLo, Transpose Trans, Diag Diag)[] s_flags =
    [
        .. from layout in Layouts
           from side in Sides
           from uplo in Triangles
           from trans in Transposes
           from diag in Diagonals
           select (layout, side, uplo, trans, diag),
    ];

    [Check("trsm")]
    public void Flags()
    {
        var random = new Random(71);
        foreach ((Layout layout, Side side, UpLo uplo, Transpose trans, Diag diag) in s_flags)
        {
            foreach ((int m, int n) in new[] { (1, 1), (2, 3), (7, 5), (17, 9), (9, 33), (40, 41), (70, 12), (11, 67) })
                Run(layout, side, uplo, trans, diag, m, n, Pick(random), random.Next(4), random);
        }
    }

    [Check("trsm")]
    public void Shapes()
    {
        var random = new Random(72);
        foreach (int m in Sizes)
        {
            foreach (int n in Sizes)
            {
                (Layout layout, Side side, UpLo uplo, Transpose trans, Diag diag) = Pick(random, s_flags);
                Run(layout, side, uplo, trans, diag, m, n, Factors[random.Next(1, Factors.Length)], random.Next(4), random);
            }
        }
    }

    [Check("trsm")]
    public void Generated() => ForAny((d, alpha, beta, random) => Run(d.Layout, d.Side, d.UpLo, d.TransA, d.Diag, d.M, d.N, alpha, d.Padding, random));

    private void Run(
        Layout layout, Side side, UpLo uplo, Transpose trans, Diag diag, int m, int n, T alpha, int padding, Random random)
    {
        string Context() =>
            $"{Name("trsm")}, {layout}, {side}, {uplo}, {trans}, {diag}, m = {m}, n = {n}, alpha = {alpha}, padding {padding}";
        int order = side == Side.Left ? m : n;
        bool Stored(int i, int j) => i == j ? diag == Diag.NonUnit : (i < j) == (uplo == UpLo.Upper);

        // Small off the diagonal, so that the solution does not grow; NaN where nothing is to be read.
        var a = new Mat<T, TReal>(layout, order, order, padding, random.Next(4));
        a.Fill((i, j) => !Stored(i, j) || T.IsZero(alpha) ? Scalar<T, TReal>.Marker((i * 1000) + j)
            : i == j ? Scalar<T, TReal>.Make(1 + random.NextDouble(), random.NextDouble())
            : Scalar<T, TReal>.Make(((2 * random.NextDouble()) - 1) / order, ((2 * random.NextDouble()) - 1) / order));
        Mat<T, TReal> b = Mat<T, TReal>.Random(layout, m, n, padding + random.Next(2), random);
        if (T.IsZero(alpha))
            b.Poison();
        _blas.Trsm(layout, side, uplo, trans, diag, m, n, alpha, a.Span, a.Ld, b.Span, b.Ld);
        a.Unchanged("a", Context);
        b.OnlyElementsChanged("b", Context);
        if (m == 0 || n == 0)
            return;

        Wide x = b.WideNow();
        WideProduct<TReal>? product = null;
        if (!T.IsZero(alpha))
        {
            Wide full = a.Wide().Where((i, j) => Stored(i, j));
            for (int i = 0; diag == Diag.Unit && i < order; i++)
                full.Set(i, i, 1, 0);
            Wide op = full.Op(trans);
            product = side == Side.Left ? new(op, x, IsComplex) : new(x, op, IsComplex);
        }

        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                int at = i + (j * m);
                if (product is null)
                {
                    Near(Context, "X", i, j, b[i, j], 0, 0, 0);
                    continue;
                }

                T old = b.Old(i, j);
                (DoubleDouble re, DoubleDouble im) = Combine(alpha, Scalar<T, TReal>.Re(old), Scalar<T, TReal>.Im(old), T.Zero, T.Zero);
                double bound = Within(order + 4, product.Magnitude[at] + (Abs(alpha) * Abs(old)));
                double errorRe = Math.Abs((double)(re - product.Re[at])), errorIm = Math.Abs((double)(im - product.Im[at]));
                if (!(errorRe <= bound && errorIm <= bound))
                {
                    throw new ConformanceException(
                        $"{Context()}: X({i},{j}) is {b[i, j]}, and the residual there {Math.Max(errorRe, errorIm):E3}, allowed {bound:E3}.");
                }
            }
        }
    }
}
