using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

// The reductions of truth values: sums as long, means in double precision. They go before those of any number.
[SuppressMessage("Naming", "CA1708", Justification = "The rule compares the names of extension blocks, which have none.")]
public static partial class ReductionFunctions
{
    extension(NdArray)
    {
        /// <summary>The sum of all elements, as long.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static long Sum(NdArray<bool> a, NdArray<bool>? where = null, long initial = 0) => a.Sum(where, initial);

        /// <summary>The sum along an axis, as long.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<long> Sum(
            NdArray<bool> a, int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The sum along axes, as long.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<long> Sum(
            NdArray<bool> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The product of all elements, as long.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static long Prod(NdArray<bool> a, NdArray<bool>? where = null, long initial = 1) => a.Prod(where, initial);

        /// <summary>The product along an axis, as long.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<long> Prod(
            NdArray<bool> a, int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The product along axes, as long.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<long> Prod(
            NdArray<bool> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The arithmetic mean, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Mean(NdArray<bool> a, NdArray<bool>? where = null) => a.Mean(where);

        /// <summary>The arithmetic mean, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<bool> a, int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The arithmetic mean, in double precision, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<bool> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The variance, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Var(NdArray<bool> a, double ddof = 0, NdArray<bool>? where = null) => a.Var(ddof, where);

        /// <summary>The variance, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Var(
            NdArray<bool> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The variance, in double precision, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Var(
            NdArray<bool> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Std(NdArray<bool> a, double ddof = 0, NdArray<bool>? where = null) => a.Std(ddof, where);

        /// <summary>The standard deviation, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Std(
            NdArray<bool> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Std(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation, in double precision, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Std(
            NdArray<bool> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Std(axis, ddof, keepDims, @out, where);

        /// <summary>The greatest of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        public static bool Max(NdArray<bool> a, NdArray<bool>? where = null, bool? initial = null) => a.Max(where, initial);

        /// <summary>The greatest along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<bool> Max(
            NdArray<bool> a, int axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null, bool? initial = null) =>
            a.Max(axis, keepDims, @out, where, initial);

        /// <summary>The greatest along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<bool> Max(
            NdArray<bool> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null, bool? initial = null) =>
            a.Max(axis, keepDims, @out, where, initial);

        /// <summary>The least of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        public static bool Min(NdArray<bool> a, NdArray<bool>? where = null, bool? initial = null) => a.Min(where, initial);

        /// <summary>The least along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<bool> Min(
            NdArray<bool> a, int axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null, bool? initial = null) =>
            a.Min(axis, keepDims, @out, where, initial);

        /// <summary>The least along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        public static NdArray<bool> Min(
            NdArray<bool> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null, bool? initial = null) =>
            a.Min(axis, keepDims, @out, where, initial);

        /// <summary>Whether all are true, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static bool All(NdArray<bool> a, NdArray<bool>? where = null) => a.All(where);

        /// <summary>Whether all are true, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<bool> All(
            NdArray<bool> a, int axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
            a.All(axis, keepDims, @out, where);

        /// <summary>Whether all are true, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<bool> All(
            NdArray<bool> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
            a.All(axis, keepDims, @out, where);

        /// <summary>Whether any is true, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static bool Any(NdArray<bool> a, NdArray<bool>? where = null) => a.Any(where);

        /// <summary>Whether any is true, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<bool> Any(
            NdArray<bool> a, int axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
            a.Any(axis, keepDims, @out, where);

        /// <summary>Whether any is true, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<bool> Any(
            NdArray<bool> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
            a.Any(axis, keepDims, @out, where);

        /// <summary>The place of the first that is true, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <returns>The value.</returns>
        public static long ArgMax(NdArray<bool> a) => a.ArgMax();

        /// <summary>The place of the first that is true, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <returns>The result.</returns>
        public static NdArray<long> ArgMax(
            NdArray<bool> a, int axis, bool keepDims = false, NdArray<long>? @out = null) =>
            a.ArgMax(axis, keepDims, @out);

        /// <summary>The place of the first that is false, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <returns>The value.</returns>
        public static long ArgMin(NdArray<bool> a) => a.ArgMin();

        /// <summary>The place of the first that is false, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <returns>The result.</returns>
        public static NdArray<long> ArgMin(
            NdArray<bool> a, int axis, bool keepDims = false, NdArray<long>? @out = null) =>
            a.ArgMin(axis, keepDims, @out);
    }
}
