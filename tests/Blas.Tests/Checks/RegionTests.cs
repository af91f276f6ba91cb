using FsCheck;
using FsCheck.Fluent;

namespace Blas.Tests;

/// <summary>Overlap is exact: against the sets of addresses.</summary>
public sealed unsafe class RegionTests
{
    [Fact]
    public void Overlap_is_a_common_element_and_nothing_else()
    {
        Gen<(bool IsMatrix, int At, int Rows, int Columns, int Stride, bool RowMajor)> operand =
            from isMatrix in Gen.Elements(true, false)
            from at in Gen.Choose(0, 60)
            from rows in Gen.Choose(0, 6)
            from columns in Gen.Choose(0, 6)
            from stride in Gen.Choose(isMatrix ? 0 : -5, 7)
            from rowMajor in Gen.Elements(true, false)
            select (isMatrix, at, rows, columns, stride, rowMajor);
        Prop.ForAll(operand.Two().ToArbitrary(), pair => Agrees(pair.Item1, pair.Item2))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithReplay(20240603, 9).WithQuietOnSuccess(true));
    }

    private static bool Agrees(
        (bool IsMatrix, int At, int Rows, int Columns, int Stride, bool RowMajor) a,
        (bool IsMatrix, int At, int Rows, int Columns, int Stride, bool RowMajor) b)
    {
        (Region first, HashSet<int> firstSet) = Make(a.IsMatrix, a.At, a.Rows, a.Columns, a.Stride, a.RowMajor);
        (Region second, HashSet<int> secondSet) = Make(b.IsMatrix, b.At, b.Rows, b.Columns, b.Stride, b.RowMajor);
        bool expected = firstSet.Overlaps(secondSet);
        return first.Overlaps(second) == expected && second.Overlaps(first) == expected;
    }

    // Nothing is read: the addresses are numbers.
    private static (Region Region, HashSet<int> Elements) Make(bool isMatrix, int at, int rows, int columns, int stride, bool rowMajor)
    {
        double* start = (double*)(0x100000 + (at * sizeof(double)));
        var elements = new HashSet<int>();
        if (!isMatrix)
        {
            for (int i = 0; i < rows; i++)
                elements.Add(at + (i * Math.Abs(stride)));
            return (Region.Vector(start, rows, stride), elements);
        }

        Layout layout = rowMajor ? Layout.RowMajor : Layout.ColumnMajor;
        int ld = Math.Max(1, rowMajor ? columns : rows) + stride;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                elements.Add(at + (rowMajor ? (i * ld) + j : i + (j * ld)));
        }

        return (Region.Matrix(layout, start, rows, columns, ld), elements);
    }
}
