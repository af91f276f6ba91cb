namespace Blas;

/// <summary>One matrix of a batch.</summary>
/// <param name="region">Its memory.</param>
/// <param name="operand">'c', which is written, 'a' or 'b'.</param>
/// <param name="index">Its place in the batch.</param>
internal readonly struct BatchEntry(Region region, char operand, nint index)
{
    public readonly Region Region = region;
    public readonly char Operand = operand;
    public readonly nint Index = index;

    /// <summary>Whether one of the two is written and shares memory with the other.</summary>
    public bool Meets(BatchEntry other) => (Operand == 'c' || other.Operand == 'c') && Region.Overlaps(other.Region);

    /// <summary>Why a batch with both is refused.</summary>
    public string Message(BatchEntry other)
    {
        (BatchEntry written, BatchEntry shared) = Operand == 'c' ? (this, other) : (other, this);
        return $"c[{written.Index}] is written and shares memory with {shared.Operand}[{shared.Index}]; the result would depend on the library.";
    }
}
