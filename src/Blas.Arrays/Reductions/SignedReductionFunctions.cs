using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

// The reductions of signed integers: sums as long, means in double precision. They go before those of any number.
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
        public static long Sum(NdArray<sbyte> a, NdArray<bool>? where = null, long initial = 0) => a.Sum(where, initial);

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
            NdArray<sbyte> a, int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

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
            NdArray<sbyte> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The product of all elements, as long.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static long Prod(NdArray<sbyte> a, NdArray<bool>? where = null, long initial = 1) => a.Prod(where, initial);

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
            NdArray<sbyte> a, int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

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
            NdArray<sbyte> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The arithmetic mean, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Mean(NdArray<sbyte> a, NdArray<bool>? where = null) => a.Mean(where);

        /// <summary>The arithmetic mean, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<sbyte> a, int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The arithmetic mean, in double precision, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<sbyte> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The variance, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Var(NdArray<sbyte> a, double ddof = 0, NdArray<bool>? where = null) => a.Var(ddof, where);

        /// <summary>The variance, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Var(
            NdArray<sbyte> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<sbyte> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Std(NdArray<sbyte> a, double ddof = 0, NdArray<bool>? where = null) => a.Std(ddof, where);

        /// <summary>The standard deviation, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Std(
            NdArray<sbyte> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<sbyte> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Std(axis, ddof, keepDims, @out, where);

        /// <summary>The sum of all elements, as long.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static long Sum(NdArray<short> a, NdArray<bool>? where = null, long initial = 0) => a.Sum(where, initial);

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
            NdArray<short> a, int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

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
            NdArray<short> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The product of all elements, as long.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static long Prod(NdArray<short> a, NdArray<bool>? where = null, long initial = 1) => a.Prod(where, initial);

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
            NdArray<short> a, int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

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
            NdArray<short> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The arithmetic mean, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Mean(NdArray<short> a, NdArray<bool>? where = null) => a.Mean(where);

        /// <summary>The arithmetic mean, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<short> a, int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The arithmetic mean, in double precision, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<short> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The variance, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Var(NdArray<short> a, double ddof = 0, NdArray<bool>? where = null) => a.Var(ddof, where);

        /// <summary>The variance, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Var(
            NdArray<short> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<short> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Std(NdArray<short> a, double ddof = 0, NdArray<bool>? where = null) => a.Std(ddof, where);

        /// <summary>The standard deviation, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Std(
            NdArray<short> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<short> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Std(axis, ddof, keepDims, @out, where);

        /// <summary>The sum of all elements, as long.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static long Sum(NdArray<int> a, NdArray<bool>? where = null, long initial = 0) => a.Sum(where, initial);

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
            NdArray<int> a, int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

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
            NdArray<int> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The product of all elements, as long.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static long Prod(NdArray<int> a, NdArray<bool>? where = null, long initial = 1) => a.Prod(where, initial);

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
            NdArray<int> a, int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

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
            NdArray<int> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The arithmetic mean, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Mean(NdArray<int> a, NdArray<bool>? where = null) => a.Mean(where);

        /// <summary>The arithmetic mean, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<int> a, int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The arithmetic mean, in double precision, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<int> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The variance, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Var(NdArray<int> a, double ddof = 0, NdArray<bool>? where = null) => a.Var(ddof, where);

        /// <summary>The variance, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Var(
            NdArray<int> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<int> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Std(NdArray<int> a, double ddof = 0, NdArray<bool>? where = null) => a.Std(ddof, where);

        /// <summary>The standard deviation, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Std(
            NdArray<int> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<int> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Std(axis, ddof, keepDims, @out, where);

        /// <summary>The arithmetic mean, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Mean(NdArray<long> a, NdArray<bool>? where = null) => a.Mean(where);

        /// <summary>The arithmetic mean, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<long> a, int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The arithmetic mean, in double precision, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<long> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The variance, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Var(NdArray<long> a, double ddof = 0, NdArray<bool>? where = null) => a.Var(ddof, where);

        /// <summary>The variance, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Var(
            NdArray<long> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<long> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Std(NdArray<long> a, double ddof = 0, NdArray<bool>? where = null) => a.Std(ddof, where);

        /// <summary>The standard deviation, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Std(
            NdArray<long> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<long> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Std(axis, ddof, keepDims, @out, where);
    }
}
