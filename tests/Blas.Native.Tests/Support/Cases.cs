using System.Numerics;
using System.Runtime.InteropServices;

namespace Blas.Native.Tests;

/// <summary>Small problems with known answers.</summary>
internal static unsafe class Cases
{
    /// <summary>Higham, Accuracy and Stability of Numerical Algorithms, theorem 9.4: 3 n eps |L||U| |x| / |A|, |L||U| about |A| here.</summary>
    public const double SolveBound = 3 * 64 * 2.220446049250313e-16 * 4 * 64 * 4;

    /// <summary>The largest error of x in A x = b, n = 64, x = 1, 2, 3, ..., for an A whose condition is below 4 (by diagonal dominance).</summary>
    public static double SolveError(IBlasProvider provider)
    {
        const int N = 64;
        var a = new double[N * N];
        var b = new double[N];
        for (int j = 0; j < N; j++)
        {
            for (int i = 0; i < N; i++)
            {
                a[i + (j * N)] = i == j ? 4 * N : ((i * 7) + (j * 3)) % 5;
                b[i] += a[i + (j * N)] * (j + 1);
            }
        }

        provider.Lapack.Double.Gesv(Layout.ColumnMajor, N, 1, a, N, new int[N], b, N);
        return b.Select((x, i) => Math.Abs(x - (i + 1))).Max();
    }

    /// <summary>zpotf2, which calls zdotc, on [[4, -4i], [4i, 5]] = L Lᴴ with L = [[2, 0], [2i, 1]].</summary>
    public static string UnblockedCholesky(nint lapack)
    {
        var routine = (delegate* unmanaged[Cdecl]<byte*, long*, Complex*, long*, long*, nuint, void>)NativeLibrary.GetExport(lapack, "zpotf2_");
        Complex* a = stackalloc Complex[] { 4, new(0, 4), new(0, -4), 5 };
        byte uplo = (byte)'L';
        long n = 2, info = 0;
        routine(&uplo, &n, a, &n, &info, 1);
        return $"{a[0].Real} {a[1].Imaginary} {a[3].Real} {info}";
    }
}
