#pragma warning disable CS8981 // NumPy's name is in lower case.
using System.Numerics;
using np = Blas.Arrays.NdArray;

namespace Blas.Arrays.Tests.Edges;

/// <summary>NumPy's expressions and what is written here for them. golden/make_edges.py reads these files and runs the left sides.</summary>
internal static partial class EdgeTable
{
    private const double Nan = double.NaN;
    private const double Inf = double.PositiveInfinity;

    private static readonly NdArray<double> a = np.Arange(12.0).Reshape(3, 4);
    private static readonly NdArray<long> b = np.Array([3L, 1, 2]);
    private static readonly NdArray<double> x = np.Linspace(0, 1, 5);
    private static readonly NdArray<long> m = np.Arange(12L).Reshape(3, 4);
    private static readonly NdArray<double> e = np.Zeros(0, 3);
    private static readonly NdArray<double> n = np.Array([Nan, 1.0, Inf, -Inf, 0.0, Nan]);
    private static readonly NdArray<Complex> z = np.Array([new Complex(1, 2), new Complex(0, -3.5), 0]);
    private static readonly NdArray<bool> t = np.Array([true, false, true]);
    private static readonly NdArray<double> s = np.FromScalar(5.0);
    private static readonly NdArray<sbyte> i1 = np.Array(new sbyte[] { 100, 127, -128, 0 });

    /// <summary>The calls by what NumPy calls them.</summary>
    public static IReadOnlyDictionary<string, Func<object?>> Calls { get; } =
        new Dictionary<string, Func<object?>>[] { Indexing, Nothing, NotFinite, Integers, Shapes, Functions, Statistics, Printing }.SelectMany(d => d).ToDictionary();

    /// <summary>Errors of the same kind that are said in other words here, most of them with the values.</summary>
    public static IReadOnlySet<string> OtherWords { get; } = new HashSet<string>
    {
        "np.insert(m, 0, b, axis=0)", "np.histogram(x, range=(2, 1))", "np.einsum('ijk', a)", "np.einsum('i$->i', a)", "np.einsum('ij->ii', a)", "np.einsum('ij->k', a)",
        "np.einsum('ij,jk->ik', a)", "np.einsum('ij,jk', a, a)", "e.reshape(-1, 0)", "a.reshape(-1, 5)", "z // 2", "np.diag(s)", "np.interp([0.5], [], [])", "np.arange(0, 1, 0)",
        "np.take(np.zeros(0), [0])", "np.swapaxes(a, 0, 2)", "np.convolve([], [1.0])", "v = np.arange(3);; v[t] = [7, 8, 9];; v",
    };

