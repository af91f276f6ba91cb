using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Blas.Managed;

/// <summary>What all tiles of a block have in common.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal struct GemmTile<T>
    where T : unmanaged
{
    /// <summary>Products to be added up per element; at least 1.</summary>
    public nint K;

    /// <summary>From one step of k to the next in A; rows are contiguous.</summary>
    public nint StepA;

    /// <summary>From one step of k to the next in B.</summary>
    public nint StepB;

    /// <summary>From one column of B to the next.</summary>
    public nint ColumnB;

    /// <summary>From one column of C to the next.</summary>
    public nint Ldc;

    /// <summary>C = Beta C + Alpha A B.</summary>
    public T Alpha;

    /// <summary>0 stores without reading C.</summary>
    public T Beta;
}

/// <summary>
/// The register tile of the matrix product: C (one or two vectors of rows, up to twelve columns) in accumulators,
/// A loaded as vectors, B broadcast. Written once; the number of columns and rows are types, so that each exact
/// size is its own compiled kernel without a branch. Every size adds the products of one element in the same order,
/// so that an element does not depend on the tile that it falls in.
/// </summary>
/// <remarks>The shape is that of K. Goto and R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008.</remarks>
internal static unsafe class GemmKernel<TSimd, TVector, TSecond, TSecondVector, T, TColumns, TRows>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where TSecond : struct, ISimd<TSecondVector, T>
    where TSecondVector : unmanaged
    where T : unmanaged
    where TColumns : struct, ITileColumns
    where TRows : struct, ITileRows
{
    /// <summary>Computes one tile.</summary>
    /// <param name="t">Sizes, strides and factors.</param>
    /// <param name="a">The first row of A's panel.</param>
    /// <param name="b">The first column of B's panel.</param>
    /// <param name="c">The tile of C.</param>
    /// <param name="tail">Rows in the last vector, where the tile's height is partial.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(GemmTile<T>* t, T* a, T* b, T* c, nint tail)
    {
        nint k = t->K;
        nint stepA = t->StepA;
        nint stepB = t->StepB;
        nint one = t->ColumnB;
        nint two = 2 * one;
        T* b3 = b + (3 * one);
        T* b6 = b + (6 * one);
        T* b9 = b + (9 * one);
        TVector mask = TRows.IsPartial && !TRows.IsTwo ? TSimd.Mask(tail) : default;
        TSecondVector secondMask = TRows.IsPartial && TRows.IsTwo ? TSecond.Mask(tail) : default;
        TVector a0;
        TSecondVector a1 = default;
        TVector v;

        TVector c00 = TSimd.Zero;
        TSecondVector c10 = TSecond.Zero;
        TVector c01 = TSimd.Zero;
        TSecondVector c11 = TSecond.Zero;
        TVector c02 = TSimd.Zero;
        TSecondVector c12 = TSecond.Zero;
        TVector c03 = TSimd.Zero;
        TSecondVector c13 = TSecond.Zero;
        TVector c04 = TSimd.Zero;
        TSecondVector c14 = TSecond.Zero;
        TVector c05 = TSimd.Zero;
        TSecondVector c15 = TSecond.Zero;
        TVector c06 = TSimd.Zero;
        TSecondVector c16 = TSecond.Zero;
        TVector c07 = TSimd.Zero;
        TSecondVector c17 = TSecond.Zero;
        TVector c08 = TSimd.Zero;
        TSecondVector c18 = TSecond.Zero;
        TVector c09 = TSimd.Zero;
        TSecondVector c19 = TSecond.Zero;
        TVector c0a = TSimd.Zero;
        TSecondVector c1a = TSecond.Zero;
        TVector c0b = TSimd.Zero;
        TSecondVector c1b = TSecond.Zero;

        do
        {
            a0 = TRows.IsPartial && !TRows.IsTwo ? TSimd.LoadMasked(a, mask) : TSimd.Load(a);
            if (TRows.IsTwo)
            {
                a1 = TRows.IsPartial ? TSecond.LoadMasked(a + TSimd.Count, secondMask) : TSecond.Load(a + TSimd.Count);
            }

            v = TSimd.Broadcast(*b);
            c00 = TSimd.MultiplyAdd(a0, v, c00);
            c10 = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c10) : c10;

            if (TColumns.Count > 1)
            {
                v = TSimd.Broadcast(b[one]);
                c01 = TSimd.MultiplyAdd(a0, v, c01);
                c11 = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c11) : c11;
            }

            if (TColumns.Count > 2)
            {
                v = TSimd.Broadcast(b[two]);
                c02 = TSimd.MultiplyAdd(a0, v, c02);
                c12 = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c12) : c12;
            }

            if (TColumns.Count > 3)
            {
                v = TSimd.Broadcast(*b3);
                c03 = TSimd.MultiplyAdd(a0, v, c03);
                c13 = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c13) : c13;
            }

            if (TColumns.Count > 4)
            {
                v = TSimd.Broadcast(b3[one]);
                c04 = TSimd.MultiplyAdd(a0, v, c04);
                c14 = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c14) : c14;
            }

            if (TColumns.Count > 5)
            {
                v = TSimd.Broadcast(b3[two]);
                c05 = TSimd.MultiplyAdd(a0, v, c05);
                c15 = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c15) : c15;
            }

            if (TColumns.Count > 6)
            {
                v = TSimd.Broadcast(*b6);
                c06 = TSimd.MultiplyAdd(a0, v, c06);
                c16 = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c16) : c16;
            }

            if (TColumns.Count > 7)
            {
                v = TSimd.Broadcast(b6[one]);
                c07 = TSimd.MultiplyAdd(a0, v, c07);
                c17 = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c17) : c17;
            }

            if (TColumns.Count > 8)
            {
                v = TSimd.Broadcast(b6[two]);
                c08 = TSimd.MultiplyAdd(a0, v, c08);
                c18 = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c18) : c18;
            }

            if (TColumns.Count > 9)
            {
                v = TSimd.Broadcast(*b9);
                c09 = TSimd.MultiplyAdd(a0, v, c09);
                c19 = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c19) : c19;
            }

            if (TColumns.Count > 10)
            {
                v = TSimd.Broadcast(b9[one]);
                c0a = TSimd.MultiplyAdd(a0, v, c0a);
                c1a = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c1a) : c1a;
            }

            if (TColumns.Count > 11)
            {
                v = TSimd.Broadcast(b9[two]);
                c0b = TSimd.MultiplyAdd(a0, v, c0b);
                c1b = TRows.IsTwo ? TSecond.MultiplyAdd(a1, Second(v), c1b) : c1b;
            }

            a += stepA;
            b += stepB;
            if (TColumns.Count > 3)
            {
                b3 += stepB;
            }

            if (TColumns.Count > 6)
            {
                b6 += stepB;
            }

            if (TColumns.Count > 9)
            {
                b9 += stepB;
            }

            k--;
        }
        while (k != 0);

        nint ldc = t->Ldc;
        T alpha = t->Alpha;
        T beta = t->Beta;
        if (!IsOne(alpha))
        {
            TVector factor = TSimd.Broadcast(alpha);
            TSecondVector secondFactor = Second(factor);
            c00 = TSimd.Multiply(factor, c00);
            c10 = TRows.IsTwo ? TSecond.Multiply(secondFactor, c10) : c10;

            if (TColumns.Count > 1)
            {
                c01 = TSimd.Multiply(factor, c01);
                c11 = TRows.IsTwo ? TSecond.Multiply(secondFactor, c11) : c11;
            }

            if (TColumns.Count > 2)
            {
                c02 = TSimd.Multiply(factor, c02);
                c12 = TRows.IsTwo ? TSecond.Multiply(secondFactor, c12) : c12;
            }

            if (TColumns.Count > 3)
            {
                c03 = TSimd.Multiply(factor, c03);
                c13 = TRows.IsTwo ? TSecond.Multiply(secondFactor, c13) : c13;
            }

            if (TColumns.Count > 4)
            {
                c04 = TSimd.Multiply(factor, c04);
                c14 = TRows.IsTwo ? TSecond.Multiply(secondFactor, c14) : c14;
            }

            if (TColumns.Count > 5)
            {
                c05 = TSimd.Multiply(factor, c05);
                c15 = TRows.IsTwo ? TSecond.Multiply(secondFactor, c15) : c15;
            }

            if (TColumns.Count > 6)
            {
                c06 = TSimd.Multiply(factor, c06);
                c16 = TRows.IsTwo ? TSecond.Multiply(secondFactor, c16) : c16;
            }

            if (TColumns.Count > 7)
            {
                c07 = TSimd.Multiply(factor, c07);
                c17 = TRows.IsTwo ? TSecond.Multiply(secondFactor, c17) : c17;
            }

            if (TColumns.Count > 8)
            {
                c08 = TSimd.Multiply(factor, c08);
                c18 = TRows.IsTwo ? TSecond.Multiply(secondFactor, c18) : c18;
            }

            if (TColumns.Count > 9)
            {
                c09 = TSimd.Multiply(factor, c09);
                c19 = TRows.IsTwo ? TSecond.Multiply(secondFactor, c19) : c19;
            }

            if (TColumns.Count > 10)
            {
                c0a = TSimd.Multiply(factor, c0a);
                c1a = TRows.IsTwo ? TSecond.Multiply(secondFactor, c1a) : c1a;
            }

            if (TColumns.Count > 11)
            {
                c0b = TSimd.Multiply(factor, c0b);
                c1b = TRows.IsTwo ? TSecond.Multiply(secondFactor, c1b) : c1b;
            }
        }

        if (IsZero(beta))
        {
            Store(c, c00, c10, mask, secondMask);

            if (TColumns.Count > 1)
            {
                Store(c += ldc, c01, c11, mask, secondMask);
            }

            if (TColumns.Count > 2)
            {
                Store(c += ldc, c02, c12, mask, secondMask);
            }

            if (TColumns.Count > 3)
            {
                Store(c += ldc, c03, c13, mask, secondMask);
            }

            if (TColumns.Count > 4)
            {
                Store(c += ldc, c04, c14, mask, secondMask);
            }

            if (TColumns.Count > 5)
            {
                Store(c += ldc, c05, c15, mask, secondMask);
            }

            if (TColumns.Count > 6)
            {
                Store(c += ldc, c06, c16, mask, secondMask);
            }

            if (TColumns.Count > 7)
            {
                Store(c += ldc, c07, c17, mask, secondMask);
            }

            if (TColumns.Count > 8)
            {
                Store(c += ldc, c08, c18, mask, secondMask);
            }

            if (TColumns.Count > 9)
            {
                Store(c += ldc, c09, c19, mask, secondMask);
            }

            if (TColumns.Count > 10)
            {
                Store(c += ldc, c0a, c1a, mask, secondMask);
            }

            if (TColumns.Count > 11)
            {
                Store(c += ldc, c0b, c1b, mask, secondMask);
            }

            return;
        }

        TVector old = TSimd.Broadcast(beta);
        Update(c, c00, c10, old, mask, secondMask);
        if (TColumns.Count > 1)
        {
            Update(c += ldc, c01, c11, old, mask, secondMask);
        }

        if (TColumns.Count > 2)
        {
            Update(c += ldc, c02, c12, old, mask, secondMask);
        }

        if (TColumns.Count > 3)
        {
            Update(c += ldc, c03, c13, old, mask, secondMask);
        }

        if (TColumns.Count > 4)
        {
            Update(c += ldc, c04, c14, old, mask, secondMask);
        }

        if (TColumns.Count > 5)
        {
            Update(c += ldc, c05, c15, old, mask, secondMask);
        }

        if (TColumns.Count > 6)
        {
            Update(c += ldc, c06, c16, old, mask, secondMask);
        }

        if (TColumns.Count > 7)
        {
            Update(c += ldc, c07, c17, old, mask, secondMask);
        }

        if (TColumns.Count > 8)
        {
            Update(c += ldc, c08, c18, old, mask, secondMask);
        }

        if (TColumns.Count > 9)
        {
            Update(c += ldc, c09, c19, old, mask, secondMask);
        }

        if (TColumns.Count > 10)
        {
            Update(c += ldc, c0a, c1a, old, mask, secondMask);
        }

        if (TColumns.Count > 11)
        {
            Update(c += ldc, c0b, c1b, old, mask, secondMask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* c, TVector x0, TSecondVector x1, TVector mask, TSecondVector secondMask)
    {
        Part<TSimd, TVector>.Store(c, x0, mask, TRows.IsPartial && !TRows.IsTwo);
        if (TRows.IsTwo)
        {
            Part<TSecond, TSecondVector>.Store(c + TSimd.Count, x1, secondMask, TRows.IsPartial);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update(T* c, TVector x0, TSecondVector x1, TVector beta, TVector mask, TSecondVector secondMask)
    {
        Part<TSimd, TVector>.Update(c, x0, beta, mask, TRows.IsPartial && !TRows.IsTwo);
        if (TRows.IsTwo)
        {
            Part<TSecond, TSecondVector>.Update(c + TSimd.Count, x1, Second(beta), secondMask, TRows.IsPartial);
        }
    }

    // The broadcast for the second vector: the same, or its lower half.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSecondVector Second(TVector v) =>
        typeof(TSecond) == typeof(TSimd)
            ? Unsafe.BitCast<TVector, TSecondVector>(v)
            : Unsafe.BitCast<Vector256<T>, TSecondVector>(Unsafe.BitCast<TVector, Vector512<T>>(v).GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsZero(T value) =>
        typeof(T) == typeof(float) ? (float)(object)value == 0f : (double)(object)value == 0d;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOne(T value) =>
        typeof(T) == typeof(float) ? (float)(object)value == 1f : (double)(object)value == 1d;

    // One vector of a column of the tile.
    private static class Part<TPart, TPartVector>
        where TPart : struct, ISimd<TPartVector, T>
        where TPartVector : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(T* c, TPartVector x, TPartVector mask, bool partial)
        {
            if (partial)
            {
                TPart.StoreMasked(x, c, mask);
            }
            else
            {
                TPart.Store(x, c);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Update(T* c, TPartVector x, TPartVector beta, TPartVector mask, bool partial) =>
            Store(c, TPart.MultiplyAdd(beta, partial ? TPart.LoadMasked(c, mask) : TPart.Load(c), x), mask, partial);
    }
}
