namespace Blas.Arrays;

/// <summary>
/// Random numbers of many distributions, as NumPy's <c>Generator</c>: the same seed gives the same numbers, to the bit for what is made by
/// arithmetic alone and as far as the system's exp, log and pow agree for the rest. An instance is not for two threads at once.
/// </summary>
/// <remarks>Made by <see cref="NdArray.Random.DefaultRng()"/>, or from any <see cref="Blas.Arrays.BitGenerator"/>.</remarks>
/// <param name="bitGenerator">The source of bits.</param>
public sealed partial class Generator(BitGenerator bitGenerator)
{
    private delegate TValue Draw<TValue>(BitGenerator bits);

    private delegate TValue Draw<TValue, TParameter>(BitGenerator bits, TParameter a, TParameter b);

    /// <summary>The source of bits.</summary>
    public BitGenerator BitGenerator { get; } = bitGenerator ?? throw new ArgumentNullException(nameof(bitGenerator));

    // One draw per element, in C order.
    private NdArray<TValue> Fill<TValue>(ReadOnlySpan<nint> size, Draw<TValue> draw)
        where TValue : unmanaged
    {
        NdArray<TValue> result = NdArray.Empty<TValue>(size);
        Fill(result, draw);
        return result;
    }

    private unsafe void Fill<TValue>(NdArray<TValue> result, Draw<TValue> draw)
        where TValue : unmanaged
    {
        using NdArray.Lease lease = result.Hold();
        TValue* data = result.Data;
        nint count = result.Size;
        for (nint i = 0; i < count; i++)
        {
            data[i] = draw(BitGenerator);
        }
    }

    // One draw per element of the parameters, stretched to one shape, in C order.
    private unsafe NdArray<TValue> Fill<TValue>(NdArray<double> a, NdArray<double> b, Draw<TValue, double> draw)
        where TValue : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        nint[] shape = new nint[ShapeMath.BroadcastDims(a.Shape, b.Shape)];
        ShapeMath.Broadcast(a.Shape, b.Shape, shape);
        using NdArray<double> stretchedA = a.BroadcastTo(shape), stretchedB = b.BroadcastTo(shape);
        using NdArray<double> first = stretchedA.Copy(), second = stretchedB.Copy();
        NdArray<TValue> result = NdArray.Empty<TValue>(shape);
        for (nint i = 0; i < result.Size; i++)
        {
            result.Data[i] = draw(BitGenerator, first.Data[i], second.Data[i]);
        }

        return result;
    }

    // Every element must pass before the first number is drawn.
    private static void Require(NdArray<double> values, Func<double, bool> good, string problem, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        foreach (double value in values.ToArray())
        {
            Require(good(value), value, problem, name);
        }
    }

    private static void Require<TValue>(bool good, TValue value, string problem, string name)
    {
        if (!good)
        {
            throw new ArgumentOutOfRangeException(name, value, problem);
        }
    }
}
