#:project ../src/Blas.Arrays/Blas.Arrays.csproj
#:property PublishAot=false
using Blas.Arrays;

var a = NdArray.Array(new double[,] { { 4, 1 }, { 2, 3 } });
var b = NdArray.Array([1.0, 2.0]);
Console.WriteLine($"A x = b for x = {LinAlg.Solve(a, b)}, det A = {LinAlg.Det(a)}, cond A = {LinAlg.Cond(a)}");
var (u, s, vh) = LinAlg.Svd(a);
Console.WriteLine($"singular values {s}, eigenvalues {LinAlg.Eigvals(a)}, of A + Aᵀ {LinAlg.Eigvalsh(a + a.SwapAxes(0, 1))}");
Console.WriteLine($"U diag(s) Vᴴ =\n{NdArray.MatMul(u * s, vh)}");
