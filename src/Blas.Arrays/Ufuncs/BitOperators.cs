using System.Numerics;

namespace Blas.Arrays;

/// <summary>&amp; | ^ ~ &lt;&lt; &gt;&gt; of integer arrays, with broadcasting.</summary>
public static class BitOperators
{
    extension<T>(NdArray<T>)
        where T : unmanaged, IBinaryInteger<T>
    {
        /// <summary>The bits that both have, element by element.</summary>
        public static NdArray<T> operator &(NdArray<T> a, NdArray<T> b) => NdArray.BitwiseAnd(a, b);

        /// <summary>The bits that both have, element by element.</summary>
        public static NdArray<T> operator &(NdArray<T> a, T b) => NdArray.BitwiseAnd(a, b);

        /// <summary>The bits that one of them has, element by element.</summary>
        public static NdArray<T> operator |(NdArray<T> a, NdArray<T> b) => NdArray.BitwiseOr(a, b);

        /// <summary>The bits that one of them has, element by element.</summary>
        public static NdArray<T> operator |(NdArray<T> a, T b) => NdArray.BitwiseOr(a, b);

        /// <summary>The bits that exactly one of them has, element by element.</summary>
        public static NdArray<T> operator ^(NdArray<T> a, NdArray<T> b) => NdArray.BitwiseXor(a, b);

        /// <summary>The bits that exactly one of them has, element by element.</summary>
        public static NdArray<T> operator ^(NdArray<T> a, T b) => NdArray.BitwiseXor(a, b);

        /// <summary>The bits shifted to the left, element by element.</summary>
        public static NdArray<T> operator <<(NdArray<T> a, NdArray<T> b) => NdArray.LeftShift(a, b);

        /// <summary>The bits shifted to the left, element by element.</summary>
        public static NdArray<T> operator <<(NdArray<T> a, T b) => NdArray.LeftShift(a, b);

        /// <summary>The bits shifted to the right, the sign kept, element by element.</summary>
        public static NdArray<T> operator >>(NdArray<T> a, NdArray<T> b) => NdArray.RightShift(a, b);

        /// <summary>The bits shifted to the right, the sign kept, element by element.</summary>
        public static NdArray<T> operator >>(NdArray<T> a, T b) => NdArray.RightShift(a, b);

        /// <summary>The other bits, element by element.</summary>
        public static NdArray<T> operator ~(NdArray<T> a) => NdArray.Invert(a);
    }
}
