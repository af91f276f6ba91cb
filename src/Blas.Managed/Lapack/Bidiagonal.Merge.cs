using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Bidiagonal<TReal>
{
    // Where columns have elements: in the rows of the first block (and the middle one), in all, or in those of the second.
    private const byte Top = 0, Dense = 1, Bottom = 2, Deflated = 3;

    /// <summary>
    /// The matrix (z; diag(d)) with z in the middle row: the vectors of two blocks become those of both, with the row between
    /// them, together.
    /// </summary>
    private void Merge(
        nint n1, nint n2, nint extra, TReal alpha, TReal beta, TReal* d, TReal* u, nint ldu, TReal* v, nint ldv, nint* order)
    {
        nint n = n1 + n2 + 1, columns = n + extra, second = n1 + 1;
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TReal* z = arena.Take<TReal>(n), poles = arena.Take<TReal>(n), weights = arena.Take<TReal>(n);
        nint* lists = arena.Take<nint>(n), sorted = arena.Take<nint>(n), source = arena.Take<nint>(n), deflated = arena.Take<nint>(n);
        byte* type = arena.Take<byte>(n);
        TReal largest = TReal.Max(TReal.Abs(alpha), TReal.Abs(beta));
        d[n1] = TReal.Zero;
        for (nint i = 0; i < n; i++)
        {
            z[i] = i <= n1 ? alpha * v[n1 + (i * ldv)] : beta * v[second + (i * ldv)];
            type[i] = i < n1 ? Top : Bottom;
            largest = TReal.Max(largest, TReal.Abs(d[i]));
        }

        TReal tolerance = TReal.CreateTruncating(8) * Machine<TReal>.Epsilon * largest;
        if (extra > 0)
        {
            // Both blocks have a column that they map to 0; a rotation leaves one such column of both together.
            TReal length = PlaneRotation<TReal>.Make(z[n1], beta * v[second + (n * ldv)], out TReal c, out TReal s);
            if (TReal.Abs(length) > tolerance)
            {
                z[n1] = length;
                engine.RotReal(columns, v + (n1 * ldv), 1, v + (n * ldv), 1, c, s);
            }
        }

        z[n1] = TReal.Abs(z[n1]) > tolerance ? z[n1] : tolerance;
        for (nint i = 0; i < n - 1; i++)
        {
            lists[i] = i < n1 ? order[i] : order[i + 1] + second;
        }

        Tridiagonal<TReal>.MergeOrders(n1, n2, d, lists, sorted);
        poles[0] = TReal.Zero;
        weights[0] = z[n1];
        source[0] = n1;
        nint k = Deflate(n, sorted, d, z, tolerance, u, ldu, v, ldv, columns, type, poles, weights, source, deflated);
        if (k > 1)
        {
            poles[1] = TReal.Max(poles[1], TReal.ScaleB(tolerance, -1));
        }

        nint rest = n - k;
        Secular secular = new() { Count = k, Poles = poles, Weights = weights, Values = arena.Take<TReal>(k), Rows = arena.Take<nint>(k) };
        secular.Sort(type, source);
        Sides left = Copy(secular, source, n, second, u, ldu, arena), right = Copy(secular, source, columns, second, v, ldv, arena);

        // Deflated columns go behind the others, with their values.
        TReal* asideU = arena.Take<TReal>(n * rest), asideV = arena.Take<TReal>(columns * rest), values = arena.Take<TReal>(rest);
        for (nint i = 0; i < rest; i++)
        {
            Engine<TReal, TReal>.Copy(n, u + (deflated[i] * ldu), 1, asideU + (i * n), 1);
            Engine<TReal, TReal>.Copy(columns, v + (deflated[i] * ldv), 1, asideV + (i * columns), 1);
            values[i] = d[deflated[i]];
        }

        secular.VectorsU = arena.Take<TReal>(k * k);
        secular.VectorsV = arena.Take<TReal>(k * k);
        secular.Solve(engine);
        for (nint i = 0; i < n; i++)
        {
            d[i] = i < k ? secular.Values[i] : values[i - k];
            sorted[i] = i;
        }

        Engine<TReal, TReal>.Lacpy(MatrixPart.All, n, rest, asideU, n, u + (k * ldu), ldu);
        Engine<TReal, TReal>.Lacpy(MatrixPart.All, columns, rest, asideV, columns, v + (k * ldv), ldv);
        Multiply(secular, left, secular.VectorsU, n, second, u, ldu);
        Multiply(secular, right, secular.VectorsV, columns, second, v, ldv);
        Tridiagonal<TReal>.SortByValue(rest, d, sorted + k);
        Tridiagonal<TReal>.MergeOrders(k, rest, d, sorted, order);
    }

    // Weights too small to count, and pairs of values so close that a rotation takes one weight away. Returns how many
    // poles remain, the middle row's being the first.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint Deflate(
        nint n, nint* sorted, TReal* d, TReal* z, TReal tolerance, TReal* u, nint ldu, TReal* v, nint ldv, nint columns,
        byte* type, TReal* poles, TReal* weights, nint* source, nint* deflated)
    {
        nint k = 1, gone = 0, previous = -1;
        for (nint at = 0; at < n - 1; at++)
        {
            nint j = sorted[at];
            if (!(TReal.Abs(z[j]) > tolerance))
            {
                type[j] = Deflated;
                deflated[gone++] = j;
                continue;
            }

            if (previous >= 0)
            {
                if (TReal.Abs(d[j] - d[previous]) <= tolerance)
                {
                    TReal s = z[previous], c = z[j], length = PlaneRotation<TReal>.Length(s, c);
                    c /= length;
                    s = -s / length;
                    z[j] = length;
                    z[previous] = TReal.Zero;
                    type[j] = type[j] == type[previous] ? type[j] : Dense;
                    type[previous] = Deflated;
                    engine.RotReal(n, u + (previous * ldu), 1, u + (j * ldu), 1, c, s);
                    engine.RotReal(columns, v + (previous * ldv), 1, v + (j * ldv), 1, c, s);
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

    // Each column that stays, with the rows in which it has elements.
    private static Sides Copy(in Secular secular, nint* source, nint rows, nint topRows, TReal* a, nint lda, Arena arena)
    {
        nint bottomRows = rows - topRows, firstBottom = secular.Count - secular.BottomCount;
        Sides sides = new() { Top = arena.Take<TReal>(topRows * secular.TopCount), Bottom = arena.Take<TReal>(bottomRows * secular.BottomCount) };
        for (nint r = 0; r < secular.Count; r++)
        {
            TReal* column = a + (source[secular.Rows[r]] * lda);
            if (r < secular.TopCount)
            {
                Engine<TReal, TReal>.Copy(topRows, column, 1, sides.Top + (r * topRows), 1);
            }

            if (r >= firstBottom)
            {
                Engine<TReal, TReal>.Copy(bottomRows, column + topRows, 1, sides.Bottom + ((r - firstBottom) * bottomRows), 1);
            }
        }

        return sides;
    }

    private void Multiply(in Secular secular, in Sides sides, TReal* vectors, nint rows, nint topRows, TReal* a, nint lda)
    {
        nint k = secular.Count;
        engine.Gemm(
            Transpose.None, Transpose.None, topRows, k, secular.TopCount, TReal.One,
            sides.Top, topRows, vectors, k, TReal.Zero, a, lda);
        engine.Gemm(
            Transpose.None, Transpose.None, rows - topRows, k, secular.BottomCount, TReal.One,
            sides.Bottom, rows - topRows, vectors + k - secular.BottomCount, k, TReal.Zero, a + topRows, lda);
    }

    private struct Sides
    {
        public TReal* Top, Bottom;
    }

    /// <summary>The singular value decomposition of the matrix of the weights' row above diag(poles), and how its rows are ordered.</summary>
    private struct Secular
    {
        public nint Count, TopCount, BottomCount;
        public nint* Rows;
        public TReal* Poles, Weights, Values, VectorsU, VectorsV;

        /// <summary>The rows of the vectors: columns of the first block, the middle row's, dense ones, those of the second block.</summary>
        public void Sort(byte* type, nint* source)
        {
            nint at = 0;
            for (byte kind = Top; kind <= Bottom; kind++)
            {
                nint before = at;
                for (nint i = 1; i < Count; i++)
                {
                    if (type[source[i]] == kind)
                    {
                        Rows[at++] = i;
                    }
                }

                if (kind == Top)
                {
                    BottomCount -= at;
                    Rows[at++] = 0;
                }

                TopCount += kind != Bottom ? at - before : 0;
            }

            BottomCount += Count;
        }

        public readonly void Solve(Engine<TReal, TReal> engine)
        {
            Arena arena = Arena.Current;
            using Arena.Lease lease = arena.Open();
            nint k = Count;
            SecularJob<TReal, SquaredPoles<TReal>> job = new()
            {
                Count = k,
                Poles = Poles,
                Weights = Weights,
                Constant = TReal.One,
                Delta = VectorsV,
                Shifts = Values,
                Origins = arena.Take<nint>(k),
            };
            job.Run(engine, arena);
            TReal* v = arena.Take<TReal>(k), u = arena.Take<TReal>(k);
            for (nint j = 0; j < k; j++)
            {
                // sqrt(D + shift), as a distance from sqrt(D).
                TReal pole = Poles[job.Origins[j]], shift = Values[j];
                Values[j] = pole + (shift / (pole + TReal.Sqrt((pole * pole) + shift)));
                TReal* right = VectorsV + (j * k), left = VectorsU + (j * k);
                TReal scaleV = TReal.One / TReal.Sqrt(SecularEquation<TReal, SquaredPoles<TReal>>.Divide(k, Weights, right, v));
                TReal scaleU = TReal.One / TReal.Sqrt(LeftVector(k, Poles, v, u));
                for (nint r = 0; r < k; r++)
                {
                    right[r] = v[Rows[r]] * scaleV;
                    left[r] = u[Rows[r]] * scaleU;
                }
            }
        }

        // u = M v, up to its length: z^T v = -1 by the secular equation.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static TReal LeftVector(nint k, TReal* poles, TReal* v, TReal* u)
        {
            nint i = 0, count = Vector<TReal>.Count;
            Vector<TReal> sums = Vector<TReal>.Zero;
            for (; i + count <= k; i += count)
            {
                Vector<TReal> x = Vector.Load(poles + i) * Vector.Load(v + i);
                x.Store(u + i);
                sums += x * x;
            }

            TReal sum = Vector.Sum(sums) + TReal.One;
            for (; i < k; i++)
            {
                u[i] = poles[i] * v[i];
                sum += u[i] * u[i];
            }

            u[0] = -TReal.One;
            return sum;
        }
    }
}
