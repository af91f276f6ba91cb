using System.Numerics;

namespace Conformance;

/// <summary>The mistakes: of a matrix the middle of the diagonal, of a vector the middle, is wrong by a hundredth; a scalar is a hundred times too large; an integer is another one.</summary>
internal static unsafe class Spoil
{
    public static void Matrix<T>(T* a, nint rows, nint columns, nint ld)
        where T : unmanaged, INumberBase<T>
    {
        nint k = Math.Min(rows, columns);
        if (k > 0)
            Number(a + (k / 2 * (ld + 1)));
    }

    public static void Band<T>(T* ab, nint columns, nint diagonal, nint ld)
        where T : unmanaged, INumberBase<T> => Number(ab + diagonal + (columns / 2 * ld));

    public static void Vector<T>(T* x, nint n, nint increment)
        where T : unmanaged, INumberBase<T>
    {
        if (n > 0)
            Number(x + (n / 2 * increment));
    }

    /// <summary>Pivots stay within the matrix, where there is more than one.</summary>
    public static void Vector(int* x, nint n, nint increment)
    {
        if (n > 0)
            x[n / 2 * increment] = x[n / 2 * increment] == n ? 1 : (int)n;
    }

    public static void Scalar(nint* x) => ++*x;

    /// <summary>A hundred times too large: some are estimates, which are right up to a factor.</summary>
    public static void Scalar<T>(T* x)
        where T : unmanaged, INumberBase<T> => *x = T.IsZero(*x) ? T.One : *x * T.CreateChecked(100);

    private static void Number<T>(T* x)
        where T : unmanaged, INumberBase<T> => *x = T.IsZero(*x) ? T.CreateChecked(0.01) : *x * T.CreateChecked(1.01);
}
