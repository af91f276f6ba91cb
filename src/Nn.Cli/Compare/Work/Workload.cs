using Blas;

namespace Nn.Cli.Compare.Work;

/// <summary>What is measured: one piece of work that every provider does on the same operands.</summary>
/// <param name="group">The kind of work: gemm, gemv, thin, ...</param>
/// <param name="routine">The routine, with its flags where they matter.</param>
/// <param name="shape">The sizes, as a reader knows them: 64x784x256.</param>
/// <param name="size">The one number that a chart has on its axis.</param>
/// <param name="type">The element type.</param>
/// <param name="unit">What <paramref name="amount"/> counts.</param>
/// <param name="amount">Operations, bytes, calls or samples of one call.</param>
internal abstract class Workload(string group, string routine, string shape, long size, string type, Unit unit, double amount) : IDisposable
{
    public string Group => group;

    public string Routine => routine;

    public string Shape => shape;

    public long Size => size;

    public string Type => type;

    public Unit Unit => unit;

    public double Amount => amount;

    /// <summary>Whether the operands are far larger than any cache, so that memory is what limits it.</summary>
    public bool BeyondCaches { get; init; }

    /// <summary>Does the work a number of times.</summary>
    /// <param name="provider">With what.</param>
    /// <param name="calls">How often.</param>
    /// <returns>Seconds, without what restores the operands.</returns>
    public abstract double Time(IBlasProvider provider, int calls);

    /// <summary>Does the work once and holds the result against one of higher precision.</summary>
    /// <param name="provider">With what.</param>
    /// <returns>How far it is off, or null where there is no single right result.</returns>
    public abstract Accuracy? Check(IBlasProvider provider);

    public abstract void Dispose();
}
