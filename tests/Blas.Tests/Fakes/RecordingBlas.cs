using System.Numerics;

namespace Blas.Tests;

/// <summary>Computes nothing: writes down what reaches the Cores, which are generated. Pointers are named by the operands they were given as.</summary>
internal sealed unsafe partial class RecordingBlas<T, TReal> : BlasBase<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public List<string> Calls { get; } = [];

    /// <summary>Names for addresses.</summary>
    public Dictionary<nint, string> Names { get; } = [];

    private string P(void* pointer) => pointer == null ? "null" : Names.GetValueOrDefault((nint)pointer, "?");

    private TResult Note<TResult>(TResult result, params object[] parts)
    {
        Calls.Add(string.Join(' ', parts));
        return result;
    }
}

/// <summary>The same for LAPACK; every Core returns <see cref="Info"/>.</summary>
internal sealed unsafe class RecordingLapack<T, TReal>(RecordingBlas<T, TReal> blas) : LapackBase<T, TReal>(blas)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public List<string> Calls => blas.Calls;

    public nint Info { get; set; }

    // Row-major solves go on with the pivots.
    protected override nint GetrfCore(nint m, nint n, T* a, nint lda, int* ipiv)
    {
        for (int i = 0; i < Math.Min(m, n); i++)
            ipiv[i] = i + 1;
        return Note("getrf", m, n, lda);
    }

    protected override nint GetrsCore(Transpose trans, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb) =>
        Note("getrs", trans, n, nrhs, lda, ldb);

    protected override nint GesvCore(nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb) => Note("gesv", n, nrhs, lda, ldb);

    protected override nint PotrfCore(UpLo uplo, nint n, T* a, nint lda) => Note("potrf", uplo, n, lda);

    private nint Note(params object[] parts)
    {
        Calls.Add(string.Join(' ', parts));
        return Info;
    }
}
