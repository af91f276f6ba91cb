using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>Work space comes from memory that is kept: a call takes nothing from the collector, in either layout.</summary>
internal sealed unsafe class AllocationChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private delegate void Call(ILapack<T, TReal> lapack, Layout layout, int n, T* a, T* b, T* c, TReal* values, int* pivots);

    private static readonly (string Name, bool IsDefinite, Call Run)[] Calls =
    [
        ("getrf", false, static (lapack, layout, n, a, b, c, values, pivots) => lapack.Getrf(layout, n, n, a, n, pivots)),
        ("gesv", false, static (lapack, layout, n, a, b, c, values, pivots) => lapack.Gesv(layout, n, 2, a, n, pivots, b, n)),
        ("getri", true, static (lapack, layout, n, a, b, c, values, pivots) =>
        {
            lapack.Getrf(layout, n, n, a, n, pivots);
            lapack.Getri(layout, n, a, n, pivots);
        }),
        ("posv", true, static (lapack, layout, n, a, b, c, values, pivots) => lapack.Posv(layout, UpLo.Lower, n, 2, a, n, b, n)),
        ("sysv", false, static (lapack, layout, n, a, b, c, values, pivots) => lapack.Sysv(layout, UpLo.Lower, n, 2, a, n, pivots, b, n)),
        ("geqrf", false, static (lapack, layout, n, a, b, c, values, pivots) => lapack.Geqrf(layout, n, n, a, n, c)),
        ("gels", false, static (lapack, layout, n, a, b, c, values, pivots) => lapack.Gels(layout, Transpose.None, n, n, 2, a, n, b, n)),
        ("syevd", true, static (lapack, layout, n, a, b, c, values, pivots) =>
        {
            if (typeof(T) == typeof(TReal))
                lapack.Syevd(layout, Job.Vectors, UpLo.Lower, n, a, n, values);
        }),
        ("gesdd", false, static (lapack, layout, n, a, b, c, values, pivots) => lapack.Gesdd(layout, SvdJob.All, n, n, a, n, values, b, n, c, n)),
        ("geev", false, static (lapack, layout, n, a, b, c, values, pivots) =>
            lapack.Geev(layout, Job.Vectors, Job.Vectors, n, a, n, values, values + n, b, n, c, n)),
    ];

    [Check("allocations")]
    public void NothingOnceItIsWarm()
    {
        if (_provider.Info.Name == NaiveProvider.Name)
            return;
        foreach (int n in new[] { 5, 70 })
        {
            int length = n * n;
            T[] general = new T[length], definite = new T[length];
            var random = new Random(n);
            for (int i = 0; i < length; i++)
            {
                general[i] = Scalar<T, TReal>.Random(random);
                definite[i] = Scalar<T, TReal>.Make(i / n == i % n ? n : 0.5, 0);
            }

            T[] a = new T[length], b = new T[length], c = new T[length];
            TReal[] values = new TReal[2 * n];
            int[] pivots = new int[n];
            fixed (T* pa = a, pb = b, pc = c)
            fixed (TReal* pv = values)
            fixed (int* pp = pivots)
            {
                foreach ((string name, bool isDefinite, Call run) in Calls)
                {
                    foreach (Layout layout in new[] { Layout.ColumnMajor, Layout.RowMajor })
                    {
                        // The least of several turns: the first ones warm up, and what the collector counts at its own time is not the call's.
                        long least = long.MaxValue;
                        for (int turn = 0; turn < 8 && least > 0; turn++)
                        {
                            (isDefinite ? definite : general).CopyTo(a, 0);
                            general.CopyTo(b, 0);
                            long before = GC.GetAllocatedBytesForCurrentThread();
                            run(_lapack, layout, n, pa, pb, pc, pv, pp);
                            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                        }

                        Require(least == 0, () =>
                            $"{Element<T>.Letter}{name}, {layout}, n = {n} on {_provider.Info.Name}: each call takes {least} bytes from the collector.");
                    }
                }
            }
        }
    }
}
