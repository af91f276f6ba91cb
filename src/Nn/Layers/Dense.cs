using System.Numerics;
using System.Text.Json;
using Nn.Initializers;

namespace Nn.Layers;

/// <summary>
/// A fully connected layer: Y = f(X W + b), with X of shape (batch, inputs), W (inputs, units) and b (units).
/// </summary>
public sealed class Dense : Layer
{
    /// <summary>Describes a layer.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    /// <param name="activation">f.</param>
    /// <param name="initializer">
    /// What fills W; null for He normal before ReLU and Glorot uniform before everything else. b starts at zero.
    /// </param>
    /// <param name="useBias">Whether there is a b.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="units"/> is below 1, or <paramref name="activation"/> is none.
    /// </exception>
    public Dense(int units, Activation activation = Activation.Linear, Initializer? initializer = null, bool useBias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        _ = ActivationNames.Of(activation);
        Units = units;
        Activation = activation;
        Initializer = initializer ?? (activation == Activation.Relu ? Initializer.HeNormal : Initializer.GlorotUniform);
        UseBias = useBias;
    }

    /// <inheritdoc/>
    public override string Kind => "dense";

    /// <summary>The number of outputs.</summary>
    public int Units { get; }

    /// <summary>f.</summary>
    public Activation Activation { get; }

    /// <summary>What fills W.</summary>
    public Initializer Initializer { get; }

    /// <summary>Whether there is a b.</summary>
    public bool UseBias { get; }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(LayerBuilder<T> context) => new DenseLayer<T>(this, context);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("units", Units);
        json.WriteString("activation", ActivationNames.Of(Activation));
        json.WriteString("initializer", Initializer.Name);
        json.WriteBoolean("use_bias", UseBias);
    }
}
