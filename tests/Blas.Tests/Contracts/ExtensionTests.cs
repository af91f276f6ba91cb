using System.Numerics;
using Conformance;

namespace Blas.Tests;

/// <summary>Calls by name find their element type: from arrays, spans, literals. That this compiles is half of the test.</summary>
public sealed class ExtensionTests
{
    private readonly IBlas _blas = new NaiveProvider().Blas;
    private readonly ILapack _lapack = new NaiveProvider().Lapack;

    [Fact]
    public void Arrays_of_each_type()
    {
        float[] s = new float[1];
        _blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 1, 1, 1, 1f, [2f], 1, [3f], 1, 0f, s, 1);
        double[] d = new double[1];
        _blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 1, 1, 1, 1.0, new[] { 2.0 }, 1, new[] { 3.0 }, 1, 0.0, d, 1);
        Complex32[] c = new Complex32[1];
        _blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 1, 1, 1, Complex32.One, new Complex32[] { 2f }, 1, [3f], 1, 0f, c, 1);
        Complex[] z = new Complex[1];
        _blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 1, 1, 1, Complex.One, [2.0], 1, [3.0], 1, 0.0, z, 1);
        Assert.Equal((6f, 6.0, new Complex32(6, 0), new Complex(6, 0)), (s[0], d[0], c[0], z[0]));
    }

    [Fact]
    public void Whole_numbers_will_do_as_factors()
    {
        double[] a = [1, 2, 3, 4], y = [0, 0];
        _blas.Gemv(Layout.RowMajor, Transpose.None, 2, 2, 1, a, 2, [1, 1], 1, 0, y, 1);
        Assert.Equal([3, 7], y);
        _blas.Scal(2, y);
        Assert.Equal([6, 14], y);
    }

    [Fact]
    public void Spans_and_parts_of_arrays()
    {
        Span<float> x = [1, 2, 3, 4];
        ReadOnlySpan<float> part = x[1..3];
        Assert.Equal(13f, _blas.Dot(part, part));
        Assert.Equal(13f, _blas.Dot<float>(2, x[1..], 1, part, 1));
        Assert.Equal(5.0, _blas.Nrm2([3.0, 4.0]));
        Assert.Equal(7f, _blas.Asum(new[] { 3f, -4f }));
        Assert.Equal(1, _blas.Iamax<double>([1, -5, 5]));
        Assert.Equal(-1, _blas.Iamax<double>([]));
        Assert.Equal(new Complex(4, -3), _blas.Dotc<Complex>([Complex.ImaginaryOne], [new Complex(3, 4)]));
    }

    [Fact]
    public void Lengths_that_differ_are_named()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => _blas.Axpy(1.0, [1.0, 2.0], new double[3]));
        Assert.Equal("y", e.ParamName);
        Assert.Contains("x has 2 elements and y has 3", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _blas.Dot<float>([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => _blas.Copy<float>([1], new float[2]));
    }

    [Fact]
    public void Systems()
    {
        double[] a = [2, 0, 0, 4], b = [2, 4];
        _lapack.Gesv(Layout.RowMajor, 2, 1, a, 2, new int[2], b, 1);
        Assert.Equal([1, 1], b);
        Assert.False(_lapack.TryGetrf(Layout.RowMajor, 2, 2, new float[4], 2, new int[2], out nint info));
        Assert.Equal(1, info);
        Assert.Throws<LapackException>(() => _lapack.Potrf(Layout.RowMajor, UpLo.Upper, 1, new Complex[] { -1 }, 1));
    }

    [Fact]
    public void The_interface_of_a_type()
    {
        Assert.Same(_blas.Single, _blas.For<float>());
        Assert.Same(_blas.Double, _blas.For<double>());
        Assert.Same(_blas.Complex32, _blas.For<Complex32>());
        Assert.Same(_blas.Complex, _blas.For<Complex>());
        Assert.Same(_lapack.Complex32, _lapack.For<Complex32>());
        Assert.Contains("Int32", Assert.Throws<NotSupportedException>(() => _blas.For<int>()).Message, StringComparison.Ordinal);
        Assert.Contains("Int64", Assert.Throws<NotSupportedException>(() => _lapack.For<long>()).Message, StringComparison.Ordinal);
    }
}
