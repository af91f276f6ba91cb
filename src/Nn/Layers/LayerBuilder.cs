using System.Numerics;
using Nn.Initializers;

namespace Nn.Layers;

/// <summary>What a layer is told, and may ask for, while its model is built.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class LayerBuilder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<Parameter<T>> _parameters = [];
    private readonly List<Parameter<T>> _states = [];
    private readonly LayerBuilder<T>? _outer;

    internal LayerBuilder(string name, int inputs, LayerBuilder<T>? outer = null)
    {
        Name = name;
        Inputs = inputs;
        _outer = outer;
    }

    /// <summary>The layer's name in its model.</summary>
    public string Name { get; }

    /// <summary>The features that come in.</summary>
    public int Inputs { get; }

    internal IReadOnlyList<Parameter<T>> Parameters => _parameters;

    internal IReadOnlyList<Parameter<T>> States => _states;

    /// <summary>Declares something to be learned. It has memory once the whole model is built.</summary>
    /// <param name="name">Its name in the layer: <c>weight</c>.</param>
    /// <param name="initializer">What fills it.</param>
    /// <param name="fanIn">The inputs of a unit, for the initializer.</param>
    /// <param name="fanOut">The units, for the initializer.</param>
    /// <param name="shape">The sizes, each at least 1.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ModelShapeException">A size is below 1, or the product is more than 2^31 - 1.</exception>
    public Parameter<T> Declare(string name, Initializer initializer, int fanIn, int fanOut, params ReadOnlySpan<int> shape) =>
        Declare(name, initializer, fanIn, fanOut, null, null, shape);

    /// <summary>Declares something to be learned, with a penalty or a limit on its size.</summary>
    /// <param name="name">Its name in the layer: <c>weight</c>.</param>
    /// <param name="initializer">What fills it.</param>
    /// <param name="fanIn">The inputs of a unit, for the initializer.</param>
    /// <param name="fanOut">The units, for the initializer.</param>
    /// <param name="regularizer">The penalty, or null.</param>
    /// <param name="maxNorm">The greatest norm of a column, above 0, or null.</param>
    /// <param name="shape">The sizes, each at least 1.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ModelShapeException">A size is below 1, or the product is more than 2^31 - 1.</exception>
    public Parameter<T> Declare(
        string name, Initializer initializer, int fanIn, int fanOut, Regularizer? regularizer, double? maxNorm, params ReadOnlySpan<int> shape)
    {
        var parameter = new Parameter<T>(Check(name, initializer, shape), Sizes(shape), initializer, fanIn, fanOut)
        {
            Regularizer = regularizer,
            MaxNorm = maxNorm,
        };
        for (var builder = this; builder is not null; builder = builder._outer)
            builder._parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Declares something that is kept but not learned from a gradient: a running mean.</summary>
    /// <param name="name">Its name in the layer: <c>moving_mean</c>.</param>
    /// <param name="initializer">What fills it.</param>
    /// <param name="shape">The sizes, each at least 1.</param>
    /// <returns>The state; it has no gradient.</returns>
    /// <exception cref="ModelShapeException">A size is below 1, or the product is more than 2^31 - 1.</exception>
    public Parameter<T> DeclareState(string name, Initializer initializer, params ReadOnlySpan<int> shape)
    {
        var state = new Parameter<T>(Check(name, initializer, shape), Sizes(shape), initializer, 1, 1) { IsTrainable = false };
        for (var builder = this; builder is not null; builder = builder._outer)
            builder._states.Add(state);
        return state;
    }

    /// <summary>The builder of a layer inside this one: what is declared there is this layer's too.</summary>
    internal LayerBuilder<T> Inner(string name, int inputs) => new($"{Name}.{name}", inputs, this);

    private string Check(string name, Initializer initializer, ReadOnlySpan<int> shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(initializer);
        long count = 1;
        foreach (var size in shape)
        {
            // Both factors are below 2^31, so the product can't overflow before it is compared.
            count *= size;
            if (size < 1 || count > Array.MaxLength)
            {
                throw new ModelShapeException(
                    $"Layer '{Name}': parameter '{name}' can't have the shape ({string.Join(", ", shape.ToArray())}).");
            }
        }
        return $"{Name}.{name}";
    }

    private static nint[] Sizes(ReadOnlySpan<int> shape)
    {
        var sizes = new nint[shape.Length];
        for (var i = 0; i < shape.Length; i++)
            sizes[i] = shape[i];
        return sizes;
    }
}
