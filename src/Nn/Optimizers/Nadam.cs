using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Nn.Optimizers;

/// <summary>
/// Nadam, Adam with Nesterov's momentum. With mu_t = b1 (1 - 0.96^(t psi) / 2) and M_t the product of mu_1 to mu_t:
/// p -= lr ((1 - mu_t) g / (1 - M_t) + mu_(t+1) m / (1 - M_(t+1))) / (sqrt(v / (1 - b2^t)) + eps), with Adam's m and v.
/// </summary>
/// <remarks>T. Dozat, "Incorporating Nesterov Momentum into Adam", ICLR 2016 workshop; PyTorch's form.</remarks>
public sealed class Nadam : Optimizer
{
    /// <summary>Describes the method.</summary>
    /// <param name="learningRate">lr, at least 0.</param>
    /// <param name="beta1">b1, in [0, 1).</param>
    /// <param name="beta2">b2, in [0, 1).</param>
    /// <param name="epsilon">eps, above 0.</param>
    /// <param name="momentumDecay">psi, at least 0.</param>
    /// <param name="weightDecay">Times the parameter is added to its gradient; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Nadam(
        double learningRate = 0.002, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double momentumDecay = 0.004, double weightDecay = 0)
        : base(learningRate)
    {
        Beta1 = CheckDecay(beta1, nameof(beta1));
        Beta2 = CheckDecay(beta2, nameof(beta2));
        Epsilon = CheckPositive(epsilon, nameof(epsilon));
        MomentumDecay = CheckFactor(momentumDecay, nameof(momentumDecay));
        WeightDecay = CheckFactor(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public override string Name => "nadam";

    /// <summary>b1.</summary>
    public double Beta1 { get; }

    /// <summary>b2.</summary>
    public double Beta2 { get; }

    /// <summary>eps.</summary>
    public double Epsilon { get; }

    /// <summary>psi: how fast the momentum reaches b1.</summary>
    public double MomentumDecay { get; }

    /// <summary>What the parameter is multiplied by as a part of its gradient.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override OptimizerState<T> Build<T>(int count) => new State<T>(this, count);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("beta1", Beta1);
        json.WriteNumber("beta2", Beta2);
        json.WriteNumber("epsilon", Epsilon);
        json.WriteNumber("momentum_decay", MomentumDecay);
        json.WriteNumber("weight_decay", WeightDecay);
    }

    private double Momentum(long step) => Beta1 * (1 - 0.5 * Math.Pow(0.96, step * MomentumDecay));

    private sealed class State<T> : OptimizerState<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Nadam _method;

        public State(Nadam method, int count)
            : base(method, count, slots: 2, scalars: 1)
        {
            _method = method;
            Scalars[0] = 1;
        }

        private protected override double WeightDecay => _method.WeightDecay;

        private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, ReadOnlySpan<UpdatePiece<T>> pieces)
        {
            var (now, next) = (_method.Momentum(Steps), _method.Momentum(Steps + 1));
            Scalars[0] *= now;
            var rule = new Rule(
                _method, LearningRate * (1 - now) / (1 - Scalars[0]), LearningRate * next / (1 - Scalars[0] * next), 1 - Math.Pow(_method.Beta2, Steps));
            UpdateLoop.Run(rule, Workers, pieces, parameters, gradients, Slots[0].AsSpan(), Slots[1].AsSpan(), default);
        }

        private readonly struct Rule(Nadam method, double gradientRate, double meanRate, double correction) : IUpdateRule<T>
        {
            private readonly Vector<T> _gradientRate = Vector.Create(T.CreateChecked(gradientRate));
            private readonly Vector<T> _meanRate = Vector.Create(T.CreateChecked(meanRate));
            private readonly Vector<T> _root = Vector.Create(T.CreateChecked(1 / Math.Sqrt(correction)));
            private readonly Vector<T> _beta1 = Vector.Create(T.CreateChecked(method.Beta1));
            private readonly Vector<T> _beta2 = Vector.Create(T.CreateChecked(method.Beta2));
            private readonly Vector<T> _rest1 = Vector.Create(T.CreateChecked(1 - method.Beta1));
            private readonly Vector<T> _rest2 = Vector.Create(T.CreateChecked(1 - method.Beta2));
            private readonly Vector<T> _epsilon = Vector.Create(T.CreateChecked(method.Epsilon));

            public static int Slots => 2;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> mean, ref Vector<T> square, ref Vector<T> third)
            {
                mean = mean * _beta1 + g * _rest1;
                square = square * _beta2 + g * g * _rest2;
                return p - (g * _gradientRate + mean * _meanRate) / (Vector.SquareRoot(square) * _root + _epsilon);
            }
        }
    }
}
