using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>A = Uᴴ U = L Lᴴ, by LAPACK's test ratio |A - L Lᴴ| / (n |A| eps) (DPOT01) below 30.</summary>
internal sealed class PotrfChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("potrf")]
    public void Potrf()
    {
        var random = new Random(91);
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (int n in Sizes)
                {
                    foreach (int padding in n == 300 ? new[] { 1 } : [0, 3])
                        Run(layout, uplo, n, padding, random);
                }
            }
        }
    }

    /// <summary>info is the order of the first leading minor that is not positive; the other triangle stays as it is.</summary>
    [Check("potrf")]
    public void NotPositiveDefinite()
    {
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (int n in new[] { 1, 2, 3, 17, 65, 129, 300 })
                {
                    foreach (int bad in new[] { 0, n / 3, n / 2, n - 1 })
                    {
                        string Context() => $"{Name("potrf")}, {layout}, {uplo}, n = {n}, minor {bad + 1} negative";
                        var a = new Mat<T, TReal>(layout, n, n, 2);
                        a.Fill((i, j) => !Stored(uplo, i, j) ? Scalar<T, TReal>.Marker(i + (500 * j))
                            : i != j ? T.Zero : i == bad ? -T.One : Scalar<T, TReal>.Make(1 + (i % 5)));
                        bool done = _lapack.TryPotrf(layout, uplo, n, a.Span, a.Ld, out nint info);
                        Require(!done && info == bad + 1, () => $"{Context()}: info is {info}, expected {bad + 1}.");
                        a.OnlyChanged("a", Context, (i, j) => Stored(uplo, i, j));
                    }
                }
            }
        }
    }

    private void Run(Layout layout, UpLo uplo, int n, int padding, Random random)
    {
        string Context() => $"{Name("potrf")}, {layout}, {uplo}, n = {n}, padding {padding}";

        // Hermitian with a dominant diagonal, hence positive definite; the other triangle holds NaN.
        var a = new Mat<T, TReal>(layout, n, n, padding, random.Next(4));
        a.Fill((i, j) => !Stored(uplo, i, j) ? Scalar<T, TReal>.Marker(i + (500 * j))
            : i == j ? Scalar<T, TReal>.Make((IsComplex ? 1.5 : 1) * (n + random.NextDouble())) : Scalar<T, TReal>.Random(random));
        bool done = _lapack.TryPotrf(layout, uplo, n, a.Span, a.Ld, out nint info);
        Require(done && info == 0, () => $"{Context()}: info is {info} for a positive definite matrix.");
        a.OnlyChanged("a", Context, (i, j) => Stored(uplo, i, j));
        if (n == 0)
            return;

        Wide triangle = a.WideNow().Where((i, j) => Stored(uplo, i, j));
        Wide l = uplo == UpLo.Lower ? triangle : triangle.Op(Transpose.ConjugateTranspose);
        Wide was = a.Wide().Where((i, j) => Stored(uplo, i, j));
        Wide whole = new(n, n), residual = new(n, n);
        var product = new WideProduct<TReal>(l, l.Op(Transpose.ConjugateTranspose), IsComplex);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                int at = i + (j * n), mirror = j + (i * n);
                bool stored = Stored(uplo, i, j);
                whole.Set(i, j, was.Re[stored ? at : mirror], stored ? was.Im[at] : -was.Im[mirror]);
                residual.Set(i, j, (double)(product.Re[at] - whole.Re[at]), (double)(product.Im[at] - whole.Im[at]));
                if (i == j)
                {
                    Require(
                        l.Re[at] > 0 && l.Im[at] == 0,
                        () => $"{Context()}: the diagonal of the factor holds <{l.Re[at]}; {l.Im[at]}>, which is not positive and real.");
                }
            }
        }

        double ratio = residual.OneNorm() / (n * whole.OneNorm() * 2 * Roundoff);
        Require(ratio < 30, () => $"{Context()}: |A - L Lᴴ| / (n |A| eps) is {ratio:R}, not below 30.");
    }

    private static bool Stored(UpLo uplo, int i, int j) => i == j || (i < j) == (uplo == UpLo.Upper);
}
