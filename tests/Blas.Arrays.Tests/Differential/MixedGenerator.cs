namespace Blas.Arrays.Tests.Differential;

/// <summary>Functions of two arrays of two types: promotion, and what is refused.</summary>
internal sealed class MixedGenerator(Random random) : ArrayGenerator<double>(random)
{
    private static readonly string[] s_types = ["?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "f2", "f4", "f8", "c8", "c16"];

    // Those with one right answer for the small whole numbers that are asked for.
    private static readonly (string Name, Func<NdArray, NdArray, NdArray> Call)[] s_functions =
    [
        ("add", NdArray.Add), ("subtract", NdArray.Subtract), ("multiply", NdArray.Multiply), ("floor_divide", NdArray.FloorDivide),
        ("remainder", NdArray.Remainder), ("fmod", NdArray.FMod), ("maximum", NdArray.Maximum), ("minimum", NdArray.Minimum), ("fmax", NdArray.FMax),
        ("fmin", NdArray.FMin), ("equal", NdArray.Equal), ("not_equal", NdArray.NotEqual), ("less", NdArray.Less), ("less_equal", NdArray.LessEqual),
        ("greater", NdArray.Greater), ("greater_equal", NdArray.GreaterEqual), ("logical_and", NdArray.LogicalAnd), ("logical_or", NdArray.LogicalOr),
        ("logical_xor", NdArray.LogicalXor), ("bitwise_and", NdArray.BitwiseAnd), ("bitwise_or", NdArray.BitwiseOr), ("bitwise_xor", NdArray.BitwiseXor),
        ("left_shift", NdArray.LeftShift), ("right_shift", NdArray.RightShift), ("gcd", NdArray.Gcd), ("lcm", NdArray.Lcm), ("copysign", NdArray.CopySign),
        ("nextafter", NdArray.NextAfter), ("heaviside", NdArray.Heaviside),
    ];

    protected override (string Text, NdArray Value, Tolerance Tolerance) Root(int depth)
    {
        // With axes: NumPy 1 looks at the values of scalars, which NumPy 2 does not.
        Expression<double> a = AtLeast1D(Leaf(RandomShape())), b = AtLeast1D(Partner(a, 0));
        string x = s_types[Random.Next(s_types.Length)], y = s_types[Random.Next(s_types.Length)];
        (string name, Func<NdArray, NdArray, NdArray> call) = s_functions[Random.Next(s_functions.Length)];
        return Untyped($"np.{name}(({a.Text}).astype('{x}'), ({b.Text}).astype('{y}'))", () => call(a.Value.AsType(x), b.Value.AsType(y)));
    }

    private static Expression<double> AtLeast1D(Expression<double> e) => Apply($"np.atleast_1d({e.Text})", () => NdArray.AtLeast1D(e.Value));

    protected override Expression<double> Compute(Expression<double> a, int depth) => a;

    // Not negative zeros; and a negative number is no unsigned one, in the same way, on every machine.
    protected override double RandomValue(int kind) => Random.Next(0, 10);
}
