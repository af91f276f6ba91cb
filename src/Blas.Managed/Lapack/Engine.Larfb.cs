using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// C = op(H) C, or C op(H) for the right side, with the block reflector H of <see cref="Larft"/> and op(H) = H
    /// or H^H; C is m by n.
    /// </summary>
    /// <remarks>
    /// The vectors are written out with their ones and zeros first, so that all of the work is two large products and
    /// a small one; the reference's <c>larfb</c> takes the triangle of V apart with <c>trmm</c>.
    /// </remarks>
    public void Larfb(
        Side side, Transpose trans, Direct direct, StoreV storev, nint m, nint n, nint k,
        T* v, nint ldv, T* t, nint ldt, T* c, nint ldc)
    {
        if (m == 0 || n == 0 || k == 0)
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint order = side == Side.Left ? m : n;
        T* full = arena.Take<T>(order * k), factor = arena.Take<T>(k * k);
        nint ldf = CopyReflectors(direct, storev, order, k, v, ldv, full);
        Laset(MatrixPart.All, k, k, T.Zero, T.Zero, factor, k);
        Lacpy(direct == Direct.Forward ? MatrixPart.Upper : MatrixPart.Lower, k, k, t, ldt, factor, k);
        ApplyBlock(side, trans, storev, m, n, k, full, ldf, factor, k, c, ldc);
    }

    /// <summary>The same with vectors that are written out, and a factor with zeros in its other triangle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ApplyBlock(
        Side side, Transpose trans, StoreV storev, nint m, nint n, nint k,
        T* v, nint ldv, T* t, nint ldt, T* c, nint ldc)
    {
        if (m == 0 || n == 0)
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        bool columns = storev == StoreV.Columns;
        Transpose form = trans == Transpose.None ? Transpose.None : Transpose.ConjugateTranspose;
        Transpose plain = columns ? Transpose.None : Transpose.ConjugateTranspose;
        Transpose turned = columns ? Transpose.ConjugateTranspose : Transpose.None;
        if (side == Side.Left)
        {
            T* product = arena.Take<T>(k * n), weighted = arena.Take<T>(k * n);
            Gemm(turned, Transpose.None, k, n, m, T.One, v, ldv, c, ldc, T.Zero, product, k);
            Gemm(form, Transpose.None, k, n, k, T.One, t, ldt, product, k, T.Zero, weighted, k);
            Gemm(plain, Transpose.None, m, n, k, -T.One, v, ldv, weighted, k, T.One, c, ldc);
        }
        else
        {
            T* product = arena.Take<T>(m * k), weighted = arena.Take<T>(m * k);
            Gemm(Transpose.None, plain, m, k, n, T.One, c, ldc, v, ldv, T.Zero, product, m);
            Gemm(Transpose.None, form, m, k, k, T.One, product, m, t, ldt, T.Zero, weighted, m);
            Gemm(Transpose.None, turned, m, n, k, -T.One, weighted, m, v, ldv, T.One, c, ldc);
        }
    }
}
