using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// The functions of two operands as objects that can also be applied along an axis, to all pairs, or at places: NumPy's
/// <c>np.add.reduce</c>, <c>accumulate</c>, <c>outer</c> and <c>at</c> are <c>Ufunc.Add&lt;double&gt;().Reduce</c> and so on.
/// </summary>
public static class Ufunc
{
    /// <summary>a + b.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <returns>The function.</returns>
    public static Ufunc<T> Add<T>()
        where T : unmanaged, INumberBase<T> => AssociativeUfunc<T, VectorBinary<T, AddOperator<T>>, SumKernel<T>>.Instance;

    /// <summary>a - b.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> Subtract<T>()
        where T : unmanaged, INumberBase<T> => KernelUfunc<T, VectorBinary<T, SubtractOperator<T>>>.Named("subtract");

    /// <summary>a · b.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> Multiply<T>()
        where T : unmanaged, INumberBase<T> => AssociativeUfunc<T, VectorBinary<T, MultiplyOperator<T>>, ProductKernel<T>>.Instance;

    /// <summary>a / b, of floating-point and complex numbers.</summary>
    /// <inheritdoc cref="Add{T}"/>
    /// <exception cref="NotSupportedException">The quotient of two integers is none.</exception>
    public static Ufunc<T> Divide<T>()
        where T : unmanaged, INumberBase<T> =>
        DType.IsInteger<T>()
            ? throw new NotSupportedException($"The quotients of {DType.Name<T>()} are of type float64: use FloorDivide, or AsType<double>() first.")
            : KernelUfunc<T, VectorBinary<T, DivideOperator<T>>>.Named("divide");

    /// <summary>The greater of two; NaN if one is.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> Maximum<T>()
        where T : unmanaged, INumber<T> => AssociativeUfunc<T, VectorBinary<T, MaximumOperator<T>>, MaxKernel<T>>.Instance;

    /// <summary>The smaller of two; NaN if one is.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> Minimum<T>()
        where T : unmanaged, INumber<T> => AssociativeUfunc<T, VectorBinary<T, MinimumOperator<T>>, MinKernel<T>>.Instance;

    /// <summary>The greatest integer that is not above a / b.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> FloorDivide<T>()
        where T : unmanaged, INumber<T> => KernelUfunc<T, ScalarBinary<T, T, FloorDivideFunction<T>>>.Named("floor_divide");

    /// <summary>The remainder with the sign of the divisor.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> Remainder<T>()
        where T : unmanaged, INumber<T> => KernelUfunc<T, ScalarBinary<T, T, RemainderFunction<T>>>.Named("remainder");

    /// <summary>a to the power of b.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> Power<T>()
        where T : unmanaged, IPowerFunctions<T>, INumberBase<T> => KernelUfunc<T, PowerKernel<T>>.Named("power");

    /// <summary>The greater of two; of a number and a NaN, the number.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> FMax<T>()
        where T : unmanaged, INumber<T> => KernelUfunc<T, ScalarBinary<T, T, FMaxFunction<T>>>.Named("fmax");

    /// <summary>The smaller of two; of a number and a NaN, the number.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> FMin<T>()
        where T : unmanaged, INumber<T> => KernelUfunc<T, ScalarBinary<T, T, FMinFunction<T>>>.Named("fmin");

    /// <summary>The remainder with the sign of the dividend.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> FMod<T>()
        where T : unmanaged, INumber<T> => KernelUfunc<T, ScalarBinary<T, T, FModFunction<T>>>.Named("fmod");

    /// <summary>√(a² + b²).</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> Hypot<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => KernelUfunc<T, ScalarBinary<T, T, HypotFunction<T>>>.Named("hypot");

    /// <summary>log(e^a + e^b).</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> LogAddExp<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => KernelUfunc<T, ScalarBinary<T, T, LogAddExpFunction<T>>>.Named("logaddexp");

