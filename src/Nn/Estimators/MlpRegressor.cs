using System.Numerics;
using Blas.Arrays;
using Nn.Layers;
using Nn.Losses;

namespace Nn.Estimators;

/// <summary>A network that tells numbers, with the names and defaults of scikit-learn's <c>MLPRegressor</c>; its loss is half the squared error.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="options">The parameters; null for the defaults.</param>
public sealed class MlpRegressor<T>(MlpOptions? options = null) : Mlp<T>(options), IRegressor<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private bool _isVector;

    private protected override Loss Loss { get; } = new HalfSquaredError();

    private protected override Activation OutputActivation => Activation.Linear;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Shapes don't fit, or a number is not finite; a warm start has other features or outputs. What was learned before is kept then.</exception>
    public void Fit(NdArray<T> x, NdArray<T> y)
    {
        var goesOn = Options.WarmStart && Model is not null;
        var outputs = Check(x, y, goesOn);
        Prepare(x, outputs, anew: !goesOn);
        Train(fit => Fitted.Fit(x, y, fit), (int)x.Shape[0], isClassifier: false);
    }

    /// <summary>Learns from some samples once more: one pass over them.</summary>
    /// <param name="x">Samples x features.</param>
    /// <param name="y">Samples x outputs, or a vector.</param>
    /// <exception cref="ArgumentException">Shapes don't fit, or are not those of the first time, or a number is not finite.</exception>
    public void PartialFit(NdArray<T> x, NdArray<T> y)
    {
        var outputs = Check(x, y, goesOn: true);
        Prepare(x, outputs, anew: false);
        TrainOnce(fit => Fitted.Fit(x, y, fit), (int)x.Shape[0]);
    }

    /// <inheritdoc/>
    public NdArray<T> Predict(NdArray<T> x)
    {
        var result = Fitted.Predict(x);
        return _isVector ? result.Reshape(result.Shape[0]) : result;
    }

    private int Check(NdArray<T> x, NdArray<T> y, bool goesOn)
    {
        CheckSamples(x, goesOn);
        ArgumentNullException.ThrowIfNull(y);
        if (y.NDim is not (1 or 2) || (y.NDim == 2 && y.Shape[1] is < 1 or > int.MaxValue))
            throw new ArgumentException($"'y' has the shape ({string.Join(", ", y.Shape.ToArray())}), expected (samples) or (samples, outputs).", nameof(y));
        if (y.Shape[0] != x.Shape[0])
            throw new ArgumentException($"There are {x.Shape[0]} samples but {y.Shape[0]} targets.", nameof(y));
        var outputs = y.NDim == 1 ? 1 : (int)y.Shape[1];
        if (goesOn && Model is not null && Model.Outputs != outputs)
            throw new ArgumentException($"'y' has {outputs} outputs; what is gone on with has learned {Model.Outputs}.", nameof(y));
        CheckFinite(y, nameof(y));
        _isVector = y.NDim == 1;
        return outputs;
    }
}
