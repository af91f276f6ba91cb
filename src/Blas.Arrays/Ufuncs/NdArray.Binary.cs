using System.Numerics;

namespace Blas.Arrays;

// NumPy's functions of two operands, element by element, with broadcasting.
public abstract partial class NdArray
{
    /// <summary>a + b, element by element.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">An operand.</param>
    /// <param name="b">The other; the two are stretched to one shape.</param>
    /// <param name="out">Where the result goes, if not to a new array; may be an operand itself, or overlap one.</param>
    /// <param name="where">Where the result is computed, stretched to its shape; elsewhere <paramref name="out"/> keeps what it has, and a new array has zeros.</param>
    /// <returns>The result: <paramref name="out"/> where it is given.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes cannot be stretched to one, <paramref name="out"/> does not have it, or is read-only.
    /// </exception>
    public static NdArray<T> Add<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, AddOperator<T>>>(a, b, @out, where);

    /// <summary>a + b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Add<T>(NdArray<T> a, T b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, AddOperator<T>>>(a, b, @out, where);

    /// <summary>a + b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Add<T>(T a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, AddOperator<T>>>(a, b, @out, where);

    /// <summary>a - b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Subtract<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, SubtractOperator<T>>>(a, b, @out, where);

    /// <summary>a - b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Subtract<T>(NdArray<T> a, T b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, SubtractOperator<T>>>(a, b, @out, where);

    /// <summary>a - b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Subtract<T>(T a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, SubtractOperator<T>>>(a, b, @out, where);

    /// <summary>a · b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Multiply<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, MultiplyOperator<T>>>(a, b, @out, where);

    /// <summary>a · b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Multiply<T>(NdArray<T> a, T b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, MultiplyOperator<T>>>(a, b, @out, where);

    /// <summary>a · b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Multiply<T>(T a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, MultiplyOperator<T>>>(a, b, @out, where);

    /// <summary>a / b; of integers use FloorDivide, or the operator, which gives double, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Divide<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, DivideOperator<T>>>(a, b, RealOnly(@out), where);

    /// <summary>a / b; of integers use FloorDivide, or the operator, which gives double, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Divide<T>(NdArray<T> a, T b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, DivideOperator<T>>>(a, b, RealOnly(@out), where);

    /// <summary>a / b; of integers use FloorDivide, or the operator, which gives double, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Divide<T>(T a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Binary<T, T, VectorBinary<T, DivideOperator<T>>>(a, b, RealOnly(@out), where);

    /// <summary>the quotient rounded down, as Python's //; an integer divided by 0 gives 0, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> FloorDivide<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, ScalarBinary<T, T, FloorDivideFunction<T>>>(a, b, @out, where);

    /// <summary>the quotient rounded down, as Python's //; an integer divided by 0 gives 0, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> FloorDivide<T>(NdArray<T> a, T b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, ScalarBinary<T, T, FloorDivideFunction<T>>>(a, b, @out, where);

    /// <summary>the quotient rounded down, as Python's //; an integer divided by 0 gives 0, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> FloorDivide<T>(T a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, ScalarBinary<T, T, FloorDivideFunction<T>>>(a, b, @out, where);

    /// <summary>the remainder with the sign of the divisor, as Python's %; of an integer by 0 it is 0, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Remainder<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, ScalarBinary<T, T, RemainderFunction<T>>>(a, b, @out, where);

    /// <summary>the remainder with the sign of the divisor, as Python's %; of an integer by 0 it is 0, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Remainder<T>(NdArray<T> a, T b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, ScalarBinary<T, T, RemainderFunction<T>>>(a, b, @out, where);

    /// <summary>the remainder with the sign of the divisor, as Python's %; of an integer by 0 it is 0, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Remainder<T>(T a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, ScalarBinary<T, T, RemainderFunction<T>>>(a, b, @out, where);

    /// <summary>a to the power of b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Power<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T>
    {
        AnyPowerKernel<T>.Check(b);
        return Elementwise.Binary<T, T, AnyPowerKernel<T>>(a, b, @out, where);
    }

    /// <summary>a to the power of b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Power<T>(NdArray<T> a, T b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T>
    {
        AnyPowerKernel<T>.Check(b);
        return Elementwise.Binary<T, T, AnyPowerKernel<T>>(a, b, @out, where);
    }

    /// <summary>a to the power of b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Power<T>(T a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T>
    {
        AnyPowerKernel<T>.Check(b);
        return Elementwise.Binary<T, T, AnyPowerKernel<T>>(a, b, @out, where);
    }

