using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

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

    /// <summary>From a tile's A to that of the tile which comes next.</summary>
    public nint NextA;

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
/// <remarks>
/// <para>The shape is that of K. Goto and R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008.</para>
/// <para>
/// A tile is compiled when it is first used, while its caller waits. Comparisons of a type's size are decided before the just-in-time
/// compiler reads the branches, so that those which are not taken cost nothing.
/// </para>
/// </remarks>
internal static unsafe class GemmKernel<TPair, TFirst, TFirstVector, TLast, TLastVector, T, TColumns>
    where TPair : struct, ITilePair<TFirstVector, TLastVector, T>
    where TFirst : struct, ITileVector<TFirstVector, T>
    where TFirstVector : unmanaged
    where TLast : struct, ITileVector<TLastVector, T>
    where TLastVector : unmanaged
    where T : unmanaged
    where TColumns : unmanaged, ITileColumns
{
    /// <summary>Computes one tile.</summary>
    /// <param name="t">Sizes, strides and factors.</param>
    /// <param name="a">The first row of A's panel.</param>
    /// <param name="b">The first column of B's panel.</param>
    /// <param name="c">The tile of C.</param>
    /// <param name="tail">Rows in the last vector, where that is used in part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(GemmTile<T>* t, T* a, T* b, T* c, nint tail)
    {
        nint k = t->K;
        nint stepA = t->StepA;
        nint stepB = t->StepB;
        nint next = t->NextA;
        nint one = t->ColumnB;
        nint two = 2 * one;
        T* b3 = b + (3 * one);
        T* b6 = b + (6 * one);
        T* b9 = b + (9 * one);
        TLastVector mask = TLast.Mask(tail);
        TFirstVector c00 = default;
        TLastVector c10 = default;
        TFirstVector c01 = default;
        TLastVector c11 = default;
        TFirstVector c02 = default;
        TLastVector c12 = default;
        TFirstVector c03 = default;
        TLastVector c13 = default;
        TFirstVector c04 = default;
        TLastVector c14 = default;
        TFirstVector c05 = default;
        TLastVector c15 = default;
        TFirstVector c06 = default;
        TLastVector c16 = default;
        TFirstVector c07 = default;
        TLastVector c17 = default;
        TFirstVector c08 = default;
        TLastVector c18 = default;
        TFirstVector c09 = default;
        TLastVector c19 = default;
        TFirstVector c0a = default;
        TLastVector c1a = default;
        TFirstVector c0b = default;
        TLastVector c1b = default;

        // A first vector that is not there is smaller than an element.
        do
        {
            TFirstVector a0 = TFirst.Load(a, default);
            TLastVector a1 = TLast.Load(a + (sizeof(TFirstVector) / sizeof(T)), mask);

            // The lines that the next tile begins with lie far apart where A is read in place: nothing else would call them in time.
            if (Sse.IsSupported && sizeof(TFirstVector) == sizeof(TLastVector))
            {
                Sse.Prefetch1(a + next);
                if (sizeof(TFirstVector) == 64)
                {
                    Sse.Prefetch1(a + next + (64 / sizeof(T)));
                }
            }

            TPair.MultiplyAdd(b, a0, a1, ref c00, ref c10);

            if (sizeof(TColumns) > 1)
            {
                TPair.MultiplyAdd(b + one, a0, a1, ref c01, ref c11);
            }

            if (sizeof(TColumns) > 2)
            {
                TPair.MultiplyAdd(b + two, a0, a1, ref c02, ref c12);
            }

            if (sizeof(TColumns) > 3)
            {
                TPair.MultiplyAdd(b3, a0, a1, ref c03, ref c13);
            }

            if (sizeof(TColumns) > 4)
            {
                TPair.MultiplyAdd(b3 + one, a0, a1, ref c04, ref c14);
            }

            if (sizeof(TColumns) > 5)
            {
                TPair.MultiplyAdd(b3 + two, a0, a1, ref c05, ref c15);
            }

            if (sizeof(TColumns) > 6)
            {
                TPair.MultiplyAdd(b6, a0, a1, ref c06, ref c16);
            }

            if (sizeof(TColumns) > 7)
            {
                TPair.MultiplyAdd(b6 + one, a0, a1, ref c07, ref c17);
            }

            if (sizeof(TColumns) > 8)
            {
                TPair.MultiplyAdd(b6 + two, a0, a1, ref c08, ref c18);
            }

            if (sizeof(TColumns) > 9)
            {
                TPair.MultiplyAdd(b9, a0, a1, ref c09, ref c19);
            }

            if (sizeof(TColumns) > 10)
            {
                TPair.MultiplyAdd(b9 + one, a0, a1, ref c0a, ref c1a);
            }

            if (sizeof(TColumns) > 11)
            {
                TPair.MultiplyAdd(b9 + two, a0, a1, ref c0b, ref c1b);
            }

            a += stepA;
            b += stepB;
            if (sizeof(TColumns) > 3)
            {
                b3 += stepB;
            }

            if (sizeof(TColumns) > 6)
            {
                b6 += stepB;
            }

            if (sizeof(TColumns) > 9)
            {
                b9 += stepB;
            }

            k--;
        }
        while (k != 0);

        nint ldc = t->Ldc;
        T alpha = t->Alpha;
        T beta = t->Beta;
        if (!(sizeof(T) == sizeof(float) ? *(float*)&t->Alpha == 1f : *(double*)&t->Alpha == 1d))
        {
            TPair.Scale(alpha, ref c00, ref c10);

            if (sizeof(TColumns) > 1)
            {
                TPair.Scale(alpha, ref c01, ref c11);
            }

            if (sizeof(TColumns) > 2)
            {
                TPair.Scale(alpha, ref c02, ref c12);
            }

            if (sizeof(TColumns) > 3)
            {
                TPair.Scale(alpha, ref c03, ref c13);
            }

            if (sizeof(TColumns) > 4)
            {
                TPair.Scale(alpha, ref c04, ref c14);
            }

            if (sizeof(TColumns) > 5)
            {
                TPair.Scale(alpha, ref c05, ref c15);
            }

            if (sizeof(TColumns) > 6)
            {
                TPair.Scale(alpha, ref c06, ref c16);
            }

            if (sizeof(TColumns) > 7)
            {
                TPair.Scale(alpha, ref c07, ref c17);
            }

            if (sizeof(TColumns) > 8)
            {
                TPair.Scale(alpha, ref c08, ref c18);
            }

            if (sizeof(TColumns) > 9)
            {
                TPair.Scale(alpha, ref c09, ref c19);
            }

            if (sizeof(TColumns) > 10)
            {
                TPair.Scale(alpha, ref c0a, ref c1a);
            }

            if (sizeof(TColumns) > 11)
            {
                TPair.Scale(alpha, ref c0b, ref c1b);
            }
        }

        T* last = c + (sizeof(TFirstVector) / sizeof(T));
        if (sizeof(T) == sizeof(float) ? *(float*)&t->Beta == 0f : *(double*)&t->Beta == 0d)
        {
            TFirst.Store(c, c00, default);
            TLast.Store(last, c10, mask);

            if (sizeof(TColumns) > 1)
            {
                TFirst.Store(c += ldc, c01, default);
                TLast.Store(last += ldc, c11, mask);
            }

            if (sizeof(TColumns) > 2)
            {
                TFirst.Store(c += ldc, c02, default);
                TLast.Store(last += ldc, c12, mask);
            }

            if (sizeof(TColumns) > 3)
            {
                TFirst.Store(c += ldc, c03, default);
                TLast.Store(last += ldc, c13, mask);
            }

            if (sizeof(TColumns) > 4)
            {
                TFirst.Store(c += ldc, c04, default);
                TLast.Store(last += ldc, c14, mask);
            }

            if (sizeof(TColumns) > 5)
            {
                TFirst.Store(c += ldc, c05, default);
                TLast.Store(last += ldc, c15, mask);
            }

            if (sizeof(TColumns) > 6)
            {
                TFirst.Store(c += ldc, c06, default);
                TLast.Store(last += ldc, c16, mask);
            }

            if (sizeof(TColumns) > 7)
            {
                TFirst.Store(c += ldc, c07, default);
                TLast.Store(last += ldc, c17, mask);
            }

            if (sizeof(TColumns) > 8)
            {
                TFirst.Store(c += ldc, c08, default);
                TLast.Store(last += ldc, c18, mask);
            }

            if (sizeof(TColumns) > 9)
            {
                TFirst.Store(c += ldc, c09, default);
                TLast.Store(last += ldc, c19, mask);
            }

            if (sizeof(TColumns) > 10)
            {
                TFirst.Store(c += ldc, c0a, default);
                TLast.Store(last += ldc, c1a, mask);
            }

            if (sizeof(TColumns) > 11)
            {
                TFirst.Store(c += ldc, c0b, default);
                TLast.Store(last += ldc, c1b, mask);
            }

            return;
        }

        TFirst.Update(c, c00, beta, default);
        TLast.Update(last, c10, beta, mask);

        if (sizeof(TColumns) > 1)
        {
            TFirst.Update(c += ldc, c01, beta, default);
            TLast.Update(last += ldc, c11, beta, mask);
        }

        if (sizeof(TColumns) > 2)
        {
            TFirst.Update(c += ldc, c02, beta, default);
            TLast.Update(last += ldc, c12, beta, mask);
        }

        if (sizeof(TColumns) > 3)
        {
            TFirst.Update(c += ldc, c03, beta, default);
            TLast.Update(last += ldc, c13, beta, mask);
        }

        if (sizeof(TColumns) > 4)
        {
            TFirst.Update(c += ldc, c04, beta, default);
            TLast.Update(last += ldc, c14, beta, mask);
        }

        if (sizeof(TColumns) > 5)
        {
            TFirst.Update(c += ldc, c05, beta, default);
            TLast.Update(last += ldc, c15, beta, mask);
        }

        if (sizeof(TColumns) > 6)
        {
            TFirst.Update(c += ldc, c06, beta, default);
            TLast.Update(last += ldc, c16, beta, mask);
        }

        if (sizeof(TColumns) > 7)
        {
            TFirst.Update(c += ldc, c07, beta, default);
            TLast.Update(last += ldc, c17, beta, mask);
        }

        if (sizeof(TColumns) > 8)
        {
            TFirst.Update(c += ldc, c08, beta, default);
            TLast.Update(last += ldc, c18, beta, mask);
        }

        if (sizeof(TColumns) > 9)
        {
            TFirst.Update(c += ldc, c09, beta, default);
            TLast.Update(last += ldc, c19, beta, mask);
        }

        if (sizeof(TColumns) > 10)
        {
            TFirst.Update(c += ldc, c0a, beta, default);
            TLast.Update(last += ldc, c1a, beta, mask);
        }

        if (sizeof(TColumns) > 11)
        {
            TFirst.Update(c += ldc, c0b, beta, default);
            TLast.Update(last += ldc, c1b, beta, mask);
        }
    }
}
