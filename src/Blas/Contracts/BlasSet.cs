using System.Numerics;

namespace Blas;

/// <summary>Four implementations of one provider, gathered.</summary>
/// <param name="Single">For <see cref="float"/>.</param>
/// <param name="Double">For <see cref="double"/>.</param>
/// <param name="Complex32">For <see cref="Blas.Complex32"/>.</param>
/// <param name="Complex">For <see cref="System.Numerics.Complex"/>.</param>
/// <param name="Mixed">For <see cref="float"/>, with sums in double precision.</param>
public sealed record BlasSet(
    IBlas<float, float> Single,
    IBlas<double, double> Double,
    IBlas<Complex32, float> Complex32,
    IBlas<Complex, double> Complex,
    IMixedBlas Mixed) : IBlas;

/// <summary>Four implementations of one provider, gathered.</summary>
/// <param name="Single">For <see cref="float"/>.</param>
/// <param name="Double">For <see cref="double"/>.</param>
/// <param name="Complex32">For <see cref="Blas.Complex32"/>.</param>
/// <param name="Complex">For <see cref="System.Numerics.Complex"/>.</param>
public sealed record LapackSet(
    ILapack<float, float> Single,
    ILapack<double, double> Double,
    ILapack<Complex32, float> Complex32,
    ILapack<Complex, double> Complex) : ILapack;
