using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Nn.Optimizers;

/// <summary>Adagrad: s += g^2; p -= lr g / (sqrt(s) + eps), with s at its initial value before the first step.</summary>
/// <remarks>J. Duchi, E. Hazan, Y. Singer, "Adaptive Subgradient Methods", JMLR 12, 2011; PyTorch's form.</remarks>
public sealed class Adagrad : Optimizer
{
    /// <summary>Describes the method.</summary>
    /// <param name="learningRate">lr, at least 0.</param>
    /// <param name="initialAccumulator">s before the first step, at least 0.</param>
    /// <param name="epsilon">eps, above 0.</param>
    /// <param name="weightDecay">Times the parameter is added to its gradient; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Adagrad(double learningRate = 0.01, double initialAccumulator = 0, double epsilon = 1e-10, double weightDecay = 0)
        : base(learningRate)
    {
        InitialAccumulator = CheckFactor(initialAccumulator, nameof(initialAccumulator));
        Epsilon = CheckPositive(epsilon, nameof(epsilon));
        WeightDecay = CheckFactor(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public override string Name => "adagrad";

    /// <summary>s before the first step.</summary>
    public double InitialAccumulator { get; }

    /// <summary>eps.</summary>
    public double Epsilon { get; }

    /// <summary>What the parameter is multiplied by as a part of its gradient.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override OptimizerState<T> Build<T>(int count) => new State<T>(this, count);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("initial_accumulator", InitialAccumulator);
        json.WriteNumber("epsilon", Epsilon);
        json.WriteNumber("weight_decay", WeightDecay);
    }

    private sealed class State<T>(Adagrad method, int count) : OptimizerState<T>(method, count, slots: 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private protected override double InitialValue => method.InitialAccumulator;

        private protected override double WeightDecay => method.WeightDecay;

        private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, ReadOnlySpan<UpdatePiece<T>> pieces) =>
            UpdateLoop.Run(new Rule(LearningRate, method.Epsilon), Workers, pieces, parameters, gradients, Slots[0].AsSpan(), default, default);

        private readonly struct Rule(double learningRate, double epsilon) : IUpdateRule<T>
        {
            private readonly Vector<T> _rate = Vector.Create(T.CreateChecked(learningRate));
            private readonly Vector<T> _epsilon = Vector.Create(T.CreateChecked(epsilon));

            public static int Slots => 1;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> sum, ref Vector<T> second, ref Vector<T> third)
            {
                sum += g * g;
                return p - g * _rate / (Vector.SquareRoot(sum) + _epsilon);
            }
        }
    }
}
