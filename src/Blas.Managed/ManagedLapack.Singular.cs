namespace Blas.Managed;

// LAPACK: singular values.
public sealed unsafe partial class ManagedLapack<T, TReal>
{
}
