namespace Blas.Arrays;

/// <summary>
/// One byte of a text of bytes: an <c>[InlineArray(n)]</c> struct of these is NumPy's <c>Sn</c>, while one of <see cref="byte"/> is a
/// sub-array of numbers.
/// </summary>
/// <param name="Value">The byte.</param>
public readonly record struct ByteCharacter(byte Value);
