using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// All routines for one element type: column-major, on pointers, arguments already checked. Each routine is a part of
/// this class in a file of its name. Complex elements are two reals, which is how the kernels see them.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part; <typeparamref name="T"/> itself for real elements.</typeparam>
/// <param name="kernels">The vector width to use.</param>
/// <param name="pool">The threads to use.</param>
internal sealed partial class Engine<T, TReal>(SimdKernels<TReal> kernels, WorkerPool pool)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>Products for which a second thread begins to pay.</summary>
    private const double WorkPerThread = 50_000;

    /// <summary>Reals in an element: 1 or 2.</summary>
    private static int Parts
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.SizeOf<T>() / Unsafe.SizeOf<TReal>();
    }

    private static bool IsComplex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.SizeOf<T>() != Unsafe.SizeOf<TReal>();
    }

    /// <summary>The threads that take part.</summary>
    public WorkerPool Pool => pool;

    /// <summary>The same on the calling thread alone: for what is a piece of a job already.</summary>
    public Engine<T, TReal> Alone => field ??= new(kernels, WorkerPool.Single);

    /// <summary>The kernels in use.</summary>
    public SimdKernels<TReal> Kernels => kernels;
}
