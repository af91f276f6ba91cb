using System.Numerics;
using System.Numerics.Tensors;
using System.Text.Json;
using Nn.Initializers;
using Nn.Models;

namespace Nn.Layers;

/// <summary>
/// Looks up a vector for each input, which is a whole number in [0, vocabulary): n inputs become n x size outputs, one vector after the other.
/// It stands first in a model, whose input scaling must leave the numbers as they are.
/// </summary>
public sealed class Embedding : Layer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="vocabulary">How many vectors there are, at least 1.</param>
    /// <param name="size">The elements of each, at least 1.</param>
    /// <param name="initializer">What fills them; null for U(-0.05, 0.05), Keras' default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Embedding(int vocabulary, int size, Initializer? initializer = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabulary, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Vocabulary = vocabulary;
        Size = size;
        Initializer = initializer ?? Initializer.Uniform(-0.05, 0.05);
    }

    /// <inheritdoc/>
    public override string Kind => "embedding";

    /// <summary>How many vectors there are.</summary>
    public int Vocabulary { get; }

    /// <summary>The elements of each.</summary>
    public int Size { get; }

    /// <summary>What fills them.</summary>
    public Initializer Initializer { get; }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(LayerBuilder<T> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if ((long)context.Inputs * Size > Array.MaxLength)
            throw new ModelShapeException($"Layer '{context.Name}': {context.Inputs} inputs with vectors of {Size} are too many outputs.");
        return new Working<T>(this, context);
    }

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("vocabulary", Vocabulary);
        json.WriteNumber("size", Size);
        json.WriteString("initializer", Initializer.Name);
    }

    internal static Embedding Read(JsonReader json) =>
        new(json.Int("vocabulary", 1), json.Int("size", 1), Initializer.FromName(json.String("initializer"))) { Name = json.OptionalString("name") };

    private sealed class Working<T> : Layer<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly int _vocabulary;
        private readonly int _size;
        private readonly Parameter<T> _table;

        public Working(Embedding description, LayerBuilder<T> context)
            : base(context, context.Inputs * description.Size)
        {
            _vocabulary = description.Vocabulary;
            _size = description.Size;
            _table = context.Declare("embeddings", description.Initializer, _vocabulary, _size, _vocabulary, _size);
        }

        public override void Forward(in ForwardPass<T> pass)
        {
            ReadOnlySpan<T> table = _table.Value.AsSpan();
            for (var i = 0; i < pass.Input.Length; i++)
                table.Slice(Place(pass.Input[i], i) * _size, _size).CopyTo(pass.Output.Slice(i * _size, _size));
        }

        public override void Backward(in BackwardPass<T> pass)
        {
            var gradient = _table.Gradient.AsSpan();
            gradient.Clear();
            for (var i = 0; i < pass.Input.Length; i++)
            {
                var row = gradient.Slice(Place(pass.Input[i], i) * _size, _size);
                TensorPrimitives.Add<T>(row, pass.OutputGradient.Slice(i * _size, _size), row);
            }
            // A whole number has no slope.
            pass.InputGradient.Clear();
        }

        private int Place(T value, int i)
        {
            var place = T.IsFinite(value) ? int.CreateSaturating(value) : -1;
            if ((uint)place >= (uint)_vocabulary || T.CreateTruncating(place) != value)
            {
                throw new ArgumentException(
                    $"Layer '{Name}': input {i % Inputs} of sample {i / Inputs} of the batch is {value}, expected a whole number in [0, {_vocabulary}).");
            }
            return place;
        }
    }
}
