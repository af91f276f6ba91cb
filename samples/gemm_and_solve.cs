#:project ../src/Blas.Arrays/Blas.Arrays.csproj
#:package Microsoft.Extensions.DependencyInjection
#:property PublishAot=false
using Blas;
using Blas.Managed;
using Blas.Native;
using Microsoft.Extensions.DependencyInjection;

using ServiceProvider services = new ServiceCollection()
    .AddBlas(o => { o.AddNative(); o.AddManaged(); })
    .BuildServiceProvider();
var blas = services.GetRequiredService<IBlas>();                       // the best provider here
var lapack = services.GetRequiredKeyedService<ILapack>("managed");     // a named one, side by side

double[] a = [1, 2, 3, 4], b = [5, 6, 7, 8], c = new double[4];        // 2 x 2, row by row
blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 2, 2, 2, 1, a, 2, b, 2, 0, c, 2);
Console.WriteLine($"A B = [{string.Join(", ", c)}]");

double[] x = [5, 11];                                                  // A x = (5, 11)
lapack.Gesv(Layout.RowMajor, 2, 1, a, 2, new int[2], x, 1);
Console.WriteLine($"x = [{string.Join(", ", x)}]");
