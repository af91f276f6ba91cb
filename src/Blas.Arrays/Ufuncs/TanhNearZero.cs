using System.Numerics;
using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>
/// tanh for small arguments, by vectors: x plus x³ times a polynomial (float) or a rational function (double) of x².
/// </summary>
/// <remarks>Coefficients: S. L. Moshier, Cephes Math Library, tanhf.c and tanh.c, for |x| &lt; 0.625.</remarks>
internal static class TanhNearZero
{
    public const double Limit = 0.5;

    /// <summary>Replaces the results whose argument is small; the others stay.</summary>
    public static void Replace(ReadOnlySpan<float> a, Span<float> result)
    {
        int whole = a.Length - (a.Length % Vector<float>.Count);
        var limit = new Vector<float>((float)Limit);
        ReadOnlySpan<Vector<float>> x = MemoryMarshal.Cast<float, Vector<float>>(a[..whole]);
        Span<Vector<float>> y = MemoryMarshal.Cast<float, Vector<float>>(result[..whole]);
        for (int i = 0; i < x.Length; i++)
        {
            Vector<float> square = x[i] * x[i];
            Vector<float> p = new(-5.70498872745e-3f);
            p = (p * square) + new Vector<float>(2.06390887954e-2f);
            p = (p * square) + new Vector<float>(-5.37397155531e-2f);
            p = (p * square) + new Vector<float>(1.33314422036e-1f);
            p = (p * square) + new Vector<float>(-3.33332819422e-1f);
            Vector<float> small = (p * square * x[i]) + x[i];
            y[i] = Vector.ConditionalSelect(Vector.LessThanOrEqual(Vector.Abs(x[i]), limit), small, y[i]);
        }

        for (int i = whole; i < a.Length; i++)
        {
            result[i] = Math.Abs(a[i]) <= Limit ? MathF.Tanh(a[i]) : result[i];
        }
    }

    /// <inheritdoc cref="Replace(ReadOnlySpan{float}, Span{float})"/>
    public static void Replace(ReadOnlySpan<double> a, Span<double> result)
    {
        int whole = a.Length - (a.Length % Vector<double>.Count);
        var limit = new Vector<double>(Limit);
        ReadOnlySpan<Vector<double>> x = MemoryMarshal.Cast<double, Vector<double>>(a[..whole]);
        Span<Vector<double>> y = MemoryMarshal.Cast<double, Vector<double>>(result[..whole]);
        for (int i = 0; i < x.Length; i++)
        {
            Vector<double> square = x[i] * x[i];
            Vector<double> p = new(-9.64399179425052238628e-1);
            p = (p * square) + new Vector<double>(-9.92877231001918586564e1);
            p = (p * square) + new Vector<double>(-1.61468768441708447952e3);
            Vector<double> q = square + new Vector<double>(1.12811678491632931402e2);
            q = (q * square) + new Vector<double>(2.23548839060100448583e3);
            q = (q * square) + new Vector<double>(4.84406305325125486048e3);
            Vector<double> small = (p / q * square * x[i]) + x[i];
            y[i] = Vector.ConditionalSelect(Vector.LessThanOrEqual(Vector.Abs(x[i]), limit), small, y[i]);
        }

        for (int i = whole; i < a.Length; i++)
        {
            result[i] = Math.Abs(a[i]) <= Limit ? Math.Tanh(a[i]) : result[i];
        }
    }
}
