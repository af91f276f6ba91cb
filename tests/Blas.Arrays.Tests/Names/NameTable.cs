#pragma warning disable CS8981 // NumPy's name is in lower case.
using System.Numerics;
using np = Blas.Arrays.NdArray;

namespace Blas.Arrays.Tests.Names;

/// <summary>NumPy's expressions and what is written here for them. golden/make_names.py reads this file and evaluates the left sides.</summary>
internal static partial class NameTable
{
    private const double Nan = double.NaN;

    private static readonly NdArray<double> A = np.Arange(24.0).Reshape(2, 3, 4);
    private static readonly NdArray<long> M = np.Arange(12L).Reshape(3, 4);
    private static readonly NdArray<double> X = np.Array(new[,] { { -2.5, -1.0, 0.0, 0.5 }, { 1.0, 2.0, 3.75, -0.25 } });
    private static readonly NdArray<float> F = X.AsType<float>();
    private static readonly NdArray<double> U = np.Array([0.1, 0.25, 0.5, 0.9]);
    private static readonly NdArray<double> P = np.Array([1.0, 1.5, 2.0, 10.0]);
    private static readonly NdArray<double> N = np.Array(new[,] { { 1.0, Nan, 3.0 }, { Nan, 5.0, 6.0 } });
    private static readonly NdArray<long> I = np.Array([5L, -3, 12, 0]);
    private static readonly NdArray<long> J = np.Array([2L, 3, 4, 7]);
    private static readonly NdArray<int> W = np.Array([2_000_000_000, 2_000_000_000, -7]);
    private static readonly NdArray<bool> B = np.Array([true, false, true, true]);
    private static readonly NdArray<bool> C = np.Array([true, true, false, false]);
    private static readonly NdArray<Complex> Z = np.Array([new Complex(1, 2), new Complex(-3.5, -0.25), new Complex(0.5, 0), new Complex(0, 2)]);
    private static readonly NdArray<bool> K = np.Array(new[,] { { true, false, true, true }, { false, true, true, false } });

    /// <summary>The calls by what NumPy calls them.</summary>
    public static IReadOnlyDictionary<string, Func<NdArray>> Calls { get; } = new Dictionary<string, Func<NdArray>>[] { Creation, Manipulation, Selection, Functions, Statistics, Products }
        .SelectMany(t => t).ToDictionary();

