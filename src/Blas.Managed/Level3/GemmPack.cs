using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Blas.Managed;

/// <summary>Copies strips of a matrix into the order in which the register tile reads them: step by step of k.</summary>
internal static unsafe class GemmPack
{
    private const nint CachedBytes = 16384;
    private const nint StepsAtOnce = 64;

    /// <summary>target[p * step + i] = source[i + p * ld], i below width, p below k: the strip lies across the columns.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(T* source, nint ld, nint width, nint k, T* target, nint step)
        where T : unmanaged
    {
        nint bytes = width * sizeof(T);
        for (nint p = 0; p < k; p++)
        {
            CopyBytes((byte*)source, (byte*)target, bytes);
            source += ld;
            target += step;
        }
    }

    /// <summary>target[p * step + i] = source[p + i * ld]: the strip lies along the columns and is transposed.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Transpose<T>(T* source, nint ld, nint width, nint k, T* target, nint step)
        where T : unmanaged
    {
        // A cache line of the target gets its elements from several columns: it should not leave the first-level cache in between.
        if (k * step * sizeof(T) <= CachedBytes)
        {
            TransposeBlock(source, ld, width, k, target, step);
            return;
        }

        for (nint p = 0; p < k; p += StepsAtOnce)
        {
            TransposeBlock(source + p, ld, width, Math.Min(StepsAtOnce, k - p), target + (p * step), step);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeBlock<T>(T* source, nint ld, nint width, nint k, T* target, nint step)
        where T : unmanaged
    {
        nint i = 0;
        if (sizeof(T) == sizeof(float) && Avx.IsSupported && k >= 8)
        {
            for (; i + 8 <= width; i += 8)
            {
                Transpose8((float*)(source + (i * ld)), ld, k, (float*)(target + i), step);
            }
        }

        if ((sizeof(T) == sizeof(float) && Sse.IsSupported && k >= 4) || (sizeof(T) == sizeof(double) && Avx.IsSupported && k >= 4))
        {
            for (; i + 4 <= width; i += 4)
            {
                if (sizeof(T) == sizeof(float))
                {
                    Transpose4((float*)(source + (i * ld)), ld, k, (float*)(target + i), step);
                }
                else
                {
                    Transpose4((double*)(source + (i * ld)), ld, k, (double*)(target + i), step);
                }
            }
        }

        if (sizeof(T) == 2 * sizeof(double) && Avx.IsSupported)
        {
            for (; i + 4 <= width; i += 4)
            {
                TransposePairs((double*)(source + (i * ld)), 2 * ld, k, (double*)(target + i), 2 * step);
            }
        }

        // A loop along the longer side.
        if (width - i > k)
        {
            for (nint p = 0; p < k; p++)
            {
                T* from = source + (i * ld) + p;
                T* to = target + (p * step);
                for (nint x = i; x < width; x++)
                {
                    to[x] = *from;
                    from += ld;
                }
            }

            return;
        }

        for (; i < width; i++)
        {
            T* from = source + (i * ld);
            T* to = target + i;
            for (nint p = 0; p < k; p++)
            {
                *to = from[p];
                to += step;
            }
        }
    }

    /// <summary>A's rows in panels of the tile's height, one after the other.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panels<T>(bool isTransposed, T* a, nint lda, nint rows, nint k, T* target, nint panelRows)
        where T : unmanaged
    {
        nint i = 0;
        if (!isTransposed)
        {
            // Four panels at a time: each column is on a page of its own, and is read in one go as far as possible.
            nint panel = panelRows * k;
            nint bytes = panelRows * sizeof(T);
            for (; i + (4 * panelRows) <= rows; i += 4 * panelRows)
            {
                T* source = a + i;
                T* to = target;
                for (nint p = 0; p < k; p++)
                {
                    CopyBytes((byte*)source, (byte*)to, bytes);
                    CopyBytes((byte*)(source + panelRows), (byte*)(to + panel), bytes);
                    CopyBytes((byte*)(source + (2 * panelRows)), (byte*)(to + (2 * panel)), bytes);
                    CopyBytes((byte*)(source + (3 * panelRows)), (byte*)(to + (3 * panel)), bytes);
                    source += lda;
                    to += panelRows;
                }

                target += 4 * panel;
            }
        }

        for (; i < rows; i += panelRows)
        {
            nint height = Math.Min(panelRows, rows - i);
            if (isTransposed)
            {
                Transpose(a + (i * lda), lda, height, k, target, panelRows);
            }
            else
            {
                Copy(a + i, lda, height, k, target, panelRows);
            }

            target += panelRows * k;
        }
    }

    /// <summary>A strip of B's columns, close together.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Strip<T>(bool isTransposed, T* b, nint ldb, nint columns, nint k, T* target)
        where T : unmanaged
    {
        if (isTransposed)
        {
            Copy(b, ldb, columns, k, target, columns);
        }
        else
        {
            Transpose(b, ldb, columns, k, target, columns);
        }
    }

    /// <summary>
    /// Four strips of B's columns at once, where these lie across: each row is on a page of its own, and is read in one go.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourStrips<T>(T* b, nint ldb, nint w0, nint w1, nint w2, nint w3, nint k, T* target)
        where T : unmanaged
    {
        T* t0 = target;
        T* t1 = t0 + (w0 * k);
        T* t2 = t1 + (w1 * k);
        T* t3 = t2 + (w2 * k);
        for (nint p = 0; p < k; p++)
        {
            CopyBytes((byte*)b, (byte*)t0, w0 * sizeof(T));
            CopyBytes((byte*)(b + w0), (byte*)t1, w1 * sizeof(T));
            CopyBytes((byte*)(b + w0 + w1), (byte*)t2, w2 * sizeof(T));
            CopyBytes((byte*)(b + w0 + w1 + w2), (byte*)t3, w3 * sizeof(T));
            b += ldb;
            t0 += w0;
            t1 += w1;
            t2 += w2;
            t3 += w3;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyBytes(byte* source, byte* target, nint bytes)
    {
        nint i = 0;
        for (; i + 32 <= bytes; i += 32)
        {
            Vector256.Load(source + i).Store(target + i);
        }

        for (; i + 8 <= bytes; i += 8)
        {
            *(long*)(target + i) = *(long*)(source + i);
        }

        if (i < bytes)
        {
            *(int*)(target + i) = *(int*)(source + i);
        }
    }

    // Eight columns of eight become eight rows: pairs of rows are interleaved, then pairs of pairs, then the halves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose8(float* source, nint ld, nint k, float* target, nint step)
    {
        float* high = source + (4 * ld);
        nint p = 0;
        for (; p + 8 <= k; p += 8)
        {
            Vector256<float> r0 = Vector256.Load(source + p);
            Vector256<float> r1 = Vector256.Load(source + ld + p);
            Vector256<float> r2 = Vector256.Load(source + (2 * ld) + p);
            Vector256<float> r3 = Vector256.Load(source + (3 * ld) + p);
            Vector256<float> r4 = Vector256.Load(high + p);
            Vector256<float> r5 = Vector256.Load(high + ld + p);
            Vector256<float> r6 = Vector256.Load(high + (2 * ld) + p);
            Vector256<float> r7 = Vector256.Load(high + (3 * ld) + p);
            Vector256<float> t0 = Avx.UnpackLow(r0, r1), t1 = Avx.UnpackHigh(r0, r1);
            Vector256<float> t2 = Avx.UnpackLow(r2, r3), t3 = Avx.UnpackHigh(r2, r3);
            Vector256<float> t4 = Avx.UnpackLow(r4, r5), t5 = Avx.UnpackHigh(r4, r5);
            Vector256<float> t6 = Avx.UnpackLow(r6, r7), t7 = Avx.UnpackHigh(r6, r7);
            r0 = Avx.Shuffle(t0, t2, 0x44);
            r1 = Avx.Shuffle(t0, t2, 0xEE);
            r2 = Avx.Shuffle(t1, t3, 0x44);
            r3 = Avx.Shuffle(t1, t3, 0xEE);
            r4 = Avx.Shuffle(t4, t6, 0x44);
            r5 = Avx.Shuffle(t4, t6, 0xEE);
            r6 = Avx.Shuffle(t5, t7, 0x44);
            r7 = Avx.Shuffle(t5, t7, 0xEE);
            Avx.Permute2x128(r0, r4, 0x20).Store(target);
            Avx.Permute2x128(r1, r5, 0x20).Store(target += step);
            Avx.Permute2x128(r2, r6, 0x20).Store(target += step);
            Avx.Permute2x128(r3, r7, 0x20).Store(target += step);
            Avx.Permute2x128(r0, r4, 0x31).Store(target += step);
            Avx.Permute2x128(r1, r5, 0x31).Store(target += step);
            Avx.Permute2x128(r2, r6, 0x31).Store(target += step);
            Avx.Permute2x128(r3, r7, 0x31).Store(target += step);
            target += step;
        }

        for (; p < k; p++)
        {
            for (nint i = 0; i < 8; i++)
            {
                target[i] = source[p + (i * ld)];
            }

            target += step;
        }
    }

    // Four columns of pairs of doubles, two rows at a time: a whole cache line of each row is written at once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposePairs(double* source, nint ld, nint k, double* target, nint step)
    {
        nint p = 0;
        for (; p + 2 <= k; p += 2)
        {
            Vector256<double> r0 = Vector256.Load(source), r1 = Vector256.Load(source + ld);
            Vector256<double> r2 = Vector256.Load(source + (2 * ld)), r3 = Vector256.Load(source + (3 * ld));
            Avx.Permute2x128(r0, r1, 0x20).Store(target);
            Avx.Permute2x128(r2, r3, 0x20).Store(target + 4);
            target += step;
            Avx.Permute2x128(r0, r1, 0x31).Store(target);
            Avx.Permute2x128(r2, r3, 0x31).Store(target + 4);
            target += step;
            source += 4;
        }

        for (nint i = 0; p < k && i < 4; i++)
        {
            Vector128.Load(source + (i * ld)).Store(target + (2 * i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(float* source, nint ld, nint k, float* target, nint step)
    {
        nint p = 0;
        for (; p + 4 <= k; p += 4)
        {
            Vector128<float> r0 = Vector128.Load(source + p);
            Vector128<float> r1 = Vector128.Load(source + ld + p);
            Vector128<float> r2 = Vector128.Load(source + (2 * ld) + p);
            Vector128<float> r3 = Vector128.Load(source + (3 * ld) + p);
            Vector128<float> t0 = Sse.UnpackLow(r0, r1), t1 = Sse.UnpackHigh(r0, r1);
            Vector128<float> t2 = Sse.UnpackLow(r2, r3), t3 = Sse.UnpackHigh(r2, r3);
            Sse.MoveLowToHigh(t0, t2).Store(target);
            Sse.MoveHighToLow(t2, t0).Store(target += step);
            Sse.MoveLowToHigh(t1, t3).Store(target += step);
            Sse.MoveHighToLow(t3, t1).Store(target += step);
            target += step;
        }

        for (; p < k; p++)
        {
            for (nint i = 0; i < 4; i++)
            {
                target[i] = source[p + (i * ld)];
            }

            target += step;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(double* source, nint ld, nint k, double* target, nint step)
    {
        nint p = 0;
        for (; p + 4 <= k; p += 4)
        {
            Vector256<double> r0 = Vector256.Load(source + p);
            Vector256<double> r1 = Vector256.Load(source + ld + p);
            Vector256<double> r2 = Vector256.Load(source + (2 * ld) + p);
            Vector256<double> r3 = Vector256.Load(source + (3 * ld) + p);
            Vector256<double> t0 = Avx.UnpackLow(r0, r1), t1 = Avx.UnpackHigh(r0, r1);
            Vector256<double> t2 = Avx.UnpackLow(r2, r3), t3 = Avx.UnpackHigh(r2, r3);
            Avx.Permute2x128(t0, t2, 0x20).Store(target);
            Avx.Permute2x128(t1, t3, 0x20).Store(target += step);
            Avx.Permute2x128(t0, t2, 0x31).Store(target += step);
            Avx.Permute2x128(t1, t3, 0x31).Store(target += step);
            target += step;
        }

        for (; p < k; p++)
        {
            for (nint i = 0; i < 4; i++)
            {
                target[i] = source[p + (i * ld)];
            }

            target += step;
        }
    }
}
