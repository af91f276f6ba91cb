using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>Room for the pivots of a factorization.</summary>
internal readonly unsafe ref struct PivotBuffer
{
    public PivotBuffer(nint count) => Pointer = (int*)NativeMemory.AllocZeroed((nuint)Math.Max(count, 1), sizeof(int));

    public int* Pointer { get; }

    public void Dispose() => NativeMemory.Free(Pointer);
}
