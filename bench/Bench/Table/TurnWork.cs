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
    /// <param name="type">float, double, complex32 or complex.</param>
    /// <param name="work">The case.</param>
    /// <exception cref="ArgumentException">There is no such type, or no work of that name for it.</exception>
    public static TurnWork Of(string type, TableCase work) => type switch
    {
        "float" => OfReal<float>(work),
        "double" => OfReal<double>(work),
        "complex32" => Of<Complex32, float>(work),
        "complex" => Of<Complex, double>(work),
        _ => throw new ArgumentException($"There is no element type '{type}'.", nameof(type)),
    };

    /// <summary>What has a name among those that there are.</summary>
    protected static TCase Find<TCase>(IEnumerable<TCase> cases, Func<TCase, string> nameOf, string name)
        where TCase : class
    {
        TCase[] all = [.. cases];
        return all.SingleOrDefault(c => nameOf(c) == name)
            ?? throw new ArgumentException($"There is no work '{name}'; there are {string.Join(", ", all.Select(nameOf))}.", nameof(name));
    }

    private static TurnWork Of<T, TReal>(TableCase work)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        if (work.Routine.Length == 0)
            return new ProductWork<T, TReal>(new GemmProduct<T, TReal>(work.M, work.N, work.K, work.TransA, work.TransB, Layout.RowMajor));
        return Name(work, "lapack ") is string routine ? new LapackWork<T, TReal>(routine, work.N) : new RoutineWork<T, TReal>(work.Routine, work.N);
    }

    // Arrays and networks are of real numbers.
    private static TurnWork OfReal<T>(TableCase work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Name(work, "array ") is string array ? new ArrayWork<T>(Find(ArrayWork<T>.Names, n => n, array), work.N)
        : Name(work, "network ") is string network ? new NetworkWork<T>(Find(NetworkWork<T>.Names, n => n, network), work.N)
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
        _routine = Find(_set.Cases, c => c.Name, name);
    }

    public override double Time(IBlasProvider provider, int calls)
    {
        IBlas<T, TReal> blas = (IBlas<T, TReal>)provider.Blas.For<T>();
        return Clock(() => _routine.Run(blas), calls);
    }

    public override void Dispose() => _set.Dispose();
}

/// <summary>A routine of LAPACK; what it overwrites is restored off the clock. Calls are made on all of the set's operands, and those beyond are not counted.</summary>
internal sealed class LapackWork<T, TReal> : TurnWork
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private readonly LapackSet<T, TReal> _set;
    private readonly LapackCase<T, TReal> _routine;

    public LapackWork(string name, int n)
        : base(Find(LapackCases.Create<T, TReal>(n), c => c.Name, name).Operations)
    {
        _set = new(n);
        _routine = Find(_set.Cases, c => c.Name, name);
    }

    public override double Time(IBlasProvider provider, int calls)
    {
        ILapack<T, TReal> lapack = (ILapack<T, TReal>)provider.Lapack.For<T>();
        int passes = (calls + _set.Count - 1) / _set.Count;
        double seconds = 0;
        for (int i = 0; i < passes; i++)
            seconds += _set.Time(_routine, lapack);
        return seconds * calls / ((double)passes * _set.Count);
    }

    public override void Dispose() => _set.Dispose();
}
