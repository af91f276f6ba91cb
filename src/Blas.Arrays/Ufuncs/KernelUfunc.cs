namespace Blas.Arrays;

/// <summary>A function that a kernel computes.</summary>
internal unsafe class KernelUfunc<T, TKernel> : Ufunc<T>
    where T : unmanaged
    where TKernel : IBinaryKernel<T, T>
{
    private static KernelUfunc<T, TKernel>? s_instance;

    protected KernelUfunc(string name)
        : base(name)
    {
    }

    public static KernelUfunc<T, TKernel> Named(string name) => s_instance ??= new KernelUfunc<T, TKernel>(name);

    public override NdArray<T> Call(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, NdArray<bool>? where = null) =>
        Elementwise.Binary<T, T, TKernel>(a, b, @out, where);

    public override NdArray<T> Reduce(NdArray<T> a, int axis = 0, bool keepDims = false, NdArray<T>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        int along = ShapeMath.NormalizeAxis(axis, a.NDim);
        if (a.Shape[along] == 0)
        {
            throw new ArgumentException($"zero-size array to reduction operation {Name} which has no identity", nameof(a));
        }

        using NdArray<T> folded = NdArray.AlongAxis<T, T>(a, along, 1, static (line, result) =>
        {
            T value = line[0];
            for (int i = 1; i < line.Length; i++)
            {
                value = Apply(value, line[i]);
            }

            result[0] = value;
        });
        return NdArray.Deliver(@out, keepDims ? folded.View() : folded.Squeeze(along));
    }

    public override NdArray<T> Accumulate(NdArray<T> a, int axis = 0, NdArray<T>? @out = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        return NdArray.Deliver(@out, NdArray.AlongAxis<T, T>(a, axis, null, static (line, result) =>
        {
            for (int i = 0; i < line.Length; i++)
            {
                result[i] = i == 0 ? line[0] : Apply(result[i - 1], line[i]);
            }
        }));
    }

    public override void At(NdArray<T> a, NdArray<long> indices, NdArray<T> values)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(values);
        a.RequireWriteable(nameof(a));
        if (a.NDim == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(indices), "too many indices for array: array is 0-dimensional, but 1 were indexed");
        }

        long[] places = indices.ToArray();
        nint length = a.Shape[0];
        for (int i = 0; i < places.Length; i++)
        {
            long place = places[i];
            places[i] = place < 0 ? place + length : place;
            if ((ulong)places[i] >= (ulong)length)
            {
                throw new ArgumentOutOfRangeException(nameof(indices), ShapeMath.Text($"index {place} is out of bounds for axis 0 with size {length}"));
            }
        }

        using NdArray<T> stretched = values.BroadcastTo([.. indices.Shape, .. a.Shape[1..]]);
        using NdArray<T> lines = stretched.Reshape([places.Length, .. a.Shape[1..]]);
        using NdArray<T> copy = lines.Copy();
        if (a.NDim == 1)
        {
            using NdArray.Lease lease = a.Hold();
            for (int i = 0; i < places.Length; i++)
            {
                ref T element = ref a.Data[(nint)places[i] * a.Strides[0]];
                element = Apply(element, copy.Data[i]);
            }

            return;
        }

        for (int i = 0; i < places.Length; i++)
        {
            using NdArray<T> row = a[(nint)places[i], ..], value = copy[i, ..];
            Call(row, value, row);
        }
    }

    private static T Apply(T x, T y)
    {
        T result = default;
        TKernel.Run(new ReadOnlySpan<T>(in x), new ReadOnlySpan<T>(in y), new Span<T>(ref result));
        return result;
    }
}

/// <summary>One whose order of operations does not matter, which the library has a reduction for.</summary>
internal sealed class AssociativeUfunc<T, TKernel, TReduction> : KernelUfunc<T, TKernel>
    where T : unmanaged
    where TKernel : IBinaryKernel<T, T>
    where TReduction : IReductionKernel<T>
{
    public static readonly AssociativeUfunc<T, TKernel, TReduction> Instance = new();

    private AssociativeUfunc()
        : base(TReduction.Name)
    {
    }

    public override NdArray<T> Reduce(NdArray<T> a, int axis = 0, bool keepDims = false, NdArray<T>? @out = null) =>
        Reducer.Along<T, TReduction>(a, [axis], keepDims, @out);
}
