using System.Numerics;
using Blas.Arrays;

namespace Nn.Optimizers;

/// <summary>A working optimizer: the moments it keeps for each parameter, the count of steps, the learning rate now.</summary>
/// <typeparam name="T">The element type.</typeparam>
public abstract class OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NdArray<T>[] _slots;
    private double _learningRate;

    private protected OptimizerState(double learningRate, params NdArray<T>[] slots)
    {
        _learningRate = learningRate;
        _slots = slots;
    }

    /// <summary>The size of the next step; a schedule sets it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a negative number or one that is not finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set
        {
            Optimizer.CheckLearningRate(value, nameof(value));
            _learningRate = value;
        }
    }

    /// <summary>The steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>What it keeps for each parameter, one array of all parameters for each kind; together with <see cref="Steps"/> its state.</summary>
    public IReadOnlyList<NdArray<T>> Slots => _slots;

    /// <summary>Changes the parameters, in one pass over parameters, gradients and moments. Allocates nothing.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradients">Their gradients, as many.</param>
    /// <exception cref="ArgumentException">The lengths are not those that the optimizer was made for.</exception>
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradients)
    {
        // By the array: an interface's enumerator would be allocated in every step.
        foreach (var slot in _slots)
        {
            if (slot.Size != parameters.Length)
                throw new ArgumentException($"The optimizer was made for {slot.Size} parameters, not {parameters.Length}.", nameof(parameters));
        }
        if (gradients.Length != parameters.Length)
            throw new ArgumentException($"There are {parameters.Length} parameters but {gradients.Length} gradients.", nameof(gradients));
        Steps++;
        Update(parameters, gradients);
        // The moments are used through spans, over memory that a finalizer frees.
        GC.KeepAlive(this);
    }

    private protected abstract void Update(Span<T> parameters, ReadOnlySpan<T> gradients);
}
