using FsCheck;
using FsCheck.Fluent;

namespace Blas.Tests;

/// <summary>A batch is refused if, and only if, a result shares an element with another result or an input. Nothing is read: addresses are numbers.</summary>
public sealed unsafe class BatchOverlapTests
{
    private const nint Origin = 0x1000000;

    private sealed record Operand(int At, int Ld, int Stride);

    private sealed record Case(int Batch, int M, int N, int K, bool RowMajor, Operand A, Operand B, Operand C);

    [Fact]
    public void Strided_batches_are_refused_for_a_common_element_only()
    {
        Gen<Operand> operand =
            from at in Gen.Choose(0, 400)
            from ld in Gen.OneOf(Gen.Constant(0), Gen.Constant(120), Gen.Choose(1, 5))
            from stride in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 4)), (2, Gen.Choose(5, 40)))
            select new Operand(at, ld, stride);
        Gen<Case> cases =
            from batch in Gen.OneOf(Gen.Choose(1, 6), Gen.Choose(30, 70))
            from sizes in Gen.Choose(1, 3).Three()
            from rowMajor in Gen.Elements(true, false)
            from a in operand
            from b in operand
            from c in operand
            from sameLd in Gen.Elements(true, false)
            select new Case(
                batch, sizes.Item1, sizes.Item2, sizes.Item3, rowMajor,
                sameLd ? a with { Ld = c.Ld } : a, b with { At = b.At + (sameLd ? 0 : 20_000) }, c with { Stride = Math.Max(1, c.Stride) });
        Prop.ForAll(cases.ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(6_000).WithReplay(20240604, 9).WithQuietOnSuccess(true));
    }

    /// <summary>Compared pair by pair these would take hours.</summary>
    [Fact]
    public void A_long_batch_of_blocks_side_by_side_is_no_matter()
    {
        const nint Batch = 300_000, Ld = 4 * Batch;
        double* memory = (double*)Origin;

        // Blocks of two columns for C, then one for A, in rows of one large matrix.
        BatchOverlap.Refuse(
            Layout.RowMajor, Batch, 2, 2, memory, Ld, 2, 2, 1, memory + (2 * Batch), Ld, 1, 1, 2, memory + (3 * Batch), Ld, 0);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => BatchOverlap.Refuse(
            Layout.RowMajor, Batch, 2, 2, (double*)Origin, Ld, 2, 2, 1, (double*)Origin + (2 * Batch) - 1, Ld, 1, 1, 2, (double*)Origin + (3 * Batch), Ld, 0));
        Assert.Equal("c", refusal.ParamName);
        Assert.StartsWith($"c[{Batch - 1}] is written and shares memory with a[0]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_beyond_what_can_be_compared_is_named_or_needs_no_comparison()
    {
        nint batch = 800_000_000, apart = batch * 8;
        float* memory = (float*)Origin;
        BatchOverlap.Refuse(Layout.ColumnMajor, batch, 1, 1, memory, 1, 1, 1, 1, memory + apart, 1, 1, 1, 1, memory + (2 * apart), 1, 1);
        Assert.Equal("batch", Assert.Throws<ArgumentOutOfRangeException>(() => BatchOverlap.Refuse(
            Layout.ColumnMajor, batch, 2, 2, (float*)Origin, 2 * (int)batch, 2, 1, 1, (float*)Origin + (8 * batch), 1, 1, 1, 1, (float*)Origin, 1, 1)).ParamName);
        Assert.Equal("batch", Assert.Throws<ArgumentOutOfRangeException>(() => BatchOverlap.Refuse(
            Layout.ColumnMajor, batch, 1, 1, (float**)null, 1, 1, 1, (float**)null, 1, 1, 1, (float**)null, 1)).ParamName);
    }

    private static bool Agrees(Case x)
    {
        Layout layout = x.RowMajor ? Layout.RowMajor : Layout.ColumnMajor;
        (int Ld, HashSet<int>[] Elements) Make(Operand operand, int rows, int columns)
        {
            int least = x.RowMajor ? columns : rows, ld = Math.Max(least, operand.Ld);
            return (ld,
            [
                .. Enumerable.Range(0, x.Batch).Select(p => (from i in Enumerable.Range(0, rows)
                                                             from j in Enumerable.Range(0, columns)
                                                             select operand.At + (p * operand.Stride) + (x.RowMajor ? (i * ld) + j : i + (j * ld))).ToHashSet()),
            ]);
        }

        (int lda, HashSet<int>[] a) = Make(x.A, x.M, x.K);
        (int ldb, HashSet<int>[] b) = Make(x.B, x.K, x.N);
        (int ldc, HashSet<int>[] c) = Make(x.C, x.M, x.N);
        HashSet<int> inputs = [.. a.Concat(b).SelectMany(e => e)], results = [.. c.SelectMany(e => e)];
        bool expected = results.Count < c.Sum(e => e.Count) || results.Overlaps(inputs);
        double* At(int element) => (double*)Origin + element;
        bool refused = false;
        try
        {
            BatchOverlap.Refuse(
                layout, x.Batch, x.M, x.N, At(x.C.At), ldc, x.C.Stride, x.M, x.K, At(x.A.At), lda, x.A.Stride, x.K, x.N, At(x.B.At), ldb, x.B.Stride);
        }
        catch (ArgumentException)
        {
            refused = true;
        }

        return refused == expected && RefusedByPointers(x, layout, lda, ldb, ldc) == expected;
    }

    private static bool RefusedByPointers(Case x, Layout layout, int lda, int ldb, int ldc)
    {
        double** pointers = stackalloc double*[3 * x.Batch];
        for (int i = 0; i < x.Batch; i++)
        {
            pointers[i] = (double*)Origin + x.A.At + (i * x.A.Stride);
            pointers[x.Batch + i] = (double*)Origin + x.B.At + (i * x.B.Stride);
            pointers[(2 * x.Batch) + i] = (double*)Origin + x.C.At + (i * x.C.Stride);
        }

        try
        {
            BatchOverlap.Refuse(
                layout, x.Batch, x.M, x.N, pointers + (2 * x.Batch), ldc, x.M, x.K, pointers, lda, x.K, x.N, pointers + x.Batch, ldb);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
