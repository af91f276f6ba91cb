using System.Numerics;
using System.Text.Json;

namespace Nn.Layers;

/// <summary>
/// The description of a layer: what it is, without weights and without an element type. A model builds its working layers,
/// <see cref="Layer{T}"/>, from descriptions. Own layers derive from both classes.
/// </summary>
public abstract class Layer
{
    /// <summary>The kind of the layer as it stands in summaries and model files: <c>dense</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The layer's name, unique in its model; null to be named by kind and place: <c>dense_1</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Makes the working layer: checks the shape that comes in, declares the parameters.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="context">The name, the shape that comes in, and where parameters are declared.</param>
    /// <returns>The working layer.</returns>
    /// <exception cref="ModelShapeException">The layer can't follow what comes before it.</exception>
    public abstract Layer<T> Build<T>(LayerBuilder<T> context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Writes the description's own properties, from which it can be made again, into an open JSON object.</summary>
    /// <param name="json">The writer.</param>
    public abstract void WriteConfiguration(Utf8JsonWriter json);
}
