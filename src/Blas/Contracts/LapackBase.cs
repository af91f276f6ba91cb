using System.Numerics;

namespace Blas;

/// <summary>
/// What every provider's LAPACK derives from: arguments are checked in the reference's order, row-major matrices are
/// read as the transposes of column-major ones (nothing is copied), and a <c>Core</c> does the column-major work.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">Its real type: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="blas">The BLAS that row-major solves use.</param>
public abstract unsafe partial class LapackBase<T, TReal>(IBlas<T, TReal> blas) : ILapack<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>The BLAS that row-major solves use.</summary>
    protected IBlas<T, TReal> Blas { get; } = blas;

    /// <summary>The provider's name, for messages.</summary>
    protected virtual string Provider => "unnamed";

    private MissingRoutineException Missing(int routine) =>
        new(Provider, RoutineCatalog.All[routine].Symbols[Element<T>.Index]);

    private nint GesvRowMajor(nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        nint info = GetrfCore(n, n, a, lda, ipiv);
        if (info != 0 || nrhs == 0)
            return info;

        // They come from a library and are followed here: whatever it made of a NaN, none leads out of the matrix.
        ArgumentCheck.Pivots(ipiv, n, n);
        return GetrsRowMajor(Transpose.None, n, nrhs, a, lda, ipiv, b, ldb);
    }

    // The memory holds A' = Aᵀ = P L U and B' = Bᵀ. op(A) X = B becomes X' op'(A') = B' with unknowns on the left:
    //   A X = B:   X' = B' U⁻¹ L⁻¹ Pᵀ
    //   Aᵀ X = B:  X' = B' P L⁻ᵀ U⁻ᵀ      (Aᴴ: conjugated, and A = conj: as the first with conj(A'))
    private nint GetrsRowMajor(Transpose trans, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        if (trans.IsTransposed())
        {
            ExchangeColumns(n, nrhs, b, ldb, ipiv, forward: true);
            Blas.Trsm(Layout.ColumnMajor, Side.Right, UpLo.Lower, trans, Diag.Unit, nrhs, n, T.One, a, lda, b, ldb);
            Blas.Trsm(Layout.ColumnMajor, Side.Right, UpLo.Upper, trans, Diag.NonUnit, nrhs, n, T.One, a, lda, b, ldb);
        }
        else
        {
            Blas.Trsm(Layout.ColumnMajor, Side.Right, UpLo.Upper, trans, Diag.NonUnit, nrhs, n, T.One, a, lda, b, ldb);
            Blas.Trsm(Layout.ColumnMajor, Side.Right, UpLo.Lower, trans, Diag.Unit, nrhs, n, T.One, a, lda, b, ldb);
            ExchangeColumns(n, nrhs, b, ldb, ipiv, forward: false);
        }

        return 0;
    }

    private static void ExchangeColumns(nint n, nint nrhs, T* b, nint ldb, int* ipiv, bool forward)
    {
        for (nint step = 0; step < n; step++)
        {
            nint i = forward ? step : n - 1 - step;
            nint j = ipiv[i] - 1;
            if (i == j)
                continue;
            T* p = b + (i * ldb), q = b + (j * ldb);
            for (nint r = 0; r < nrhs; r++)
                (p[r], q[r]) = (q[r], p[r]);
        }
    }
}
