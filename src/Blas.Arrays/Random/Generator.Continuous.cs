using System.Numerics;

namespace Blas.Arrays;

// Continuous distributions.
public sealed partial class Generator
{
    /// <summary>A number of the normal distribution of mean 0 and standard deviation 1, by the ziggurat method.</summary>
    /// <returns>The number.</returns>
    public double StandardNormal() => Distributions.StandardNormal(BitGenerator);

    /// <summary>Numbers of the normal distribution of mean 0 and standard deviation 1.</summary>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    public NdArray<double> StandardNormal(params ReadOnlySpan<nint> size) => Fill<double>(size, Distributions.StandardNormal);

    /// <summary>The same in a type, as <c>standard_normal(size, dtype)</c>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="NotSupportedException">Another type.</exception>
    public NdArray<T> StandardNormal<T>(params ReadOnlySpan<nint> size)
        where T : unmanaged, IFloatingPoint<T> =>
        typeof(T) == typeof(float) ? (NdArray<T>)(object)Fill<float>(size, Distributions.StandardNormalSingle)
        : typeof(T) == typeof(double) ? (NdArray<T>)(object)StandardNormal(size)
        : throw Unsupported<T>("standard_normal");

    /// <summary>A number of a normal distribution.</summary>
    /// <param name="loc">The mean.</param>
    /// <param name="scale">The standard deviation, from 0 up.</param>
    /// <returns>loc + scale·z.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The scale is negative.</exception>
    public double Normal(double loc = 0.0, double scale = 1.0)
    {
        Require(!double.IsNegative(scale), scale, "scale < 0", nameof(scale));
        return loc + (scale * Distributions.StandardNormal(BitGenerator));
    }

    /// <summary>Numbers of a normal distribution.</summary>
    /// <param name="loc">The mean.</param>
    /// <param name="scale">The standard deviation, from 0 up.</param>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The scale is negative.</exception>
    public NdArray<double> Normal(double loc, double scale, params ReadOnlySpan<nint> size)
    {
        Require(!double.IsNegative(scale), scale, "scale < 0", nameof(scale));
        return Fill(size, bits => loc + (scale * Distributions.StandardNormal(bits)));
    }

    /// <summary>A number of a normal distribution for each pair of parameters, which are broadcast.</summary>
    /// <param name="loc">The means.</param>
    /// <param name="scale">The standard deviations.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A scale is negative.</exception>
    public NdArray<double> Normal(NdArray<double> loc, NdArray<double> scale)
    {
        Require(scale, static s => !double.IsNegative(s), "scale < 0", nameof(scale));
        return Fill(loc, scale, static (bits, l, s) => l + (s * Distributions.StandardNormal(bits)));
    }

    /// <summary>A number of the exponential distribution of mean 1.</summary>
    /// <returns>The number.</returns>
    public double StandardExponential() => Distributions.StandardExponential(BitGenerator);

    /// <summary>Numbers of the exponential distribution of mean 1.</summary>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    public NdArray<double> StandardExponential(params ReadOnlySpan<nint> size) => Fill<double>(size, Distributions.StandardExponential);

    /// <summary>A number of an exponential distribution, of density exp(-x / scale) / scale.</summary>
    /// <param name="scale">The mean, from 0 up.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The scale is negative.</exception>
    public double Exponential(double scale = 1.0)
    {
        Require(!double.IsNegative(scale), scale, "scale < 0", nameof(scale));
        return scale * Distributions.StandardExponential(BitGenerator);
    }

    /// <summary>Numbers of an exponential distribution, of density exp(-x / scale) / scale.</summary>
    /// <param name="scale">The mean, from 0 up.</param>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The scale is negative.</exception>
    public NdArray<double> Exponential(double scale, params ReadOnlySpan<nint> size)
    {
        Require(!double.IsNegative(scale), scale, "scale < 0", nameof(scale));
        return Fill(size, bits => scale * Distributions.StandardExponential(bits));
    }

    /// <summary>A number of a gamma distribution, of density x^(shape-1) exp(-x / scale) / (scale^shape Γ(shape)).</summary>
    /// <param name="shape">The shape, from 0 up.</param>
    /// <param name="scale">The scale, from 0 up.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative.</exception>
    public double Gamma(double shape, double scale = 1.0)
    {
        RequireGamma(shape, scale);
        return scale * Distributions.StandardGamma(BitGenerator, shape);
    }

    /// <summary>Numbers of a gamma distribution, of density x^(shape-1) exp(-x / scale) / (scale^shape Γ(shape)).</summary>
    /// <param name="shape">The shape, from 0 up.</param>
    /// <param name="scale">The scale, from 0 up.</param>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative.</exception>
    public NdArray<double> Gamma(double shape, double scale, params ReadOnlySpan<nint> size)
    {
        RequireGamma(shape, scale);
        return Fill(size, bits => scale * Distributions.StandardGamma(bits, shape));
    }

    /// <summary>A number of a gamma distribution for each pair of parameters, which are broadcast.</summary>
    /// <param name="shape">The shapes.</param>
    /// <param name="scale">The scales.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative.</exception>
    public NdArray<double> Gamma(NdArray<double> shape, NdArray<double> scale)
    {
        Require(shape, static k => !double.IsNegative(k), "shape < 0", nameof(shape));
        Require(scale, static s => !double.IsNegative(s), "scale < 0", nameof(scale));
        return Fill(shape, scale, static (bits, k, s) => s * Distributions.StandardGamma(bits, k));
    }

    /// <summary>A number of a beta distribution, of density x^(a-1) (1-x)^(b-1) / B(a, b) on [0, 1].</summary>
    /// <param name="a">Alpha, above 0.</param>
    /// <param name="b">Beta, above 0.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not positive.</exception>
    public double Beta(double a, double b)
    {
        RequireBeta(a, b);
        return Distributions.Beta(BitGenerator, a, b);
    }

    /// <summary>Numbers of a beta distribution, of density x^(a-1) (1-x)^(b-1) / B(a, b) on [0, 1].</summary>
    /// <param name="a">Alpha, above 0.</param>
    /// <param name="b">Beta, above 0.</param>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not positive.</exception>
    public NdArray<double> Beta(double a, double b, params ReadOnlySpan<nint> size)
    {
        RequireBeta(a, b);
        return Fill(size, bits => Distributions.Beta(bits, a, b));
    }

    /// <summary>A number of a beta distribution for each pair of parameters, which are broadcast.</summary>
    /// <param name="a">The alphas.</param>
    /// <param name="b">The betas.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not positive.</exception>
    public NdArray<double> Beta(NdArray<double> a, NdArray<double> b)
    {
        Require(a, static x => x > 0, "a <= 0", nameof(a));
        Require(b, static x => x > 0, "b <= 0", nameof(b));
        return Fill(a, b, static (bits, x, y) => Distributions.Beta(bits, x, y));
    }

    private static void RequireGamma(double shape, double scale)
    {
        Require(!double.IsNegative(shape), shape, "shape < 0", nameof(shape));
        Require(!double.IsNegative(scale), scale, "scale < 0", nameof(scale));
    }

    private static void RequireBeta(double a, double b)
    {
        Require(a > 0, a, "a <= 0", nameof(a));
        Require(b > 0, b, "b <= 0", nameof(b));
    }
}
