using System.Buffers;
using System.Runtime.InteropServices;

namespace Blas.Native;

/// <summary>The contract's 32-bit pivots as the library wants them: the same memory, or a 64-bit copy, rented.</summary>
internal unsafe ref struct NativeIntegers
{
    private readonly int* _contract;
    private readonly nint _count;
    private readonly bool _written;
    private long[]? _wide;
    private GCHandle _pin;

    public NativeIntegers(int* contract, nint count, bool hasWideIntegers, bool written)
    {
        _contract = contract;
        _count = count;
        _written = written;
        Pointer = contract;
        if (!hasWideIntegers || count == 0)
            return;
        _wide = ArrayPool<long>.Shared.Rent(checked((int)count));
        _pin = GCHandle.Alloc(_wide, GCHandleType.Pinned);
        Pointer = (void*)_pin.AddrOfPinnedObject();
        if (!written)
        {
            for (nint i = 0; i < count; i++)
                _wide[i] = contract[i];
        }
    }

    public void* Pointer { get; }

    public void Dispose()
    {
        if (_wide is null)
            return;
        if (_written)
        {
            for (nint i = 0; i < _count; i++)
                _contract[i] = (int)_wide[i];
        }

        _pin.Free();
        ArrayPool<long>.Shared.Return(_wide);
        _wide = null;
    }
}
