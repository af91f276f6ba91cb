using System.Numerics;
using System.Text.Json;
using Nn.Models;

namespace Nn.Layers;

/// <summary>In training adds to each feature of each sample a number from N(0, deviation^2); a prediction passes everything on unchanged.</summary>
public sealed class GaussianNoise : Layer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="deviation">The standard deviation, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or not finite.</exception>
    public GaussianNoise(double deviation)
    {
        if (!(deviation >= 0 && double.IsFinite(deviation)))
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, $"The deviation is {deviation}, expected a finite number of at least 0.");
        Deviation = deviation;
    }

    /// <inheritdoc/>
    public override string Kind => "gaussian_noise";

    /// <summary>The standard deviation.</summary>
    public double Deviation { get; }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(LayerBuilder<T> context) => new Working<T>(Deviation, context);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("deviation", Deviation);
    }

    internal static GaussianNoise Read(JsonReader json) => new(json.Double("deviation")) { Name = json.OptionalString("name") };

    private sealed class Working<T>(double deviation, LayerBuilder<T> context) : Layer<T>(context, context.Inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public override void Forward(in ForwardPass<T> pass)
        {
            if (!pass.Training || deviation == 0)
            {
                pass.Input.CopyTo(pass.Output);
                return;
            }
            for (var i = 0; i < pass.Output.Length; i += 2)
            {
                var (first, second) = pass.Random!.NextNormals();
                pass.Output[i] = pass.Input[i] + T.CreateChecked(deviation * first);
                if (i + 1 < pass.Output.Length)
                    pass.Output[i + 1] = pass.Input[i + 1] + T.CreateChecked(deviation * second);
            }
        }

        public override void Backward(in BackwardPass<T> pass)
        {
            if (!pass.InputGradient.IsEmpty)
                pass.OutputGradient.CopyTo(pass.InputGradient);
        }
    }
}
