namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// The power of two by which a matrix with this largest element is divided before its squares are taken, 0 for those that
    /// have nothing to fear. A power of two rounds nothing.
    /// </summary>
    private static int InputExponent(TReal norm)
    {
        // Between the roots of the smallest number with a finite reciprocal and full precision, and of that reciprocal.
        TReal small = TReal.Sqrt(Machine<TReal>.SafeMinimum / Machine<TReal>.Precision);
        return norm == TReal.Zero || (norm >= small && norm <= TReal.One / small) ? 0 : TReal.ILogB(norm);
    }

    /// <summary>A, or a triangle of it, divided by a power of two.</summary>
    private void DivideByPower(MatrixPart part, nint m, nint n, T* a, nint lda, int exponent)
    {
        if (exponent == 0)
        {
            return;
        }

        // In two steps: one factor may be out of range where its products are not.
        int half = -exponent / 2;
        TReal first = TReal.ScaleB(TReal.One, half), second = TReal.ScaleB(TReal.One, -exponent - half);
        for (nint j = 0; j < n; j++)
        {
            (nint top, nint end) = RowsOf(part, m, j);
            ScalReal(end - top, first, a + top + (j * lda), 1);
            ScalReal(end - top, second, a + top + (j * lda), 1);
        }
    }

    private static void MultiplyByPower(nint n, TReal* x, int exponent)
    {
        for (nint i = 0; i < n && exponent != 0; i++)
        {
            x[i] = TReal.ScaleB(x[i], exponent);
        }
    }
}
