using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// The Schur form T of A, in its place, and the Schur vectors where they are asked for: A = Z T Zᴴ. With sort, the
    /// eigenvalues that select chooses (by real and imaginary part; of a pair, both if either) come first.
    /// </summary>
    /// <remarks>A matrix with a NaN or an infinity gets NaN for everything. Reference driver <c>gees</c>.</remarks>
    /// <returns>
    /// 0; i from 1 to n if the QR iteration did not converge, with the eigenvalues 1 to ilo - 1 and i + 1 to n found; n + 1 if
    /// eigenvalues were too close to be reordered; n + 2 if reordering changed some so that select decides otherwise.
    /// </returns>
    public nint Gees(
        Job jobvs, bool sort, Func<TReal, TReal, bool>? select, nint n, T* a, nint lda, out nint sdim, TReal* wr, TReal* wi,
        T* vs, nint ldvs)
    {
        sdim = 0;
        if (n == 0)
        {
            return 0;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        SchurTask<T, TReal> task = default;
        task.N = task.ZRows = n;
        task.H = a;
        task.Ldh = lda;
        task.Z = jobvs == Job.Vectors ? vs : null;
        task.Ldz = ldvs;
        task.Wr = wr;
        task.Wi = wi;
        task.WantsForm = true;
        TReal norm = Lange(Norm.Max, n, n, a, lda);
        if (!TReal.IsFinite(norm))
        {
            FillWithNaN(task);
            return 0;
        }

        int exponent = ScaleToRange(norm, n, a, lda);
        TReal* balance = arena.Take<TReal>(n);
        T* tau = arena.Take<T>(n);
        Gebal(BalanceJob.Permute, n, a, lda, out nint ilo, out nint ihi, balance);
        Gehrd(n, ilo, ihi, a, lda, tau);
        if (task.Z != null)
        {
            Lacpy(MatrixPart.All, n, n, a, lda, vs, ldvs);
            Orghr(n, ilo, ihi, vs, ldvs, tau);
        }

        nint info = Hseqr(
            SchurJob.Schur, task.Z != null ? Accumulate.Vectors : Accumulate.None, n, ilo, ihi, a, lda, wr, wi, vs, ldvs);
        bool isSorted = sort && select is not null && info == 0;
        if (isSorted)
        {
            ScaleEigenvalues(n, wr, wi, exponent);
            bool* chosen = arena.Take<bool>(n);
            for (nint i = 0; i < n; i++)
            {
                chosen[i] = select!(wr[i], wi[i]);
            }

            info = MoveToFront(task, chosen, out sdim) ? 0 : n + 1;
        }

        if (task.Z != null)
        {
            Gebak(BalanceJob.Permute, Side.Right, n, ilo, ihi, balance, n, vs, ldvs);
        }

        if (exponent != 0)
        {
            ScaleSchurForm(task, exponent);
        }

        if (exponent != 0 || isSorted)
        {
            nint first = info > 0 && info <= n ? info : 0;
            ReadSchurValues(task, first);
        }

        return isSorted && info == 0 && CountSelected(n, wr, wi, select!) != sdim ? n + 2 : info;
    }

    private static void ScaleEigenvalues(nint n, TReal* wr, TReal* wi, int exponent)
    {
        for (nint i = 0; i < n && exponent != 0; i++)
        {
            wr[i] = TReal.ScaleB(wr[i], exponent);
            wi[i] = TReal.ScaleB(wi[i], exponent);
        }
    }

    // The chosen blocks, in their order, to the top (trsen).
    private bool MoveToFront(in SchurTask<T, TReal> task, bool* chosen, out nint count)
    {
        count = 0;
        for (nint k = 0; k < task.N;)
        {
            int rows = BlockRows(task.H, task.Ldh, task.N, k);
            if (chosen[k] || (rows == 2 && chosen[k + 1]))
            {
                nint from = k, to = count;
                if (k != count && !MoveBlock(task, ref from, ref to))
                {
                    return false;
                }

                count += rows;
            }

            k += rows;
        }

        return true;
    }

    private static void ScaleSchurForm(in SchurTask<T, TReal> task, int exponent)
    {
        for (nint j = 0; j < task.N; j++)
        {
            TReal* column = (TReal*)(task.H + (j * task.Ldh));
            nint count = Math.Min(task.N, j + 2) * Parts;
            for (nint i = 0; i < count; i++)
            {
                column[i] = TReal.ScaleB(column[i], exponent);
            }
        }
    }

    // Scaling may have made 0 of an element of a block, which is triangular then.
    private void ReadSchurValues(in SchurTask<T, TReal> task, nint first)
    {
        for (nint k = first; k < task.N && !IsComplex; k++)
        {
            if (BlockRows(task.H, task.Ldh, task.N, k) == 2)
            {
                StandardizeBlock(task, k, 2);
                k++;
            }
        }

        ReadEigenvalues(task, first);
    }

    private static nint CountSelected(nint n, TReal* wr, TReal* wi, Func<TReal, TReal, bool> select)
    {
        nint count = 0;
        bool goesOn = true;
        for (nint i = 0; i < n && goesOn; i++)
        {
            bool isPair = !IsComplex && wi[i] != TReal.Zero && i + 1 < n;
            goesOn = select(wr[i], wi[i]) || (isPair && select(wr[i + 1], wi[i + 1]));
            count += goesOn ? (isPair ? 2 : 1) : 0;
            i += isPair ? 1 : 0;
        }

        return count;
    }
}