    private static Dictionary<string, Func<NdArray>> Creation => new()
    {
        ["np.array([[1, 2], [3, 4]])"] = () => np.Array(new[,] { { 1L, 2 }, { 3, 4 } }),
        ["np.zeros((2, 3))"] = () => np.Zeros<double>(2, 3),
        ["np.zeros_like(M)"] = () => np.ZerosLike(M),
        ["np.ones(3, dtype='f4')"] = () => np.Ones<float>(3),
        ["np.ones_like(M)"] = () => np.OnesLike(M),
        ["np.full((2, 2), 7)"] = () => np.Full([2, 2], 7L),
        ["np.full_like(M, 9)"] = () => np.FullLike(M, 9),
        ["np.empty((0, 3))"] = () => np.Empty<double>(0, 3),
        ["np.empty_like(M[:0])"] = () => np.EmptyLike(M["0:0"]),
        ["np.eye(3, 4, 1)"] = () => np.Eye<double>(3, 4, 1),
        ["np.identity(2)"] = () => np.Identity<double>(2),
        ["np.arange(10, 30, 5)"] = () => np.Arange(10L, 30, 5),
        ["np.linspace(0, 2, 9)"] = () => np.Linspace<double>(0, 2, 9),
        ["np.logspace(-2, 3, 7)"] = () => np.Logspace<double>(-2, 3, 7),
        ["np.geomspace(1, 1000, 7)"] = () => np.Geomspace<double>(1, 1000, 7),
        ["np.meshgrid(I, J)[1]"] = () => np.Meshgrid(I, J)[1],
        ["np.indices((2, 3))"] = () => np.Indices(2, 3),
        ["np.tri(3, 4, 1)"] = () => np.Tri<double>(3, 4, 1),
        ["np.tril(M, -1)"] = () => np.Tril(M, -1),
        ["np.triu(M, 1)"] = () => np.Triu(M, 1),
        ["np.diag(M)"] = () => np.Diag(M),
        ["np.diagonal(M, 1)"] = () => np.Diagonal(M, 1),
        ["np.vander(P, 3)"] = () => np.Vander(P, 3),
        ["np.fromfunction(lambda i, j: i * 10 + j, (2, 3))"] = () => np.FromFunction<double>((i, j) => (i * 10) + j, 2, 3),
        ["np.fromfunction(lambda i, j, k: i * 100 + j * 10 + k, (2, 3, 2))"] = () => np.FromFunction<double>((i, j, k) => (i * 100) + (j * 10) + k, 2, 3, 2),
        ["np.fromfunction(lambda i, j, k, l: i + j * k - l, (2, 1, 3, 2), dtype=int)"] = () => np.FromFunction([2, 1, 3, 2], i => (long)(i[0] + (i[1] * i[2]) - i[3])),
        ["np.fromfunction(lambda *i: np.array(7.0), ())"] = () => np.FromFunction([], i => 7.0),
        ["np.indices((2, 0, 3, 1))"] = () => np.Indices(2, 0, 3, 1),
        ["np.array(['1.5', 'nan', '-2e3']).astype(float)"] = () => np.Array(["1.5", "nan", "-2e3"]).AsType<double>(),
        ["np.array([1, 2, 300]).astype('u1')"] = () => np.Array([1L, 2, 300]).AsType<byte>(),
        ["np.random.default_rng(7).integers(0, 100, 5)"] = () => np.Random.DefaultRng(7).Integers(0, 100, [5]),
        ["np.random.default_rng(7).random(3)"] = () => np.Random.DefaultRng(7).Random(3),
        ["np.random.default_rng(7).standard_normal(3)"] = () => np.Random.DefaultRng(7).StandardNormal(3),
        ["np.random.default_rng(7).normal(2, 3, 4)"] = () => np.Random.DefaultRng(7).Normal(2, 3, 4),
        ["np.random.default_rng(7).uniform(2, 3, 4)"] = () => np.Random.DefaultRng(7).Uniform(2, 3, 4),
        ["np.random.default_rng(7).permutation(6)"] = () => np.Random.DefaultRng(7).Permutation(6),
        ["np.random.default_rng(7).choice(9, 4)"] = () => np.Random.DefaultRng(7).Choice(9, [4]),
        ["np.random.default_rng(7).exponential(2, 3)"] = () => np.Random.DefaultRng(7).Exponential(2, 3),
        ["np.random.default_rng(7).gamma(2, 3, 3)"] = () => np.Random.DefaultRng(7).Gamma(2, 3, 3),
        ["np.random.default_rng(7).beta(2, 3, 3)"] = () => np.Random.DefaultRng(7).Beta(2, 3, 3),
        ["np.random.default_rng(7).binomial(20, 0.3, 5)"] = () => np.Random.DefaultRng(7).Binomial(20, 0.3, 5),
        ["np.random.default_rng(7).poisson(4, 5)"] = () => np.Random.DefaultRng(7).Poisson(4, 5),
        ["np.loadtxt(['1 2', '3 4.5'])"] = () => np.LoadTxt<double>(["1 2", "3 4.5"]),
    };

    private static Dictionary<string, Func<NdArray>> Manipulation => new()
    {
        ["np.reshape(M, (2, -1))"] = () => M.Reshape(2, -1),
        ["np.ravel(M.T)"] = () => M.T.Ravel(),
        ["M.flatten()"] = () => M.Flatten(),
        ["np.transpose(A, (2, 0, 1))"] = () => A.Transpose(2, 0, 1),
        ["np.swapaxes(A, 0, 2)"] = () => A.SwapAxes(0, 2),
        ["np.moveaxis(A, 0, -1)"] = () => np.MoveAxis(A, 0, -1),
        ["np.squeeze(M[None, :, :1])"] = () => M["None, :, :1"].Squeeze(),
        ["np.expand_dims(I, 1)"] = () => I.ExpandDims(1),
        ["np.broadcast_to(I, (2, 4))"] = () => I.BroadcastTo(2, 4),
        ["np.concatenate([I, J])"] = () => np.Concatenate<long>([I, J]),
        ["np.concatenate([I, J], out=np.zeros(8, 'i8'))"] = () => np.Concatenate<long>([I, J], @out: np.Zeros<long>(8)),
        ["np.stack([I, J], axis=1)"] = () => np.Stack<long>([I, J], axis: 1),
        ["np.hstack([I, J])"] = () => np.HStack(I, J),
        ["np.vstack([I, J])"] = () => np.VStack(I, J),
        ["np.dstack([I, J])"] = () => np.DStack(I, J),
        ["np.column_stack([I, J])"] = () => np.ColumnStack(I, J),
        ["np.split(M, 2, axis=1)[1]"] = () => np.Split(M, 2, axis: 1)[1],
        ["np.array_split(I, 3)[0]"] = () => np.ArraySplit(I, 3)[0],
        ["np.tile(I, (2, 2))"] = () => np.Tile(I, 2, 2),
        ["np.repeat(I, 2)"] = () => np.Repeat(I, 2),
        ["np.roll(M, 3)"] = () => np.Roll(M, 3),
        ["np.flip(M)"] = () => np.Flip(M),
        ["np.fliplr(M)"] = () => np.FlipLR(M),
        ["np.flipud(M)"] = () => np.FlipUD(M),
        ["np.rot90(M)"] = () => np.Rot90(M),
        ["np.pad(I, 2, mode='reflect')"] = () => np.Pad(I, 2, PadMode.Reflect),
        ["np.unique([3, 1, 3, 2])"] = () => np.Unique(np.Array([3L, 1, 3, 2])),
        ["np.atleast_3d(I)"] = () => np.AtLeast3D(I),
        ["np.sort(X, axis=0)"] = () => np.Sort(X, axis: 0),
        ["np.argsort(I)"] = () => np.ArgSort(I),
        ["np.partition(I, 1)[:1]"] = () => np.Partition(I, 1)[..1],
        ["np.searchsorted(P, U * 10)"] = () => np.SearchSorted(P, U * 10),
    };

