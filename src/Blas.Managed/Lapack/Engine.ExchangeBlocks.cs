using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    private const int ExchangeOrder = 4;

    /// <summary>Exchanges two diagonal blocks of a real Schur form, one of them of two rows at least.</summary>
    /// <remarks>
    /// With A11 X - X A22 = scale A12 the columns of (-X; scale I) span the invariant subspace of A22's eigenvalues; an
    /// orthogonal matrix whose first columns span it brings them to the front. Nothing is done where what should become 0
    /// does not to working precision. (Z. Bai, J. Demmel, "On Swapping Diagonal Blocks in Real Schur Form", 1993;
    /// reference routine <c>laexc</c>.)
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ExchangeRealBlocks(in SchurTask<T, TReal> task, nint k, int rows1, int rows2)
    {
        TReal* t = (TReal*)task.H;
        nint ldt = task.Ldh;
        TReal* corner = t + k + (k * ldt);
        int order = rows1 + rows2;
        TReal* x = stackalloc TReal[4];
        TReal* q = stackalloc TReal[ExchangeOrder * ExchangeOrder];
        TReal* d = stackalloc TReal[ExchangeOrder * ExchangeOrder];
        TReal size = TReal.Zero;
        for (int j = 0; j < order; j++)
        {
            for (int i = 0; i < order; i++)
            {
                TReal element = corner[i + (j * ldt)];
                d[i + (j * ExchangeOrder)] = element;
                size = TReal.Abs(element) > size ? TReal.Abs(element) : size;
            }
        }

        TReal small = Machine<TReal>.SafeMinimum / Machine<TReal>.Precision;
        TReal threshold = TReal.CreateTruncating(10) * Machine<TReal>.Precision * size;
        threshold = threshold > small ? threshold : small;
        for (int j = 0; j < rows2; j++)
        {
            for (int i = 0; i < rows1; i++)
            {
                x[i + (j * rows1)] = d[i + ((rows1 + j) * ExchangeOrder)];
            }
        }

        SmallSylvester<TReal>.Solve(
            d, ExchangeOrder, rows1, d + (rows1 * (1 + ExchangeOrder)), ExchangeOrder, rows2, -TReal.One, x, rows1, small, out TReal scale);
        SubspaceBasis(x, rows1, rows2, scale, q);
        ConjugateBlock(d, q, order);
        TReal left = TReal.Zero;
        for (int j = 0; j < rows2; j++)
        {
            for (int i = rows2; i < order; i++)
            {
                TReal element = TReal.Abs(d[i + (j * ExchangeOrder)]);
                left = element > left || TReal.IsNaN(element) ? element : left;
            }
        }

        if (!(left <= threshold))
        {
            return false;
        }

        MultiplyColumns(k + order, order, t + (k * ldt), ldt, q);
        MultiplyRows(task.N - k, order, corner, ldt, q);
        for (int j = 0; j < rows2; j++)
        {
            for (int i = rows2; i < order; i++)
            {
                corner[i + (j * ldt)] = TReal.Zero;
            }
        }

        if (task.Z != null)
        {
            MultiplyColumns(task.ZRows, order, (TReal*)task.Z + (k * task.Ldz), task.Ldz, q);
        }

        StandardizeBlock(task, k, rows2);
        StandardizeBlock(task, k + rows2, rows1);
        return true;
    }

    // A block of two rows that begins with row k, in its standard form; the rest of the rows and columns follow.
    private void StandardizeBlock(in SchurTask<T, TReal> task, nint k, int rows)
    {
        if (rows == 1)
        {
            return;
        }

        TReal* t = (TReal*)task.H;
        nint ldt = task.Ldh;
        TReal* corner = t + k + (k * ldt);
        RealBlock<TReal> block = new(corner[0], corner[ldt], corner[1], corner[1 + ldt]);
        (TReal c, TReal s) = block.Standardize();
        (corner[0], corner[ldt], corner[1], corner[1 + ldt]) = (block.A, block.B, block.C, block.D);
        nint after = k + 2;
        RotReal(task.N - after, (T*)corner + (2 * ldt), ldt, (T*)corner + 1 + (2 * ldt), ldt, c, s);
        RotReal(k, task.H + (k * ldt), 1, task.H + ((k + 1) * ldt), 1, c, s);
        if (task.Z != null)
        {
            RotReal(task.ZRows, task.Z + (k * task.Ldz), 1, task.Z + ((k + 1) * task.Ldz), 1, c, s);
        }
    }

    // An orthogonal matrix whose first rows2 columns span those of (-X; scale I), by reflections.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SubspaceBasis(TReal* x, int rows1, int rows2, TReal scale, TReal* q)
    {
        int order = rows1 + rows2;
        TReal* basis = stackalloc TReal[ExchangeOrder * 2];
        for (int j = 0; j < rows2; j++)
        {
            for (int i = 0; i < order; i++)
            {
                basis[i + (j * ExchangeOrder)] = i < rows1 ? -x[i + (j * rows1)] : i - rows1 == j ? scale : TReal.Zero;
            }
        }

        for (int j = 0; j < ExchangeOrder; j++)
        {
            for (int i = 0; i < ExchangeOrder; i++)
            {
                q[i + (j * ExchangeOrder)] = i == j ? TReal.One : TReal.Zero;
            }
        }

        TReal* v = stackalloc TReal[ExchangeOrder];
        for (int step = 0; step < rows2; step++)
        {
            TReal* column = basis + (step * ExchangeOrder);
            TReal max = TReal.Zero, square = TReal.Zero;
            for (int i = step; i < order; i++)
            {
                max = TReal.Abs(column[i]) > max ? TReal.Abs(column[i]) : max;
            }

            if (!(max > TReal.Zero))
            {
                continue;
            }

            for (int i = step; i < order; i++)
            {
                v[i] = column[i] / max;
                square += v[i] * v[i];
            }

            TReal length = TReal.Sqrt(square);
            TReal head = v[step];
            v[step] += TReal.CopySign(length, head);
            TReal tau = TReal.One / (length * (length + TReal.Abs(head)));
            for (int j = step + 1; j < rows2; j++)
            {
                Reflect(basis + (j * ExchangeOrder), 1);
            }

            for (int i = 0; i < order; i++)
            {
                Reflect(q + i, ExchangeOrder);
            }

            void Reflect(TReal* y, int increment)
            {
                TReal sum = TReal.Zero;
                for (int i = step; i < order; i++)
                {
                    sum += v[i] * y[i * increment];
                }

                sum *= tau;
                for (int i = step; i < order; i++)
                {
                    y[i * increment] -= sum * v[i];
                }
            }
        }
    }

    // D = Qᵀ D Q.
    private void ConjugateBlock(TReal* d, TReal* q, int order)
    {
        MultiplyColumns(order, order, d, ExchangeOrder, q);
        MultiplyRows(order, order, d, ExchangeOrder, q);
    }

    /// <summary>A = A Q, A m by order, which is 3 or 4.</summary>
    private void MultiplyColumns(nint m, int order, TReal* a, nint lda, TReal* q)
    {
        if (order == 3)
        {
            kernels.MultiplyThree(m, q, ExchangeOrder, a, a + lda, a + (2 * lda));
        }
        else
        {
            kernels.MultiplyFour(m, q, ExchangeOrder, a, a + lda, a + (2 * lda), a + (3 * lda));
        }
    }

    /// <summary>A = Qᵀ A, A order by n; the order is 3 or 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyRows(nint n, int order, TReal* a, nint lda, TReal* q)
    {
        for (nint j = 0; j < n; j++, a += lda)
        {
            TReal w = a[0], x = a[1], y = a[2], z = TReal.Zero;
            if (order == 4)
            {
                z = a[3];
                a[3] = (w * q[12]) + (x * q[13]) + (y * q[14]) + (z * q[15]);
            }

            // Off its own rows and columns Q is the identity.
            a[0] = (w * q[0]) + (x * q[1]) + (y * q[2]) + (z * q[3]);
            a[1] = (w * q[4]) + (x * q[5]) + (y * q[6]) + (z * q[7]);
            a[2] = (w * q[8]) + (x * q[9]) + (y * q[10]) + (z * q[11]);
        }
    }
}
