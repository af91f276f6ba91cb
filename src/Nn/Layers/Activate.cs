using System.Numerics;
using System.Text.Json;
using Nn.Kernels;
using Nn.Models;

namespace Nn.Layers;

/// <summary>An activation as a layer of its own, as after a normalization: Y = f(X).</summary>
/// <param name="activation">f.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="activation"/> is none.</exception>
public sealed class Activate(Activation activation) : Layer
{
    /// <inheritdoc/>
    public override string Kind => "activation";

    /// <summary>f.</summary>
    public Activation Activation { get; } = ActivationNames.Parse(ActivationNames.Of(activation));

    /// <inheritdoc/>
    public override Layer<T> Build<T>(LayerBuilder<T> context) => new Working<T>(Activation, context);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("activation", ActivationNames.Of(Activation));
    }

    internal static Activate Read(JsonReader json) => new(ActivationNames.Parse(json.String("activation"))) { Name = json.OptionalString("name") };

    private sealed class Working<T>(Activation activation, LayerBuilder<T> context) : Layer<T>(context, context.Inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public override Activation OutputActivation => activation;

        public override void Forward(in ForwardPass<T> pass)
        {
            pass.Input.CopyTo(pass.Output);
            if (!pass.StopBeforeActivation)
                ActivationKernels.Forward<T>(activation, pass.Output, default, Outputs);
        }

        public override void Backward(in BackwardPass<T> pass)
        {
            if (!pass.StopBeforeActivation)
                ActivationKernels.Backward(activation, pass.Output, pass.Input, pass.OutputGradient, default, Outputs);
            if (!pass.InputGradient.IsEmpty)
                pass.OutputGradient.CopyTo(pass.InputGradient);
        }
    }
}
