using System.Numerics;
using Blas;
using Blas.Arrays;
using Nn.Layers;

namespace Nn.Models;

/// <summary>The memory of one prediction: the scaled inputs and two buffers that take turns from layer to layer.</summary>
internal sealed class InferenceBuffers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NdArray<T> _inputs;
    private readonly NdArray<T> _even;
    private readonly NdArray<T> _odd;
    private readonly NdArray<T> _cache;

    public InferenceBuffers(IReadOnlyList<Layer<T>> layers, int rows)
    {
        var widest = layers.Max(layer => layer.Outputs);
        Rows = rows;
        _inputs = NdArray.Zeros<T>((nint)rows * layers[0].Inputs);
        _even = NdArray.Zeros<T>((nint)rows * widest);
        _odd = NdArray.Zeros<T>((nint)rows * widest);
        // A prediction has no way back: the layers use one piece of memory after each other.
        _cache = NdArray.Zeros<T>(layers.Max(layer => (nint)rows * layer.CachePerSample + layer.CachePerBatch));
    }

    /// <summary>As many rows as are wanted, or fewer where layers are so wide that more would not fit a buffer.</summary>
    public static int MostRows(IReadOnlyList<Layer<T>> layers, int wanted) => layers.Min(layer =>
        Math.Clamp(
            (Array.MaxLength - layer.CachePerBatch) / Math.Max(Math.Max(layer.Inputs, layer.Outputs), layer.CachePerSample), 1, wanted));

    /// <summary>The most samples that fit.</summary>
    public int Rows { get; }

    public Span<T> Inputs => _inputs.AsSpan();

    /// <summary>Where the last layer may write, if the result is wanted for a moment only.</summary>
    public Span<T> Output(int layers) => Buffer(layers - 1).AsSpan();

    /// <summary>The other buffer, free once <see cref="Run"/> is done: for a loss' gradient.</summary>
    public Span<T> Scratch(int layers) => Buffer(layers).AsSpan();

    /// <summary>Sends the inputs through all layers; the result is written to <paramref name="output"/>.</summary>
    public void Run(IReadOnlyList<Layer<T>> layers, IBlas<T> blas, int rows, Span<T> output, bool stopBeforeActivation, double statisticsShare = 0)
    {
        var last = layers.Count - 1;
        for (var l = 0; l <= last; l++)
        {
            var source = l == 0 ? _inputs : Buffer(l - 1);
            layers[l].Forward(new ForwardPass<T>
            {
                Blas = blas,
                Rows = rows,
                Input = source.AsSpan()[..(rows * layers[l].Inputs)],
                Output = l == last ? output : Buffer(l).AsSpan()[..(rows * layers[l].Outputs)],
                Cache = _cache.AsSpan()[..(rows * layers[l].CachePerSample + layers[l].CachePerBatch)],
                StopBeforeActivation = stopBeforeActivation && l == last,
                StatisticsShare = statisticsShare,
            });
        }
    }

    private NdArray<T> Buffer(int layer) => layer % 2 == 0 ? _even : _odd;
}
