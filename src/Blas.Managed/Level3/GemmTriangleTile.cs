using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>c = beta c + x, rounded as the register tile does it; beta = 0 does not read c.</summary>
    /// <param name="n">Elements.</param>
    /// <param name="x">The products.</param>
    /// <param name="beta">The factor.</param>
    /// <param name="c">The result.</param>
    public abstract void AddToScaled(nint n, T* x, T beta, T* c);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddToScaled(nint n, T* x, T beta, T* c)
    {
        TVector factor = TSimd.Broadcast(beta);
        bool overwrite = beta == T.Zero;
        nint i = 0;
        for (; i + TSimd.Count <= n; i += TSimd.Count)
        {
            TVector value = TSimd.Load(x + i);
            TSimd.Store(overwrite ? value : TSimd.MultiplyAdd(factor, TSimd.Load(c + i), value), c + i);
        }

        if (i < n)
        {
            TVector mask = TSimd.Mask(n - i);
            TVector value = TSimd.LoadMasked(x + i, mask);
            TSimd.StoreMasked(overwrite ? value : TSimd.MultiplyAdd(factor, TSimd.LoadMasked(c + i, mask), value), c + i, mask);
        }
    }
}
