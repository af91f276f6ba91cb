using System.Numerics;

namespace Nn.Layers;

/// <summary>
/// A working layer. It holds parameters and nothing of a batch, so that any number of threads may predict with one model; what a batch
/// needs is handed in.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public abstract class Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Takes over what the builder knows. Parameters are declared in the derived class' constructor.</summary>
    /// <param name="context">The name, the shape that comes in, and where parameters are declared.</param>
    /// <param name="outputs">The features that go out.</param>
    protected Layer(LayerBuilder<T> context, int outputs)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (outputs < 1)
            throw new ModelShapeException($"Layer '{context.Name}' would have {outputs} outputs, expected at least 1.");
        Name = context.Name;
        Inputs = context.Inputs;
        Outputs = outputs;
        Parameters = context.Parameters;
        States = context.States;
    }

    /// <summary>The layer's name in its model.</summary>
    public string Name { get; }

    /// <summary>The features that come in.</summary>
    public int Inputs { get; }

    /// <summary>The features that go out.</summary>
    public int Outputs { get; }

    /// <summary>What is learned, in the order in which it was declared.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>What is kept in the model and its file without being learned from a gradient: running means.</summary>
    public IReadOnlyList<Parameter<T>> States { get; }

    /// <summary>
    /// Whether training changes the layer: true unless set. A frozen layer's parameters stay as they are to the bit, whatever the optimizer,
    /// and a frozen normalization uses its running statistics and leaves them, as in Keras. Layers inside are set with it. It takes effect with
    /// the next step, and is kept in the model's file.
    /// </summary>
    public bool Trainable
    {
        get;
        set
        {
            field = value;
            foreach (var parameter in Parameters)
                parameter.IsFrozen = !value;
            foreach (var layer in (this as IContainer<T>)?.Layers ?? [])
                layer.Trainable = value;
        }
    } = true;

    /// <summary>The elements that the layer needs for each sample of a batch, from its way forward to its way back.</summary>
    public virtual int CachePerSample => 0;

    /// <summary>The elements that it needs for a batch besides.</summary>
    public virtual int CachePerBatch => 0;

    /// <summary>
    /// The activation that the layer ends with and can leave out when the loss includes it (<see cref="ForwardPass{T}.StopBeforeActivation"/>).
    /// </summary>
    public virtual Activation OutputActivation => Activation.Linear;

    /// <summary>Computes the output of a batch. Allocates nothing.</summary>
    /// <param name="pass">The batch.</param>
    public abstract void Forward(in ForwardPass<T> pass);

    /// <summary>
    /// From the gradient of the loss by the output computes those by the parameters (written to <see cref="Parameter{T}.Gradient"/>) and by
    /// the input. Allocates nothing.
    /// </summary>
    /// <param name="pass">The batch.</param>
    public abstract void Backward(in BackwardPass<T> pass);
}
