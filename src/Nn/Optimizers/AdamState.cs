using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nn.Optimizers;

/// <summary>The working <see cref="Adam"/> and <see cref="AdamW"/>.</summary>
internal sealed class AdamState<T>(Adam method, int count) : OptimizerState<T>(method, count, method.AmsGrad ? 3 : 2)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected override double WeightDecay => method is AdamW ? 0 : method.WeightDecay;

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, ReadOnlySpan<UpdatePiece<T>> pieces)
    {
        var moments = new Moments(method, LearningRate, Steps);
        if (method.AmsGrad)
            UpdateLoop.Run(new AmsGrad(moments), Workers, pieces, parameters, gradients, Slots[0].AsSpan(), Slots[1].AsSpan(), Slots[2].AsSpan());
        else
            UpdateLoop.Run(new Plain(moments), Workers, pieces, parameters, gradients, Slots[0].AsSpan(), Slots[1].AsSpan(), default);
    }

    // The corrections don't depend on the element: they are taken out of the loop, in double precision.
    private readonly struct Moments(Adam method, double learningRate, long steps)
    {
        private readonly Vector<T> _rate = Vector.Create(T.CreateChecked(learningRate / (1 - Math.Pow(method.Beta1, steps))));
        private readonly Vector<T> _root = Vector.Create(T.CreateChecked(1 / Math.Sqrt(1 - Math.Pow(method.Beta2, steps))));
        private readonly Vector<T> _beta1 = Vector.Create(T.CreateChecked(method.Beta1));
        private readonly Vector<T> _beta2 = Vector.Create(T.CreateChecked(method.Beta2));
        private readonly Vector<T> _rest1 = Vector.Create(T.CreateChecked(1 - method.Beta1));
        private readonly Vector<T> _rest2 = Vector.Create(T.CreateChecked(1 - method.Beta2));
        private readonly Vector<T> _epsilon = Vector.Create(T.CreateChecked(method.Epsilon));
        private readonly Vector<T> _keep = Vector.Create(T.CreateChecked(method is AdamW ? 1 - learningRate * method.WeightDecay : 1));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Follow(Vector<T> g, ref Vector<T> mean, ref Vector<T> square)
        {
            mean = mean * _beta1 + g * _rest1;
            square = square * _beta2 + g * g * _rest2;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Move(Vector<T> p, Vector<T> mean, Vector<T> square) =>
            p * _keep - mean * _rate / (Vector.SquareRoot(square) * _root + _epsilon);
    }

    private readonly struct Plain(Moments moments) : IUpdateRule<T>
    {
        private readonly Moments _moments = moments;

        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> mean, ref Vector<T> square, ref Vector<T> third)
        {
            _moments.Follow(g, ref mean, ref square);
            return _moments.Move(p, mean, square);
        }
    }

    private readonly struct AmsGrad(Moments moments) : IUpdateRule<T>
    {
        private readonly Moments _moments = moments;

        public static int Slots => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> mean, ref Vector<T> square, ref Vector<T> greatest)
        {
            _moments.Follow(g, ref mean, ref square);
            greatest = Vector.Max(greatest, square);
            return _moments.Move(p, mean, greatest);
        }
    }
}
