#:project ../src/Blas.Arrays/Blas.Arrays.csproj
#:package Microsoft.Extensions.DependencyInjection
#:property PublishAot=false
using Blas;
using Blas.Managed;
using Blas.Native;
using Microsoft.Extensions.DependencyInjection;

using var services = new ServiceCollection().AddBlas(o => o.AddNative().AddManaged()).BuildServiceProvider();
var blas = services.GetRequiredService<IBlas>();                      // the best provider here
var lapack = services.GetRequiredKeyedService<ILapack>("managed");    // another one, by its name
double[] a = [1, 2, 3, 4], b = [5, 6, 7, 8], c = new double[4], x = [5, 11];
blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 2, 2, 2, 1, a, 2, b, 2, 0, c, 2);
lapack.Gesv(Layout.RowMajor, 2, 1, a, 2, new int[2], x, 1);
Console.WriteLine($"A B = [{string.Join(", ", c)}], A x = (5, 11) for x = [{string.Join(", ", x)}]");
