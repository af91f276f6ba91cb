using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// &lt; &gt; &lt;= &gt;= and % of arrays with arrays and numbers, with broadcasting. == stays C#'s (the same object);
/// element by element it is <c>NdArray.Equal</c>.
/// </summary>
public static class ComparisonOperators
{
    extension<T>(NdArray<T>)
        where T : unmanaged, INumber<T>
    {
        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(NdArray<T> a, NdArray<T> b) => NdArray.Less(a, b);

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(NdArray<T> a, T b) => NdArray.Less(a, b);

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(T a, NdArray<T> b) => NdArray.Less(a, b);

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(NdArray<T> a, NdArray<T> b) => NdArray.Less(b, a);

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(NdArray<T> a, T b) => NdArray.Less(b, a);

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(T a, NdArray<T> b) => NdArray.Less(b, a);

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(NdArray<T> a, NdArray<T> b) => NdArray.LessEqual(a, b);

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(NdArray<T> a, T b) => NdArray.LessEqual(a, b);

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(T a, NdArray<T> b) => NdArray.LessEqual(a, b);

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(NdArray<T> a, NdArray<T> b) => NdArray.LessEqual(b, a);

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(NdArray<T> a, T b) => NdArray.LessEqual(b, a);

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(T a, NdArray<T> b) => NdArray.LessEqual(b, a);

        /// <summary>The remainder with the sign of the divisor, as in Python, element by element.</summary>
        public static NdArray<T> operator %(NdArray<T> a, NdArray<T> b) => NdArray.Remainder(a, b);

        /// <summary>The remainder with the sign of the divisor, as in Python, element by element.</summary>
        public static NdArray<T> operator %(NdArray<T> a, T b) => NdArray.Remainder(a, b);
    }
}
