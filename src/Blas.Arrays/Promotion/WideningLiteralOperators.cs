using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// Literals beside arrays of a simpler kind, by the rules of NumPy 2: truth values count as 0 and 1 of type long or double, and a complex
/// number makes the array complex, of its own precision.
/// </summary>
[SuppressMessage("Naming", "CA1708", Justification = "The rule compares the names of extension blocks, which have none.")]
public static class WideningLiteralOperators
{
    extension(NdArray<bool>)
    {
        /// <summary>The sum, element by element, as long.</summary>
        public static NdArray<long> operator +(NdArray<bool> a, long b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<long> converted = a.AsType<long>();
            return NdArray.Add(converted, b, converted);
        }

        /// <summary>The sum, element by element, as long.</summary>
        public static NdArray<long> operator +(long a, NdArray<bool> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<long> converted = b.AsType<long>();
            return NdArray.Add(a, converted, converted);
        }

        /// <summary>The difference, element by element, as long.</summary>
        public static NdArray<long> operator -(NdArray<bool> a, long b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<long> converted = a.AsType<long>();
            return NdArray.Subtract(converted, b, converted);
        }

        /// <summary>The difference, element by element, as long.</summary>
        public static NdArray<long> operator -(long a, NdArray<bool> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<long> converted = b.AsType<long>();
            return NdArray.Subtract(a, converted, converted);
        }

        /// <summary>The product, element by element, as long.</summary>
        public static NdArray<long> operator *(NdArray<bool> a, long b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<long> converted = a.AsType<long>();
            return NdArray.Multiply(converted, b, converted);
        }

        /// <summary>The product, element by element, as long.</summary>
        public static NdArray<long> operator *(long a, NdArray<bool> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<long> converted = b.AsType<long>();
            return NdArray.Multiply(a, converted, converted);
        }

        /// <summary>The quotient, element by element, as double.</summary>
        public static NdArray<double> operator /(NdArray<bool> a, long b) => a / (double)b;

        /// <summary>The quotient, element by element, as double.</summary>
        public static NdArray<double> operator /(long a, NdArray<bool> b) => (double)a / b;
    }

    extension(NdArray<bool>)
    {
        /// <summary>The sum, element by element, as double.</summary>
        public static NdArray<double> operator +(NdArray<bool> a, double b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<double> converted = a.AsType<double>();
            return NdArray.Add(converted, b, converted);
        }

        /// <summary>The sum, element by element, as double.</summary>
        public static NdArray<double> operator +(double a, NdArray<bool> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<double> converted = b.AsType<double>();
            return NdArray.Add(a, converted, converted);
        }

        /// <summary>The difference, element by element, as double.</summary>
        public static NdArray<double> operator -(NdArray<bool> a, double b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<double> converted = a.AsType<double>();
            return NdArray.Subtract(converted, b, converted);
        }

        /// <summary>The difference, element by element, as double.</summary>
        public static NdArray<double> operator -(double a, NdArray<bool> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<double> converted = b.AsType<double>();
            return NdArray.Subtract(a, converted, converted);
        }

        /// <summary>The product, element by element, as double.</summary>
        public static NdArray<double> operator *(NdArray<bool> a, double b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<double> converted = a.AsType<double>();
            return NdArray.Multiply(converted, b, converted);
        }

        /// <summary>The product, element by element, as double.</summary>
        public static NdArray<double> operator *(double a, NdArray<bool> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<double> converted = b.AsType<double>();
            return NdArray.Multiply(a, converted, converted);
        }

        /// <summary>The quotient, element by element, as double.</summary>
        public static NdArray<double> operator /(NdArray<bool> a, double b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<double> converted = a.AsType<double>();
            return NdArray.Divide(converted, b, converted);
        }

        /// <summary>The quotient, element by element, as double.</summary>
        public static NdArray<double> operator /(double a, NdArray<bool> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<double> converted = b.AsType<double>();
            return NdArray.Divide(a, converted, converted);
        }
    }

    extension(NdArray<float>)
    {
        /// <summary>The sum, element by element, as complex numbers.</summary>
        public static NdArray<Complex32> operator +(NdArray<float> a, Complex b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<Complex32> converted = a.AsType<Complex32>();
            return NdArray.Add(converted, (Complex32)b, converted);
        }

