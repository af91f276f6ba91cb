using System.Numerics;
using Conformance;

namespace Blas.Tests;

/// <summary>Row-major work becomes column-major work on the same memory; which, is worked out here by hand.</summary>
public sealed unsafe class RowMajorTests
{
    [Theory]
    [InlineData(Transpose.None, "Transpose")]
    [InlineData(Transpose.Transpose, "None")]
    [InlineData(Transpose.ConjugateTranspose, "Conjugate")]
    [InlineData(Transpose.Conjugate, "ConjugateTranspose")]
    public void Gemv_has_the_transpose_of_the_stored_matrix(Transpose trans, string becomes)
    {
        using var m = new Memory();
        m.Blas.Gemv(Layout.RowMajor, trans, 3, 4, 2, m.A, 5, m.X, 1, 3, m.Y, -2);
        Assert.Equal($"gemv {becomes} 4 3 2 A 5 X 1 3 Y -2", Assert.Single(m.Blas.Calls));
    }

    [Fact]
    public void Gemm_exchanges_its_factors()
    {
        using var m = new Memory();
        m.Blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.ConjugateTranspose, 2, 3, 4, 5, m.A, 6, m.B, 7, 8, m.C, 9);
        Assert.Equal("gemm ConjugateTranspose None 3 2 4 5 B 7 A 6 8 C 9", Assert.Single(m.Blas.Calls));
    }

    [Fact]
    public void Gemm_with_alpha_0_reads_no_factor_in_either_layout()
    {
        using var m = new Memory();
        m.Blas.Gemm(Layout.ColumnMajor, Transpose.None, Transpose.None, 2, 3, 4, 0, m.A, 6, m.B, 7, 8, m.C, 9);
        m.Blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 2, 3, 4, 0, m.A, 6, m.B, 7, 8, m.C, 9);
        Assert.Equal(["gemm None None 2 3 0 0 A 6 B 7 8 C 9", "gemm None None 3 2 0 0 B 7 A 6 8 C 9"], m.Blas.Calls);
    }

    [Fact]
    public void Ger_exchanges_its_vectors()
    {
        using var m = new Memory();
        m.Blas.Ger(Layout.RowMajor, 2, 3, 5, m.X, 1, m.Y, -2, m.A, 6);
        m.Blas.Gerc(Layout.RowMajor, 2, 3, 5, m.X, 1, m.Y, -2, m.A, 6);
        Assert.Equal(["ger 3 2 5 Y -2 X 1 A 6", "ger 3 2 5 Y -2 X 1 A 6"], m.Blas.Calls);
    }

    [Fact]
    public void Trsm_changes_side_and_triangle()
    {
        using var m = new Memory();
        m.Blas.Trsm(Layout.RowMajor, Side.Left, UpLo.Upper, Transpose.Transpose, Diag.Unit, 2, 3, 4, m.A, 5, m.B, 6);
        m.Blas.Trsm(Layout.RowMajor, Side.Right, UpLo.Lower, Transpose.Conjugate, Diag.NonUnit, 2, 3, 4, m.A, 5, m.B, 6);
        Assert.Equal(
            ["trsm Right Lower Transpose Unit 3 2 4 A 5 B 6", "trsm Left Upper Conjugate NonUnit 3 2 4 A 5 B 6"], m.Blas.Calls);
    }

    [Fact]
    public void Getrf_and_potrf_factor_the_transpose()
    {
        using var m = new Memory();
        var lapack = new RecordingLapack<double, double>(m.Blas);
        lapack.Getrf(Layout.RowMajor, 2, 3, m.A, 5, (int*)m.X);
        lapack.Potrf(Layout.RowMajor, UpLo.Upper, 3, m.A, 5);
        Assert.Equal(["getrf 3 2 A 5 X", "potrf Lower 3 A 5"], m.Blas.Calls);
    }

    /// <summary>The routines with a method of their own for rows, against the same work on transposed copies.</summary>
    [Fact]
    public void Custom_methods_compute_what_the_columns_do()
    {
        var provider = new NaiveProvider();
        var random = new Random(7);
        const int m = 4, n = 3;
        Complex[] x = Vector(m, random), y = Vector(n, random), a = Vector(m * n, random);
        Complex[] columns = Flip(a, m, n), rows = a;
        Complex alpha = new(0.3, -2);
        provider.Blas.Gerc(Layout.ColumnMajor, m, n, alpha, x, 1, y, -1, columns, m);
        provider.Blas.Gerc(Layout.RowMajor, m, n, alpha, x, 1, y, -1, rows, n);
        Close(columns, Flip(rows, m, n));
    }

    [Theory]
    [InlineData(Transpose.None)]
    [InlineData(Transpose.Transpose)]
    [InlineData(Transpose.ConjugateTranspose)]
    [InlineData(Transpose.Conjugate)]
    public void Solvers_of_rows_solve(Transpose trans)
    {
        var provider = new NaiveProvider();
        var random = new Random(8);
        const int n = 5, nrhs = 2;
        Complex[] a = Vector(n * n, random), b = Vector(n * nrhs, random), factors = [.. a], x = [.. b], product = new Complex[n * nrhs];
        int[] ipiv = new int[n];
        provider.Lapack.Getrf(Layout.RowMajor, n, n, factors, n, ipiv);
        provider.Lapack.Getrs(Layout.RowMajor, trans, n, nrhs, factors, n, ipiv, x, nrhs);
        provider.Blas.Gemm(Layout.RowMajor, trans, Transpose.None, n, nrhs, n, Complex.One, a, n, x, nrhs, Complex.Zero, product, nrhs);
        Close(b, product);
        if (trans != Transpose.None)
            return;
        factors = [.. a];
        x = [.. b];
        provider.Lapack.Gesv(Layout.RowMajor, n, nrhs, factors, n, ipiv, x, nrhs);
        provider.Blas.Gemm(Layout.RowMajor, trans, Transpose.None, n, nrhs, n, Complex.One, a, n, x, nrhs, Complex.Zero, product, nrhs);
        Close(b, product);
    }

    private static Complex[] Vector(int n, Random random) => [.. Enumerable.Range(0, n).Select(_ => new Complex(random.NextDouble(), random.NextDouble()))];

    private static Complex[] Flip(Complex[] rows, int m, int n) =>
        [.. from j in Enumerable.Range(0, n) from i in Enumerable.Range(0, m) select rows[(i * n) + j]];

    // A handful of operations on numbers about 1, and a system of 5 with a condition far below 1000: 1e-12 is 1000 times the roundings.
    private static void Close(Complex[] expected, Complex[] got)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Complex.Abs(expected[i] - got[i]) < 1e-12, $"[{i}] is {got[i]}, expected {expected[i]}");
    }

    /// <summary>Operands with names.</summary>
    private sealed class Memory : IDisposable
    {
        private const int Room = 100;
        private readonly double* _start = (double*)System.Runtime.InteropServices.NativeMemory.AllocZeroed(5 * Room, sizeof(double));

        public Memory()
        {
            string[] names = ["A", "B", "C", "X", "Y"];
            for (int i = 0; i < names.Length; i++)
                Blas.Names[(nint)(_start + (i * Room))] = names[i];
        }

        public RecordingBlas<double, double> Blas { get; } = new();

        public double* A => _start;

        public double* B => _start + Room;

        public double* C => _start + (2 * Room);

        public double* X => _start + (3 * Room);

        public double* Y => _start + (4 * Room);

        public void Dispose() => System.Runtime.InteropServices.NativeMemory.Free(_start);
    }
}
