namespace Blas.Managed;

// LAPACK: symmetric and Hermitian eigenproblems.
public sealed unsafe partial class ManagedLapack<T, TReal>
{
}
