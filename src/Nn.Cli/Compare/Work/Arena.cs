using System.Numerics;
using System.Runtime.InteropServices;

namespace Nn.Cli.Compare.Work;

/// <summary>Aligned memory for operands, all freed together.</summary>
internal sealed unsafe class Arena : IDisposable
{
    private readonly List<nint> _blocks = [];

    /// <summary>Cleared memory.</summary>
    public T* Zeros<T>(nint count)
        where T : unmanaged
    {
        nuint bytes = checked((nuint)Math.Max(1, count) * (nuint)sizeof(T));
        void* memory = NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(memory, bytes);
        _blocks.Add((nint)memory);
        return (T*)memory;
    }

    /// <summary>Numbers between -1/2 and 1/2.</summary>
    public T* Uniform<T>(nint count, System.Random random, double scale = 1)
        where T : unmanaged, INumberBase<T>
    {
        T* memory = Zeros<T>(count);
        for (nint i = 0; i < count; i++)
            memory[i] = Number<T>(random, scale);
        return memory;
    }

    /// <summary>A matrix that is well conditioned as a triangle: a large diagonal, little beside it.</summary>
    public T* Triangle<T>(int n, System.Random random)
        where T : unmanaged, INumberBase<T>
    {
        T* memory = Uniform<T>((nint)n * n, random, 1.0 / n);
        for (int i = 0; i < n; i++)
            memory[i + ((nint)i * n)] = T.CreateTruncating(1.25);
        return memory;
    }

    public void Dispose()
    {
        foreach (nint block in _blocks)
            NativeMemory.AlignedFree((void*)block);
        _blocks.Clear();
    }

    /// <summary>A number whose parts lie between -scale/2 and scale/2.</summary>
    private static T Number<T>(System.Random random, double scale)
        where T : unmanaged, INumberBase<T>
    {
        double re = (random.NextDouble() - 0.5) * scale;
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
            return T.CreateTruncating(re);
        double im = (random.NextDouble() - 0.5) * scale;
        if (typeof(T) == typeof(Complex))
            return (T)(object)new Complex(re, im);
        return (T)(object)new Blas.Complex32((float)re, (float)im);
    }
}
