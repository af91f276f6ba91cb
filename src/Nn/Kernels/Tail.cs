using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nn.Kernels;

/// <summary>
/// The elements at the end of a row that don't fill a vector, as a vector whose rest is zero: the same arithmetic then serves both, and
/// an element's result doesn't depend on where in the row it stands.
/// </summary>
internal static class Tail
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Load<T>(ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        var vector = Vector<T>.Zero;
        elements.CopyTo(AsSpan(ref vector));
        return vector;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector<T> vector, Span<T> elements)
        where T : unmanaged =>
        AsSpan(ref vector)[..elements.Length].CopyTo(elements);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Span<T> AsSpan<T>(ref Vector<T> vector)
        where T : unmanaged =>
        new(Unsafe.AsPointer(ref vector), Vector<T>.Count);
}
