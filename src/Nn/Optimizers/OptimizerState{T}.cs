using System.Numerics;
using System.Numerics.Tensors;
using Blas.Arrays;
using Blas.Managed;

namespace Nn.Optimizers;

/// <summary>A working optimizer: the moments it keeps for each parameter, the count of steps, the learning rate now.</summary>
/// <typeparam name="T">The element type.</typeparam>
public abstract class OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly UpdatePiece<T>[] _whole;
    private UpdatePiece<T>[] _pieces;
    private NdArray<T>[]? _slots;
    private double _learningRate;

    private protected OptimizerState(Optimizer method, int count, int slots, int scalars = 0)
    {
        if (method.ClipNorm is not null && method.ClipNormEach is not null)
        {
            throw new ArgumentException(
                $"The optimizer has ClipNorm {method.ClipNorm} and ClipNormEach {method.ClipNormEach}: give one limit, of all gradients or of each parameter's.",
                nameof(method));
        }
        Method = method;
        Count = count;
        _learningRate = method.LearningRate;
        SlotCount = slots;
        Scalars = new double[scalars];
        _pieces = _whole = [new UpdatePiece<T>(0, count)];
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

    /// <summary>What it keeps for each parameter, one array of all parameters for each kind; with the steps and some numbers its state.</summary>
    /// <remarks>The memory is taken when it is first asked for, by a step: a model that only predicts needs none.</remarks>
    public IReadOnlyList<NdArray<T>> Slots => _slots ?? Allocate();

    internal int SlotCount { get; }

    internal Optimizer Method { get; }

    internal int Count { get; }

    /// <summary>The threads that a step is shared out to.</summary>
    internal WorkerPool Workers { get; set; } = WorkerPool.Single;

    /// <summary>What it keeps besides.</summary>
    internal double[] Scalars { get; }

    /// <summary>Whether a step needs loss and gradient at other parameters too: <see cref="Step(Span{T}, Span{T}, double, Func{double})"/>.</summary>
    public virtual bool NeedsEvaluations => false;

    /// <summary>Changes the parameters, in one pass over parameters, gradients and moments. Allocates nothing.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradients">Their gradients, as many.</param>
    /// <exception cref="ArgumentException">The lengths are not those that the optimizer was made for.</exception>
    /// <exception cref="InvalidOperationException">The method <see cref="NeedsEvaluations"/>.</exception>
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradients)
    {
        if (NeedsEvaluations)
            throw new InvalidOperationException($"A step of {Method.Name} needs a way to evaluate the loss: call Step with one.");
        Check(parameters, gradients);
        Steps++;
        Prepare(gradients);
        Update(parameters, gradients, _pieces);
        // The moments are used through spans, over memory that a finalizer frees.
        GC.KeepAlive(this);
    }

    /// <summary>
    /// A step of a method that may evaluate the loss at other parameters, as L-BFGS does; other methods take their step and evaluate nothing.
    /// </summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradients">Their gradients, as many.</param>
    /// <param name="loss">The loss that they are the gradients of.</param>
    /// <param name="evaluate">Computes the loss at what is now in <paramref name="parameters"/>, and its gradients into <paramref name="gradients"/>.</param>
    /// <exception cref="ArgumentException">The lengths are not those that the optimizer was made for.</exception>
    public void Step(Span<T> parameters, Span<T> gradients, double loss, Func<double> evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        if (!NeedsEvaluations)
        {
            Step(parameters, gradients);
            return;
        }
        Check(parameters, gradients);
        Steps++;
        Minimize(parameters, gradients, loss, evaluate);
        GC.KeepAlive(this);
    }

    /// <summary>
    /// Sets which parameters a step changes, and which of them have a norm of their own for <see cref="Optimizer.ClipNormEach"/>; null for all
    /// as one. Gradients of the others must be zero.
    /// </summary>
    /// <param name="pieces">Runs of parameters, ascending.</param>
    /// <param name="isChange">Whether steps were taken with others.</param>
    internal void Divide(UpdatePiece<T>[]? pieces, bool isChange)
    {
        _pieces = pieces ?? _whole;
        if (isChange)
            Redivided();
    }

    /// <summary>Told when other parameters are frozen than at the last step.</summary>
    private protected virtual void Redivided()
    {
    }

    /// <summary>Sets what lies outside of the pieces to zero.</summary>
    private protected void Mask(Span<T> values)
    {
        var end = 0;
        foreach (ref readonly var piece in _pieces.AsSpan())
        {
            values[end..piece.Start].Clear();
            end = piece.Start + piece.Length;
        }
        values[end..].Clear();
    }

    internal void Restore(long steps, double learningRate, ReadOnlySpan<double> scalars)
    {
        Steps = steps;
        LearningRate = learningRate;
        scalars.CopyTo(Scalars);
    }

    private protected abstract void Update(Span<T> parameters, ReadOnlySpan<T> gradients, ReadOnlySpan<UpdatePiece<T>> pieces);

    private protected virtual void Minimize(Span<T> parameters, Span<T> gradients, double loss, Func<double> evaluate) =>
        throw new NotSupportedException();

    /// <summary>A weight decay that counts as part of the gradient; 0 for none.</summary>
    private protected virtual double WeightDecay => 0;

    private void Prepare(ReadOnlySpan<T> gradients)
    {
        var limit = Method.ClipValue ?? double.PositiveInfinity;
        var all = Method.ClipNorm is { } most ? Scale(gradients, limit, most) : 1;
        foreach (ref var piece in _pieces.AsSpan())
        {
            var scale = Method.ClipNormEach is { } limitOfEach ? Scale(gradients.Slice(piece.Start, piece.Length), limit, limitOfEach) : all;
            piece.Preparation = new GradientPreparation<T>(limit, scale, WeightDecay);
        }
    }

    // A norm that is no number makes the whole step one: it is not hidden.
    private static double Scale(ReadOnlySpan<T> gradients, double limit, double most)
    {
        var norm = Norm(gradients, T.CreateSaturating(limit));
        return norm <= most ? 1 : most / norm;
    }

    // Pieces are summed in T, the pieces in double.
    private static double Norm(ReadOnlySpan<T> gradients, T limit)
    {
        const int Piece = 1024;
        Span<T> clamped = stackalloc T[Piece];
        double sum = 0;
        for (var start = 0; start < gradients.Length; start += Piece)
        {
            var part = gradients.Slice(start, Math.Min(Piece, gradients.Length - start));
            if (!T.IsFinite(limit))
            {
                sum += double.CreateChecked(TensorPrimitives.SumOfSquares(part));
                continue;
            }
            TensorPrimitives.Min(part, limit, clamped);
            TensorPrimitives.Max(clamped[..part.Length], -limit, clamped);
            sum += double.CreateChecked(TensorPrimitives.SumOfSquares<T>(clamped[..part.Length]));
        }
        if (double.IsFinite(sum))
            return Math.Sqrt(sum);
        // Squares that overflow, of gradients that do not: scaled by the largest.
        var largest = double.Abs(double.CreateChecked(TensorPrimitives.MaxMagnitude(gradients)));
        if (!double.IsFinite(largest))
            return largest;
        sum = 0;
        foreach (var g in gradients)
        {
            var share = double.CreateChecked(T.Clamp(g, -limit, limit)) / largest;
            sum += share * share;
        }
        return largest * Math.Sqrt(sum);
    }

    /// <summary>What fills the slots before the first step.</summary>
    private protected virtual double InitialValue => 0;

    private NdArray<T>[] Allocate()
    {
        var slots = new NdArray<T>[SlotCount];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = NdArray.Zeros<T>(Count);
            if (InitialValue != 0)
                slots[i].AsSpan().Fill(T.CreateChecked(InitialValue));
        }
        return _slots = slots;
    }

    private void Check(Span<T> parameters, ReadOnlySpan<T> gradients)
    {
        if (parameters.Length != Count)
            throw new ArgumentException($"The optimizer was made for {Count} parameters, not {parameters.Length}.", nameof(parameters));
        if (gradients.Length != parameters.Length)
            throw new ArgumentException($"There are {parameters.Length} parameters but {gradients.Length} gradients.", nameof(gradients));
    }
}
