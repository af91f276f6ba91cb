using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>C = op(Q) C, or C op(Q) for the right side, with Q = H(0) ... H(k-1) of <see cref="Geqrf"/> (ormqr, unmqr); C is m by n.</summary>
    public void Ormqr(Side side, Transpose trans, nint m, nint n, nint k, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        // Q C = H(0) (... (H(k-1) C)): the last first; Q^H C, and C Q from the right, the first first.
        bool forward = (side == Side.Left) != (trans == Transpose.None);
        ApplyReflectors(side, trans, StoreV.Columns, forward, m, n, k, a, lda, tau, c, ldc);
    }

    /// <summary>C = op(Q) C, or C op(Q) for the right side, with Q = H(k-1)^H ... H(0)^H of <see cref="Gelqf"/> (ormlq, unmlq); C is m by n.</summary>
    public void Ormlq(Side side, Transpose trans, nint m, nint n, nint k, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        bool forward = (side == Side.Left) == (trans == Transpose.None);
        Transpose inner = trans == Transpose.None ? Transpose.ConjugateTranspose : Transpose.None;
        ApplyReflectors(side, inner, StoreV.Rows, forward, m, n, k, a, lda, tau, c, ldc);
    }

    private void ApplyReflectors(
        Side side, Transpose trans, StoreV storev, bool forward, nint m, nint n, nint k,
        T* a, nint lda, T* tau, T* c, nint ldc)
    {
        if (m == 0 || n == 0 || k == 0)
        {
            return;
        }

        bool left = side == Side.Left;
        nint order = left ? m : n;
        if (left && (m <= PlainOrder || (IsComplex && m <= SmallRows && n <= SmallColumns)))
        {
            ApplyPlain(trans, storev, forward, m, n, k, a, lda, tau, c, ldc);
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint block = Math.Min(k, QrBlock);
        nint blocks = (k + block - 1) / block;
        T* factor = arena.Take<T>(block * block), v = arena.Take<T>(order * block);
        for (nint step = 0; step < blocks; step++)
        {
            nint i = (forward ? step : blocks - 1 - step) * block;
            nint width = Math.Min(block, k - i), rest = order - i;
            nint ldv = CopyReflectors(Direct.Forward, storev, rest, width, a + i + (i * lda), lda, v);
            FormFactor(Direct.Forward, storev, rest, width, v, ldv, tau + i, factor, width);
            ApplyBlock(
                side, trans, storev, left ? rest : m, left ? n : rest, width, v, ldv, factor, width,
                left ? c + i : c + (i * ldc), ldc);
        }
    }
}
