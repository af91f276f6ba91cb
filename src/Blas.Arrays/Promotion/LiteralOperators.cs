using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// Literals beside arrays, by the rules of NumPy 2: a number of Python's <c>float</c>, here a <c>double</c>, takes the precision of the
/// array, so that <c>f + 2.0</c> stays of type float.
/// </summary>
[SuppressMessage("Naming", "CA1708", Justification = "The rule compares the names of extension blocks, which have none.")]
public static class LiteralOperators
{
    extension(NdArray<float>)
    {
        /// <summary>The sum, element by element.</summary>
        public static NdArray<float> operator +(NdArray<float> a, double b) => a + (float)b;

        /// <summary>The sum, element by element.</summary>
        public static NdArray<float> operator +(double a, NdArray<float> b) => (float)a + b;

        /// <summary>The difference, element by element.</summary>
        public static NdArray<float> operator -(NdArray<float> a, double b) => a - (float)b;

        /// <summary>The difference, element by element.</summary>
        public static NdArray<float> operator -(double a, NdArray<float> b) => (float)a - b;

        /// <summary>The product, element by element.</summary>
        public static NdArray<float> operator *(NdArray<float> a, double b) => a * (float)b;

        /// <summary>The product, element by element.</summary>
        public static NdArray<float> operator *(double a, NdArray<float> b) => (float)a * b;

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<float> operator /(NdArray<float> a, double b) => a / (float)b;

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<float> operator /(double a, NdArray<float> b) => (float)a / b;

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(NdArray<float> a, double b) => a < (float)b;

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(double a, NdArray<float> b) => (float)a < b;

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(NdArray<float> a, double b) => a > (float)b;

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(double a, NdArray<float> b) => (float)a > b;

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(NdArray<float> a, double b) => a <= (float)b;

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(double a, NdArray<float> b) => (float)a <= b;

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(NdArray<float> a, double b) => a >= (float)b;

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(double a, NdArray<float> b) => (float)a >= b;
    }

    extension(NdArray<Half>)
    {
        /// <summary>The sum, element by element.</summary>
        public static NdArray<Half> operator +(NdArray<Half> a, double b) => a + (Half)b;

        /// <summary>The sum, element by element.</summary>
        public static NdArray<Half> operator +(double a, NdArray<Half> b) => (Half)a + b;

        /// <summary>The difference, element by element.</summary>
        public static NdArray<Half> operator -(NdArray<Half> a, double b) => a - (Half)b;

        /// <summary>The difference, element by element.</summary>
        public static NdArray<Half> operator -(double a, NdArray<Half> b) => (Half)a - b;

        /// <summary>The product, element by element.</summary>
        public static NdArray<Half> operator *(NdArray<Half> a, double b) => a * (Half)b;

        /// <summary>The product, element by element.</summary>
        public static NdArray<Half> operator *(double a, NdArray<Half> b) => (Half)a * b;

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<Half> operator /(NdArray<Half> a, double b) => a / (Half)b;

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<Half> operator /(double a, NdArray<Half> b) => (Half)a / b;

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(NdArray<Half> a, double b) => a < (Half)b;

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(double a, NdArray<Half> b) => (Half)a < b;

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(NdArray<Half> a, double b) => a > (Half)b;

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(double a, NdArray<Half> b) => (Half)a > b;

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(NdArray<Half> a, double b) => a <= (Half)b;

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(double a, NdArray<Half> b) => (Half)a <= b;

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(NdArray<Half> a, double b) => a >= (Half)b;

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(double a, NdArray<Half> b) => (Half)a >= b;
    }

    extension(NdArray<Complex32>)
    {
        /// <summary>The sum, element by element.</summary>
        public static NdArray<Complex32> operator +(NdArray<Complex32> a, double b) => a + (Complex32)(float)b;

        /// <summary>The sum, element by element.</summary>
        public static NdArray<Complex32> operator +(double a, NdArray<Complex32> b) => (Complex32)(float)a + b;

        /// <summary>The difference, element by element.</summary>
        public static NdArray<Complex32> operator -(NdArray<Complex32> a, double b) => a - (Complex32)(float)b;

        /// <summary>The difference, element by element.</summary>
        public static NdArray<Complex32> operator -(double a, NdArray<Complex32> b) => (Complex32)(float)a - b;

        /// <summary>The product, element by element.</summary>
        public static NdArray<Complex32> operator *(NdArray<Complex32> a, double b) => a * (Complex32)(float)b;

        /// <summary>The product, element by element.</summary>
        public static NdArray<Complex32> operator *(double a, NdArray<Complex32> b) => (Complex32)(float)a * b;

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<Complex32> operator /(NdArray<Complex32> a, double b) => a / (Complex32)(float)b;

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<Complex32> operator /(double a, NdArray<Complex32> b) => (Complex32)(float)a / b;
    }
}
