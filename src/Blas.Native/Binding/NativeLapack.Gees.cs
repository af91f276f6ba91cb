namespace Blas.Native;

// gees calls back: the one routine whose call is not generated.
internal sealed unsafe partial class NativeLapack<T, TReal>
{
    /// <inheritdoc/>
    protected override nint GeesCore(
        Job jobvs, Func<TReal, TReal, bool>? select, nint n, T* a, nint lda, nint* sdim, TReal* wr, TReal* wi, T* vs, nint ldvs)
    {
        void* routine = table[RoutineCatalog.Gees];
        if (routine == null || (!table.HasWideIntegers && !((int)n == n && (int)lda == lda && (int)ldvs == ldvs)))
        {
            ILapack<T, TReal> other = fallback ?? throw NativeCall.Refusal(table, RoutineCatalog.Gees, Element<T>.Index, "n lda ldvs", [n, lda, ldvs]);
            other.TryGees(Layout.ColumnMajor, jobvs, select, n, a, lda, sdim, wr, wi, vs, ldvs, out nint status);
            return status;
        }

        byte jobvsLetter = (byte)jobvs, sortLetter = select is null ? (byte)'N' : (byte)'S';
        nint lwork = -1, info = 0;
        using var parts = new Scratch<T>(Element<T>.IsComplex ? n : 0);
        using var rwork = new Scratch<TReal>(Element<T>.IsComplex ? n : 0);

        // Logical values, as wide as the library's integers.
        using var bwork = new Scratch<long>(select is null ? 1 : n);
        T answer = default;
        T* work = &answer;
        *sdim = 0;
        using var choice = new EigenvalueChoice(select is null ? null : (re, im) => select(TReal.CreateTruncating(re), TReal.CreateTruncating(im)));
        void* chosen = EigenvalueChoice.Function(Element<T>.Index);
        for (int pass = 0; pass < 2; pass++)
        {
            using var room = new Scratch<T>(Math.Max(0, lwork));
            if (pass == 1)
                work = room.Pointer;
            if (Element<T>.IsComplex)
            {
                ((delegate* unmanaged[Cdecl]<byte*, byte*, void*, nint*, void*, nint*, void*, void*, void*, nint*, void*, nint*, void*, void*, nint*, nuint, nuint, void>)routine)(
                    &jobvsLetter, &sortLetter, chosen, &n, a, &lda, sdim, parts.Pointer, vs, &ldvs, work, &lwork, rwork.Pointer, bwork.Pointer, &info, 1, 1);
            }
            else
            {
                ((delegate* unmanaged[Cdecl]<byte*, byte*, void*, nint*, void*, nint*, void*, void*, void*, void*, nint*, void*, nint*, void*, nint*, nuint, nuint, void>)routine)(
                    &jobvsLetter, &sortLetter, chosen, &n, a, &lda, sdim, wr, wi, vs, &ldvs, work, &lwork, bwork.Pointer, &info, 1, 1);
            }

            if (pass == 0)
                (lwork, info) = (NativeCall.Room(table, answer, (Element<T>.IsComplex ? 2 : 3) * n), 0);
        }

        EigenvalueChoice.ThrowIfFailed();
        if (Element<T>.IsComplex)
            NativeCall.Split(n, parts.Pointer, wr, wi);
        return NativeCall.Info(info, table, RoutineCatalog.Gees);
    }
}
