namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>The modified rotation that makes the second of (sqrt(d1) x1, sqrt(d2) y1) zero.</summary>
    /// <remarks>
    /// As defined by C. Lawson, R. Hanson, D. Kincaid and F. Krogh, "Basic Linear Algebra Subprograms for Fortran Usage", 1979;
    /// d1 and d2 are kept within 4096^2 and its reciprocal, as there.
    /// </remarks>
    public static void Rotmg(TReal* d1, TReal* d2, TReal* x1, TReal y1, TReal* param)
    {
        ModifiedRotation r = new() { D1 = *d1, D2 = *d2, X1 = *x1 };
        if (r.Make(y1))
        {
            (*d1, *d2, *x1) = (r.D1, r.D2, r.X1);
            if (r.Flag <= TReal.Zero)
            {
                (param[2], param[3]) = (r.H21, r.H12);
            }

            if (r.Flag != TReal.Zero)
            {
                (param[1], param[4]) = (r.H11, r.H22);
            }
        }

        param[0] = r.Flag;
    }

    private struct ModifiedRotation
    {
        public TReal D1, D2, X1, Flag, H11, H12, H21, H22;

        private static TReal Gamma => TReal.CreateChecked(4096);

        private static TReal Largest => Gamma * Gamma;

        private static TReal Smallest => TReal.One / Largest;

        /// <summary>False where H is the identity.</summary>
        public bool Make(TReal y1)
        {
            if (D1 < TReal.Zero)
            {
                return Clear();
            }

            TReal p2 = D2 * y1;
            if (p2 == TReal.Zero)
            {
                Flag = -(TReal.One + TReal.One);
                return false;
            }

            TReal p1 = D1 * X1;
            TReal q1 = p1 * X1, q2 = p2 * y1;
            if (TReal.Abs(q1) > TReal.Abs(q2))
            {
                H21 = -y1 / X1;
                H12 = p2 / p1;
                TReal u = TReal.One - (H12 * H21);
                if (!(u > TReal.Zero))
                {
                    return Clear();
                }

                Flag = TReal.Zero;
                (H11, H22) = (TReal.One, TReal.One);
                D1 /= u;
                D2 /= u;
                X1 *= u;
            }
            else
            {
                if (q2 < TReal.Zero)
                {
                    return Clear();
                }

                Flag = TReal.One;
                H11 = p1 / p2;
                H22 = X1 / y1;
                (H21, H12) = (-TReal.One, TReal.One);
                TReal u = TReal.One + (H11 * H22);
                (D1, D2) = (D2 / u, D1 / u);
                X1 = y1 * u;
            }

            ScaleFirst();
            ScaleSecond();
            return true;
        }

        private bool Clear()
        {
            this = default;
            Flag = -TReal.One;
            return true;
        }

        private void ScaleFirst()
        {
            while (D1 != TReal.Zero && TReal.IsFinite(D1) && (D1 <= Smallest || D1 >= Largest))
            {
                Flag = -TReal.One;
                bool up = D1 <= Smallest;
                D1 = up ? D1 * Largest : D1 / Largest;
                TReal factor = up ? TReal.One / Gamma : Gamma;
                X1 *= factor;
                H11 *= factor;
                H12 *= factor;
            }
        }

        private void ScaleSecond()
        {
            while (D2 != TReal.Zero && TReal.IsFinite(D2) && (TReal.Abs(D2) <= Smallest || TReal.Abs(D2) >= Largest))
            {
                Flag = -TReal.One;
                bool up = TReal.Abs(D2) <= Smallest;
                D2 = up ? D2 * Largest : D2 / Largest;
                TReal factor = up ? TReal.One / Gamma : Gamma;
                H21 *= factor;
                H22 *= factor;
            }
        }
    }
}