    private static Dictionary<string, Func<NdArray>> Selection => new()
    {
        ["A[1]"] = () => A[1, ..],
        ["A[..., ::-2]"] = () => A["..., ::-2"],
        ["A[:, None, 1]"] = () => A[.., Slice.NewAxis, 1],
        ["M[-1, 1:3]"] = () => M[-1, 1..3],
        ["I[B]"] = () => I[B],
        ["M[np.array([0, 2]), np.array([1, -1])]"] = () => M[np.Array([0L, 2]), np.Array([1L, -1])],
        ["np.where(B, I, J)"] = () => np.Where(B, I, J),
        ["np.nonzero(I)[0]"] = () => np.NonZero(I)[0],
        ["np.argwhere(M % 5 == 0)"] = () => np.ArgWhere(np.Equal(M % 5, 0)),
        ["np.take(M, [0, 5])"] = () => np.Take(M, np.Array([0L, 5])),
        ["np.take(M, [2, 0], axis=1, out=np.zeros((3, 2), 'i8'))"] = () => np.Take(M, np.Array([2L, 0]), axis: 1, @out: np.Zeros<long>(3, 2)),
        ["(lambda x: (np.put(x, [0, -1], [100, 200]), x)[1])(M.copy())"] = () => Put(M.Copy()),
        ["np.choose([0, 1, 1, 0], [I, J])"] = () => np.Choose<long>(np.Array([0L, 1, 1, 0]), [I, J]),
        ["np.compress([True, False, True], M, axis=0)"] = () => np.Compress(np.Array([true, false, true]), M, axis: 0),
        ["np.clip(I, 0, 6)"] = () => np.Clip(I, 0L, 6L),
    };

    private static Dictionary<string, Func<NdArray>> Products => new()
    {
        ["np.dot(I, J)"] = () => np.Dot(I, J),
        ["np.dot(X, X.T, out=np.zeros((2, 2)))"] = () => np.Dot(X, X.T, @out: np.Zeros<double>(2, 2)),
        ["np.matmul(A, A.transpose(0, 2, 1))"] = () => np.MatMul(A, A.Transpose(0, 2, 1)),
        ["np.einsum('ij,kj->ik', X, X, out=np.zeros((2, 2)))"] = () => np.Einsum("ij,kj->ik", [X, X], np.Zeros<double>(2, 2)),
        ["np.matmul(X, X.T, out=np.zeros((2, 2)))"] = () => np.MatMul(X, X.T, np.Zeros<double>(2, 2)),
        ["np.inner(X, X)"] = () => np.Inner(X, X),
        ["np.outer(I, J)"] = () => np.Outer(I, J),
        ["np.outer(I, J, out=np.zeros((4, 4), 'i8'))"] = () => np.Outer(I, J, np.Zeros<long>(4, 4)),
        ["np.vdot(Z, Z)"] = () => S(np.VDot(Z, Z)),
        ["np.tensordot(A, A, ([2, 1], [2, 1]))"] = () => LinAlg.TensorDot(A, A, [2, 1], [2, 1]),
        ["np.einsum('ijk,ljk->il', A, A)"] = () => np.Einsum("ijk,ljk->il", A, A),
        ["np.kron(I, J)"] = () => LinAlg.Kron(I, J),
        ["np.trace(A, 0, 1, 2)"] = () => np.Trace(A, 0, 1, 2),
        ["np.convolve(U, P)"] = () => np.Convolve(U, P),
    };

    private static NdArray<T> S<T>(T value)
        where T : unmanaged => np.FromScalar(value);

    private static NdArray<long> Put(NdArray<long> x)
    {
        np.Put(x, np.Array([0L, -1]), np.Array([100L, 200]));
        return x;
    }
}
