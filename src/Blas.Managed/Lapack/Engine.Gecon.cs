using System.Numerics;

namespace Blas.Managed;

// 1 / (|A| |A^-1|) in the 1- or the infinity-norm, with |A^-1| estimated: 0 for a matrix that is singular to working precision,
// 1 for an empty one, NaN for one with NaN.
internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>The reciprocal condition number of a general matrix from the factors of <see cref="Getrf"/> and its norm.</summary>
    public nint Gecon(Norm norm, nint n, T* a, nint lda, TReal anorm, TReal* rcond)
    {
        SolveMap map = new() { Engine = this, N = n, A = a, Lda = lda, First = Factor.UnitLower, Second = Factor.Upper, IsAdjoint = norm == Norm.Infinity };
        *rcond = ReciprocalCondition(n, anorm, a, lda, MatrixPart.All, ref map);
        return 0;
    }

    /// <summary>The same of a positive definite matrix from the factor of <see cref="Potrf"/>.</summary>
    public nint Pocon(UpLo uplo, nint n, T* a, nint lda, TReal anorm, TReal* rcond)
    {
        bool upper = uplo == UpLo.Upper;
        SolveMap map = new()
        {
            Engine = this,
            N = n,
            A = a,
            Lda = lda,
            First = upper ? Factor.UpperAdjoint : Factor.Lower,
            Second = upper ? Factor.Upper : Factor.LowerAdjoint,
        };
        *rcond = ReciprocalCondition(n, anorm, a, lda, PartOf(uplo), ref map);
        return 0;
    }

    /// <summary>The same of a triangular matrix.</summary>
    public nint Trcon(Norm norm, UpLo uplo, Diag diag, nint n, T* a, nint lda, TReal* rcond)
    {
        bool upper = uplo == UpLo.Upper;
        SolveMap map = new()
        {
            Engine = this,
            N = n,
            A = a,
            Lda = lda,
            First = upper ? (diag == Diag.Unit ? Factor.UnitUpper : Factor.Upper) : diag == Diag.Unit ? Factor.UnitLower : Factor.Lower,
            Second = Factor.None,
            IsAdjoint = norm == Norm.Infinity,
        };
        *rcond = ReciprocalCondition(n, Lantr(norm, uplo, diag, n, n, a, lda), a, lda, PartOf(uplo), ref map);
        return 0;
    }

    private TReal ReciprocalCondition(nint n, TReal norm, T* a, nint lda, MatrixPart part, ref SolveMap map)
    {
        if (n == 0)
        {
            return TReal.One;
        }

        if (norm == TReal.Zero || TReal.IsNaN(norm) || TReal.IsInfinity(norm))
        {
            return TReal.IsNaN(norm) ? norm : TReal.Zero;
        }

        TReal inverse = EstimateNorm(n, ref map);
        if (TReal.IsFinite(inverse))
        {
            return inverse == TReal.Zero ? TReal.Zero : TReal.One / inverse / norm;
        }

        // Solutions out of range: the factors are singular to working precision, or not numbers.
        TReal largest = part == MatrixPart.All
            ? Lange(Norm.Max, n, n, a, lda)
            : Lantr(Norm.Max, part == MatrixPart.Upper ? UpLo.Upper : UpLo.Lower, Diag.NonUnit, n, n, a, lda);
        return TReal.IsNaN(largest) ? TReal.NaN : TReal.Zero;
    }

    private enum Factor : byte
    {
        None,
        Lower,
        UnitLower,
        LowerAdjoint,
        Upper,
        UnitUpper,
        UpperAdjoint,
    }

    /// <summary>The inverse of one or of a product of two triangles; permutations do not change the norms that are estimated.</summary>
    private struct SolveMap : ILinearMap<T>
    {
        public Engine<T, TReal> Engine;
        public T* A;
        public nint N, Lda;
        public Factor First, Second;
        public bool IsAdjoint;

        public readonly bool Apply(T* x, bool adjoint)
        {
            bool turned = adjoint != IsAdjoint;
            Solve(turned ? Second : First, turned, x);
            Solve(turned ? First : Second, turned, x);
            for (nint i = 0; i < N; i++)
            {
                if (!TReal.IsFinite(Scalars<T, TReal>.Abs1(x[i])))
                {
                    return false;
                }
            }

            return true;
        }

        private readonly void Solve(Factor factor, bool adjoint, T* x)
        {
            if (factor == Factor.None)
            {
                return;
            }

            bool turned = adjoint != (factor is Factor.LowerAdjoint or Factor.UpperAdjoint);
            Engine.Trsv(
                factor is Factor.Upper or Factor.UnitUpper or Factor.UpperAdjoint ? UpLo.Upper : UpLo.Lower,
                turned ? Transpose.ConjugateTranspose : Transpose.None,
                factor is Factor.UnitLower or Factor.UnitUpper ? Diag.Unit : Diag.NonUnit,
                N,
                A,
                Lda,
                x,
                1);
        }
    }
}
