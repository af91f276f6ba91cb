using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>A private copy of the matrices in the last two axes of an array, one behind the other, row by row, to be overwritten.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly unsafe ref struct MatrixStack<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly NdArray<T> _copy;

    private MatrixStack(NdArray<T> copy)
    {
        _copy = copy;
        Rows = copy.Shape[^2];
        Columns = copy.Shape[^1];
        Count = ShapeMath.Size(copy.Shape[..^2]);
    }

    /// <summary>Rows of each matrix.</summary>
    public nint Rows { get; }

    /// <summary>Columns of each matrix.</summary>
    public nint Columns { get; }

    /// <summary>How many matrices there are.</summary>
    public nint Count { get; }

    /// <summary>The extents before the last two.</summary>
    public ReadOnlySpan<nint> Stack => _copy.Shape[..^2];

    /// <summary>The distance from one row to the next, as LAPACK wants it.</summary>
    public nint Leading => Math.Max(1, Columns);

    /// <summary>The copy itself, for the caller to keep.</summary>
    public NdArray<T> Array => _copy;

    /// <summary>Copies an array of at least two axes.</summary>
    /// <exception cref="ArgumentException">It has fewer.</exception>
    public static MatrixStack<T> Of(NdArray<T> a, [CallerArgumentExpression(nameof(a))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(a, name);
        if (a.NDim < 2)
        {
            throw new ArgumentException(
                ShapeMath.Text($"{a.NDim}-dimensional array given. Array must be at least two-dimensional"), name);
        }

        return new MatrixStack<T>(a.Copy());
    }

    /// <summary>Copies square matrices.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static MatrixStack<T> Square(NdArray<T> a, [CallerArgumentExpression(nameof(a))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(a, name);
        if (a.NDim >= 2 && a.Shape[^1] != a.Shape[^2])
        {
            throw new ArgumentException("Last 2 dimensions of the array must be square", name);
        }

        return Of(a, name);
    }

    /// <summary>Copies matrices, broadcast to a stack.</summary>
    public static MatrixStack<T> Broadcast(NdArray<T> a, ReadOnlySpan<nint> stack)
    {
        using NdArray<T> view = a.BroadcastTo([.. stack, a.Shape[^2], a.Shape[^1]]);
        return new MatrixStack<T>(view.Copy());
    }

    /// <summary>The i-th matrix.</summary>
    public T* At(nint i) => _copy.Data + (i * Rows * Columns);

    /// <summary>Gives up the copy.</summary>
    public void Dispose() => _copy.Dispose();
}
