using System.Numerics;
using Blas.Arrays;
using Nn.Models;

namespace Nn.Datasets;

/// <summary>
/// MNIST: 60,000 images to train on and 10,000 to test with, of 28 x 28 pixels with values from 0 to 255, and the digits 0 to 9.
/// </summary>
/// <remarks>Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", 1998.</remarks>
public static class Mnist
{
    /// <summary>The number of pixels.</summary>
    public const int Features = 784;

    /// <summary>
    /// Loads both sets: from the folder given, or else from the cache, or else from the network, into the cache. Files in the folder may be
    /// plain or compressed, named <c>train-images-idx3-ubyte</c> or <c>train-images.idx3-ubyte</c>, with or without <c>.gz</c>; their
    /// format is checked. Files in the cache are checked by size and SHA-256, and fetched anew if they are wrong.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="options">Where to look; null for the cache and the network.</param>
    /// <param name="cancellation">Ends a download.</param>
    /// <returns>Training and test set, with the scaling of pixels to [0, 1].</returns>
    /// <exception cref="DatasetUnavailableException">The files are not there and can't be fetched; the text says what to do.</exception>
    /// <exception cref="DatasetFormatException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static async Task<(Dataset<T> Train, Dataset<T> Test)> LoadAsync<T>(
        MnistOptions? options = null, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var folder = await MnistFiles.FindAsync(options ?? new MnistOptions(), cancellation).ConfigureAwait(false);
        return (Read<T>(folder, MnistFile.TrainImages, MnistFile.TrainLabels), Read<T>(folder, MnistFile.TestImages, MnistFile.TestLabels));
    }

    private static Dataset<T> Read<T>(string folder, MnistFile imageFile, MnistFile labelFile)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var images = Read(folder, imageFile);
        var labels = Read(folder, labelFile);
        if (images.Array.Count != labels.Array.Count)
        {
            throw new DatasetFormatException(
                $"{labels.Path}: found {labels.Array.Count} labels, expected {images.Array.Count} for the images of {images.Path}.");
        }
        if (images.Array.ItemSize != Features)
        {
            throw new DatasetFormatException(
                $"{images.Path}: found images of {string.Join(" x ", images.Array.Shape.Skip(1))} pixels, expected 28 x 28.");
        }
        var digits = new int[labels.Array.Count];
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = labels.Array.Data.Span[i];
            if (digits[i] > 9)
                throw new DatasetFormatException($"{labels.Path}: found label {digits[i]} at place {i}, expected 0 to 9.");
        }
        var x = NdArray.Empty<T>(images.Array.Count, Features);
        var pixels = images.Array.Data.Span;
        var target = x.AsSpan();
        // Indexed by what a byte can be: a conversion of 47 million elements one by one takes longer than reading the file.
        Span<T> values = stackalloc T[256];
        for (var v = 0; v < values.Length; v++)
            values[v] = T.CreateTruncating(v);
        for (var i = 0; i < target.Length; i++)
            target[i] = values[pixels[i]];
        return new Dataset<T>(x, digits, 10, InputScaling.DivideBy(255));
    }

    private static (string Path, IdxArray Array) Read(string folder, MnistFile file)
    {
        var path = file.In(folder) ?? throw new DatasetUnavailableException($"'{Path.Combine(folder, file.Name)}' has gone.");
        return (path, IdxReader.Read(path, file.Dimensions));
    }
}
