using System.Text.Json;

namespace Blas.Arrays.Tests.Core;

public sealed class ShapeTests
{
    [Fact]
    public void Creation_is_NumPys()
    {
        foreach (JsonElement e in Golden.Load("creation.json"))
        {
            e.Visit(new Create());
        }
    }

    [Fact]
    public void Nested_arrays_are_taken_and_ragged_ones_refused()
    {
        Assert.Equal([1f, 2, 3, 4], NdArray.Array<float>([[1, 2], [3, 4]]).ToArray());
        using NdArray<int> cube = NdArray.Array(new[, ,] { { { 1, 2 }, { 3, 4 } } });
        Assert.Equal([1, 2, 2], cube.Shape.ToArray());
        using NdArray<int> jagged = NdArray.Array<int>([[[1, 2, 3]], [[4, 5, 6]]]);
        Assert.Equal([2, 1, 3], jagged.Shape.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], jagged.ToArray());
        Assert.Contains(
            "The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.",
            Assert.Throws<ArgumentException>(() => NdArray.Array<int>([[1, 2], [3]])).Message);
        Assert.Throws<ArgumentException>(() => NdArray.Array<int>([[[1, 2]], [[3]]]));
        Assert.Throws<ArgumentException>(() => NdArray.Array<int>([[[1, 2]], []]));
    }

    [Fact]
    public void Reshape_is_a_view_wherever_strides_allow_it()
    {
        using NdArray<int> a = NdArray.Arange(24).Reshape(2, 3, 4);
        Assert.True(NdArray.SharesStorage(a, a.Reshape(6, -1)));
        Assert.True(NdArray.SharesStorage(a, a["::-1"].Reshape(2, 12)));
        Assert.True(NdArray.SharesStorage(a, a["..., 1"].Reshape(6)));
        Assert.Equal([1, 5, 9, 13, 17, 21], a["..., 1"].Reshape(6).ToArray());
        Assert.True(NdArray.SharesStorage(a, a.T.Reshape(4, 1, 3, 2)));
        Assert.False(NdArray.SharesStorage(a, a.T.Reshape(24)));
        Assert.Equal([0, 12, 4, 16], a.T.Reshape(24)[..4].ToArray());
        Assert.False(NdArray.SharesStorage(a, a.Flatten()));
        Assert.True(NdArray.SharesStorage(a, a.Ravel()));
    }

    [Theory]
    [InlineData(new[] { 4, 2 }, "cannot reshape array of size 6 into shape (4,2)")]
    [InlineData(new[] { 5 }, "cannot reshape array of size 6 into shape (5,)")]
    [InlineData(new[] { -1, 4 }, "cannot reshape array of size 6 into shape (-1,4)")]
    [InlineData(new[] { -1, -1 }, "can only specify one unknown dimension")]
    [InlineData(new[] { -2, -3 }, "negative dimensions are not allowed")]
    [InlineData(new[] { int.MaxValue, int.MaxValue, int.MaxValue, 2 }, "cannot reshape array of size 6 into shape")]
    public void Impossible_reshapes_are_NumPys_errors(int[] shape, string message)
    {
        using NdArray<float> a = NdArray.Ones<float>(2, 3);
        nint[] extents = [.. shape.Select(x => (nint)x)];
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => a.Reshape(extents)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_of_a_million_axes_is_refused_and_not_put_on_the_stack()
    {
        nint[] shape = new nint[1_000_000];
        System.Array.Fill(shape, 1);
        Assert.Contains("maximum supported dimension", Assert.Throws<ArgumentException>(() => NdArray.FromSpan<int>([1], shape)).Message);
        Assert.Contains("maximum supported dimension", Assert.Throws<ArgumentException>(() => NdArray.Wrap([1], shape)).Message);
        Assert.Contains("maximum supported dimension", Assert.Throws<ArgumentException>(() => NdArray.Zeros<int>(shape)).Message);
    }

    [Fact]
    public void Axes_move_without_copies()
    {
        using NdArray<int> a = NdArray.Arange(24).Reshape(2, 3, 4);
        Assert.Equal([4, 3, 2], a.T.Shape.ToArray());
        Assert.Equal([4, 2, 3], a.Transpose(2, 0, 1).Shape.ToArray());
        Assert.Equal(a[1, 2, 3], a.Transpose(-1, 0, 1)[3, 1, 2]);
        Assert.Equal([2, 4, 3], a.SwapAxes(1, -1).Shape.ToArray());
        Assert.Equal([1, 2, 3, 1, 4], a.ExpandDims(0, 3).Shape.ToArray());
        Assert.Equal([2, 3, 4], a.ExpandDims(0, 3).Squeeze().Shape.ToArray());
        Assert.Equal([2, 3, 1, 4], a.ExpandDims(0, 3).Squeeze(0).Shape.ToArray());
        Assert.Contains("repeated axis in transpose", Assert.Throws<ArgumentException>(() => a.Transpose(0, 0, 1)).Message);
        Assert.Contains("axes don't match array", Assert.Throws<ArgumentException>(() => a.Transpose(0, 1)).Message);
        Assert.Contains("axis 3 is out of bounds for array of dimension 3", Assert.Throws<ArgumentOutOfRangeException>(() => a.SwapAxes(0, 3)).Message);
        Assert.Contains("cannot select an axis to squeeze out", Assert.Throws<ArgumentException>(() => a.Squeeze(0)).Message);
        Assert.Contains(
            "operands could not be broadcast together with remapped shapes [original->remapped]: (2,3,4)  and requested shape (2,3,5)",
            Assert.Throws<ArgumentException>(() => a.BroadcastTo(2, 3, 5)).Message);
    }

    [Fact]
    public void Casts_follow_NumPy()
    {
        Assert.Equal([1, -1, 2, 0], NdArray.Array<double>([1.9, -1.9, 2.5, -0.5]).AsType<int>().ToArray());
        Assert.Equal([true, false, true], NdArray.Array<double>([0.1, 0.0, double.NaN]).AsType<bool>().ToArray());
        Assert.Equal([1f, 0f], NdArray.Array<bool>([true, false]).AsType<float>().ToArray());
        Assert.Equal([(byte)255, (byte)0], NdArray.Array<int>([-1, 256]).AsType<byte>().ToArray());
        Assert.Equal([1.5, -2], NdArray.Array(new System.Numerics.Complex[] { new(1.5, 7), new(-2, 1) }).AsType<double>().ToArray());
        Assert.Equal([3.0, 1.0], NdArray.Array<int>([1, 2, 3])["::-2"].AsType<double>().ToArray());
        Assert.Throws<NotSupportedException>(() => NdArray.Zeros<DateTime>(2).AsType<int>());
    }

    [Fact]
    public void A_span_shows_contiguous_memory_only()
    {
        using NdArray<float> a = NdArray.Zeros<float>(3, 4);
        a[1.., ..].AsSpan().Fill(2);
        Assert.Equal(16f, a.Sum());
        Assert.Throws<InvalidOperationException>(() => a.T.AsSpan().Length);
        Assert.Throws<InvalidOperationException>(() => NdArray.Zeros<float>(1).BroadcastTo(1, 1).AsSpan().Length);
        Assert.Equal([4 * sizeof(float), sizeof(float)], a.ByteStrides);
    }

    private sealed class Create : Golden.IVisitor
    {
        public void Visit<T>(JsonElement e)
            where T : unmanaged
        {
            double[] args = [.. e.GetProperty("args").EnumerateArray().Select(x => x.ValueKind == JsonValueKind.Number ? x.GetDouble() : x.GetBoolean() ? 1 : 0)];
            string what = $"{e.Text("op")}({string.Join(", ", args)})";
            NdArray result = (e.Text("op"), default(T)) switch
            {
                ("arange", double) => NdArray.Arange(args[0], args[1], args[2]),
                ("arange", float) => NdArray.Arange((float)args[0], (float)args[1], (float)args[2]),
                ("linspace", double) => NdArray.Linspace<double>(args[0], args[1], (nint)args[2], args[3] != 0),
                ("linspace", float) => NdArray.Linspace<float>(args[0], args[1], (nint)args[2], args[3] != 0),
                _ => throw new InvalidDataException(what),
            };
            Golden.AssertSame(e, (NdArray<T>)result, what);
        }
    }
}