    /// <summary>the angle of the point (b, a), in [-π, π], element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Arctan2<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Binary<T, T, Arctan2Kernel<T>>(a, b, @out, where);

    /// <summary>the angle of the point (b, a), in [-π, π], element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Arctan2<T>(NdArray<T> a, T b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Binary<T, T, Arctan2Kernel<T>>(a, b, @out, where);

    /// <summary>the angle of the point (b, a), in [-π, π], element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Arctan2<T>(T a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Binary<T, T, Arctan2Kernel<T>>(a, b, @out, where);

    /// <summary>the greater of the two; NaN if either is, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Maximum<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, VectorBinary<T, MaximumOperator<T>>>(a, b, @out, where);

    /// <summary>the greater of the two; NaN if either is, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Maximum<T>(NdArray<T> a, T b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, VectorBinary<T, MaximumOperator<T>>>(a, b, @out, where);

    /// <summary>the greater of the two; NaN if either is, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Maximum<T>(T a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, VectorBinary<T, MaximumOperator<T>>>(a, b, @out, where);

    /// <summary>the lesser of the two; NaN if either is, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Minimum<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, VectorBinary<T, MinimumOperator<T>>>(a, b, @out, where);

    /// <summary>the lesser of the two; NaN if either is, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Minimum<T>(NdArray<T> a, T b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, VectorBinary<T, MinimumOperator<T>>>(a, b, @out, where);

    /// <summary>the lesser of the two; NaN if either is, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Minimum<T>(T a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, T, VectorBinary<T, MinimumOperator<T>>>(a, b, @out, where);

    /// <summary>a == b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> Equal<T>(NdArray<T> a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IEqualityOperators<T, T, bool> => Elementwise.Binary<T, bool, ComparisonKernel<T, EqualComparison<T>>>(a, b, @out, where);

    /// <summary>a == b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> Equal<T>(NdArray<T> a, T b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IEqualityOperators<T, T, bool> => Elementwise.Binary<T, bool, ComparisonKernel<T, EqualComparison<T>>>(a, b, @out, where);

    /// <summary>a == b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> Equal<T>(T a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IEqualityOperators<T, T, bool> => Elementwise.Binary<T, bool, ComparisonKernel<T, EqualComparison<T>>>(a, b, @out, where);

    /// <summary>a != b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> NotEqual<T>(NdArray<T> a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IEqualityOperators<T, T, bool> => Elementwise.Binary<T, bool, ComparisonKernel<T, NotEqualComparison<T>>>(a, b, @out, where);

    /// <summary>a != b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> NotEqual<T>(NdArray<T> a, T b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IEqualityOperators<T, T, bool> => Elementwise.Binary<T, bool, ComparisonKernel<T, NotEqualComparison<T>>>(a, b, @out, where);

    /// <summary>a != b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> NotEqual<T>(T a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IEqualityOperators<T, T, bool> => Elementwise.Binary<T, bool, ComparisonKernel<T, NotEqualComparison<T>>>(a, b, @out, where);

    /// <summary>a &lt; b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> Less<T>(NdArray<T> a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, bool, ComparisonKernel<T, LessComparison<T>>>(a, b, @out, where);

    /// <summary>a &lt; b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> Less<T>(NdArray<T> a, T b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, bool, ComparisonKernel<T, LessComparison<T>>>(a, b, @out, where);

    /// <summary>a &lt; b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> Less<T>(T a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, bool, ComparisonKernel<T, LessComparison<T>>>(a, b, @out, where);

    /// <summary>a &lt;= b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> LessEqual<T>(NdArray<T> a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, bool, ComparisonKernel<T, LessEqualComparison<T>>>(a, b, @out, where);

    /// <summary>a &lt;= b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> LessEqual<T>(NdArray<T> a, T b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, bool, ComparisonKernel<T, LessEqualComparison<T>>>(a, b, @out, where);

    /// <summary>a &lt;= b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> LessEqual<T>(T a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Elementwise.Binary<T, bool, ComparisonKernel<T, LessEqualComparison<T>>>(a, b, @out, where);

    // The quotient of two integers is no integer; to cut it off in silence is what NumPy refuses as well.
    private static NdArray<T>? RealOnly<T>(NdArray<T>? result)
        where T : unmanaged =>
        !DType.IsInteger<T>()
            ? result
            : throw new InvalidOperationException(
                $"Cannot cast ufunc 'divide' output from dtype('float64') to dtype('{DType.Name<T>()}'): use FloorDivide, or AsType<double>() first.");
}
