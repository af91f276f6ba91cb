namespace Blas.Native;

/// <summary>
/// Callers that take turns with a library's threads, each in its own thread. Not where the library has one thread.
/// </summary>
/// <param name="least">For each kind of work, the least of it for which the library uses several threads.</param>
internal sealed unsafe class SharedTurn(double[] least) : ThreadTeam(least)
{
    private readonly Lock _turn = new();

    /// <summary>BLIS starts threads for each product, however small, and ends them with it.</summary>
    public static double[] BlisLeast { get; } = [double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, 0, 0, 0];

    /// <summary>BLIS with threads of its own.</summary>
    public static SharedTurn OfBlis() => new(BlisLeast);

    /// <summary>
    /// OpenBLAS with threads of its own: one pool for all, and those who wait for it spin. Among 32 callers on two processors,
    /// potrf of order 64 was seen to take 12 ms for 40 µs, trmv of order 24 3 ms for 2 µs. The least sizes are those from which
    /// 0.3.21 does so.
    /// </summary>
    public static SharedTurn OfOpenBlas() => new([10_000, 8_192, 256, 1_000_000, 4_096, 32_768]);

    /// <inheritdoc/>
    public override bool Takes(TeamWork kind, double work, int type) => IsLarge(kind, work) && !_turn.IsHeldByCurrentThread;

    /// <inheritdoc/>
    public override void Run(object self, void** arguments, delegate*<object, void**, void> core)
    {
        lock (_turn)
            core(self, arguments);
    }
}
