using System.Numerics;

namespace Blas.Arrays;

// Orders and selections.
public sealed partial class Generator
{
    /// <summary>Puts the rows (along the first axis) into a random order, in place: Fisher and Yates, from the last.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="x">The array, of one axis at least.</param>
    /// <exception cref="ArgumentException">The array is 0-dimensional or read-only.</exception>
    public unsafe void Shuffle<T>(NdArray<T> x)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(x);
        RequireAxis(x, nameof(x));
        x.RequireWriteable(nameof(x));
        nint n = x.Length(0);
        using NdArray.Lease lease = x.Hold();
        if (x.NDim == 1)
        {
            ShuffleStrided(x.Data, n, x.Strides[0]);
            return;
        }

        for (nint i = n - 1; i > 0; i--)
        {
            nint j = Interval(i);
            if (i == j)
            {
                continue;
            }

            using NdArray<T> upper = Row(x, i), lower = Row(x, j), kept = lower.Copy();
            lower.Assign(upper);
            upper.Assign(kept);
        }
    }

    /// <summary>Puts the items into a random order, in place.</summary>
    /// <typeparam name="T">Anything.</typeparam>
    /// <param name="items">The items.</param>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = (int)Interval(i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The numbers 0 ... n - 1 in a random order.</summary>
    /// <param name="n">How many.</param>
    /// <returns>A new array.</returns>
    public NdArray<long> Permutation(long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        NdArray<long> result = NdArray.Arange(n);
        Shuffle(result);
        return result;
    }

    /// <summary>A copy with its rows (along the first axis) in a random order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="x">The array.</param>
    /// <returns>A new array.</returns>
    public unsafe NdArray<T> Permutation<T>(NdArray<T> x)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(x);
        RequireAxis(x, nameof(x));
        if (x.NDim == 1)
        {
            NdArray<T> copy = x.Copy();
            Shuffle(copy);
            return copy;
        }

        using NdArray<long> order = Permutation((long)x.Length(0));
        return Rows(x, order);
    }

    /// <summary>A random selection from 0 ... a - 1.</summary>
    /// <param name="a">The size of the population.</param>
    /// <param name="size">The extents of the result.</param>
    /// <param name="replace">Whether a number may be chosen twice.</param>
    /// <param name="p">The probability of each number; all alike if null.</param>
    /// <param name="shuffle">Without replacement: whether the order is random too.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is nothing to choose from, not enough, or p is no distribution on it.</exception>
    public NdArray<long> Choice(long a, ReadOnlySpan<nint> size, bool replace = true, NdArray<double>? p = null, bool shuffle = true)
    {
        nint count = ShapeMath.Size(size);
        Require(a > 0 || (a == 0 && count == 0), a, "a must be a positive integer unless no samples are taken", nameof(a));
        double[]? weights = p is null ? null : Weights(p, a, count, replace);
        if (!replace && count > a)
        {
            throw new ArgumentException(
                ShapeMath.Text($"Cannot take a larger sample than population when replace is False: {count} of {a}"), nameof(size));
        }

        NdArray<long> result = NdArray.Empty<long>(size);
        using NdArray.Lease lease = result.Hold();
        unsafe
        {
            var chosen = new Selection(result.Data, count);
            if (replace)
            {
                ChooseWithReplacement(chosen, a, weights);
            }
            else if (weights is null)
            {
                ChooseDistinct(chosen, a, shuffle);
            }
            else
            {
                ChooseDistinctByWeight(chosen, weights);
            }
        }

        return result;
    }

    /// <summary>A random selection of the rows (along the first axis) of an array.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The population.</param>
    /// <param name="size">How many rows.</param>
    /// <param name="replace">Whether a row may be chosen twice.</param>
    /// <param name="p">The probability of each row; all alike if null.</param>
    /// <param name="shuffle">Without replacement: whether the order is random too.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is nothing to choose from, not enough, or p is no distribution on it.</exception>
    public NdArray<T> Choice<T>(NdArray<T> a, nint size, bool replace = true, NdArray<double>? p = null, bool shuffle = true)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        RequireAxis(a, nameof(a));
        using NdArray<long> chosen = Choice(a.Length(0), [size], replace, p, shuffle);
        return Rows(a, chosen);
    }

    // NumPy draws the places of an exchange in two ways: by Lemire's method within choice, by masks and rejection elsewhere.
    private nint Index(nint last) => (nint)new BoundedIntegers(BitGenerator).Next64((ulong)last);

    private nint Interval(nint last)
    {
        ulong mask = ulong.MaxValue >> BitOperations.LeadingZeroCount((ulong)last);
        ulong value;
        do
        {
            value = (last <= uint.MaxValue ? BitGenerator.NextUInt32() : BitGenerator.NextUInt64()) & mask;
        }
        while (value > (ulong)last);

        return (nint)value;
    }

    private unsafe void ShuffleStrided<T>(T* data, nint n, nint stride)
        where T : unmanaged
    {
        for (nint i = n - 1; i > 0; i--)
        {
            nint j = Interval(i);
            (data[i * stride], data[j * stride]) = (data[j * stride], data[i * stride]);
        }
    }

    // The last elements of a shuffled whole: only those are put into place.
    private unsafe void ShuffleTail(long* data, nint n, nint first)
    {
        for (nint i = n - 1; i >= first; i--)
        {
            nint j = Index(i);
            (data[i], data[j]) = (data[j], data[i]);
        }
    }

    private void ChooseWithReplacement(Selection chosen, long a, double[]? weights)
    {
        if (weights is null)
        {
            var bounded = new BoundedIntegers(BitGenerator);
            for (nint i = 0; i < chosen.Count; i++)
            {
                chosen[i] = (long)bounded.Next64((ulong)(a - 1));
            }

            return;
        }

        double[] cumulative = Cumulative(weights);
        for (nint i = 0; i < chosen.Count; i++)
        {
            chosen[i] = FirstAbove(cumulative, BitGenerator.NextDouble());
        }
    }

    // Few of many by R. Floyd's method (J. Bentley, Communications of the ACM 30(9), 1987); else the end of a shuffled whole.
    private unsafe void ChooseDistinct(Selection chosen, long a, bool shuffle)
    {
        if (a > 10000 && chosen.Count > a / (shuffle ? 50 : 20))
        {
            using NdArray<long> all = NdArray.Arange(a);
            ShuffleTail(all.Data, (nint)a, Math.Max((nint)a - chosen.Count, 1));
            new Span<long>(all.Data + a - chosen.Count, (int)chosen.Count).CopyTo(chosen.Span);
            return;
        }

        var taken = new HashSet<long>((int)chosen.Count);
        for (long j = a - chosen.Count; j < a; j++)
        {
            long value = (long)new BoundedIntegers(BitGenerator).Next64((ulong)j);
            if (!taken.Add(value))
            {
                value = j;
                taken.Add(j);
            }

            chosen[(nint)(j - a) + chosen.Count] = value;
        }

        if (shuffle)
        {
            fixed (long* data = chosen.Span)
            {
                ShuffleTail(data, chosen.Count, first: 1);
            }
        }
    }

    // What was drawn twice is drawn again, without the weight of what is chosen already.
    private void ChooseDistinctByWeight(Selection chosen, double[] weights)
    {
        nint found = 0;
        var seen = new HashSet<long>();
        while (found < chosen.Count)
        {
            double[] draws = new double[(int)(chosen.Count - found)];
            for (int i = 0; i < draws.Length; i++)
            {
                draws[i] = BitGenerator.NextDouble();
            }

            for (nint i = 0; i < found; i++)
            {
                weights[chosen[i]] = 0;
            }

            double[] cumulative = Cumulative(weights);
            foreach (double draw in draws)
            {
                long index = FirstAbove(cumulative, draw);
                if (seen.Add(index))
                {
                    chosen[found++] = index;
                }
            }
        }
    }

    private static double[] Weights(NdArray<double> p, long a, nint count, bool replace)
    {
        if (p.NDim != 1)
        {
            throw new ArgumentException($"'p' must be 1-dimensional, its shape is {ShapeMath.Format(p.Shape)}", nameof(p));
        }

        if (p.Size != a)
        {
            throw new ArgumentException(ShapeMath.Text($"'a' and 'p' must have same size: {a} and {p.Size}"), nameof(p));
        }

        double[] weights = p.ToArray();
        double sum = 0, lost = 0;
        nint positive = 0;
        foreach (double weight in weights)
        {
            Require(!double.IsNaN(weight), weight, "probabilities contain NaN", nameof(p));
            Require(weight >= 0, weight, "probabilities are not non-negative", nameof(p));
            positive += weight > 0 ? 1 : 0;

            // W. Kahan's summation: many small weights must not seem to miss 1.
            double y = weight - lost;
            double t = sum + y;
            lost = t - sum - y;
            sum = t;
        }

        Require(Math.Abs(sum - 1) <= 1.4901161193847656e-08, sum, "probabilities do not sum to 1", nameof(p));
        if (!replace && positive < count)
        {
            throw new ArgumentException(ShapeMath.Text($"Fewer non-zero entries in p than size: {positive} and {count}"), nameof(p));
        }

        return weights;
    }

    private static double[] Cumulative(double[] weights)
    {
        double[] result = new double[weights.Length];
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            result[i] = sum;
        }

        for (int i = 0; i < result.Length; i++)
        {
            result[i] /= sum;
        }

        return result;
    }

    // searchsorted(cumulative, value, side='right').
    private static long FirstAbove(double[] cumulative, double value)
    {
        int low = 0, high = cumulative.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] <= value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static NdArray<T> Rows<T>(NdArray<T> x, NdArray<long> indices)
        where T : unmanaged
    {
        nint[] shape = x.Shape.ToArray();
        shape[0] = indices.Size;
        NdArray<T> result = NdArray.Empty<T>(shape);
        for (nint i = 0; i < indices.Size; i++)
        {
            using NdArray<T> source = Row(x, (nint)indices[i]), target = Row(result, i);
            target.Assign(source);
        }

        return result;
    }

    private static NdArray<T> Row<T>(NdArray<T> x, nint i)
        where T : unmanaged => x[new Slice(i, i + 1)];

    private static void RequireAxis<T>(NdArray<T> x, string name)
        where T : unmanaged
    {
        if (x.NDim == 0)
        {
            throw new ArgumentException("the array has no axis to choose along: it is 0-dimensional", name);
        }
    }

    private readonly unsafe struct Selection(long* data, nint count)
    {
        public nint Count => count;

        public Span<long> Span => new(data, checked((int)count));

        public long this[nint i]
        {
            get => data[i];
            set => data[i] = value;
        }
    }
}
