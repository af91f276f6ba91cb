using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// Moves the diagonal block of a Schur form T that holds row ifst to row ilst (1-based), by orthogonal or unitary
    /// similarities, which are multiplied into Q where it is asked for.
    /// </summary>
    /// <remarks>On return ifst is the block's first row before, and ilst the one after.</remarks>
    /// <returns>0, or 1 where two blocks were too close to be exchanged; T is a Schur form all the same, partly reordered.</returns>
    public nint Trexc(Accumulate compq, nint n, T* t, nint ldt, T* q, nint ldq, ref nint ifst, ref nint ilst)
    {
        if (n <= 1)
        {
            return 0;
        }

        SchurTask<T, TReal> task = default;
        task.N = n;
        task.H = t;
        task.Ldh = ldt;
        task.Z = compq == Accumulate.None ? null : q;
        task.Ldz = ldq;
        task.ZRows = n;
        nint from = ifst - 1, to = ilst - 1;
        bool done = MoveBlock(task, ref from, ref to);
        (ifst, ilst) = (from + 1, to + 1);
        return done ? 0 : 1;
    }

    /// <summary>1 or 2: the rows of the diagonal block that begins with row k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BlockRows(T* t, nint ldt, nint n, nint k) =>
        !IsComplex && k + 1 < n && !Scalars<T, TReal>.IsZero(t[k + 1 + (k * ldt)]) ? 2 : 1;

    /// <summary>The first row of the diagonal block that row k belongs to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint BlockStart(T* t, nint ldt, nint k) =>
        !IsComplex && k > 0 && !Scalars<T, TReal>.IsZero(t[k + ((k - 1) * ldt)]) ? k - 1 : k;

    // 0-based; false where blocks could not be exchanged, and then to is how far the block came.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool MoveBlock(in SchurTask<T, TReal> task, ref nint from, ref nint to)
    {
        T* t = task.H;
        nint ldt = task.Ldh, n = task.N;
        from = BlockStart(t, ldt, from);
        to = BlockStart(t, ldt, to);
        int rows = BlockRows(t, ldt, n, from);
        if (from == to)
        {
            return true;
        }

        nint here = from;
        if (from < to)
        {
            // What is passed moves up: the block's last row comes to stand where that of the block at the goal was.
            nint end = to + BlockRows(t, ldt, n, to);
            while (here + rows < end)
            {
                int next = BlockRows(t, ldt, n, here + rows);
                if (!ExchangeBlocks(task, here, rows, next))
                {
                    to = here;
                    return false;
                }

                here += next;
                if (rows == 2 && BlockRows(t, ldt, n, here) == 1)
                {
                    // The block has come apart into two: the lower one goes ahead.
                    nint lower = here + 1, lowerEnd = end - 1, upperEnd = end - 2;
                    bool done = lower >= lowerEnd || MoveBlock(task, ref lower, ref lowerEnd);
                    done = done && (here >= upperEnd || MoveBlock(task, ref here, ref upperEnd));
                    to = done ? end - 2 : here;
                    return done;
                }
            }
        }
        else
        {
            while (here > to)
            {
                nint previous = BlockStart(t, ldt, here - 1);
                int passed = (int)(here - previous);
                if (!ExchangeBlocks(task, previous, passed, rows))
                {
                    to = here;
                    return false;
                }

                here = previous;
                if (rows == 2 && BlockRows(t, ldt, n, here) == 1)
                {
                    nint upper = here, upperTo = to, lower = here + 1, lowerTo = to + 1;
                    bool done = upper <= upperTo || MoveBlock(task, ref upper, ref upperTo);
                    done = done && (lower <= lowerTo || MoveBlock(task, ref lower, ref lowerTo));
                    to = done ? to : here;
                    return done;
                }
            }
        }

        to = here;
        return true;
    }

    // The blocks of rows1 and rows2 rows that begin with row k change places.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ExchangeBlocks(in SchurTask<T, TReal> task, nint k, int rows1, int rows2)
    {
        if (rows1 == 1 && rows2 == 1)
        {
            ExchangeEigenvalues(task, k);
            return true;
        }

        return ExchangeRealBlocks(task, k, rows1, rows2);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ExchangeEigenvalues(in SchurTask<T, TReal> task, nint k)
    {
        T* t = task.H;
        nint ldt = task.Ldh;
        T* diagonal = t + k + (k * ldt);
        T first = diagonal[0], second = diagonal[1 + ldt];
        Lartg(diagonal[ldt], second - first, out TReal c, out T s, out _);
        if (k + 2 < task.N)
        {
            RotateRows(task.N - k - 2, diagonal + (2 * ldt), ldt, c, s);
        }

        T conjugate = Scalars<T, TReal>.Conjugate(s);
        Rot(k, t + (k * ldt), 1, t + ((k + 1) * ldt), 1, c, conjugate);
        diagonal[0] = second;
        diagonal[1 + ldt] = first;
        if (task.Z != null)
        {
            Rot(task.ZRows, task.Z + (k * task.Ldz), 1, task.Z + ((k + 1) * task.Ldz), 1, c, conjugate);
        }
    }
}
