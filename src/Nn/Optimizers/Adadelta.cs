using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Nn.Optimizers;

/// <summary>
/// Adadelta: v = rho v + (1 - rho) g^2; step = g sqrt(u + eps) / sqrt(v + eps); u = rho u + (1 - rho) step^2; p -= lr step.
/// </summary>
/// <remarks>M. Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012, algorithm 1, where lr is 1; PyTorch's form.</remarks>
public sealed class Adadelta : Optimizer
{
    /// <summary>Describes the method.</summary>
    /// <param name="learningRate">lr, at least 0.</param>
    /// <param name="rho">rho, in [0, 1).</param>
    /// <param name="epsilon">eps, above 0.</param>
    /// <param name="weightDecay">Times the parameter is added to its gradient; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Adadelta(double learningRate = 1, double rho = 0.9, double epsilon = 1e-6, double weightDecay = 0)
        : base(learningRate)
    {
        Rho = CheckDecay(rho, nameof(rho));
        Epsilon = CheckPositive(epsilon, nameof(epsilon));
        WeightDecay = CheckFactor(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public override string Name => "adadelta";

    /// <summary>rho.</summary>
    public double Rho { get; }

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
        json.WriteNumber("rho", Rho);
        json.WriteNumber("epsilon", Epsilon);
        json.WriteNumber("weight_decay", WeightDecay);
    }

    private sealed class State<T>(Adadelta method, int count) : OptimizerState<T>(method, count, slots: 2)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private protected override double WeightDecay => method.WeightDecay;

        private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, ReadOnlySpan<UpdatePiece<T>> pieces) =>
            UpdateLoop.Run(new Rule(method, LearningRate), Workers, pieces, parameters, gradients, Slots[0].AsSpan(), Slots[1].AsSpan(), default);

        private readonly struct Rule(Adadelta method, double learningRate) : IUpdateRule<T>
        {
            private readonly Vector<T> _rate = Vector.Create(T.CreateChecked(learningRate));
            private readonly Vector<T> _rho = Vector.Create(T.CreateChecked(method.Rho));
            private readonly Vector<T> _rest = Vector.Create(T.CreateChecked(1 - method.Rho));
            private readonly Vector<T> _epsilon = Vector.Create(T.CreateChecked(method.Epsilon));

            public static int Slots => 2;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> square, ref Vector<T> steps, ref Vector<T> third)
            {
                square = square * _rho + g * g * _rest;
                var step = Vector.SquareRoot(steps + _epsilon) / Vector.SquareRoot(square + _epsilon) * g;
                steps = steps * _rho + step * step * _rest;
                return p - step * _rate;
            }
        }
    }
}
