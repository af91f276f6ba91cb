using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    private Engine<TReal, TReal>? _reals;
    private Tridiagonal<TReal>? _tridiagonal;

    /// <summary>The routines for the real type. Complex columns are real ones of twice the length to whatever has real factors.</summary>
    private Engine<TReal, TReal> Reals => _reals ??= (object)this as Engine<TReal, TReal> ?? new Engine<TReal, TReal>(kernels, pool);

    private Tridiagonal<TReal> TridiagonalSolver => _tridiagonal ??= new Tridiagonal<TReal>(Reals);

    /// <summary>
    /// Eigenvalues, ascending, of a symmetric tridiagonal matrix, in place of d; e is destroyed. Returns 0, or the number
    /// of elements of e that did not converge.
    /// </summary>
    public static nint Sterf(nint n, TReal* d, TReal* e) => Tridiagonal<TReal>.Values(n, d, e);

    /// <summary>
    /// Eigenvalues and, in the columns of Z, eigenvectors of a symmetric tridiagonal matrix by implicit QL; with Vectors,
    /// those of Z T Z^H for the Z given. Returns 0, or the number of elements of e that did not converge.
    /// </summary>
    public nint Steqr(Accumulate compz, nint n, TReal* d, TReal* e, T* z, nint ldz)
    {
        if (compz == Accumulate.Identity)
        {
            Laset(MatrixPart.All, n, n, T.Zero, T.One, z, ldz);
        }

        return TridiagonalSolver.Iterate(n, d, e, compz == Accumulate.None ? 0 : n * Parts, (TReal*)z, ldz * Parts);
    }

    /// <summary>
    /// Eigenvalues and, in the columns of Z, eigenvectors of a symmetric tridiagonal matrix by divide and conquer; with
    /// Vectors, those of Z T Z^H for the Z given. Returns 0, or a positive number where a block did not converge.
    /// </summary>
    public nint Stedc(Accumulate compz, nint n, TReal* d, TReal* e, T* z, nint ldz)
    {
        ColumnRange all = new(0, n);
        if (compz == Accumulate.None)
        {
            return Sterf(n, d, e);
        }

        if (compz == Accumulate.Identity && !IsComplex)
        {
            return TridiagonalSolver.Divide(n, d, e, (TReal*)z, ldz, all);
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TReal* q = arena.Take<TReal>(n * n);
        nint info = TridiagonalSolver.Divide(n, d, e, q, n, all);
        if (compz == Accumulate.Identity)
        {
            Widen(n, n, q, n, z, ldz);
            return info;
        }

        // Real factors: of complex columns, real and imaginary parts are rows like all others.
        nint rows = n * Parts;
        TReal* copy = arena.Take<TReal>(rows * n);
        Engine<TReal, TReal>.Lacpy(MatrixPart.All, rows, n, (TReal*)z, ldz * Parts, copy, rows);
        Reals.Gemm(Transpose.None, Transpose.None, rows, n, n, TReal.One, copy, rows, q, n, TReal.Zero, (TReal*)z, ldz * Parts);
        return info;
    }

    /// <summary>A real matrix, m by n, as one of this element type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(nint m, nint n, TReal* a, nint lda, T* b, nint ldb)
    {
        for (nint j = 0; j < n; j++)
        {
            for (nint i = 0; i < m; i++)
            {
                b[i + (j * ldb)] = Scalars<T, TReal>.Create(a[i + (j * lda)], TReal.Zero);
            }
        }
    }
}