    /// <summary>The angle of the point (b, a).</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> Arctan2<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => KernelUfunc<T, Arctan2Kernel<T>>.Named("arctan2");

    /// <summary>The bits that both have.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> BitwiseAnd<T>()
        where T : unmanaged, IBinaryInteger<T> => KernelUfunc<T, ScalarBinary<T, T, BitwiseAndFunction<T>>>.Named("bitwise_and");

    /// <summary>The bits that one of them has.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> BitwiseOr<T>()
        where T : unmanaged, IBinaryInteger<T> => KernelUfunc<T, ScalarBinary<T, T, BitwiseOrFunction<T>>>.Named("bitwise_or");

    /// <summary>The bits that exactly one of them has.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> BitwiseXor<T>()
        where T : unmanaged, IBinaryInteger<T> => KernelUfunc<T, ScalarBinary<T, T, BitwiseXorFunction<T>>>.Named("bitwise_xor");

    /// <summary>The greatest common divisor.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> Gcd<T>()
        where T : unmanaged, IBinaryInteger<T> => KernelUfunc<T, ScalarBinary<T, T, GcdFunction<T>>>.Named("gcd");

    /// <summary>The least common multiple.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public static Ufunc<T> Lcm<T>()
        where T : unmanaged, IBinaryInteger<T> => KernelUfunc<T, ScalarBinary<T, T, LcmFunction<T>>>.Named("lcm");
}

/// <summary>A function of two operands: see <see cref="Ufunc"/>. Results have the type of the elements.</summary>
/// <typeparam name="T">The element type.</typeparam>
public abstract class Ufunc<T>
    where T : unmanaged
{
    private protected Ufunc(string name) => Name = name;

    /// <summary>NumPy's name.</summary>
    public string Name { get; }

    /// <summary>The function, element by element.</summary>
    /// <param name="a">An operand.</param>
    /// <param name="b">The other; the two are stretched to one shape.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <param name="where">Where it is computed; elsewhere <paramref name="out"/> keeps what it has, and a new array has zeros.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The shapes cannot be stretched to one.</exception>
    public abstract NdArray<T> Call(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null);

    /// <summary>f(...f(f(a₀, a₁), a₂)..., aₙ) along an axis (sums in pairs, as <c>Sum</c> does).</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The axis has no element, and the function no identity; or <paramref name="out"/> has another shape.</exception>
    public abstract NdArray<T> Reduce(NdArray<T> a, int axis = 0, bool keepDims = false, NdArray<T>? @out = null);

    /// <summary>a₀, f(a₀, a₁), f(f(a₀, a₁), a₂), ... along an axis.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>The result, of the same shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException"><paramref name="out"/> has another shape.</exception>
    public abstract NdArray<T> Accumulate(NdArray<T> a, int axis = 0, NdArray<T>? @out = null);

    /// <summary>f(x, y) for every x of the one and every y of the other array.</summary>
    /// <param name="a">An array.</param>
    /// <param name="b">The other.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>The result, whose axes are those of a, then those of b.</returns>
    /// <exception cref="ArgumentException">They would be too many axes, or <paramref name="out"/> has another shape.</exception>
    public NdArray<T> Outer(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        int[] axes = [.. Enumerable.Range(a.NDim, b.NDim)];
        using NdArray<T> column = a.ExpandDims(axes);
        return Call(column, b, @out);
    }

    /// <summary>
    /// a[i] = f(a[i], value) for every index, one after the other: an index that comes twice counts twice, unlike in
    /// <c>a[indices] += values</c>.
    /// </summary>
    /// <param name="a">The array that is changed.</param>
    /// <param name="indices">Places along its first axis; negative ones count from the end.</param>
    /// <param name="values">What is combined, stretched to the shape of <c>a[indices]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of bounds; nothing has been changed.</exception>
    /// <exception cref="ArgumentException">The values cannot be stretched to that shape, or the array is read-only.</exception>
    public abstract void At(NdArray<T> a, NdArray<long> indices, NdArray<T> values);
}
