using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>Norms, copies, exchanges, reflectors and constants, against their definitions.</summary>
internal sealed class AuxiliaryChecks<T, TReal>(IBlasProvider provider) : LapackChecks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static readonly Norm[] s_norms = [Norm.Max, Norm.One, Norm.Infinity, Norm.Frobenius];

    [Check("lange", "lansy", "lanhe", "lantr")]
    public void Norms()
    {
        var random = new Random(351);
        foreach (Layout layout in Layouts)
        {
            foreach ((int m, int n) in Shapes)
            {
                // The squares of the large and the small ones are beyond the type.
                foreach (double scale in new[] { 1, IsSingle ? 1e30 : 1e300, IsSingle ? 1e-30 : 1e-300 })
                {
                    Mat<T, TReal> a = Store(Dense.Random(m, n, random, IsComplex).Scale(scale), layout);
                    Dense was = Was(a);
                    foreach (Norm norm in s_norms)
                    {
                        string Context() => $"{Name("lan..")}, {layout}, {norm}, {m} x {n}, about {scale}";
                        void Check(TReal got, Dense exact) => Near(Context, got, Value(norm, exact), Threshold * Math.Max(m, n) * Eps * Value(norm, exact));
                        Check(_lapack.Lange(layout, norm, m, n, a.Span, a.Ld), was);
                        foreach (UpLo uplo in Triangles)
                        {
                            foreach (Diag diag in Diagonals)
                            {
                                Check(
                                    _lapack.Lantr(layout, norm, uplo, diag, m, n, a.Span, a.Ld),
                                    Dense.Make(m, n, (i, j) => i == j ? (diag == Diag.Unit ? 1 : was[i, i]) : (i < j) == (uplo == UpLo.Upper) ? was[i, j] : 0));
                            }

                            if (m != n)
                                continue;
                            Mat<T, TReal> t = StoreTriangle(was, layout, uplo);
                            Check(_lapack.Lansy(layout, norm, uplo, n, t.Span, t.Ld), was.Mirror(uplo, hermitian: false));
                            Check(_lapack.Lanhe(layout, norm, uplo, n, t.Span, t.Ld), was.Mirror(uplo));
                        }

                        a.Unchanged("a", Context);
                    }
                }
            }
        }
    }

    [Check("lacpy", "laset", "laswp")]
    public void Copies()
    {
        var random = new Random(352);
        foreach (Layout layout in Layouts)
        {
            foreach ((int m, int n) in Shapes)
            {
                foreach (MatrixPart part in new[] { MatrixPart.All, MatrixPart.Upper, MatrixPart.Lower })
                {
                    string Context() => $"{Name("lacpy, laset")}, {layout}, {part}, {m} x {n}";
                    bool Has(int i, int j) => part == MatrixPart.All || i == j || (i < j) == (part == MatrixPart.Upper);
                    Mat<T, TReal> a = Mat<T, TReal>.Random(layout, m, n, 1, random), b = Mat<T, TReal>.Random(layout, m, n, 2, random);
                    _lapack.Lacpy(layout, part, m, n, a.Span, a.Ld, b.Span, b.Ld);
                    b.OnlyChanged("b", Context, Has);
                    Require((Now(b) - Was(a)).Where(Has).Norm() == 0, () => $"{Context()}: the copy differs.");
                    T alpha = Scalar<T, TReal>.Make(2, 1), beta = Scalar<T, TReal>.Make(-3, 2);
                    _lapack.Laset(layout, part, m, n, alpha, beta, a.Span, a.Ld);
                    a.OnlyChanged("a", Context, Has);
                    for (int i = 0; i < m; i++)
                    {
                        for (int j = 0; j < n; j++)
                            Require(!Has(i, j) || a[i, j] == (i == j ? beta : alpha), () => $"{Context()}: an element was not set.");
                    }
                }

                if (m == 0 || n == 0)
                    continue;
                foreach (int sign in new[] { 1, -1 })
                {
                    string Context() => $"{Name("laswp")}, {layout}, {sign}, {m} x {n}";
                    Mat<T, TReal> a = Mat<T, TReal>.Random(layout, m, n, 1, random);
                    int k1 = 1 + (m / 4), k2 = Math.Max(k1, m - (m / 5));
                    int[] ipiv = [.. Enumerable.Range(0, k2).Select(_ => 1 + random.Next(m))], order = [.. Enumerable.Range(0, m)];
                    for (int step = k1; step <= k2; step++)
                    {
                        int i = sign > 0 ? step : k1 + k2 - step;
                        (order[i - 1], order[ipiv[i - 1] - 1]) = (order[ipiv[i - 1] - 1], order[i - 1]);
                    }

                    _lapack.Laswp(layout, m, n, a.Span, a.Ld, k1, k2, ipiv, sign);
                    a.OnlyElementsChanged("a", Context);
                    Dense was = Was(a);
                    Require((Now(a) - Dense.Make(m, n, (i, j) => was[order[i], j])).Norm() == 0, () => $"{Context()}: the rows are in another order.");
                }
            }
        }
    }

    [Check("larfg", "larf")]
    public void Reflectors()
    {
        var random = new Random(353);
        foreach (int n in new[] { 1, 2, 3, 10, 50 })
        {
            foreach (double scale in new[] { 1, 0, IsSingle ? 1e-36 : 1e-300, IsSingle ? 1e36 : 1e300 })
            {
                string Context() => $"{Name("larfg")}, n = {n}, about {scale}";
                Dense exact = Dense.Random(n, 1, random, IsComplex).Scale(scale);
                T[] x = [.. Enumerable.Range(0, n).Select(i => Scalar<T, TReal>.Make(exact[i, 0].Real, exact[i, 0].Imaginary))];
                Dense was = Column(x);
                T alpha = x[0];
                T[] v = x[1..];
                _lapack.Larfg(n, ref alpha, v, 1, out T tau);
                Dense reflector = Reflector(Column([T.One, .. v]), tau), beta = new Dense(n, 1);
                beta[0, 0] = new Complex(Scalar<T, TReal>.Re(alpha), Scalar<T, TReal>.Im(alpha));
                Require(beta[0, 0].Imaginary == 0 || tau == T.Zero, () => $"{Context()}: beta is {alpha}.");
                Orthonormal(Context, "H", reflector);
                Ratio(Context, "|H^H x - beta e| / (n |x| eps)", ((reflector.H * was) - beta).Norm(), was.Norm() * n);
                foreach (Layout layout in Layouts)
                {
                    foreach (Side side in Sides)
                    {
                        Mat<T, TReal> c = Store(side == Side.Left ? Dense.Random(n, 4, random, IsComplex) : Dense.Random(4, n, random, IsComplex), layout);
                        T[] whole = [T.One, .. v], strided = [.. whole.SelectMany(e => new[] { e, T.Zero })];
                        _lapack.Larf(layout, side, c.Rows, c.Columns, strided, 2, tau, c.Span, c.Ld);
                        c.OnlyElementsChanged("c", Context);
                        Same(() => $"{Context()}, larf {layout} {side}", "H C", side == Side.Left ? reflector * Was(c) : Was(c) * reflector, Now(c));
                    }
                }
            }
        }
    }

    [Check("larft", "larfb")]
    public void Blocks()
    {
        var random = new Random(354);
        foreach (Layout layout in Layouts)
        {
            foreach ((int n, int k) in new[] { (1, 1), (5, 3), (33, 33), (50, 8) })
            {
                foreach (StoreV storev in new[] { StoreV.Columns, StoreV.Rows })
                {
                    foreach (Direct direct in new[] { Direct.Forward, Direct.Backward })
                        Blocks(layout, direct, storev, n, k, random);
                }
            }
        }
    }

    [Check("lamch", "ilaver")]
    public void Constants()
    {
        void Is(MachineParameter which, double expected) => Require(
            Scalar<T, TReal>.ToDouble(_lapack.Lamch(which)) == expected, () => $"{Name("lamch")}: {which} is {_lapack.Lamch(which)}, expected {expected:R}.");
        Is(MachineParameter.Epsilon, Roundoff);
        Is(MachineParameter.Precision, Eps);
        Is(MachineParameter.Base, 2);
        Is(MachineParameter.Digits, IsSingle ? 24 : 53);
        Is(MachineParameter.Rounding, 1);
        Is(MachineParameter.MinimumExponent, IsSingle ? -125 : -1021);
        Is(MachineParameter.MaximumExponent, IsSingle ? 128 : 1024);
        Is(MachineParameter.Underflow, IsSingle ? Math.ScaleB(1, -126) : Math.ScaleB(1, -1022));
        Is(MachineParameter.SafeMinimum, IsSingle ? Math.ScaleB(1, -126) : Math.ScaleB(1, -1022));
        Is(MachineParameter.Overflow, IsSingle ? float.MaxValue : double.MaxValue);
        _lapack.Ilaver(out nint major, out nint minor, out nint patch);
        Require(major is >= 3 and < 10 && minor >= 0 && patch >= 0, () => $"{Name("ilaver")}: {major}.{minor}.{patch}");
    }

    // H = H(1) H(2) ... forward, ... H(2) H(1) backward, of reflectors I - tau v vᴴ whose v has its 1 on the diagonal that begins at the top, or
    // ends at the bottom; T is upper or lower triangular. What is not read of V and T is NaN.
    private void Blocks(Layout layout, Direct direct, StoreV storev, int n, int k, Random random)
    {
        bool forward = direct == Direct.Forward, columns = storev == StoreV.Columns;
        int One(int c) => forward ? c : n - k + c;
        bool IsStored(int i, int c) => forward ? i > One(c) : i < One(c);
        Dense exact = Dense.Random(n, k, random, IsComplex), product = Dense.Identity(n);
        var v = new Mat<T, TReal>(layout, columns ? n : k, columns ? k : n, 1);
        v.Fill((i, j) =>
        {
            (int row, int c) = columns ? (i, j) : (j, i);
            Complex value = columns ? exact[row, c] : Complex.Conjugate(exact[row, c]);
            return IsStored(row, c) ? Scalar<T, TReal>.Make(value.Real, value.Imaginary) : Scalar<T, TReal>.Marker(i + (500 * j));
        });
        Dense stored = Now(v);
        var tau = new T[k];
        for (int c = 0; c < k; c++)
        {
            int at = c;
            Dense x = Dense.Make(n, 1, (i, _) => i == One(at) ? 1 : !IsStored(i, at) ? 0 : columns ? stored[i, at] : Complex.Conjugate(stored[at, i]));
            tau[c] = Scalar<T, TReal>.Make(2 / (x.H * x)[0, 0].Real);
            Dense reflector = Reflector(x, tau[c]);
            product = forward ? product * reflector : reflector * product;
        }

        Mat<T, TReal> t = Room(layout, k, k);
        string Factor() => $"{Name("larft")}, {layout}, {direct}, {storev}, n = {n}, k = {k}";
        _lapack.Larft(layout, direct, storev, n, k, v.Span, v.Ld, tau, t.Span, t.Ld);
        v.Unchanged("v", Factor);
        t.OnlyChanged("t", Factor, (i, j) => forward ? i <= j : i >= j);
        foreach (Side side in Sides)
        {
            foreach (Transpose trans in new[] { Transpose.None, Transpose.ConjugateTranspose })
            {
                string Context() => $"{Name("larfb")}, {layout}, {direct}, {storev}, {side}, {trans}, n = {n}, k = {k}";
                Mat<T, TReal> c = Store(side == Side.Left ? Dense.Random(n, 4, random, IsComplex) : Dense.Random(4, n, random, IsComplex), layout);
                _lapack.Larfb(layout, side, trans, direct, storev, c.Rows, c.Columns, k, v.Span, v.Ld, t.Span, t.Ld, c.Span, c.Ld);
                v.Unchanged("v", Context);
                c.OnlyElementsChanged("c", Context);
                Dense op = trans == Transpose.None ? product : product.H;
                Same(Context, "op(H) C", side == Side.Left ? op * Was(c) : Was(c) * op, Now(c));
            }
        }
    }

    private static Dense Reflector(Dense v, T tau) =>
        Dense.Identity(v.Rows) - (Dense.Make(v.Rows, 1, (i, _) => v[i, 0] * new Complex(Scalar<T, TReal>.Re(tau), Scalar<T, TReal>.Im(tau))) * v.H);

    private static double Value(Norm norm, Dense a)
    {
        double largest = 0;
        for (int j = 0; j < a.Columns; j++)
        {
            for (int i = 0; i < a.Rows; i++)
                largest = Math.Max(largest, Complex.Abs(a[i, j]));
        }

        if (norm == Norm.Max || largest == 0)
            return largest;
        if (norm != Norm.Frobenius)
            return norm == Norm.One ? a.Norm() : a.H.Norm();
        double sum = 0;
        for (int j = 0; j < a.Columns; j++)
        {
            for (int i = 0; i < a.Rows; i++)
                sum += Math.Pow(Complex.Abs(a[i, j]) / largest, 2);
        }

        return largest * Math.Sqrt(sum);
    }
}