    private static Dictionary<string, Func<object?>> Indexing => new()
    {
        ["a[::-1]"] = () => a["::-1"],
        ["a[-1:-4:-1, ::-2]"] = () => a["-1:-4:-1, ::-2"],
        ["a[5:, :]"] = () => a["5:, :"],
        ["a[2:1]"] = () => a["2:1"],
        ["a[-100:100:2]"] = () => a["-100:100:2"],
        ["a[3]"] = () => a[3, ..],
        ["a[0, 4]"] = () => a[0, 4],
        ["a[0, -5]"] = () => a[0, -5],
        ["a[0, 0, 0]"] = () => a[0, 0, 0],
        ["a[..., 0].shape"] = () => a["..., 0"].Shape.ToArray(),
        ["a[::0]"] = () => a["::0"],
        ["s[()]"] = () => s["()"],
        ["s[...]"] = () => s["..."],
        ["s[0]"] = () => s[0],
        ["s[None]"] = () => s["None"],
        ["e[0]"] = () => e[0, ..],
        ["e[:, 1]"] = () => e[.., 1],
        ["a[[0, 3]]"] = () => a[np.Array([0L, 3])],
        ["a[[0, -1]]"] = () => a[np.Array([0L, -1])],
        ["a[[0, 1], [1, 2, 3]]"] = () => a[np.Array([0L, 1]), np.Array([1L, 2, 3])],
        ["a[t]"] = () => a[t],
        ["a[t, 1]"] = () => a[t, 1],
        ["a[:, t]"] = () => a[.., t],
        ["b[t]"] = () => b[t],
        ["b[np.array([], dtype=int)]"] = () => b[np.Array(System.Array.Empty<long>())],
        ["v = np.arange(5);; v[1:] += v[:-1];; v"] = () => { NdArray<long> v = np.Arange(5L); NdArray<long> tail = v["1:"]; tail += v[":-1"]; return v; },
        ["v = np.arange(5);; v[:-1] *= v[1:];; v"] = () => { NdArray<long> v = np.Arange(5L); NdArray<long> head = v[":-1"]; head *= v["1:"]; return v; },
        ["v = np.arange(6);; v[::-1] += v;; v"] = () => { NdArray<long> v = np.Arange(6L); NdArray<long> back = v["::-1"]; back += v; return v; },
        ["v = np.arange(6);; v[:] = v[::-1];; v"] = () => { NdArray<long> v = np.Arange(6L); v[":"] = v["::-1"]; return v; },
        ["v = np.arange(3.0);; v[:] = [1, 2];; v"] = () => { NdArray<double> v = np.Arange(3.0); v[":"] = np.Array([1.0, 2.0]); return v; },
        ["v = np.arange(3);; v[t] = [7, 8, 9];; v"] = () => { NdArray<long> v = np.Arange(3L); v[t] = np.Array([7L, 8, 9]); return v; },
        ["v = np.arange(3);; v[t] = [7, 8];; v"] = () => { NdArray<long> v = np.Arange(3L); v[t] = np.Array([7L, 8]); return v; },
        ["v = np.arange(3);; v[t] = 7;; v"] = () => { NdArray<long> v = np.Arange(3L); v[t] = 7; return v; },
        ["v = np.arange(3);; v[[0, 0, 2]] += 1;; v"] = () => { NdArray<long> v = np.Arange(3L); NdArray<long> p = np.Array([0L, 0, 2]); v[p] = v[p] + 1; return v; },
        ["v = np.zeros((2, 3));; v[1] = np.array([[1, 2, 3]]);; v"] = () => { NdArray<double> v = np.Zeros(2, 3); v[1, ..] = np.Array(new[,] { { 1.0, 2, 3 } }); return v; },
        ["v = np.zeros((2, 3));; v[:, 5] = 1;; v"] = () => { NdArray<double> v = np.Zeros(2, 3); v[.., 5] = 1; return v; },
        ["np.take(b, [0, 5])"] = () => np.Take(b, np.Array([0L, 5])),
        ["np.take(b, [-1, 5, -7], mode='wrap')"] = () => np.Take(b, np.Array([-1L, 5, -7]), mode: IndexMode.Wrap),
        ["np.take(b, [-1, 5, -7], mode='clip')"] = () => np.Take(b, np.Array([-1L, 5, -7]), mode: IndexMode.Clip),
        ["np.take(a, [[0, 1], [3, -1]], axis=1)"] = () => np.Take(a, np.Array(new[,] { { 0L, 1 }, { 3, -1 } }), axis: 1),
        ["np.take(np.zeros(0), [0])"] = () => np.Take(np.Zeros(0), np.Array([0L])),
        ["v = np.arange(5);; np.put(v, [0, 7], [1, 2]);; v"] = () => { NdArray<long> v = np.Arange(5L); np.Put(v, np.Array([0L, 7]), np.Array([1L, 2])); return v; },
        ["v = np.arange(5);; np.put(v, [22], -44, mode='clip');; v"] = () => { NdArray<long> v = np.Arange(5L); np.Put(v, np.Array([22L]), -44, IndexMode.Clip); return v; },
        ["np.choose([2, 0], [b[:2], b[1:]])"] = () => np.Choose<long>(np.Array([2L, 0]), [b[..2], b[1..]]),
        ["np.choose([5, -1], [b[:2], b[1:]], mode='wrap')"] = () => np.Choose<long>(np.Array([5L, -1]), [b[..2], b[1..]], IndexMode.Wrap),
        ["np.compress([True, False], b)"] = () => np.Compress(np.Array([true, false]), b),
        ["np.where(t)"] = () => np.Where(t),
        ["np.nonzero(e)[0]"] = () => np.NonZero(e)[0],
        ["np.argwhere(s)"] = () => np.ArgWhere(s),
        ["np.flatnonzero(m % 5 == 0)"] = () => np.FlatNonZero(np.Equal(m % 5, 0)),
        ["np.unravel_index(7, (3, 4))"] = () => np.UnravelIndex(7, [3, 4]),
        ["np.unravel_index([7, 11], (3, 4))"] = () => np.UnravelIndex(np.Array([7L, 11]), [3, 4]),
        ["np.unravel_index(12, (3, 4))"] = () => np.UnravelIndex(12, [3, 4]),
        ["np.ravel_multi_index([[1, 2], [3, 0]], (3, 4))"] = () => np.RavelMultiIndex([np.Array([1L, 2]), np.Array([3L, 0])], [3, 4]),
        ["np.ravel_multi_index([[1], [4]], (3, 4))"] = () => np.RavelMultiIndex([np.Array([1L]), np.Array([4L])], [3, 4]),
        ["np.ravel_multi_index([[7], [-5]], (3, 4), mode='wrap')"] = () => np.RavelMultiIndex([np.Array([7L]), np.Array([-5L])], [3, 4], IndexMode.Wrap),
        ["a[np.ix_([0, 2], [1, 3])]"] = () => { NdArray<long>[] g = np.Ix(np.Array([0L, 2]), np.Array([1L, 3])); return a[g[0], g[1]]; },
    };

