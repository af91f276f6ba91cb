using System.Numerics;

namespace Nn.Models;

/// <summary>
/// What is done to every input before the first layer: x'_j = (x_j - offset_j) * factor_j. It is part of the model and of its file, so that
/// a prediction treats its input as training did. It costs no pass of its own: it is applied as rows are copied into a batch.
/// </summary>
public sealed class InputScaling
{
    private readonly double[] _offsets;
    private readonly double[] _factors;

    private InputScaling(double[] offsets, double[] factors)
    {
        _offsets = offsets;
        _factors = factors;
    }

    /// <summary>Inputs are taken as they are.</summary>
    public static InputScaling None { get; } = new([], []);

    /// <summary>What is subtracted: empty for nothing, one number for all features, or one for each.</summary>
    public IReadOnlyList<double> Offsets => _offsets;

    /// <summary>What the difference is multiplied by: as many as <see cref="Offsets"/>.</summary>
    public IReadOnlyList<double> Factors => _factors;

    /// <summary>Divides every input by a number, such as 255 for pixels.</summary>
    /// <param name="divisor">A finite number other than 0.</param>
    /// <returns>The scaling.</returns>
    /// <exception cref="ArgumentException">The divisor is 0 or not finite.</exception>
    public static InputScaling DivideBy(double divisor)
    {
        if (divisor == 0 || !double.IsFinite(divisor))
            throw new ArgumentException($"The divisor is {divisor}, expected a finite number other than 0.", nameof(divisor));
        return Of([0], [1 / divisor]);
    }

    /// <summary>Makes a scaling from its numbers.</summary>
    /// <param name="offsets">One, or one for each feature; finite.</param>
    /// <param name="factors">As many; finite.</param>
    /// <returns>The scaling.</returns>
    /// <exception cref="ArgumentException">The lengths differ or a number is not finite.</exception>
    public static InputScaling Of(ReadOnlySpan<double> offsets, ReadOnlySpan<double> factors)
    {
        if (offsets.Length != factors.Length)
            throw new ArgumentException($"There are {offsets.Length} offsets but {factors.Length} factors.", nameof(factors));
        for (var i = 0; i < offsets.Length; i++)
        {
            if (!double.IsFinite(offsets[i]) || !double.IsFinite(factors[i]))
                throw new ArgumentException($"Offset {offsets[i]} and factor {factors[i]} of feature {i} must be finite.", nameof(factors));
        }
        return offsets.IsEmpty ? None : new InputScaling(offsets.ToArray(), factors.ToArray());
    }

    /// <summary>The scaling to mean 0 and variance 1 of each feature; a feature that never changes becomes 0, not NaN.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="samples">Samples x features values, row by row.</param>
    /// <param name="features">The number of features.</param>
    /// <returns>The scaling.</returns>
    /// <exception cref="ArgumentException">There is no sample, or the length is no multiple of the features.</exception>
    public static InputScaling Standardize<T>(ReadOnlySpan<T> samples, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        if (samples.IsEmpty || samples.Length % features != 0)
            throw new ArgumentException($"{samples.Length} values are no rows of {features} features.", nameof(samples));
        var count = samples.Length / features;
        var means = new double[features];
        var squares = new double[features];
        // Welford's update: no cancellation where a mean is large beside its deviation.
        for (var r = 0; r < count; r++)
        {
            for (var j = 0; j < features; j++)
            {
                var x = double.CreateChecked(samples[r * features + j]);
                var delta = x - means[j];
                means[j] += delta / (r + 1);
                squares[j] += delta * (x - means[j]);
            }
        }
        for (var j = 0; j < features; j++)
            squares[j] = squares[j] > 0 ? 1 / Math.Sqrt(squares[j] / count) : 1;
        return Of(means, squares);
    }

    internal void Check(int inputs)
    {
        if (_offsets.Length > 1 && _offsets.Length != inputs)
            throw new ArgumentException($"The scaling is made for {_offsets.Length} features, the model has {inputs} inputs.");
    }
}
