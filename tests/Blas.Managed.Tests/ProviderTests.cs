using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>The provider as its users see it, through the contracts.</summary>
public sealed class ProviderTests
{
    [Fact]
    public void The_catalog_opens_it_by_name_and_it_says_what_it_is()
    {
        var catalog = new ProviderCatalog([new ManagedProviderSource()]);
        IBlasProvider provider = catalog.Open("Managed");
        Assert.Equal("managed", provider.Info.Name);
        Assert.Equal(SimdWidths.Name(SimdWidths.Best), provider.Info.CodePath);
        Assert.Equal(64, provider.Info.IntegerBits);
        Assert.Empty(provider.Info.Files);
        Assert.Empty(provider.Info.MissingRoutines);
        Assert.Equal(ThreadScope.Process, provider.Threads.Scope);
        Assert.InRange(provider.Threads.Threads, 1, Environment.ProcessorCount);
        Assert.Throws<ArgumentException>(() => new ManagedProviderSource().Open("openblas", null));
    }

    [Fact]
    public void Its_threads_can_be_set()
    {
        var provider = new ManagedProvider(SimdWidths.Best, new WorkerPool(2));
        provider.Threads.Threads = 3;
        Assert.Equal(3, provider.Threads.Threads);
        Assert.Throws<ArgumentOutOfRangeException>(() => provider.Threads.Threads = 0);
        Assert.Equal(3, provider.Threads.Threads);
        provider.Threads.Threads = int.MaxValue;
        Assert.Equal(WorkerPool.MostThreads, provider.Threads.Threads);
    }

    [Fact]
    public void Rows_are_multiplied_and_solved_for_every_element_type()
    {
        Solve(new ManagedProvider().Blas.Single, new ManagedProvider().Lapack.Single);
        Solve(new ManagedProvider().Blas.Double, new ManagedProvider().Lapack.Double);
        Solve(new ManagedProvider().Blas.Complex32, new ManagedProvider().Lapack.Complex32);
        Solve(new ManagedProvider().Blas.Complex, new ManagedProvider().Lapack.Complex);
    }

    [Fact]
    public void A_wrong_leading_dimension_is_named_before_any_work_is_done()
    {
        IBlas<double, double> blas = new ManagedProvider().Blas.Double;
        double[] c = [7];
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => blas.Gemm(
            Layout.ColumnMajor, Transpose.None, Transpose.None, 2, 2, 2, 1, new double[4], 1, new double[4], 2, 0, c, 2));
        Assert.Equal("lda", error.ParamName);
        Assert.Equal(7, c[0]);
    }

    [Fact]
    public unsafe void Rows_whose_numbers_no_pivot_can_hold_are_refused()
    {
        // One column of 2^31 rows has one pivot, which can be any of them.
        ILapack<float, float> lapack = new ManagedProvider().Lapack.Single;
        float* a = stackalloc float[] { 1 };
        int* pivot = stackalloc int[] { 0 };
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => lapack.Getrf(Layout.ColumnMajor, (nint)1 << 31, 1, a, (nint)1 << 31, pivot));
        Assert.Equal("ipiv", error.ParamName);
        Assert.Contains("2147483648 rows", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => lapack.Getrf(Layout.RowMajor, 1, (nint)1 << 31, a, (nint)1 << 31, pivot));
        Assert.Equal(0, *pivot);
    }

    // [2 1; 4 3] x = [5; 13] has the solution [1; 3]; the product of the matrix and the solution gives the right side.
    private static void Solve<T, TReal>(IBlas<T, TReal> blas, ILapack<T, TReal> lapack)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        T[] a = [.. new double[] { 2, 1, 4, 3 }.Select(x => Element.Narrow<T>(x))];
        T[] b = [.. new double[] { 5, 13 }.Select(x => Element.Narrow<T>(x))];
        T[] factors = [.. a];
        T[] x = [.. b];
        lapack.Gesv(Layout.RowMajor, 2, 1, factors, 2, new int[2], x, 1);
        Assert.Equal(1, Element.Widen(x[0]).Real, 5);
        Assert.Equal(3, Element.Widen(x[1]).Real, 5);
        T[] product = new T[2];
        blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 2, 1, 2, T.One, a, 2, x, 1, T.Zero, product, 1);
        Assert.Equal(5, Element.Widen(product[0]).Real, 5);
        Assert.Equal(13, Element.Widen(product[1]).Real, 5);
    }
}
