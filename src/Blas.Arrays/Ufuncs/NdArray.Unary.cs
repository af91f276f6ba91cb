using System.Numerics;

namespace Blas.Arrays;

// NumPy's functions of one operand, element by element.
public abstract partial class NdArray
{
    /// <summary>e^x, element by element.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The operand.</param>
    /// <param name="out">Where the result goes, if not to a new array; may be the operand itself.</param>
    /// <param name="where">Where the result is computed, stretched to its shape; elsewhere <paramref name="out"/> keeps what it has, and a new array has zeros.</param>
    /// <returns>The result: <paramref name="out"/> where it is given.</returns>
    /// <exception cref="ArgumentException">The shape of <paramref name="out"/> does not fit, or it is read-only.</exception>
    public static NdArray<T> Exp<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IExponentialFunctions<T> => Elementwise.Unary<T, T, ExpKernel<T>>(a, @out, where);

    /// <summary>2^x, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Exp2<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IExponentialFunctions<T> => Elementwise.Unary<T, T, Exp2Kernel<T>>(a, @out, where);

    /// <summary>e^x - 1, accurate near 0, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Expm1<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IExponentialFunctions<T> => Elementwise.Unary<T, T, Expm1Kernel<T>>(a, @out, where);

    /// <summary>the natural logarithm; NaN below 0, -inf at 0, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Log<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, ILogarithmicFunctions<T> => Elementwise.Unary<T, T, LogKernel<T>>(a, @out, where);

    /// <summary>the logarithm to base 2, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Log2<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, ILogarithmicFunctions<T> => Elementwise.Unary<T, T, Log2Kernel<T>>(a, @out, where);

    /// <summary>the logarithm to base 10, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Log10<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, ILogarithmicFunctions<T> => Elementwise.Unary<T, T, Log10Kernel<T>>(a, @out, where);

    /// <summary>log(1 + x), accurate near 0, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Log1p<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, ILogarithmicFunctions<T> => Elementwise.Unary<T, T, Log1pKernel<T>>(a, @out, where);

    /// <summary>the square root; NaN below 0, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Sqrt<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IRootFunctions<T> => Elementwise.Unary<T, T, VectorUnary<T, SqrtOperator<T>>>(a, @out, where);

    /// <summary>the cube root, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Cbrt<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IRootFunctions<T> => Elementwise.Unary<T, T, CbrtKernel<T>>(a, @out, where);

    /// <summary>the sine of an angle in radians, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Sin<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, ITrigonometricFunctions<T> => Elementwise.Unary<T, T, SinKernel<T>>(a, @out, where);

    /// <summary>the cosine of an angle in radians, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Cos<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, ITrigonometricFunctions<T> => Elementwise.Unary<T, T, CosKernel<T>>(a, @out, where);

    /// <summary>the tangent of an angle in radians, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Tan<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, ITrigonometricFunctions<T> => Elementwise.Unary<T, T, TanKernel<T>>(a, @out, where);

    /// <summary>the inverse sine, in [-π/2, π/2], element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Arcsin<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, ITrigonometricFunctions<T> => Elementwise.Unary<T, T, ArcsinKernel<T>>(a, @out, where);

    /// <summary>the inverse cosine, in [0, π], element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Arccos<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, ITrigonometricFunctions<T> => Elementwise.Unary<T, T, ArccosKernel<T>>(a, @out, where);

    /// <summary>the inverse tangent, in [-π/2, π/2], element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Arctan<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, ITrigonometricFunctions<T> => Elementwise.Unary<T, T, ArctanKernel<T>>(a, @out, where);

    /// <summary>the hyperbolic sine, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Sinh<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IHyperbolicFunctions<T> => Elementwise.Unary<T, T, SinhKernel<T>>(a, @out, where);

    /// <summary>the hyperbolic cosine, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Cosh<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IHyperbolicFunctions<T> => Elementwise.Unary<T, T, CoshKernel<T>>(a, @out, where);

    /// <summary>the hyperbolic tangent, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Tanh<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IHyperbolicFunctions<T> => Elementwise.Unary<T, T, TanhKernel<T>>(a, @out, where);

    /// <summary>the greatest integer that is not above, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Floor<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPoint<T> => Elementwise.Unary<T, T, VectorUnary<T, FloorOperator<T>>>(a, @out, where);

    /// <summary>the least integer that is not below, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Ceil<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPoint<T> => Elementwise.Unary<T, T, VectorUnary<T, CeilingOperator<T>>>(a, @out, where);

    /// <summary>the nearest integer; halves go to the even one, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Rint<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPoint<T> => Elementwise.Unary<T, T, VectorUnary<T, RintOperator<T>>>(a, @out, where);

    /// <summary>the integer part, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Trunc<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPoint<T> => Elementwise.Unary<T, T, VectorUnary<T, TruncOperator<T>>>(a, @out, where);

    /// <summary>1/x, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Reciprocal<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPoint<T> => Elementwise.Unary<T, T, VectorUnary<T, ReciprocalOperator<T>>>(a, @out, where);

    /// <summary>-x, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Negative<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Unary<T, T, VectorUnary<T, NegativeOperator<T>>>(a, @out, where);

    /// <summary>|x|; the least integer stays as it is, as in NumPy, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Abs<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Unary<T, T, VectorUnary<T, AbsOperator<T>>>(a, @out, where);

    /// <summary>x², element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Square<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Unary<T, T, SquareKernel<T>>(a, @out, where);

    /// <summary>-1, 0 or 1 by the sign; NaN stays NaN; element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Sign<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Unary<T, T, VectorUnary<T, SignOperator<T>>>(a, @out, where);

    /// <summary>Whether it is not a number, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<bool> IsNaN<T>(NdArray<T> a, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Unary<T, bool, NaNKernel<T>>(a, @out, where);

    /// <summary>Whether it is infinite, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<bool> IsInf<T>(NdArray<T> a, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Unary<T, bool, ScalarUnary<T, bool, IsInfinityFunction<T>>>(a, @out, where);

    /// <summary>Whether it is neither infinite nor NaN, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<bool> IsFinite<T>(NdArray<T> a, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Unary<T, bool, ScalarUnary<T, bool, IsFiniteFunction<T>>>(a, @out, where);
}
