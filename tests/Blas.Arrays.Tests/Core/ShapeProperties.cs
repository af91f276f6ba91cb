using FsCheck;
using FsCheck.Fluent;

namespace Blas.Arrays.Tests.Core;

/// <summary>Shapes and slices against index arithmetic written out, for inputs that FsCheck picks and shrinks.</summary>
public sealed class ShapeProperties
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly Gen<int[]> s_shapes =
        from n in Gen.Choose(0, 4)
        from shape in Gen.Choose(0, 4).ArrayOf(n)
        select shape;

    private static readonly Gen<int?> s_bounds =
        Gen.Frequency((1, Gen.Constant<int?>(null)), (4, Gen.Choose(-12, 12).Select(x => (int?)x)));

    [Fact]
    public void A_slice_takes_what_Pythons_range_takes()
    {
        Gen<(int Length, int? Start, int? Stop, int Step)> slices =
            from length in Gen.Choose(0, 9)
            from start in s_bounds
            from stop in s_bounds
            from step in Gen.Choose(-4, 4).Where(s => s != 0)
            select (length, start, stop, step);
        Check.One(s_config, Prop.ForAll(slices.ToArbitrary(), s =>
        {
            using NdArray<int> a = NdArray.Arange(s.Length);
            using NdArray<int> part = a[[new Slice(s.Start, s.Stop, s.Step)]];

            // Python's definition: i = start + k step, as long as it has not passed stop, with both cut to the axis.
            int Cut(int x) => Math.Clamp(x < 0 ? x + s.Length : x, s.Step > 0 ? 0 : -1, s.Step > 0 ? s.Length : s.Length - 1);
            int from = s.Start is int b ? Cut(b) : s.Step > 0 ? 0 : s.Length - 1;
            int to = s.Stop is int e ? Cut(e) : s.Step > 0 ? s.Length : -1;
            var wanted = new List<int>();
            for (int i = from; s.Step > 0 ? i < to : i > to; i += s.Step)
            {
                wanted.Add(i);
            }

            return wanted.SequenceEqual(part.ToArray());
        }));
    }

    [Fact]
    public void Broadcasting_is_symmetric_and_both_sides_can_be_stretched_to_it()
    {
        Check.One(s_config, Prop.ForAll(s_shapes.ToArbitrary(), s_shapes.ToArbitrary(), (x, y) =>
        {
            using NdArray<int> a = NdArray.Zeros<int>(Extents(x));
            using NdArray<int> b = NdArray.Zeros<int>(Extents(y));
            bool fits = Enumerable.Range(1, Math.Min(x.Length, y.Length)).All(i => x[^i] == y[^i] || x[^i] == 1 || y[^i] == 1);
            if (!fits)
            {
                return Assert.Throws<ArgumentException>(() => a + b).Message
                    == $"operands could not be broadcast together with shapes {Text(x)} {Text(y)}";
            }

            using NdArray<int> sum = a + b;
            using NdArray<int> turned = b + a;
            return sum.Shape.SequenceEqual(turned.Shape)
                && a.BroadcastTo(sum.Shape).Shape.SequenceEqual(b.BroadcastTo(sum.Shape).Shape);
        }));
    }

    [Fact]
    public void A_reshaped_view_has_the_elements_in_C_order()
    {
        Gen<(int[] Shape, int Seed)> inputs =
            from shape in s_shapes
            from seed in Gen.Choose(0, 1_000_000)
            select (shape, seed);
        Check.One(s_config, Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            var random = new Random(input.Seed);
            using NdArray<int> view = Samples.RandomView<int>(random, Extents(input.Shape));
            int[] wanted = [.. Samples.Indices(Extents(input.Shape)).Select(i => view[i.AsSpan()])];

            // Neighbouring extents multiplied together, in random places, and the result turned round.
            List<nint> target = [.. Extents(input.Shape)];
            while (target.Count > 1 && random.Next(3) > 0)
            {
                int at = random.Next(target.Count - 1);
                target[at] *= target[at + 1];
                target.RemoveAt(at + 1);
            }

            if (random.Next(2) == 0)
            {
                target.Reverse();
            }

            using NdArray<int> reshaped = view.Reshape(target.ToArray());
            using NdArray<long> cast = view.AsType<long>();
            return wanted.SequenceEqual(reshaped.ToArray()) && wanted.SequenceEqual(view.ToArray())
                && wanted.Select(x => (long)x).SequenceEqual(cast.ToArray());
        }));
    }

    private static nint[] Extents(int[] shape) => [.. shape.Select(x => (nint)x)];

    private static string Text(int[] shape) => $"({string.Join(",", shape)}{(shape.Length == 1 ? "," : string.Empty)})";
}
