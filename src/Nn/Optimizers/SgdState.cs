using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nn.Optimizers;

/// <summary>The working <see cref="Sgd"/>.</summary>
internal sealed class SgdState<T>(Sgd method, int count) : OptimizerState<T>(method, count, method.Momentum > 0 ? 1 : 0)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected override double WeightDecay => method.WeightDecay;

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, ReadOnlySpan<UpdatePiece<T>> pieces)
    {
        var rate = Vector.Create(T.CreateChecked(LearningRate));
        var momentum = Vector.Create(T.CreateChecked(method.Momentum));
        if (method.Momentum == 0)
            UpdateLoop.Run(new Plain(rate), Workers, pieces, parameters, gradients, default, default, default);
        else if (method.Nesterov)
            UpdateLoop.Run(new Nesterov(rate, momentum), Workers, pieces, parameters, gradients, Slots[0].AsSpan(), default, default);
        else
            UpdateLoop.Run(new Momentum(rate, momentum), Workers, pieces, parameters, gradients, Slots[0].AsSpan(), default, default);
    }

    private readonly struct Plain(Vector<T> rate) : IUpdateRule<T>
    {
        private readonly Vector<T> _rate = rate;

        public static int Slots => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third) => p - g * _rate;
    }

    private readonly struct Momentum(Vector<T> rate, Vector<T> momentum) : IUpdateRule<T>
    {
        private readonly Vector<T> _rate = rate;
        private readonly Vector<T> _momentum = momentum;

        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> velocity, ref Vector<T> second, ref Vector<T> third)
        {
            velocity = velocity * _momentum + g;
            return p - velocity * _rate;
        }
    }

    private readonly struct Nesterov(Vector<T> rate, Vector<T> momentum) : IUpdateRule<T>
    {
        private readonly Vector<T> _rate = rate;
        private readonly Vector<T> _momentum = momentum;

        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> velocity, ref Vector<T> second, ref Vector<T> third)
        {
            velocity = velocity * _momentum + g;
            return p - (velocity * _momentum + g) * _rate;
        }
    }
}
