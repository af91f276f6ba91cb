namespace Blas.Managed;

// LAPACK: auxiliary routines.
public sealed unsafe partial class ManagedLapack<T, TReal>
{
    /// <inheritdoc/>
    protected override TReal LangeCore(Norm norm, nint m, nint n, T* a, nint lda) =>
        _engine.Lange(norm, m, n, a, lda);

    /// <inheritdoc/>
    protected override TReal LansyCore(Norm norm, UpLo uplo, nint n, T* a, nint lda) =>
        _engine.Lansy(norm, uplo, n, a, lda);

    /// <inheritdoc/>
    protected override TReal LanheCore(Norm norm, UpLo uplo, nint n, T* a, nint lda) =>
        _engine.Lanhe(norm, uplo, n, a, lda);

    /// <inheritdoc/>
    protected override TReal LantrCore(Norm norm, UpLo uplo, Diag diag, nint m, nint n, T* a, nint lda) =>
        _engine.Lantr(norm, uplo, diag, m, n, a, lda);

    /// <inheritdoc/>
    protected override void LacpyCore(MatrixPart uplo, nint m, nint n, T* a, nint lda, T* b, nint ldb) =>
        Engine<T, TReal>.Lacpy(uplo, m, n, a, lda, b, ldb);

    /// <inheritdoc/>
    protected override void LasetCore(MatrixPart uplo, nint m, nint n, T alpha, T beta, T* a, nint lda) =>
        Engine<T, TReal>.Laset(uplo, m, n, alpha, beta, a, lda);

    /// <inheritdoc/>
    protected override void LaswpCore(nint m, nint n, T* a, nint lda, nint k1, nint k2, int* ipiv, nint incx) =>
        Engine<T, TReal>.Laswp(n, a, lda, k1, k2, ipiv, incx);

    /// <inheritdoc/>
    protected override void LarfgCore(nint n, T* alpha, T* x, nint incx, T* tau) =>
        _engine.Larfg(n, alpha, x, incx, tau);

    /// <inheritdoc/>
    protected override void LarfCore(Side side, nint m, nint n, T* v, nint incv, T tau, T* c, nint ldc) =>
        _engine.Larf(side, m, n, v, incv, tau, c, ldc);

    /// <inheritdoc/>
    protected override void LarftCore(Direct direct, StoreV storev, nint n, nint k, T* v, nint ldv, T* tau, T* t, nint ldt) =>
        _engine.Larft(direct, storev, n, k, v, ldv, tau, t, ldt);

    /// <inheritdoc/>
    protected override void LarfbCore(
        Side side, Transpose trans, Direct direct, StoreV storev, nint m, nint n, nint k, T* v, nint ldv, T* t,
        nint ldt, T* c, nint ldc) =>
        _engine.Larfb(side, trans, direct, storev, m, n, k, v, ldv, t, ldt, c, ldc);

    /// <inheritdoc/>
    protected override TReal LamchCore(MachineParameter cmach)
    {
        bool single = sizeof(TReal) == sizeof(float);
        int digits = single ? 24 : 53, least = single ? -125 : -1021, most = single ? 128 : 1024;
        return cmach switch
        {
            MachineParameter.Epsilon => TReal.ScaleB(TReal.One, -digits),

            // The reciprocal of the smallest normal number is finite.
            MachineParameter.SafeMinimum or MachineParameter.Underflow => TReal.ScaleB(TReal.One, least - 1),
            MachineParameter.Base => TReal.One + TReal.One,
            MachineParameter.Precision => TReal.ScaleB(TReal.One, 1 - digits),
            MachineParameter.Digits => TReal.CreateChecked(digits),
            MachineParameter.Rounding => TReal.One,
            MachineParameter.MinimumExponent => TReal.CreateChecked(least),
            MachineParameter.MaximumExponent => TReal.CreateChecked(most),
            _ => TReal.ScaleB(TReal.One - TReal.ScaleB(TReal.One, -digits), most - 1) * (TReal.One + TReal.One),
        };
    }

    /// <inheritdoc/>
    protected override void IlaverCore(nint* major, nint* minor, nint* patch)
    {
        // The version whose definitions the routines follow.
        *major = 3;
        *minor = 11;
        *patch = 0;
    }
}
