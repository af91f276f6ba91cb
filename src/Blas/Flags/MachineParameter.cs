namespace Blas;

/// <summary>A number of floating-point arithmetic (<c>CMACH</c> of <c>lamch</c>).</summary>
public enum MachineParameter : byte
{
    /// <summary>The relative rounding error: half the distance from 1 to the next number.</summary>
    Epsilon = (byte)'E',

    /// <summary>The smallest number whose reciprocal is finite.</summary>
    SafeMinimum = (byte)'S',

    /// <summary>The base: 2.</summary>
    Base = (byte)'B',

    /// <summary>Epsilon times base: the distance from 1 to the next number.</summary>
    Precision = (byte)'P',

    /// <summary>The digits of the mantissa: 24 or 53.</summary>
    Digits = (byte)'N',

    /// <summary>1 where additions round.</summary>
    Rounding = (byte)'R',

    /// <summary>The least exponent before underflow, of a mantissa from 1/2 to 1.</summary>
    MinimumExponent = (byte)'M',

    /// <summary>The smallest normal number.</summary>
    Underflow = (byte)'U',

    /// <summary>The greatest exponent before overflow, of a mantissa from 1/2 to 1.</summary>
    MaximumExponent = (byte)'L',

    /// <summary>The largest number.</summary>
    Overflow = (byte)'O',
}
