using System.Numerics;

namespace Nn.Layers;

/// <summary>Layers that follow one another: their names, and each one's outputs as the next one's inputs.</summary>
internal static class LayerStack
{
    public static Layer<T>[] Build<T>(IReadOnlyList<Layer> layers, int inputs, Func<string, int, LayerBuilder<T>> builderOf)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var built = new Layer<T>[layers.Count];
        var names = new HashSet<string>(StringComparer.Ordinal);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < built.Length; i++)
        {
            var description = layers[i] ?? throw new ModelShapeException($"Layer {i + 1} is null.");
            var place = kinds[description.Kind] = kinds.GetValueOrDefault(description.Kind) + 1;
            var name = description.Name ?? $"{description.Kind}_{place}";
            if (name.Length == 0 || !names.Add(name))
                throw new ModelShapeException($"Layer {i + 1} has the name '{name}', which is empty or taken.");
            built[i] = description.Build(builderOf(name, inputs));
            inputs = built[i].Outputs;
        }
        return built;
    }
}
