using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// + - * of arrays with arrays and numbers, with broadcasting (/ is <see cref="RealQuotientOperators"/>). <c>a += b</c> works in place, without
/// a temporary: other views of the same memory see it, as in NumPy.
/// </summary>
public static class ArithmeticOperators
{
    extension<T>(NdArray<T> self)
        where T : unmanaged, INumberBase<T>
    {
        /// <summary>The sum, element by element.</summary>
        public static NdArray<T> operator +(NdArray<T> a, NdArray<T> b) => NdArray.Add(a, b);

        /// <summary>The sum, element by element.</summary>
        public static NdArray<T> operator +(NdArray<T> a, T b) => NdArray.Add(a, b);

        /// <summary>The sum, element by element.</summary>
        public static NdArray<T> operator +(T a, NdArray<T> b) => NdArray.Add(a, b);

        /// <summary>The difference, element by element.</summary>
        public static NdArray<T> operator -(NdArray<T> a, NdArray<T> b) => NdArray.Subtract(a, b);

        /// <summary>The difference, element by element.</summary>
        public static NdArray<T> operator -(NdArray<T> a, T b) => NdArray.Subtract(a, b);

        /// <summary>The difference, element by element.</summary>
        public static NdArray<T> operator -(T a, NdArray<T> b) => NdArray.Subtract(a, b);

        /// <summary>The product, element by element; the matrix product is <c>a.MatMul(b)</c>.</summary>
        public static NdArray<T> operator *(NdArray<T> a, NdArray<T> b) => NdArray.Multiply(a, b);

        /// <summary>The product, element by element.</summary>
        public static NdArray<T> operator *(NdArray<T> a, T b) => NdArray.Multiply(a, b);

        /// <summary>The product, element by element.</summary>
        public static NdArray<T> operator *(T a, NdArray<T> b) => NdArray.Multiply(a, b);

        /// <summary>The negative, element by element.</summary>
        public static NdArray<T> operator -(NdArray<T> a) => NdArray.Negative(a);

        /// <summary>Adds in place.</summary>
        /// <param name="other">What is added; it is stretched to this array's shape.</param>
        public void operator +=(NdArray<T> other) => NdArray.Add(self, other, self);

        /// <summary>Adds in place.</summary>
        /// <param name="other">What is added.</param>
        public void operator +=(T other) => NdArray.Add(self, other, self);

        /// <summary>Subtracts in place.</summary>
        /// <param name="other">What is subtracted; it is stretched to this array's shape.</param>
        public void operator -=(NdArray<T> other) => NdArray.Subtract(self, other, self);

        /// <summary>Subtracts in place.</summary>
        /// <param name="other">What is subtracted.</param>
        public void operator -=(T other) => NdArray.Subtract(self, other, self);

        /// <summary>Multiplies in place.</summary>
        /// <param name="other">The factor; it is stretched to this array's shape.</param>
        public void operator *=(NdArray<T> other) => NdArray.Multiply(self, other, self);

        /// <summary>Multiplies in place.</summary>
        /// <param name="other">The factor.</param>
        public void operator *=(T other) => NdArray.Multiply(self, other, self);

        /// <summary>Divides in place.</summary>
        /// <param name="other">The divisor; it is stretched to this array's shape.</param>
        public void operator /=(NdArray<T> other) => NdArray.Divide(self, other, self);

        /// <summary>Divides in place.</summary>
        /// <param name="other">The divisor.</param>
        public void operator /=(T other) => NdArray.Divide(self, other, self);

        /// <summary>As <c>a += b</c>, as a method that can be chained.</summary>
        /// <param name="other">What is added; it is stretched to this array's shape.</param>
        /// <returns>This array.</returns>
        public NdArray<T> AddInPlace(NdArray<T> other) => NdArray.Add(self, other, self);

        /// <summary>As <c>a -= b</c>, as a method that can be chained.</summary>
        /// <param name="other">What is subtracted; it is stretched to this array's shape.</param>
        /// <returns>This array.</returns>
        public NdArray<T> SubtractInPlace(NdArray<T> other) => NdArray.Subtract(self, other, self);

        /// <summary>As <c>a *= b</c>, as a method that can be chained.</summary>
        /// <param name="other">The factor; it is stretched to this array's shape.</param>
        /// <returns>This array.</returns>
        public NdArray<T> MultiplyInPlace(NdArray<T> other) => NdArray.Multiply(self, other, self);

        /// <summary>As <c>a /= b</c>, as a method that can be chained.</summary>
        /// <param name="other">The divisor; it is stretched to this array's shape.</param>
        /// <returns>This array.</returns>
        public NdArray<T> DivideInPlace(NdArray<T> other) => NdArray.Divide(self, other, self);
    }
}
