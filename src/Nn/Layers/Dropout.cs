using System.Numerics;
using System.Numerics.Tensors;
using System.Text.Json;
using Nn.Models;

namespace Nn.Layers;

/// <summary>
/// In training sets each feature of each sample to zero with probability <c>rate</c> and multiplies the others by 1 / (1 - rate); a
/// prediction passes everything on unchanged. As the first layer it drops inputs.
/// </summary>
/// <remarks>N. Srivastava and others, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 15, 2014; the scale is "inverted".</remarks>
public sealed class Dropout : Layer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="rate">The share that is dropped, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of its range.</exception>
    public Dropout(double rate)
    {
        if (!(rate >= 0 && rate < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, $"The rate is {rate}, expected at least 0 and below 1.");
        Rate = rate;
    }

    /// <inheritdoc/>
    public override string Kind => "dropout";

    /// <summary>The share that is dropped.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(LayerBuilder<T> context) => new Working<T>(Rate, context);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("rate", Rate);
    }

    internal static Dropout Read(JsonReader json) => new(json.Double("rate")) { Name = json.OptionalString("name") };

    private sealed class Working<T>(double rate, LayerBuilder<T> context) : Layer<T>(context, context.Inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // What each feature was multiplied by.
        public override int CachePerSample => rate > 0 ? Outputs : 0;

        public override void Forward(in ForwardPass<T> pass)
        {
            if (!pass.Training || rate == 0)
            {
                pass.Input.CopyTo(pass.Output);
                return;
            }
            var mask = pass.Cache[..pass.Output.Length];
            var random = pass.Random!;
            var scale = T.CreateChecked(1 / (1 - rate));
            // 32 bits for each decision: two from each word.
            var threshold = (uint)Math.Min(rate * 4294967296.0, uint.MaxValue);
            var i = 0;
            for (; i + 1 < mask.Length; i += 2)
            {
                var bits = random.NextUInt64();
                mask[i] = (uint)bits < threshold ? T.Zero : scale;
                mask[i + 1] = (uint)(bits >> 32) < threshold ? T.Zero : scale;
            }
            if (i < mask.Length)
                mask[i] = (uint)random.NextUInt64() < threshold ? T.Zero : scale;
            TensorPrimitives.Multiply(pass.Input, mask, pass.Output);
        }

        public override void Backward(in BackwardPass<T> pass)
        {
            if (pass.InputGradient.IsEmpty)
                return;
            if (!pass.Training || rate == 0)
                pass.OutputGradient.CopyTo(pass.InputGradient);
            else
                TensorPrimitives.Multiply<T>(pass.OutputGradient, pass.Cache[..pass.OutputGradient.Length], pass.InputGradient);
        }
    }
}
