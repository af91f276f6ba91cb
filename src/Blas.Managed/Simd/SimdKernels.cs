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
                SimdWidth.Vector512 => Create512(width),
                SimdWidth.Vector256 => Create256(width),
                SimdWidth.Vector128 => Create128(width),
                _ => CreateScalar(width),
            };

#pragma warning disable CA1859 // Methods of their own, which do not name the class: the runtime loads only what is used.
    private static SimdKernels<T> Create512(SimdWidth width) => new SimdKernels<Simd512<T>, Vector512<T>, T>(width);

    private static SimdKernels<T> Create256(SimdWidth width) => new SimdKernels<Simd256<T>, Vector256<T>, T>(width);

    private static SimdKernels<T> Create128(SimdWidth width) => new SimdKernels<Simd128<T>, Vector128<T>, T>(width);

    private static SimdKernels<T> CreateScalar(SimdWidth width) => new SimdKernels<SimdScalar<T>, Pair<T>, T>(width);
#pragma warning restore CA1859

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
        return (delegate*<GemmTile<T>*, T*, T*, T*, nint, void>)(entry != 0 ? entry : entry = FindTile((int)columns, (TileShape)shape));
    }

    /// <summary>The address of a tile by its number of columns and its height.</summary>
    protected abstract nint FindTile(int columns, TileShape shape);
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
    protected override nint FindTile(int columns, TileShape shape) => TSimd.FindTile(columns, shape);
}
