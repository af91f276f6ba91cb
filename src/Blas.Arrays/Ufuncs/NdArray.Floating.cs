using System.Numerics;

namespace Blas.Arrays;

// Floating-point numbers: inverse hyperbolic functions, angles, signs, neighbours, numpy.hypot, logaddexp, fmax, fmod, ldexp.
public abstract unsafe partial class NdArray
{
    /// <summary>the inverse hyperbolic sine, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Arcsinh<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Unary<T, T, ScalarUnary<T, T, ArcsinhFunction<T>>>(a, @out, where);

    /// <summary>the inverse hyperbolic cosine; NaN below 1, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Arccosh<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Unary<T, T, ScalarUnary<T, T, ArccoshFunction<T>>>(a, @out, where);

    /// <summary>the inverse hyperbolic tangent; NaN beyond ±1, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Arctanh<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Unary<T, T, ScalarUnary<T, T, ArctanhFunction<T>>>(a, @out, where);

    /// <summary>An angle in radians as degrees: x · 180 / π, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Degrees<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Unary<T, T, ScalarUnary<T, T, DegreesFunction<T>>>(a, @out, where);

    /// <summary>An angle in degrees as radians: x · π / 180, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Radians<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Unary<T, T, ScalarUnary<T, T, RadiansFunction<T>>>(a, @out, where);

    /// <summary>Whether the sign is minus, also that of -0 and of a NaN, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<bool> SignBit<T>(NdArray<T> a, NdArray<bool>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Unary<T, bool, ScalarUnary<T, bool, SignBitFunction<T>>>(a, @out, where);

    /// <summary>The distance to the next number away from zero, with the sign of x, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Spacing<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Unary<T, T, ScalarUnary<T, T, SpacingFunction<T>>>(a, @out, where);

    /// <summary>x, as a copy, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Positive<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> =>
        Elementwise.Unary<T, T, ScalarUnary<T, T, IdentityFunction<T>>>(a, @out, where);

    /// <inheritdoc cref="Degrees{T}"/>
    public static NdArray<T> Rad2Deg<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Degrees(a, @out, where);

    /// <inheritdoc cref="Radians{T}"/>
    public static NdArray<T> Deg2Rad<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Radians(a, @out, where);

    /// <summary>|x| of floating-point numbers, element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> FAbs<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Abs(a, @out, where);

    /// <summary>|a| with the sign of b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> CopySign<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, CopySignFunction<T>>>(a, b, @out, where);

    /// <summary>The next number after a on the way to b, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> NextAfter<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, NextAfterFunction<T>>>(a, b, @out, where);

    /// <summary>√(a² + b²), without overflow on the way, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Hypot<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, HypotFunction<T>>>(a, b, @out, where);

    /// <summary>log(e^a + e^b), without overflow on the way, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> LogAddExp<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, LogAddExpFunction<T>>>(a, b, @out, where);

    /// <summary>log₂(2^a + 2^b), without overflow on the way, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> LogAddExp2<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, LogAddExp2Function<T>>>(a, b, @out, where);

    /// <summary>0 where a &lt; 0, b where a = 0, 1 where a &gt; 0, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Heaviside<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, HeavisideFunction<T>>>(a, b, @out, where);

    /// <summary>The greater one; of a number and a NaN, the number, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> FMax<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, FMaxFunction<T>>>(a, b, @out, where);

    /// <summary>The smaller one; of a number and a NaN, the number, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> FMin<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, FMinFunction<T>>>(a, b, @out, where);

    /// <summary>The remainder with the sign of the dividend, as C's %; of an integer by 0 it is 0, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> FMod<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumber<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, FModFunction<T>>>(a, b, @out, where);

    /// <summary>a · 2^b, where b is a whole number, element by element.</summary>
    /// <inheritdoc cref="Add{T}(NdArray{T}, NdArray{T}, NdArray{T}?, NdArray{bool}?)"/>
    public static NdArray<T> Ldexp<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Binary<T, T, ScalarBinary<T, T, LdexpFunction<T>>>(a, b, @out, where);
}
