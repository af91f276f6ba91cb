using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

// The reductions of unsigned integers: sums as ulong, means in double precision. They go before those of any number.
[SuppressMessage("Naming", "CA1708", Justification = "The rule compares the names of extension blocks, which have none.")]
public static partial class ReductionFunctions
{
    extension(NdArray)
    {
        /// <summary>The sum of all elements, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static ulong Sum(NdArray<byte> a, NdArray<bool>? where = null, ulong initial = 0) => a.Sum(where, initial);

        /// <summary>The sum along an axis, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Sum(
            NdArray<byte> a, int axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The sum along axes, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Sum(
            NdArray<byte> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The product of all elements, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static ulong Prod(NdArray<byte> a, NdArray<bool>? where = null, ulong initial = 1) => a.Prod(where, initial);

        /// <summary>The product along an axis, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Prod(
            NdArray<byte> a, int axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The product along axes, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Prod(
            NdArray<byte> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The arithmetic mean, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Mean(NdArray<byte> a, NdArray<bool>? where = null) => a.Mean(where);

        /// <summary>The arithmetic mean, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<byte> a, int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The arithmetic mean, in double precision, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<byte> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The variance, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Var(NdArray<byte> a, double ddof = 0, NdArray<bool>? where = null) => a.Var(ddof, where);

        /// <summary>The variance, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Var(
            NdArray<byte> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<byte> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Std(NdArray<byte> a, double ddof = 0, NdArray<bool>? where = null) => a.Std(ddof, where);

        /// <summary>The standard deviation, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Std(
            NdArray<byte> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<byte> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Std(axis, ddof, keepDims, @out, where);

        /// <summary>The sum of all elements, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static ulong Sum(NdArray<ushort> a, NdArray<bool>? where = null, ulong initial = 0) => a.Sum(where, initial);

        /// <summary>The sum along an axis, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Sum(
            NdArray<ushort> a, int axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The sum along axes, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Sum(
            NdArray<ushort> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The product of all elements, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static ulong Prod(NdArray<ushort> a, NdArray<bool>? where = null, ulong initial = 1) => a.Prod(where, initial);

        /// <summary>The product along an axis, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Prod(
            NdArray<ushort> a, int axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The product along axes, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Prod(
            NdArray<ushort> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The arithmetic mean, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Mean(NdArray<ushort> a, NdArray<bool>? where = null) => a.Mean(where);

        /// <summary>The arithmetic mean, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<ushort> a, int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The arithmetic mean, in double precision, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<ushort> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The variance, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Var(NdArray<ushort> a, double ddof = 0, NdArray<bool>? where = null) => a.Var(ddof, where);

        /// <summary>The variance, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Var(
            NdArray<ushort> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<ushort> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Std(NdArray<ushort> a, double ddof = 0, NdArray<bool>? where = null) => a.Std(ddof, where);

        /// <summary>The standard deviation, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Std(
            NdArray<ushort> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<ushort> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Std(axis, ddof, keepDims, @out, where);

        /// <summary>The sum of all elements, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static ulong Sum(NdArray<uint> a, NdArray<bool>? where = null, ulong initial = 0) => a.Sum(where, initial);

        /// <summary>The sum along an axis, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Sum(
            NdArray<uint> a, int axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The sum along axes, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Sum(
            NdArray<uint> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 0) => a.Sum(axis, keepDims, @out, where, initial);

        /// <summary>The product of all elements, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The value.</returns>
        [OverloadResolutionPriority(1)]
        public static ulong Prod(NdArray<uint> a, NdArray<bool>? where = null, ulong initial = 1) => a.Prod(where, initial);

        /// <summary>The product along an axis, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Prod(
            NdArray<uint> a, int axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The product along axes, as ulong.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <param name="initial">A number that counts too.</param>
        /// <returns>The result.</returns>
        [OverloadResolutionPriority(1)]
        public static NdArray<ulong> Prod(
            NdArray<uint> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<ulong>? @out = null, NdArray<bool>? where = null, ulong initial = 1) => a.Prod(axis, keepDims, @out, where, initial);

        /// <summary>The arithmetic mean, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Mean(NdArray<uint> a, NdArray<bool>? where = null) => a.Mean(where);

        /// <summary>The arithmetic mean, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<uint> a, int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The arithmetic mean, in double precision, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<uint> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The variance, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Var(NdArray<uint> a, double ddof = 0, NdArray<bool>? where = null) => a.Var(ddof, where);

        /// <summary>The variance, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Var(
            NdArray<uint> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<uint> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Std(NdArray<uint> a, double ddof = 0, NdArray<bool>? where = null) => a.Std(ddof, where);

        /// <summary>The standard deviation, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Std(
            NdArray<uint> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<uint> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Std(axis, ddof, keepDims, @out, where);

        /// <summary>The arithmetic mean, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Mean(NdArray<ulong> a, NdArray<bool>? where = null) => a.Mean(where);

        /// <summary>The arithmetic mean, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<ulong> a, int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The arithmetic mean, in double precision, along axes.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Mean(
            NdArray<ulong> a, ReadOnlySpan<int> axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Mean(axis, keepDims, @out, where);

        /// <summary>The variance, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Var(NdArray<ulong> a, double ddof = 0, NdArray<bool>? where = null) => a.Var(ddof, where);

        /// <summary>The variance, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Var(
            NdArray<ulong> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<ulong> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Var(axis, ddof, keepDims, @out, where);

        /// <summary>The standard deviation, in double precision, of all elements.</summary>
        /// <param name="a">The array.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The value.</returns>
        public static double Std(NdArray<ulong> a, double ddof = 0, NdArray<bool>? where = null) => a.Std(ddof, where);

        /// <summary>The standard deviation, in double precision, along an axis.</summary>
        /// <param name="a">The array.</param>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">What is subtracted from the number of elements.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count; all if null.</param>
        /// <returns>The result.</returns>
        public static NdArray<double> Std(
            NdArray<ulong> a, int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
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
            NdArray<ulong> a, ReadOnlySpan<int> axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            a.Std(axis, ddof, keepDims, @out, where);
    }
}
