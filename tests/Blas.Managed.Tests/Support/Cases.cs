namespace Blas.Managed.Tests;

/// <summary>Sizes at which blocked and vectorised code has its edges, and the vector widths to be had.</summary>
internal static class Cases
{
    public static readonly int[] Sizes = [0, 1, 2, 3, 7, 17, 33, 65, 129, 300];

    public static readonly Transpose[] Forms =
        [Transpose.None, Transpose.Transpose, Transpose.ConjugateTranspose, Transpose.Conjugate];

    public static readonly SimdWidth[] Widths =
        [.. Enum.GetValues<SimdWidth>().Where(w => w < SimdWidth.Vector256 || SimdWidths.IsHardware(w))];

    public static readonly WorkerPool Single = new(1);

    public static readonly WorkerPool Three = new(3);

    public static bool IsTransposed(this Transpose trans) => trans is Transpose.Transpose or Transpose.ConjugateTranspose;
}
