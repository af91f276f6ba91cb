using System.Numerics;
using Conformance;

namespace Blas.Tests;

/// <summary>Outputs that share memory with inputs.</summary>
public sealed class OverlapTests
{
    private readonly IBlas _blas = new NaiveProvider().Blas;

    [Fact]
    public void Blocks_of_one_matrix_are_no_overlap()
    {
        // C is the right half of the rows of which A is the left half.
        double[] memory = [1, 2, 0, 0, 3, 4, 0, 0];
        _blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 2, 2, 2, 1.0, memory, 4, [1.0, 0, 0, 1], 2, 0.0, memory.AsSpan(2), 4);
        Assert.Equal([1, 2, 1, 2, 3, 4, 3, 4], memory);
    }

    [Fact]
    public void A_shared_element_is_refused_and_the_output_named()
    {
        double[] memory = new double[20];
        memory.AsSpan().Fill(3);
        ArgumentException e = Assert.Throws<ArgumentException>(() => _blas.Gemm(
            Layout.RowMajor, Transpose.None, Transpose.None, 2, 2, 2, 1.0, memory, 4, [1.0, 0, 0, 1], 2, 0.0, memory.AsSpan(5), 4));
        Assert.Equal("c", e.ParamName);
        Assert.Contains("shares memory with a", e.Message, StringComparison.Ordinal);
        Assert.All(memory, v => Assert.Equal(3, v));
    }

    [Fact]
    public void Odd_and_even_elements_are_two_vectors()
    {
        double[] memory = [1, 10, 2, 20, 3, 30];
        _blas.Axpy(3, 1.0, memory, 2, memory.AsSpan(1), 2);
        Assert.Equal([1, 11, 2, 22, 3, 33], memory);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => _blas.Axpy(3, 1.0, memory, 2, memory.AsSpan(2), 1)).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => _blas.Copy<double>(3, memory, 1, memory.AsSpan(1), 1)).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentException>(() => _blas.Swap<double>(3, memory, 1, memory, 1)).ParamName);
    }

    [Fact]
    public void A_vector_may_be_added_to_itself_but_not_backwards()
    {
        var calls = new RecordingBlas<Complex, double>();
        Complex[] x = [1, 2, 3];
        calls.Axpy(3, new Complex(2, 1), x, 1, x, 1);
        Assert.Equal("scal 3 <3; 1> ? 1", Assert.Single(calls.Calls));
        Assert.Throws<ArgumentException>(() => _blas.Axpy(3, Complex.One, x, 1, x, -1));
    }

    [Fact]
    public void Solvers_refuse_a_right_side_within_the_matrix()
    {
        ILapack lapack = new NaiveProvider().Lapack;
        double[] a = [2, 0, 0, 2];
        Assert.Equal("b", Assert.Throws<ArgumentException>(() => lapack.Getrs(Layout.ColumnMajor, Transpose.None, 2, 1, a, 2, [1, 2], a.AsSpan(2), 2)).ParamName);
        Assert.Equal("a", Assert.Throws<ArgumentException>(() => lapack.Gesv(Layout.ColumnMajor, 2, 1, a, 2, new int[2], a.AsSpan(2), 2)).ParamName);
        Assert.Equal([2, 0, 0, 2], a);
    }
}
