using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Blas.Managed;

/// <summary>The tiles of one strip of B, from panel to panel of A.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal unsafe ref struct GemmTiles<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private readonly SimdKernels<TReal> _kernels;
    private readonly TReal* _scratch;
    private readonly nint _ldc;
    private readonly TReal _beta;
    private ComplexFactors<TReal> _factors;
    private GemmTile<TReal> _tile;
    private TReal* _a;
    private TReal* _b;
    private nint _panelA;

    /// <summary>The factors, and memory for one tile.</summary>
    /// <param name="kernels">The vector width.</param>
    /// <param name="ldc">The leading dimension of C.</param>
    /// <param name="k">Products in each sum.</param>
    /// <param name="alpha">The factor of the products.</param>
    /// <param name="beta">The factor of C.</param>
    /// <param name="isConjugatedA">A is conjugated.</param>
    /// <param name="isConjugatedB">B is conjugated.</param>
    /// <param name="scratch">As many reals as <see cref="ScratchLength"/> says.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public GemmTiles(
        SimdKernels<TReal> kernels, nint ldc, nint k, T alpha, T beta, bool isConjugatedA, bool isConjugatedB, TReal* scratch)
    {
        _kernels = kernels;
        _scratch = scratch;
        _ldc = ldc * Parts;
        _tile.K = k;
        if (Parts == 1)
        {
            _tile.Ldc = ldc;
            _tile.Alpha = Scalars<T, TReal>.Real(alpha);
            _tile.Beta = _beta = Scalars<T, TReal>.Real(beta);
            _factors = default;
        }
        else
        {
            _tile.Ldc = 2 * kernels.Count;
            _tile.Alpha = TReal.One;
            _tile.Beta = TReal.Zero;
            _factors.SignA = isConjugatedA ? -TReal.One : TReal.One;
            _factors.SignB = isConjugatedB ? -TReal.One : TReal.One;
            _factors.AlphaReal = Scalars<T, TReal>.Real(alpha);
            _factors.AlphaImaginary = Scalars<T, TReal>.Imaginary(alpha);
            _factors.BetaReal = Scalars<T, TReal>.Real(beta);
            _factors.BetaImaginary = Scalars<T, TReal>.Imaginary(beta);
        }
    }

    private static int Parts
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.SizeOf<T>() / Unsafe.SizeOf<TReal>();
    }

    /// <summary>Reals in a tile, and a vector more: a column of it may be read from within.</summary>
    public static nint ScratchLength(SimdKernels<TReal> kernels) => kernels.Count * ((2 * (nint)kernels.TileColumns) + 1);

    /// <summary>Elements from one step of k to the next, and from one panel to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetA(T* a, nint step, nint panel)
    {
        _a = (TReal*)a;
        _tile.StepA = step * Parts;
        _tile.NextA = _panelA = panel * Parts;
    }

    /// <summary>Calls nothing of A before it is wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CallNothing() => _tile.NextA = 0;

    /// <summary>Elements from one step of k to the next, and reals from one column to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetB(T* b, nint step, nint column)
    {
        _b = (TReal*)b;
        _tile.StepB = step * Parts;
        _tile.ColumnB = column;
    }

    /// <summary>Another length of the sums, for the strips that follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetK(nint k) => _tile.K = k;

    /// <summary>All rows of the strip from one to another.</summary>
    /// <param name="target">C, from row 0 of A's panels.</param>
    /// <param name="from">The first row; at the beginning of a panel.</param>
    /// <param name="to">The end.</param>
    /// <param name="columns">Columns of the strip.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Column(T* target, nint from, nint to, nint columns)
    {
        nint vector = _kernels.Count;
        nint height = 2 * vector;
        from *= Parts;
        TReal* a = _a + (from / height * _panelA);
        TReal* c = (TReal*)target + from;
        nint left = (to * Parts) - from;
        GemmTile<TReal> tile = _tile;
        if (left >= height)
        {
            delegate*<GemmTile<TReal>*, TReal*, TReal*, TReal*, nint, void> kernel = _kernels.Tile(columns * Parts, height);
            for (; left >= height; left -= height)
            {
                Run(kernel, &tile, a, _b, c, vector, height, columns);
                a += _panelA;
                c += height;
            }
        }

        if (left > 0)
        {
            Run(_kernels.Tile(columns * Parts, left), &tile, a, _b, c, left > vector ? left - vector : left, left, columns);
        }
    }

    /// <summary>
    /// The strip where A is triangular, with as many rows as sums: each panel of A takes part only where it is not zero.
    /// </summary>
    /// <param name="target">C.</param>
    /// <param name="rows">Rows, and products in the longest sum.</param>
    /// <param name="columns">Columns of the strip.</param>
    /// <param name="isLower">A is lower triangular.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TriangularColumn(T* target, nint rows, nint columns, bool isLower)
    {
        nint vector = _kernels.Count;
        nint height = 2 * vector;
        TReal* c = (TReal*)target;
        TReal* a = _a;
        GemmTile<TReal> tile = _tile;
        for (nint i = 0, left = rows * Parts; left > 0; i += height / Parts, left -= height)
        {
            nint reals = Math.Min(left, height);
            nint skipped = isLower ? 0 : i;
            tile.K = isLower ? Math.Min(rows, i + (height / Parts)) : rows - i;
            Run(
                _kernels.Tile(columns * Parts, reals), &tile, a + (skipped * tile.StepA), _b + (skipped * tile.StepB), c,
                reals > vector ? reals - vector : reals, reals, columns);
            a += _panelA;
            c += reals;
        }
    }

    /// <summary>The rows of the strip that cross the diagonal of a triangle of C: tiles of one vector, of which a part is kept.</summary>
    /// <param name="target">C, from row 0 of A's panels.</param>
    /// <param name="from">The first row; at the beginning of a vector of A's panels.</param>
    /// <param name="to">The end.</param>
    /// <param name="columns">Columns of the strip.</param>
    /// <param name="diagonal">The row of the first column's diagonal element.</param>
    /// <param name="isLower">What is on and below the diagonal is kept, else what is on and above it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CrossingColumn(T* target, nint from, nint to, nint columns, nint diagonal, bool isLower)
    {
        nint vector = _kernels.Count;
        nint step = vector / Parts;
        nint panel = 2 * step;
        GemmTile<TReal> tile = _tile;
        tile.Ldc = 2 * vector;
        tile.Beta = TReal.Zero;
        for (nint i = from; i < to; i += step)
        {
            nint rows = Math.Min(step, to - i);
            if (isLower && i + rows <= diagonal)
            {
                continue;
            }

            TReal* a = _a + (i / panel * _panelA) + (i % panel * Parts);
            _kernels.Tile(columns * Parts, rows * Parts)(&tile, a, _b, _scratch, rows * Parts);
            TReal* source = _scratch;
            TReal* c = (TReal*)(target + i);
            for (nint j = 0; j < columns; j++)
            {
                nint first = isLower ? Math.Clamp(diagonal + j - i, 0, rows) : 0;
                nint count = (isLower ? rows : Math.Clamp(diagonal + j + 1 - i, 0, rows)) - first;
                if (count > 0 && Parts == 1)
                {
                    _kernels.AddToScaled(count, source + first, _beta, c + first);
                }
                else if (count > 0)
                {
                    ComplexFactors<TReal> factors = _factors;
                    _kernels.JoinComplex(&factors, source + (2 * first), tile.Ldc, c + (2 * first), _ldc, 2 * count, 1);
                }

                source += Parts * tile.Ldc;
                c += _ldc;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Run(
        delegate*<GemmTile<TReal>*, TReal*, TReal*, TReal*, nint, void> kernel,
        GemmTile<TReal>* tile, TReal* a, TReal* b, TReal* c, nint tail, nint rows, nint columns)
    {
        // C is wanted at the end of the sums; until then it has the time to come from memory.
        if (Sse.IsSupported)
        {
            TReal* line = c;
            for (nint j = 0; j < columns; j++)
            {
                Sse.Prefetch0(line);
                Sse.Prefetch0((byte*)line + 64);
                line += _ldc;
            }
        }

        if (Parts == 1)
        {
            kernel(tile, a, b, c, tail);
        }
        else
        {
            kernel(tile, a, b, _scratch, tail);
            ComplexFactors<TReal> factors = _factors;
            _kernels.JoinComplex(&factors, _scratch, tile->Ldc, c, _ldc, rows, columns);
        }
    }
}
