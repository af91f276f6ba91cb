using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Blas.Managed;

/// <summary>The vectorised inner loops for one element type, at one vector width.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal abstract unsafe partial class SimdKernels<T>(SimdWidth width, int count, int halfCount, int tileColumns)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int TileShapes = 5;
    private readonly int _halfCount = halfCount;
    private readonly nint[] _tiles = new nint[13 * TileShapes];

    /// <summary>The width.</summary>
    public SimdWidth Width { get; } = width;

    /// <summary>Elements in a vector.</summary>
    public int Count { get; } = count;

    /// <summary>Columns of a full register tile.</summary>
    public int TileColumns { get; } = tileColumns;

    /// <summary>The kernels for the processor's best width.</summary>
    public static SimdKernels<T> Best { get; } = Create(SimdWidths.Best);

    /// <summary>The kernels of a width, which the processor need not have unless it is above 128 bits.</summary>
    /// <param name="width">The width.</param>
    /// <returns>The kernels.</returns>
    /// <exception cref="PlatformNotSupportedException">The processor lacks the instructions.</exception>
    public static SimdKernels<T> Create(SimdWidth width) =>
        width >= SimdWidth.Vector256 && !SimdWidths.IsHardware(width)
            ? throw new PlatformNotSupportedException($"This processor does not run the {SimdWidths.Name(width)} kernels.")
            : width switch
            {
                SimdWidth.Vector512 => new SimdKernels<Simd512<T>, Vector512<T>, T>(width),
                SimdWidth.Vector256 => new SimdKernels<Simd256<T>, Vector256<T>, T>(width),
                SimdWidth.Vector128 => new SimdKernels<Simd128<T>, Vector128<T>, T>(width),
                _ => new SimdKernels<SimdScalar<T>, Pair<T>, T>(width),
            };

    /// <summary>The register tile for a number of columns and rows.</summary>
    /// <param name="columns">1 to <see cref="TileColumns"/>.</param>
    /// <param name="rows">1 to twice <see cref="Count"/>.</param>
    /// <returns>The kernel; its last argument is the rows in the last vector.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public delegate*<GemmTile<T>*, T*, T*, T*, nint, void> Tile(nint columns, nint rows)
    {
        // The least that holds the rows, of: half a vector, one, one and a half, two in part, two.
        nint beyond = rows > Count ? rows - Count : rows;
        int shape = (rows > Count ? 2 : 0) + (beyond > _halfCount ? 1 : 0) + (rows == 2 * Count ? 1 : 0);
        ref nint entry = ref _tiles[((int)columns * TileShapes) + shape];
        return (delegate*<GemmTile<T>*, T*, T*, T*, nint, void>)(entry != 0 ? entry : entry = (nint)FindTile((int)columns, shape));
    }

    /// <summary>A tile by its number of columns and its shape: 0 half a vector, 1 one, 2 one and a half, 3 two in part, 4 two.</summary>
    protected abstract delegate*<GemmTile<T>*, T*, T*, T*, nint, void> FindTile(int columns, int shape);
}

/// <summary>The same, with the width's operations filled in.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>(SimdWidth width)
    : SimdKernels<T>(width, TSimd.Count, TSimd.HalfCount, TSimd.TileColumns)
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected override delegate*<GemmTile<T>*, T*, T*, T*, nint, void> FindTile(int columns, int shape) =>
        shape is 0 or 2
            ? TSimd.HalfTile(columns, isTwo: shape == 2)
            : GemmKernelTable<TSimd, TVector, TSimd, TVector, T>.Find(columns, isTwo: shape >= 3, isPartial: shape != 4);
}
