using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Tridiagonal<TReal>
{
    // Where the columns of two blocks, side by side on the diagonal, have elements.
    private const byte Top = 0, Dense = 1, Bottom = 2, Deflated = 3;

    /// <summary>
    /// diag(d) + rho v v^T, with v = (last row of Q1, sign(rho) first row of Q2): the eigenvectors of two blocks become those
    /// of both together.
    /// </summary>
    private void Merge(nint n, nint n1, TReal* d, TReal* q, nint ldq, TReal rho, nint* order, ColumnRange wanted)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TReal* z = arena.Take<TReal>(n), poles = arena.Take<TReal>(n), weights = arena.Take<TReal>(n);
        nint* sorted = arena.Take<nint>(n), source = arena.Take<nint>(n), deflated = arena.Take<nint>(n);
        byte* type = arena.Take<byte>(n);
        nint n2 = n - n1;

        // v has the length sqrt(2).
        TReal unit = TReal.One / TReal.Sqrt(Two), unit2 = TReal.CopySign(unit, rho);
        for (nint i = 0; i < n; i++)
        {
            z[i] = i < n1 ? q[n1 - 1 + (i * ldq)] * unit : q[n1 + (i * ldq)] * unit2;
            type[i] = i < n1 ? Top : Bottom;
        }

        rho = TReal.Abs(rho + rho);
        for (nint i = 0; i < n2; i++)
        {
            order[n1 + i] += n1;
        }

        MergeOrders(n1, n2, d, order, sorted);
        nint k = Deflate(n, sorted, d, z, rho, q, ldq, type, poles, weights, source, deflated);
        nint rest = n - k;
        Secular secular = default;
        if (k > 0)
        {
            secular = Columns(n, n1, k, q, ldq, type, source, arena);
            secular.Poles = poles;
            secular.Weights = weights;
            secular.Constant = TReal.One / rho;
            secular.Values = arena.Take<TReal>(k);
        }

        // Deflated columns go behind the others, with their values.
        TReal* aside = arena.Take<TReal>(n * rest), valuesAside = arena.Take<TReal>(rest);
        for (nint i = 0; i < rest; i++)
        {
            Engine<TReal, TReal>.Copy(n, q + (deflated[i] * ldq), 1, aside + (i * n), 1);
            valuesAside[i] = d[deflated[i]];
        }

        if (k > 0)
        {
            secular.Solve(engine);
            Engine<TReal, TReal>.Copy(k, secular.Values, 1, d, 1);
        }

        for (nint i = 0; i < rest; i++)
        {
            Engine<TReal, TReal>.Copy(n, aside + (i * n), 1, q + ((k + i) * ldq), 1);
            d[k + i] = valuesAside[i];
            sorted[k + i] = k + i;
        }

        for (nint i = 0; i < k; i++)
        {
            sorted[i] = i;
        }

        SortByValue(rest, d, sorted + k);
        MergeOrders(k, rest, d, sorted, order);
        if (k > 0)
        {
            // The wanted among the new ones follow each other.
            nint first = k, end = 0;
            for (nint i = wanted.First; i < wanted.End; i++)
            {
                if (order[i] < k)
                {
                    first = Math.Min(first, order[i]);
                    end = Math.Max(end, order[i] + 1);
                }
            }

            secular.Multiply(engine, n1, n2, first, Math.Max(first, end), q, ldq);
        }
    }

    /// <summary>Two ascending lists of indices, one behind the other, become one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MergeOrders(nint n1, nint n2, TReal* values, nint* lists, nint* merged)
    {
        nint i = 0, j = n1, n = n1 + n2;
        for (nint at = 0; at < n; at++)
        {
            bool first = j >= n || (i < n1 && !(values[lists[j]] < values[lists[i]]));
            merged[at] = lists[first ? i++ : j++];
        }
    }

    // Weights too small to count, and pairs of values so close that a rotation takes one weight away. Returns how many
    // poles remain.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint Deflate(
        nint n, nint* sorted, TReal* d, TReal* z, TReal rho, TReal* q, nint ldq,
        byte* type, TReal* poles, TReal* weights, nint* source, nint* deflated)
    {
        TReal largest = TReal.Zero, largestWeight = TReal.Zero;
        for (nint i = 0; i < n; i++)
        {
            largest = TReal.Max(largest, TReal.Abs(d[i]));
            largestWeight = TReal.Max(largestWeight, TReal.Abs(z[i]));
        }

        TReal tolerance = TReal.CreateTruncating(8) * Machine<TReal>.Epsilon * TReal.Max(largest, largestWeight);
        nint k = 0, gone = 0, previous = -1;
        for (nint at = 0; at < n; at++)
        {
            nint j = sorted[at];
            if (!(rho * TReal.Abs(z[j]) > tolerance))
            {
                type[j] = Deflated;
                deflated[gone++] = j;
                continue;
            }

            if (previous >= 0)
            {
                TReal s = z[previous], c = z[j], length = PlaneRotation<TReal>.Length(s, c);
                TReal gap = d[j] - d[previous];
                c /= length;
                s = -s / length;
                if (TReal.Abs(gap * c * s) <= tolerance)
                {
                    z[j] = length;
                    z[previous] = TReal.Zero;
                    type[j] = type[j] == type[previous] ? type[j] : Dense;
                    type[previous] = Deflated;
                    engine.RotReal(n, q + (previous * ldq), 1, q + (j * ldq), 1, c, s);
                    TReal moved = (d[previous] * (c * c)) + (d[j] * (s * s));
                    d[j] = (d[previous] * (s * s)) + (d[j] * (c * c));
                    d[previous] = moved;
                    deflated[gone++] = previous;
                }
                else
                {
                    Accept(previous);
                }
            }

            previous = j;
        }

        if (previous >= 0)
        {
            Accept(previous);
        }

        return k;

        void Accept(nint j)
        {
            poles[k] = d[j];
            weights[k] = z[j];
            source[k++] = j;
        }
    }

    // The columns that stay, each with the rows in which it has elements, the kinds one after the other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Secular Columns(nint n, nint n1, nint k, TReal* q, nint ldq, byte* type, nint* source, Arena arena)
    {
        Secular secular = new() { Count = k, Rows = arena.Take<nint>(k) };
        nint at = 0;
        for (byte kind = Top; kind <= Bottom; kind++)
        {
            nint before = at;
            for (nint i = 0; i < k; i++)
            {
                if (type[source[i]] == kind)
                {
                    secular.Rows[at++] = i;
                }
            }

            nint count = at - before;
            secular.TopCount += kind != Bottom ? count : 0;
            secular.BottomCount += kind != Top ? count : 0;
        }

        nint n2 = n - n1;
        secular.TopColumns = arena.Take<TReal>(n1 * secular.TopCount);
        secular.BottomColumns = arena.Take<TReal>(n2 * secular.BottomCount);
        secular.Vectors = arena.Take<TReal>(k * k);
        for (nint r = 0; r < k; r++)
        {
            TReal* column = q + (source[secular.Rows[r]] * ldq);
            nint bottom = r - (k - secular.BottomCount);
            if (r < secular.TopCount)
            {
                Engine<TReal, TReal>.Copy(n1, column, 1, secular.TopColumns + (r * n1), 1);
            }

            if (bottom >= 0)
            {
                Engine<TReal, TReal>.Copy(n2, column + n1, 1, secular.BottomColumns + (bottom * n2), 1);
            }
        }

        return secular;
    }

    /// <summary>The eigenproblem of diag(poles) + weights weights^T / constant, and the product with its vectors.</summary>
    private struct Secular
    {
        /// <summary>Poles.</summary>
        public nint Count;

        /// <summary>Columns with elements in the first, and in the second rows.</summary>
        public nint TopCount, BottomCount;

        /// <summary>Which pole stands in a row of the vectors.</summary>
        public nint* Rows;

        public TReal* Poles, Weights, Values, TopColumns, BottomColumns, Vectors;

        public TReal Constant;

        public readonly void Solve(Engine<TReal, TReal> engine)
        {
            Arena arena = Arena.Current;
            using Arena.Lease lease = arena.Open();
            SecularJob<TReal, PlainPoles<TReal>> job = new()
            {
                Count = Count,
                Poles = Poles,
                Weights = Weights,
                Constant = Constant,
                Delta = Vectors,
                Shifts = Values,
                Origins = arena.Take<nint>(Count),
            };
            job.Run(engine, arena);
            for (nint j = 0; j < Count; j++)
            {
                Values[j] += Poles[job.Origins[j]];
            }

            TReal* v = arena.Take<TReal>(Count);
            for (nint j = 0; j < Count; j++)
            {
                TReal* column = Vectors + (j * Count);
                TReal scale = TReal.One / TReal.Sqrt(SecularEquation<TReal, PlainPoles<TReal>>.Divide(Count, Weights, column, v));
                for (nint r = 0; r < Count; r++)
                {
                    column[r] = v[Rows[r]] * scale;
                }
            }
        }

        public readonly void Multiply(Engine<TReal, TReal> engine, nint n1, nint n2, nint first, nint end, TReal* q, nint ldq)
        {
            TReal* vectors = Vectors + (first * Count);
            TReal* target = q + (first * ldq);
            engine.Gemm(
                Transpose.None, Transpose.None, n1, end - first, TopCount, TReal.One,
                TopColumns, n1, vectors, Count, TReal.Zero, target, ldq);
            engine.Gemm(
                Transpose.None, Transpose.None, n2, end - first, BottomCount, TReal.One,
                BottomColumns, n2, vectors + Count - BottomCount, Count, TReal.Zero, target + n1, ldq);
        }
    }
}
