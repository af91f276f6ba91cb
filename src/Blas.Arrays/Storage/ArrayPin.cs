namespace Blas.Arrays;

/// <summary>
/// A hold on an array's memory for the length of a scope: <c>using var pin = a.Pin(); Native(pin.Pointer);</c>.
/// While it lasts the memory is not freed, whichever thread disposes the array.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public unsafe ref struct ArrayPin<T>
    where T : unmanaged
{
    private ArrayStorage? _storage;

    internal ArrayPin(ArrayStorage storage, T* pointer)
    {
        _storage = storage;
        Pointer = pointer;
    }

    /// <summary>The first element; null after <see cref="Dispose"/>.</summary>
    public T* Pointer { get; private set; }

    /// <summary>Ends the hold. A copy of the pin must not be disposed as well.</summary>
    public void Dispose()
    {
        ArrayStorage? storage = _storage;
        _storage = null;
        Pointer = null;
        storage?.ReleaseLease();
    }
}
