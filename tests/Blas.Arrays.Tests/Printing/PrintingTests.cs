using System.Text.Json;

namespace Blas.Arrays.Tests.Printing;

public sealed class PrintingTests
{
    [Fact]
    public void Arrays_are_printed_as_NumPy_prints_them()
    {
        foreach (JsonElement e in Golden.Load("printing.json"))
        {
            e.Visit(new Compare());
        }
    }

    [Fact]
    public void A_disposed_array_says_so()
    {
        NdArray<float> a = NdArray.Zeros<float>(2);
        a.Dispose();
        Assert.Equal("<disposed array>", a.ToString());
    }

    private sealed class Compare : Golden.IVisitor
    {
        public void Visit<T>(JsonElement e)
            where T : unmanaged
        {
            using NdArray<T> a = e.Array<T>();
            Assert.Equal(e.Text("str"), a.ToString());
            Assert.Equal(e.Text("repr"), a.ToRepr());
        }
    }
}
