using System.IO.Compression;
using System.Numerics;
using Blas.Arrays;
using Nn.Models;

namespace Nn.Datasets;

/// <summary>
/// "Optical Recognition of Handwritten Digits": 1,797 images of 8 x 8 pixels with values from 0 to 16, and the digits 0 to 9. It is part of
/// this library: nothing is downloaded.
/// </summary>
/// <remarks>
/// E. Alpaydin, C. Kaynak, UCI Machine Learning Repository, 1998, DOI 10.24432/C50P49; the test part of the original. Licensed CC BY 4.0.
/// </remarks>
public static class Digits
{
    /// <summary>The share of the samples in the test set of <see cref="Load{T}"/>.</summary>
    public const double TestFraction = 0.2;

    /// <summary>The number of images.</summary>
    public const int Count = 1797;

    /// <summary>The number of pixels.</summary>
    public const int Features = 64;

    private const ulong SplitSeed = 1998;
    private const string Resource = "Nn.Datasets.digits.csv.gz";

    /// <summary>All images in the original's order, with the scaling of pixels to [0, 1].</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <returns>The data set.</returns>
    public static Dataset<T> LoadAll<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var packed = typeof(Digits).Assembly.GetManifestResourceStream(Resource)
            ?? throw new DatasetUnavailableException($"The resource {Resource} is missing from the assembly.");
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        var table = CsvDataset.Read(stream, "digits.csv", new CsvOptions { HasHeader = false, Classes = 10, Features = Features });
        var x = NdArray.Empty<T>(table.Rows, table.Columns);
        for (var i = 0; i < table.Features.Length; i++)
            x.AsSpan()[i] = T.CreateChecked(table.Features[i]);
        return new Dataset<T>(x, table.Labels, 10, InputScaling.DivideBy(16));
    }

    /// <summary>Training and test set: a division that is the same in every run, and in which every digit has the same share.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <returns>Four fifths and one fifth.</returns>
    public static (Dataset<T> Train, Dataset<T> Test) Load<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LoadAll<T>().Split(TestFraction, SplitSeed);
}
