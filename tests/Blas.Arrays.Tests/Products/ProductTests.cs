using System.Numerics;
using System.Text.Json;
using Blas.Managed;

namespace Blas.Arrays.Tests.Products;

public sealed class ProductTests
{
    private static readonly IBlas s_blas = new ManagedProvider().Blas;

    [Fact]
    public void Products_of_every_arity_are_NumPys()
    {
        foreach (JsonElement e in Golden.Load("products.json"))
        {
            e.GetProperty("a").Visit(new Compare(e));
        }
    }

    [Fact]
    public void Views_of_all_strides_give_the_naive_product()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            nint m = random.Next(6), k = random.Next(6), n = random.Next(6);
            using NdArray<double> a = Samples.RandomView<double>(random, [3, m, k]);
            using NdArray<double> b = Samples.RandomView<double>(random, [k, n]);
            using NdArray<double> c = Samples.RandomView<double>(random, [3, m, n]);
            Assert.Same(c, a.MatMul(b, c, s_blas));
            foreach (nint[] i in Samples.Indices([3, m, n]))
            {
                double sum = 0;
                double size = 0;
                for (nint l = 0; l < k; l++)
                {
                    sum += a[i[0], i[1], l] * b[l, i[2]];
                    size += Math.Abs(a[i[0], i[1], l] * b[l, i[2]]);
                }

                Assert.InRange(c[i.AsSpan()], sum - (k * 2.3e-16 * size), sum + (k * 2.3e-16 * size));
            }

            using NdArray<double> v = Samples.RandomView<double>(random, [k]);
            using NdArray<double> av = a[0, ..].MatMul(v, blas: s_blas);
            using NdArray<double> column = v[.., Slice.NewAxis];
            Assert.True(NdArray.AllClose(av, a[0, ..].MatMul(column, blas: s_blas).Reshape(m), 1e-13, 1e-13));
        }
    }

    [Fact]
    public void A_result_on_top_of_an_operand_is_as_if_from_a_copy()
    {
        using NdArray<float> a = NdArray.Arange(9f).Reshape(3, 3);
        using NdArray<float> wanted = a.Copy().MatMul(a.Copy(), blas: s_blas);
        a.MatMul(a, a, s_blas);
        Assert.Equal(wanted.ToArray(), a.ToArray());
    }

    [Fact]
    public void Bad_shapes_are_NumPys_errors()
    {
        using NdArray<float> a = NdArray.Ones<float>(2, 3);
        Assert.Contains(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 2 is different from 3)",
            Assert.Throws<ArgumentException>(() => a.MatMul(a)).Message);
        Assert.Contains(
            "matmul: Output operand 0",
            Assert.Throws<ArgumentException>(() => a.MatMul(a.T, NdArray.Zeros<float>(3, 3))).Message);
    }

    [Fact]
    public void The_default_provider_multiplies_when_none_is_given()
    {
        using NdArray<float> a = NdArray.Arange(6f).Reshape(2, 3);
        Assert.Equal([5f, 14, 14, 50], a.MatMul(a.T).ToArray());
    }

    private sealed class Compare(JsonElement c) : Golden.IVisitor
    {
        public void Visit<T>(JsonElement e)
            where T : unmanaged
        {
            NdArray result;
            JsonElement b = c.GetProperty("b");
            string what = $"{c.Text("op")}(({string.Join(",", e.Shape())}), ({string.Join(",", b.Shape())})) of {e.Text("dtype")}";
            Func<NdArray> compute = () => (object)e.Array<T>() switch
            {
                NdArray<float> x => Run(x, b.Array<float>()),
                NdArray<double> x => Run(x, b.Array<double>()),
                NdArray<Complex32> x => Run(x, b.Array<Complex32>()),
                NdArray<Complex> x => Run(x, b.Array<Complex>()),
                NdArray<long> x => Run(x, b.Array<long>()),
                _ => throw new InvalidDataException(what),
            };
            if (c.TryGetProperty("error", out JsonElement error))
            {
                string message = Assert.Throws<ArgumentException>(compute).Message;
                string wanted = error.GetString()!;

                // How NumPy shows shapes that it has remapped is its own affair.
                Assert.Contains(wanted.StartsWith("operands", StringComparison.Ordinal) ? "operands could not be broadcast together" : wanted, message, StringComparison.Ordinal);
                return;
            }

            result = compute();
            Golden.AssertSame(c.GetProperty("result"), (NdArray<T>)result, what);
        }

        private NdArray<T> Run<T>(NdArray<T> a, NdArray<T> b)
            where T : unmanaged, INumberBase<T> =>
            c.Text("op") == "dot" ? a.Dot(b, s_blas) : a.MatMul(b, blas: s_blas);
    }
}
