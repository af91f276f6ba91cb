using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas;

/// <summary>The vector routines for whole spans: lengths instead of sizes and increments.</summary>
public static class BlasVectorExtensions
{
    /// <summary><c>dot</c>, <c>dotu</c>: xᵀy = Σ x[i] * y[i].</summary>
    /// <typeparam name="T">float, double, Complex32 or Complex.</typeparam>
    /// <param name="blas">The provider's routines.</param>
    /// <param name="x">The vector x.</param>
    /// <param name="y">The vector y, as long as x.</param>
    /// <returns>The sum of products; 0 for no elements.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T Dot<T>(this IBlas blas, ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged => blas.For<T>().Dot(Same(x.Length, y.Length), x, 1, y, 1);

    /// <summary><c>dotc</c>: xᴴy = Σ conj(x[i]) * y[i].</summary>
    /// <typeparam name="T">float, double, Complex32 or Complex.</typeparam>
    /// <param name="blas">The provider's routines.</param>
    /// <param name="x">The vector x.</param>
    /// <param name="y">The vector y, as long as x.</param>
    /// <returns>The sum of products; 0 for no elements.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T Dotc<T>(this IBlas blas, ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged => blas.For<T>().Dotc(Same(x.Length, y.Length), x, 1, y, 1);

    /// <summary><c>axpy</c>: y := alpha * x + y.</summary>
    /// <typeparam name="T">float, double, Complex32 or Complex.</typeparam>
    /// <param name="blas">The provider's routines.</param>
    /// <param name="alpha">The factor alpha.</param>
    /// <param name="x">The vector x.</param>
    /// <param name="y">The vector y, as long as x, overwritten.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the vectors share memory in part.</exception>
    public static void Axpy<T>(this IBlas blas, T alpha, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged => blas.For<T>().Axpy(Same(x.Length, y.Length), alpha, x, 1, y, 1);

    /// <summary><c>copy</c>: y := x.</summary>
    /// <typeparam name="T">float, double, Complex32 or Complex.</typeparam>
    /// <param name="blas">The provider's routines.</param>
    /// <param name="x">The vector x.</param>
    /// <param name="y">The vector y, as long as x, overwritten.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the vectors share memory.</exception>
    public static void Copy<T>(this IBlas blas, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged => blas.For<T>().Copy(Same(x.Length, y.Length), x, 1, y, 1);

    /// <summary><c>scal</c>: x := alpha * x.</summary>
    /// <typeparam name="T">float, double, Complex32 or Complex.</typeparam>
    /// <param name="blas">The provider's routines.</param>
    /// <param name="alpha">The factor alpha.</param>
    /// <param name="x">The vector x, overwritten.</param>
    public static void Scal<T>(this IBlas blas, T alpha, Span<T> x)
        where T : unmanaged => blas.For<T>().Scal(x.Length, alpha, x, 1);

    /// <summary><c>iamax</c>: the first i with the largest |re x[i]| + |im x[i]|.</summary>
    /// <typeparam name="T">float, double, Complex32 or Complex.</typeparam>
    /// <param name="blas">The provider's routines.</param>
    /// <param name="x">The vector x.</param>
    /// <returns>The 0-based index, or -1 for no elements.</returns>
    public static nint Iamax<T>(this IBlas blas, ReadOnlySpan<T> x)
        where T : unmanaged => blas.For<T>().Iamax(x.Length, x, 1);

    /// <summary><c>nrm2</c>: ‖x‖₂ = sqrt(Σ |x[i]|²).</summary>
    /// <param name="blas">The provider's routines.</param>
    /// <param name="x">The vector x.</param>
    /// <returns>The norm; 0 for no elements.</returns>
    public static float Nrm2(this IBlas blas, ReadOnlySpan<float> x) => blas.Single.Nrm2(x.Length, x, 1);

    /// <inheritdoc cref="Nrm2(IBlas, ReadOnlySpan{float})"/>
    public static double Nrm2(this IBlas blas, ReadOnlySpan<double> x) => blas.Double.Nrm2(x.Length, x, 1);

    /// <inheritdoc cref="Nrm2(IBlas, ReadOnlySpan{float})"/>
    public static float Nrm2(this IBlas blas, ReadOnlySpan<Complex32> x) => blas.Complex32.Nrm2(x.Length, x, 1);

    /// <inheritdoc cref="Nrm2(IBlas, ReadOnlySpan{float})"/>
    public static double Nrm2(this IBlas blas, ReadOnlySpan<Complex> x) => blas.Complex.Nrm2(x.Length, x, 1);

    /// <summary><c>asum</c>: Σ |re x[i]| + |im x[i]|.</summary>
    /// <param name="blas">The provider's routines.</param>
    /// <param name="x">The vector x.</param>
    /// <returns>The sum; 0 for no elements.</returns>
    public static float Asum(this IBlas blas, ReadOnlySpan<float> x) => blas.Single.Asum(x.Length, x, 1);

    /// <inheritdoc cref="Asum(IBlas, ReadOnlySpan{float})"/>
    public static double Asum(this IBlas blas, ReadOnlySpan<double> x) => blas.Double.Asum(x.Length, x, 1);

    /// <inheritdoc cref="Asum(IBlas, ReadOnlySpan{float})"/>
    public static float Asum(this IBlas blas, ReadOnlySpan<Complex32> x) => blas.Complex32.Asum(x.Length, x, 1);

    /// <inheritdoc cref="Asum(IBlas, ReadOnlySpan{float})"/>
    public static double Asum(this IBlas blas, ReadOnlySpan<Complex> x) => blas.Complex.Asum(x.Length, x, 1);

    private static int Same(int x, int y, [CallerArgumentExpression(nameof(y))] string name = "")
    {
        if (x != y)
            throw new ArgumentException($"x has {x} elements and y has {y}; they must be as long as each other.", name.Split('.')[0]);
        return x;
    }
}
