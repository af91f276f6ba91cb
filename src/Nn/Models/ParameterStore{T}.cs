using System.Numerics;
using Blas.Arrays;
using Nn.Layers;
using Nn.Random;

namespace Nn.Models;

/// <summary>The memory of a model's parameters and gradients: one block each, every parameter starting on a cache line.</summary>
internal sealed class ParameterStore<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public ParameterStore(IReadOnlyList<Parameter<T>> parameters)
    {
        var line = ElementsOfLine();
        long size = 0;
        foreach (var parameter in parameters)
            size += (parameter.Count + line - 1) / line * line;
        if (size > Array.MaxLength)
            throw new ModelShapeException($"The model has more than {Array.MaxLength} parameters.");
        Values = NdArray.Zeros<T>((nint)size);
        Gradients = NdArray.Zeros<T>((nint)size);
        nint start = 0;
        foreach (var parameter in parameters)
        {
            nint[] shape = [.. parameter.Shape];
            var window = new Slice(start, start + parameter.Count);
            parameter.Bind(Values[window].Reshape(shape), Gradients[window].Reshape(shape));
            start += (parameter.Count + line - 1) / line * line;
        }
    }

    /// <summary>All parameters; the gaps between them are zero and stay so, as their gradients are zero.</summary>
    public NdArray<T> Values { get; }

    /// <summary>All gradients.</summary>
    public NdArray<T> Gradients { get; }

    // Each parameter draws from its own sequence: adding a layer changes the start of no other.
    public static void Initialize(IReadOnlyList<Parameter<T>> parameters, ulong seed)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            var parameter = parameters[i];
            parameter.Initializer.Fill(parameter.Value.AsSpan(), parameter.FanIn, parameter.FanOut, new Xoshiro256(seed, Stream(i)));
        }
    }

    private static ulong Stream(int parameter) => (1UL << 32) + (ulong)parameter;

    private static unsafe int ElementsOfLine() => 64 / sizeof(T);
}
