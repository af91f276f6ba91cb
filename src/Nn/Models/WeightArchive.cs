using System.Numerics;
using Blas.Arrays;
using Nn.Layers;

namespace Nn.Models;

/// <summary>Weights in a NumPy archive.</summary>
internal static class WeightArchive
{
    /// <summary>Reads every array before one is changed.</summary>
    public static void Read<T>(string path, IReadOnlyList<Parameter<T>> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            using var archive = NdArray.LoadNpz(path);
            if (archive.Keys.FirstOrDefault(key => parameters.All(p => p.Name != key)) is { } unknown)
                throw new FormatException($"the array '{unknown}' belongs to no layer");
            var values = new T[parameters.Count][];
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = parameters[i];
                if (!archive.TryGetValue(parameter.Name, out var array))
                    throw new FormatException($"the array '{parameter.Name}' is missing");
                using (array)
                {
                    if (!array.Shape.SequenceEqual([.. parameter.Shape]))
                    {
                        throw new FormatException(
                            $"the array '{parameter.Name}' has the shape ({string.Join(", ", array.Shape.ToArray())}), expected ({string.Join(", ", parameter.Shape)})");
                    }
                    values[i] = array switch
                    {
                        NdArray<T> same => same.ToArray(),
                        NdArray<float> single => [.. single.ToArray().Select(T.CreateSaturating)],
                        NdArray<double> wide => [.. wide.ToArray().Select(T.CreateSaturating)],
                        _ => throw new FormatException($"the array '{parameter.Name}' has the type {array.DTypeName}, expected float32 or float64"),
                    };
                }
            }
            for (var i = 0; i < values.Length; i++)
                values[i].CopyTo(parameters[i].Value.AsSpan());
            GC.KeepAlive(parameters);
        }
        catch (FormatException e)
        {
            throw new ModelFormatException($"{path}: {e.Message.TrimEnd('.')}.", e);
        }
    }
}
