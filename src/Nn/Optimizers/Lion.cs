using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Nn.Optimizers;

/// <summary>
/// Lion: p -= lr (sign(b1 m + (1 - b1) g) + decay p); then m = b2 m + (1 - b2) g. Every parameter moves by lr, so that lr is some 3 to 10
/// times smaller than Adam's.
/// </summary>
/// <remarks>X. Chen and others, "Symbolic Discovery of Optimization Algorithms", NeurIPS 2023, program 1.</remarks>
public sealed class Lion : Optimizer
{
    /// <summary>Describes the method.</summary>
    /// <param name="learningRate">lr, at least 0.</param>
    /// <param name="beta1">b1, in [0, 1).</param>
    /// <param name="beta2">b2, in [0, 1).</param>
    /// <param name="weightDecay">The decay, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Lion(double learningRate = 0.0001, double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0)
        : base(learningRate)
    {
        Beta1 = CheckDecay(beta1, nameof(beta1));
        Beta2 = CheckDecay(beta2, nameof(beta2));
        WeightDecay = CheckFactor(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public override string Name => "lion";

    /// <summary>b1.</summary>
    public double Beta1 { get; }

    /// <summary>b2.</summary>
    public double Beta2 { get; }

    /// <summary>The decay, beside the gradient's sign.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override OptimizerState<T> Build<T>(int count) => new State<T>(this, count);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("beta1", Beta1);
        json.WriteNumber("beta2", Beta2);
        json.WriteNumber("weight_decay", WeightDecay);
    }

    private sealed class State<T>(Lion method, int count) : OptimizerState<T>(method, count, slots: 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, ReadOnlySpan<UpdatePiece<T>> pieces) =>
            UpdateLoop.Run(new Rule(method, LearningRate), Workers, pieces, parameters, gradients, Slots[0].AsSpan(), default, default);

        private readonly struct Rule(Lion method, double learningRate) : IUpdateRule<T>
        {
            private readonly Vector<T> _rate = Vector.Create(T.CreateChecked(learningRate));
            private readonly Vector<T> _keep = Vector.Create(T.CreateChecked(1 - learningRate * method.WeightDecay));
            private readonly Vector<T> _beta1 = Vector.Create(T.CreateChecked(method.Beta1));
            private readonly Vector<T> _beta2 = Vector.Create(T.CreateChecked(method.Beta2));
            private readonly Vector<T> _rest1 = Vector.Create(T.CreateChecked(1 - method.Beta1));
            private readonly Vector<T> _rest2 = Vector.Create(T.CreateChecked(1 - method.Beta2));

            public static int Slots => 1;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> mean, ref Vector<T> second, ref Vector<T> third)
            {
                var direction = mean * _beta1 + g * _rest1;
                mean = mean * _beta2 + g * _rest2;
                // A direction that is zero moves nothing; one that is no number makes the step one.
                var step = Vector.ConditionalSelect(Vector.GreaterThan(direction, Vector<T>.Zero), _rate, direction);
                step = Vector.ConditionalSelect(Vector.LessThan(direction, Vector<T>.Zero), -_rate, step);
                return p * _keep - step;
            }
        }
    }
}
