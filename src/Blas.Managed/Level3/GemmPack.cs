using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Blas.Managed;

/// <summary>Copies strips of a matrix into the order in which the register tile reads them: step by step of k.</summary>
internal static unsafe class GemmPack
{
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose<T>(T* source, nint ld, nint width, nint k, T* target, nint step)
        where T : unmanaged
    {
        nint i = 0;
        if (sizeof(T) == sizeof(float) && Avx.IsSupported)
        {
            for (; i + 8 <= width; i += 8)
            {
                Transpose8((float*)(source + (i * ld)), ld, k, (float*)(target + i), step);
            }
        }

        if ((sizeof(T) == sizeof(float) && Sse.IsSupported) || (sizeof(T) == sizeof(double) && Avx.IsSupported))
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
