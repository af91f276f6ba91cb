namespace Blas.Arrays;

// Running sums and products of narrow integers, in 64 bits as NumPy has them.
public abstract partial class NdArray
{
    /// <summary>The sums of the elements up to each place along an axis, as long.</summary>
    /// <inheritdoc cref="CumSum{T}"/>
    public static NdArray<long> CumSum(NdArray<bool> a, int? axis = null, NdArray<long>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<long> wide = a.AsType<long>();
        return CumSum(wide, axis, @out);
    }

    /// <summary>The sums of the elements up to each place along an axis, as long.</summary>
    /// <inheritdoc cref="CumSum{T}"/>
    public static NdArray<long> CumSum(NdArray<sbyte> a, int? axis = null, NdArray<long>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<long> wide = a.AsType<long>();
        return CumSum(wide, axis, @out);
    }

    /// <summary>The sums of the elements up to each place along an axis, as long.</summary>
    /// <inheritdoc cref="CumSum{T}"/>
    public static NdArray<long> CumSum(NdArray<short> a, int? axis = null, NdArray<long>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<long> wide = a.AsType<long>();
        return CumSum(wide, axis, @out);
    }

    /// <summary>The sums of the elements up to each place along an axis, as long.</summary>
    /// <inheritdoc cref="CumSum{T}"/>
    public static NdArray<long> CumSum(NdArray<int> a, int? axis = null, NdArray<long>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<long> wide = a.AsType<long>();
        return CumSum(wide, axis, @out);
    }

    /// <summary>The sums of the elements up to each place along an axis, as ulong.</summary>
    /// <inheritdoc cref="CumSum{T}"/>
    public static NdArray<ulong> CumSum(NdArray<byte> a, int? axis = null, NdArray<ulong>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<ulong> wide = a.AsType<ulong>();
        return CumSum(wide, axis, @out);
    }

    /// <summary>The sums of the elements up to each place along an axis, as ulong.</summary>
    /// <inheritdoc cref="CumSum{T}"/>
    public static NdArray<ulong> CumSum(NdArray<ushort> a, int? axis = null, NdArray<ulong>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<ulong> wide = a.AsType<ulong>();
        return CumSum(wide, axis, @out);
    }

    /// <summary>The sums of the elements up to each place along an axis, as ulong.</summary>
    /// <inheritdoc cref="CumSum{T}"/>
    public static NdArray<ulong> CumSum(NdArray<uint> a, int? axis = null, NdArray<ulong>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<ulong> wide = a.AsType<ulong>();
        return CumSum(wide, axis, @out);
    }

    /// <summary>The products of the elements up to each place along an axis, as long.</summary>
    /// <inheritdoc cref="CumProd{T}"/>
    public static NdArray<long> CumProd(NdArray<bool> a, int? axis = null, NdArray<long>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<long> wide = a.AsType<long>();
        return CumProd(wide, axis, @out);
    }

    /// <summary>The products of the elements up to each place along an axis, as long.</summary>
    /// <inheritdoc cref="CumProd{T}"/>
    public static NdArray<long> CumProd(NdArray<sbyte> a, int? axis = null, NdArray<long>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<long> wide = a.AsType<long>();
        return CumProd(wide, axis, @out);
    }

    /// <summary>The products of the elements up to each place along an axis, as long.</summary>
    /// <inheritdoc cref="CumProd{T}"/>
    public static NdArray<long> CumProd(NdArray<short> a, int? axis = null, NdArray<long>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<long> wide = a.AsType<long>();
        return CumProd(wide, axis, @out);
    }

    /// <summary>The products of the elements up to each place along an axis, as long.</summary>
    /// <inheritdoc cref="CumProd{T}"/>
    public static NdArray<long> CumProd(NdArray<int> a, int? axis = null, NdArray<long>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<long> wide = a.AsType<long>();
        return CumProd(wide, axis, @out);
    }

    /// <summary>The products of the elements up to each place along an axis, as ulong.</summary>
    /// <inheritdoc cref="CumProd{T}"/>
    public static NdArray<ulong> CumProd(NdArray<byte> a, int? axis = null, NdArray<ulong>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<ulong> wide = a.AsType<ulong>();
        return CumProd(wide, axis, @out);
    }

    /// <summary>The products of the elements up to each place along an axis, as ulong.</summary>
    /// <inheritdoc cref="CumProd{T}"/>
    public static NdArray<ulong> CumProd(NdArray<ushort> a, int? axis = null, NdArray<ulong>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<ulong> wide = a.AsType<ulong>();
        return CumProd(wide, axis, @out);
    }

    /// <summary>The products of the elements up to each place along an axis, as ulong.</summary>
    /// <inheritdoc cref="CumProd{T}"/>
    public static NdArray<ulong> CumProd(NdArray<uint> a, int? axis = null, NdArray<ulong>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<ulong> wide = a.AsType<ulong>();
        return CumProd(wide, axis, @out);
    }
}
