using Blas;
using Blas.Arrays;
using Nn.Layers;

namespace Nn.Models;

// Save and Load.
public sealed partial class Sequential<T>
{
    /// <summary>
    /// Writes the model to a safetensors file: weights, layers, which are frozen, scaling, loss, optimizer (not its moments) and <see cref="Metadata"/>. It is
    /// written beside the target and renamed: a failure leaves an older file as it was.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The folder is missing or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Write(path, []);
    }

    /// <summary>
    /// Writes what <c>Predict</c> computes as an ONNX file (operator set 17), for other runtimes: scaling, layers with their weights, and
    /// activations, from <c>input</c> (batch, inputs) to <c>output</c> (batch, outputs). Layers that only act in training are left out.
    /// </summary>
    /// <param name="path">The file; it is written beside and renamed.</param>
    /// <exception cref="NotSupportedException">A layer is of one's own, or the parameters take 2 GiB or more.</exception>
    /// <exception cref="IOException">The folder is missing or the disk is full.</exception>
    public void SaveOnnx(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        OnnxExport<T>.Write(path, this, _descriptions);
    }

    /// <summary>
    /// Reads a model from an ONNX file: what <see cref="SaveOnnx"/> writes, and other chains of the same operations (matrix products, biases,
    /// activations, normalizations, residual connections, an embedding) from one input to one output. Layers are named anew, an activation after
    /// a dense layer becomes part of it, and layers that only act in training are not in such files. The model is not compiled.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="blas">The provider that the model computes with; null for the process' default.</param>
    /// <returns>The model; weights of the other precision are converted.</returns>
    /// <exception cref="ModelFormatException">The file is damaged, or its graph is no chain of this library's layers; the text says what is wrong.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static Sequential<T> LoadOnnx(string path, IBlas? blas = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var length = new FileInfo(path).Length;
        try
        {
            if (length > Array.MaxLength)
                throw new FormatException($"it has {length} bytes, an ONNX file has less than 2 GiB");
            return OnnxImport<T>.Read(
                File.ReadAllBytes(path), blas, static (inputs, layers, scaling, blas, check) => new Sequential<T>(inputs, layers, 0, scaling, blas, check));
        }
        catch (FormatException e)
        {
            throw new ModelFormatException($"{path}: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>Writes the weights and states to a NumPy archive (.npz), by their names: <c>dense_1.weight</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The folder is missing or the disk is full.</exception>
    public void SaveWeights(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        NdArray.Savez(path, Parameters.Concat(States).Select(p => KeyValuePair.Create<string, NdArray>(p.Name, p.Value)));
    }

    /// <summary>Reads weights and states from a NumPy archive into this model. Those of the other precision are converted.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFormatException">A name is missing, unknown, or of another shape or type; the model is unchanged then.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public void LoadWeights(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WeightArchive.Read(path, [.. Parameters, .. States]);
    }

    private void Write(string path, IReadOnlyList<StateTensor> state)
    {
        var configuration = new ModelConfiguration(Inputs, Seed, EpochsTrained, Scaling, _descriptions, Loss, Optimizer)
        {
            Frozen = [.. _layers.Where(layer => !layer.Trainable).Select(layer => layer.Name)],
        };
        ModelFile.Write<T>(path, configuration, [.. _layers.Select(layer => layer.Name)], [.. Parameters, .. States], Metadata, state);
    }

    /// <summary>
    /// Reads a model from a file. It is compiled if it was when it was saved, with the optimizer's moments at zero. Weights of the other
    /// precision are converted.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="blas">The provider that the model computes with; null for the process' default.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelFormatException">The file is truncated, damaged or not a model's; the text says what is wrong.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static Sequential<T> Load(string path, IBlas? blas = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ModelFile.Read<T, Sequential<T>>(path, (configuration, user, check) => Make(configuration, user, blas, check), model => [.. model.Parameters, .. model.States]);
    }

    private static Sequential<T> Make(ModelConfiguration configuration, IReadOnlyDictionary<string, string> user, IBlas? blas, Action<IReadOnlyList<Parameter<T>>> check)
    {
        var model = new Sequential<T>(configuration.Inputs, configuration.Layers, configuration.Seed, configuration.Scaling, blas, check)
        {
            EpochsTrained = configuration.EpochsTrained,
        };
        foreach (var name in configuration.Frozen)
        {
            var layer = model._layers.FirstOrDefault(layer => layer.Name == name)
                ?? throw new FormatException($"the frozen layer '{name}' is none of the model's");
            layer.Trainable = false;
        }
        if (configuration is { Loss: { } loss, Optimizer: { } optimizer })
            model.Compile(loss, optimizer);
        foreach (var (key, value) in user)
            model.Metadata[key] = value;
        return model;
    }
}
