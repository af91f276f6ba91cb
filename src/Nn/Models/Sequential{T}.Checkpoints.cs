using System.Globalization;
using Blas;
using Nn.Training;

namespace Nn.Models;

// Checkpoints: a model with all that its training needs to go on.
public sealed partial class Sequential<T>
{
    private IReadOnlyList<TrainingCallback> _callbacks = [];
    private IReadOnlyDictionary<string, double[]> _callbackStates = new Dictionary<string, double[]>();

    /// <summary>
    /// Writes what <see cref="Save"/> does, and the optimizer's moments and steps, the learning rate now, and the state of the callbacks of
    /// the training under way. Orders of samples and random numbers of layers follow from the seed and the steps, schedules from the steps.
    /// A training that goes on from the file takes the same way to the bit: on the same provider, with the same samples, options and callbacks.
    /// It is an ordinary model file too.
    /// </summary>
    /// <param name="path">The file; it is written beside and renamed.</param>
    /// <exception cref="InvalidOperationException">The model is not compiled, or its loss is of one's own.</exception>
    /// <exception cref="IOException">The folder is missing or the disk is full.</exception>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Losses.LossCatalog.Contains(CompiledLoss))
            throw new InvalidOperationException($"The loss '{CompiledLoss.Name}' is not of this library: a file can't hold it.");
        var optimizer = _optimizer!;
        List<StateTensor> state =
        [
            StateTensor.Of<double>("optimizer/numbers", [optimizer.Steps, optimizer.LearningRate, .. optimizer.Scalars]),
        ];
        for (var i = 0; i < optimizer.Slots.Count; i++)
            state.Add(StateTensor.Of($"optimizer/slot_{i.ToString(CultureInfo.InvariantCulture)}", optimizer.Slots[i].AsSpan()));
        for (var i = 0; i < _callbacks.Count; i++)
        {
            foreach (var (key, values) in _callbacks[i].SaveState())
                state.Add(StateTensor.Of(CallbackKey(i, _callbacks[i]) + key, values.AsSpan()));
        }
        Write(path, state);
        GC.KeepAlive(optimizer);
    }

    /// <summary>Reads a checkpoint: a model whose training goes on where it was left.</summary>
    /// <param name="path">The file.</param>
    /// <param name="blas">The provider that the model computes with; null for the process' default.</param>
    /// <returns>The model, compiled.</returns>
    /// <exception cref="ModelFormatException">The file is truncated, damaged, or no checkpoint; the text says what is wrong.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static Sequential<T> LoadCheckpoint(string path, IBlas? blas = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ModelFile.Read<T, Sequential<T>>(
            path, (configuration, user, check) => Make(configuration, user, blas, check), model => [.. model.Parameters, .. model.States],
            static (model, state) => model.Restore(state));
    }

    WeightCopy IModel.CopyWeights() => new WeightCopy<T>(_store);

    /// <summary>Gives the callbacks of a training that goes on what they had; remembers them for a checkpoint.</summary>
    internal void RestoreCallbacks(IReadOnlyList<TrainingCallback> callbacks)
    {
        _callbacks = callbacks;
        for (var i = 0; i < callbacks.Count; i++)
        {
            var key = CallbackKey(i, callbacks[i]);
            var own = _callbackStates.Where(p => p.Key.StartsWith(key, StringComparison.Ordinal)).ToDictionary(p => p.Key[key.Length..], p => p.Value);
            if (own.Count > 0)
                callbacks[i].LoadState(own);
        }
        _callbackStates = new Dictionary<string, double[]>();
    }

    private static string CallbackKey(int place, TrainingCallback callback) =>
        string.Create(CultureInfo.InvariantCulture, $"callback_{place}/{callback.GetType().Name}/");

    private void Restore(IReadOnlyDictionary<string, double[]> state)
    {
        if (_optimizer is not { } optimizer || !state.TryGetValue("optimizer/numbers", out var numbers) || numbers.Length != 2 + optimizer.Scalars.Length)
            throw new FormatException("a model's file, but no checkpoint: it lacks the optimizer's state");
        if (!(numbers[0] >= 0 && numbers[0] < 1L << 53 && numbers[0] == Math.Floor(numbers[0]) && numbers[1] >= 0 && double.IsFinite(numbers[1])))
            throw new FormatException($"the optimizer's state has {numbers[0]} steps and the learning rate {numbers[1]}");
        // All are looked for in the file before memory is taken for any.
        var slots = new List<double[]>();
        for (var i = 0; i < optimizer.SlotCount; i++)
        {
            if (!state.TryGetValue($"optimizer/slot_{i.ToString(CultureInfo.InvariantCulture)}", out var slot) || slot.Length != optimizer.Count)
                throw new FormatException($"the optimizer's state has {slot?.Length ?? 0} numbers in slot {i}, expected {optimizer.Count}");
            slots.Add(slot);
        }
        for (var i = 0; i < slots.Count; i++)
        {
            var target = optimizer.Slots[i].AsSpan();
            for (var j = 0; j < target.Length; j++)
                target[j] = T.CreateSaturating(slots[i][j]);
        }
        optimizer.Restore((long)numbers[0], numbers[1], numbers.AsSpan(2));
        _callbackStates = state.Where(p => p.Key.StartsWith("callback_", StringComparison.Ordinal)).ToDictionary();
    }
}
