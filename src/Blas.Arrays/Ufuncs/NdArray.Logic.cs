using System.Numerics;

namespace Blas.Arrays;

// Truth: numpy.greater, greater_equal, logical_and, logical_or, logical_xor, logical_not.
public abstract unsafe partial class NdArray
{
    /// <summary>Whether a &gt; b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> Greater<T>(NdArray<T> a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => Less(b, a, @out, where);

    /// <summary>Whether a ≥ b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> GreaterEqual<T>(NdArray<T> a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> => LessEqual(b, a, @out, where);

    /// <summary>Whether both are true (not zero), element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> LogicalAnd<T>(NdArray<T> a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> =>
        Elementwise.Binary<T, bool, ScalarBinary<T, bool, LogicalAndFunction<T>>>(a, b, @out, where);

    /// <summary>Whether both are true (not zero), element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> LogicalAnd(NdArray<bool> a, NdArray<bool> b, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
        Elementwise.Binary<bool, bool, ScalarBinary<bool, bool, AndFunction>>(a, b, @out, where);

    /// <summary>Whether one of them is true (not zero), element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> LogicalOr<T>(NdArray<T> a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> =>
        Elementwise.Binary<T, bool, ScalarBinary<T, bool, LogicalOrFunction<T>>>(a, b, @out, where);

    /// <summary>Whether one of them is true (not zero), element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> LogicalOr(NdArray<bool> a, NdArray<bool> b, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
        Elementwise.Binary<bool, bool, ScalarBinary<bool, bool, OrFunction>>(a, b, @out, where);

    /// <summary>Whether exactly one of them is true (not zero), element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> LogicalXor<T>(NdArray<T> a, NdArray<T> b, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> =>
        Elementwise.Binary<T, bool, ScalarBinary<T, bool, LogicalXorFunction<T>>>(a, b, @out, where);

    /// <summary>Whether exactly one of them is true (not zero), element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> LogicalXor(NdArray<bool> a, NdArray<bool> b, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
        Elementwise.Binary<bool, bool, ScalarBinary<bool, bool, XorFunction>>(a, b, @out, where);

    /// <summary>Whether it is not true: zero, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<bool> LogicalNot<T>(NdArray<T> a, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> =>
        Elementwise.Unary<T, bool, ScalarUnary<T, bool, LogicalNotFunction<T>>>(a, @out, where);

    /// <summary>Whether it is not true, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<bool> LogicalNot(NdArray<bool> a, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
        Elementwise.Unary<bool, bool, ScalarUnary<bool, bool, NotFunction>>(a, @out, where);
}
