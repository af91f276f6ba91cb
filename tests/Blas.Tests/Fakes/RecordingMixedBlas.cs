namespace Blas.Tests;

/// <summary>Writes down what reaches the Cores of the routines of mixed precision.</summary>
/// <param name="calls">Where to.</param>
internal sealed unsafe class RecordingMixedBlas(List<string> calls) : MixedBlasBase
{
    protected override double DsdotCore(nint n, float* x, nint incx, float* y, nint incy)
    {
        calls.Add($"dsdot {n} {incx} {incy}");
        return 0;
    }

    protected override float SdsdotCore(nint n, float sb, float* x, nint incx, float* y, nint incy)
    {
        calls.Add($"sdsdot {n} {sb} {incx} {incy}");
        return 0;
    }
}
