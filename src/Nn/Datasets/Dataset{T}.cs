using System.Numerics;
using Blas.Arrays;
using Nn.Models;
using Nn.Random;

namespace Nn.Datasets;

/// <summary>Samples of known classes.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Puts samples and classes together.</summary>
    /// <param name="x">Samples x features.</param>
    /// <param name="labels">The class of each sample, in [0, classes).</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="scaling">What a model should do to the features first; null for nothing.</param>
    /// <exception cref="ArgumentException">The shape is not two-dimensional, the numbers differ, or a label is no class.</exception>
    public Dataset(NdArray<T> x, int[] labels, int classes, InputScaling? scaling = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (x.NDim != 2 || !x.IsContiguous)
            throw new ArgumentException($"'x' has the shape ({string.Join(", ", x.Shape.ToArray())}), expected (samples, features) without gaps.", nameof(x));
        if (x.Shape[0] != labels.Length)
            throw new ArgumentException($"There are {x.Shape[0]} samples but {labels.Length} labels.", nameof(labels));
        foreach (var label in labels)
        {
            if ((uint)label >= (uint)classes)
                throw new ArgumentException($"Label {label} is not in [0, {classes}).", nameof(labels));
        }
        X = x;
        Labels = labels;
        Classes = classes;
        Scaling = scaling ?? InputScaling.None;
    }

    /// <summary>Samples x features, as they are in the source.</summary>
    public NdArray<T> X { get; }

    /// <summary>The class of each sample.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>What a model should do to the features first.</summary>
    public InputScaling Scaling { get; }

    /// <summary>The number of samples.</summary>
    public int Count => Labels.Length;

    /// <summary>The number of features.</summary>
    public int Features => (int)X.Shape[1];

    /// <summary>Divides the samples at random into two sets in which every class has the same share (to the nearest sample).</summary>
    /// <param name="testFraction">The share of the second set, in (0, 1).</param>
    /// <param name="seed">Where the choice comes from.</param>
    /// <returns>Both sets, each in a random order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="testFraction"/> is not in (0, 1).</exception>
    /// <exception cref="ArgumentException">One of the sets would be empty.</exception>
    public (Dataset<T> Train, Dataset<T> Test) Split(double testFraction, ulong seed)
    {
        if (!(testFraction > 0 && testFraction < 1))
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, $"The share is {testFraction}, expected above 0 and below 1.");
        var random = new Xoshiro256(seed);
        var train = new List<int>();
        var test = new List<int>();
        foreach (var (start, end) in Groups(out var members))
        {
            var group = members.AsSpan(start..end);
            random.Shuffle(group);
            var held = (int)Math.Round(group.Length * testFraction);
            test.AddRange(group[..held]);
            train.AddRange(group[held..]);
        }
        if (train.Count == 0 || test.Count == 0)
            throw new ArgumentException($"A share of {testFraction} of {Count} samples leaves a set empty.", nameof(testFraction));
        return (Select([.. train], random), Select([.. test], random));
    }

    // The samples by class, within a class in their own order: a stable sort by counting. Returns where each class stands in it.
    private List<(int Start, int End)> Groups(out int[] members)
    {
        var labels = Labels.Span;
        var ends = new int[Classes];
        foreach (var label in labels)
            ends[label]++;
        var groups = new List<(int Start, int End)>();
        var start = 0;
        for (var k = 0; k < Classes; k++)
        {
            var count = ends[k];
            ends[k] = start;
            groups.Add((start, start + count));
            start += count;
        }
        members = new int[labels.Length];
        for (var i = 0; i < labels.Length; i++)
            members[ends[labels[i]]++] = i;
        return groups;
    }

    private Dataset<T> Select(int[] rows, Xoshiro256 random)
    {
        random.Shuffle<int>(rows);
        var x = NdArray.Empty<T>(rows.Length, Features);
        var labels = new int[rows.Length];
        var source = new RowSource<T>(X, Features, nameof(X));
        for (var i = 0; i < rows.Length; i++)
        {
            labels[i] = Labels.Span[rows[i]];
            source[rows[i]].CopyTo(x.AsSpan().Slice(i * Features, Features));
        }
        GC.KeepAlive(source);
        return new Dataset<T>(x, labels, Classes, Scaling);
    }
}
