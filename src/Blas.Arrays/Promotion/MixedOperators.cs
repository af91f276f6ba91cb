using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// + - * / of arrays whose element types differ, or are known at run time only: the result has the type that NumPy promotes them to,
/// and is an <see cref="NdArray"/>, to be cast or converted with <c>AsType</c>.
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
    }
}

/// <summary>Integer arrays and floating-point numbers: the result is double, as NumPy has it. The quotient of integers is double as well.</summary>
public static class IntegerOperators
{
    extension<T>(NdArray<T>)
        where T : unmanaged, IBinaryInteger<T>
    {
        /// <summary>The sum, element by element, as double.</summary>
        public static NdArray<double> operator +(NdArray<T> a, double b) => Doubles(a, b, NdArray.Add);

        /// <summary>The sum, element by element, as double.</summary>
        public static NdArray<double> operator +(double a, NdArray<T> b) => Doubles(b, a, NdArray.Add);

        /// <summary>The difference, element by element, as double.</summary>
        public static NdArray<double> operator -(NdArray<T> a, double b) => Doubles(a, b, NdArray.Subtract);

        /// <summary>The difference, element by element, as double.</summary>
        public static NdArray<double> operator -(double a, NdArray<T> b) => Doubles(b, a, static (x, y, result, where) => NdArray.Subtract(y, x, result, where));

        /// <summary>The product, element by element, as double.</summary>
        public static NdArray<double> operator *(NdArray<T> a, double b) => Doubles(a, b, NdArray.Multiply);

        /// <summary>The product, element by element, as double.</summary>
        public static NdArray<double> operator *(double a, NdArray<T> b) => Doubles(b, a, NdArray.Multiply);

        /// <summary>The quotient, element by element, as double.</summary>
        public static NdArray<double> operator /(NdArray<T> a, double b) => Doubles(a, b, NdArray.Divide);

        /// <summary>The quotient, element by element, as double.</summary>
        public static NdArray<double> operator /(double a, NdArray<T> b) => Doubles(b, a, static (x, y, result, where) => NdArray.Divide(y, x, result, where));

        /// <summary>The quotient, element by element, as double.</summary>
        public static NdArray<double> operator /(NdArray<T> a, NdArray<T> b)
        {
            ArgumentNullException.ThrowIfNull(a);
            ArgumentNullException.ThrowIfNull(b);
            using NdArray<double> dividend = a.AsType<double>(), divisor = b.AsType<double>();
            return NdArray.Divide(dividend, divisor);
        }
    }

    // In the copy that the conversion makes.
    private static NdArray<double> Doubles<T>(NdArray<T> a, double b, Func<NdArray<double>, double, NdArray<double>?, NdArray<bool>?, NdArray<double>> function)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        NdArray<double> converted = a.AsType<double>();
        return function(converted, b, converted, null);
    }
}
