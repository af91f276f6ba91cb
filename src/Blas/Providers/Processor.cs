using System.Runtime.Intrinsics.X86;

namespace Blas;

/// <summary>Whose processor this is: some libraries choose by it.</summary>
internal static class Processor
{
    /// <summary>Whether the processor is Intel's.</summary>
    public static bool IsIntel { get; } = Maker() == (0x756E6547, 0x49656E69, 0x6C65746E);

    // "GenuineIntel", in the order EBX, EDX, ECX.
    private static (int, int, int) Maker()
    {
        if (!X86Base.IsSupported)
            return default;
        (int _, int ebx, int ecx, int edx) = X86Base.CpuId(0, 0);
        return (ebx, edx, ecx);
    }
}
