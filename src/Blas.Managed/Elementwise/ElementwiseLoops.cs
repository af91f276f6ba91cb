using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Blas.Managed;

/// <summary>A function on every element of a run, at the processor's best width or at one that is asked for.</summary>
/// <remarks>What an element becomes does not depend on where in the run it stands.</remarks>
internal static unsafe class ElementwiseLoops
{
    public static void Run<T, TFunction>(SimdWidth width, T* x, T* y, nint count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFunction : struct, IUnaryFunction
    {
        switch (width)
        {
            case SimdWidth.Vector512:
                Unary<Lanes512<T>, Vector512<T>, T, TFunction>(x, y, count);
                break;
            case SimdWidth.Vector256:
                Unary<Lanes256<T>, Vector256<T>, T, TFunction>(x, y, count);
                break;
            case SimdWidth.Vector128:
                Unary<Lanes128<T>, Vector128<T>, T, TFunction>(x, y, count);
                break;
            default:
                Unary<LanesScalar<T>, T, T, TFunction>(x, y, count);
                break;
        }
    }

    /// <summary>With two operands, of which one may be a single number: its step is 0 then.</summary>
    public static void Run<T, TFunction>(SimdWidth width, T* x, int stepX, T* y, int stepY, T* z, nint count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFunction : struct, IBinaryFunction
    {
        switch (width)
        {
            case SimdWidth.Vector512:
                Binary<Lanes512<T>, Vector512<T>, T, TFunction>(x, stepX, y, stepY, z, count);
                break;
            case SimdWidth.Vector256:
                Binary<Lanes256<T>, Vector256<T>, T, TFunction>(x, stepX, y, stepY, z, count);
                break;
            case SimdWidth.Vector128:
                Binary<Lanes128<T>, Vector128<T>, T, TFunction>(x, stepX, y, stepY, z, count);
                break;
            default:
                Binary<LanesScalar<T>, T, T, TFunction>(x, stepX, y, stepY, z, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Unary<L, V, T, TFunction>(T* x, T* y, nint count)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
        where TFunction : struct, IUnaryFunction
    {
        nint i = 0;
        for (; i <= count - L.Count; i += L.Count)
        {
            V a = L.Load(x + i);
            if (TFunction.TakesAny<L, V, T>() || L.All(TFunction.IsOrdinary<L, V, T>(a)))
            {
                L.Store(TFunction.Invoke<L, V, T>(a), y + i);
            }
            else
            {
                UnaryAny<L, V, T, TFunction>(x + i, y + i);
            }
        }

        if (i < count)
        {
            T* part = stackalloc T[L.Count];
            L.Store(L.LoadPart(x + i, count - i), part);
            UnaryAny<L, V, T, TFunction>(part, part);
            L.StorePart(L.Load(part), y + i, count - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void UnaryAny<L, V, T, TFunction>(T* x, T* y)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
        where TFunction : struct, IUnaryFunction => L.Store(TFunction.InvokeAny<L, V, T>(L.Load(x)), y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Binary<L, V, T, TFunction>(T* x, int stepX, T* y, int stepY, T* z, nint count)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
        where TFunction : struct, IBinaryFunction
    {
        // A number in place of an operand is read here: the result may be written over it.
        T* parts = stackalloc T[2 * L.Count];
        V allX = stepX == 0 ? L.Broadcast(*x) : L.Constant(1);
        V allY = stepY == 0 ? L.Broadcast(*y) : L.Constant(1);
        nint i = 0;
        for (; i <= count - L.Count; i += L.Count)
        {
            V a = stepX == 0 ? allX : L.Load(x + i);
            V b = stepY == 0 ? allY : L.Load(y + i);
            if (L.All(TFunction.IsOrdinary<L, V, T>(a, b)))
            {
                L.Store(TFunction.Invoke<L, V, T>(a, b), z + i);
            }
            else
            {
                L.Store(a, parts);
                L.Store(b, parts + L.Count);
                BinaryAny<L, V, T, TFunction>(parts, parts + L.Count, z + i);
            }
        }

        if (i < count)
        {
            L.Store(stepX == 0 ? allX : L.LoadPart(x + i, count - i), parts);
            L.Store(stepY == 0 ? allY : L.LoadPart(y + i, count - i), parts + L.Count);
            BinaryAny<L, V, T, TFunction>(parts, parts + L.Count, parts);
            L.StorePart(L.Load(parts), z + i, count - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void BinaryAny<L, V, T, TFunction>(T* x, T* y, T* z)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
        where TFunction : struct, IBinaryFunction => L.Store(TFunction.InvokeAny<L, V, T>(L.Load(x), L.Load(y)), z);
}
