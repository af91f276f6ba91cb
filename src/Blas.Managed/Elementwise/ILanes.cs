namespace Blas.Managed;

/// <summary>
/// What the elementary functions need of a vector width, as static members of a struct: arithmetic, masks, and the
/// elements' bits as integers. Functions are written once over it and compiled for each width and element.
/// </summary>
/// <typeparam name="V">The vector; a single element where there are no vectors.</typeparam>
/// <typeparam name="T">Its element: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal unsafe interface ILanes<V, T>
    where V : unmanaged
    where T : unmanaged
{
    /// <summary>Elements in a vector.</summary>
    static abstract int Count { get; }

    static abstract V Load(T* source);

    static abstract void Store(V value, T* target);

    /// <summary>Reads fewer elements than a vector has, and no memory beyond them; the others are 1.</summary>
    static abstract V LoadPart(T* source, nint count);

    /// <summary>Writes fewer elements than a vector has, and no memory beyond them.</summary>
    static abstract void StorePart(V value, T* target, nint count);

    /// <summary>The number, rounded to the element type, in every lane.</summary>
    static abstract V Constant(double value);

    static abstract V Broadcast(T value);

    /// <summary>The same bits in every lane; those of a float are the lower half.</summary>
    static abstract V Bits(long value);

    static abstract V Add(V x, V y);

    static abstract V Subtract(V x, V y);

    static abstract V Multiply(V x, V y);

    static abstract V Divide(V x, V y);

    static abstract V Sqrt(V x);

    /// <summary>x * y + z, fused where the processor does so.</summary>
    static abstract V MultiplyAdd(V x, V y, V z);

    /// <summary>
    /// x * y + z as if fused: exact where the result can be held, otherwise within a unit in the last place. For factors below
    /// 2^500 (float: 2^60), since a processor without the instruction takes them apart.
    /// </summary>
    static abstract V Fused(V x, V y, V z);

    /// <summary>z - x * y, likewise.</summary>
    static abstract V FusedNegated(V x, V y, V z);

    /// <summary>The lesser one; x where x is a number and y is NaN, and NaN where x is NaN.</summary>
    static abstract V AtMost(V x, V limit);

    /// <summary>The greater one; NaN where x is NaN.</summary>
    static abstract V AtLeast(V x, V limit);

    static abstract V Floor(V x);

    static abstract V And(V x, V y);

    static abstract V Or(V x, V y);

    static abstract V Xor(V x, V y);

    /// <summary>x with the bits of y cleared.</summary>
    static abstract V AndNot(V x, V y);

    /// <summary>All bits set where x &lt; y.</summary>
    static abstract V Less(V x, V y);

    /// <summary>All bits set where x &lt;= y.</summary>
    static abstract V LessOrEqual(V x, V y);

    static abstract V Equal(V x, V y);

    /// <summary>x under the mask, y elsewhere.</summary>
    static abstract V Select(V mask, V x, V y);

    /// <summary>Whether all lanes of a mask are set.</summary>
    static abstract bool All(V mask);

    /// <summary>The sum of the lanes' bits as integers.</summary>
    static abstract V AddBits(V x, V y);

    static abstract V SubtractBits(V x, V y);

    static abstract V ShiftLeft(V x, int count);

    /// <summary>Shifts the bits as a signed integer: the sign comes in from above.</summary>
    static abstract V ShiftRight(V x, int count);

    /// <summary>value * 2^floor(exponent), rounded once; exponents from -2200 to 2200 (float: -400 to 400).</summary>
    static abstract V Scale(V value, V exponent);

    /// <summary>The elements of a table of sixteen that the lowest four bits of each lane choose.</summary>
    static abstract V Lookup(ReadOnlySpan<T> table, V index);

    /// <summary>The elements of a table of thirty-two floats, in two halves, that the lowest five bits of each lane choose.</summary>
    static abstract V LookupOf32(ReadOnlySpan<float> low, ReadOnlySpan<float> high, V index);

    /// <summary>
    /// Whether <see cref="Exponent"/> and <see cref="Mantissa"/> take any number: those of less than full precision; zeros, whose exponent is
    /// -infinity; infinity; NaN; and negative ones, whose mantissa is NaN. Otherwise they are for positive normal numbers.
    /// </summary>
    static virtual bool SplitsAny => false;

    /// <summary>The k of x = 2^k z with z in [1, 2), as a number.</summary>
    static abstract V Exponent(V x);

    /// <summary>The z.</summary>
    static abstract V Mantissa(V x);
}
