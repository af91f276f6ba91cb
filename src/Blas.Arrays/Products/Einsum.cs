using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// Sums of products over labelled axes, two operands at a time: each pair is one stacked matrix product, which goes to BLAS where the type
/// allows. Axes that neither the result nor another operand has are summed first; the next pair is always the one whose product is
/// smallest beside what it replaces (the greedy order of <c>einsum_path</c>).
/// </summary>
internal static unsafe class Einsum<T>
    where T : unmanaged, INumberBase<T>
{
    public static NdArray<T> Run(EinsumSubscripts subscripts, ReadOnlySpan<NdArray<T>> operands, IBlas? blas)
    {
        var terms = new List<Term>();
        NdArray<T>? result = null;
        try
        {
            var extents = new Dictionary<int, nint>();
            for (int i = 0; i < operands.Length; i++)
            {
                terms.Add(Diagonal(operands[i], subscripts.Inputs[i], i, extents));
            }

            while (terms.Count > 1)
            {
                (int i, int j) = Next(terms, subscripts.Output, extents);
                Term left = terms[i], right = terms[j];
                terms.RemoveAt(j);
                terms.RemoveAt(i);
                int[] kept = [.. subscripts.Output, .. terms.SelectMany(t => t.Labels)];
                using (left.Array)
                using (right.Array)
                {
                    terms.Add(Contract(left, right, kept, extents, blas));
                }
            }

            Term last = terms[0];
            terms.Clear();
            using (last.Array)
            {
                Term summed = SumBeyond(last, subscripts.Output);
                using (summed.Array)
                {
                    using NdArray<T> ordered = Order(summed, subscripts.Output);
                    nint[] shape = [.. subscripts.Output.Select(l => extents[l])];
                    using NdArray<T> wide = ordered.BroadcastTo(shape);
                    result = wide.Copy();
                }
            }

            return result;
        }
        finally
        {
            foreach (Term term in terms)
            {
                term.Array.Dispose();
            }
        }
    }

    // A label that an operand bears twice is its diagonal: one axis with the sum of the strides.
    private static Term Diagonal(NdArray<T> operand, int[] labels, int place, Dictionary<int, nint> extents)
    {
        int[] distinct = [.. labels.Distinct()];
        nint[] shape = new nint[distinct.Length], strides = new nint[distinct.Length];
        Array.Fill(shape, 1);
        for (int axis = 0; axis < labels.Length; axis++)
        {
            int label = labels[axis];
            int to = Array.IndexOf(distinct, label);
            nint extent = operand.Shape[axis];
            nint known = extents.GetValueOrDefault(label, 1);
            bool repeated = Array.IndexOf(labels, label) != axis;
            if ((extent != known && extent != 1 && known != 1) || (repeated && extent != shape[to]))
            {
                string name = label > 0 ? $"the label '{(char)label}'" : "an axis of the ellipsis";
                throw new ArgumentException(ShapeMath.Text(
                    $"operand {place} has the extent {extent} for {name}, which has {(repeated ? shape[to] : known)} elsewhere"), nameof(operand));
            }

            extents[label] = known == 1 ? extent : known;
            shape[to] = extent;
            strides[to] += operand.Strides[axis];
        }

        return new Term(operand.View(operand.Data, shape, strides, operand.IsWriteable), distinct);
    }

    private static (int First, int Second) Next(List<Term> terms, int[] output, Dictionary<int, nint> extents)
    {
        (int First, int Second) best = (0, 1);
        double smallest = double.PositiveInfinity;
        for (int i = 0; terms.Count > 2 && i < terms.Count; i++)
        {
            for (int j = i + 1; j < terms.Count; j++)
            {
                IEnumerable<int> others = output.Concat(terms.Where((_, k) => k != i && k != j).SelectMany(t => t.Labels));
                double size = Size(terms[i].Labels.Union(terms[j].Labels).Intersect(others), extents);
                double grows = size - terms[i].Array.Size - terms[j].Array.Size;
                if (grows < smallest)
                {
                    (smallest, best) = (grows, (i, j));
                }
            }
        }

        return best;
    }

    private static double Size(IEnumerable<int> labels, Dictionary<int, nint> extents) =>
        labels.Aggregate(1.0, (size, label) => size * extents[label]);

    // One stacked product: (batch, left, summed) times (batch, summed, right).
    private static Term Contract(Term left, Term right, int[] kept, Dictionary<int, nint> extents, IBlas? blas)
    {
        Term a = SumBeyond(left, [.. right.Labels, .. kept]), b = SumBeyond(right, [.. left.Labels, .. kept]);
        using (a.Array)
        using (b.Array)
        {
            int[] shared = [.. a.Labels.Intersect(b.Labels)];
            int[] batch = [.. shared.Intersect(kept)], summed = [.. shared.Except(kept)];
            int[] rows = [.. a.Labels.Except(shared)], columns = [.. b.Labels.Except(shared)];
            using NdArray<T> x = Fold(a, batch, rows, summed, extents), y = Fold(b, batch, summed, columns, extents);
            using NdArray<T> product = NdArray.MatMul(x, y, null, blas);
            int[] labels = [.. batch, .. rows, .. columns];
            return new Term(product.Reshape([.. labels.Select(l => extents[l])]), labels);
        }
    }

    // The axes in three groups, each made one; those of extent 1 are stretched where another operand is longer.
    private static NdArray<T> Fold(Term term, int[] batch, int[] first, int[] second, Dictionary<int, nint> extents)
    {
        int[] order = [.. batch, .. first, .. second];
        using NdArray<T> ordered = Order(term, order);
        nint[] shape = [.. order.Select(l => extents[l])];
        using NdArray<T> wide = ordered.BroadcastTo(shape);
        return wide.Reshape(
            ShapeMath.Size(shape.AsSpan(0, batch.Length)),
            ShapeMath.Size(shape.AsSpan(batch.Length, first.Length)),
            ShapeMath.Size(shape.AsSpan(batch.Length + first.Length)));
    }

    private static Term SumBeyond(Term term, int[] kept)
    {
        int[] gone = [.. Enumerable.Range(0, term.Labels.Length).Where(i => !kept.Contains(term.Labels[i]))];
        return gone.Length == 0
            ? new Term(term.Array.View(), term.Labels)
            : new Term(term.Array.Sum(gone), [.. term.Labels.Where(kept.Contains)]);
    }

    private static NdArray<T> Order(Term term, int[] labels) =>
        term.Labels.Length == 0 ? term.Array.View() : term.Array.Transpose([.. labels.Where(term.Labels.Contains).Select(l => Array.IndexOf(term.Labels, l))]);

    private readonly record struct Term(NdArray<T> Array, int[] Labels);
}
