using System.Numerics;
using Blas.Arrays;
using Nn.Layers;
using Nn.Random;

namespace Nn.Models;

/// <summary>The memory of a model's parameters and gradients: one block each, every parameter starting on a cache line.</summary>
internal sealed class ParameterStore<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Parameters start at multiples of this; what lies between two that follow one another is less.</summary>
    internal const int Line = 16;

    public ParameterStore(IReadOnlyList<Parameter<T>> parameters, IReadOnlyList<Parameter<T>> states)
    {
        Values = NdArray.Zeros<T>(SizeOf(parameters));
        Gradients = NdArray.Zeros<T>(Values.Size);
        States = NdArray.Zeros<T>(SizeOf(states));
        Bind(parameters, Values, Gradients);
        Bind(states, States, null);
    }

    /// <summary>All parameters; the gaps between them are zero and stay so, as their gradients are zero.</summary>
    public NdArray<T> Values { get; }

    /// <summary>All gradients.</summary>
    public NdArray<T> Gradients { get; }

    /// <summary>Everything that is kept without being learned.</summary>
    public NdArray<T> States { get; }

    // Each parameter draws from its own sequence: adding a layer changes the start of no other.
    public static void Initialize(IReadOnlyList<Parameter<T>> parameters, ulong seed)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            var parameter = parameters[i];
            parameter.Initializer.Fill(parameter.Value.AsSpan(), parameter.FanIn, parameter.FanOut, new Xoshiro256(seed, Stream(i)));
        }
    }

    private static nint SizeOf(IReadOnlyList<Parameter<T>> parameters)
    {
        long size = 0;
        foreach (var parameter in parameters)
            size += Padded(parameter);
        if (size > Array.MaxLength)
            throw new ModelShapeException($"The model has more than {Array.MaxLength} parameters.");
        return (nint)size;
    }

    private static void Bind(IReadOnlyList<Parameter<T>> parameters, NdArray<T> values, NdArray<T>? gradients)
    {
        nint start = 0;
        foreach (var parameter in parameters)
        {
            nint[] shape = [.. parameter.Shape];
            var window = new Slice(start, start + parameter.Count);
            parameter.Bind((int)start, values[window].Reshape(shape), gradients?[window].Reshape(shape));
            start += Padded(parameter);
        }
    }

    // Alike in both precisions, so that a checkpoint of one serves the other: a cache line of floats, two of doubles.
    private static nint Padded(Parameter<T> parameter) => (parameter.Count + Line - 1) / Line * Line;

    private static ulong Stream(int parameter) => (1UL << 32) + (ulong)parameter;
}
