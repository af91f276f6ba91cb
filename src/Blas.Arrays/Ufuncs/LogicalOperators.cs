namespace Blas.Arrays;

/// <summary>&amp; | ^ ! of arrays of truth values, with broadcasting.</summary>
public static class LogicalOperators
{
    extension(NdArray<bool>)
    {
        /// <summary>Logical and, element by element.</summary>
        public static NdArray<bool> operator &(NdArray<bool> a, NdArray<bool> b) =>
            Elementwise.Binary<bool, bool, ScalarBinary<bool, bool, AndFunction>>(a, b, null);

        /// <summary>Logical or, element by element.</summary>
        public static NdArray<bool> operator |(NdArray<bool> a, NdArray<bool> b) =>
            Elementwise.Binary<bool, bool, ScalarBinary<bool, bool, OrFunction>>(a, b, null);

        /// <summary>Exclusive or, element by element.</summary>
        public static NdArray<bool> operator ^(NdArray<bool> a, NdArray<bool> b) =>
            Elementwise.Binary<bool, bool, ScalarBinary<bool, bool, XorFunction>>(a, b, null);

        /// <summary>Logical not, element by element (NumPy's <c>~</c>).</summary>
        public static NdArray<bool> operator !(NdArray<bool> a) =>
            Elementwise.Unary<bool, bool, ScalarUnary<bool, bool, NotFunction>>(a, null);

        /// <summary>Logical not, element by element.</summary>
        public static NdArray<bool> operator ~(NdArray<bool> a) =>
            Elementwise.Unary<bool, bool, ScalarUnary<bool, bool, NotFunction>>(a, null);
    }
}
