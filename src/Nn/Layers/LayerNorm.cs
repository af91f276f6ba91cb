using System.Numerics;
using System.Numerics.Tensors;
using System.Text.Json;
using Nn.Initializers;
using Nn.Models;

namespace Nn.Layers;

/// <summary>
/// Layer normalization: y = gamma (x - mean) / sqrt(variance + epsilon) + beta, with mean and variance over the features of a sample.
/// Training and prediction do the same.
/// </summary>
/// <remarks>J. L. Ba, J. R. Kiros, G. E. Hinton, "Layer Normalization", 2016.</remarks>
public sealed class LayerNorm : Layer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="epsilon">Added to the variance, above 0; Keras' default (PyTorch's is 1e-5).</param>
    /// <exception cref="ArgumentOutOfRangeException">epsilon is out of its range.</exception>
    public LayerNorm(double epsilon = 1e-3)
    {
        BatchNorm.CheckEpsilon(epsilon);
        Epsilon = epsilon;
    }

    /// <inheritdoc/>
    public override string Kind => "layer_norm";

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(LayerBuilder<T> context) => new Working<T>(Epsilon, context);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("epsilon", Epsilon);
    }

    internal static LayerNorm Read(JsonReader json) => new(json.Double("epsilon")) { Name = json.OptionalString("name") };

    private sealed class Working<T> : Layer<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _epsilon;
        private readonly Parameter<T> _gamma;
        private readonly Parameter<T> _beta;

        public Working(double epsilon, LayerBuilder<T> context)
            : base(context, context.Inputs)
        {
            _epsilon = T.CreateChecked(epsilon);
            _gamma = context.Declare("gamma", Initializer.Ones, Inputs, Inputs, Inputs);
            _beta = context.Declare("beta", Initializer.Zeros, Inputs, Inputs, Inputs);
        }

        /// <summary>The normalized inputs and 1 / sqrt(variance + epsilon).</summary>
        public override int CachePerSample => Outputs + 1;

        public override void Forward(in ForwardPass<T> pass)
        {
            ReadOnlySpan<T> gamma = _gamma.Value.AsSpan(), beta = _beta.Value.AsSpan();
            var count = T.CreateChecked(Outputs);
            for (var r = 0; r < pass.Rows; r++)
            {
                var x = pass.Input.Slice(r * Outputs, Outputs);
                var normalized = pass.Cache.Slice(r * Outputs, Outputs);
                TensorPrimitives.Subtract(x, TensorPrimitives.Sum(x) / count, normalized);
                var inverse = T.One / T.Sqrt(TensorPrimitives.SumOfSquares<T>(normalized) / count + _epsilon);
                TensorPrimitives.Multiply(normalized, inverse, normalized);
                pass.Cache[pass.Rows * Outputs + r] = inverse;
                TensorPrimitives.MultiplyAdd(normalized, gamma, beta, pass.Output.Slice(r * Outputs, Outputs));
            }
        }

        public override void Backward(in BackwardPass<T> pass)
        {
            ReadOnlySpan<T> gamma = _gamma.Value.AsSpan();
            Span<T> gammaGradient = _gamma.Gradient.AsSpan(), betaGradient = _beta.Gradient.AsSpan();
            gammaGradient.Clear();
            betaGradient.Clear();
            var share = T.One / T.CreateChecked(Outputs);
            for (var r = 0; r < pass.Rows; r++)
            {
                var g = pass.OutputGradient.Slice(r * Outputs, Outputs);
                var normalized = pass.Cache.Slice(r * Outputs, Outputs);
                TensorPrimitives.Add<T>(betaGradient, g, betaGradient);
                TensorPrimitives.MultiplyAdd<T>(g, normalized, gammaGradient, gammaGradient);
                if (pass.InputGradient.IsEmpty)
                    continue;
                // dx = inverse (h - mean(h) - xhat mean(h xhat)) with h = gamma g.
                TensorPrimitives.Multiply(g, gamma, g);
                var mean = TensorPrimitives.Sum<T>(g) * share;
                var slope = TensorPrimitives.Dot<T>(g, normalized) * share;
                var inverse = pass.Cache[pass.Rows * Outputs + r];
                var target = pass.InputGradient.Slice(r * Outputs, Outputs);
                for (var j = 0; j < target.Length; j++)
                    target[j] = (g[j] - mean - normalized[j] * slope) * inverse;
            }
        }
    }
}
