using System.Numerics;
using System.Numerics.Tensors;
using System.Text.Json;
using Nn.Initializers;
using Nn.Models;

namespace Nn.Layers;

/// <summary>
/// Batch normalization: y = gamma (x - mean) / sqrt(variance + epsilon) + beta for each feature. In training mean and variance (over n, not
/// n - 1) are the batch's, and running means of both are kept: running := momentum running + (1 - momentum) batch. A prediction uses the
/// running ones, and so does a frozen layer in training. Names and defaults are Keras'.
/// </summary>
/// <remarks>S. Ioffe, C. Szegedy, "Batch Normalization: Accelerating Deep Network Training", ICML 2015, algorithms 1 and 2.</remarks>
public sealed class BatchNorm : Layer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="momentum">How much of a running mean is kept at a step, in [0, 1). (PyTorch's momentum is 1 minus this.)</param>
    /// <param name="epsilon">Added to the variance, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public BatchNorm(double momentum = 0.99, double epsilon = 1e-3)
    {
        if (!(momentum >= 0 && momentum < 1))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, $"The momentum is {momentum}, expected at least 0 and below 1.");
        CheckEpsilon(epsilon);
        Momentum = momentum;
        Epsilon = epsilon;
    }

    /// <inheritdoc/>
    public override string Kind => "batch_norm";

    /// <summary>How much of a running mean is kept at a step.</summary>
    public double Momentum { get; }

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(LayerBuilder<T> context) => new Working<T>(this, context);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("momentum", Momentum);
        json.WriteNumber("epsilon", Epsilon);
    }

    internal static BatchNorm Read(JsonReader json) => new(json.Double("momentum"), json.Double("epsilon")) { Name = json.OptionalString("name") };

    internal static void CheckEpsilon(double epsilon)
    {
        if (!(epsilon > 0 && double.IsFinite(epsilon)))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, $"epsilon is {epsilon}, expected a finite number above 0.");
    }

    private sealed class Working<T> : Layer<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _momentum;
        private readonly T _rest;
        private readonly T _epsilon;
        private readonly Parameter<T> _gamma;
        private readonly Parameter<T> _beta;
        private readonly Parameter<T> _mean;
        private readonly Parameter<T> _variance;

        public Working(BatchNorm description, LayerBuilder<T> context)
            : base(context, context.Inputs)
        {
            _momentum = T.CreateChecked(description.Momentum);
            _rest = T.CreateChecked(1 - description.Momentum);
            _epsilon = T.CreateChecked(description.Epsilon);
            _gamma = context.Declare("gamma", Initializer.Ones, Inputs, Inputs, Inputs);
            _beta = context.Declare("beta", Initializer.Zeros, Inputs, Inputs, Inputs);
            _mean = context.DeclareState("moving_mean", Initializer.Zeros, Inputs);
            _variance = context.DeclareState("moving_variance", Initializer.Ones, Inputs);
        }

        /// <summary>The normalized inputs.</summary>
        public override int CachePerSample => Outputs;

        /// <summary>1 / sqrt(variance + epsilon), and two rows of work.</summary>
        public override int CachePerBatch => 3 * Outputs;

        public override void Forward(in ForwardPass<T> pass)
        {
            var features = pass.Rows * Outputs;
            var normalized = pass.Cache[..features];
            var inverse = pass.Cache.Slice(features, Outputs);
            var mean = pass.Cache.Slice(features + Outputs, Outputs);
            if (pass.Training && Trainable)
                Measure(pass, _rest, inverse, mean, pass.Cache.Slice(features + 2 * Outputs, Outputs));
            else if (pass.StatisticsShare > 0)
                Measure(pass, T.CreateChecked(pass.StatisticsShare), inverse, mean, pass.Cache.Slice(features + 2 * Outputs, Outputs));
            else
            {
                _mean.Value.AsSpan().CopyTo(mean);
                TensorPrimitives.Add(_variance.Value.AsSpan(), _epsilon, inverse);
                TensorPrimitives.ReciprocalSqrt<T>(inverse, inverse);
            }
            ReadOnlySpan<T> gamma = _gamma.Value.AsSpan(), beta = _beta.Value.AsSpan();
            for (var start = 0; start < features; start += Outputs)
            {
                var row = normalized.Slice(start, Outputs);
                TensorPrimitives.Subtract(pass.Input.Slice(start, Outputs), mean, row);
                TensorPrimitives.Multiply<T>(row, inverse, row);
                TensorPrimitives.MultiplyAdd(row, gamma, beta, pass.Output.Slice(start, Outputs));
            }
        }

        // The mean first and the squares of differences after it: one pass over both would cancel where a mean is large.
        private void Measure(in ForwardPass<T> pass, T share, Span<T> inverse, Span<T> mean, Span<T> work)
        {
            var one = T.One / T.CreateChecked(pass.Rows);
            mean.Clear();
            for (var start = 0; start < pass.Output.Length; start += Outputs)
                TensorPrimitives.Add(mean, pass.Input.Slice(start, Outputs), mean);
            TensorPrimitives.Multiply(mean, one, mean);
            var variance = inverse;
            variance.Clear();
            for (var start = 0; start < pass.Output.Length; start += Outputs)
            {
                TensorPrimitives.Subtract(pass.Input.Slice(start, Outputs), mean, work);
                TensorPrimitives.MultiplyAdd<T>(work, work, variance, variance);
            }
            TensorPrimitives.Multiply(variance, one, variance);
            Follow(_mean.Value.AsSpan(), mean, share);
            Follow(_variance.Value.AsSpan(), variance, share);
            TensorPrimitives.Add(variance, _epsilon, inverse);
            TensorPrimitives.ReciprocalSqrt<T>(inverse, inverse);
        }

        private void Follow(Span<T> running, ReadOnlySpan<T> batch, T share)
        {
            if (share == T.One)
            {
                // Not even a NaN is kept.
                batch.CopyTo(running);
                return;
            }
            var kept = share == _rest ? _momentum : T.One - share;
            for (var j = 0; j < running.Length; j++)
                running[j] = kept * running[j] + share * batch[j];
        }

        public override void Backward(in BackwardPass<T> pass)
        {
            var features = pass.Rows * Outputs;
            var normalized = pass.Cache[..features];
            var inverse = pass.Cache.Slice(features, Outputs);
            var work = pass.Cache.Slice(features + Outputs, Outputs);
            var other = pass.Cache.Slice(features + 2 * Outputs, Outputs);
            Span<T> gamma = _gamma.Gradient.AsSpan(), beta = _beta.Gradient.AsSpan();
            gamma.Clear();
            beta.Clear();
            for (var start = 0; start < features; start += Outputs)
            {
                var row = pass.OutputGradient.Slice(start, Outputs);
                TensorPrimitives.Add<T>(beta, row, beta);
                TensorPrimitives.MultiplyAdd<T>(row, normalized.Slice(start, Outputs), gamma, gamma);
            }
            if (pass.InputGradient.IsEmpty)
                return;
            // dx = gamma inverse (g - mean(g) - xhat mean(g xhat)); the means are parts of dbeta and dgamma. Running statistics are constants.
            TensorPrimitives.Multiply<T>(inverse, _gamma.Value.AsSpan(), inverse);
            var share = pass.Training && Trainable ? T.One / T.CreateChecked(pass.Rows) : T.Zero;
            TensorPrimitives.Multiply(beta, share, work);
            for (var start = 0; start < features; start += Outputs)
            {
                var target = pass.InputGradient.Slice(start, Outputs);
                TensorPrimitives.Subtract<T>(pass.OutputGradient.Slice(start, Outputs), work, target);
                TensorPrimitives.Multiply<T>(normalized.Slice(start, Outputs), gamma, other);
                TensorPrimitives.Multiply(other, share, other);
                TensorPrimitives.Subtract<T>(target, other, target);
                TensorPrimitives.Multiply<T>(target, inverse, target);
            }
        }
    }
}
