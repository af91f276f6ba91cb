using System.Numerics;
using Blas;

namespace Nn.Cli.Compare.Work;

/// <summary>Makes a piece of work when its turn comes: the operands of all of them at once would not fit into memory.</summary>
/// <param name="Group">Its kind.</param>
/// <param name="Cost">Seconds of one call at 10 GFLOP/s or GB/s: what doesn't pay in a short run is left out by it.</param>
/// <param name="Threaded">Whether it is large enough to be measured with several threads.</param>
/// <param name="Create">Makes it.</param>
internal sealed record WorkItem(string Group, double Cost, bool Threaded, Func<Workload> Create);

/// <summary>Everything that can be measured.</summary>
internal static class WorkCatalog
{
    // Below this nobody divides the work, and a second measurement would be the first one again.
    private const double LeastForThreads = 1e-5;

    /// <summary>The kinds of work, in the order in which they are measured and shown.</summary>
    public static IReadOnlyList<string> Groups { get; } =
        ["gemm", "gemv", "thin", "batched", "level3", "level1", "lapack", "overhead", "training"];

    /// <summary>What a run measures.</summary>
    /// <param name="type">The element type.</param>
    /// <param name="groups">The kinds of work.</param>
    /// <param name="quick">A few sizes of each instead of many.</param>
    public static IReadOnlyList<WorkItem> Create(string type, IReadOnlyCollection<string> groups, bool quick)
    {
        IEnumerable<WorkItem> items = type switch
        {
            ElementType.Single => Items<float, float>(quick).Append(Training<float>()),
            ElementType.Double => Items<double, double>(quick).Append(Training<double>()),
            ElementType.Complex32 => Items<Complex32, float>(quick),
            _ => Items<Complex, double>(quick),
        };
        return [.. items.Where(item => groups.Contains(item.Group))];
    }

    private static WorkItem Training<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new("training", 0.01, true, () => new TrainingWork<T>());

    private static IEnumerable<WorkItem> Items<T, TReal>(bool quick)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        foreach (int n in quick ? [16, 64, 256, 1024] : new[] { 8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048 })
            yield return Item("gemm", Cube(n), () => BlasWork<T, TReal>.Gemm("gemm", n, n, n));
        foreach (int n in quick ? [256] : new[] { 64, 256, 1024 })
            yield return Item("gemm", Cube(n), () => BlasWork<T, TReal>.Gemm("gemm", n, n, n, Transpose.Transpose, Transpose.None));

        foreach (int n in quick ? [128, 1024] : new[] { 16, 64, 256, 1024, 4096 })
        {
            yield return Item("gemv", 2.0 * n * n, () => BlasWork<T, TReal>.Gemv(n, Transpose.None));
            yield return Item("gemv", 2.0 * n * n, () => BlasWork<T, TReal>.Gemv(n, Transpose.Transpose));
        }

        // Products of dense networks, forward and backward, and matrices with few columns.
        foreach ((int m, int k, int n) in quick ? [(128, 784, 256), (1024, 1024, 8)] : new[] { (64, 784, 256), (64, 256, 128), (128, 784, 256), (1024, 1024, 1), (1024, 1024, 8), (1024, 1024, 16), (16, 1024, 1024) })
            yield return Item("thin", 2.0 * m * k * n, () => BlasWork<T, TReal>.Gemm("thin", m, n, k));
        if (!quick)
        {
            yield return Item("thin", Cube(300), () => BlasWork<T, TReal>.Gemm("thin", 784, 256, 128, Transpose.Transpose, Transpose.None));
            yield return Item("thin", Cube(300), () => BlasWork<T, TReal>.Gemm("thin", 128, 784, 256, Transpose.None, Transpose.Transpose));
        }

        foreach ((int n, int batch) in quick ? [(16, 256)] : new[] { (4, 1000), (8, 1000), (16, 500), (32, 200), (64, 50) })
            yield return Item("batched", Cube(n) * batch, () => BlasWork<T, TReal>.Batched(n, batch));

        foreach (int n in quick ? [512] : new[] { 64, 256, 512, 1024 })
        {
            yield return Item("level3", Cube(n), () => BlasWork<T, TReal>.Symm(n));
            yield return Item("level3", Cube(n) / 2, () => BlasWork<T, TReal>.Syrk(n));
            yield return Item("level3", Cube(n) / 2, () => BlasWork<T, TReal>.Trmm(n));
            yield return Item("level3", Cube(n) / 2, () => BlasWork<T, TReal>.Trsm(n));
        }

        foreach (int n in quick ? [1_000, 1_000_000] : new[] { 1_000, 100_000, 10_000_000 })
        {
            yield return Item("level1", 8.0 * n, () => BlasWork<T, TReal>.Dot(n));
            yield return Item("level1", 8.0 * n, () => BlasWork<T, TReal>.Axpy(n));
            if (!quick)
            {
                yield return Item("level1", 8.0 * n, () => BlasWork<T, TReal>.Scal(n));
                yield return Item("level1", 8.0 * n, () => BlasWork<T, TReal>.Nrm2(n));
            }
        }

        foreach (int n in quick ? [16, 256] : new[] { 8, 32, 128, 512, 1024 })
        {
            yield return Item("lapack", Cube(n) / 3, () => LapackWork<T, TReal>.Getrf(n));
            yield return Item("lapack", Cube(n) / 6, () => LapackWork<T, TReal>.Potrf(n));
            yield return Item("lapack", Cube(n) * 2 / 3, () => LapackWork<T, TReal>.Geqrf(n));
        }

        foreach (int n in quick ? [128] : new[] { 8, 32, 128, 512 })
        {
            yield return Item("lapack", Cube(n) * 2, () => LapackWork<T, TReal>.Syevd(n));
            yield return Item("lapack", Cube(n) * 11, () => LapackWork<T, TReal>.Gesdd(n));
            yield return Item("lapack", Cube(n) * 12, () => LapackWork<T, TReal>.Geev(n));
        }

        yield return new WorkItem("overhead", 1e-8, false, () => BlasWork<T, TReal>.Dot(1));
        yield return new WorkItem("overhead", 1e-8, false, BlasWork<T, TReal>.SmallestGemm);
    }

    private static double Cube(double n) => 2 * n * n * n;

    private static WorkItem Item(string group, double operations, Func<Workload> create) =>
        new(group, operations / 1e10, operations / 1e10 >= LeastForThreads, create);
}
