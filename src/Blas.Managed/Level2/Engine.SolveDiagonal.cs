using System.Runtime.CompilerServices;

namespace Blas.Managed;

// The triangles on the diagonal, where every unknown waits for the one before: the elements are read ahead, and the unknowns
// stay in registers.
internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Solves with the triangle of at most four columns on the diagonal.</summary>
    private static void SolveDiagonal(
        in TriangleColumns<T> a, nint first, nint columns, bool transposed, bool conjugated, bool unit, bool forward, T* x)
    {
        if (columns == ColumnGroup)
        {
            SolveFour(a, first, transposed, conjugated, unit, forward, x);
            return;
        }

        for (nint step = 0; step < columns; step++)
        {
            nint i = first + (forward ? step : columns - 1 - step);
            nint solved = forward ? first : i + 1;
            Number sum = new(x + i, conjugate: false);
            for (nint k = solved; k < solved + step; k++)
            {
                sum = sum.Less(new(transposed ? a.At(i) + k : a.At(k) + i, conjugated), new(x + k, conjugate: false));
            }

            (unit ? sum : sum.Over(a.At(i) + i, conjugated)).Store(x + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveFour(
        in TriangleColumns<T> a, nint first, bool transposed, bool conjugated, bool unit, bool forward, T* x)
    {
        nint step = forward ? 1 : -1, i0 = forward ? first : first + 3, i1 = i0 + step, i2 = i1 + step, i3 = i2 + step;
        T* a0 = a.At(i0), a1 = a.At(i1), a2 = a.At(i2), a3 = a.At(i3);
        Number l10 = new(transposed ? a1 + i0 : a0 + i1, conjugated), l20 = new(transposed ? a2 + i0 : a0 + i2, conjugated);
        Number l30 = new(transposed ? a3 + i0 : a0 + i3, conjugated), l21 = new(transposed ? a2 + i1 : a1 + i2, conjugated);
        Number l31 = new(transposed ? a3 + i1 : a1 + i3, conjugated), l32 = new(transposed ? a3 + i2 : a2 + i3, conjugated);
        Number x0 = new(x + i0, false), x1 = new(x + i1, false), x2 = new(x + i2, false), x3 = new(x + i3, false);
        x0 = unit ? x0 : x0.Over(a0 + i0, conjugated);
        x1 = x1.Less(l10, x0);
        x2 = x2.Less(l20, x0);
        x3 = x3.Less(l30, x0);
        x1 = unit ? x1 : x1.Over(a1 + i1, conjugated);
        x2 = x2.Less(l21, x1);
        x3 = x3.Less(l31, x1);
        x2 = unit ? x2 : x2.Over(a2 + i2, conjugated);
        x3 = x3.Less(l32, x2);
        x3 = unit ? x3 : x3.Over(a3 + i3, conjugated);
        x0.Store(x + i0);
        x1.Store(x + i1);
        x2.Store(x + i2);
        x3.Store(x + i3);
    }

    /// <summary>
    /// An element as two reals, the second 0 in real arithmetic. It is read and written part by part: what is written so is soon read so, and
    /// a read across two writes waits for both.
    /// </summary>
    private readonly struct Number
    {
        private readonly TReal _real, _imaginary;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Number(T* element, bool conjugate)
        {
            TReal* parts = (TReal*)element;
            _real = parts[0];
            _imaginary = !IsComplex ? TReal.Zero : conjugate ? -parts[1] : parts[1];
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Number(TReal real, TReal imaginary)
        {
            _real = real;
            _imaginary = imaginary;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store(T* element)
        {
            TReal* parts = (TReal*)element;
            parts[0] = _real;
            if (IsComplex)
            {
                parts[1] = _imaginary;
            }
        }

        /// <summary>This number less x y.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Number Less(Number x, Number y) => IsComplex
            ? new(
                TReal.MultiplyAddEstimate(x._imaginary, y._imaginary, TReal.MultiplyAddEstimate(-x._real, y._real, _real)),
                TReal.MultiplyAddEstimate(-x._imaginary, y._real, TReal.MultiplyAddEstimate(-x._real, y._imaginary, _imaginary)))
            : new(TReal.MultiplyAddEstimate(-x._real, y._real, _real), default);

        /// <summary>This number divided by an element of the diagonal.</summary>
        /// <remarks>
        /// A complex number is multiplied by the reciprocal, which doesn't wait for this one. Next to overflow and underflow, where the reciprocal
        /// would lose what the quotient has, it is divided.
        /// </remarks>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Number Over(T* element, bool conjugate)
        {
            if (!IsComplex)
            {
                return new(_real / *(TReal*)element, default);
            }

            Number divisor = new(element, conjugate);
            TReal real = TReal.Abs(divisor._real), imaginary = TReal.Abs(divisor._imaginary), size = real + imaginary;
            if (!(size > SmallDivisor && size < LargeDivisor))
            {
                return Divide(divisor);
            }

            // R. L. Smith, "Algorithm 116: Complex division", 1962.
            bool isWide = real >= imaginary;
            TReal large = isWide ? divisor._real : divisor._imaginary, small = isWide ? divisor._imaginary : divisor._real;
            TReal ratio = small / large, inverse = TReal.One / TReal.MultiplyAddEstimate(small, ratio, large);
            TReal scaled = ratio * inverse;
            Number reciprocal = isWide ? new(inverse, -scaled) : new(scaled, -inverse);
            return new Number(TReal.Zero, TReal.Zero).Less(new(-_real, -_imaginary), reciprocal);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private Number Divide(Number divisor)
        {
            T quotient = Scalars<T, TReal>.Create(_real, _imaginary) / Scalars<T, TReal>.Create(divisor._real, divisor._imaginary);
            return new(Scalars<T, TReal>.Real(quotient), Scalars<T, TReal>.Imaginary(quotient));
        }

        private static TReal SmallDivisor => TReal.CreateTruncating(sizeof(TReal) == sizeof(float) ? 1e-30 : 1e-270);

        private static TReal LargeDivisor => TReal.CreateTruncating(sizeof(TReal) == sizeof(float) ? 1e30 : 1e270);
    }
}
