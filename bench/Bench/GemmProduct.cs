using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Blas;

namespace Bench;

/// <summary>The operands of one matrix product, in aligned memory, and the clock.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">Its real type.</typeparam>
internal sealed unsafe class GemmProduct<T, TReal> : IDisposable
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private readonly Layout _layout;
    private readonly Transpose _transA, _transB;
    private readonly int _m, _n, _k;
    private readonly T* _a;
    private readonly T* _b;
    private readonly T* _c;

    public GemmProduct(int m, int n, int k, Transpose transA, Transpose transB, Layout layout = Layout.ColumnMajor)
    {
        (_m, _n, _k, _transA, _transB, _layout) = (m, n, k, transA, transB, layout);
        var random = new Random(1);
        _a = Allocate((nint)m * k, random);
        _b = Allocate((nint)k * n, random);
        _c = Allocate((nint)m * n, random);
    }

    /// <summary>Real operations of one product: a complex multiplication and addition counts as eight.</summary>
    public double Flops => 2.0 * _m * _n * _k * (sizeof(T) == sizeof(TReal) ? 1 : 4);

    /// <summary>C = A B.</summary>
    public void Multiply(IBlas<T, TReal> blas) =>
        blas.Gemm(
            _layout, _transA, _transB, _m, _n, _k, T.One, _a, (_transA == Transpose.None) == (_layout == Layout.ColumnMajor) ? _m : _k,
            _b, (_transB == Transpose.None) == (_layout == Layout.ColumnMajor) ? _k : _n, T.Zero, _c, _layout == Layout.ColumnMajor ? _m : _n);

    /// <summary>How many products take about so long, once the code has been compiled to the end.</summary>
    public int CallsFor(IBlas<T, TReal> blas, double seconds, double warmUp = 0.3)
    {
        // The runtime compiles again what is called often, in the background; a first guess would be far too low.
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < warmUp)
        {
            Multiply(blas);
        }

        for (int calls = 1; ; calls *= 2)
        {
            double speed = Math.Max(Run(blas, calls).Wall, Run(blas, calls).Wall);
            double taken = calls * Flops / speed / 1e9;
            if (taken >= seconds / 4)
            {
                return Math.Max(1, (int)(calls * seconds / taken));
            }
        }
    }

    /// <summary>GFLOP/s by the clock, and by the processor time that the process was given.</summary>
    public (double Wall, double Processor) Run(IBlas<T, TReal> blas, int calls)
    {
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            Multiply(blas);
        }

        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double used = Math.Max(1e-6, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        return (calls * Flops / wall / 1e9, calls * Flops / used / 1e9);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_a);
        NativeMemory.AlignedFree(_b);
        NativeMemory.AlignedFree(_c);
    }

    private static T* Allocate(nint count, Random random)
    {
        T* memory = (T*)NativeMemory.AlignedAlloc(checked((nuint)count * (nuint)sizeof(T)), 64);
        for (nint i = 0; i < count; i++)
        {
            memory[i] = T.CreateTruncating(random.NextDouble() - 0.5);
        }

        return memory;
    }
}
