using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// Sweeps of plane rotations that wait to be applied to the columns of a matrix. They are applied many at a time to a few
/// rows, which stay in the cache meanwhile; rows are independent, and are shared out over the threads.
/// </summary>
/// <typeparam name="TReal"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal unsafe struct RotationQueue<TReal> : IParallelJob
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    // With their sines and cosines, few enough for the second-level cache beside a strip of rows.
    private const nint Rotations = 8192;
    private const int Sweeps = 512;
    private const int StripBytes = 256;

    // Rotated elements from which a second thread pays.
    private const double WorkPerThread = 100_000;

    private readonly SimdKernels<TReal> _kernels;
    private readonly WorkerPool _pool;
    private readonly TReal* _matrix;
    private readonly nint _rows, _ld, _capacity;
    private readonly TReal* _cosines, _sines;
    private readonly Sweep* _sweeps;
    private int _count;
    private nint _used, _strip;
    private nint _first, _direction;

    /// <summary>A queue for a matrix of the given columns; its memory comes from the arena.</summary>
    public RotationQueue(SimdKernels<TReal> kernels, WorkerPool pool, Arena arena, nint rows, nint columns, TReal* matrix, nint ld)
    {
        _kernels = kernels;
        _pool = pool;
        _matrix = matrix;
        _rows = rows;
        _ld = ld;
        if (IsActive)
        {
            _capacity = Math.Max(columns, Math.Min(Rotations, columns * columns));
            _cosines = arena.Take<TReal>(_capacity);
            _sines = arena.Take<TReal>(_capacity);
            _sweeps = arena.Take<Sweep>(Sweeps);
        }
    }

    /// <summary>Whether there is a matrix at all.</summary>
    public readonly bool IsActive => _rows > 0;

    /// <summary>
    /// Opens a sweep over the pairs (i, i + 1) of consecutive columns, first to first + count - 1, in this order or against
    /// it. Columns are numbered from an origin, upwards (direction 1) or downwards (-1).
    /// </summary>
    public void Begin(nint origin, nint direction, nint first, nint count, bool forward)
    {
        if (_count == Sweeps || _used + count > _capacity)
        {
            Flush();
        }

        nint column = direction > 0 ? origin + first : origin - first - count;
        _sweeps[_count++] = new Sweep { Column = column, Count = count, Offset = _used, IsForward = forward == (direction > 0) };
        _first = direction > 0 ? _used - first : _used + first + count - 1;
        _direction = direction;
        _used += count;
    }

    /// <summary>Pair i of the open sweep becomes (c x + s y, c y - s x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Set(nint i, TReal c, TReal s)
    {
        nint at = _first + (_direction * i);
        _cosines[at] = c;
        _sines[at] = _direction > 0 ? s : -s;
    }

    /// <summary>Applies what waits.</summary>
    public void Flush()
    {
        if (_count == 0)
        {
            return;
        }

        // Whole strips to a piece, of one vector at least.
        nint strip = StripBytes / sizeof(TReal);
        nint pieces = (nint)Math.Min(_pool.Threads, (double)_rows * _used / WorkPerThread);
        nint strips = (_rows + strip - 1) / strip;
        pieces = Math.Clamp(pieces, 1, strips);
        _strip = (strips + pieces - 1) / pieces * strip;
        _pool.Run(ref this, (_rows + _strip - 1) / _strip);
        _count = 0;
        _used = 0;
    }

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        nint step = StripBytes / sizeof(TReal);
        nint end = Math.Min(_rows, (piece + 1) * _strip);
        for (nint row = piece * _strip; row < end; row += step)
        {
            nint rows = Math.Min(step, end - row);
            for (int i = 0; i < _count; i++)
            {
                ref Sweep sweep = ref _sweeps[i];
                _kernels.RotateColumns(
                    rows, sweep.Count, _cosines + sweep.Offset, _sines + sweep.Offset, sweep.IsForward,
                    _matrix + row + (sweep.Column * _ld), _ld);
            }
        }
    }

    private struct Sweep
    {
        public nint Column, Count, Offset;
        public bool IsForward;
    }
}
