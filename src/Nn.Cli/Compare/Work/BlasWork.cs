using System.Numerics;
using Blas;
using Nn.Cli.Compare.Measuring;

namespace Nn.Cli.Compare.Work;

/// <summary>The work of BLAS.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">Its real type.</typeparam>
internal static unsafe class BlasWork<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private const Layout L = Layout.ColumnMajor;

    // Operands that are overwritten are there so many times as fit into the second-level cache.
    private const int SlotBytes = 1 << 19;

    private static readonly bool s_complex = sizeof(T) != sizeof(TReal);
    private static readonly double s_epsilon = double.CreateChecked(TReal.BitIncrement(TReal.One) - TReal.One);

    private static double Flops(double products) => products * (s_complex ? 8 : 2);

    // Errors of a sum of k products: k + 1 roundings of half an epsilon; a complex product has several.
    private static double Bound(int k) => (s_complex ? 3.0 : 1.0) * (k + 4);

    public static Workload Gemm(string group, int m, int n, int k, Transpose transA = Transpose.None, Transpose transB = Transpose.None)
    {
        var (arena, random) = (new Arena(), new System.Random(1));
        T* a = arena.Uniform<T>((nint)m * k, random);
        T* b = arena.Uniform<T>((nint)k * n, random);
        T* c = arena.Zeros<T>((nint)m * n);
        int lda = transA == Transpose.None ? m : k, ldb = transB == Transpose.None ? k : n;
        Entry left = Entries.General(a, lda), right = Entries.General(b, ldb);
        string form = $"gemm {(char)transA}{(char)transB}", shape = m == n && n == k ? $"{n}" : $"{m}x{k}x{n}";
        return new Operation<T, TReal>(group, form, shape, Math.Max(m, Math.Max(n, k)), Unit.GFlops, Flops((double)m * n * k), arena)
        {
            Restore = _ => Spoil(c, (nint)m * n),
            Call = (p, _) => p.Blas.Gemm(L, transA, transB, m, n, k, T.One, a, lda, b, ldb, T.Zero, c, m),
            Examine = () => ProductCheck.Run(
                m, n, k, transA == Transpose.None ? left : Entries.Transposed(left), transB == Transpose.None ? right : Entries.Transposed(right),
                Entries.General(c, m), s_epsilon, Bound(k)),
        };
    }

    public static Workload Batched(int n, int batch)
    {
        var (arena, random) = (new Arena(), new System.Random(1));
        nint square = (nint)n * n;
        T* a = arena.Uniform<T>(square * batch, random);
        T* b = arena.Uniform<T>(square * batch, random);
        T* c = arena.Zeros<T>(square * batch);
        return new Operation<T, TReal>("batched", "gemm_batch_strided", $"{batch} x {n}", n, Unit.GFlops, Flops((double)square * n * batch), arena)
        {
            Restore = _ => Spoil(c, square * batch),
            Call = (p, _) => p.Blas.GemmBatchStrided(
                L, Transpose.None, Transpose.None, n, n, n, T.One, a, n, square, b, n, square, T.Zero, c, n, square, batch),
            Examine = () =>
            {
                var worst = new Accuracy(0, Bound(n));
                foreach (int i in new[] { 0, batch / 2, batch - 1 })
                {
                    worst = Accuracy.Max(worst, ProductCheck.Run(
                        n, n, n, Entries.General(a + (i * square), n), Entries.General(b + (i * square), n),
                        Entries.General(c + (i * square), n), s_epsilon, Bound(n)));
                }

                return worst;
            },
        };
    }

    public static Workload Gemv(int n, Transpose trans)
    {
        var (arena, random) = (new Arena(), new System.Random(1));
        T* a = arena.Uniform<T>((nint)n * n, random);
        T* x = arena.Uniform<T>(n, random);
        T* y = arena.Zeros<T>(n);
        Entry matrix = Entries.General(a, n);
        return new Operation<T, TReal>("gemv", $"gemv {(char)trans}", $"{n}", n, Unit.GFlops, Flops((double)n * n), arena)
        {
            Restore = _ => Spoil(y, n),
            Call = (p, _) => p.Blas.Gemv(L, trans, n, n, T.One, a, n, x, 1, T.Zero, y, 1),
            Examine = () => ProductCheck.Run(
                n, 1, n, trans == Transpose.None ? matrix : Entries.Transposed(matrix), Entries.General(x, n), Entries.General(y, n), s_epsilon, Bound(n)),
        };
    }

    public static Workload Symm(int n)
    {
        var (arena, random) = (new Arena(), new System.Random(1));
        T* a = arena.Uniform<T>((nint)n * n, random);
        T* b = arena.Uniform<T>((nint)n * n, random);
        T* c = arena.Zeros<T>((nint)n * n);
        return new Operation<T, TReal>("level3", "symm LL", $"{n}", n, Unit.GFlops, Flops((double)n * n * n), arena)
        {
            Restore = _ => Spoil(c, (nint)n * n),
            Call = (p, _) => p.Blas.Symm(L, Side.Left, UpLo.Lower, n, n, T.One, a, n, b, n, T.Zero, c, n),
            Examine = () => ProductCheck.Run(
                n, n, n, Entries.Symmetric(a, n), Entries.General(b, n), Entries.General(c, n), s_epsilon, Bound(n)),
        };
    }

    public static Workload Syrk(int n)
    {
        var (arena, random) = (new Arena(), new System.Random(1));
        T* a = arena.Uniform<T>((nint)n * n, random);
        T* c = arena.Zeros<T>((nint)n * n);
        Entry matrix = Entries.General(a, n);
        return new Operation<T, TReal>("level3", "syrk LN", $"{n}", n, Unit.GFlops, Flops((double)n * n * (n + 1) / 2), arena)
        {
            Restore = _ => Spoil(c, (nint)n * n),
            Call = (p, _) => p.Blas.Syrk(L, UpLo.Lower, Transpose.None, n, n, T.One, a, n, T.Zero, c, n),
            Examine = () => ProductCheck.Run(
                n, n, n, matrix, Entries.Transposed(matrix), Entries.General(c, n), s_epsilon, Bound(n), within: (i, j) => i >= j),
        };
    }

    public static Workload Trmm(int n) => Triangular(
        n, "trmm LLN", (p, a, b) => p.Trmm(L, Side.Left, UpLo.Lower, Transpose.None, Diag.NonUnit, n, n, T.One, a, n, b, n), solves: false);

    public static Workload Trsm(int n) => Triangular(
        n, "trsm LLN", (p, a, b) => p.Trsm(L, Side.Left, UpLo.Lower, Transpose.None, Diag.NonUnit, n, n, T.One, a, n, b, n), solves: true);

    public static Workload Dot(int n)
    {
        var (arena, random) = (new Arena(), new System.Random(1));
        T* x = arena.Uniform<T>(n, random);
        T* y = arena.Uniform<T>(n, random);
        T* result = arena.Zeros<T>(1);
        return new Operation<T, TReal>(n == 1 ? "overhead" : "level1", "dot", $"{n}", n, n == 1 ? Unit.MCalls : Unit.GBytes, n == 1 ? 1 : 2.0 * n * sizeof(T), arena)
        {
            BeyondCaches = IsBeyondCaches(2.0 * n * sizeof(T)),
            Call = (p, _) => *result = p.Blas.Dot(n, x, 1, y, 1),
            Examine = () => ProductCheck.Run(
                1, 1, n, Entries.General(x, 1), Entries.Transposed(Entries.General(y, 1)), Entries.General(result, 1), s_epsilon, Bound(n)),
        };
    }

    public static Workload Axpy(int n)
    {
        var (arena, random) = (new Arena(), new System.Random(1));
        T* x = arena.Uniform<T>(n, random);
        T* before = arena.Uniform<T>(n, random);
        T* y = arena.Zeros<T>(n);
        T alpha = T.CreateTruncating(0.7);
        PreciseComplex factor = PreciseComplex.Of(alpha);
        return new Operation<T, TReal>("level1", "axpy", $"{n}", n, Unit.GBytes, 3.0 * n * sizeof(T), arena)
        {
            BeyondCaches = IsBeyondCaches(2.0 * n * sizeof(T)),
            Restore = _ => Copy(before, y, n),
            Call = (p, _) => p.Blas.Axpy(n, alpha, x, 1, y, 1),
            Examine = () => Elements(n, y, i => factor * PreciseComplex.Of(x[i]), i => PreciseComplex.Of(before[i])),
        };
    }

    public static Workload Scal(int n)
    {
        var (arena, random) = (new Arena(), new System.Random(1));
        T* before = arena.Uniform<T>(n, random);
        T* x = arena.Zeros<T>(n);

        // Of magnitude one: whoever repeats it neither overflows nor vanishes.
        T alpha = -T.One;
        return new Operation<T, TReal>("level1", "scal", $"{n}", n, Unit.GBytes, 2.0 * n * sizeof(T), arena)
        {
            BeyondCaches = IsBeyondCaches((double)n * sizeof(T)),
            Restore = _ => Copy(before, x, n),
            Call = (p, _) => p.Blas.Scal(n, alpha, x, 1),
            Examine = () => Elements(n, x, i => -1.0 * PreciseComplex.Of(before[i]), _ => default),
        };
    }

    public static Workload Nrm2(int n)
    {
        var (arena, random) = (new Arena(), new System.Random(1));
        T* x = arena.Uniform<T>(n, random);
        TReal* result = arena.Zeros<TReal>(1);
        return new Operation<T, TReal>("level1", "nrm2", $"{n}", n, Unit.GBytes, (double)n * sizeof(T), arena)
        {
            BeyondCaches = IsBeyondCaches((double)n * sizeof(T)),
            Call = (p, _) => *result = p.Blas.Nrm2(n, x, 1),
            Examine = () =>
            {
                DoubleDouble sum = 0.0;
                for (int i = 0; i < n; i++)
                {
                    PreciseComplex value = PreciseComplex.Of(x[i]);
                    sum += (value.Re * value.Re) + (value.Im * value.Im);
                }

                // r² is compared, which doubles the error: its half is that of r.
                DoubleDouble norm = double.CreateChecked(*result);
                double error = Math.Abs(((norm * norm) - sum).High) / 2;
                return new(error / (s_epsilon * sum.High), Bound(n));
            },
        };
    }

    /// <summary>The smallest product: what a call costs.</summary>
    public static Workload SmallestGemm()
    {
        var (arena, random) = (new Arena(), new System.Random(1));
        T* a = arena.Uniform<T>(4, random);
        T* b = arena.Uniform<T>(4, random);
        T* c = arena.Zeros<T>(4);
        return new Operation<T, TReal>("overhead", "gemm NN", "2", 2, Unit.MCalls, 1, arena)
        {
            Restore = _ => Spoil(c, 4),
            Call = (p, _) => p.Blas.Gemm(L, Transpose.None, Transpose.None, 2, 2, 2, T.One, a, 2, b, 2, T.Zero, c, 2),
            Examine = () => ProductCheck.Run(2, 2, 2, Entries.General(a, 2), Entries.General(b, 2), Entries.General(c, 2), s_epsilon, Bound(2)),
        };
    }

    private delegate void TriangularCall(IBlas<T, TReal> blas, T* triangle, T* b);

    private static Operation<T, TReal> Triangular(int n, string routine, TriangularCall call, bool solves)
    {
        var (arena, random) = (new Arena(), new System.Random(1));
        nint square = (nint)n * n;
        int slots = (int)Math.Clamp(SlotBytes / (square * sizeof(T)), 1, 100);
        T* triangle = arena.Triangle<T>(n, random);
        T* before = arena.Uniform<T>(square, random);
        T* b = arena.Zeros<T>(square * slots);
        Entry lower = Entries.Lower(triangle, n), first = Entries.General(before, n), result = Entries.General(b, n);
        return new Operation<T, TReal>("level3", routine, $"{n}", n, Unit.GFlops, Flops((double)n * n * (n + 1) / 2), arena)
        {
            Slots = slots,
            Restore = slot => Copy(before, b + (slot * square), square),
            RestoreWhenTimed = true,
            Call = (p, slot) => call(p.Blas, triangle, b + (slot * square)),

            // A solution is checked by putting it into the equations.
            Examine = () => solves
                ? ProductCheck.Run(n, n, n, lower, result, first, s_epsilon, Bound(n))
                : ProductCheck.Run(n, n, n, lower, first, result, s_epsilon, Bound(n)),
        };
    }

    // Each element of z is to be a product plus an addend: at most three roundings.
    private static Accuracy Elements(int n, T* z, Func<int, PreciseComplex> product, Func<int, PreciseComplex> addend)
    {
        double worst = 0;
        for (int i = 0; i < n; i++)
        {
            PreciseComplex left = product(i), right = addend(i);
            worst = ProductCheck.Worse(
                worst, ProductCheck.Ratio((PreciseComplex.Of(z[i]) - (left + right)).Magnitude, s_epsilon * (left.Magnitude + right.Magnitude)));
        }

        return new(worst, s_complex ? 6 : 2);
    }

    private static void Copy(T* from, T* to, nint count) => Buffer.MemoryCopy(from, to, count * sizeof(T), count * sizeof(T));

    // A provider that writes nothing must not find the right result of the one before it.
    private static void Spoil(T* memory, nint count) => System.Runtime.InteropServices.NativeMemory.Fill(memory, (nuint)(count * sizeof(T)), 0xFF);

    private static bool IsBeyondCaches(double bytes) => bytes > 100e6;
}
