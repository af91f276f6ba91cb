using System.Numerics;
using Blas.Arrays;
using Nn.Layers;
using Nn.Models;
using Nn.Random;

namespace Nn.Explaining;

/// <summary>How much a feature matters.</summary>
/// <param name="Mean">The mean loss of score when the feature's values are exchanged between samples.</param>
/// <param name="Deviation">The standard deviation over the repetitions, over n.</param>
public readonly record struct FeatureImportance(double Mean, double Deviation);

/// <summary>
/// Which inputs a network's answer depends on. Of an output layer with softmax or sigmoid it is the logit that is explained, what comes before
/// the activation. Not while another thread trains the model.
/// </summary>
public static class Explanation
{
    private const int BatchRows = 64;

    /// <summary>The gradient of one output of each sample by its inputs.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="model">The network.</param>
    /// <param name="x">Samples x inputs.</param>
    /// <param name="outputs">Which output (class) is explained, for each sample.</param>
    /// <returns>Samples x inputs.</returns>
    /// <remarks>K. Simonyan, A. Vedaldi, A. Zisserman, "Deep Inside Convolutional Networks", 2014, section 3.</remarks>
    /// <exception cref="ArgumentException">The shape doesn't fit the model, or an output is out of range.</exception>
    public static NdArray<T> Saliency<T>(Sequential<T> model, NdArray<T> x, ReadOnlyMemory<int> outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var source = Check(model, x, outputs.Span);
        var result = NdArray.Empty<T>(source.Count, model.Inputs);
        var gradients = new InputGradients<T>(model, Math.Min(BatchRows, source.Count));
        for (var start = 0; start < source.Count; start += gradients.Rows)
        {
            var rows = Math.Min(gradients.Rows, source.Count - start);
            for (var r = 0; r < rows; r++)
                source[start + r].CopyTo(gradients.Inputs.Slice(r * model.Inputs, model.Inputs));
            gradients.Run(outputs.Span.Slice(start, rows)).CopyTo(result.AsSpan()[(start * model.Inputs)..]);
        }
        GC.KeepAlive(source);
        return result;
    }

