using Blas;

namespace Nn.Models;

// Save and Load.
public sealed partial class Sequential<T>
{
    /// <summary>
    /// Writes the model to a safetensors file: weights, layers, scaling, loss, optimizer (not its moments) and <see cref="Metadata"/>. It is
    /// written beside the target and renamed: a failure leaves an older file as it was.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The folder is missing or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var configuration = new ModelConfiguration(Inputs, Seed, EpochsTrained, Scaling, _descriptions, Loss, Optimizer);
        ModelFile.Write(path, configuration, [.. _layers.Select(layer => layer.Name)], Parameters, Metadata);
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
        return ModelFile.Read<T, Sequential<T>>(path, (configuration, user) => Make(configuration, user, blas), model => model.Parameters);
    }

    private static Sequential<T> Make(ModelConfiguration configuration, IReadOnlyDictionary<string, string> user, IBlas? blas)
    {
        var model = new Sequential<T>(configuration.Inputs, configuration.Layers, configuration.Seed, configuration.Scaling, blas, initialize: false)
        {
            EpochsTrained = configuration.EpochsTrained,
        };
        if (configuration is { Loss: { } loss, Optimizer: { } optimizer })
            model.Compile(loss, optimizer);
        foreach (var (key, value) in user)
            model.Metadata[key] = value;
        return model;
    }
}
