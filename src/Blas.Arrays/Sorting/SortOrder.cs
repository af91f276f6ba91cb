using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>NumPy's order: as the type's own, but NaN comes last; complex numbers by their real parts, then the imaginary ones; records by one field after the other.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal static class SortOrder<T>
    where T : unmanaged
{
    /// <summary>The comparison; null where the type has no order.</summary>
    public static Comparison<T>? Comparison { get; } = Find();

    /// <summary>The comparison.</summary>
    /// <exception cref="NotSupportedException">The type has no order.</exception>
    public static Comparison<T> Required => Comparison ?? throw new NotSupportedException($"elements of type {DType.Name<T>()} have no order to sort by");

    private static Comparison<T>? Find() => default(T) switch
    {
        double => (Comparison<T>)(object)(Comparison<double>)Reals,
        float => (Comparison<T>)(object)(Comparison<float>)Reals,
        Half => (Comparison<T>)(object)(Comparison<Half>)Reals,
        Complex32 => (Comparison<T>)(object)(Comparison<Complex32>)((x, y) => Complexes(x.Real, x.Imaginary, y.Real, y.Imaginary)),
        System.Numerics.Complex => (Comparison<T>)(object)(Comparison<System.Numerics.Complex>)((x, y) => Complexes(x.Real, x.Imaginary, y.Real, y.Imaginary)),
        IComparable<T> => static (x, y) => Comparer<T>.Default.Compare(x, y),
        _ => ElementLayout.Of<T>() is ElementLayout layout ? (x, y) => layout.Compare(Bytes(in x), Bytes(in y)) : null,
    };

    private static ReadOnlySpan<byte> Bytes(ref readonly T value) => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value));

    private static int Reals<TReal>(TReal x, TReal y)
        where TReal : System.Numerics.IFloatingPointIeee754<TReal> =>
        x < y ? -1 : x > y ? 1 : x == y ? 0 : TReal.IsNaN(x).CompareTo(TReal.IsNaN(y));

    // NaN anywhere comes after all numbers; among those, (number, NaN) before (NaN, number) before (NaN, NaN).
    private static int Complexes(double a, double b, double c, double d)
    {
        int left = Rank(a, b), right = Rank(c, d);
        if (left != right)
        {
            return left.CompareTo(right);
        }

        int real = double.IsNaN(a) ? 0 : Reals(a, c);
        return real != 0 || double.IsNaN(b) ? real : Reals(b, d);

        static int Rank(double re, double im) => (double.IsNaN(re) ? 2 : 0) + (double.IsNaN(im) ? 1 : 0);
    }
}
