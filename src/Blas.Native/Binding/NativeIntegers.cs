using System.Buffers;
using System.Runtime.InteropServices;

namespace Blas.Native;

/// <summary>The contract's 32-bit pivots as the library wants them: the same memory, or a 64-bit copy, rented.</summary>
internal unsafe ref struct NativeIntegers
{
    private readonly int* contract;
    private readonly nint count;
    private readonly bool written;
    private long[]? wide;
    private GCHandle pin;

    public NativeIntegers(int* contract, nint count, bool hasWideIntegers, bool written)
    {
        this.contract = contract;
        this.count = count;
        this.written = written;
        Pointer = contract;
        if (!hasWideIntegers || count == 0)
            return;
        wide = ArrayPool<long>.Shared.Rent(checked((int)count));
        pin = GCHandle.Alloc(wide, GCHandleType.Pinned);
        Pointer = (void*)pin.AddrOfPinnedObject();
        if (!written)
        {
            for (nint i = 0; i < count; i++)
                wide[i] = contract[i];
        }
    }

    public void* Pointer { get; }

    public void Dispose()
    {
        if (wide is null)
            return;
        if (written)
        {
            for (nint i = 0; i < count; i++)
                contract[i] = (int)wide[i];
        }

        pin.Free();
        ArrayPool<long>.Shared.Return(wide);
        wide = null;
    }
}
