using System.Diagnostics;
using System.Numerics;
using Blas;

namespace Bench;

/// <summary>What a row of the table measures: work that every provider does on the same operands.</summary>
/// <param name="flops">Real operations of a call; 0 where they are not counted.</param>
internal abstract class TurnWork(double flops) : IDisposable
{
    /// <summary>Real operations of a call.</summary>
    public double Flops => flops;

    /// <summary>The work of a case.</summary>
    public static TurnWork Of<T, TReal>(TableCase work)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        if (work.Routine.Length == 0)
            return new ProductWork<T, TReal>(new GemmProduct<T, TReal>(work.M, work.N, work.K, work.TransA, work.TransB, Layout.RowMajor));
        return Name(work, "lapack ") is string routine ? new LapackWork<T, TReal>(routine, work.N) : new RoutineWork<T, TReal>(work.Routine, work.N);
    }

    /// <summary>The work of a case that real numbers alone may have.</summary>
    public static TurnWork OfReal<T>(TableCase work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Name(work, "array ") is string array ? new ArrayWork<T>(array, work.N)
        : Name(work, "network ") is string network ? new NetworkWork<T>(network, work.N)
        : Of<T, T>(work);

    /// <summary>Does the work a number of times.</summary>
    /// <returns>Seconds, without what restores the operands.</returns>
    public abstract double Time(IBlasProvider provider, int calls);

    public abstract void Dispose();

    protected static double Clock(Action run, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string? Name(TableCase work, string room) =>
        work.Routine.StartsWith(room, StringComparison.Ordinal) ? work.Routine[room.Length..] : null;
}

/// <summary>A product of matrices.</summary>
internal sealed class ProductWork<T, TReal>(GemmProduct<T, TReal> product) : TurnWork(product.Flops)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public override double Time(IBlasProvider provider, int calls)
    {
        IBlas<T, TReal> blas = (IBlas<T, TReal>)provider.Blas.For<T>();
        return Clock(() => product.Multiply(blas), calls);
    }

    public override void Dispose() => product.Dispose();
}

/// <summary>Another routine of BLAS.</summary>
internal sealed class RoutineWork<T, TReal> : TurnWork
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private readonly RoutineSet<T, TReal> _set;
    private readonly RoutineCase<T, TReal> _routine;

    public RoutineWork(string name, int n)
        : base(0)
    {
        _set = new(n);
        _routine = _set.Cases.Single(c => c.Name == name);
    }

    public override double Time(IBlasProvider provider, int calls)
    {
        IBlas<T, TReal> blas = (IBlas<T, TReal>)provider.Blas.For<T>();
        return Clock(() => _routine.Run(blas), calls);
    }

    public override void Dispose() => _set.Dispose();
}

/// <summary>A routine of LAPACK; what it overwrites is restored off the clock. A call is one on each of the set's operands.</summary>
internal sealed class LapackWork<T, TReal> : TurnWork
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private readonly LapackSet<T, TReal> _set;
    private readonly LapackCase<T, TReal> _routine;

    public LapackWork(string name, int n)
        : base(LapackCases.Create<T, TReal>(n).Single(c => c.Name == name).Operations)
    {
        _set = new(n);
        _routine = _set.Cases.Single(c => c.Name == name);
    }

    public override double Time(IBlasProvider provider, int calls)
    {
        ILapack<T, TReal> lapack = (ILapack<T, TReal>)provider.Lapack.For<T>();
        double seconds = 0;
        for (int i = 0; i < calls; i++)
            seconds += _set.Time(_routine, lapack) / _set.Count;
        return seconds;
    }

    public override void Dispose() => _set.Dispose();
}
