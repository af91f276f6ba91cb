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

/// <summary>The same for LAPACK; every Core returns <see cref="Info"/>, and pivots that row-major work can go on with.</summary>
internal sealed unsafe partial class RecordingLapack<T, TReal>(RecordingBlas<T, TReal> blas) : LapackBase<T, TReal>(blas)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public List<string> Calls => blas.Calls;

    public nint Info { get; set; }

    private static void Count(int* pivots, nint n)
    {
        for (int i = 0; i < n; i++)
            pivots[i] = i + 1;
    }

    private string P(void* pointer) => pointer == null ? "null" : blas.Names.GetValueOrDefault((nint)pointer, "?");

    private TResult Note<TResult>(TResult result, params object[] parts)
    {
        Calls.Add(string.Join(' ', parts));
        return result;
    }
}
