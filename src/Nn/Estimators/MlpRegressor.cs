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
    /// <exception cref="ArgumentException">Shapes don't fit.</exception>
    public void Fit(NdArray<T> x, NdArray<T> y)
    {
        Prepare(x, Outputs(y), !Options.WarmStart);
        Train(fit => Fitted.Fit(x, y, fit), (int)x.Shape[0], isClassifier: false);
    }

    /// <summary>Learns from some samples once more: one pass over them.</summary>
    /// <param name="x">Samples x features.</param>
    /// <param name="y">Samples x outputs, or a vector.</param>
    public void PartialFit(NdArray<T> x, NdArray<T> y)
    {
        Prepare(x, Outputs(y), anew: false);
        TrainOnce(fit => Fitted.Fit(x, y, fit), (int)x.Shape[0]);
    }

    /// <inheritdoc/>
    public NdArray<T> Predict(NdArray<T> x)
    {
        var result = Fitted.Predict(x);
        return _isVector ? result.Reshape(result.Shape[0]) : result;
    }

    private int Outputs(NdArray<T> y)
    {
        ArgumentNullException.ThrowIfNull(y);
        if (y.NDim is not (1 or 2) || (y.NDim == 2 && y.Shape[1] is < 1 or > int.MaxValue))
            throw new ArgumentException($"'y' has the shape ({string.Join(", ", y.Shape.ToArray())}), expected (samples) or (samples, outputs).", nameof(y));
        _isVector = y.NDim == 1;
        return _isVector ? 1 : (int)y.Shape[1];
    }
}