    /// <summary>
    /// Integrated gradients: (x - b) times the mean gradient on the line from a baseline b to x. Of each sample they sum to the change of the
    /// output from b to x, up to the error of the sum over <paramref name="steps"/> midpoints.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="model">The network.</param>
    /// <param name="x">Samples x inputs.</param>
    /// <param name="outputs">Which output (class) is explained, for each sample.</param>
    /// <param name="baseline">b, one value for each input; null for zeros.</param>
    /// <param name="steps">The points on the line, at least 1.</param>
    /// <returns>Samples x inputs.</returns>
    /// <remarks>M. Sundararajan, A. Taly, Q. Yan, "Axiomatic Attribution for Deep Networks", ICML 2017, eq. 3.</remarks>
    /// <exception cref="ArgumentException">A shape doesn't fit the model, or an output is out of range.</exception>
    public static NdArray<T> IntegratedGradients<T>(
        Sequential<T> model, NdArray<T> x, ReadOnlyMemory<int> outputs, ReadOnlyMemory<T> baseline = default, int steps = 50)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var source = Check(model, x, outputs.Span);
        if (!baseline.IsEmpty && baseline.Length != model.Inputs)
            throw new ArgumentException($"The baseline has {baseline.Length} values, expected {model.Inputs}.", nameof(baseline));
        T[] from = baseline.IsEmpty ? new T[model.Inputs] : baseline.ToArray();
        var result = NdArray.Zeros<T>(source.Count, model.Inputs);
        var gradients = new InputGradients<T>(model, Math.Min(BatchRows, steps));
        var chosen = new int[gradients.Rows];
        var sum = new double[model.Inputs];
        for (var i = 0; i < source.Count; i++)
        {
            Array.Fill(chosen, outputs.Span[i]);
            Array.Clear(sum);
            var sample = source[i];
            for (var start = 0; start < steps; start += gradients.Rows)
            {
                var rows = Math.Min(gradients.Rows, steps - start);
                for (var r = 0; r < rows; r++)
                {
                    var share = T.CreateChecked((start + r + 0.5) / steps);
                    for (var j = 0; j < from.Length; j++)
                        gradients.Inputs[r * from.Length + j] = from[j] + (sample[j] - from[j]) * share;
                }
                var found = gradients.Run(chosen.AsSpan(0, rows));
                for (var k = 0; k < found.Length; k++)
                    sum[k % from.Length] += double.CreateChecked(found[k]);
            }
            for (var j = 0; j < from.Length; j++)
                result.AsSpan()[i * from.Length + j] = (sample[j] - from[j]) * T.CreateChecked(sum[j] / steps);
        }
        GC.KeepAlive(source);
        return result;
    }

    /// <summary>The weights of the first dense layer, a row for each unit: what the unit looks for in the inputs.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="model">The network.</param>
    /// <returns>Units x inputs. <see cref="ImageGrid.SavePng{T}"/> shows them as images.</returns>
    /// <exception cref="ArgumentException">The model has no dense layer.</exception>
    public static NdArray<T> FirstLayerFeatures<T>(Sequential<T> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        var layer = model.Layers.OfType<DenseLayer<T>>().FirstOrDefault() ?? throw new ArgumentException("The model has no dense layer.", nameof(model));
        return layer.Weight.Value.Transpose().Copy();
    }

    /// <summary>
    /// How much worse a score becomes when the values of one feature are exchanged between samples at random: what the model has of it.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="score">The score of samples, higher for better: <c>x => classifier.Score(x, labels)</c>. It sees a copy of x.</param>
    /// <param name="x">Samples x features.</param>
    /// <param name="repeats">The repetitions for each feature, at least 1.</param>
    /// <param name="seed">Where the exchanges come from.</param>
    /// <returns>The importance of each feature.</returns>
    /// <remarks>L. Breiman, "Random Forests", Machine Learning 45, 2001; scikit-learn's <c>permutation_importance</c>.</remarks>
    /// <exception cref="ArgumentException">x is not two-dimensional.</exception>
    public static IReadOnlyList<FeatureImportance> PermutationImportance<T>(Func<NdArray<T>, double> score, NdArray<T> x, int repeats = 5, ulong seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        if (x.NDim != 2)
            throw new ArgumentException($"'x' has {x.NDim} dimensions, expected 2.", nameof(x));
        using var changed = x.Copy();
        var (rows, features) = ((int)x.Shape[0], (int)x.Shape[1]);
        var whole = score(changed);
        var random = new Xoshiro256(seed);
        var column = new T[rows];
        var result = new FeatureImportance[features];
        for (var j = 0; j < features; j++)
        {
            var losses = new double[repeats];
            for (var i = 0; i < rows; i++)
                column[i] = changed[i, j];
            var kept = (T[])column.Clone();
            for (var k = 0; k < repeats; k++)
            {
                random.Shuffle<T>(column);
                for (var i = 0; i < rows; i++)
                    changed[i, j] = column[i];
                losses[k] = whole - score(changed);
            }
            for (var i = 0; i < rows; i++)
                changed[i, j] = kept[i];
            var mean = losses.Average();
            result[j] = new FeatureImportance(mean, Math.Sqrt(losses.Average(l => (l - mean) * (l - mean))));
        }
        return result;
    }

    private static RowSource<T> Check<T>(Sequential<T> model, NdArray<T> x, ReadOnlySpan<int> outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        var source = new RowSource<T>(x, model.Inputs, nameof(x));
        if (outputs.Length != source.Count)
            throw new ArgumentException($"There are {source.Count} samples but {outputs.Length} outputs to explain.", nameof(outputs));
        foreach (var output in outputs)
        {
            if ((uint)output >= (uint)model.Outputs)
                throw new ArgumentException($"Output {output} is not in [0, {model.Outputs}).", nameof(outputs));
        }
        return source;
    }
}
