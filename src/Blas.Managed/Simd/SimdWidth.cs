using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Blas.Managed;

/// <summary>The vector width that a set of kernels is written for.</summary>
internal enum SimdWidth
{
    /// <summary>No vector instructions: pairs of scalars.</summary>
    Scalar,

    /// <summary>128-bit vectors, on any processor that has them.</summary>
    Vector128,

    /// <summary>256-bit vectors with fused multiply-add.</summary>
    Vector256,

    /// <summary>512-bit vectors.</summary>
    Vector512,
}

/// <summary>What the running processor offers.</summary>
internal static class SimdWidths
{
    /// <summary>The widest set of kernels that the processor runs in hardware.</summary>
    public static SimdWidth Best { get; } =
        IsHardware(SimdWidth.Vector512) ? SimdWidth.Vector512
        : IsHardware(SimdWidth.Vector256) ? SimdWidth.Vector256
        : IsHardware(SimdWidth.Vector128) ? SimdWidth.Vector128
        : SimdWidth.Scalar;

    /// <summary>Whether the processor executes kernels of this width without emulation.</summary>
    /// <param name="width">The width.</param>
    /// <returns>True where the width is native.</returns>
    public static bool IsHardware(SimdWidth width) => width switch
    {
        SimdWidth.Vector512 => Vector512.IsHardwareAccelerated && Avx512F.IsSupported,
        SimdWidth.Vector256 => Vector256.IsHardwareAccelerated && Fma.IsSupported,
        SimdWidth.Vector128 => Vector128.IsHardwareAccelerated,
        _ => true,
    };

    /// <summary>The name of the code path, as it is shown to users.</summary>
    /// <param name="width">The width.</param>
    /// <returns>"AVX-512", "AVX2+FMA", "NEON", "Vector128" or "scalar".</returns>
    public static string Name(SimdWidth width) => width switch
    {
        SimdWidth.Vector512 => "AVX-512",
        SimdWidth.Vector256 => "AVX2+FMA",
        SimdWidth.Vector128 => AdvSimd.IsSupported ? "NEON" : "Vector128",
        _ => "scalar",
    };
}
