using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nn.Optimizers;

/// <summary>A run of parameters that an update changes, and what is done to their gradients.</summary>
internal struct UpdatePiece<T>(int start, int length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public readonly int Start => start;

    public readonly int Length => length;

    public GradientPreparation<T> Preparation { get; set; }
}

/// <summary>What is done to each element of the gradient as it is read for an update: g := scale clamp(g) + decay p.</summary>
internal readonly struct GradientPreparation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector<T> _limit;
    private readonly Vector<T> _scale;
    private readonly Vector<T> _decay;
    private readonly bool _clamps;

    public GradientPreparation(double limit, double scale, double decay)
    {
        _limit = Vector.Create(T.CreateSaturating(limit));
        _scale = Vector.Create(T.CreateChecked(scale));
        _decay = Vector.Create(T.CreateChecked(decay));
        _clamps = double.IsFinite(limit);
        IsNeeded = _clamps || scale != 1 || decay != 0;
    }

    /// <summary>Whether anything is done.</summary>
    public bool IsNeeded { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> gradient, Vector<T> parameter)
    {
        if (_clamps)
        {
            // Comparisons that are false for a NaN leave it as it is.
            gradient = Vector.ConditionalSelect(Vector.GreaterThan(gradient, _limit), _limit, gradient);
            gradient = Vector.ConditionalSelect(Vector.LessThan(gradient, -_limit), -_limit, gradient);
        }
        return gradient * _scale + parameter * _decay;
    }
}
