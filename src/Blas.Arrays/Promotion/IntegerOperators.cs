using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// Integer arrays and literals, by the rules of NumPy 2: with a floating-point number the result is double; a whole number takes the type
/// of the array, and one that it cannot hold is an error (in comparisons it is just greater or less). The quotient of integers is double.
/// </summary>
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

        /// <summary>The sum, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator +(NdArray<T> a, long b) => NdArray.Add(a, Literal<T>(b));

        /// <summary>The sum, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator +(NdArray<T> a, int b) => NdArray.Add(a, Literal<T>(b));

        /// <summary>The sum, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator +(long a, NdArray<T> b) => NdArray.Add(Literal<T>(a), b);

        /// <summary>The sum, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator +(int a, NdArray<T> b) => NdArray.Add(Literal<T>(a), b);

        /// <summary>The difference, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator -(NdArray<T> a, long b) => NdArray.Subtract(a, Literal<T>(b));

        /// <summary>The difference, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator -(NdArray<T> a, int b) => NdArray.Subtract(a, Literal<T>(b));

        /// <summary>The difference, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator -(long a, NdArray<T> b) => NdArray.Subtract(Literal<T>(a), b);

        /// <summary>The difference, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator -(int a, NdArray<T> b) => NdArray.Subtract(Literal<T>(a), b);

        /// <summary>The product, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator *(NdArray<T> a, long b) => NdArray.Multiply(a, Literal<T>(b));

        /// <summary>The product, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator *(NdArray<T> a, int b) => NdArray.Multiply(a, Literal<T>(b));

        /// <summary>The product, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator *(long a, NdArray<T> b) => NdArray.Multiply(Literal<T>(a), b);

        /// <summary>The product, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator *(int a, NdArray<T> b) => NdArray.Multiply(Literal<T>(a), b);

        /// <summary>The remainder with the sign of the divisor, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator %(NdArray<T> a, long b) => NdArray.Remainder(a, Literal<T>(b));

        /// <summary>The remainder with the sign of the divisor, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator %(NdArray<T> a, int b) => NdArray.Remainder(a, Literal<T>(b));

        /// <summary>The remainder with the sign of the divisor, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator %(long a, NdArray<T> b) => NdArray.Remainder(Literal<T>(a), b);

        /// <summary>The remainder with the sign of the divisor, element by element.</summary>
        /// <exception cref="OverflowException">The type of the elements cannot hold the number.</exception>
        public static NdArray<T> operator %(int a, NdArray<T> b) => NdArray.Remainder(Literal<T>(a), b);

        /// <summary>The remainder with the sign of the divisor, element by element, as double.</summary>
        public static NdArray<double> operator %(NdArray<T> a, double b) => Doubles(a, b, NdArray.Remainder);

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(NdArray<T> a, double b) => Compare(a, b, PairFunction.Less);

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(double a, NdArray<T> b) => Compare(b, a, PairFunction.Greater);

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(NdArray<T> a, long b) => Compare(a, b, PairFunction.Less);

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(NdArray<T> a, int b) => Compare(a, b, PairFunction.Less);

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(long a, NdArray<T> b) => Compare(b, a, PairFunction.Greater);

        /// <summary>Whether it is less, element by element.</summary>
        public static NdArray<bool> operator <(int a, NdArray<T> b) => Compare(b, a, PairFunction.Greater);

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(NdArray<T> a, double b) => Compare(a, b, PairFunction.Greater);

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(double a, NdArray<T> b) => Compare(b, a, PairFunction.Less);

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(NdArray<T> a, long b) => Compare(a, b, PairFunction.Greater);

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(NdArray<T> a, int b) => Compare(a, b, PairFunction.Greater);

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(long a, NdArray<T> b) => Compare(b, a, PairFunction.Less);

        /// <summary>Whether it is greater, element by element.</summary>
        public static NdArray<bool> operator >(int a, NdArray<T> b) => Compare(b, a, PairFunction.Less);

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(NdArray<T> a, double b) => Compare(a, b, PairFunction.LessEqual);

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(double a, NdArray<T> b) => Compare(b, a, PairFunction.GreaterEqual);

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(NdArray<T> a, long b) => Compare(a, b, PairFunction.LessEqual);

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(NdArray<T> a, int b) => Compare(a, b, PairFunction.LessEqual);

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(long a, NdArray<T> b) => Compare(b, a, PairFunction.GreaterEqual);

        /// <summary>Whether it is less or equal, element by element.</summary>
        public static NdArray<bool> operator <=(int a, NdArray<T> b) => Compare(b, a, PairFunction.GreaterEqual);

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(NdArray<T> a, double b) => Compare(a, b, PairFunction.GreaterEqual);

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(double a, NdArray<T> b) => Compare(b, a, PairFunction.LessEqual);

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(NdArray<T> a, long b) => Compare(a, b, PairFunction.GreaterEqual);

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(NdArray<T> a, int b) => Compare(a, b, PairFunction.GreaterEqual);

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(long a, NdArray<T> b) => Compare(b, a, PairFunction.LessEqual);

        /// <summary>Whether it is greater or equal, element by element.</summary>
        public static NdArray<bool> operator >=(int a, NdArray<T> b) => Compare(b, a, PairFunction.LessEqual);

        /// <summary>The quotient, element by element, as double.</summary>
        public static NdArray<double> operator /(NdArray<T> a, NdArray<T> b)
        {
            ArgumentNullException.ThrowIfNull(a);
            ArgumentNullException.ThrowIfNull(b);
            using NdArray<double> dividend = a.AsType<double>(), divisor = b.AsType<double>();
            return NdArray.Divide(dividend, divisor);
        }
    }

    private static T Literal<T>(long value)
        where T : unmanaged, IBinaryInteger<T>
    {
        T literal = T.CreateTruncating(value);
        return long.CreateSaturating(literal) == value && T.IsNegative(literal) == (value < 0) ? literal
            : throw new OverflowException(ShapeMath.Text($"the integer {value} is out of bounds for {DType.Name<T>()}"));
    }

    private static NdArray<bool> Compare<T>(NdArray<T> a, double b, PairFunction function)
        where T : unmanaged
    {
        using NdArray<double> literal = NdArray.FromScalar(b);
        return (NdArray<bool>)MixedPair.As<double>(a, literal, (x, y) => Compared(x, y, function));
    }

    private static NdArray<bool> Compare<T>(NdArray<T> a, long b, PairFunction function)
        where T : unmanaged, IBinaryInteger<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        T nearest = T.CreateSaturating(b);
        if (long.CreateSaturating(nearest) != b)
        {
            // Beyond all that the elements can be.
            bool isLess = b > 0;
            return NdArray.Full(a.Shape, isLess == (function is PairFunction.Less or PairFunction.LessEqual));
        }

        using NdArray<T> literal = NdArray.FromScalar(nearest);
        return Compared(a, literal, function);
    }

    private static NdArray<bool> Compared<T>(NdArray<T> a, NdArray<T> b, PairFunction function)
        where T : unmanaged, INumber<T> => function switch
        {
            PairFunction.Less => NdArray.Less(a, b),
            PairFunction.LessEqual => NdArray.LessEqual(a, b),
            PairFunction.Greater => NdArray.Greater(a, b),
            _ => NdArray.GreaterEqual(a, b),
        };

    // In the copy that the conversion makes.
    private static NdArray<double> Doubles<T>(NdArray<T> a, double b, Func<NdArray<double>, double, NdArray<double>?, NdArray<bool>?, NdArray<double>> function)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        NdArray<double> converted = a.AsType<double>();
        return function(converted, b, converted, null);
    }
}
