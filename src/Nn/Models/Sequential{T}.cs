using System.Numerics;
using Blas;
using Blas.Arrays;
using Nn.Layers;
using Nn.Losses;
using Nn.Optimizers;
using Nn.Training;

namespace Nn.Models;

/// <summary>
/// A network whose layers follow one another. Built with its weights drawn from a seed; compiled with a loss and an optimizer; trained by
/// <see cref="Fit(NdArray{T}, ReadOnlyMemory{int}, FitOptions{T})"/>. Any number of threads may predict with one model at once, while
/// nobody trains it.
/// </summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <example><code>
/// var model = new Sequential&lt;float&gt;(784, [new Dense(128, Activation.Relu), new Dense(10, Activation.Softmax)], seed: 1);
/// model.Compile(Loss.CategoricalCrossEntropy, new Adam());
/// var history = model.Fit(x, labels, new() { Epochs = 5, BatchSize = 128 });
/// </code></example>
public sealed partial class Sequential<T> : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int InferenceRows = 256;

    private readonly Layer[] _descriptions;
    private readonly Layer<T>[] _layers;
    private readonly ParameterStore<T> _store;
    private readonly InputTransform<T> _transform;
    private readonly InferencePool<T> _pool;
    private readonly IBlas<T> _blas;
    private OptimizerState<T>? _optimizer;
    private TrainingEngine<T>? _engine;
    private int _training;

    /// <summary>Builds a model: checks that the layers fit, takes memory for the parameters and fills them.</summary>
    /// <param name="inputs">The features of a sample, at least 1.</param>
    /// <param name="layers">The layers in order, at least one.</param>
    /// <param name="seed">Where the weights, and by default the order of samples, come from: the same seed gives the same run.</param>
    /// <param name="scaling">What is done to every input first; null for nothing.</param>
    /// <param name="blas">The provider that the model computes with; null for the process' default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="inputs"/> is below 1.</exception>
    /// <exception cref="ModelShapeException">There is no layer, two have one name, or one doesn't fit; the text names it.</exception>
    /// <exception cref="ArgumentException">The scaling is made for another number of features.</exception>
    public Sequential(
        int inputs, IReadOnlyList<Layer> layers, ulong seed = 0, InputScaling? scaling = null, IBlas? blas = null)
        : this(inputs, layers, seed, scaling, blas, onDeclared: null)
    {
    }

    // A model that is read from a file has its weights from there; what is declared is checked against the file before memory is taken.
    private Sequential(
        int inputs, IReadOnlyList<Layer> layers, ulong seed, InputScaling? scaling, IBlas? blas, Action<IReadOnlyList<Parameter<T>>>? onDeclared)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0)
            throw new ModelShapeException("A model needs at least one layer.");
        Inputs = inputs;
        Seed = seed;
        Scaling = scaling ?? InputScaling.None;
        Scaling.Check(inputs);
        Blas = blas ?? Providers.Default.Blas;
        _blas = Blas.For<T>();
        _descriptions = [.. layers];
        _layers = LayerStack.Build<T>(layers, inputs, static (name, features) => new LayerBuilder<T>(name, features));
        Parameters = [.. _layers.SelectMany(layer => layer.Parameters)];
        States = [.. _layers.SelectMany(layer => layer.States)];
        onDeclared?.Invoke([.. Parameters, .. States]);
        _store = new ParameterStore<T>(Parameters, States);
        if (onDeclared is null)
        {
            ParameterStore<T>.Initialize(Parameters, seed);
            ParameterStore<T>.Initialize(States, seed);
        }
        _transform = new InputTransform<T>(Scaling);
        _pool = new InferencePool<T>(_layers, InferenceBuffers<T>.MostRows(_layers, InferenceRows));
    }

    /// <summary>The features of a sample.</summary>
    public int Inputs { get; }

    /// <summary>The outputs for a sample.</summary>
    public int Outputs => _layers[^1].Outputs;

    /// <summary>Where the weights, and by default the order of samples, come from.</summary>
    public ulong Seed { get; }

    /// <summary>What is done to every input before the first layer.</summary>
    public InputScaling Scaling { get; }

    /// <summary>The provider that the model computes with.</summary>
    public IBlas Blas { get; }

    /// <summary>The working layers in order.</summary>
    public IReadOnlyList<Layer<T>> Layers => _layers;

    /// <summary>All parameters, in the order of the layers.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>What layers keep without learning it from a gradient: running means. It is part of the model and its file.</summary>
    public IReadOnlyList<Parameter<T>> States { get; }

    /// <summary>The loss that the model was compiled with, or null.</summary>
    public Loss? Loss { get; private set; }

    /// <summary>The optimizer that the model was compiled with, or null.</summary>
    public Optimizer? Optimizer { get; private set; }

    /// <summary>The working optimizer, with its moments and the learning rate now; null before <see cref="Compile"/>.</summary>
    public OptimizerState<T>? OptimizerState => _optimizer;

    /// <summary>The epochs of training behind the model, over all calls of <c>Fit</c>; partly done ones don't count.</summary>
    public int EpochsTrained { get; private set; }

    /// <summary>Texts of one's own that are kept in the model's file: the data set, the classes' names.</summary>
    public IDictionary<string, string> Metadata { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Layers, shapes and numbers of parameters.</summary>
    /// <returns>The summary; its text is a table.</returns>
    public ModelSummary Summary()
    {
        var lines = new LayerSummary[_layers.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var layer = _layers[i];
            lines[i] = new LayerSummary(
                layer.Name, _descriptions[i].Kind, ActivationNames.Of(layer.OutputActivation), layer.Inputs, layer.Outputs,
                layer.Parameters.Sum(parameter => parameter.Count))
            {
                Trainable = layer.Trainable,
            };
        }
        return new ModelSummary(Inputs, lines, ElementSize);
    }

    private static unsafe int ElementSize => sizeof(T);
}
