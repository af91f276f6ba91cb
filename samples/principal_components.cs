#:project ../src/Blas.Arrays/Blas.Arrays.csproj
#:property PublishAot=false
using Blas.Arrays;

// 500 points in space, spread by 3, 1 and 0.2 along axes that are turned.
var rng = NdArray.Random.DefaultRng(7);
var (turn, _) = LinAlg.Qr(NdArray.Array(new[,] { { 1.0, 2, 0 }, { 0, 1, 1 }, { 1, 0, 1 } }));
var points = (rng.StandardNormal(500, 3) * NdArray.Array([3, 1, 0.2])).MatMul(turn!.Transpose());

// Eigenvectors of the covariance are the principal axes, eigenvalues the variances along them; they come ascending.
var centred = points - points.Mean(0);
var covariance = centred.Transpose().MatMul(centred) / (points.Shape[0] - 1.0);
var (variances, axes) = LinAlg.Eigh(covariance);
var (variance, axis) = (variances["::-1"], axes[":, ::-1"]);
Console.WriteLine($"standard deviations  {NdArray.Sqrt(variance)}");
Console.WriteLine($"share of variance    {variance / variance.Sum()}");

// Two coordinates keep nearly all.
var scores = centred.MatMul(axis[":, :2"]);
var back = scores.MatMul(axis[":, :2"].Transpose());
Console.WriteLine($"lost with two axes   {LinAlg.Norm(centred - back).Item() / LinAlg.Norm(centred).Item():P1}");

// The singular values of the points say the same without a covariance.
Console.WriteLine($"by singular values   {LinAlg.Svdvals(centred) / Math.Sqrt(points.Shape[0] - 1.0)}");
