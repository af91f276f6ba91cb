using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>One result of one routine.</summary>
internal readonly record struct LapackFault(string Routine, string Result);

/// <summary>A LAPACK that is right but for one result of one routine, which is spoilt after the call; the Cores are generated.</summary>
internal sealed unsafe partial class FaultyLapack<T, TReal>(IBlas<T, TReal> blas, ILapack<T, TReal> right, LapackFault fault) : LapackBase<T, TReal>(blas)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>;
