using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>One QR sweep with many shifts over the rows and columns top to bottom (both included, 0-based).</summary>
    /// <remarks>
    /// A chain of small bulges, two shifts to each, goes down the diagonal in slabs. Within a slab only what is near the
    /// diagonal is updated, and the reflections are multiplied together; the rest of H, and Z, are then multiplied with that
    /// product. (K. Braman, R. Byers, R. Mathias, "The Multishift QR Algorithm, Part I", 2002; the packing of the chain
    /// follows L. Karlsson, D. Kressner, B. Lang, "Optimally Packed Chains of Bulges in Multishift QR Algorithms", 2014;
    /// reference routine <c>laqr5</c>.)
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ChaseBulges(in SchurTask<T, TReal> task, nint top, nint bottom, nint shifts, TReal* wr, TReal* wi)
    {
        if (shifts < 2 || top >= bottom)
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        BulgeChain<T, TReal> chain = default;
        chain.Task = task;
        chain.Top = top;
        chain.Bottom = bottom;
        chain.Count = shifts / 2;
        chain.Wr = wr;
        chain.Wi = wi;
        chain.Width = 4 * chain.Count;
        chain.Reflections = arena.Take<T>(3 * (chain.Count + 1));
        chain.Product = arena.Take<T>(chain.Width * chain.Width);
        chain.Small = SmallSubdiagonal(0, task.N - 1);
        PairShifts(wr, wi, shifts);
        if (top + 2 <= bottom)
        {
            task.H[top + 2 + (top * task.Ldh)] = T.Zero;
        }

        for (nint origin = top - (2 * chain.Count) + 1; origin <= bottom - 2; origin += 2 * chain.Count)
        {
            chain.Origin = origin;
            Laset(MatrixPart.All, chain.Width, chain.Width, T.Zero, T.One, chain.Product, chain.Width);
            for (nint step = origin; step <= Math.Min(origin + (2 * chain.Count) - 1, bottom - 2); step++)
            {
                MoveChain(chain, step);
            }

            ApplySlab(chain);
        }
    }

    // Conjugate pairs are neighbours; what is left is paired as it comes.
    private static void PairShifts(TReal* wr, TReal* wi, nint shifts)
    {
        for (nint i = 0; i + 2 < shifts && !IsComplex; i += 2)
        {
            if (wi[i] != -wi[i + 1])
            {
                (wr[i], wr[i + 1], wr[i + 2]) = (wr[i + 1], wr[i + 2], wr[i]);
                (wi[i], wi[i + 1], wi[i + 2]) = (wi[i + 1], wi[i + 2], wi[i]);
            }
        }
    }

    // Every bulge moves down one row; the lowest first, to make room.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveChain(in BulgeChain<T, TReal> chain, nint step)
    {
        nint top = chain.Top, bottom = chain.Bottom;
        nint first = Math.Max(0, (top - step) / 2), end = Math.Min(chain.Count, (bottom - step - 1) / 2);

        // At the very bottom there is room for two rows of a bulge only.
        nint last = step + (2 * end);
        if (end < chain.Count && last == bottom - 2)
        {
            MoveLastBulge(chain, end, last);
        }

        for (nint m = end - 1; m >= first; m--)
        {
            MoveBulge(chain, m, step + (2 * m));
        }

        UpdateFromLeft(chain, step, first, end);
        for (nint m = end - 1; m >= first; m--)
        {
            nint column = step + (2 * m) - chain.Origin;
            nint from = Math.Max(Math.Max(0, top - chain.Origin - 1), column - (step - chain.Origin));
            nint to = Math.Min(chain.Width, step + (2 * (end - 1)) - chain.Origin + 5);
            ReflectColumns(to - from, chain.Product + from + (column * chain.Width), chain.Width, chain.Reflections + (3 * m));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveBulge(in BulgeChain<T, TReal> chain, nint m, nint k)
    {
        T* h = chain.Task.H;
        nint ldh = chain.Task.Ldh;
        T* v = chain.Reflections + (3 * m);
        if (k == chain.Top - 1)
        {
            StartBulge(chain, m, h + k + 1 + ((k + 1) * ldh), 3, v);
        }
        else
        {
            // The row below the bulge, from the reflection before: its first two elements are 0.
            T* below = h + k + 3 + (k * ldh);
            T sum = Scalars<T, TReal>.Multiply(v[0], Scalars<T, TReal>.Multiply(v[2], below[2 * ldh]));
            below[0] = -sum;
            below[ldh] = -Scalars<T, TReal>.Multiply(sum, Scalars<T, TReal>.Conjugate(v[1]));
            below[2 * ldh] -= Scalars<T, TReal>.Multiply(sum, Scalars<T, TReal>.Conjugate(v[2]));
            T* column = h + k + 1 + (k * ldh);
            T beta = column[0];
            v[1] = column[1];
            v[2] = column[2];
            v[0] = ShortReflector(ref beta, v + 1, 2);
            if (Scalars<T, TReal>.IsZero(column[2]) && Scalars<T, TReal>.IsZero(below[ldh]) && !Scalars<T, TReal>.IsZero(below[2 * ldh]))
            {
                RestartBulge(chain, m, k, beta, v);
            }
            else
            {
                (column[0], column[1], column[2]) = (beta, T.Zero, T.Zero);
            }
        }

        nint from = Math.Max(chain.Top, chain.Origin);
        nint rows = Math.Min(chain.Bottom, k + 3) + 1 - from;
        ReflectColumns(rows, h + from + ((k + 1) * ldh), ldh, v);

        // The rest of the update from the left waits; the next column is needed now.
        ReflectThreeRows(1, h + k + 1 + ((k + 1) * ldh), ldh, v);
        if (k >= chain.Top)
        {
            ClearIfNegligible(chain, k);
        }
    }

    private void MoveLastBulge(in BulgeChain<T, TReal> chain, nint m, nint k)
    {
        T* h = chain.Task.H;
        nint ldh = chain.Task.Ldh;
        T* v = chain.Reflections + (3 * m);
        if (k == chain.Top - 1)
        {
            StartBulge(chain, m, h + k + 1 + ((k + 1) * ldh), 2, v);
        }
        else
        {
            T* column = h + k + 1 + (k * ldh);
            T beta = column[0];
            v[1] = column[1];
            v[0] = ShortReflector(ref beta, v + 1, 1);
            (column[0], column[1]) = (beta, T.Zero);
        }

        nint from = Math.Max(chain.Top, chain.Origin);
        ReflectTwoColumns(Math.Min(chain.Bottom, k + 3) + 1 - from, h + from + ((k + 1) * ldh), ldh, v);
        ReflectTwoRows(Math.Min(chain.Origin + chain.Width, chain.Bottom) - k, h + k + 1 + ((k + 1) * ldh), ldh, v);
        if (k >= chain.Top)
        {
            ClearIfNegligible(chain, k);
        }

        nint row = Math.Max(0, chain.Top - chain.Origin - 1), column0 = k - chain.Origin;
        ReflectTwoColumns(chain.Width - row, chain.Product + row + (column0 * chain.Width), chain.Width, v);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ClearIfNegligible(in BulgeChain<T, TReal> chain, nint k)
    {
        T* below = chain.Task.H + k + 1 + (k * chain.Task.Ldh);
        if (!Scalars<T, TReal>.IsZero(*below)
            && IsNegligible(chain.Task.H, chain.Task.Ldh, chain.Top, chain.Bottom, k + 1, chain.Small))
        {
            *below = T.Zero;
        }
    }

    /// <summary>The reflection that begins a bulge: of the first column of (H - shift 1)(H - shift 2), H of 2 or 3 rows.</summary>
    private static void StartBulge(in BulgeChain<T, TReal> chain, nint m, T* h, int rows, T* v)
    {
        nint ldh = chain.Task.Ldh;
        TReal imaginary1 = chain.Wi[2 * m], imaginary2 = chain.Wi[(2 * m) + 1];
        T shift1 = Scalars<T, TReal>.Create(chain.Wr[2 * m], imaginary1), shift2 = Scalars<T, TReal>.Create(chain.Wr[(2 * m) + 1], imaginary2);
        T h31 = rows == 3 ? h[2] : T.Zero;
        TReal scale = Scalars<T, TReal>.Abs1(h[0] - shift2) + Scalars<T, TReal>.Abs1(h[1]) + Scalars<T, TReal>.Abs1(h31)
            + (IsComplex ? TReal.Zero : TReal.Abs(imaginary2));
        if (scale == TReal.Zero)
        {
            v[0] = v[1] = v[2] = T.Zero;
            return;
        }

        T below = Divide(h[1], scale), lowest = Divide(h31, scale);
        T alpha = Scalars<T, TReal>.Multiply(h[0] - shift1, Divide(h[0] - shift2, scale))
            + Scalars<T, TReal>.Multiply(below, h[ldh]);
        v[1] = Scalars<T, TReal>.Multiply(below, h[0] + h[1 + ldh] - shift1 - shift2);
        if (!IsComplex)
        {
            alpha -= Scalars<T, TReal>.Create(imaginary1 * (imaginary2 / scale), TReal.Zero);
        }

        if (rows == 3)
        {
            alpha += Scalars<T, TReal>.Multiply(lowest, h[2 * ldh]);
            v[1] += Scalars<T, TReal>.Multiply(lowest, h[1 + (2 * ldh)]);
            v[2] = Scalars<T, TReal>.Multiply(lowest, h[0] + h[2 + (2 * ldh)] - shift1 - shift2)
                + Scalars<T, TReal>.Multiply(below, h[2 + ldh]);
        }

        v[0] = ShortReflector(ref alpha, v + 1, rows - 1);
    }

    // A bulge that has vanished by underflow begins anew where it is, if that leaves nothing in the column to its left.
    private static void RestartBulge(in BulgeChain<T, TReal> chain, nint m, nint k, T beta, T* v)
    {
        T* h = chain.Task.H;
        nint ldh = chain.Task.Ldh;
        T* column = h + k + 1 + (k * ldh);
        T* fresh = stackalloc T[3];
        StartBulge(chain, m, h + k + 1 + ((k + 1) * ldh), 3, fresh);
        T sum = Scalars<T, TReal>.Multiply(
            Scalars<T, TReal>.Conjugate(fresh[0]),
            column[0] + Scalars<T, TReal>.Multiply(Scalars<T, TReal>.Conjugate(fresh[1]), column[1]));
        TReal fill = Scalars<T, TReal>.Abs1(column[1] - Scalars<T, TReal>.Multiply(sum, fresh[1]))
            + Scalars<T, TReal>.Abs1(Scalars<T, TReal>.Multiply(sum, fresh[2]));
        TReal diagonal = Scalars<T, TReal>.Abs1(h[k + (k * ldh)]) + Scalars<T, TReal>.Abs1(h[k + 1 + ((k + 1) * ldh)])
            + Scalars<T, TReal>.Abs1(h[k + 2 + ((k + 2) * ldh)]);
        if (fill <= Machine<TReal>.Precision * diagonal)
        {
            beta = column[0] - sum;
            (v[0], v[1], v[2]) = (fresh[0], fresh[1], fresh[2]);
        }

        (column[0], column[1], column[2]) = (beta, T.Zero, T.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateFromLeft(in BulgeChain<T, TReal> chain, nint step, nint first, nint end)
    {
        T* h = chain.Task.H;
        nint ldh = chain.Task.Ldh;
        nint last = Math.Min(chain.Origin + chain.Width, chain.Bottom);
        for (nint m = end - 1; m >= first; m--)
        {
            nint k = step + (2 * m), column = Math.Max(chain.Top, step + (2 * (m + 1)));
            ReflectThreeRows(last - column + 1, h + k + 1 + (column * ldh), ldh, chain.Reflections + (3 * m));
        }
    }

    // What lies beside the slab's diagonal block: the rows above, the columns to the right, and Z.
    private void ApplySlab(in BulgeChain<T, TReal> chain)
    {
        SchurTask<T, TReal> task = chain.Task;
        nint skipped = Math.Max(0, chain.Top - chain.Origin - 1), end = chain.Origin + chain.Width;
        nint order = chain.Width - Math.Max(0, end - chain.Bottom) - skipped;
        nint first = chain.Origin + 1 + skipped;
        T* product = chain.Product + (skipped * (1 + chain.Width));
        (nint from, nint to) = task.Reach(chain.Top, chain.Bottom);
        nint right = Math.Min(end, chain.Bottom) + 1, above = Math.Max(chain.Top, chain.Origin) - from;
        MultiplyLeft(order, to - right, product, chain.Width, task.H + first + (right * task.Ldh), task.Ldh);
        MultiplyRight(above, order, task.H + from + (first * task.Ldh), task.Ldh, product, chain.Width);
        if (task.Z != null)
        {
            MultiplyRight(task.ZRows, order, task.Z + (first * task.Ldz), task.Ldz, product, chain.Width);
        }
    }
}
