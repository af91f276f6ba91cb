using System.Diagnostics.CodeAnalysis;

namespace Blas.Arrays;

/// <summary>Reductions of truth values that are those of numbers in NumPy: true is 1, and greater than false.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "The rule compares the names of extension blocks, which have none.")]
public static class BoolReductions
{
    extension(NdArray<bool> self)
    {
        /// <summary>The product, as long, over all elements: 1 if all are true.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The number.</returns>
        public long Prod(NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(where, initial);
        }

        /// <summary>The product, as long, along an axis: 1 where all are true.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<long> Prod(int axis, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(axis, keepDims, @out, where, initial == 1 ? null : initial);
        }

        /// <summary>The product, as long, along several axes: 1 where all are true.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<long> Prod(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<long>? @out = null, NdArray<bool>? where = null, long initial = 1)
        {
            using NdArray<long> wide = self.AsType<long>();
            return wide.Prod(axes, keepDims, @out, where, initial == 1 ? null : initial);
        }

        /// <summary>The greatest of all elements: whether any is true.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A value that counts too; the result where there is no element.</param>
        /// <returns>The value.</returns>
        /// <exception cref="ArgumentException">There are no elements, or there is a mask, and no <paramref name="initial"/>.</exception>
        public bool Max(NdArray<bool>? where = null, bool? initial = null)
        {
            ArgumentNullException.ThrowIfNull(self);
            RequireStart(self.Size, where, initial, "maximum");
            return self.Any(where) | (initial ?? false);
        }

        /// <summary>The greatest along an axis: whether any is true.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A value that counts too; the result where there is no element.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, it has no elements, or <paramref name="out"/> has another shape.</exception>
        public NdArray<bool> Max(int axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null, bool? initial = null) =>
            self.Max([axis], keepDims, @out, where, initial);

        /// <summary>The greatest along several axes: whether any is true.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A value that counts too; the result where there is no element.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, it has no elements, or <paramref name="out"/> has another shape.</exception>
        public NdArray<bool> Max(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null, bool? initial = null)
        {
            ArgumentNullException.ThrowIfNull(self);
            RequireStart(MeanOf.Count(self, axes), where, initial, "maximum");
            NdArray<bool> result = self.Any(axes, keepDims, @out, where);
            return initial is bool start ? NdArray.LogicalOr(result, start, result) : result;
        }

        /// <summary>The least of all elements: whether all are true.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A value that counts too; the result where there is no element.</param>
        /// <returns>The value.</returns>
        /// <exception cref="ArgumentException">There are no elements, or there is a mask, and no <paramref name="initial"/>.</exception>
        public bool Min(NdArray<bool>? where = null, bool? initial = null)
        {
            ArgumentNullException.ThrowIfNull(self);
            RequireStart(self.Size, where, initial, "minimum");
            return self.All(where) & (initial ?? true);
        }

        /// <summary>The least along an axis: whether all are true.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A value that counts too; the result where there is no element.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, it has no elements, or <paramref name="out"/> has another shape.</exception>
        public NdArray<bool> Min(int axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null, bool? initial = null) =>
            self.Min([axis], keepDims, @out, where, initial);

        /// <summary>The least along several axes: whether all are true.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A value that counts too; the result where there is no element.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, it has no elements, or <paramref name="out"/> has another shape.</exception>
        public NdArray<bool> Min(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null, bool? initial = null)
        {
            ArgumentNullException.ThrowIfNull(self);
            RequireStart(MeanOf.Count(self, axes), where, initial, "minimum");
            NdArray<bool> result = self.All(axes, keepDims, @out, where);
            return initial is bool start ? NdArray.LogicalAnd(result, start, result) : result;
        }

        /// <summary>The place of the first that is true, in C order; 0 if none is.</summary>
        /// <returns>The index into the flattened array.</returns>
        /// <exception cref="ArgumentException">There are no elements.</exception>
        public long ArgMax()
        {
            using NdArray<byte> numbers = self.AsType<byte>();
            return numbers.ArgMax();
        }

        /// <summary>The place of the first along an axis that is true; 0 where none is.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <returns>The indices.</returns>
        /// <exception cref="ArgumentException">There is no such axis, it is empty, or <paramref name="out"/> has another shape.</exception>
        public NdArray<long> ArgMax(int axis, bool keepDims = false, NdArray<long>? @out = null)
        {
            using NdArray<byte> numbers = self.AsType<byte>();
            return numbers.ArgMax(axis, keepDims, @out);
        }

        /// <summary>The place of the first that is false, in C order; 0 if none is.</summary>
        /// <returns>The index into the flattened array.</returns>
        /// <exception cref="ArgumentException">There are no elements.</exception>
        public long ArgMin()
        {
            using NdArray<byte> numbers = self.AsType<byte>();
            return numbers.ArgMin();
        }

        /// <summary>The place of the first along an axis that is false; 0 where none is.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <returns>The indices.</returns>
        /// <exception cref="ArgumentException">There is no such axis, it is empty, or <paramref name="out"/> has another shape.</exception>
        public NdArray<long> ArgMin(int axis, bool keepDims = false, NdArray<long>? @out = null)
        {
            using NdArray<byte> numbers = self.AsType<byte>();
            return numbers.ArgMin(axis, keepDims, @out);
        }
    }

    private static void RequireStart(nint count, NdArray<bool>? where, bool? initial, string name)
    {
        if (initial is null && count == 0)
        {
            throw new ArgumentException($"zero-size array to reduction operation {name} which has no identity");
        }

        if (initial is null && where is not null)
        {
            throw new ArgumentException(
                $"reduction operation '{name}' does not have an identity, so to use a where mask one has to specify 'initial'", nameof(where));
        }
    }
}
