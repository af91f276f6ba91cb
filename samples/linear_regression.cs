#:project ../src/Blas.Arrays/Blas.Arrays.csproj
#:property PublishAot=false
using Blas.Arrays;

// 200 observations of y = 3 + 2 x₁ - x₂ + noise.
var rng = NdArray.Random.DefaultRng(42);
var x = rng.StandardNormal(200, 2);
var y = x.MatMul(NdArray.Array([2.0, -1.0])) + 3.0 + 0.1 * rng.StandardNormal(200);
var design = NdArray.Concatenate([NdArray.Ones<double>(200, 1), x], axis: 1);       // a column of ones for the intercept

// The normal equations XᵀX β = Xᵀy: fast, but the condition of X is squared.
var xt = design.Transpose();
Console.WriteLine($"normal equations  {LinAlg.Solve(xt.MatMul(design), xt.MatMul(y))}");

// Least squares of X itself, by its singular values: safe also where columns of X depend on each other.
var fit = LinAlg.Lstsq(design, y);
double total = NdArray.Square(y - y.Mean()).Sum();
Console.WriteLine($"lstsq             {fit.X}, rank {fit.Rank}, R² = {1 - (fit.Residuals[0] / total):F4}");

// A column twice: the normal equations are singular, lstsq shares the coefficient between the two.
var twice = NdArray.Concatenate([design, x], axis: 1);
Console.WriteLine($"columns twice     {LinAlg.Lstsq(twice, y).X}, rank {LinAlg.Lstsq(twice, y).Rank}");
