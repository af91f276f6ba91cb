using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>Plane rotations: made (rotg, rotmg) and applied (rot, rot_real, rotm).</summary>
internal sealed class RotationChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static readonly int[] s_flags = [-2, -1, 0, 1];
    private static readonly int[] s_lengths = [0, 1, 2, 3, 7, 17, 33, 65, 129];

    [Check("rot")]
    public void Rot()
    {
        var random = new Random(261);
        foreach (T s in Factors)
            Rot(s, AllVectors(), random);
    }

    [Check("rot")]
    public void RotGenerated() => ForAny((d, s, _, random) => Rot(s, [(d.N * d.L, d.IncX, d.IncY)], random));

    private void Rot(T s, (int N, int IncX, int IncY)[] vectors, Random random)
    {
        TReal c = TReal.CreateChecked(random.NextDouble());
        Apply("rot", vectors, random, (n, x, y) => _blas.Rot(n, x.Span, x.Inc, y.Span, y.Inc, c, s), Make(c), s, -Element<T>.Conjugate(s), Make(c));
    }

    [Check("rot_real")]
    public void RotReal()
    {
        var random = new Random(262);
        foreach (T factor in Factors)
            RotReal(factor, AllVectors(), random);
    }

    [Check("rot_real")]
    public void RotRealGenerated() => ForAny((d, s, _, random) => RotReal(s, [(d.N * d.L, d.IncX, d.IncY)], random));

    private void RotReal(T factor, (int N, int IncX, int IncY)[] vectors, Random random)
    {
        TReal c = TReal.CreateChecked(random.NextDouble()), s = TReal.CreateChecked(Scalar<T, TReal>.Re(factor));
        Apply("rot_real", vectors, random, (n, x, y) => _blas.RotReal(n, x.Span, x.Inc, y.Span, y.Inc, c, s), Make(c), Make(s), Make(-s), Make(c));
    }

    [Check("rotm")]
    public void Rotm()
    {
        var random = new Random(263);
        foreach (int flag in s_flags)
            Rotm(flag, AllVectors(), random);
    }

    [Check("rotm")]
    public void RotmGenerated() => ForAny((d, _, _, random) => Rotm(s_flags[d.K % 4], [(d.N * d.L, d.IncX, d.IncY)], random));

    private void Rotm(int flag, (int N, int IncX, int IncY)[] vectors, Random random)
    {
        TReal nan = TReal.NaN;
        TReal R() => TReal.CreateChecked((2 * random.NextDouble()) - 1);
        TReal h11 = R(), h21 = R(), h12 = R(), h22 = R(), one = TReal.One;

        // What the flag does not name is not read.
        TReal[] param = flag switch
        {
            -2 => [TReal.CreateChecked(flag), nan, nan, nan, nan],
            -1 => [-one, h11, h21, h12, h22],
            0 => [TReal.Zero, nan, h21, h12, nan],
            _ => [one, h11, nan, nan, h22],
        };
        (h11, h21, h12, h22) = flag switch
        {
            -2 => (one, TReal.Zero, TReal.Zero, one),
            -1 => (h11, h21, h12, h22),
            0 => (one, h21, h12, one),
            _ => (h11, -one, one, h22),
        };
        Apply("rotm", vectors, random, (n, x, y) => _blas.Rotm(n, x.Span, x.Inc, y.Span, y.Inc, param), Make(h11), Make(h12), Make(h21), Make(h22));
    }

    /// <summary>
    /// c² + |s|² = 1, the rotation makes (a, b) into (r, 0), and |r| = sqrt(|a|² + |b|²): over the whole range of exponents, where squares overflow and
    /// underflow.
    /// </summary>
    [Check("rotg")]
    public void Rotg()
    {
        var random = new Random(264);
        double far = Scalar<T, TReal>.IsSingle ? 1e36 : 1e300, near = Scalar<T, TReal>.IsSingle ? 1e-34 : 1e-300;
        double[] scales = [1, far, near, Math.Sqrt(far), Math.Sqrt(near)];
        foreach (double scaleA in scales)
        {
            foreach (double scaleB in scales)
            {
                for (int i = 0; i < 20; i++)
                    Rotg(Scaled(random, scaleA), Scaled(random, scaleB));
            }

            Rotg(T.Zero, Scaled(random, scaleA));
            Rotg(Scaled(random, scaleA), T.Zero);
            Rotg(Scalar<T, TReal>.Make(scaleA), Scalar<T, TReal>.Make(0, scaleA));
            Rotg(Scalar<T, TReal>.Make(-scaleA), Scalar<T, TReal>.Make(scaleA));
        }

        Rotg(T.Zero, T.Zero);
    }

    /// <summary>With H = rotmg: the second element of H (sqrt(d1) x1, sqrt(d2) y1), scaled, is zero, and d1 x1² is what d1 x1² + d2 y1² was.</summary>
    [Check("rotmg")]
    public void Rotmg()
    {
        var random = new Random(265);
        double[] scales = [1, 1e8, 1e-8];
        foreach (double s1 in scales)
        {
            foreach (double s2 in scales)
            {
                for (int i = 0; i < 40; i++)
                {
                    Rotmg(
                        s1 * (random.NextDouble() + 0.1), s2 * (i % 5 == 0 ? -0.01 * random.NextDouble() : random.NextDouble()),
                        i % 7 == 0 ? 0 : (2 * random.NextDouble()) - 1, i % 11 == 0 ? 0 : (2 * random.NextDouble()) - 1);
                }
            }
        }

        Rotmg(-1, 1, 1, 1);
        Rotmg(0, 1, 1, 1);
    }

    [Check("rotg")]
    public void RotgGenerated() => ForAny((d, alpha, beta, random) => Rotg(alpha * Scalar<T, TReal>.Random(random), beta * Scaled(random, Math.ScaleB(1, d.N - d.M))));

    [Check("rotmg")]
    public void RotmgGenerated() => ForAny((d, _, _, random) => Rotmg(
        random.NextDouble() + 0.1, Math.ScaleB(random.NextDouble(), (d.N - d.M) / 2), (2 * random.NextDouble()) - 1, d.K == 0 ? 0 : (2 * random.NextDouble()) - 1));

    private static T Make(TReal value) => Scalar<T, TReal>.Make(Scalar<T, TReal>.ToDouble(value));

    private static T Scaled(Random random, double scale)
    {
        T value = Scalar<T, TReal>.Random(random);
        return Scalar<T, TReal>.Make(scale * Scalar<T, TReal>.Re(value), scale * Scalar<T, TReal>.Im(value));
    }

    private static (int N, int IncX, int IncY)[] AllVectors() =>
        [.. from n in s_lengths from incx in Increments from incy in Increments select (n, incx, incy)];

    private void Apply(
        string routine, (int N, int IncX, int IncY)[] vectors, Random random, Action<int, Vec<T, TReal>, Vec<T, TReal>> run, T h11, T h12, T h21, T h22)
    {
        foreach ((int n, int incx, int incy) in vectors)
        {
            string Context() => $"{Name(routine)}, n = {n}, incx = {incx}, incy = {incy}, H = {h11}, {h12}; {h21}, {h22}";
            Vec<T, TReal> x = Vec<T, TReal>.Random(n, incx, random), y = Vec<T, TReal>.Random(n, incy, random);
            run(n, x, y);
            x.OnlyElementsChanged("x", Context);
            y.OnlyElementsChanged("y", Context);
            for (int i = 0; i < n; i++)
            {
                Element(Context, "x", i, x[i], h11, h12, x.Old(i), y.Old(i));
                Element(Context, "y", i, y[i], h21, h22, x.Old(i), y.Old(i));
            }
        }
    }

    private static void Element(Func<string> context, string name, int i, T got, T a, T b, T x, T y)
    {
        (DoubleDouble re, DoubleDouble im) = Combine(a, Scalar<T, TReal>.Re(x), Scalar<T, TReal>.Im(x), b, y);
        Near(context, name, i, 0, got, re, im, Within(4, (Abs(a) * Abs(x)) + (Abs(b) * Abs(y))));
    }

    private void Rotg(T a, T b)
    {
        string Context() => $"{Name("rotg")}, a = {a}, b = {b}";
        T r = a, z = b;
        _blas.Rotg(ref r, ref z, out TReal cReal, out T s);
        double c = Scalar<T, TReal>.ToDouble(cReal), u = Scalar<T, TReal>.ComplexFactor * Roundoff;

        // Everything relative to the larger of the two, by a power of two.
        double largest = Math.Max(Size(a), Size(b));
        int exponent = largest == 0 ? 0 : Math.ILogB(largest);
        (double Re, double Im) Down(T value) => (Math.ScaleB(Scalar<T, TReal>.Re(value), -exponent), Math.ScaleB(Scalar<T, TReal>.Im(value), -exponent));
        (double ar, double ai) = Down(a);
        (double br, double bi) = Down(b);
        (double rr, double ri) = Down(r);
        double sr = Scalar<T, TReal>.Re(s), si = Scalar<T, TReal>.Im(s);
        double h = Math.Sqrt((ar * ar) + (ai * ai) + (br * br) + (bi * bi));
        double tiny = Math.ScaleB(Scalar<T, TReal>.Tiny, -exponent);
        void Is(string what, double got, double expected, double bound) => Require(
            Math.Abs(got - expected) <= bound, () => $"{Context()}: {what} is {got:R}, expected {expected:R} (r = {r}, c = {c:R}, s = {s}).");
        Is("c² + |s|²", (c * c) + (sr * sr) + (si * si), 1, 20 * u);
        Is("|r|", Math.Sqrt((rr * rr) + (ri * ri)), h, (20 * u * h) + tiny);
        Is("re (c a + s b)", (c * ar) + (sr * br) - (si * bi), rr, (20 * u * h) + tiny);
        Is("im (c a + s b)", (c * ai) + (sr * bi) + (si * br), ri, (20 * u * h) + tiny);
        Is("re (c b - conj(s) a)", (c * br) - (sr * ar) - (si * ai), 0, (20 * u * h) + tiny);
        Is("im (c b - conj(s) a)", (c * bi) - (sr * ai) + (si * ar), 0, (20 * u * h) + tiny);
        if (IsComplex)
        {
            Require(c >= 0 && z == b, () => $"{Context()}: c is {c:R}, and b became {z}.");
            return;
        }

        // c and s can be had again from z.
        double zv = Scalar<T, TReal>.Re(z);
        (double c2, double s2) = zv == 1 ? (0, 1) : Math.Abs(zv) < 1 ? (Math.Sqrt(1 - (zv * zv)), zv) : (1 / zv, Math.Sqrt(1 - (1 / zv / zv)));
        double sign = (c * c2) + (sr * s2) < 0 ? -1 : 1;
        Is("c from z", sign * c2, c, 20 * Math.Sqrt(u));
        Is("s from z", sign * s2, sr, 20 * Math.Sqrt(u));
    }

    private static double Size(T value) => Math.Max(Math.Abs(Scalar<T, TReal>.Re(value)), Math.Abs(Scalar<T, TReal>.Im(value)));

    private void Rotmg(double first, double second, double x, double y)
    {
        TReal d1 = TReal.CreateChecked(first), d2 = TReal.CreateChecked(second), x1 = TReal.CreateChecked(x), y1 = TReal.CreateChecked(y);
        string Context() => $"{Name("rotmg")}, d1 = {first:R}, d2 = {second:R}, x1 = {x:R}, y1 = {y:R}";
        double a = Scalar<T, TReal>.ToDouble(d1), b = Scalar<T, TReal>.ToDouble(d2), p = Scalar<T, TReal>.ToDouble(x1), q = Scalar<T, TReal>.ToDouble(y1);
        TReal[] param = [TReal.NaN, TReal.NaN, TReal.NaN, TReal.NaN, TReal.NaN];
        _blas.Rotmg(ref d1, ref d2, ref x1, y1, param);
        double flag = Scalar<T, TReal>.ToDouble(param[0]);
        double V(int i) => Scalar<T, TReal>.ToDouble(param[i]);
        (double h11, double h21, double h12, double h22) = flag switch
        {
            -2 => (1, 0, 0, 1),
            -1 => (V(1), V(2), V(3), V(4)),
            0 => (1, V(2), V(3), 1),
            1 => (V(1), -1, 1, V(4)),
            _ => throw new ConformanceException($"{Context()}: the flag is {flag}."),
        };
        double n1 = Scalar<T, TReal>.ToDouble(d1), n2 = Scalar<T, TReal>.ToDouble(d2), nx = Scalar<T, TReal>.ToDouble(x1), u = Roundoff;
        if (a < 0 || (a * p * p) + (b * q * q) < 0 || (flag == -1 && n1 == 0 && n2 == 0))
        {
            Require(flag == -1 && n1 == 0 && n2 == 0 && nx == 0 && h11 == 0 && h12 == 0 && h21 == 0 && h22 == 0, () => $"{Context()}: not all zero.");
            return;
        }

        // H diag-scaled is orthogonal: Hᵀ D' H = D, with D' the new d1, d2; and H (x1, y1) = (x1', 0).
        double magnitude = Math.Abs(a * p * p) + Math.Abs(b * q * q);
        Is("d1' x1'²", n1 * nx * nx, (a * p * p) + (b * q * q), magnitude);
        Is("h11 x1 + h12 y1", (h11 * p) + (h12 * q), nx, Math.Abs(h11 * p) + Math.Abs(h12 * q));
        Is("h21 x1 + h22 y1", flag == -2 ? 0 : (h21 * p) + (h22 * q), 0, Math.Abs(h21 * p) + Math.Abs(h22 * q));
        Is("Hᵀ D' H (1,1)", (n1 * h11 * h11) + (n2 * h21 * h21), a, Math.Abs(n1 * h11 * h11) + Math.Abs(n2 * h21 * h21));
        Is("Hᵀ D' H (2,2)", (n1 * h12 * h12) + (n2 * h22 * h22), b, Math.Abs(n1 * h12 * h12) + Math.Abs(n2 * h22 * h22));
        void Is(string what, double got, double expected, double size) => Require(
            Math.Abs(got - expected) <= 40 * u * size, () => $"{Context()}: {what} is {got:R}, expected {expected:R}; flag {flag}.");
    }
}
