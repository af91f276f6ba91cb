namespace Blas.Native;

/// <summary>The contract's 32-bit pivots as the library wants them: the same memory, or a 64-bit copy for the call.</summary>
internal unsafe ref struct NativeIntegers
{
    private readonly int* _contract;
    private readonly nint _count;
    private readonly bool _written;
    private readonly bool _copied;
    private Scratch<long> _wide;

    public NativeIntegers(int* contract, nint count, bool hasWideIntegers, bool read, bool written)
    {
        _contract = contract;
        _count = count;
        _written = written;
        Pointer = contract;
        if (!hasWideIntegers || count <= 0)
            return;
        _copied = true;
        _wide = new(count);
        Pointer = _wide.Pointer;
        if (read)
        {
            for (nint i = 0; i < count; i++)
                _wide.Pointer[i] = contract[i];
        }
    }

    public void* Pointer { get; }

    public void Dispose()
    {
        if (!_copied)
            return;
        if (_written)
        {
            // The contract has checked that the number of every row fits; nothing else may turn into one.
            for (nint i = 0; i < _count; i++)
                _contract[i] = int.CreateSaturating(_wide.Pointer[i]);
        }

        _wide.Dispose();
    }
}
