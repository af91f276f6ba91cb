namespace Blas.Tests;

/// <summary>How numerical failures are told.</summary>
public sealed class LapackTests
{
    private readonly RecordingLapack<double, double> _lapack = new(new()) { Info = 3 };
    private readonly double[] _a = new double[16];

    [Fact]
    public void A_positive_info_is_an_exception_with_its_meaning()
    {
        LapackException e = Assert.Throws<LapackException>(() => _lapack.Getrf(Layout.ColumnMajor, 4, 4, _a, 4, new int[4]));
        Assert.Equal(("dgetrf", 3), (e.Routine, e.Info));
        Assert.Equal("dgetrf: U(3,3) is exactly zero: the factorization is complete, but U is singular (info = 3).", e.Message);
        e = Assert.Throws<LapackException>(() => _lapack.Gesv(Layout.ColumnMajor, 4, 1, _a, 4, new int[4], new double[4], 4));
        Assert.Equal("dgesv: U(3,3) is exactly zero: A is singular and no solution was computed (info = 3).", e.Message);
        e = Assert.Throws<LapackException>(() => _lapack.Potrf(Layout.ColumnMajor, UpLo.Lower, 4, _a, 4));
        Assert.Equal(
            "dpotrf: the leading minor of order 3 is not positive: A is not positive definite and the factorization stopped there (info = 3).",
            e.Message);
    }

    [Fact]
    public void Try_returns_it()
    {
        Assert.False(_lapack.TryPotrf(Layout.ColumnMajor, UpLo.Lower, 4, _a, 4, out nint info));
        Assert.Equal(3, info);
        _lapack.Info = 0;
        Assert.True(_lapack.TryPotrf(Layout.ColumnMajor, UpLo.Lower, 4, _a, 4, out info));
        Assert.Equal(0, info);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_pivot_outside_the_matrix_is_refused(int pivot)
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() =>
            _lapack.Getrs(Layout.ColumnMajor, Transpose.None, 4, 1, _a, 4, [1, 2, pivot, 4], new double[4], 4));
        Assert.Equal("ipiv", e.ParamName);
        Assert.Contains($"ipiv[2] is {pivot}; a pivot of a matrix with 4 rows is 1 to 4.", e.Message, StringComparison.Ordinal);
        Assert.Empty(_lapack.Calls);
    }

    [Fact]
    public void A_singular_row_major_system_is_not_solved()
    {
        Assert.False(_lapack.TryGesv(Layout.RowMajor, 4, 1, _a, 4, new int[4], new double[4], 1, out nint info));
        Assert.Equal(3, info);
        Assert.Equal("getrf 4 4 ? 4 ?", Assert.Single(_lapack.Calls));
    }
}
