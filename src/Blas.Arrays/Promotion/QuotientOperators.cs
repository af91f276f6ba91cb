using System.Numerics;

namespace Blas.Arrays;

/// <summary>/ of real arrays with arrays and numbers. (Of integers it is double: <see cref="IntegerOperators"/>.)</summary>
public static class RealQuotientOperators
{
    extension<T>(NdArray<T>)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        /// <summary>The quotient, element by element.</summary>
        public static NdArray<T> operator /(NdArray<T> a, NdArray<T> b) => NdArray.Divide(a, b);

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<T> operator /(NdArray<T> a, T b) => NdArray.Divide(a, b);

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<T> operator /(T a, NdArray<T> b) => NdArray.Divide(a, b);
    }
}

/// <summary>/ of complex arrays with arrays and numbers.</summary>
public static class ComplexQuotientOperators
{
    extension(NdArray<Complex>)
    {
        /// <summary>The quotient, element by element.</summary>
        public static NdArray<Complex> operator /(NdArray<Complex> a, NdArray<Complex> b) => NdArray.Divide(a, b);

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<Complex> operator /(NdArray<Complex> a, Complex b) => NdArray.Divide(a, b);

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<Complex> operator /(Complex a, NdArray<Complex> b) => NdArray.Divide(a, b);
    }
}

/// <summary>/ of complex arrays of single precision with arrays and numbers.</summary>
public static class Complex32QuotientOperators
{
    extension(NdArray<Complex32>)
    {
        /// <summary>The quotient, element by element.</summary>
        public static NdArray<Complex32> operator /(NdArray<Complex32> a, NdArray<Complex32> b) => NdArray.Divide(a, b);

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<Complex32> operator /(NdArray<Complex32> a, Complex32 b) => NdArray.Divide(a, b);

        /// <summary>The quotient, element by element.</summary>
        public static NdArray<Complex32> operator /(Complex32 a, NdArray<Complex32> b) => NdArray.Divide(a, b);
    }
}
