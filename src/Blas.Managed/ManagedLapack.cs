using System.Numerics;

namespace Blas.Managed;

/// <summary>LAPACK in pure C#, for one element type, on the managed BLAS.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">Its real type: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe partial class ManagedLapack<T, TReal> : LapackBase<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private readonly Engine<T, TReal> _engine;

    internal ManagedLapack(Engine<T, TReal> engine, ManagedBlas<T, TReal> blas)
        : base(blas) => _engine = engine;

    /// <inheritdoc/>
    protected override string Provider => ProviderNames.Managed;

    /// <inheritdoc/>
    protected override nint GetrfCore(nint m, nint n, T* a, nint lda, int* ipiv) => _engine.Getrf(m, n, a, lda, ipiv);

    /// <inheritdoc/>
    protected override nint GetrsCore(Transpose trans, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        _engine.Getrs(trans, n, nrhs, a, lda, ipiv, b, ldb);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint GesvCore(nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb) =>
        _engine.Gesv(n, nrhs, a, lda, ipiv, b, ldb);

    /// <inheritdoc/>
    protected override nint PotrfCore(UpLo uplo, nint n, T* a, nint lda) => _engine.Potrf(uplo, n, a, lda);
}
