using System.Numerics;

namespace Blas.Managed;

/// <summary>All roots of a secular equation, and then its corrected weights, shared out over the threads.</summary>
/// <typeparam name="TReal"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TPoles">What the poles are to the numbers given.</typeparam>
internal unsafe struct SecularJob<TReal, TPoles> : IParallelJob
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
    where TPoles : struct, IPoles<TReal>
{
    // Roots, or weights, to a piece: a cache line of both types and more.
    private const nint Unit = 32;

    public nint Count;
    public TReal* Poles, Weights, Delta, Shifts;
    public nint* Origins;
    public TReal Constant;
    private TReal* _squares, _products;
    private bool _areRootsKnown;

    /// <summary>
    /// Fills <c>Shifts</c> and <c>Origins</c>, of <c>Delta</c> (Count by Count) the columns with the distances of the poles from each root,
    /// and corrects <c>Weights</c>.
    /// </summary>
    public void Run(Engine<TReal, TReal> engine, Arena arena)
    {
        using Arena.Lease lease = arena.Open();
        _squares = arena.Take<TReal>(Count);
        _products = arena.Take<TReal>(Count);
        for (nint i = 0; i < Count; i++)
        {
            _squares[i] = Weights[i] * Weights[i];
        }

        nint pieces = (Count + Unit - 1) / Unit;
        engine.Pool.Run(ref this, pieces);
        _areRootsKnown = true;
        engine.Pool.Run(ref this, pieces);
    }

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        nint first = piece * Unit, end = Math.Min(Count, first + Unit);
        if (_areRootsKnown)
        {
            SecularEquation<TReal, TPoles>.CorrectWeights(Count, first, end, Poles, Delta, Count, _products, Weights);
            return;
        }

        for (nint j = first; j < end; j++)
        {
            Shifts[j] = SecularEquation<TReal, TPoles>.Solve(Count, j, Poles, _squares, Constant, Delta + (j * Count), out Origins[j]);
        }
    }
}
