using System.Numerics;
using Blas.Arrays;
using Nn.Random;

namespace Nn.ModelSelection;

/// <summary>The numbers of samples to learn from and of samples to measure on.</summary>
/// <param name="Train">To learn from.</param>
/// <param name="Test">To measure on.</param>
public sealed record Fold(int[] Train, int[] Test);

/// <summary>Divisions of samples.</summary>
public static class Folds
{
    /// <summary>Divides samples once at random; with classes, so that every class has the same share in both parts (to the nearest sample).</summary>
    /// <param name="samples">How many there are.</param>
    /// <param name="testFraction">The share to measure on, in (0, 1).</param>
    /// <param name="seed">Where the choice comes from.</param>
    /// <param name="stratify">The class of each sample, or empty.</param>
    /// <returns>Both parts, in random order.</returns>
    /// <exception cref="ArgumentException">The share is out of its range or leaves a part empty, or the number of classes differs.</exception>
    public static Fold TrainTestSplit(int samples, double testFraction = 0.25, ulong seed = 0, ReadOnlySpan<int> stratify = default)
    {
        if (!(testFraction > 0 && testFraction < 1))
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, $"The share is {testFraction}, expected above 0 and below 1.");
        var random = new Xoshiro256(seed);
        List<int> train = [], test = [];
        foreach (var group in Groups(samples, stratify))
        {
            random.Shuffle<int>(group);
            var held = (int)Math.Round(group.Length * testFraction);
            test.AddRange(group[..held]);
            train.AddRange(group[held..]);
        }
        if (train.Count == 0 || test.Count == 0)
            throw new ArgumentException($"A share of {testFraction} of {samples} samples leaves a part empty.", nameof(testFraction));
        var fold = new Fold([.. train], [.. test]);
        random.Shuffle<int>(fold.Train);
        random.Shuffle<int>(fold.Test);
        return fold;
    }

    /// <summary>Divides samples into k parts, each of which is measured on once; sizes differ by one at most.</summary>
    /// <param name="samples">How many there are.</param>
    /// <param name="k">The parts, from 2 to the number of samples.</param>
    /// <param name="shuffle">Whether parts are drawn at random rather than in order.</param>
    /// <param name="seed">Where the choice comes from.</param>
    /// <param name="stratify">The class of each sample, so that every class is shared out evenly; or empty.</param>
    /// <returns>k divisions; the numbers in each part are in ascending order.</returns>
    /// <exception cref="ArgumentException">k is out of its range, or the number of classes differs.</exception>
    public static IReadOnlyList<Fold> KFold(int samples, int k = 5, bool shuffle = false, ulong seed = 0, ReadOnlySpan<int> stratify = default)
    {
        if (k < 2 || k > samples)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"{k} parts of {samples} samples were asked for, expected 2 to {samples}.");
        var random = new Xoshiro256(seed);
        var part = new int[samples];
        var next = 0;
        foreach (var group in Groups(samples, stratify))
        {
            if (shuffle)
                random.Shuffle<int>(group);
            // Without classes each part is a run of neighbours; classes are dealt out one after another, each where the last one ended.
            var start = 0;
            for (var p = 0; p < k && stratify.IsEmpty; p++)
            {
                var size = samples / k + (p < samples % k ? 1 : 0);
                foreach (var i in group.AsSpan(start, size))
                    part[i] = p;
                start += size;
            }
            for (var i = 0; i < group.Length && !stratify.IsEmpty; i++)
                part[group[i]] = next++ % k;
        }
        var all = Enumerable.Range(0, samples);
        return [.. Enumerable.Range(0, k).Select(p => new Fold([.. all.Where(i => part[i] != p)], [.. all.Where(i => part[i] == p)]))];
    }

    /// <summary>Some rows of a matrix, or elements of a vector, copied.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="x">Samples x features, or samples.</param>
    /// <param name="rows">The numbers of the samples.</param>
    /// <returns>The samples in that order.</returns>
    /// <exception cref="ArgumentException">The array has another number of dimensions, or a number is out of range.</exception>
    public static NdArray<T> Take<T>(NdArray<T> x, ReadOnlySpan<int> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.NDim is not (1 or 2))
            throw new ArgumentException($"'x' has {x.NDim} dimensions, expected 1 or 2.", nameof(x));
        var source = x.IsContiguous ? x : x.Copy();
        var columns = x.NDim == 1 ? 1 : (int)x.Shape[1];
        var result = x.NDim == 1 ? NdArray.Empty<T>(rows.Length) : NdArray.Empty<T>(rows.Length, columns);
        for (var i = 0; i < rows.Length; i++)
        {
            if ((uint)rows[i] >= (ulong)x.Shape[0])
                throw new ArgumentOutOfRangeException(nameof(rows), rows[i], $"Sample {rows[i]} is not in [0, {x.Shape[0]}).");
            source.AsSpan().Slice(rows[i] * columns, columns).CopyTo(result.AsSpan().Slice(i * columns, columns));
        }
        GC.KeepAlive(source);
        return result;
    }

    /// <summary>Some elements.</summary>
    /// <param name="labels">One for each sample.</param>
    /// <param name="rows">The numbers of the samples.</param>
    /// <returns>The elements in that order.</returns>
    public static int[] Take(ReadOnlyMemory<int> labels, ReadOnlySpan<int> rows)
    {
        var result = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            result[i] = labels.Span[rows[i]];
        return result;
    }

    // The samples by class, in their own order; all in one group without classes.
    private static IEnumerable<int[]> Groups(int samples, ReadOnlySpan<int> stratify)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        if (stratify.IsEmpty)
            return [[.. Enumerable.Range(0, samples)]];
        if (stratify.Length != samples)
            throw new ArgumentException($"There are {samples} samples but {stratify.Length} classes.", nameof(stratify));
        var labels = stratify.ToArray();
        return [.. Enumerable.Range(0, samples).GroupBy(i => labels[i]).OrderBy(g => g.Key).Select(g => g.ToArray())];
    }
}
