namespace Nn.Cli.Compare.Measuring;

/// <summary>A piece of work as a budget sees it.</summary>
/// <param name="Wish">Seconds that its turns should take.</param>
/// <param name="Besides">Seconds that it takes besides on an ordinary machine: to make operands, to check results, to let threads sleep.</param>
internal readonly record struct BudgetPiece(double Wish, double Besides);

/// <summary>
/// Shares a run's time out among its pieces, by the clock: where pieces take longer than was thought, because the machine is slow or the
/// providers are many, those that follow get less, and the run still ends in time.
/// </summary>
/// <param name="seconds">What the run may take.</param>
/// <param name="pieces">Its pieces, in order.</param>
internal sealed class Budget(double seconds, IReadOnlyList<BudgetPiece> pieces)
{
    /// <summary>The least that turns are given: less could not be measured.</summary>
    public const double Least = 0.02;

    // To find how many calls make a turn, and to wake threads.
    private const double Stretch = 1.35;

    // What was thought counts as much as this many seconds of what was seen.
    private const double Belief = 2;

    private double _wishes = pieces.Sum(p => p.Wish), _besides = pieces.Sum(p => p.Besides);
    private double _expected, _pending;
    private double _pace = 1, _scale = 1;
    private int _next;

    /// <summary>Seconds until the end, as far as one knows.</summary>
    public double Left => _pace * (_pending + Sum(_wishes, _besides));

    /// <summary>Begins the next piece.</summary>
    /// <param name="elapsed">Seconds since the run began.</param>
    /// <returns>Seconds that its turns may take.</returns>
    public double Next(double elapsed)
    {
        _expected += _pending;
        _pace = (elapsed + Belief) / (_expected + Belief);
        _scale = Math.Clamp((((seconds - elapsed) / _pace) - _besides) / Math.Max(1e-9, Stretch * _wishes), 0, 1);
        BudgetPiece piece = pieces[_next++];
        double slice = Math.Max(Least, piece.Wish * _scale);
        _pending = (Stretch * slice) + piece.Besides;
        _wishes -= piece.Wish;
        _besides -= piece.Besides;
        return slice;
    }

    private double Sum(double wishes, double besides) => Math.Max(0, (Stretch * wishes * _scale) + besides);
}
