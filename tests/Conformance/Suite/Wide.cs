using Blas;

namespace Conformance;

/// <summary>A matrix of doubles, real and imaginary parts apart, column by column: what expected values are computed from.</summary>
internal sealed class Wide(int rows, int columns)
{
    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public double[] Re { get; } = new double[rows * columns];

    public double[] Im { get; } = new double[rows * columns];

    /// <summary>Moduli.</summary>
    public double[] Abs { get; } = new double[rows * columns];

    public void Set(int i, int j, double re, double im)
    {
        int at = i + (j * Rows);
        Re[at] = re;
        Im[at] = im;
        Abs[at] = im == 0 ? Math.Abs(re) : Math.Sqrt((re * re) + (im * im));
    }

    /// <summary>op(A) as a matrix of its own.</summary>
    public Wide Op(Transpose trans)
    {
        if (trans == Transpose.None)
            return this;
        double sign = trans.IsConjugated() ? -1 : 1;
        var result = trans.IsTransposed() ? new Wide(Columns, Rows) : new Wide(Rows, Columns);
        for (int j = 0; j < Columns; j++)
        {
            for (int i = 0; i < Rows; i++)
            {
                int at = i + (j * Rows);
                if (trans.IsTransposed())
                    result.Set(j, i, Re[at], sign * Im[at]);
                else
                    result.Set(i, j, Re[at], sign * Im[at]);
            }
        }

        return result;
    }

    /// <summary>Only the elements that a predicate chooses, zero elsewhere.</summary>
    public Wide Where(Func<int, int, bool> keep)
    {
        var result = new Wide(Rows, Columns);
        for (int j = 0; j < Columns; j++)
        {
            for (int i = 0; i < Rows; i++)
            {
                int at = i + (j * Rows);
                if (keep(i, j))
                    result.Set(i, j, Re[at], Im[at]);
            }
        }

        return result;
    }

    /// <summary>The largest sum of moduli in a column.</summary>
    public double OneNorm()
    {
        double norm = 0;
        for (int j = 0; j < Columns; j++)
        {
            double sum = 0;
            for (int i = 0; i < Rows; i++)
                sum += Abs[i + (j * Rows)];
            if (!(sum <= norm))
                norm = sum;
        }

        return norm;
    }
}

/// <summary>A product in higher precision: a plain triple loop, and beside it the same product of moduli for the bound.</summary>
internal sealed class WideProduct<TReal>
{
    public WideProduct(Wide a, Wide b, bool complex)
    {
        int m = a.Rows, n = b.Columns, k = a.Columns;
        Rows = m;
        Re = new DoubleDouble[m * n];
        Im = new DoubleDouble[m * n];
        Magnitude = new double[m * n];

        // Rows of A together, so that the inner loop walks both operands forwards.
        Wide t = a.Op(Transpose.Transpose);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                Sum<TReal> re = default, im = default;
                double magnitude = 0;
                int p = i * k, q = j * k;
                for (int l = 0; l < k; l++, p++, q++)
                {
                    re.Add(t.Re[p], b.Re[q]);
                    magnitude += t.Abs[p] * b.Abs[q];
                    if (complex)
                    {
                        re.Add(-t.Im[p], b.Im[q]);
                        im.Add(t.Re[p], b.Im[q]);
                        im.Add(t.Im[p], b.Re[q]);
                    }
                }

                int at = i + (j * m);
                Re[at] = re.Value;
                Im[at] = im.Value;
                Magnitude[at] = magnitude;
            }
        }
    }

    public int Rows { get; }

    public DoubleDouble[] Re { get; }

    public DoubleDouble[] Im { get; }

    /// <summary>(|A| |B|)(i, j).</summary>
    public double[] Magnitude { get; }
}
