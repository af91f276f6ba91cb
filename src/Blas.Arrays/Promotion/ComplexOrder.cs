using System.Numerics;

namespace Blas.Arrays;

/// <summary>NumPy's order of complex numbers, by the real parts and then by the imaginary ones: comparisons, the greater and the smaller one.</summary>
internal static class ComplexOrder
{
    public static NdArray Call(PairFunction function, NdArray a, NdArray b, NumericType type)
    {
        NdArray result = MixedPair.As<Complex>(a, b, (x, y) => function switch
        {
            PairFunction.Less => Elementwise.Binary<Complex, bool, ScalarBinary<Complex, bool, LessFunction>>(x, y, null),
            PairFunction.LessEqual => Elementwise.Binary<Complex, bool, ScalarBinary<Complex, bool, LessEqualFunction>>(x, y, null),
            PairFunction.Greater => Elementwise.Binary<Complex, bool, ScalarBinary<Complex, bool, LessFunction>>(y, x, null),
            PairFunction.GreaterEqual => Elementwise.Binary<Complex, bool, ScalarBinary<Complex, bool, LessEqualFunction>>(y, x, null),
            PairFunction.Maximum => Elementwise.Binary<Complex, Complex, ScalarBinary<Complex, Complex, MaximumFunction>>(x, y, null),
            PairFunction.Minimum => Elementwise.Binary<Complex, Complex, ScalarBinary<Complex, Complex, MinimumFunction>>(x, y, null),
            PairFunction.FMax => Elementwise.Binary<Complex, Complex, ScalarBinary<Complex, Complex, FMaxFunction>>(x, y, null),
            _ => Elementwise.Binary<Complex, Complex, ScalarBinary<Complex, Complex, FMinFunction>>(x, y, null),
        });
        if (type != NumericType.Complex64 || result is NdArray<bool>)
        {
            return result;
        }

        // One of the operands, so that the way through double precision has rounded nothing.
        using (result)
        {
            return result.AsType<Complex32>();
        }
    }

    private readonly struct LessFunction : IFunction<Complex, bool>
    {
        public static bool Invoke(Complex a, Complex b) => ComplexFunctions.Less(a, b);
    }

    private readonly struct LessEqualFunction : IFunction<Complex, bool>
    {
        public static bool Invoke(Complex a, Complex b) => ComplexFunctions.LessEqual(a, b);
    }

    private readonly struct MaximumFunction : IFunction<Complex, Complex>
    {
        public static Complex Invoke(Complex a, Complex b) => ComplexFunctions.IsNaN(a) || ComplexFunctions.LessEqual(b, a) ? a : b;
    }

    private readonly struct MinimumFunction : IFunction<Complex, Complex>
    {
        public static Complex Invoke(Complex a, Complex b) => ComplexFunctions.IsNaN(a) || ComplexFunctions.LessEqual(a, b) ? a : b;
    }

    private readonly struct FMaxFunction : IFunction<Complex, Complex>
    {
        public static Complex Invoke(Complex a, Complex b) => ComplexFunctions.IsNaN(b) || ComplexFunctions.LessEqual(b, a) ? a : b;
    }

    private readonly struct FMinFunction : IFunction<Complex, Complex>
    {
        public static Complex Invoke(Complex a, Complex b) => ComplexFunctions.IsNaN(b) || ComplexFunctions.LessEqual(a, b) ? a : b;
    }
}
