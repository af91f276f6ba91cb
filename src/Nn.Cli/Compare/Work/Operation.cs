using System.Diagnostics;
using System.Numerics;
using Blas;

namespace Nn.Cli.Compare.Work;

/// <summary>What one call sees: a provider's routines for the element type.</summary>
/// <param name="Blas">Its BLAS.</param>
/// <param name="Lapack">Its LAPACK.</param>
internal readonly record struct Routines<T, TReal>(IBlas<T, TReal> Blas, ILapack<T, TReal> Lapack)
    where T : unmanaged
    where TReal : unmanaged;

/// <summary>
/// A call of BLAS or LAPACK. Where it overwrites its operands there are many of them ("slots"), so that one reading of the clock covers many
/// calls on fresh ones.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">Its real type.</typeparam>
internal sealed class Operation<T, TReal>(string group, string routine, string shape, long size, Unit unit, double amount, Arena arena)
    : Workload(group, routine, shape, size, ElementType.Of<T>(), unit, amount)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>The call, on the operands of a slot.</summary>
    public required Action<Routines<T, TReal>, int> Call { get; init; }

    /// <summary>Makes the operands of a slot what they were.</summary>
    public Action<int>? Restore { get; init; }

    /// <summary>Whether operands have to be restored between calls that are timed, rather than only before a result is checked.</summary>
    public bool RestoreWhenTimed { get; init; }

    /// <summary>How many operands there are.</summary>
    public int Slots { get; init; } = 1;

    /// <summary>Looks at the result of a call on the first slot.</summary>
    public required Func<Accuracy> Examine { get; init; }

    public override double Time(IBlasProvider provider, int calls)
    {
        Routines<T, TReal> routines = Of(provider);
        Action<Routines<T, TReal>, int> call = Call;
        if (!RestoreWhenTimed)
        {
            long begin = Stopwatch.GetTimestamp();
            for (int i = 0; i < calls; i++)
                call(routines, 0);
            return Stopwatch.GetElapsedTime(begin).TotalSeconds;
        }

        double seconds = 0;
        for (int done = 0; done < calls;)
        {
            int now = Math.Min(Slots, calls - done);
            for (int i = 0; i < now; i++)
                Restore!(i);
            long begin = Stopwatch.GetTimestamp();
            for (int i = 0; i < now; i++)
                call(routines, i);
            seconds += Stopwatch.GetElapsedTime(begin).TotalSeconds;
            done += now;
        }

        return seconds;
    }

    public override Accuracy? Check(IBlasProvider provider)
    {
        Restore?.Invoke(0);
        Call(Of(provider), 0);
        return Examine();
    }

    public override void Dispose() => arena.Dispose();

    private static Routines<T, TReal> Of(IBlasProvider provider)
    {
        object blas = provider.Blas, lapack = provider.Lapack;
        if (typeof(T) == typeof(float))
            (blas, lapack) = (provider.Blas.Single, provider.Lapack.Single);
        else if (typeof(T) == typeof(double))
            (blas, lapack) = (provider.Blas.Double, provider.Lapack.Double);
        else if (typeof(T) == typeof(Complex32))
            (blas, lapack) = (provider.Blas.Complex32, provider.Lapack.Complex32);
        else
            (blas, lapack) = (provider.Blas.Complex, provider.Lapack.Complex);
        return new((IBlas<T, TReal>)blas, (ILapack<T, TReal>)lapack);
    }
}