        /// <summary>The sum, element by element, as complex numbers.</summary>
        public static NdArray<Complex32> operator +(Complex a, NdArray<float> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<Complex32> converted = b.AsType<Complex32>();
            return NdArray.Add((Complex32)a, converted, converted);
        }

        /// <summary>The difference, element by element, as complex numbers.</summary>
        public static NdArray<Complex32> operator -(NdArray<float> a, Complex b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<Complex32> converted = a.AsType<Complex32>();
            return NdArray.Subtract(converted, (Complex32)b, converted);
        }

        /// <summary>The difference, element by element, as complex numbers.</summary>
        public static NdArray<Complex32> operator -(Complex a, NdArray<float> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<Complex32> converted = b.AsType<Complex32>();
            return NdArray.Subtract((Complex32)a, converted, converted);
        }

        /// <summary>The product, element by element, as complex numbers.</summary>
        public static NdArray<Complex32> operator *(NdArray<float> a, Complex b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<Complex32> converted = a.AsType<Complex32>();
            return NdArray.Multiply(converted, (Complex32)b, converted);
        }

        /// <summary>The product, element by element, as complex numbers.</summary>
        public static NdArray<Complex32> operator *(Complex a, NdArray<float> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<Complex32> converted = b.AsType<Complex32>();
            return NdArray.Multiply((Complex32)a, converted, converted);
        }

        /// <summary>The quotient, element by element, as complex numbers.</summary>
        public static NdArray<Complex32> operator /(NdArray<float> a, Complex b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<Complex32> converted = a.AsType<Complex32>();
            return NdArray.Divide(converted, (Complex32)b, converted);
        }

        /// <summary>The quotient, element by element, as complex numbers.</summary>
        public static NdArray<Complex32> operator /(Complex a, NdArray<float> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<Complex32> converted = b.AsType<Complex32>();
            return NdArray.Divide((Complex32)a, converted, converted);
        }
    }

    extension(NdArray<double>)
    {
        /// <summary>The sum, element by element, as complex numbers.</summary>
        public static NdArray<Complex> operator +(NdArray<double> a, Complex b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<Complex> converted = a.AsType<Complex>();
            return NdArray.Add(converted, b, converted);
        }

        /// <summary>The sum, element by element, as complex numbers.</summary>
        public static NdArray<Complex> operator +(Complex a, NdArray<double> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<Complex> converted = b.AsType<Complex>();
            return NdArray.Add(a, converted, converted);
        }

        /// <summary>The difference, element by element, as complex numbers.</summary>
        public static NdArray<Complex> operator -(NdArray<double> a, Complex b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<Complex> converted = a.AsType<Complex>();
            return NdArray.Subtract(converted, b, converted);
        }

        /// <summary>The difference, element by element, as complex numbers.</summary>
        public static NdArray<Complex> operator -(Complex a, NdArray<double> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<Complex> converted = b.AsType<Complex>();
            return NdArray.Subtract(a, converted, converted);
        }

        /// <summary>The product, element by element, as complex numbers.</summary>
        public static NdArray<Complex> operator *(NdArray<double> a, Complex b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<Complex> converted = a.AsType<Complex>();
            return NdArray.Multiply(converted, b, converted);
        }

        /// <summary>The product, element by element, as complex numbers.</summary>
        public static NdArray<Complex> operator *(Complex a, NdArray<double> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<Complex> converted = b.AsType<Complex>();
            return NdArray.Multiply(a, converted, converted);
        }

        /// <summary>The quotient, element by element, as complex numbers.</summary>
        public static NdArray<Complex> operator /(NdArray<double> a, Complex b)
        {
            ArgumentNullException.ThrowIfNull(a);
            NdArray<Complex> converted = a.AsType<Complex>();
            return NdArray.Divide(converted, b, converted);
        }

        /// <summary>The quotient, element by element, as complex numbers.</summary>
        public static NdArray<Complex> operator /(Complex a, NdArray<double> b)
        {
            ArgumentNullException.ThrowIfNull(b);
            NdArray<Complex> converted = b.AsType<Complex>();
            return NdArray.Divide(a, converted, converted);
        }
    }
}
