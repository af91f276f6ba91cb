using Blas;

namespace Bench;

/// <summary>A matrix product to be measured: C, m by n, is op(A) op(B) with k products in each sum.</summary>
/// <param name="M">Rows of C.</param>
/// <param name="N">Columns of C.</param>
/// <param name="K">Products in each sum.</param>
/// <param name="Form">op of A and of B: NN, TN, NT or TT.</param>
/// <param name="Layout">How all three lie in memory.</param>
internal readonly record struct ProductShape(int M, int N, int K, string Form = "NN", Layout Layout = Layout.ColumnMajor)
{
    /// <summary>A product of square matrices.</summary>
    public static ProductShape Square(int n) => new(n, n, n);

    /// <inheritdoc/>
    public override string ToString() => $"{M} x {N} x {K} {Form}{(Layout == Layout.RowMajor ? " row-major" : "")}";
}

/// <summary>The products that a library is judged by, in groups.</summary>
internal static class ProductShapes
{
    /// <summary>The groups' names, in the order in which they are measured.</summary>
    public static readonly string[] Groups = ["small", "medium", "blocks", "large", "dense", "thin"];

    /// <summary>The products of a group.</summary>
    /// <param name="group">One of <see cref="Groups"/>.</param>
    public static ProductShape[] Of(string group) => group switch
    {
        "small" => [.. new[] { 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 28, 32 }.Select(ProductShape.Square)],
        "medium" => [.. new[] { 48, 56, 64, 72, 80, 96, 100 }.Select(ProductShape.Square)],
        "blocks" => [ProductShape.Square(128), ProductShape.Square(256)],
        "large" => [ProductShape.Square(512), ProductShape.Square(1024), ProductShape.Square(2048)],
        "dense" => [.. Layer(64, 784, 256), .. Layer(64, 256, 128), .. Layer(128, 784, 256)],
        _ => [.. Thin(1000), .. Thin(128), new(10, 64, 128), new(64, 10, 128)],
    };

    // A layer's output, the gradient of its weights, and the gradient of its input.
    private static ProductShape[] Layer(int samples, int inputs, int outputs) =>
    [
        new(samples, outputs, inputs, "NN", Layout.RowMajor),
        new(inputs, outputs, samples, "TN", Layout.RowMajor),
        new(samples, inputs, outputs, "NT", Layout.RowMajor),
    ];

    private static IEnumerable<ProductShape> Thin(int n) =>
        new[] { 2, 4, 8, 16 }.SelectMany(thin => new ProductShape[] { new(thin, n, n), new(n, thin, n), new(n, n, thin), new(thin, n, n, "NT"), new(n, thin, n, "TN") });
}
