using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// Looks for converged eigenvalues in the last rows and columns, a window, of the active block from top to bottom (both
    /// included, 0-based), and splits them off.
    /// </summary>
    /// <remarks>
    /// In the window's Schur form its only link to the rest is a column, the spike; eigenvalues whose element of it
    /// is negligible are found, the others are moved to the top and serve as shifts. What is left is brought back to
    /// Hessenberg form. (K. Braman, R. Byers, R. Mathias, "The Multishift QR Algorithm, Part II: Aggressive Early
    /// Deflation", 2002; reference routine <c>laqr3</c>.)
    /// </remarks>
    /// <returns>How many shifts stand before the deflated eigenvalues, and how many these are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (nint Shifts, nint Deflated) DeflateEarly(in SchurTask<T, TReal> task, nint top, nint bottom, nint size)
    {
        nint order = Math.Min(size, bottom - top + 1), first = bottom - order + 1;
        T* corner = task.H + first + (first * task.Ldh);
        T spike = first == top ? T.Zero : *(corner - task.Ldh);
        TReal small = SmallSubdiagonal(top, bottom);
        if (order == 1)
        {
            (task.Wr[first], task.Wi[first]) = (Scalars<T, TReal>.Real(*corner), Scalars<T, TReal>.Imaginary(*corner));
            TReal bound = Machine<TReal>.Precision * Scalars<T, TReal>.Abs1(*corner);
            if (!(Scalars<T, TReal>.Abs1(spike) <= (bound > small ? bound : small)))
            {
                return (1, 0);
            }

            if (first > top)
            {
                *(corner - task.Ldh) = T.Zero;
            }

            return (0, 1);
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        SchurTask<T, TReal> window = default;
        window.N = window.ZRows = order;
        window.Ldh = window.Ldz = order;
        window.H = arena.Take<T>(order * order);
        window.Z = arena.Take<T>(order * order);
        window.Wr = task.Wr + first;
        window.Wi = task.Wi + first;
        window.WantsForm = true;
        Laset(MatrixPart.All, order, order, T.Zero, T.Zero, window.H, order);
        CopyHessenberg(order, corner, task.Ldh, window.H, order);
        Laset(MatrixPart.All, order, order, T.Zero, T.One, window.Z, order);
        nint failed = SchurForm(window, 0, order - 1);
        ClearBelowSubdiagonal(order, window.H, order);
        nint kept = KeepUnconverged(window, failed, spike, small);
        if (kept == 0)
        {
            spike = T.Zero;
        }

        if (kept < order)
        {
            SortBlocks(window, failed, kept);
        }

        ReadEigenvalues(window, failed);
        if (kept < order || Scalars<T, TReal>.IsZero(spike))
        {
            T* tau = arena.Take<T>(order);
            bool hasSpike = kept > 1 && !Scalars<T, TReal>.IsZero(spike);
            T head = window.Z[0];
            if (hasSpike)
            {
                ReduceSpike(window, kept, tau);
                head = window.Z[0];
                Ormhr(Side.Right, Transpose.None, order, kept, 1, kept, window.H, order, tau, window.Z, order);
            }

            if (first > 0)
            {
                *(corner - task.Ldh) = first > top ? Scalars<T, TReal>.Multiply(spike, Scalars<T, TReal>.Conjugate(head)) : T.Zero;
            }

            CopyHessenberg(order, window.H, order, corner, task.Ldh);
            ApplyWindow(task, window.Z, top, first, bottom);
        }

        return (kept - failed, order - kept);
    }

    // The upper triangle and the subdiagonal.
    private static void CopyHessenberg(nint n, T* from, nint ldf, T* to, nint ldt)
    {
        for (nint j = 0; j < n; j++)
        {
            Copy(Math.Min(n, j + 2), from + (j * ldf), 1, to + (j * ldt), 1);
        }
    }

    // From the bottom: an eigenvalue with a negligible element of the spike stays there, others go to the top.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint KeepUnconverged(in SchurTask<T, TReal> window, nint failed, T spike, TReal small)
    {
        nint kept = window.N, order = window.N, goal = failed;
        while (goal < kept)
        {
            nint start = BlockStart(window.H, order, kept - 1);
            TReal size = BlockSize(window.H, order, start, (int)(kept - start));
            TReal bound = Machine<TReal>.Precision * (size == TReal.Zero ? Scalars<T, TReal>.Abs1(spike) : size);
            bound = bound > small ? bound : small;
            TReal link = Scalars<T, TReal>.Abs1(window.Z[start * order]);
            TReal other = Scalars<T, TReal>.Abs1(window.Z[(kept - 1) * order]);
            if (Scalars<T, TReal>.Abs1(spike) * (link > other ? link : other) <= bound)
            {
                kept = start;
                continue;
            }

            nint from = start, to = goal, rows = kept - start;
            MoveBlock(window, ref from, ref to);
            goal += rows;
        }

        return kept;
    }

    // The absolute value of the eigenvalues of a block.
    private static TReal BlockSize(T* t, nint ldt, nint k, int rows)
    {
        T* corner = t + k + (k * ldt);
        TReal size = Scalars<T, TReal>.Abs1(*corner);
        return rows == 1
            ? size
            : size + (TReal.Sqrt(Scalars<T, TReal>.Abs1(corner[1])) * TReal.Sqrt(Scalars<T, TReal>.Abs1(corner[ldt])));
    }

    // By falling size, which is what graded matrices want.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SortBlocks(in SchurTask<T, TReal> window, nint failed, nint kept)
    {
        T* t = window.H;
        nint order = window.N;
        bool isSorted = false;
        for (nint end = kept; !isSorted && end > failed;)
        {
            isSorted = true;
            nint i = failed, next = i + BlockRows(t, order, kept, i);
            while (next < end)
            {
                int rows = BlockRows(t, order, kept, next);
                if (BlockSize(t, order, i, (int)(next - i)) >= BlockSize(t, order, next, rows))
                {
                    i = next;
                }
                else
                {
                    isSorted = false;
                    nint from = i, to = next;
                    i = MoveBlock(window, ref from, ref to) ? to : next;
                }

                next = i + BlockRows(t, order, kept, i);
            }

            end = i;
        }
    }

    private static void ReadEigenvalues(in SchurTask<T, TReal> window, nint first)
    {
        T* t = window.H;
        nint ldt = window.Ldh;
        for (nint i = first; i < window.N;)
        {
            T* corner = t + i + (i * ldt);
            if (BlockRows(t, ldt, window.N, i) == 1)
            {
                (window.Wr[i], window.Wi[i]) = (Scalars<T, TReal>.Real(*corner), Scalars<T, TReal>.Imaginary(*corner));
                i++;
                continue;
            }

            TReal* real = (TReal*)corner;
            SetPair(window, i + 1, new RealBlock<TReal>(real[0], real[ldt], real[1], real[1 + ldt]));
            i += 2;
        }
    }

    // A reflection turns the spike into its first element; what that spoils becomes Hessenberg again.
    private void ReduceSpike(in SchurTask<T, TReal> window, nint kept, T* tau)
    {
        nint order = window.N;
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* v = arena.Take<T>(kept);
        for (nint j = 0; j < kept; j++)
        {
            v[j] = Scalars<T, TReal>.Conjugate(window.Z[j * order]);
        }

        T factor;
        Larfg(kept, v, v + 1, 1, &factor);
        v[0] = T.One;
        Larf(Side.Left, kept, order, v, 1, Scalars<T, TReal>.Conjugate(factor), window.H, order);
        Larf(Side.Right, kept, kept, v, 1, factor, window.H, order);
        Larf(Side.Right, order, kept, v, 1, factor, window.Z, order);
        Gehrd(order, 1, kept, window.H, order, tau);
    }

    // The window's transformation V, for the rest of H and for Z.
    private void ApplyWindow(in SchurTask<T, TReal> task, T* v, nint top, nint first, nint bottom)
    {
        nint order = bottom - first + 1;
        nint above = task.WantsForm ? 0 : top;
        MultiplyRight(first - above, order, task.H + above + (first * task.Ldh), task.Ldh, v, order);
        if (task.WantsForm)
        {
            MultiplyLeft(order, task.N - bottom - 1, v, order, task.H + first + ((bottom + 1) * task.Ldh), task.Ldh);
        }

        if (task.Z != null)
        {
            MultiplyRight(task.ZRows, order, task.Z + (first * task.Ldz), task.Ldz, v, order);
        }
    }

    /// <summary>Rows or columns that are multiplied at a time, so that the product is still in the cache when it is copied back.</summary>
    private const int SlabLength = 256;

    /// <summary>A = A V, A m by n, V n by n.</summary>
    private void MultiplyRight(nint m, nint n, T* a, nint lda, T* v, nint ldv)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* product = arena.Take<T>(Math.Min(Math.Max(m, 0), SlabLength) * n);
        for (nint i = 0; i < m; i += SlabLength)
        {
            nint rows = Math.Min(SlabLength, m - i);
            Gemm(Transpose.None, Transpose.None, rows, n, n, T.One, a + i, lda, v, ldv, T.Zero, product, rows);
            Lacpy(MatrixPart.All, rows, n, product, rows, a + i, lda);
        }
    }

    /// <summary>A = Vᴴ A, A m by n, V m by m.</summary>
    private void MultiplyLeft(nint m, nint n, T* v, nint ldv, T* a, nint lda)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* product = arena.Take<T>(m * Math.Min(Math.Max(n, 0), SlabLength));
        for (nint j = 0; j < n; j += SlabLength)
        {
            nint columns = Math.Min(SlabLength, n - j);
            Gemm(Transpose.ConjugateTranspose, Transpose.None, m, columns, m, T.One, v, ldv, a + (j * lda), lda, T.Zero, product, m);
            Lacpy(MatrixPart.All, m, columns, product, m, a + (j * lda), lda);
        }
    }
}
