using System.Numerics;
using System.Numerics.Tensors;
using System.Text.Json;
using Nn.Models;

namespace Nn.Layers;

/// <summary>A residual connection around layers: Y = X + F(X), where F has as many outputs as inputs.</summary>
/// <remarks>K. He, X. Zhang, S. Ren, J. Sun, "Deep Residual Learning for Image Recognition", CVPR 2016.</remarks>
public sealed class Residual : Layer
{
    /// <summary>How deep residual connections may lie in one another.</summary>
    internal const int Deepest = 8;

    private readonly int _depth;

    /// <summary>Describes the connection.</summary>
    /// <param name="layers">F's layers in order, at least one.</param>
    /// <exception cref="ArgumentException">There is no layer, one is null, or connections lie more than 8 deep in one another.</exception>
    public Residual(params IReadOnlyList<Layer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0 || layers.Contains(null!))
            throw new ArgumentException("A residual connection needs at least one layer, and none that is null.", nameof(layers));
        Layers = [.. layers];
        _depth = 1 + layers.Max(layer => layer is Residual inner ? inner._depth : 0);
        if (_depth > Deepest)
            throw new ArgumentException($"Residual connections lie {_depth} deep in one another, expected at most {Deepest}.", nameof(layers));
    }

    /// <inheritdoc/>
    public override string Kind => "residual";

    /// <summary>F's layers in order.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(LayerBuilder<T> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var layers = LayerStack.Build<T>(Layers, context.Inputs, context.Inner);
        if (layers[^1].Outputs != context.Inputs)
        {
            throw new ModelShapeException(
                $"Layer '{context.Name}': its last layer '{layers[^1].Name}' has {layers[^1].Outputs} outputs, expected the {context.Inputs} inputs that they are added to.");
        }
        return new Working<T>(layers, context);
    }

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartArray("layers");
        foreach (var layer in Layers)
            LayerCatalog.Write(json, layer, layer.Name);
        json.WriteEndArray();
    }

    internal static Residual Read(JsonReader json, int depth)
    {
        if (depth >= Deepest)
            throw new FormatException($"residual connections lie more than {Deepest} deep in one another");
        return new([.. json.Array("layers").Select(layer => LayerCatalog.Read(layer, depth + 1))]) { Name = json.OptionalString("name") };
    }

    // The cache holds, for each sample: the inner layers' outputs, two rows for gradients that take turns; then the inner caches.
    private sealed class Working<T> : Layer<T>, IContainer<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Layer<T>[] _layers;
        private readonly int _widest;

        public Working(Layer<T>[] layers, LayerBuilder<T> context)
            : base(context, context.Inputs)
        {
            _layers = layers;
            _widest = layers.Max(layer => layer.Outputs);
            long perSample = 2L * _widest, perBatch = 0;
            foreach (var layer in layers)
            {
                perSample += (long)layer.Outputs + layer.CachePerSample;
                perBatch += layer.CachePerBatch;
            }
            if (perSample > Array.MaxLength || perBatch > Array.MaxLength)
                throw new ModelShapeException($"Layer '{context.Name}' has too many features inside.");
            CachePerSample = (int)perSample;
            CachePerBatch = (int)perBatch;
        }

        public override int CachePerSample { get; }

        public override int CachePerBatch { get; }

        public IReadOnlyList<Layer<T>> Layers => _layers;

        public override void Forward(in ForwardPass<T> pass)
        {
            var place = 0;
            var input = pass.Input;
            foreach (var layer in _layers)
            {
                var output = pass.Cache.Slice(place, pass.Rows * layer.Outputs);
                var cache = pass.Cache.Slice(place + output.Length, CacheOf(layer, pass.Rows));
                place += output.Length + cache.Length;
                layer.Forward(new ForwardPass<T>
                {
                    Blas = pass.Blas,
                    Rows = pass.Rows,
                    Input = input,
                    Output = output,
                    Cache = cache,
                    Random = pass.Random,
                    Training = pass.Training,
                    StatisticsShare = pass.StatisticsShare,
                });
                input = output;
            }
            TensorPrimitives.Add(pass.Input, input, pass.Output);
        }

        public override void Backward(in BackwardPass<T> pass)
        {
            var gradients = pass.Cache[^(2 * _widest * pass.Rows)..];
            var gradient = gradients[..(_widest * pass.Rows)];
            var other = gradients[(_widest * pass.Rows)..];
            pass.OutputGradient.CopyTo(gradient);
            var end = pass.Cache.Length - gradients.Length;
            for (var l = _layers.Length - 1; l >= 0; l--)
            {
                var layer = _layers[l];
                var cache = pass.Cache[(end -= CacheOf(layer, pass.Rows))..][..CacheOf(layer, pass.Rows)];
                var output = pass.Cache[(end -= pass.Rows * layer.Outputs)..][..(pass.Rows * layer.Outputs)];
                var before = l == 0 ? 0 : end - CacheOf(_layers[l - 1], pass.Rows) - pass.Rows * layer.Inputs;
                layer.Backward(new BackwardPass<T>
                {
                    Blas = pass.Blas,
                    Rows = pass.Rows,
                    Input = l == 0 ? pass.Input : pass.Cache.Slice(before, pass.Rows * layer.Inputs),
                    Output = output,
                    OutputGradient = gradient[..(pass.Rows * layer.Outputs)],
                    InputGradient = l == 0 && pass.InputGradient.IsEmpty ? default : other[..(pass.Rows * layer.Inputs)],
                    Cache = cache,
                    Training = pass.Training,
                });
                var swap = gradient;
                gradient = other;
                other = swap;
            }
            if (!pass.InputGradient.IsEmpty)
                TensorPrimitives.Add<T>(pass.OutputGradient, gradient[..pass.InputGradient.Length], pass.InputGradient);
        }

        private static int CacheOf(Layer<T> layer, int rows) => rows * layer.CachePerSample + layer.CachePerBatch;
    }
}
