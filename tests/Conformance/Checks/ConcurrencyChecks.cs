using System.Numerics;
using System.Runtime.InteropServices;
using Blas;

namespace Conformance;

/// <summary>Providers are thread-safe, and the same call gives the same bits.</summary>
internal sealed class ConcurrencyChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private const int Threads = 32;

    /// <summary>The same call on the same memory, again and again.</summary>
    [Check("repeated calls")]
    public void SameBitsEachTime()
    {
        foreach (int n in new[] { 7, 65, 200 })
        {
            using var work = new Work(n, n);
            byte[] first = work.Run(_blas, _lapack);
            for (int i = 0; i < 5; i++)
            {
                int turn = i;
                Require(work.Run(_blas, _lapack).AsSpan().SequenceEqual(first), () =>
                    $"{Element<T>.Letter} routines on {_provider.Info.Name}, n = {n}: call {turn + 2} gave other bits than the first.");
            }
        }
    }

    /// <summary>Each thread has operands of its own; what it gets is what it gets alone.</summary>
    [Check("threads")]
    public void ManyAtOnceAsAlone()
    {
        // The last is large enough for threads of the library's own, and slow for plain loops.
        foreach ((int n, int count) in new[] { (9, Threads), (130, Threads), (230, _provider.Info.Name == NaiveProvider.Name ? 0 : Threads / 4) })
        {
            Work[] work = [.. Enumerable.Range(0, count).Select(t => new Work(n, t))];
            byte[][] alone = [.. work.Select(w => w.Run(_blas, _lapack))];
            var failures = new Exception?[count];
            using var start = new Barrier(Math.Max(1, count));
            Thread[] threads =
            [
                .. Enumerable.Range(0, count).Select(t => new Thread(() =>
                {
                    try
                    {
                        start.SignalAndWait();
                        for (int turn = 0; turn < 2; turn++)
                        {
                            Require(work[t].Run(_blas, _lapack).AsSpan().SequenceEqual(alone[t]), () =>
                                $"{Element<T>.Letter} routines on {_provider.Info.Name}, n = {n}: among {count} threads the bits were others than alone.");
                        }
                    }
                    catch (Exception e)
                    {
                        failures[t] = e;
                    }
                })),
            ];
            foreach (Thread thread in threads)
                thread.Start();
            foreach (Thread thread in threads)
                thread.Join();
            foreach (Work w in work)
                w.Dispose();
            Exception? failure = failures.FirstOrDefault(f => f is not null);
            if (failure is not null)
                throw new ConformanceException(failure.Message);
        }
    }

    // One of each kind of routine, on operands of one thread.
    private sealed class Work : IDisposable
    {
        private readonly GuardedMemory<T, TReal>[] _operands;
        private readonly GCHandle[] _pins;
        private readonly int _n;
        private readonly Mat<T, TReal> _a;
        private readonly Mat<T, TReal> _b;
        private readonly Mat<T, TReal> _c;
        private readonly Vec<T, TReal> _x;
        private readonly Vec<T, TReal> _y;
        private readonly int[] _ipiv;

        // A matrix so large that products of it with a vector are shared out.
        private readonly int _large;
        private readonly Mat<T, TReal> _d;
        private readonly Vec<T, TReal> _u;
        private readonly Vec<T, TReal> _v;

        public Work(int n, int seed)
        {
            _large = n < 100 ? n : 400;
            var random = new Random(seed);
            _n = n;
            _a = Mat<T, TReal>.Random(Layout.ColumnMajor, n, n, 1, random);
            _b = Mat<T, TReal>.Random(Layout.ColumnMajor, n, n, 0, random);
            _c = Mat<T, TReal>.Random(Layout.ColumnMajor, n, n, 2, random);
            _x = Vec<T, TReal>.Random(n, 1, random);
            _y = Vec<T, TReal>.Random(n, 1, random);
            _ipiv = new int[n];
            _d = Mat<T, TReal>.Random(Layout.ColumnMajor, _large, _large, 1, random);
            _u = Vec<T, TReal>.Random(_large, 1, random);
            _v = Vec<T, TReal>.Random(_large, 1, random);
            _operands = [_a, _b, _c, _x, _y, _d, _u, _v];
            _pins = [.. _operands.Select(o => o.Pin())];
        }

        public void Dispose()
        {
            foreach (GCHandle pin in _pins)
                pin.Free();
        }

        public byte[] Run(IBlas<T, TReal> blas, ILapack<T, TReal> lapack)
        {
            foreach (GuardedMemory<T, TReal> operand in _operands)
                operand.Restore();
            T alpha = Scalar<T, TReal>.Make(0.7, -1.3);
            blas.Gemm(Layout.ColumnMajor, Transpose.None, Transpose.ConjugateTranspose, _n, _n, _n, alpha, _a.Span, _a.Ld, _b.Span, _b.Ld, T.One, _c.Span, _c.Ld);
            blas.Gemv(Layout.RowMajor, Transpose.None, _n, _n, alpha, _a.Span, _a.Ld, _x.Span, 1, T.One, _y.Span, 1);
            _x[0] = blas.Dot(_n, _x.Span, 1, _y.Span, 1);
            RunSpecial(blas, alpha);
            lapack.TryGesv(Layout.ColumnMajor, _n, _n, _a.Span, _a.Ld, _ipiv, _b.Span, _b.Ld, out _);
            return [.. _operands.SelectMany(o => o.Bits())];
        }

        private void RunSpecial(IBlas<T, TReal> blas, T alpha)
        {
            // Rows of the sums are divided by n, so that one result can go into the next.
            T part = Scalar<T, TReal>.Make(1.0 / _n, 0), partOfLarge = Scalar<T, TReal>.Make(1.0 / _large, 0);
            blas.Hemv(Layout.ColumnMajor, UpLo.Lower, _large, partOfLarge, _d.Span, _d.Ld, _u.Span, 1, T.One, _v.Span, 1);
            blas.Symv(Layout.RowMajor, UpLo.Upper, _large, partOfLarge, _d.Span, _d.Ld, _v.Span, 1, T.One, _u.Span, 1);
            blas.Trmv(Layout.ColumnMajor, UpLo.Upper, Transpose.Conjugate, Diag.NonUnit, _large, _d.Span, _d.Ld, _u.Span, 1);
            blas.Her2(Layout.RowMajor, UpLo.Upper, _large, alpha, _u.Span, 1, _v.Span, 1, _d.Span, _d.Ld);
            blas.Gbmv(Layout.ColumnMajor, Transpose.None, _large, _large, _large / 4, _large / 4, partOfLarge, _d.Span, _d.Ld, _u.Span, 1, T.One, _v.Span, 1);
            blas.Symm(Layout.ColumnMajor, Side.Right, UpLo.Lower, _n, _n, part, _a.Span, _a.Ld, _b.Span, _b.Ld, T.One, _c.Span, _c.Ld);
            blas.Herk(Layout.RowMajor, UpLo.Lower, Transpose.None, _n, _n, TReal.One, _a.Span, _a.Ld, TReal.One, _c.Span, _c.Ld);
            blas.Trmm(Layout.ColumnMajor, Side.Left, UpLo.Lower, Transpose.None, Diag.Unit, _n, _n, part, _a.Span, _a.Ld, _c.Span, _c.Ld);
            blas.GemmBatchStrided(
                Layout.ColumnMajor, Transpose.None, Transpose.None, _n, 2, _n, part, _a.Span, _a.Ld, 0, _b.Span, _b.Ld, 2 * _b.Ld,
                T.One, _c.Span, _c.Ld, 2 * _c.Ld, _n / 2);
        }
    }
}
