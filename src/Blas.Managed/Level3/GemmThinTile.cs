using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>The sixteen dot products of four rows and four columns, each of which lies close together.</summary>
    /// <param name="k">Products in each sum.</param>
    /// <param name="rows">Four rows, one after the other at the given distance.</param>
    /// <param name="distance">Elements from one row to the next.</param>
    /// <param name="b0">The first column.</param>
    /// <param name="b1">The second.</param>
    /// <param name="b2">The third.</param>
    /// <param name="b3">The fourth.</param>
    /// <param name="sums">sums[i + 4 j] is row i times column j.</param>
    public abstract void DotFours(nint k, T* rows, nint distance, T* b0, T* b1, T* b2, T* b3, T* sums);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void DotFours(nint k, T* rows, nint distance, T* b0, T* b1, T* b2, T* b3, T* sums)
    {
        T* a1 = rows + distance;
        T* a2 = a1 + distance;
        T* a3 = a2 + distance;
        TVector s00 = TSimd.Zero, s10 = TSimd.Zero, s20 = TSimd.Zero, s30 = TSimd.Zero;
        TVector s01 = TSimd.Zero, s11 = TSimd.Zero, s21 = TSimd.Zero, s31 = TSimd.Zero;
        TVector s02 = TSimd.Zero, s12 = TSimd.Zero, s22 = TSimd.Zero, s32 = TSimd.Zero;
        TVector s03 = TSimd.Zero, s13 = TSimd.Zero, s23 = TSimd.Zero, s33 = TSimd.Zero;
        nint p = 0;
        for (; p + TSimd.Count <= k; p += TSimd.Count)
        {
            TVector x0 = TSimd.Load(rows + p), x1 = TSimd.Load(a1 + p), x2 = TSimd.Load(a2 + p), x3 = TSimd.Load(a3 + p);
            TVector y = TSimd.Load(b0 + p);
            s00 = TSimd.MultiplyAdd(x0, y, s00);
            s10 = TSimd.MultiplyAdd(x1, y, s10);
            s20 = TSimd.MultiplyAdd(x2, y, s20);
            s30 = TSimd.MultiplyAdd(x3, y, s30);
            y = TSimd.Load(b1 + p);
            s01 = TSimd.MultiplyAdd(x0, y, s01);
            s11 = TSimd.MultiplyAdd(x1, y, s11);
            s21 = TSimd.MultiplyAdd(x2, y, s21);
            s31 = TSimd.MultiplyAdd(x3, y, s31);
            y = TSimd.Load(b2 + p);
            s02 = TSimd.MultiplyAdd(x0, y, s02);
            s12 = TSimd.MultiplyAdd(x1, y, s12);
            s22 = TSimd.MultiplyAdd(x2, y, s22);
            s32 = TSimd.MultiplyAdd(x3, y, s32);
            y = TSimd.Load(b3 + p);
            s03 = TSimd.MultiplyAdd(x0, y, s03);
            s13 = TSimd.MultiplyAdd(x1, y, s13);
            s23 = TSimd.MultiplyAdd(x2, y, s23);
            s33 = TSimd.MultiplyAdd(x3, y, s33);
        }

        sums[0] = TSimd.Sum(s00);
        sums[1] = TSimd.Sum(s10);
        sums[2] = TSimd.Sum(s20);
        sums[3] = TSimd.Sum(s30);
        sums[4] = TSimd.Sum(s01);
        sums[5] = TSimd.Sum(s11);
        sums[6] = TSimd.Sum(s21);
        sums[7] = TSimd.Sum(s31);
        sums[8] = TSimd.Sum(s02);
        sums[9] = TSimd.Sum(s12);
        sums[10] = TSimd.Sum(s22);
        sums[11] = TSimd.Sum(s32);
        sums[12] = TSimd.Sum(s03);
        sums[13] = TSimd.Sum(s13);
        sums[14] = TSimd.Sum(s23);
        sums[15] = TSimd.Sum(s33);
        for (; p < k; p++)
        {
            for (int i = 0; i < 4; i++)
            {
                T x = rows[(i * distance) + p];
                sums[i] += x * b0[p];
                sums[4 + i] += x * b1[p];
                sums[8 + i] += x * b2[p];
                sums[12 + i] += x * b3[p];
            }
        }
    }
}
