using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>
/// A triangle, a band or a packed triangle, in guarded memory: whatever is not stored (the other triangle, the corners of a band, padding) is a NaN
/// that must neither be read nor written.
/// </summary>
internal sealed class Stored<T, TReal> : GuardedMemory<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private readonly Layout _layout;
    private readonly UpLo? _uplo;
    private readonly Storage _storage;

    private Stored(Layout layout, Storage storage, UpLo? uplo, int rows, int columns, int lower, int upper, int padding, int shift)
        : base(ExtentOf(layout, storage, rows, columns, lower + upper + 1, padding), shift)
    {
        (_layout, _storage, _uplo, Rows, Columns, Lower, Upper) = (layout, storage, uplo, rows, columns, lower, upper);
        Ld = (storage == Storage.Band ? lower + upper + 1 : Math.Max(1, rows)) + padding;
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Diagonals below the main one.</summary>
    public int Lower { get; }

    public int Upper { get; }

    public int Ld { get; }

    public ref T this[int i, int j] => ref At(Offset(i, j));

    /// <summary>A triangle of order n; k diagonals of a band.</summary>
    public static Stored<T, TReal> Triangle(Layout layout, Storage storage, UpLo uplo, int n, int k, int padding, Func<int, int, T> value, int shift = 0)
    {
        int width = storage == Storage.Band ? k : Math.Max(0, n - 1);
        var s = new Stored<T, TReal>(
            layout, storage, uplo, n, n, uplo == UpLo.Upper ? 0 : width, uplo == UpLo.Upper ? width : 0, padding, shift);
        s.Fill(value);
        return s;
    }

    /// <summary>A general band matrix.</summary>
    public static Stored<T, TReal> Band(Layout layout, int m, int n, int kl, int ku, int padding, Func<int, int, T> value)
    {
        var s = new Stored<T, TReal>(layout, Storage.Band, null, m, n, kl, ku, padding, 0);
        s.Fill(value);
        return s;
    }

    public bool Has(int i, int j) =>
        i - j <= Lower && j - i <= Upper && (_uplo is null || i == j || (i < j) == (_uplo == UpLo.Upper));

    public T Old(int i, int j) => Was(Offset(i, j));

    public void Fill(Func<int, int, T> value)
    {
        for (int i = 0; i < Rows; i++)
        {
            for (int j = Math.Max(0, i - Lower); j < Math.Min(Columns, i + Upper + 1); j++)
            {
                if (Has(i, j))
                    this[i, j] = value(i, j);
            }
        }

        Remember();
    }

    /// <summary>Fills with NaN: an operand that is not to be read.</summary>
    public void Poison() => Fill((i, j) => Scalar<T, TReal>.Marker(9999 + Offset(i, j)));

    /// <summary>Fails if anything but stored elements has changed.</summary>
    public void OnlyElementsChanged(string name, Func<string> context)
    {
        var offsets = new HashSet<int>();
        for (int i = 0; i < Rows; i++)
        {
            for (int j = Math.Max(0, i - Lower); j < Math.Min(Columns, i + Upper + 1); j++)
            {
                if (Has(i, j))
                    offsets.Add(Offset(i, j));
            }
        }

        Unchanged(name, context, offsets.Contains);
    }

    /// <summary>The whole matrix that is meant: zeros where nothing is stored, or the mirror image.</summary>
    /// <param name="mirror">'s' symmetric, 'h' Hermitian, '0' zeros.</param>
    /// <param name="unit">Ones on the diagonal, whatever is stored there.</param>
    public Wide Wide(char mirror, bool unit = false)
    {
        var wide = new Wide(Rows, Columns);
        for (int i = 0; i < Rows; i++)
        {
            for (int j = Math.Max(0, i - Lower); j < Math.Min(Columns, i + Upper + 1); j++)
            {
                if (!Has(i, j))
                    continue;
                T value = Old(i, j);
                double re = Scalar<T, TReal>.Re(value), im = Scalar<T, TReal>.Im(value);
                if (i == j)
                    wide.Set(i, j, unit ? 1 : re, unit || mirror == 'h' ? 0 : im);
                else
                    wide.Set(i, j, re, im);
                if (i != j && mirror != '0')
                    wide.Set(j, i, re, mirror == 'h' ? -im : im);
            }
        }

        return wide;
    }

    private int Offset(int i, int j)
    {
        bool row = _layout == Layout.RowMajor;
        switch (_storage)
        {
            case Storage.Full:
                return row ? (i * Ld) + j : i + (j * Ld);
            case Storage.Band:
                return row ? Lower + j - i + (i * Ld) : Upper + i - j + (j * Ld);
            default:
                // By columns of the upper triangle, which are the rows of the lower one; or the other way round.
                (int p, int q) = row ? (j, i) : (i, j);
                bool growing = (_uplo == UpLo.Upper) != row;
                return growing ? p + (q * (q + 1) / 2) : p + (q * ((2 * Rows) - q - 1) / 2);
        }
    }

    private static int ExtentOf(Layout layout, Storage storage, int rows, int columns, int diagonals, int padding)
    {
        int count = layout == Layout.RowMajor ? rows : columns;
        if (rows == 0 || columns == 0)
            return 0;
        return storage switch
        {
            Storage.Full => ((count - 1) * (rows + padding)) + rows,
            Storage.Band => ((count - 1) * (diagonals + padding)) + diagonals,
            _ => rows * (rows + 1) / 2,
        };
    }
}
