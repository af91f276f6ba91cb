using Nn.Layers;

namespace Nn.Models;

// What was learned for one task, used for another.
public sealed partial class Sequential<T>
{
    /// <summary>
    /// A new model with the first layers of this one, their weights, states and <see cref="Layer{T}.Trainable"/> copied, and other layers after
    /// them, with weights of their own. It is not compiled. Freeze the layers that are kept, train the head, then free them and train on with
    /// a small learning rate: that is fine-tuning.
    /// </summary>
    /// <param name="keep">How many layers are kept, from 0 to all.</param>
    /// <param name="head">The layers that follow; none for the kept layers alone, as for an encoder.</param>
    /// <param name="seed">Where the head's weights, and by default the order of samples, come from.</param>
    /// <returns>The new model, on the same provider.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="keep"/> is negative or more than there are.</exception>
    /// <exception cref="ModelShapeException">No layer is left, two have one name, or one doesn't fit; the text names it.</exception>
    /// <example><code>
    /// var model = trained.ReplaceHead(keep: 2, [new Dense(5, Activation.Softmax)]);
    /// model.Layers[0].Trainable = model.Layers[1].Trainable = false;
    /// model.Compile(Loss.CategoricalCrossEntropy, new Adam());
    /// </code></example>
    public Sequential<T> ReplaceHead(int keep, IReadOnlyList<Layer> head, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (keep < 0 || keep > _layers.Length)
            throw new ArgumentOutOfRangeException(nameof(keep), keep, $"{keep} layers are to be kept of {_layers.Length}.");
        var model = new Sequential<T>(Inputs, [.. _descriptions[..keep], .. head], seed, Scaling, Blas);
        for (var l = 0; l < keep; l++)
        {
            var (from, to) = (_layers[l], model._layers[l]);
            foreach (var (source, target) in from.Parameters.Concat(from.States).Zip(to.Parameters.Concat(to.States)))
                source.Value.AsSpan().CopyTo(target.Value.AsSpan());
            to.Trainable = from.Trainable;
        }
        GC.KeepAlive(this);
        return model;
    }
}
