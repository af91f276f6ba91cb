using System.Numerics;

namespace Blas.Arrays;

/// <summary>The reductions as functions, as NumPy has them too: <c>np.Sum(a, axis: 0)</c> is <c>a.Sum(0)</c>.</summary>
public static partial class ReductionFunctions
{
    extension(NdArray)
    {
        /// <summary>The sum of all elements.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        public static T Sum<T>(NdArray<T> a, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumberBase<T> => a.Sum(where, initial);

        /// <summary>The sum along an axis.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Sum<T>(
            NdArray<T> a, int axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumberBase<T> =>
            a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The sum along axes.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Sum<T>(
            NdArray<T> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumberBase<T> =>
            a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The product of all elements.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        public static T Prod<T>(NdArray<T> a, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumberBase<T> => a.Prod(where, initial);

        /// <summary>The product along an axis.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Prod<T>(
            NdArray<T> a, int axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumberBase<T> =>
            a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The product along axes.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Prod<T>(
            NdArray<T> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumberBase<T> =>
            a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The arithmetic mean of all elements.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static T Mean<T>(NdArray<T> a, NdArray<bool>? where = null)
            where T : unmanaged, IFloatingPointIeee754<T> => a.Mean(where);

        /// <summary>The arithmetic mean along an axis.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Mean<T>(
            NdArray<T> a, int axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null)
            where T : unmanaged, IFloatingPointIeee754<T> =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The arithmetic mean along axes.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Mean<T>(
            NdArray<T> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null)
            where T : unmanaged, IFloatingPointIeee754<T> =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The greatest of all elements.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        public static T Max<T>(NdArray<T> a, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumber<T> => a.Max(where, initial);

        /// <summary>The greatest along an axis.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Max<T>(
            NdArray<T> a, int axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumber<T> =>
            a.Max(axis, keepDims, @out, where, initial);

        /// <summary>The greatest along axes.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Max<T>(
            NdArray<T> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumber<T> =>
            a.Max(axis, keepDims, @out, where, initial);

        /// <summary>The least of all elements.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        public static T Min<T>(NdArray<T> a, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumber<T> => a.Min(where, initial);

        /// <summary>The least along an axis.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Min<T>(
            NdArray<T> a, int axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumber<T> =>
            a.Min(axis, keepDims, @out, where, initial);

        /// <summary>The least along axes.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Min<T>(
            NdArray<T> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null)
            where T : unmanaged, INumber<T> =>
            a.Min(axis, keepDims, @out, where, initial);

        /// <summary>The variance of all elements.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static T Var<T>(NdArray<T> a, double ddof = 0, NdArray<bool>? where = null)
            where T : unmanaged, IFloatingPointIeee754<T> => a.Var(ddof, where);

        /// <summary>The variance along an axis.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Var<T>(
            NdArray<T> a, int axis, double ddof = 0, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null)
            where T : unmanaged, IFloatingPointIeee754<T> =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The variance along axes.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Var<T>(
            NdArray<T> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null)
            where T : unmanaged, IFloatingPointIeee754<T> =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation of all elements.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static T Std<T>(NdArray<T> a, double ddof = 0, NdArray<bool>? where = null)
            where T : unmanaged, IFloatingPointIeee754<T> => a.Std(ddof, where);

        /// <summary>The standard deviation along an axis.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Std<T>(
            NdArray<T> a, int axis, double ddof = 0, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null)
            where T : unmanaged, IFloatingPointIeee754<T> =>
            a.Std(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation along axes.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<T> Std<T>(
            NdArray<T> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null)
            where T : unmanaged, IFloatingPointIeee754<T> =>
            a.Std(axis, ddof, keepDims, @out, where);

        /// <summary>The place of the greatest of all elements.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <returns>The value.</returns>
        public static long ArgMax<T>(NdArray<T> a)
            where T : unmanaged, INumber<T> => a.ArgMax();

        /// <summary>The place of the greatest along an axis.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <returns>The result.</returns>
        public static NdArray<long> ArgMax<T>(
            NdArray<T> a, int axis, bool keepDims = false, NdArray<long>? @out = null)
            where T : unmanaged, INumber<T> =>
            a.ArgMax(axis, keepDims, @out);

        /// <summary>The place of the least of all elements.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <returns>The value.</returns>
        public static long ArgMin<T>(NdArray<T> a)
            where T : unmanaged, INumber<T> => a.ArgMin();

        /// <summary>The place of the least along an axis.</summary>
        /// <typeparam name="T">The element type.</typeparam>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <returns>The result.</returns>
        public static NdArray<long> ArgMin<T>(
            NdArray<T> a, int axis, bool keepDims = false, NdArray<long>? @out = null)
            where T : unmanaged, INumber<T> =>
            a.ArgMin(axis, keepDims, @out);
    }
}
