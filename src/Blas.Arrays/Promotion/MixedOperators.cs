using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// Operators of arrays whose element types differ, or are known at run time only: the result has the type that NumPy promotes them to,
/// and is an <see cref="NdArray"/>, to be cast or converted with <c>AsType</c>; of comparisons it is a mask.
/// </summary>
public static class MixedOperators
{
    extension(NdArray)
    {
        /// <summary>The sum, element by element.</summary>
        public static NdArray operator +(NdArray a, NdArray b) => NdArray.Add(a, b);

        /// <summary>The difference, element by element.</summary>
        public static NdArray operator -(NdArray a, NdArray b) => NdArray.Subtract(a, b);

        /// <summary>The product, element by element.</summary>
        public static NdArray operator *(NdArray a, NdArray b) => NdArray.Multiply(a, b);

        /// <summary>The quotient, element by element.</summary>
        public static NdArray operator /(NdArray a, NdArray b) => NdArray.Divide(a, b);

        /// <summary>The remainder with the sign of the divisor, element by element.</summary>
        public static NdArray operator %(NdArray a, NdArray b) => NdArray.Remainder(a, b);

        /// <summary>The bits that both have (of bools: both), element by element.</summary>
        public static NdArray operator &(NdArray a, NdArray b) => NdArray.BitwiseAnd(a, b);

        /// <summary>The bits that one of them has (of bools: one of them), element by element.</summary>
        public static NdArray operator |(NdArray a, NdArray b) => NdArray.BitwiseOr(a, b);

        /// <summary>The bits that exactly one of them has (of bools: exactly one), element by element.</summary>
        public static NdArray operator ^(NdArray a, NdArray b) => NdArray.BitwiseXor(a, b);

        /// <summary>The negative, element by element.</summary>
        public static NdArray operator -(NdArray a) => NdArray.Negative(a);

        /// <summary>The other bits (of bools: the other truth value), element by element.</summary>
        public static NdArray operator ~(NdArray a) => NdArray.Invert(a);

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(NdArray a, NdArray b) => NdArray.Less(a, b);

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(NdArray a, NdArray b) => NdArray.Greater(a, b);

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(NdArray a, NdArray b) => NdArray.LessEqual(a, b);

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(NdArray a, NdArray b) => NdArray.GreaterEqual(a, b);
    }
}
