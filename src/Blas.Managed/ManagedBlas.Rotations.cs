namespace Blas.Managed;

// Rotations and the extensions of Level 1.
public sealed unsafe partial class ManagedBlas<T, TReal>
{
    /// <inheritdoc/>
    protected override nint IaminCore(nint n, T* x, nint incx) =>
        _engine.Iamin(n, x, incx);

    /// <inheritdoc/>
    protected override void ScalRealCore(nint n, TReal alpha, T* x, nint incx) =>
        _engine.ScalReal(n, alpha, x, incx);

    /// <inheritdoc/>
    protected override void AxpbyCore(nint n, T alpha, T* x, nint incx, T beta, T* y, nint incy) =>
        _engine.Axpby(n, alpha, x, incx, beta, y, incy);

    /// <inheritdoc/>
    protected override void RotgCore(T* a, T* b, TReal* c, T* s) =>
        Engine<T, TReal>.Rotg(a, b, c, s);

    /// <inheritdoc/>
    protected override void RotCore(nint n, T* x, nint incx, T* y, nint incy, TReal c, T s) =>
        _engine.Rot(n, x, incx, y, incy, c, s);

    /// <inheritdoc/>
    protected override void RotRealCore(nint n, T* x, nint incx, T* y, nint incy, TReal c, TReal s) =>
        _engine.RotReal(n, x, incx, y, incy, c, s);

    /// <inheritdoc/>
    protected override void RotmgCore(TReal* d1, TReal* d2, TReal* x1, TReal y1, TReal* param) =>
        Engine<T, TReal>.Rotmg(d1, d2, x1, y1, param);

    /// <inheritdoc/>
    protected override void RotmCore(nint n, T* x, nint incx, T* y, nint incy, TReal* param) =>
        _engine.Rotm(n, x, incx, y, incy, param);
}
