using System.Numerics;
using Blas;

namespace Nn.Cli.Compare.Measuring;

/// <summary>A complex number of two <see cref="DoubleDouble"/> parts; real element types have no second one.</summary>
/// <param name="Re">The real part.</param>
/// <param name="Im">The imaginary part.</param>
internal readonly record struct PreciseComplex(DoubleDouble Re, DoubleDouble Im)
{
    /// <summary>Its absolute value, to a double's precision.</summary>
    public double Magnitude => double.Hypot(Re.High, Im.High);

    public PreciseComplex Conjugate() => new(Re, -Im);

    public static implicit operator PreciseComplex(double value) => new(value, 0.0);

    public static PreciseComplex operator +(PreciseComplex left, PreciseComplex right) => new(left.Re + right.Re, left.Im + right.Im);

    public static PreciseComplex operator -(PreciseComplex left, PreciseComplex right) => new(left.Re - right.Re, left.Im - right.Im);

    public static PreciseComplex operator *(PreciseComplex left, PreciseComplex right) =>
        // Most work is on real types, which need one product instead of four.
        left.Im.High == 0 && right.Im.High == 0
            ? new(left.Re * right.Re, 0.0)
            : new((left.Re * right.Re) - (left.Im * right.Im), (left.Re * right.Im) + (left.Im * right.Re));

    /// <summary>The exact value of an element.</summary>
    public static PreciseComplex Of<T>(T value)
        where T : unmanaged =>
        value switch
        {
            float single => (PreciseComplex)(double)single,
            double real => real,
            Complex32 pair => new PreciseComplex(pair.Real, pair.Imaginary),
            Complex pair => new PreciseComplex(pair.Real, pair.Imaginary),
            _ => throw new NotSupportedException($"There are no operations on {typeof(T).Name}."),
        };
}
