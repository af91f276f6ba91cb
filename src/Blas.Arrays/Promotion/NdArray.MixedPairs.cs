namespace Blas.Arrays;

// Functions of two arrays whose element types differ, or are known at run time only: NumPy's promotion.
public abstract partial class NdArray
{
    /// <summary>a + b of arrays whose types differ or are known at run time only, in the type that NumPy promotes them to; of two bool arrays, a or b.</summary>
    /// <param name="a">An operand.</param>
    /// <param name="b">The other; the two are stretched to one shape.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">The shapes cannot be stretched to one.</exception>
    /// <exception cref="NotSupportedException">The function is not defined for elements of these types.</exception>
    public static NdArray Add(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Add, a, b);

    /// <summary>a - b; not of two bool arrays, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Subtract(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Subtract, a, b);

    /// <summary>a · b; of two bool arrays, a and b, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Multiply(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Multiply, a, b);

    /// <summary>a / b; of integers and bools as double, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Divide(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Divide, a, b);

    /// <summary>The quotient rounded down, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray FloorDivide(NdArray a, NdArray b) => MixedPair.Call(PairFunction.FloorDivide, a, b);

    /// <summary>The remainder with the sign of the divisor, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Remainder(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Remainder, a, b);

    /// <summary>The remainder with the sign of the dividend, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray FMod(NdArray a, NdArray b) => MixedPair.Call(PairFunction.FMod, a, b);

    /// <summary>a to the power of b, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Power(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Power, a, b);

    /// <summary>a to the power of b, at least in double precision, so that integers may have negative powers, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray FloatPower(NdArray a, NdArray b) => MixedPair.Call(PairFunction.FloatPower, a, b);

    /// <summary>The greater one; NaN if one is, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Maximum(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Maximum, a, b);

    /// <summary>The smaller one; NaN if one is, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Minimum(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Minimum, a, b);

    /// <summary>The greater one; of a number and a NaN, the number, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray FMax(NdArray a, NdArray b) => MixedPair.Call(PairFunction.FMax, a, b);

    /// <summary>The smaller one; of a number and a NaN, the number, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray FMin(NdArray a, NdArray b) => MixedPair.Call(PairFunction.FMin, a, b);

    /// <summary>Whether a = b, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray<bool> Equal(NdArray a, NdArray b) => (NdArray<bool>)MixedPair.Call(PairFunction.Equal, a, b);

    /// <summary>Whether a ≠ b, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray<bool> NotEqual(NdArray a, NdArray b) => (NdArray<bool>)MixedPair.Call(PairFunction.NotEqual, a, b);

    /// <summary>Whether a &lt; b, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray<bool> Less(NdArray a, NdArray b) => (NdArray<bool>)MixedPair.Call(PairFunction.Less, a, b);

    /// <summary>Whether a ≤ b, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray<bool> LessEqual(NdArray a, NdArray b) => (NdArray<bool>)MixedPair.Call(PairFunction.LessEqual, a, b);

    /// <summary>Whether a &gt; b, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray<bool> Greater(NdArray a, NdArray b) => (NdArray<bool>)MixedPair.Call(PairFunction.Greater, a, b);

    /// <summary>Whether a ≥ b, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray<bool> GreaterEqual(NdArray a, NdArray b) => (NdArray<bool>)MixedPair.Call(PairFunction.GreaterEqual, a, b);

    /// <summary>Whether both are true, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray<bool> LogicalAnd(NdArray a, NdArray b) => (NdArray<bool>)MixedPair.Call(PairFunction.LogicalAnd, a, b);

    /// <summary>Whether one of them is true, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray<bool> LogicalOr(NdArray a, NdArray b) => (NdArray<bool>)MixedPair.Call(PairFunction.LogicalOr, a, b);

    /// <summary>Whether exactly one of them is true, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray<bool> LogicalXor(NdArray a, NdArray b) => (NdArray<bool>)MixedPair.Call(PairFunction.LogicalXor, a, b);

    /// <summary>The bits that both have, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray BitwiseAnd(NdArray a, NdArray b) => MixedPair.Call(PairFunction.BitwiseAnd, a, b);

    /// <summary>The bits that one of them has, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray BitwiseOr(NdArray a, NdArray b) => MixedPair.Call(PairFunction.BitwiseOr, a, b);

    /// <summary>The bits that exactly one of them has, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray BitwiseXor(NdArray a, NdArray b) => MixedPair.Call(PairFunction.BitwiseXor, a, b);

    /// <summary>The bits shifted to the left, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray LeftShift(NdArray a, NdArray b) => MixedPair.Call(PairFunction.LeftShift, a, b);

    /// <summary>The bits shifted to the right, the sign kept, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray RightShift(NdArray a, NdArray b) => MixedPair.Call(PairFunction.RightShift, a, b);

    /// <summary>The greatest common divisor, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Gcd(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Gcd, a, b);

    /// <summary>The least common multiple, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Lcm(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Lcm, a, b);

    /// <summary>The angle of the point (b, a), in [-π, π], likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Arctan2(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Arctan2, a, b);

    /// <summary>√(a² + b²), likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Hypot(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Hypot, a, b);

    /// <summary>|a| with the sign of b, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray CopySign(NdArray a, NdArray b) => MixedPair.Call(PairFunction.CopySign, a, b);

    /// <summary>The next number after a on the way to b, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray NextAfter(NdArray a, NdArray b) => MixedPair.Call(PairFunction.NextAfter, a, b);

    /// <summary>log(e^a + e^b), likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray LogAddExp(NdArray a, NdArray b) => MixedPair.Call(PairFunction.LogAddExp, a, b);

    /// <summary>log₂(2^a + 2^b), likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray LogAddExp2(NdArray a, NdArray b) => MixedPair.Call(PairFunction.LogAddExp2, a, b);

    /// <summary>0 where a &lt; 0, b where a = 0, 1 where a &gt; 0, likewise.</summary>
    /// <inheritdoc cref="Add(NdArray, NdArray)"/>
    public static NdArray Heaviside(NdArray a, NdArray b) => MixedPair.Call(PairFunction.Heaviside, a, b);
}
