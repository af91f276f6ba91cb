namespace Blas;

/// <summary>
/// What every provider derives its routines of mixed precision from: the public ones check their arguments and call a
/// <c>Core</c>, which sees only what no library could refuse.
/// </summary>
public abstract unsafe partial class MixedBlasBase : IMixedBlas;
