using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>The largest order for which one pair of shifts at a time is faster than many.</summary>
    private const int SmallQrOrder = 75;

    /// <summary>
    /// The eigenvalues of an upper Hessenberg matrix H, and where they are asked for its Schur form T, in its place, and the
    /// Schur vectors: H = Z T Zᴴ. Only rows and columns ilo to ihi (1-based) are not triangular already.
    /// </summary>
    /// <remarks>
    /// For <see cref="Accumulate.Vectors"/> the Schur vectors are multiplied into Z from the right. What H has below its
    /// subdiagonal is not read. A matrix with a NaN or an infinity gets NaN for everything.
    /// </remarks>
    /// <returns>
    /// 0, or i > 0 if the iteration did not converge: the eigenvalues 1 to ilo - 1 and i + 1 to n are found.
    /// </returns>
    public nint Hseqr(
        SchurJob job, Accumulate compz, nint n, nint ilo, nint ihi, T* h, nint ldh, TReal* wr, TReal* wi, T* z, nint ldz)
    {
        if (n == 0)
        {
            return 0;
        }

        if (compz == Accumulate.Identity)
        {
            Laset(MatrixPart.All, n, n, T.Zero, T.One, z, ldz);
        }

        ClearBelowSubdiagonal(n, h, ldh);
        SchurTask<T, TReal> task = default;
        task.N = n;
        task.H = h;
        task.Ldh = ldh;
        task.Z = compz == Accumulate.None ? null : z;
        task.Ldz = ldz;
        task.ZRows = n;
        task.Wr = wr;
        task.Wi = wi;
        task.WantsForm = job == SchurJob.Schur;
        if (!IsFinite(n, h, ldh))
        {
            FillWithNaN(task);
            return 0;
        }

        for (nint i = 0; i < n; i++)
        {
            if (i < ilo - 1 || i >= ihi)
            {
                T value = h[i + (i * ldh)];
                (wr[i], wi[i]) = (Scalars<T, TReal>.Real(value), Scalars<T, TReal>.Imaginary(value));
            }
        }

        nint info = SchurForm(task, ilo - 1, ihi - 1);
        ClearBelowSubdiagonal(n, h, ldh);
        return info;
    }

    private nint SchurForm(in SchurTask<T, TReal> task, nint low, nint high)
    {
        if (high - low + 1 > SmallQrOrder)
        {
            return MultishiftQr(task, low, high);
        }

        // What one pair of shifts at a time can't do, others may.
        nint info = SmallQr(task, low, high);
        return info > low + MultishiftOrder ? MultishiftQr(task, low, info - 1) : info;
    }

    private static void ClearBelowSubdiagonal(nint n, T* h, nint ldh)
    {
        if (n > 2)
        {
            Laset(MatrixPart.Lower, n - 2, n - 2, T.Zero, T.Zero, h + 2, ldh);
        }
    }

    private static void FillWithNaN(in SchurTask<T, TReal> task)
    {
        T nan = Scalars<T, TReal>.Create(TReal.NaN, TReal.NaN);
        for (nint i = 0; i < task.N; i++)
        {
            (task.Wr[i], task.Wi[i]) = (TReal.NaN, IsComplex ? TReal.NaN : TReal.Zero);
        }

        if (task.WantsForm)
        {
            Laset(MatrixPart.All, task.N, task.N, T.Zero, T.Zero, task.H, task.Ldh);
            Laset(MatrixPart.Upper, task.N, task.N, nan, nan, task.H, task.Ldh);
        }

        if (task.Z != null)
        {
            Laset(MatrixPart.All, task.ZRows, task.N, nan, nan, task.Z, task.Ldz);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsFinite(nint n, T* h, nint ldh)
    {
        // A NaN or an infinity times 0 makes a NaN of the sum.
        TReal sum = TReal.Zero;
        for (nint j = 0; j < n; j++)
        {
            TReal* column = (TReal*)(h + (j * ldh));
            nint count = Math.Min(n, j + 2) * Parts;
            for (nint i = 0; i < count; i++)
            {
                sum += column[i] * TReal.Zero;
            }
        }

        return sum == TReal.Zero;
    }
}
