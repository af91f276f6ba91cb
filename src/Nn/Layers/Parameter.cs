using System.Numerics;
using Blas.Arrays;
using Nn.Initializers;

namespace Nn.Layers;

/// <summary>
/// Something that a layer learns, with its gradient. Values and gradients of a whole model lie in one block each, of which these are views:
/// an optimizer walks over all of them in one pass.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class Parameter<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private NdArray<T>? _value;
    private NdArray<T>? _gradient;

    internal Parameter(string name, nint[] shape, Initializer initializer, int fanIn, int fanOut)
    {
        Name = name;
        Shape = shape;
        Initializer = initializer;
        FanIn = fanIn;
        FanOut = fanOut;
    }

    /// <summary>Layer and parameter: <c>dense_1.weight</c>, as in model files.</summary>
    public string Name { get; }

    /// <summary>The sizes.</summary>
    public IReadOnlyList<nint> Shape { get; }

    /// <summary>What it was filled with.</summary>
    public Initializer Initializer { get; }

    /// <summary>What is added to the loss for large values, or null.</summary>
    public Regularizer? Regularizer { get; init; }

    /// <summary>
    /// The greatest Euclidean norm of a unit's incoming weights (a column of a matrix, as in Keras' <c>MaxNorm(axis=0)</c>), restored after
    /// each step by scaling; null for none.
    /// </summary>
    public double? MaxNorm { get; init; }

    /// <summary>Whether it is learned from a gradient; a layer's <see cref="Layer{T}.States"/> are not.</summary>
    public bool IsTrainable { get; init; } = true;

    /// <summary>The number of elements.</summary>
    public nint Count => Shape.Aggregate((nint)1, static (a, b) => checked(a * b));

    /// <summary>The values.</summary>
    public NdArray<T> Value => _value ?? throw Unbound();

    /// <summary>The gradient of the last batch's mean loss by the values.</summary>
    /// <exception cref="InvalidOperationException">The model is not built, or this is not learned from a gradient.</exception>
    public NdArray<T> Gradient => _gradient ?? throw (_value is null
        ? Unbound() : new InvalidOperationException($"'{Name}' is not trainable: it has no gradient."));

    /// <summary>Whether training leaves it as it is, for the time being.</summary>
    internal bool IsFrozen { get; set; }

    /// <summary>Where it begins in the block of all parameters.</summary>
    internal int Start { get; private set; }

    internal int FanIn { get; }

    internal int FanOut { get; }

    internal void Bind(int start, NdArray<T> value, NdArray<T>? gradient)
    {
        Start = start;
        _value = value;
        _gradient = gradient;
    }

    private InvalidOperationException Unbound() =>
        new($"Parameter '{Name}' has no memory yet: a layer may use its parameters once its model is built.");
}
