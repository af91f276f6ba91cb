using System.Globalization;
using System.Text;

namespace Nn.Metrics;

/// <summary>
/// How often each true class was given each predicted class: C[i, j] counts the samples of class i that were called j, as in
/// scikit-learn's <c>confusion_matrix</c>. Every count-based figure of a classifier follows from it.
/// </summary>
public sealed class ConfusionMatrix
{
    /// <summary>The most classes that a matrix can have: their square is an array's length.</summary>
    public const int MostClasses = 46_340;

    private readonly long[] _counts;

    /// <summary>An empty matrix.</summary>
    /// <param name="classes">The number of classes, from 1 to <see cref="MostClasses"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is out of that range.</exception>
    public ConfusionMatrix(int classes)
    {
        if (classes is < 1 or > MostClasses)
        {
            throw new ArgumentOutOfRangeException(
                nameof(classes), classes, $"A confusion matrix of {classes} classes was asked for, expected 1 to {MostClasses}.");
        }
        Classes = classes;
        _counts = new long[classes * classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of samples counted.</summary>
    public long Total { get; private set; }

    /// <summary>The number of samples of class <paramref name="actual"/> that were called <paramref name="predicted"/>.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The class given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A class is not in [0, Classes).</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            Check(actual, nameof(actual));
            Check(predicted, nameof(predicted));
            return _counts[actual * Classes + predicted];
        }
    }

    /// <summary>Counts pairs of true and predicted classes.</summary>
    /// <param name="actual">The true classes.</param>
    /// <param name="predicted">The classes given, as many.</param>
    /// <param name="classes">The number of classes.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is not in [0, classes).</exception>
    public static ConfusionMatrix From(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, int classes)
    {
        if (actual.Length != predicted.Length)
            throw new ArgumentException($"There are {actual.Length} true classes but {predicted.Length} predicted ones.", nameof(predicted));
        var matrix = new ConfusionMatrix(classes);
        for (var i = 0; i < actual.Length; i++)
            matrix.Add(actual[i], predicted[i]);
        return matrix;
    }

    /// <summary>Counts one sample.</summary>
    /// <param name="actual">Its true class.</param>
    /// <param name="predicted">The class given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A class is not in [0, Classes).</exception>
    public void Add(int actual, int predicted)
    {
        Check(actual, nameof(actual));
        Check(predicted, nameof(predicted));
        _counts[actual * Classes + predicted]++;
        Total++;
    }

    /// <summary>A table with one line for each true class and one column for each predicted one.</summary>
    /// <returns>The text, lines ended by '\n'.</returns>
    public override string ToString()
    {
        var width = Math.Max(4, _counts.Max().ToString(CultureInfo.InvariantCulture).Length + 1);
        var text = new StringBuilder();
        for (var i = 0; i < Classes; i++)
        {
            for (var j = 0; j < Classes; j++)
                text.Append(this[i, j].ToString(CultureInfo.InvariantCulture).PadLeft(width));
            text.Append('\n');
        }
        return text.ToString();
    }

    private void Check(int value, string name)
    {
        if ((uint)value >= (uint)Classes)
            throw new ArgumentOutOfRangeException(name, value, $"Class {value} is not in [0, {Classes}).");
    }
}
