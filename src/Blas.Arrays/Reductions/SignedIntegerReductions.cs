using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

// Integers and truth values, whose results are wider than the elements, as in NumPy: sums as long or ulong, means as double. Among the members of
// this class they go before those of any number, which would sum in the elements' own type.
[SuppressMessage("Naming", "CA1708", Justification = "The rule compares the names of extension blocks, which have none.")]
public static partial class SumReductions
{
    extension(NdArray<bool> self)
    {
        /// <summary>How many are true, as long, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The number.</returns>
        [OverloadResolutionPriority(1)]
        public long Sum(NdArray<bool>? where = null, long initial = 0) => unchecked(initial + WideSum.All<bool, long>(self, where));

        /// <summary>How many are true, as long, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Sum(int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Sum(axis, keepDims, @out, where, initial == 0 ? null : initial);
        }

        /// <summary>How many are true, as long, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Sum(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Sum(axes, keepDims, @out, where, initial == 0 ? null : initial);
        }

        /// <summary>The arithmetic mean, as double, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The number.</returns>
        public double Mean(NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(where);
        }

        /// <summary>The arithmetic mean, as double, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        public NdArray<double> Mean(int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(axis, keepDims, @out, where);
        }

        /// <summary>The arithmetic mean, as double, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        public NdArray<double> Mean(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(axes, keepDims, @out, where);
        }
    }

    extension(NdArray<sbyte> self)
    {
        /// <summary>The sum, as long, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The number.</returns>
        [OverloadResolutionPriority(1)]
        public long Sum(NdArray<bool>? where = null, long initial = 0) => unchecked(initial + WideSum.All<sbyte, long>(self, where));

        /// <summary>The sum, as long, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Sum(int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Sum(axis, keepDims, @out, where, initial == 0 ? null : initial);
        }

        /// <summary>The sum, as long, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Sum(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Sum(axes, keepDims, @out, where, initial == 0 ? null : initial);
        }

        /// <summary>The product, as long, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The number.</returns>
        [OverloadResolutionPriority(1)]
        public long Prod(NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(where, initial);
        }

        /// <summary>The product, as long, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Prod(int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(axis, keepDims, @out, where, initial == 1 ? null : initial);
        }

        /// <summary>The product, as long, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Prod(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(axes, keepDims, @out, where, initial == 1 ? null : initial);
        }

        /// <summary>The arithmetic mean, as double, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The number.</returns>
        public double Mean(NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(where);
        }

        /// <summary>The arithmetic mean, as double, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        public NdArray<double> Mean(int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(axis, keepDims, @out, where);
        }

        /// <summary>The arithmetic mean, as double, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        public NdArray<double> Mean(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(axes, keepDims, @out, where);
        }
    }

    extension(NdArray<short> self)
    {
        /// <summary>The sum, as long, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The number.</returns>
        [OverloadResolutionPriority(1)]
        public long Sum(NdArray<bool>? where = null, long initial = 0) => unchecked(initial + WideSum.All<short, long>(self, where));

        /// <summary>The sum, as long, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Sum(int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Sum(axis, keepDims, @out, where, initial == 0 ? null : initial);
        }

        /// <summary>The sum, as long, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Sum(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Sum(axes, keepDims, @out, where, initial == 0 ? null : initial);
        }

        /// <summary>The product, as long, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The number.</returns>
        [OverloadResolutionPriority(1)]
        public long Prod(NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(where, initial);
        }

        /// <summary>The product, as long, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Prod(int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(axis, keepDims, @out, where, initial == 1 ? null : initial);
        }

        /// <summary>The product, as long, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Prod(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(axes, keepDims, @out, where, initial == 1 ? null : initial);
        }

        /// <summary>The arithmetic mean, as double, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The number.</returns>
        public double Mean(NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(where);
        }

        /// <summary>The arithmetic mean, as double, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        public NdArray<double> Mean(int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(axis, keepDims, @out, where);
        }

        /// <summary>The arithmetic mean, as double, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        public NdArray<double> Mean(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(axes, keepDims, @out, where);
        }
    }

    extension(NdArray<int> self)
    {
        /// <summary>The sum, as long, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The number.</returns>
        [OverloadResolutionPriority(1)]
        public long Sum(NdArray<bool>? where = null, long initial = 0) => unchecked(initial + WideSum.All<int, long>(self, where));

        /// <summary>The sum, as long, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Sum(int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Sum(axis, keepDims, @out, where, initial == 0 ? null : initial);
        }

        /// <summary>The sum, as long, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Sum(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 0)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Sum(axes, keepDims, @out, where, initial == 0 ? null : initial);
        }

        /// <summary>The product, as long, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The number.</returns>
        [OverloadResolutionPriority(1)]
        public long Prod(NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(where, initial);
        }

        /// <summary>The product, as long, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Prod(int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(axis, keepDims, @out, where, initial == 1 ? null : initial);
        }

        /// <summary>The product, as long, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        [OverloadResolutionPriority(1)]
        public NdArray<long> Prod(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(axes, keepDims, @out, where, initial == 1 ? null : initial);
        }

        /// <summary>The arithmetic mean, as double, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The number.</returns>
        public double Mean(NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(where);
        }

        /// <summary>The arithmetic mean, as double, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        public NdArray<double> Mean(int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(axis, keepDims, @out, where);
        }

        /// <summary>The arithmetic mean, as double, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        public NdArray<double> Mean(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(axes, keepDims, @out, where);
        }
    }

    extension(NdArray<long> self)
    {
        /// <summary>The arithmetic mean, as double, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The number.</returns>
        public double Mean(NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(where);
        }

        /// <summary>The arithmetic mean, as double, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        public NdArray<double> Mean(int axis, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(axis, keepDims, @out, where);
        }

        /// <summary>The arithmetic mean, as double, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
        public NdArray<double> Mean(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> wide = self.AsType<double>();
            return wide.Mean(axes, keepDims, @out, where);
        }
    }
}
