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

    /// <summary>The number of elements.</summary>
    public nint Count => Shape.Aggregate((nint)1, static (a, b) => checked(a * b));

    /// <summary>The values.</summary>
    public NdArray<T> Value => _value ?? throw Unbound();

    /// <summary>The gradient of the last batch's mean loss by the values.</summary>
    public NdArray<T> Gradient => _gradient ?? throw Unbound();

    internal int FanIn { get; }

    internal int FanOut { get; }

    internal void Bind(NdArray<T> value, NdArray<T> gradient)
    {
        _value = value;
        _gradient = gradient;
    }

    private InvalidOperationException Unbound() =>
        new($"Parameter '{Name}' has no memory yet: a layer may use its parameters once its model is built.");
}
