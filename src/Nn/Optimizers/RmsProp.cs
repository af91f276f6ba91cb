using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Nn.Optimizers;

/// <summary>
/// RMSprop: v = rho v + (1 - rho) g^2; step = g / (sqrt(v) + eps). With momentum mu: b = mu b + step, p -= lr b; without, p -= lr step.
/// Centered: v less the square of m = rho m + (1 - rho) g.
/// </summary>
/// <remarks>T. Tieleman, G. Hinton, "Lecture 6.5: rmsprop", 2012; A. Graves, "Generating Sequences With Recurrent Neural Networks", 2013; PyTorch's form.</remarks>
public sealed class RmsProp : Optimizer
{
    /// <summary>Describes the method.</summary>
    /// <param name="learningRate">lr, at least 0.</param>
    /// <param name="rho">rho, in [0, 1).</param>
    /// <param name="epsilon">eps, above 0.</param>
    /// <param name="momentum">mu, in [0, 1).</param>
    /// <param name="centered">Whether the variance of the gradient takes its mean square's place.</param>
    /// <param name="weightDecay">Times the parameter is added to its gradient; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public RmsProp(
        double learningRate = 0.01, double rho = 0.99, double epsilon = 1e-8, double momentum = 0, bool centered = false, double weightDecay = 0)
        : base(learningRate)
    {
        Rho = CheckDecay(rho, nameof(rho));
        Epsilon = CheckPositive(epsilon, nameof(epsilon));
        Momentum = CheckDecay(momentum, nameof(momentum));
        Centered = centered;
        WeightDecay = CheckFactor(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public override string Name => "rmsprop";

    /// <summary>rho.</summary>
    public double Rho { get; }

    /// <summary>eps.</summary>
    public double Epsilon { get; }

    /// <summary>mu.</summary>
    public double Momentum { get; }

    /// <summary>Whether the variance of the gradient takes its mean square's place.</summary>
    public bool Centered { get; }

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
        json.WriteNumber("momentum", Momentum);
        json.WriteBoolean("centered", Centered);
        json.WriteNumber("weight_decay", WeightDecay);
    }

    // The moments are v, b and m, whichever of the last two are kept.
    private sealed class State<T>(RmsProp method, int count)
        : OptimizerState<T>(method, count, 1 + (method.Momentum > 0 ? 1 : 0) + (method.Centered ? 1 : 0))
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private protected override double WeightDecay => method.WeightDecay;

        private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, ReadOnlySpan<UpdatePiece<T>> pieces)
        {
            var constants = new Constants(method, LearningRate);
            var square = Slots[0].AsSpan();
            switch (method.Momentum > 0, method.Centered)
            {
                case (false, false):
                    UpdateLoop.Run(new Plain(constants), Workers, pieces, parameters, gradients, square, default, default);
                    break;
                case (true, false):
                    UpdateLoop.Run(new WithMomentum(constants), Workers, pieces, parameters, gradients, square, Slots[1].AsSpan(), default);
                    break;
                case (false, true):
                    UpdateLoop.Run(new AboutMean(constants), Workers, pieces, parameters, gradients, square, Slots[1].AsSpan(), default);
                    break;
                default:
                    UpdateLoop.Run(new Both(constants), Workers, pieces, parameters, gradients, square, Slots[1].AsSpan(), Slots[2].AsSpan());
                    break;
            }
        }

        private readonly struct Constants(RmsProp method, double learningRate)
        {
            public readonly Vector<T> Rate = Vector.Create(T.CreateChecked(learningRate));
            public readonly Vector<T> Momentum = Vector.Create(T.CreateChecked(method.Momentum));
            private readonly Vector<T> _rho = Vector.Create(T.CreateChecked(method.Rho));
            private readonly Vector<T> _rest = Vector.Create(T.CreateChecked(1 - method.Rho));
            private readonly Vector<T> _epsilon = Vector.Create(T.CreateChecked(method.Epsilon));

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector<T> Mean(Vector<T> mean, Vector<T> value) => mean * _rho + value * _rest;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector<T> Step(Vector<T> g, Vector<T> square) => g / (Vector.SquareRoot(square) + _epsilon);

            // Rounding can take the variance of a steady gradient below zero.
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector<T> CenteredStep(Vector<T> g, Vector<T> square, Vector<T> mean) =>
                Step(g, Vector.Max(square - mean * mean, Vector<T>.Zero));
        }

        private readonly struct Plain(Constants c) : IUpdateRule<T>
        {
            private readonly Constants _c = c;

            public static int Slots => 1;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> square, ref Vector<T> second, ref Vector<T> third)
            {
                square = _c.Mean(square, g * g);
                return p - _c.Step(g, square) * _c.Rate;
            }
        }

        private readonly struct WithMomentum(Constants c) : IUpdateRule<T>
        {
            private readonly Constants _c = c;

            public static int Slots => 2;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> square, ref Vector<T> velocity, ref Vector<T> third)
            {
                square = _c.Mean(square, g * g);
                velocity = velocity * _c.Momentum + _c.Step(g, square);
                return p - velocity * _c.Rate;
            }
        }

        private readonly struct AboutMean(Constants c) : IUpdateRule<T>
        {
            private readonly Constants _c = c;

            public static int Slots => 2;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> square, ref Vector<T> mean, ref Vector<T> third)
            {
                square = _c.Mean(square, g * g);
                mean = _c.Mean(mean, g);
                return p - _c.CenteredStep(g, square, mean) * _c.Rate;
            }
        }

        private readonly struct Both(Constants c) : IUpdateRule<T>
        {
            private readonly Constants _c = c;

            public static int Slots => 3;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> square, ref Vector<T> velocity, ref Vector<T> mean)
            {
                square = _c.Mean(square, g * g);
                mean = _c.Mean(mean, g);
                velocity = velocity * _c.Momentum + _c.CenteredStep(g, square, mean);
                return p - velocity * _c.Rate;
            }
        }
    }
}
