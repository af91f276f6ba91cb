namespace Blas.Arrays;

/// <summary>Whether an output's memory meets an input's, so that writing the one would spoil the other.</summary>
internal static unsafe class Overlap
{
    /// <summary>
    /// True if they share bytes otherwise than element for element. Interleaved views (even and odd elements) count as
    /// sharing: telling them apart exactly is a hard problem, and the price of a wrong yes is only a copy.
    /// </summary>
    public static bool Conflicts<TIn, TOut>(
        TIn* input, ReadOnlySpan<nint> inputShape, ReadOnlySpan<nint> inputStrides,
        TOut* output, ReadOnlySpan<nint> outputShape, ReadOnlySpan<nint> outputStrides)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        Bounds(input, inputShape, inputStrides, out byte* inLow, out byte* inHigh);
        Bounds(output, outputShape, outputStrides, out byte* outLow, out byte* outHigh);
        if (inLow >= outHigh || outLow >= inHigh)
        {
            return false;
        }

        return (void*)input != output || sizeof(TIn) != sizeof(TOut)
            || !inputShape.SequenceEqual(outputShape) || !inputStrides.SequenceEqual(outputStrides);
    }

    private static void Bounds<T>(
        T* data, ReadOnlySpan<nint> shape, ReadOnlySpan<nint> strides, out byte* low, out byte* high)
        where T : unmanaged
    {
        T* first = data;
        T* last = data;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] == 0)
            {
                low = high = (byte*)data;
                return;
            }

            nint reach = (shape[i] - 1) * strides[i];
            if (reach < 0)
            {
                first += reach;
            }
            else
            {
                last += reach;
            }
        }

        low = (byte*)first;
        high = (byte*)(last + 1);
    }
}
