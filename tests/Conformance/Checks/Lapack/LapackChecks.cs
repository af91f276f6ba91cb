using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>What the checks of LAPACK share: sizes, storage, and the test ratios of its own test programs, which are to stay below 30.</summary>
internal abstract class LapackChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>LAPACK's threshold (dtest.in and its likes).</summary>
    protected const double Threshold = 30;

    /// <summary>Unblocked, around blocks, and beyond the sizes where divide and conquer and multishift begin.</summary>
    protected static readonly int[] Orders = [0, 1, 2, 3, 5, 10, 33, 50];

    protected static readonly (int M, int N)[] Shapes =
        [(0, 3), (3, 0), (1, 1), (1, 4), (4, 1), (3, 2), (2, 3), (5, 5), (10, 33), (33, 10), (50, 50), (70, 45), (45, 70), (100, 3), (3, 100)];

    protected static double Eps => 2 * Roundoff;

    protected static bool IsSingle => Scalar<T, TReal>.IsSingle;

    /// <summary>Fails unless residual / (scale eps) is below the threshold, which a NaN is not.</summary>
    protected static void Ratio(Func<string> context, string what, double residual, double scale)
    {
        if (residual == 0)
            return;
        double ratio = residual / scale / Eps;
        Require(ratio < Threshold, () => $"{context()}: {what} is {ratio:R}, not below {Threshold}.");
    }

    /// <summary>|A - B| / (max(m, n) |A| eps).</summary>
    protected static void Same(Func<string> context, string what, Dense expected, Dense got) =>
        Ratio(context, what, (expected - got).Norm(), Math.Max(1, Math.Max(expected.Rows, expected.Columns)) * expected.Norm());

    /// <summary>|I - Qᴴ Q| / (n eps).</summary>
    protected static void Orthonormal(Func<string> context, string what, Dense q) =>
        Ratio(context, $"|I - {what}ᴴ {what}| / (n eps)", (Dense.Identity(q.Columns) - (q.H * q)).Norm(), Math.Max(1, q.Rows));

    /// <summary>|B - A X| / (|A| |X| n eps), column by column (DGET02).</summary>
    protected static void Solves(Func<string> context, Dense a, Dense x, Dense b)
    {
        Dense residual = b - (a * x);
        double norm = a.Norm();
        for (int j = 0; j < b.Columns; j++)
        {
            double r = Dense.Make(b.Rows, 1, (i, _) => residual[i, j]).Norm(), s = Dense.Make(x.Rows, 1, (i, _) => x[i, j]).Norm();
            Ratio(context, "|B - A X| / (|A| |X| n eps)", r, norm * s * Math.Max(1, a.Rows));
        }
    }

    protected static Mat<T, TReal> Store(Dense a, Layout layout) => a.Store<T, TReal>(layout);

    /// <summary>A matrix to be written.</summary>
    protected static Mat<T, TReal> Room(Layout layout, int rows, int columns)
    {
        var m = new Mat<T, TReal>(layout, rows, columns, 1);
        m.Poison();
        return m;
    }

    /// <summary>A triangle in memory; the other one is NaN, which must neither be read nor changed.</summary>
    protected static Mat<T, TReal> StoreTriangle(Dense a, Layout layout, UpLo uplo)
    {
        var m = new Mat<T, TReal>(layout, a.Rows, a.Columns, 1);
        m.Fill((i, j) => i == j || (i < j) == (uplo == UpLo.Upper)
            ? Scalar<T, TReal>.Make(a[i, j].Real, a[i, j].Imaginary) : Scalar<T, TReal>.Marker(i + (500 * j)));
        return m;
    }

    /// <summary>What was stored, after rounding to the type.</summary>
    protected static Dense Was(Mat<T, TReal> a) =>
        Dense.Make(a.Rows, a.Columns, (i, j) => new(Scalar<T, TReal>.Re(a.Old(i, j)), Scalar<T, TReal>.Im(a.Old(i, j))));

    protected static Dense Now(Mat<T, TReal> a) => Dense.Of(a);

    protected static double[] Doubles(TReal[] x) => [.. x.Select(Scalar<T, TReal>.ToDouble)];

    protected static Dense Column(T[] x) => Dense.Make(x.Length, 1, (i, _) => new(Scalar<T, TReal>.Re(x[i]), Scalar<T, TReal>.Im(x[i])));

    protected static TReal Real(double x) => TReal.CreateChecked(x);

    protected static Dense Hermitian(Dense a) => (a + a.H).Scale(0.5);

    /// <summary>Positive definite with a condition of some thousand.</summary>
    protected static Dense Definite(int n, Random random)
    {
        Dense a = Dense.Random(n, n, random, IsComplex);
        return (a * a.H) + Dense.Identity(n).Scale(0.1 * Math.Max(1, n));
    }

    /// <summary>Runs one check of a matrix with the message that says which.</summary>
    protected static void Converged(Func<string> context, bool done, nint info) =>
        Require(done && info == 0, () => $"{context()}: info is {info}, expected 0.");
}
