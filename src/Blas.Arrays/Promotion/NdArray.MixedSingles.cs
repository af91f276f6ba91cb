namespace Blas.Arrays;

// Functions of one array whose element type the function is not made for, or is known at run time only.
public abstract partial class NdArray
{
    /// <summary>e^x of numbers of whatever type, in the type that NumPy computes it in (small integers in half precision); complex ones too.</summary>
    /// <param name="a">The operand.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="NotSupportedException">The function is not defined for elements of this type.</exception>
    public static NdArray Exp(NdArray a) => MixedSingle.Call(SingleFunction.Exp, a);

    /// <summary>2^x, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Exp2(NdArray a) => MixedSingle.Call(SingleFunction.Exp2, a);

    /// <summary>e^x - 1, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Expm1(NdArray a) => MixedSingle.Call(SingleFunction.Expm1, a);

    /// <summary>The natural logarithm, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Log(NdArray a) => MixedSingle.Call(SingleFunction.Log, a);

    /// <summary>The logarithm to base 2, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Log2(NdArray a) => MixedSingle.Call(SingleFunction.Log2, a);

    /// <summary>The logarithm to base 10, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Log10(NdArray a) => MixedSingle.Call(SingleFunction.Log10, a);

    /// <summary>log(1 + x), likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Log1p(NdArray a) => MixedSingle.Call(SingleFunction.Log1p, a);

    /// <summary>The square root, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Sqrt(NdArray a) => MixedSingle.Call(SingleFunction.Sqrt, a);

    /// <summary>The cube root, of real numbers, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Cbrt(NdArray a) => MixedSingle.Call(SingleFunction.Cbrt, a);

    /// <summary>The sine, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Sin(NdArray a) => MixedSingle.Call(SingleFunction.Sin, a);

    /// <summary>The cosine, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Cos(NdArray a) => MixedSingle.Call(SingleFunction.Cos, a);

    /// <summary>The tangent, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Tan(NdArray a) => MixedSingle.Call(SingleFunction.Tan, a);

    /// <summary>The inverse sine, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Arcsin(NdArray a) => MixedSingle.Call(SingleFunction.Arcsin, a);

    /// <summary>The inverse cosine, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Arccos(NdArray a) => MixedSingle.Call(SingleFunction.Arccos, a);

    /// <summary>The inverse tangent, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Arctan(NdArray a) => MixedSingle.Call(SingleFunction.Arctan, a);

    /// <summary>The hyperbolic sine, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Sinh(NdArray a) => MixedSingle.Call(SingleFunction.Sinh, a);

    /// <summary>The hyperbolic cosine, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Cosh(NdArray a) => MixedSingle.Call(SingleFunction.Cosh, a);

    /// <summary>The hyperbolic tangent, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Tanh(NdArray a) => MixedSingle.Call(SingleFunction.Tanh, a);

    /// <summary>The inverse hyperbolic sine, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Arcsinh(NdArray a) => MixedSingle.Call(SingleFunction.Arcsinh, a);

    /// <summary>The inverse hyperbolic cosine, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Arccosh(NdArray a) => MixedSingle.Call(SingleFunction.Arccosh, a);

    /// <summary>The inverse hyperbolic tangent, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Arctanh(NdArray a) => MixedSingle.Call(SingleFunction.Arctanh, a);

    /// <summary>Radians as degrees, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Degrees(NdArray a) => MixedSingle.Call(SingleFunction.Degrees, a);

    /// <summary>Degrees as radians, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Radians(NdArray a) => MixedSingle.Call(SingleFunction.Radians, a);

    /// <summary>|x| as a floating-point number, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray FAbs(NdArray a) => MixedSingle.Call(SingleFunction.FAbs, a);

    /// <summary>The greatest integer that is not above, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Floor(NdArray a) => MixedSingle.Call(SingleFunction.Floor, a);

    /// <summary>The least integer that is not below, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Ceil(NdArray a) => MixedSingle.Call(SingleFunction.Ceil, a);

    /// <summary>The integer part, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Trunc(NdArray a) => MixedSingle.Call(SingleFunction.Trunc, a);

    /// <summary>The nearest integer, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Rint(NdArray a) => MixedSingle.Call(SingleFunction.Rint, a);

    /// <summary>The distance to the next number away from zero, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Spacing(NdArray a) => MixedSingle.Call(SingleFunction.Spacing, a);

    /// <summary>Whether the sign is minus, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray<bool> SignBit(NdArray a) => (NdArray<bool>)MixedSingle.Call(SingleFunction.SignBit, a);

    /// <summary>Whether it is not a number, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray<bool> IsNaN(NdArray a) => (NdArray<bool>)MixedSingle.Call(SingleFunction.IsNaN, a);

    /// <summary>Whether it is infinite, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray<bool> IsInf(NdArray a) => (NdArray<bool>)MixedSingle.Call(SingleFunction.IsInf, a);

    /// <summary>Whether it is neither infinite nor NaN, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray<bool> IsFinite(NdArray a) => (NdArray<bool>)MixedSingle.Call(SingleFunction.IsFinite, a);

    /// <summary>Whether it is zero, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray<bool> LogicalNot(NdArray a) => (NdArray<bool>)MixedSingle.Call(SingleFunction.LogicalNot, a);

    /// <summary>-x; not of bools, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Negative(NdArray a) => MixedSingle.Call(SingleFunction.Negative, a);

    /// <summary>x; not of bools, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Positive(NdArray a) => MixedSingle.Call(SingleFunction.Positive, a);

    /// <summary>|x|, of complex numbers as a real one, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Abs(NdArray a) => MixedSingle.Call(SingleFunction.Abs, a);

    /// <summary>x², likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Square(NdArray a) => MixedSingle.Call(SingleFunction.Square, a);

    /// <summary>-1, 0 or 1 by the sign; of complex numbers z / |z|; not of bools, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Sign(NdArray a) => MixedSingle.Call(SingleFunction.Sign, a);

    /// <summary>1/x; of integers the integer part, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Reciprocal(NdArray a) => MixedSingle.Call(SingleFunction.Reciprocal, a);

    /// <summary>The complex conjugate, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Conj(NdArray a) => MixedSingle.Call(SingleFunction.Conj, a);

    /// <summary>The other bits; of bools the other truth value, likewise.</summary>
    /// <inheritdoc cref="Exp(NdArray)"/>
    public static NdArray Invert(NdArray a) => MixedSingle.Call(SingleFunction.Invert, a);
}
