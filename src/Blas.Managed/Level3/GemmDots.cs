using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>
    /// C = alpha A^T B + beta C by dot products: elements that are added up lie close together in both operands. Of the two numbers of
    /// rows and columns of C, one is small.
    /// </summary>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Products in each sum.</param>
    /// <param name="a">A, k by m.</param>
    /// <param name="lda">Elements from one column of A to the next.</param>
    /// <param name="b">B, k by n.</param>
    /// <param name="ldb">Elements from one column of B to the next.</param>
    /// <param name="alpha">The factor of the products.</param>
    /// <param name="beta">The factor of C; 0 does not read C.</param>
    /// <param name="c">C.</param>
    /// <param name="ldc">Elements from one column of C to the next.</param>
    /// <param name="alongColumns">There are more rows of C than columns: they are computed eight by eight.</param>
    public abstract void Dots(
        nint m, nint n, nint k, T* a, nint lda, T* b, nint ldb, T alpha, T beta, T* c, nint ldc, bool alongColumns);
}

// A sum is the same in every block: the place of an element in C has no influence on its bits.
internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    // Bytes of a column that are added up before the next columns' turn: eight columns stay in the first-level cache.
    private const int DotBytes = 4096;

    // Sixteen vectors of sums, or half as many where there are sixteen registers.
    private static bool HasManyRegisters => TSimd.TileColumns > 6;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Dots(
        nint m, nint n, nint k, T* a, nint lda, T* b, nint ldb, T alpha, T beta, T* c, nint ldc, bool alongColumns)
    {
        nint block = DotBytes / sizeof(T);
        T* sums = stackalloc T[16];
        DotTile<T> tile = default;
        tile.Lda = lda;
        tile.Ldb = ldb;
        tile.Ldc = ldc;
        tile.Alpha = alpha;
        tile.Sums = sums;
        for (nint p = 0; p < k; p += block)
        {
            tile.K = Math.Min(block, k - p);
            tile.Beta = p == 0 ? beta : T.One;
            if (!alongColumns)
            {
                nint step = HasManyRegisters ? 8 : 4;
                for (nint j = 0; j < n; j += step)
                {
                    tile.Columns = Math.Min(step, n - j);
                    DotRows(ref tile, m, a + p, b + p + (j * ldb), c + (j * ldc));
                }
            }
            else
            {
                nint step = HasManyRegisters ? 8 : 4;
                for (nint i = 0; i < m; i += step)
                {
                    tile.Rows = Math.Min(step, m - i);
                    DotColumns(ref tile, n, a + p + (i * lda), b + p, c + i);
                }
            }
        }
    }

    // A few columns of C, and all of its rows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotRows(ref DotTile<T> tile, nint m, T* a, T* b, T* c)
    {
        nint columns = tile.Columns;
        nint i = 0;
        for (; HasManyRegisters && m - i > 2; i += 4)
        {
            tile.Rows = Math.Min(4, m - i);
            tile.Columns = Math.Min(4, columns);
            DotFourByFour(tile, a + (i * tile.Lda), b, c + i);
            if (columns > 4)
            {
                tile.Columns = columns - 4;
                DotFourByFour(tile, a + (i * tile.Lda), b + (4 * tile.Ldb), c + i + (4 * tile.Ldc));
            }
        }

        tile.Columns = columns;
        for (; i < m; i += 2)
        {
            tile.Rows = Math.Min(2, m - i);
            DotManyByTwo(tile, columns, b, tile.Ldb, tile.Rows, a + (i * tile.Lda), tile.Lda, c + i, across: true);
        }
    }

    // A few rows of C, and all of its columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotColumns(ref DotTile<T> tile, nint n, T* a, T* b, T* c)
    {
        nint rows = tile.Rows;
        nint j = 0;
        for (; HasManyRegisters && n - j > 2; j += 4)
        {
            tile.Columns = Math.Min(4, n - j);
            tile.Rows = Math.Min(4, rows);
            DotFourByFour(tile, a, b + (j * tile.Ldb), c + (j * tile.Ldc));
            if (rows > 4)
            {
                tile.Rows = rows - 4;
                DotFourByFour(tile, a + (4 * tile.Lda), b + (j * tile.Ldb), c + 4 + (j * tile.Ldc));
            }
        }

        tile.Rows = rows;
        for (; j < n; j += 2)
        {
            tile.Columns = Math.Min(2, n - j);
            DotManyByTwo(tile, rows, a, tile.Lda, tile.Columns, b + (j * tile.Ldb), tile.Ldb, c + (j * tile.Ldc), across: false);
        }
    }

    // Rows and columns beyond the last are the last once more.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotFourByFour(in DotTile<T> tile, T* a0, T* b0, T* c)
    {
        T* a1 = a0 + (tile.Rows > 1 ? tile.Lda : 0), a2 = a1 + (tile.Rows > 2 ? tile.Lda : 0), a3 = a2 + (tile.Rows > 3 ? tile.Lda : 0);
        T* b1 = b0 + (tile.Columns > 1 ? tile.Ldb : 0), b2 = b1 + (tile.Columns > 2 ? tile.Ldb : 0), b3 = b2 + (tile.Columns > 3 ? tile.Ldb : 0);
        TVector s00 = TSimd.Zero, s10 = TSimd.Zero, s20 = TSimd.Zero, s30 = TSimd.Zero;
        TVector s01 = TSimd.Zero, s11 = TSimd.Zero, s21 = TSimd.Zero, s31 = TSimd.Zero;
        TVector s02 = TSimd.Zero, s12 = TSimd.Zero, s22 = TSimd.Zero, s32 = TSimd.Zero;
        TVector s03 = TSimd.Zero, s13 = TSimd.Zero, s23 = TSimd.Zero, s33 = TSimd.Zero;
        TVector x0, x1, x2, x3, y;
        nint p = 0;
        nint k = tile.K;
        if (TSimd.Count <= k)
        {
            nint last = k - TSimd.Count;
            do
            {
                x0 = TSimd.Load(a0 + p);
                x1 = TSimd.Load(a1 + p);
                x2 = TSimd.Load(a2 + p);
                x3 = TSimd.Load(a3 + p);
                y = TSimd.Load(b0 + p);
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
                p += TSimd.Count;
            }
            while (p <= last);
        }

        if (p < k)
        {
            TVector mask = TSimd.Mask(k - p);
            x0 = TSimd.LoadMasked(a0 + p, mask);
            x1 = TSimd.LoadMasked(a1 + p, mask);
            x2 = TSimd.LoadMasked(a2 + p, mask);
            x3 = TSimd.LoadMasked(a3 + p, mask);
            y = TSimd.LoadMasked(b0 + p, mask);
            s00 = TSimd.MultiplyAdd(x0, y, s00);
            s10 = TSimd.MultiplyAdd(x1, y, s10);
            s20 = TSimd.MultiplyAdd(x2, y, s20);
            s30 = TSimd.MultiplyAdd(x3, y, s30);
            y = TSimd.LoadMasked(b1 + p, mask);
            s01 = TSimd.MultiplyAdd(x0, y, s01);
            s11 = TSimd.MultiplyAdd(x1, y, s11);
            s21 = TSimd.MultiplyAdd(x2, y, s21);
            s31 = TSimd.MultiplyAdd(x3, y, s31);
            y = TSimd.LoadMasked(b2 + p, mask);
            s02 = TSimd.MultiplyAdd(x0, y, s02);
            s12 = TSimd.MultiplyAdd(x1, y, s12);
            s22 = TSimd.MultiplyAdd(x2, y, s22);
            s32 = TSimd.MultiplyAdd(x3, y, s32);
            y = TSimd.LoadMasked(b3 + p, mask);
            s03 = TSimd.MultiplyAdd(x0, y, s03);
            s13 = TSimd.MultiplyAdd(x1, y, s13);
            s23 = TSimd.MultiplyAdd(x2, y, s23);
            s33 = TSimd.MultiplyAdd(x3, y, s33);
        }

        T* sums = tile.Sums;
        TSimd.SumFour(s00, s10, s20, s30, sums);
        TSimd.SumFour(s01, s11, s21, s31, sums + 4);
        TSimd.SumFour(s02, s12, s22, s32, sums + 8);
        TSimd.SumFour(s03, s13, s23, s33, sums + 12);
        if (tile.Rows == 4 && tile.Columns == 4)
        {
            T alpha = tile.Alpha, beta = tile.Beta;
            bool overwrite = beta == T.Zero;
            UpdateFour(sums, alpha, beta, overwrite, c);
            UpdateFour(sums + 4, alpha, beta, overwrite, c + tile.Ldc);
            UpdateFour(sums + 8, alpha, beta, overwrite, c + (2 * tile.Ldc));
            UpdateFour(sums + 12, alpha, beta, overwrite, c + (3 * tile.Ldc));
            return;
        }

        StoreDots(tile, sums, 4, c);
    }

    // Eight columns of one operand (four where registers are few) and two of the other; across, the two are rows of C.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotManyByTwo(in DotTile<T> tile, nint many, T* a0, nint lda, nint two, T* b0, nint ldb, T* c, bool across)
    {
        T* a1 = a0 + (many > 1 ? lda : 0), a2 = a1 + (many > 2 ? lda : 0), a3 = a2 + (many > 3 ? lda : 0);
        T* a4 = a3 + (many > 4 ? lda : 0), a5 = a4 + (many > 5 ? lda : 0), a6 = a5 + (many > 6 ? lda : 0), a7 = a6 + (many > 7 ? lda : 0);
        T* b1 = b0 + (two > 1 ? ldb : 0);
        TVector s0 = TSimd.Zero, s1 = TSimd.Zero, s2 = TSimd.Zero, s3 = TSimd.Zero;
        TVector s4 = TSimd.Zero, s5 = TSimd.Zero, s6 = TSimd.Zero, s7 = TSimd.Zero;
        TVector t0 = TSimd.Zero, t1 = TSimd.Zero, t2 = TSimd.Zero, t3 = TSimd.Zero;
        TVector t4 = TSimd.Zero, t5 = TSimd.Zero, t6 = TSimd.Zero, t7 = TSimd.Zero;
        TVector x, y0, y1;
        nint p = 0;
        nint k = tile.K;
        if (TSimd.Count <= k)
        {
            nint last = k - TSimd.Count;
            do
            {
                y0 = TSimd.Load(b0 + p);
                y1 = TSimd.Load(b1 + p);
                x = TSimd.Load(a0 + p);
                s0 = TSimd.MultiplyAdd(x, y0, s0);
                t0 = TSimd.MultiplyAdd(x, y1, t0);
                x = TSimd.Load(a1 + p);
                s1 = TSimd.MultiplyAdd(x, y0, s1);
                t1 = TSimd.MultiplyAdd(x, y1, t1);
                x = TSimd.Load(a2 + p);
                s2 = TSimd.MultiplyAdd(x, y0, s2);
                t2 = TSimd.MultiplyAdd(x, y1, t2);
                x = TSimd.Load(a3 + p);
                s3 = TSimd.MultiplyAdd(x, y0, s3);
                t3 = TSimd.MultiplyAdd(x, y1, t3);
                if (HasManyRegisters)
                {
                    x = TSimd.Load(a4 + p);
                    s4 = TSimd.MultiplyAdd(x, y0, s4);
                    t4 = TSimd.MultiplyAdd(x, y1, t4);
                    x = TSimd.Load(a5 + p);
                    s5 = TSimd.MultiplyAdd(x, y0, s5);
                    t5 = TSimd.MultiplyAdd(x, y1, t5);
                    x = TSimd.Load(a6 + p);
                    s6 = TSimd.MultiplyAdd(x, y0, s6);
                    t6 = TSimd.MultiplyAdd(x, y1, t6);
                    x = TSimd.Load(a7 + p);
                    s7 = TSimd.MultiplyAdd(x, y0, s7);
                    t7 = TSimd.MultiplyAdd(x, y1, t7);
                }
                p += TSimd.Count;
            }
            while (p <= last);
        }

        if (p < k)
        {
            TVector mask = TSimd.Mask(k - p);
            y0 = TSimd.LoadMasked(b0 + p, mask);
            y1 = TSimd.LoadMasked(b1 + p, mask);
            x = TSimd.LoadMasked(a0 + p, mask);
            s0 = TSimd.MultiplyAdd(x, y0, s0);
            t0 = TSimd.MultiplyAdd(x, y1, t0);
            x = TSimd.LoadMasked(a1 + p, mask);
            s1 = TSimd.MultiplyAdd(x, y0, s1);
            t1 = TSimd.MultiplyAdd(x, y1, t1);
            x = TSimd.LoadMasked(a2 + p, mask);
            s2 = TSimd.MultiplyAdd(x, y0, s2);
            t2 = TSimd.MultiplyAdd(x, y1, t2);
            x = TSimd.LoadMasked(a3 + p, mask);
            s3 = TSimd.MultiplyAdd(x, y0, s3);
            t3 = TSimd.MultiplyAdd(x, y1, t3);
            if (HasManyRegisters)
            {
                x = TSimd.LoadMasked(a4 + p, mask);
                s4 = TSimd.MultiplyAdd(x, y0, s4);
                t4 = TSimd.MultiplyAdd(x, y1, t4);
                x = TSimd.LoadMasked(a5 + p, mask);
                s5 = TSimd.MultiplyAdd(x, y0, s5);
                t5 = TSimd.MultiplyAdd(x, y1, t5);
                x = TSimd.LoadMasked(a6 + p, mask);
                s6 = TSimd.MultiplyAdd(x, y0, s6);
                t6 = TSimd.MultiplyAdd(x, y1, t6);
                x = TSimd.LoadMasked(a7 + p, mask);
                s7 = TSimd.MultiplyAdd(x, y0, s7);
                t7 = TSimd.MultiplyAdd(x, y1, t7);
            }
        }

        T* sums = tile.Sums;
        if (across)
        {
            TSimd.SumFour(s0, t0, s1, t1, sums);
            TSimd.SumFour(s2, t2, s3, t3, sums + 4);
            if (HasManyRegisters)
            {
                TSimd.SumFour(s4, t4, s5, t5, sums + 8);
                TSimd.SumFour(s6, t6, s7, t7, sums + 12);
            }

            if (tile.Rows == 2 && tile.Columns % 2 == 0)
            {
                for (nint j = 0; j < tile.Columns; j += 2)
                {
                    UpdatePairs(sums + (2 * j), tile.Alpha, tile.Beta, tile.Beta == T.Zero, c, c + tile.Ldc);
                    c += 2 * tile.Ldc;
                }

                return;
            }

            StoreDots(tile, sums, 2, c);
            return;
        }

        nint height = HasManyRegisters ? 8 : 4;
        TSimd.SumFour(s0, s1, s2, s3, sums);
        TSimd.SumFour(t0, t1, t2, t3, sums + height);
        if (HasManyRegisters)
        {
            TSimd.SumFour(s4, s5, s6, s7, sums + 4);
            TSimd.SumFour(t4, t5, t6, t7, sums + 12);
        }

        StoreDots(tile, sums, height, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreDots(in DotTile<T> tile, T* sums, nint ld, T* c)
    {
        T alpha = tile.Alpha, beta = tile.Beta;
        bool overwrite = beta == T.Zero;
        nint columns = tile.Columns;
        for (nint j = 0; j < columns; j++)
        {
            nint i = 0;
            for (; i + 4 <= tile.Rows; i += 4)
            {
                UpdateFour(sums + i, alpha, beta, overwrite, c + i);
            }

            for (; i < tile.Rows; i++)
            {
                T product = alpha * sums[i];
                c[i] = overwrite ? product : T.MultiplyAddEstimate(beta, c[i], product);
            }

            sums += ld;
            c += tile.Ldc;
        }
    }

    // Two columns of two rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdatePairs(T* sums, T alpha, T beta, bool overwrite, T* c0, T* c1)
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<T> x = Vector128.Load(sums) * alpha;
            x = overwrite ? x : Simd128<T>.MultiplyAdd(Vector128.Create(beta), Vector128.Create(Vector64.Load(c0), Vector64.Load(c1)), x);
            x.GetLower().Store(c0);
            x.GetUpper().Store(c1);
        }
        else
        {
            Vector128<T> x = Vector128.Load(sums) * alpha, y = Vector128.Load(sums + 2) * alpha;
            (overwrite ? x : Simd128<T>.MultiplyAdd(Vector128.Create(beta), Vector128.Load(c0), x)).Store(c0);
            (overwrite ? y : Simd128<T>.MultiplyAdd(Vector128.Create(beta), Vector128.Load(c1), y)).Store(c1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateFour(T* sums, T alpha, T beta, bool overwrite, T* c)
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<T> x = Vector128.Load(sums) * alpha;
            (overwrite ? x : Simd128<T>.MultiplyAdd(Vector128.Create(beta), Vector128.Load(c), x)).Store(c);
        }
        else
        {
            Vector256<T> x = Vector256.Load(sums) * alpha;
            (overwrite ? x : Vector256.MultiplyAddEstimate(Vector256.Create(beta).AsDouble(), Vector256.Load(c).AsDouble(), x.AsDouble()).As<double, T>()).Store(c);
        }
    }
}

/// <summary>What a block of dot products is and where it goes.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal unsafe struct DotTile<T>
    where T : unmanaged
{
    public nint Rows, Columns, K, Lda, Ldb, Ldc;
    public T Alpha, Beta;

    /// <summary>Memory for the sums of a block.</summary>
    public T* Sums;
}
