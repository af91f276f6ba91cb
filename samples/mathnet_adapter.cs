#:project ../src/Blas.Arrays/Blas.Arrays.csproj
#:package MathNet.Numerics
#:property PublishAot=false
using Blas.Arrays;
using MathNet.Numerics.LinearAlgebra;

// A matrix of Math.NET as an array: the same memory. What the one writes the other reads.
var matrix = Matrix<double>.Build.DenseOfArray(new[,] { { 4.0, 1.0, 2.0 }, { 1.0, 3.0, 0.5 } });
var array = matrix.AsNdArray();
array[.., 1] = array[.., 1] * 10.0;
matrix[0, 0] = -4;
Console.WriteLine(matrix.ToMatrixString());
Console.WriteLine(array);

// An array as a matrix of Math.NET: one that lies by columns in a C# array is shared, any other is copied once.
var shared = array.AsMathNet();
shared[1, 2] = 99;
Console.WriteLine($"\nthe same memory: {matrix[1, 2] == 99}, a copy of a part: {array["::-1"].AsMathNet()[0, 2] == 99}");

// Each library solves what the other one made.
var a = NdArray.Random.DefaultRng(1).StandardNormal(4, 4);
var b = NdArray.Ones<double>(4, 1);
Console.WriteLine($"solutions agree: {NdArray.AllClose(LinAlg.Solve(a, b), a.AsMathNet().Solve(b.AsMathNet()).AsNdArray(), rtol: 1e-12)}");

/// <summary>Math.NET stores dense matrices by columns in a double[], which NdArray wraps and shows with strides (1, rows).</summary>
internal static class MathNetAdapter
{
    extension(Matrix<double> matrix)
    {
        /// <summary>The matrix as an array: of a dense matrix the same memory, of a sparse or diagonal one a copy.</summary>
        public NdArray<double> AsNdArray() =>
            NdArray.Wrap(matrix.AsColumnMajorArray() ?? matrix.ToColumnMajorArray(), matrix.ColumnCount, matrix.RowCount).Transpose();
    }

    extension(NdArray<double> array)
    {
        /// <summary>The array as a matrix: the same memory where it is the whole of a C# array, by columns; otherwise a copy.</summary>
        public Matrix<double> AsMathNet()
        {
            if (array.NDim != 2)
                throw new ArgumentException($"a matrix has two axes, the array {array.NDim}", nameof(array));
            var columns = array.Transpose();
            return Matrix<double>.Build.Dense(
                (int)array.Length(0), (int)array.Length(1), columns.TryGetWrapped(out double[]? values) ? values : columns.ToArray());
        }
    }
}
