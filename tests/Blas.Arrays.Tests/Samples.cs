using System.Numerics;

namespace Blas.Arrays.Tests;

/// <summary>Random arrays, and random views of them.</summary>
internal static class Samples
{
    public static NdArray<T> Random<T>(Random random, params nint[] shape)
        where T : unmanaged, INumberBase<T>
    {
        NdArray<T> a = NdArray.Empty<T>(shape);
        using NdArray<T> flat = a.Reshape(-1);
        for (nint i = 0; i < flat.Size; i++)
        {
            flat[i] = T.CreateTruncating(typeof(T) == typeof(int) ? random.Next(-99, 99) : (random.NextDouble() * 4) - 2);
        }

        return a;
    }

    /// <summary>A view of the given shape with random strides: transposed, stepped, turned round, or plain.</summary>
    public static NdArray<T> RandomView<T>(Random random, nint[] shape)
        where T : unmanaged, INumberBase<T>
    {
        int[] order = [.. Enumerable.Range(0, shape.Length).OrderBy(_ => random.Next())];
        int[] steps = [.. shape.Select(_ => random.Next(6) switch { 0 => 2, 1 => -1, 2 => -2, _ => 1 })];
        nint[] stored = [.. order.Select(axis => (shape[axis] * Math.Abs(steps[axis])) + random.Next(2))];
        NdArray<T> memory = Random<T>(random, stored);
        var slices = new Slice[shape.Length];
        for (int i = 0; i < order.Length; i++)
        {
            nint count = shape[order[i]];
            nint step = steps[order[i]];
            slices[i] = step > 0 ? new Slice(0, count * step, step)
                : new Slice((count * -step) - 1, null, step);
            if (count == 0)
            {
                slices[i] = new Slice(0, 0);
            }
        }

        NdArray<T> view = memory[slices.AsSpan()];
        int[] back = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            back[order[i]] = i;
        }

        return view.Transpose(back);
    }

    /// <summary>All indices of a shape, in C order.</summary>
    public static IEnumerable<nint[]> Indices(nint[] shape)
    {
        if (shape.Contains(0))
        {
            yield break;
        }

        nint[] index = new nint[shape.Length];
        while (true)
        {
            yield return [.. index];
            int axis = shape.Length - 1;
            while (axis >= 0 && ++index[axis] == shape[axis])
            {
                index[axis--] = 0;
            }

            if (axis < 0)
            {
                yield break;
            }
        }
    }
}
