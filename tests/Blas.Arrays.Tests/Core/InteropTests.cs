using System.Buffers;
using System.Numerics.Tensors;

namespace Blas.Arrays.Tests.Core;

/// <summary>Arrays beside the framework's spans, memory, tensors and sequences.</summary>
public sealed class InteropTests
{
    private static NdArray<double> Matrix() => NdArray.Arange(12.0).Reshape(3, 4);

    [Fact]
    public void A_tensor_span_shows_the_same_elements()
    {
        using NdArray<double> a = Matrix();
        TensorSpan<double> whole = a.AsTensorSpan();
        whole[1, 2] = -1;
        Assert.Equal(-1, a[1, 2]);
        using NdArray<double> part = a["::2, 1::2"], turned = part.Transpose();
        TensorSpan<double> strided = turned.AsTensorSpan();
        Assert.Equal([2, 2], strided.Lengths.ToArray());
        Assert.Equal(11, strided[1, 1]);
        Assert.Equal(9, strided[0, 1]);
        strided[0, 1] = 90;
        Assert.Equal(90, a[2, 1]);
        using NdArray<double> stretched = a[..1].BroadcastTo(5, 4);
        Assert.Equal(3, stretched.AsReadOnlyTensorSpan()[4, 3]);
        Assert.Throws<InvalidOperationException>(() => stretched.AsTensorSpan()[0, 0]);
        Assert.Throws<InvalidOperationException>(() => a["::-1"].AsTensorSpan()[0, 0]);
        a.Dispose();
        Assert.Throws<ObjectDisposedException>(() => a.AsTensorSpan()[0, 0]);
    }

    [Fact]
    public void A_tensor_is_wrapped_and_a_tensor_span_copied()
    {
        double[] values = [1, 2, 3, 4, 5, 6];
        Tensor<double> tensor = Tensor.Create(values, [2, 3]);
        using NdArray<double> wrapped = NdArray.Wrap(tensor);
        wrapped[1, 0] = 40;
        Assert.Equal(40, tensor[1, 0]);
        using NdArray<double> copied = NdArray.FromTensorSpan<double>(tensor.AsTensorSpan().Slice(0..2, 1..3));
        Assert.Equal([2, 3, 5, 6], copied.ToArray());
        copied[0, 0] = 9;
        Assert.Equal(2, tensor[0, 1]);
    }

    [Fact]
    public void Memory_goes_both_ways_without_a_copy()
    {
        float[] values = [1, 2, 3, 4];
        using (NdArray<float> wrapped = NdArray.Wrap(values.AsMemory(1), 3, 1))
        {
            wrapped[0, 0] = 20;
            Assert.Equal(20, values[1]);
            Assert.Throws<ArgumentException>(() => NdArray.Wrap(values.AsMemory(1), 2, 2));
        }

        using NdArray<double> flat = NdArray.Arange(12.0), a = flat.Reshape(3, 4);
        flat.Dispose();
        Memory<double> memory = a.AsMemory();
        memory.Span[5] = 55;
        Assert.Equal(55, a[1, 1]);
        long blocks = ArrayMemory.LiveBlocks;
        using (MemoryHandle pin = memory[2..].Pin())
        {
            a.Dispose();
            unsafe
            {
                Assert.Equal(55, ((double*)pin.Pointer)[3]);
            }

            Assert.Equal(blocks, ArrayMemory.LiveBlocks);
        }

        Assert.Equal(blocks - 1, ArrayMemory.LiveBlocks);
        Assert.Throws<ObjectDisposedException>(() => memory.Span[0]);
        Assert.Throws<InvalidOperationException>(() => Matrix().Transpose().AsMemory());
    }

    [Fact]
    public void Elements_and_rows_are_sequences()
    {
        using NdArray<double> a = Matrix();
        Assert.Equal([0.0, 4, 8, 1, 5, 9], a.Transpose().Elements().Take(6));
        Assert.Equal(66, a.Elements().Sum());
        Assert.Empty(NdArray.Zeros<int>(0, 3).Elements());
        Assert.Equal([7], NdArray.FromScalar(7).Elements());
        using NdArray<double> even = a.Elements().Where(x => x % 2 == 0).ToNdArray();
        Assert.Equal([0.0, 2, 4, 6, 8, 10], even.ToArray());
        var sums = new List<double>();
        foreach (NdArray<double> row in a)
        {
            sums.Add(row.Sum());
        }

        Assert.Equal([6, 22, 38], sums);
        Assert.Throws<InvalidOperationException>(() => NdArray.FromScalar(1).GetEnumerator());
    }

    [Fact]
    public void Arrays_of_equal_shape_and_elements_are_equal()
    {
        using NdArray<double> a = Matrix(), b = Matrix(), c = a.Transpose().Copy();
        Assert.True(a.Equals(b) && a.GetHashCode() == b.GetHashCode());
        Assert.True(a.Transpose().Equals(c) && a.Transpose().GetHashCode() == c.GetHashCode());
        Assert.False(a.Equals(c) || a.Equals(a.Reshape(12)) || a.Equals(null) || a.Equals((object)"x"));
        b[2, 3] = double.NaN;
        Assert.False(a.Equals(b));
        Assert.True(b.Equals(b.Copy()));
        Assert.Single(new HashSet<NdArray<double>> { a, Matrix() });
    }

    [Fact]
    public void A_wrapped_array_is_found_again_where_all_of_it_is_shown_in_order()
    {
        double[] mine = [1, 2, 3, 4, 5, 6];
        using NdArray<double> a = NdArray.Wrap(mine, 2, 3), turned = a.Transpose(), back = turned.Transpose(), part = a["1:"];
        Assert.True(a.TryGetWrapped(out double[]? found));
        Assert.Same(mine, found);
        Assert.True(back.TryGetWrapped(out found));
        Assert.Same(mine, found);
        Assert.False(turned.TryGetWrapped(out found));
        Assert.Null(found);
        Assert.False(part.TryGetWrapped(out _));
        using NdArray<double> own = NdArray.Zeros<double>(3);
        Assert.False(own.TryGetWrapped(out _));
        own.Dispose();
        Assert.Throws<ObjectDisposedException>(() => own.TryGetWrapped(out _));
    }
}
