using System.Numerics;
using System.Text.Json;
using Nn.Initializers;
using Nn.Models;

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
    /// What fills W; null for He normal before ReLU, LeCun normal before SELU, and Glorot uniform before everything else.
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
        Initializer = initializer ?? activation switch
        {
            Activation.Relu => Initializer.HeNormal,
            Activation.Selu => Initializer.LeCunNormal,
            _ => Initializer.GlorotUniform,
        };
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

    /// <summary>What fills b: zeros unless set.</summary>
    public Initializer BiasInitializer { get; init; } = Initializer.Zeros;

    /// <summary>The penalty on W, or null.</summary>
    public Regularizer? Regularizer { get; init; }

    /// <summary>The penalty on b, or null.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <summary>The greatest Euclidean norm of a unit's weights, a column of W; null for none.</summary>
    /// <remarks>N. Srivastava and others, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 15, 2014, section 5.1.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number above 0.</exception>
    public double? MaxNorm
    {
        get;
        init
        {
            if (value is { } limit && !(limit > 0 && double.IsFinite(limit)))
                throw new ArgumentOutOfRangeException(nameof(value), limit, $"MaxNorm is {limit}, expected a finite number above 0.");
            field = value;
        }
    }

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
        if (BiasInitializer != Initializer.Zeros)
            json.WriteString("bias_initializer", BiasInitializer.Name);
        Regularizer?.Write(json, "regularizer");
        BiasRegularizer?.Write(json, "bias_regularizer");
        if (MaxNorm is { } limit)
            json.WriteNumber("max_norm", limit);
    }

    internal static Dense Read(JsonReader json) => new(
        json.Int("units", 1),
        ActivationNames.Parse(json.String("activation")),
        Initializer.FromName(json.String("initializer")),
        json.Bool("use_bias"))
    {
        Name = json.OptionalString("name"),
        BiasInitializer = json.Optional("bias_initializer") is null ? Initializer.Zeros : Initializer.FromName(json.String("bias_initializer")),
        Regularizer = Regularizer.Read(json, "regularizer"),
        BiasRegularizer = Regularizer.Read(json, "bias_regularizer"),
        MaxNorm = json.Optional("max_norm") is null ? null : json.Double("max_norm"),
    };
}
