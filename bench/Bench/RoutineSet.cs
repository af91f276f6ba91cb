using System.Numerics;
using System.Runtime.InteropServices;
using Blas;

namespace Bench;

/// <summary>A call of one routine on the operands of a <see cref="RoutineSet{T, TReal}"/>.</summary>
/// <param name="Name">The routine, with its flags where they matter.</param>
/// <param name="Level">1, 2 or 3.</param>
/// <param name="Run">The call.</param>
internal sealed record RoutineCase<T, TReal>(string Name, int Level, Action<IBlas<T, TReal>> Run)
    where T : unmanaged
    where TReal : unmanaged;

/// <summary>
/// One call for each routine of BLAS, on operands of order n whose values stay of one size however often it is repeated: numbers that
/// grow beyond range or vanish would be slow, and not what is measured.
/// </summary>
internal sealed unsafe class RoutineSet<T, TReal> : IDisposable
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private const int Bandwidth = 32;
    private const int BatchSize = 64;
    private readonly List<nint> _memory = [];

    public RoutineSet(int n)
    {
        var random = new Random(1);
        nint square = (nint)n * n;
        T* a = Allocate(square, _ => Value(random));
        T* b = Allocate(square, _ => Value(random));
        T* c = Allocate(square, _ => Value(random));
        T* u = Allocate(square, i => i / n == i % n ? T.One : Small(random, n));
        T* packed = Allocate(square, _ => Small(random, n));
        T* x = Allocate(n, _ => Value(random));
        T* y = Allocate(n, _ => Value(random));
        T one = T.One, tiny = T.CreateChecked(1e-8), half = T.CreateChecked(0.5);
        TReal rone = TReal.One, rtiny = TReal.CreateChecked(1e-8), cos = TReal.CreateChecked(0.8), sin = TReal.CreateChecked(0.6);
        const Layout L = Layout.ColumnMajor;
        const UpLo Lo = UpLo.Lower, Up = UpLo.Upper;
        const Transpose N = Transpose.None, C = Transpose.ConjugateTranspose;
        const Diag NonUnit = Diag.NonUnit;
        // A band matrix of 2k + 1 diagonals lies in the memory of a square one.
        int k = Math.Min(Bandwidth, (n - 1) / 2), s = Math.Min(32, n);
        Cases =
        [
            new("dot", 1, p => p.Dot(n, x, 1, y, 1)),
            new("dotc", 1, p => p.Dotc(n, x, 1, y, 1)),
            new("axpy", 1, p => p.Axpy(n, tiny, x, 1, y, 1)),
            new("axpby", 1, p => p.Axpby(n, half, x, 1, half, y, 1)),
            new("scal", 1, p => p.Scal(n, -one, x, 1)),
            new("scal_real", 1, p => p.ScalReal(n, -rone, x, 1)),
            new("copy", 1, p => p.Copy(n, x, 1, y, 1)),
            new("swap", 1, p => p.Swap(n, x, 1, y, 1)),
            new("nrm2", 1, p => p.Nrm2(n, x, 1)),
            new("asum", 1, p => p.Asum(n, x, 1)),
            new("iamax", 1, p => p.Iamax(n, x, 1)),
            new("iamin", 1, p => p.Iamin(n, x, 1)),
            new("rot", 1, p => p.Rot(n, x, 1, y, 1, cos, T.CreateChecked(sin))),
            new("rot_real", 1, p => p.RotReal(n, x, 1, y, 1, cos, sin)),
            new("axpy inc 2", 1, p => p.Axpy(n / 2, tiny, x, 2, y, 2)),
            new("gemv N", 2, p => p.Gemv(L, N, n, n, one, a, n, x, 1, T.Zero, y, 1)),
            new("gemv T", 2, p => p.Gemv(L, C, n, n, one, a, n, x, 1, T.Zero, y, 1)),
            new("gbmv N", 2, p => p.Gbmv(L, N, n, n, k, k, one, a, (2 * k) + 1, x, 1, T.Zero, y, 1)),
            new("gbmv T", 2, p => p.Gbmv(L, C, n, n, k, k, one, a, (2 * k) + 1, x, 1, T.Zero, y, 1)),
            new("hemv L", 2, p => p.Hemv(L, Lo, n, one, a, n, x, 1, T.Zero, y, 1)),
            new("hemv U", 2, p => p.Hemv(L, Up, n, one, a, n, x, 1, T.Zero, y, 1)),
            new("hbmv", 2, p => p.Hbmv(L, Lo, n, k, one, a, k + 1, x, 1, T.Zero, y, 1)),
            new("hpmv", 2, p => p.Hpmv(L, Lo, n, one, a, x, 1, T.Zero, y, 1)),
            new("trmv LN", 2, p => p.Trmv(L, Lo, N, NonUnit, n, u, n, x, 1)),
            new("trmv UT", 2, p => p.Trmv(L, Up, C, NonUnit, n, u, n, x, 1)),
            new("tbmv", 2, p => p.Tbmv(L, Lo, N, Diag.Unit, n, k, packed, k + 1, x, 1)),
            new("tpmv", 2, p => p.Tpmv(L, Lo, N, Diag.Unit, n, packed, x, 1)),
            new("trsv LN", 2, p => p.Trsv(L, Lo, N, NonUnit, n, u, n, x, 1)),
            new("trsv UT", 2, p => p.Trsv(L, Up, C, NonUnit, n, u, n, x, 1)),
            new("tbsv", 2, p => p.Tbsv(L, Lo, N, Diag.Unit, n, k, packed, k + 1, x, 1)),
            new("tpsv", 2, p => p.Tpsv(L, Lo, N, Diag.Unit, n, packed, x, 1)),
            new("ger", 2, p => p.Ger(L, n, n, tiny, x, 1, y, 1, a, n)),
            new("her", 2, p => p.Her(L, Lo, n, rtiny, x, 1, a, n)),
            new("hpr", 2, p => p.Hpr(L, Lo, n, rtiny, x, 1, a)),
            new("her2", 2, p => p.Her2(L, Lo, n, tiny, x, 1, y, 1, a, n)),
            new("hpr2", 2, p => p.Hpr2(L, Lo, n, tiny, x, 1, y, 1, a)),
            new("gemm NN", 3, p => p.Gemm(L, N, N, n, n, n, one, a, n, b, n, T.Zero, c, n)),
            new("gemm TN", 3, p => p.Gemm(L, C, N, n, n, n, one, a, n, b, n, T.Zero, c, n)),
            new("symm L", 3, p => p.Symm(L, Side.Left, Lo, n, n, one, a, n, b, n, T.Zero, c, n)),
            new("hemm R", 3, p => p.Hemm(L, Side.Right, Up, n, n, one, a, n, b, n, T.Zero, c, n)),
            new("syrk LN", 3, p => p.Syrk(L, Lo, N, n, n, one, a, n, T.Zero, c, n)),
            new("herk UT", 3, p => p.Herk(L, Up, C, n, n, rone, a, n, TReal.Zero, c, n)),
            new("syr2k", 3, p => p.Syr2k(L, Lo, N, n, n, one, a, n, b, n, T.Zero, c, n)),
            new("her2k", 3, p => p.Her2k(L, Lo, N, n, n, one, a, n, b, n, TReal.Zero, c, n)),
            new("trmm LLN", 3, p => p.Trmm(L, Side.Left, Lo, N, NonUnit, n, n, one, u, n, b, n)),
            new("trmm RUT", 3, p => p.Trmm(L, Side.Right, Up, C, NonUnit, n, n, one, u, n, b, n)),
            new("trsm LLN", 3, p => p.Trsm(L, Side.Left, Lo, N, NonUnit, n, n, one, u, n, b, n)),
            new("trsm RUT", 3, p => p.Trsm(L, Side.Right, Up, C, NonUnit, n, n, one, u, n, b, n)),
            new("gemmt", 3, p => p.Gemmt(L, Lo, N, N, n, n, one, a, n, b, n, T.Zero, c, n)),
            new("gemm3m", 3, p => p.Gemm3m(L, N, N, n, n, n, one, a, n, b, n, T.Zero, c, n)),
            new("gemm_batch 32", 3, p => p.GemmBatchStrided(
                L, N, N, s, s, s, one, a, s, s * s, b, s, s * s, T.Zero, c, s, s * s, Math.Max(1, Math.Min(BatchSize, square / (s * s))))),
            new("omatcopy T", 3, p => p.Omatcopy(L, Transpose.Transpose, n, n, one, a, n, c, n)),
            new("imatcopy T", 3, p => p.Imatcopy(L, Transpose.Transpose, n, n, one, c, n, n)),
        ];
    }

    /// <summary>The calls.</summary>
    public IReadOnlyList<RoutineCase<T, TReal>> Cases { get; }

    public void Dispose()
    {
        foreach (nint block in _memory)
            NativeMemory.AlignedFree((void*)block);
        _memory.Clear();
    }

    private static T Value(Random random) => T.CreateTruncating(random.NextDouble() - 0.5);

    private static T Small(Random random, int n) => T.CreateTruncating((random.NextDouble() - 0.5) * 1e-6 / n);

    private T* Allocate(nint count, Func<nint, T> value)
    {
        T* memory = (T*)NativeMemory.AlignedAlloc(checked((nuint)count * (nuint)sizeof(T)), 64);
        _memory.Add((nint)memory);
        for (nint i = 0; i < count; i++)
            memory[i] = value(i);
        return memory;
    }
}
