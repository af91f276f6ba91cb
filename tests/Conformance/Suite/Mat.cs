using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>A matrix in either layout with a padded leading dimension, in guarded memory.</summary>
internal sealed class Mat<T, TReal> : GuardedMemory<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public Mat(Layout layout, int rows, int columns, int padding = 0, int shift = 0)
        : base(ExtentOf(layout, rows, columns, padding), shift)
    {
        Layout = layout;
        Rows = rows;
        Columns = columns;
        Ld = Math.Max(1, layout == Layout.RowMajor ? columns : rows) + padding;
    }

    public Layout Layout { get; }

    public int Rows { get; }

    public int Columns { get; }

    public int Ld { get; }

    public ref T this[int i, int j] => ref At(Offset(i, j));

    public static Mat<T, TReal> Random(Layout layout, int rows, int columns, int padding, Random random)
    {
        var m = new Mat<T, TReal>(layout, rows, columns, padding, random.Next(4));
        m.Fill((_, _) => Scalar<T, TReal>.Random(random));
        return m;
    }

    public void Fill(Func<int, int, T> value)
    {
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
                this[i, j] = value(i, j);
        }

        Remember();
    }

    /// <summary>Fills with NaN: an output that is not to be read.</summary>
    public void Poison() => Fill((i, j) => Scalar<T, TReal>.Marker(9999 + Offset(i, j)));

    public T Old(int i, int j) => Was(Offset(i, j));

    /// <summary>Fails if anything but elements has changed.</summary>
    public void OnlyElementsChanged(string name, Func<string> context) => OnlyChanged(name, context, static (_, _) => true);

    /// <summary>Fails if anything but the chosen elements has changed.</summary>
    public void OnlyChanged(string name, Func<string> context, Func<int, int, bool> mayChange) =>
        Unchanged(name, context, offset =>
        {
            int major = offset / Ld, minor = offset % Ld;
            return Layout == Layout.RowMajor
                ? minor < Columns && mayChange(major, minor)
                : minor < Rows && mayChange(minor, major);
        });

    /// <summary>The elements as they were when remembered.</summary>
    public Wide Wide() => Copy(Old);

    /// <summary>The elements as they are.</summary>
    public Wide WideNow() => Copy((i, j) => this[i, j]);

    private Wide Copy(Func<int, int, T> element)
    {
        var wide = new Wide(Rows, Columns);
        for (int j = 0; j < Columns; j++)
        {
            for (int i = 0; i < Rows; i++)
            {
                T value = element(i, j);
                wide.Set(i, j, Scalar<T, TReal>.Re(value), Scalar<T, TReal>.Im(value));
            }
        }

        return wide;
    }

    private int Offset(int i, int j) => Layout == Layout.RowMajor ? (i * Ld) + j : i + (j * Ld);

    private static int ExtentOf(Layout layout, int rows, int columns, int padding)
    {
        (int length, int count) = layout == Layout.RowMajor ? (columns, rows) : (rows, columns);
        return length == 0 || count == 0 ? 0 : ((count - 1) * (length + padding)) + length;
    }
}
