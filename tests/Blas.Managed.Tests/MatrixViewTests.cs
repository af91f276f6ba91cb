namespace Blas.Managed.Tests;

/// <summary>Products of views whose strides no span can have.</summary>
public sealed class MatrixViewTests
{
    [Theory]
    [InlineData(3, 2, 0, 1, true)]
    [InlineData(3, 2, 1, 0, true)]
    [InlineData(3, 2, 1, 1, true)]
    [InlineData(2, 3, 4, 2, true)]
    [InlineData(2, 2, 4, 2, false)]
    [InlineData(3, 2, 2, -3, false)]
    [InlineData(4, 3, 2, -3, true)]
    [InlineData(1, 2, 0, 1, false)]
    [InlineData(2, 1, 1, 0, false)]
    [InlineData(1, 1, 0, 0, false)]
    public unsafe void A_result_whose_elements_share_addresses_is_refused(int rows, int columns, int rowStride, int columnStride, bool shares)
    {
        // The expectation of the case is counted out: as many addresses as elements, or fewer.
        var addresses = new HashSet<int>();
        for (int i = 0; i < rows * columns; i++)
        {
            addresses.Add((i / columns * rowStride) + (i % columns * columnStride));
        }

        Assert.Equal(shares, addresses.Count < rows * columns);
        IBlas<double> blas = new ManagedProvider().Blas.Double;
        double[] a = [1, 1, 1, 1], c = new double[40];
        fixed (double* pa = a, pc = c)
        {
            var left = new MatrixView<double>(pa, rows, 1, 1, 1);
            var right = new MatrixView<double>(pa, 1, columns, 1, 1);
            try
            {
                blas.Gemm(1, left, right, 0, new MatrixView<double>(pc + 20, rows, columns, rowStride, columnStride));
                Assert.False(shares);
                Assert.Equal(rows * columns, c.Sum());
            }
            catch (ArgumentException e)
            {
                Assert.True(shares);
                Assert.Equal("c", e.ParamName);
            }
        }
    }
}
