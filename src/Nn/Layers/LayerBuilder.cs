using System.Numerics;
using Nn.Initializers;

namespace Nn.Layers;

/// <summary>What a layer is told, and may ask for, while its model is built.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class LayerBuilder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<Parameter<T>> _parameters = [];

    internal LayerBuilder(string name, int inputs)
    {
        Name = name;
        Inputs = inputs;
    }

    /// <summary>The layer's name in its model.</summary>
    public string Name { get; }

    /// <summary>The features that come in.</summary>
    public int Inputs { get; }

    internal IReadOnlyList<Parameter<T>> Parameters => _parameters;

    /// <summary>Declares something to be learned. It has memory once the whole model is built.</summary>
    /// <param name="name">Its name in the layer: <c>weight</c>.</param>
    /// <param name="initializer">What fills it.</param>
    /// <param name="fanIn">The inputs of a unit, for the initializer.</param>
    /// <param name="fanOut">The units, for the initializer.</param>
    /// <param name="shape">The sizes, each at least 1.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ModelShapeException">A size is below 1, or the product is more than 2^31 - 1.</exception>
    public Parameter<T> Declare(string name, Initializer initializer, int fanIn, int fanOut, params ReadOnlySpan<int> shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(initializer);
        long count = 1;
        var sizes = new nint[shape.Length];
        for (var i = 0; i < shape.Length; i++)
        {
            sizes[i] = shape[i];
            // Both factors are below 2^31, so the product can't overflow before it is compared.
            count *= shape[i];
            if (shape[i] < 1 || count > Array.MaxLength)
            {
                throw new ModelShapeException(
                    $"Layer '{Name}': parameter '{name}' can't have the shape ({string.Join(", ", shape.ToArray())}).");
            }
        }
        var parameter = new Parameter<T>($"{Name}.{name}", sizes, initializer, fanIn, fanOut);
        _parameters.Add(parameter);
        return parameter;
    }
}
