using System.Numerics;
using Blas.Arrays;

namespace Nn.Preprocessing;

/// <summary>Each feature's values become columns of their own, in ascending order, with 1 in the column of a sample's value: scikit-learn's <c>OneHotEncoder</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="ignoreUnknown">Whether a value that was not learned becomes zeros rather than an error.</param>
public sealed class OneHotEncoder<T>(bool ignoreUnknown = false) : ITransformer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[][]? _categories;

    /// <summary>The values of each feature.</summary>
    /// <exception cref="InvalidOperationException">Nothing is learned yet.</exception>
    public IReadOnlyList<IReadOnlyList<T>> Categories => _categories ?? throw Transformers.NotFitted(nameof(OneHotEncoder<>));

    /// <inheritdoc/>
    public void Fit(NdArray<T> x)
    {
        x = Transformers.Matrix(x, null, nameof(OneHotEncoder<>));
        var (rows, features) = ((int)x.Shape[0], (int)x.Shape[1]);
        var categories = new T[features][];
        var span = x.AsSpan();
        var column = new T[rows];
        for (var j = 0; j < features; j++)
        {
            for (var i = 0; i < rows; i++)
                column[i] = span[i * features + j];
            categories[j] = [.. column.Distinct().Order()];
        }
        _categories = categories;
        GC.KeepAlive(x);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The number of features differs, or a value was not learned.</exception>
    public NdArray<T> Transform(NdArray<T> x)
    {
        var categories = _categories ?? throw Transformers.NotFitted(nameof(OneHotEncoder<>));
        x = Transformers.Matrix(x, categories.Length, nameof(OneHotEncoder<>));
        var width = categories.Sum(c => c.Length);
        var result = NdArray.Zeros<T>(x.Shape[0], width);
        var source = x.AsSpan();
        var target = result.AsSpan();
        for (var i = 0; i < (int)x.Shape[0]; i++)
        {
            var start = i * width;
            for (var j = 0; j < categories.Length; j++)
            {
                var place = Array.BinarySearch(categories[j], source[i * categories.Length + j]);
                if (place >= 0)
                    target[start + place] = T.One;
                else if (!ignoreUnknown)
                    throw new ArgumentException($"OneHotEncoder: sample {i} has {source[i * categories.Length + j]} in feature {j}, which was not learned.", nameof(x));
                start += categories[j].Length;
            }
        }
        GC.KeepAlive(x);
        return result;
    }

    /// <summary>Classes as rows with a 1 in their column.</summary>
    /// <param name="labels">Classes.</param>
    /// <param name="classes">How many there are; each label must be below.</param>
    /// <returns>Samples x classes.</returns>
    /// <exception cref="ArgumentException">A label is not in [0, classes).</exception>
    public static NdArray<T> Encode(ReadOnlySpan<int> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        var result = NdArray.Zeros<T>(labels.Length, classes);
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentException($"Label {labels[i]} of sample {i} is not in [0, {classes}).", nameof(labels));
            result.AsSpan()[i * classes + labels[i]] = T.One;
        }
        return result;
    }
}