    private static Dictionary<string, Func<object?>> Nothing => new()
    {
        ["e.sum()"] = () => e.Sum(),
        ["e.prod(axis=0)"] = () => e.Prod(0),
        ["e.mean(axis=0)"] = () => e.Mean(0),
        ["e.var()"] = () => e.Var(),
        ["e.std(axis=1)"] = () => e.Std(1),
        ["e.max()"] = () => e.Max(),
        ["e.max(axis=0)"] = () => e.Max(0),
        ["e.max(axis=1)"] = () => e.Max(1),
        ["e.min(axis=1, initial=0.0)"] = () => e.Min(1, initial: 0.0),
        ["e.argmax()"] = () => e.ArgMax(),
        ["e.argmin(axis=0)"] = () => e.ArgMin(0),
        ["e.argmin(axis=1)"] = () => e.ArgMin(1),
        ["e.all(), e.any()"] = () => (np.NotEqual(e, 0).All(), np.NotEqual(e, 0).Any()),
        ["np.sort(e)"] = () => np.Sort(e),
        ["np.argsort(e, axis=0)"] = () => np.ArgSort(e, axis: 0),
        ["np.unique(e)"] = () => np.Unique(e),
        ["np.median(e)"] = () => np.Median(e),
        ["np.median(e, axis=0)"] = () => np.Median(e, 0),
        ["np.cumsum(e)"] = () => np.CumSum(e),
        ["np.cumsum(e, axis=0)"] = () => np.CumSum(e, 0),
        ["np.diff(e, axis=0)"] = () => np.Diff(e, axis: 0),
        ["np.concatenate([e, e])"] = () => np.Concatenate<double>([e, e]),
        ["np.concatenate([e, a[:, :3]])"] = () => np.Concatenate<double>([e, a[.., ..3]]),
        ["np.vstack([e, e]).shape"] = () => np.VStack(e, e).Shape.ToArray(),
        ["np.stack([e, e]).shape"] = () => np.Stack<double>([e, e]).Shape.ToArray(),
        ["np.split(e, 3, axis=1)"] = () => np.Split(e, 3, axis: 1),
        ["np.array_split(np.arange(3), 5)"] = () => np.ArraySplit(np.Arange(3L), 5),
        ["np.tile(b, 0)"] = () => np.Tile(b, 0),
        ["np.repeat(b, 0)"] = () => np.Repeat(b, 0),
        ["np.roll(e, 2)"] = () => np.Roll(e, 2),
        ["np.flip(e)"] = () => np.Flip(e),
        ["np.pad(e, 1)"] = () => np.Pad(e, 1),
        ["np.pad(e, 1, mode='edge')"] = () => np.Pad(e, 1, PadMode.Edge),
        ["np.dot(e.T, e)"] = () => np.Dot(e.T, e),
        ["np.matmul(e, e.T)"] = () => np.MatMul(e, e.T),
        ["np.einsum('ij->j', e)"] = () => np.Einsum("ij->j", e),
        ["np.outer(e, b.astype(float))"] = () => np.Outer(e, b.AsType<double>()),
        ["np.histogram(e)"] = () => np.Histogram(e),
        ["np.bincount(np.array([], dtype=int))"] = () => np.BinCount(np.Zeros<long>(0)),
        ["np.digitize(e, x)"] = () => np.Digitize(e, x),
        ["np.searchsorted(np.zeros(0), [1.0, 2.0])"] = () => np.SearchSorted(np.Zeros(0), np.Array([1.0, 2.0])),
        ["np.interp([0.5], [], [])"] = () => np.Interp(np.Array([0.5]), np.Zeros(0), np.Zeros(0)),
        ["np.where(e > 0, e, -e)"] = () => np.Where(e > 0, e, -e),
        ["e.reshape(0, 5)"] = () => e.Reshape(0, 5),
        ["e.reshape(-1)"] = () => e.Reshape(-1),
        ["e.reshape(-1, 0)"] = () => e.Reshape(-1, 0),
        ["e.T"] = () => e.T,
        ["np.tril(e)"] = () => np.Tril(e),
        ["np.trace(e)"] = () => np.Trace(e),
        ["np.diag(np.zeros(0))"] = () => np.Diag(np.Zeros(0)),
        ["np.eye(0)"] = () => np.Eye(0),
        ["np.arange(0)"] = () => np.Arange(0L),
        ["np.arange(5, 2)"] = () => np.Arange(5L, 2),
        ["np.linspace(0, 1, 0)"] = () => np.Linspace(0, 1, 0),
        ["np.linspace(0, 1, 1)"] = () => np.Linspace(0, 1, 1),
        ["np.linspace(0, 1, -1)"] = () => np.Linspace(0, 1, -1),
        ["np.meshgrid(np.zeros(0), x)[0].shape"] = () => np.Meshgrid(np.Zeros(0), x)[0].Shape.ToArray(),
        ["np.cov(np.zeros((0, 3)))"] = () => np.Cov(e),
        ["np.trapz(np.zeros(0))"] = () => np.Trapz(np.Zeros(0)),
        ["np.convolve([], [1.0])"] = () => np.Convolve(np.Zeros(0), np.Array([1.0])),
        ["np.nanmax(e)"] = () => np.NanMax(e),
        ["np.nansum(e, axis=0)"] = () => np.NanSum(e, 0),
        ["np.ptp(e, axis=1)"] = () => np.Ptp(e, 1),
        ["np.average(e, axis=0)"] = () => np.Average(e, axis: 0),
        ["np.count_nonzero(e)"] = () => np.CountNonZero(e),
        ["np.kron(e, b.astype(float)).shape"] = () => np.Kron(e, b.AsType<double>()).Shape.ToArray(),
        ["np.vander(np.zeros(0))"] = () => np.Vander(np.Zeros(0)),
        ["np.insert(np.zeros(0), 0, 7)"] = () => np.Insert(np.Zeros(0), 0, 7.0),
        ["np.array_equal(e, e.T)"] = () => np.ArrayEqual(e, e.T),
        ["np.allclose(e, e)"] = () => np.AllClose(e, e),
    };
}
