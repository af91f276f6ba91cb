using System.Numerics;

namespace Blas.Arrays;

// Integers: numpy.bitwise_and, bitwise_or, bitwise_xor, invert, left_shift, right_shift, gcd, lcm.
public abstract unsafe partial class NdArray
{
    /// <summary>The bits that both have, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> BitwiseAnd<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IBinaryInteger<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, BitwiseAndFunction<T>>>(a, b, @out, where);

    /// <summary>The bits that both have (of truth values, the logical function), element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> BitwiseAnd(NdArray<bool> a, NdArray<bool> b, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
        Elementwise.Binary<bool, bool, ScalarBinary<bool, bool, AndFunction>>(a, b, @out, where);

    /// <summary>The bits that one of them has, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> BitwiseOr<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IBinaryInteger<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, BitwiseOrFunction<T>>>(a, b, @out, where);

    /// <summary>The bits that one of them has (of truth values, the logical function), element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> BitwiseOr(NdArray<bool> a, NdArray<bool> b, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
        Elementwise.Binary<bool, bool, ScalarBinary<bool, bool, OrFunction>>(a, b, @out, where);

    /// <summary>The bits that exactly one of them has, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> BitwiseXor<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IBinaryInteger<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, BitwiseXorFunction<T>>>(a, b, @out, where);

    /// <summary>The bits that exactly one of them has (of truth values, the logical function), element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<bool> BitwiseXor(NdArray<bool> a, NdArray<bool> b, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
        Elementwise.Binary<bool, bool, ScalarBinary<bool, bool, XorFunction>>(a, b, @out, where);

    /// <summary>The bits that it has not: ~x, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Invert<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IBinaryInteger<T> =>
        Elementwise.Unary<T, T, ScalarUnary<T, T, InvertFunction<T>>>(a, @out, where);

    /// <summary>The other truth value, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<bool> Invert(NdArray<bool> a, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
        Elementwise.Unary<bool, bool, ScalarUnary<bool, bool, NotFunction>>(a, @out, where);

    /// <summary>The bits shifted by b places to the left; 0 where that is the width or more, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> LeftShift<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IBinaryInteger<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, LeftShiftFunction<T>>>(a, b, @out, where);

    /// <summary>The bits shifted by b places to the right, the sign kept, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> RightShift<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IBinaryInteger<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, RightShiftFunction<T>>>(a, b, @out, where);

    /// <summary>The greatest common divisor, of 0 and 0 it is 0, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Gcd<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IBinaryInteger<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, GcdFunction<T>>>(a, b, @out, where);

    /// <summary>The least common multiple, 0 where one of them is, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Lcm<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IBinaryInteger<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, LcmFunction<T>>>(a, b, @out, where);
}
