using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>
/// x := op(A) * x, and x := op(A)⁻¹ * x by its residual (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., theorem 8.5), for a triangle
/// that is full, banded or packed.
/// </summary>
internal sealed class TriangularVectorChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("trmv")]
    public void Trmv() => All("trmv", Storage.Full);

    [Check("tbmv")]
    public void Tbmv() => All("tbmv", Storage.Band);

    [Check("tpmv")]
    public void Tpmv() => All("tpmv", Storage.Packed);

    [Check("trsv")]
    public void Trsv() => All("trsv", Storage.Full);

    [Check("tbsv")]
    public void Tbsv() => All("tbsv", Storage.Band);

    [Check("tpsv")]
    public void Tpsv() => All("tpsv", Storage.Packed);

    [Check("trmv")]
    public void TrmvGenerated() => ForAny((d, alpha, beta, random) => Run("trmv", Storage.Full, d.Layout, d.UpLo, d.TransA, d.Diag, d.N, d.K, d.IncX, d.Padding, random));

    [Check("tbmv")]
    public void TbmvGenerated() => ForAny((d, alpha, beta, random) => Run("tbmv", Storage.Band, d.Layout, d.UpLo, d.TransA, d.Diag, d.N, d.K, d.IncX, d.Padding, random));

    [Check("tpmv")]
    public void TpmvGenerated() => ForAny((d, alpha, beta, random) => Run("tpmv", Storage.Packed, d.Layout, d.UpLo, d.TransA, d.Diag, d.N, d.K, d.IncX, d.Padding, random));

    [Check("trsv")]
    public void TrsvGenerated() => ForAny((d, alpha, beta, random) => Run("trsv", Storage.Full, d.Layout, d.UpLo, d.TransA, d.Diag, d.N, d.K, d.IncX, d.Padding, random));

    [Check("tbsv")]
    public void TbsvGenerated() => ForAny((d, alpha, beta, random) => Run("tbsv", Storage.Band, d.Layout, d.UpLo, d.TransA, d.Diag, d.N, d.K, d.IncX, d.Padding, random));

    [Check("tpsv")]
    public void TpsvGenerated() => ForAny((d, alpha, beta, random) => Run("tpsv", Storage.Packed, d.Layout, d.UpLo, d.TransA, d.Diag, d.N, d.K, d.IncX, d.Padding, random));

    private void All(string routine, Storage storage)
    {
        var random = new Random(211);
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (Transpose trans in Transposes)
                {
                    foreach (Diag diag in Diagonals)
                    {
                        foreach (int n in Sizes)
                        {
                            foreach (int k in storage == Storage.Band ? [0, 1, 5, n + 2] : new[] { n })
                                Run(routine, storage, layout, uplo, trans, diag, n, k, Pick(random, Increments), random.Next(3), random);
                        }

                        foreach (int inc in Increments)
                            Run(routine, storage, layout, uplo, trans, diag, 3 + random.Next(20), 1 + random.Next(4), inc, random.Next(3), random);
                    }

                    Run(routine, storage, layout, uplo, trans, Diag.NonUnit, 500, 90, 1, 1, random);
                }
            }
        }
    }

    private void Run(
        string routine, Storage storage, Layout layout, UpLo uplo, Transpose trans, Diag diag, int n, int k, int incx, int padding, Random random)
    {
        string Context() => $"{Name(routine)}, {layout}, {uplo}, {trans}, {diag}, n = {n}, k = {k}, incx = {incx}, padding {padding}";
        bool unit = diag == Diag.Unit;

        // Small off the diagonal, so that a solution does not grow; NaN on a diagonal that is not to be read.
        Stored<T, TReal> a = Stored<T, TReal>.Triangle(layout, storage, uplo, n, k, padding, (i, j) =>
            i == j ? unit ? Scalar<T, TReal>.Marker(i) : Scalar<T, TReal>.Make(1 + random.NextDouble(), random.NextDouble())
            : Scalar<T, TReal>.Make(((2 * random.NextDouble()) - 1) / n, ((2 * random.NextDouble()) - 1) / n));
        Vec<T, TReal> x = Vec<T, TReal>.Random(n, incx, random);
        switch (routine)
        {
            case "trmv": _blas.Trmv(layout, uplo, trans, diag, n, a.Span, a.Ld, x.Span, incx); break;
            case "tbmv": _blas.Tbmv(layout, uplo, trans, diag, n, k, a.Span, a.Ld, x.Span, incx); break;
            case "tpmv": _blas.Tpmv(layout, uplo, trans, diag, n, a.Span, x.Span, incx); break;
            case "trsv": _blas.Trsv(layout, uplo, trans, diag, n, a.Span, a.Ld, x.Span, incx); break;
            case "tbsv": _blas.Tbsv(layout, uplo, trans, diag, n, k, a.Span, a.Ld, x.Span, incx); break;
            default: _blas.Tpsv(layout, uplo, trans, diag, n, a.Span, x.Span, incx); break;
        }

        a.Unchanged("a", Context);
        x.OnlyElementsChanged("x", Context);
        if (n == 0)
            return;
        bool solves = routine[2] == 's';
        Wide op = a.Wide('0', unit).Op(trans);
        Wide vector = x.Wide();
        for (int i = 0; solves && i < n; i++)
            vector.Set(i, 0, Scalar<T, TReal>.Re(x[i]), Scalar<T, TReal>.Im(x[i]));
        WideProduct<TReal> product = new(op, vector, IsComplex);
        for (int i = 0; i < n; i++)
        {
            // The residual op(A) x - b, or the error of the product.
            T value = solves ? x.Old(i) : x[i];
            double bound = Within(n + 4, product.Magnitude[i] + (solves ? Abs(value) : 0));
            Near(Context, solves ? "op(A) x" : "x", i, 0, value, product.Re[i], product.Im[i], bound);
        }
    }
}
