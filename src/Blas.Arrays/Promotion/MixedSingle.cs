using System.Numerics;

namespace Blas.Arrays;

/// <summary>Functions of one array of any type: it is brought to the type in which NumPy computes the function.</summary>
internal static class MixedSingle
{
    /// <summary>The result, of the type that NumPy gives it.</summary>
    /// <exception cref="NotSupportedException">The function is not defined for the type.</exception>
    public static NdArray Call(SingleFunction function, NdArray a)
    {
        NumericType type = NumericTypes.Of(a, nameof(a));
        bool isComplex = type >= NumericType.Complex64;
        switch (function)
        {
            case SingleFunction.IsNaN or SingleFunction.IsInf or SingleFunction.IsFinite or SingleFunction.LogicalNot:
                return a is NdArray<bool> truth ? OfTruth(function, truth) : NumericTypes.Visit(type, new Numbers(function, a));
            case SingleFunction.Negative or SingleFunction.Positive or SingleFunction.Sign when type == NumericType.Bool:
                throw new NotSupportedException(
                    function == SingleFunction.Negative
                        ? "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead."
                        : Unsupported(function, a).Message);
            case SingleFunction.Abs or SingleFunction.Conj or SingleFunction.Invert when a is NdArray<bool> same:
                return function == SingleFunction.Invert ? NdArray.Invert(same) : function == SingleFunction.Abs ? same.Copy() : throw Unsupported(function, a);
            case SingleFunction.Invert:
                return type <= NumericType.UInt64 ? NumericTypes.VisitInteger(type, new Integers(a)) : throw Unsupported(function, a);
            case SingleFunction.Abs or SingleFunction.Sign when !isComplex:
                return NumericTypes.VisitReal(type, new Reals(function, a));
            case SingleFunction.Reciprocal when type <= NumericType.UInt64:
                return NumericTypes.VisitReal(type == NumericType.Bool ? NumericType.Int8 : type, new Reals(function, a));
            case SingleFunction.Negative or SingleFunction.Positive or SingleFunction.Square or SingleFunction.Conj:
                return NumericTypes.Visit(type == NumericType.Bool ? NumericType.Int8 : type, new Numbers(function, a));
            case var _ when isComplex:
                return OfComplex(function, a, type);
            default:
                return NumericTypes.VisitFloat(NumericTypes.Floating(type), new Floats(function, a));
        }
    }

    private static NdArray<bool> OfTruth(SingleFunction function, NdArray<bool> a) => function switch
    {
        SingleFunction.LogicalNot => NdArray.LogicalNot(a),
        SingleFunction.IsFinite => NdArray.Full(a.Shape, true),
        _ => NdArray.Zeros<bool>(a.Shape),
    };

    private static NdArray OfComplex(SingleFunction function, NdArray a, NumericType type)
    {
        if (function == SingleFunction.Abs)
        {
            return a is NdArray<Complex32> small ? NdArray.Abs(small) : NdArray.Abs((NdArray<Complex>)a);
        }

        Func<Complex, Complex> of = function switch
        {
            SingleFunction.Exp => Complex.Exp,
            SingleFunction.Exp2 => ComplexFunctions.Exp2,
            SingleFunction.Expm1 => ComplexFunctions.Expm1,
            SingleFunction.Log => Complex.Log,
            SingleFunction.Log2 => ComplexFunctions.Log2,
            SingleFunction.Log10 => ComplexFunctions.Log10,
            SingleFunction.Log1p => ComplexFunctions.Log1p,
            SingleFunction.Sqrt => Complex.Sqrt,
            SingleFunction.Sin => Complex.Sin,
            SingleFunction.Cos => Complex.Cos,
            SingleFunction.Tan => Complex.Tan,
            SingleFunction.Arcsin => Complex.Asin,
            SingleFunction.Arccos => Complex.Acos,
            SingleFunction.Arctan => Complex.Atan,
            SingleFunction.Sinh => Complex.Sinh,
            SingleFunction.Cosh => Complex.Cosh,
            SingleFunction.Tanh => Complex.Tanh,
            SingleFunction.Arcsinh => ComplexFunctions.Arcsinh,
            SingleFunction.Arccosh => ComplexFunctions.Arccosh,
            SingleFunction.Arctanh => ComplexFunctions.Arctanh,
            SingleFunction.Rint => static z => new Complex(Math.Round(z.Real), Math.Round(z.Imaginary)),
            SingleFunction.Sign => ComplexFunctions.Sign,
            SingleFunction.Reciprocal => Complex.Reciprocal,
            _ => throw Unsupported(function, a),
        };
        NdArray<Complex> result = a.AsType<Complex>();
        using NdArray<Complex> flat = result.Ravel();
        foreach (ref Complex z in flat.AsSpan())
        {
            z = of(z);
        }

        if (type == NumericType.Complex128)
        {
            return result;
        }

        using (result)
        {
            return result.AsType<Complex32>();
        }
    }

    private static NotSupportedException Unsupported(SingleFunction function, NdArray a) =>
        new($"'{function}' is not supported for elements of type {a.DTypeName}: they cannot be brought to a type that it is defined for");

    private static NdArray As<T>(NdArray a, Func<NdArray<T>, NdArray> function)
        where T : unmanaged
    {
        if (a is NdArray<T> same)
        {
            return function(same);
        }

        using NdArray<T> converted = a.AsType<T>();
        return function(converted);
    }

    private sealed class Numbers(SingleFunction function, NdArray a) : NumericTypes.IVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged, INumberBase<T> => As<T>(a, x => function switch
            {
                SingleFunction.IsNaN => NdArray.IsNaN(x),
                SingleFunction.IsInf => NdArray.IsInf(x),
                SingleFunction.IsFinite => NdArray.IsFinite(x),
                SingleFunction.LogicalNot => NdArray.LogicalNot(x),
                SingleFunction.Negative => NdArray.Negative(x),
                SingleFunction.Square => NdArray.Square(x),
                SingleFunction.Conj => NdArray.Conj(x),
                _ => NdArray.Positive(x),
            });
    }

    private sealed class Reals(SingleFunction function, NdArray a) : NumericTypes.IRealVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged, INumber<T> => As<T>(a, x => function switch
            {
                SingleFunction.Abs => NdArray.Abs(x),
                SingleFunction.Sign => NdArray.Sign(x),
                _ => Elementwise.Unary<T, T, ScalarUnary<T, T, ReciprocalFunction<T>>>(x, null),
            });
    }

    private sealed class Integers(NdArray a) : NumericTypes.IIntegerVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged, IBinaryInteger<T> => As<T>(a, static x => NdArray.Invert(x));
    }

    private sealed class Floats(SingleFunction function, NdArray a) : NumericTypes.IFloatVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => As<T>(a, x => function switch
            {
                SingleFunction.Exp => NdArray.Exp(x),
                SingleFunction.Exp2 => NdArray.Exp2(x),
                SingleFunction.Expm1 => NdArray.Expm1(x),
                SingleFunction.Log => NdArray.Log(x),
                SingleFunction.Log2 => NdArray.Log2(x),
                SingleFunction.Log10 => NdArray.Log10(x),
                SingleFunction.Log1p => NdArray.Log1p(x),
                SingleFunction.Sqrt => NdArray.Sqrt(x),
                SingleFunction.Cbrt => NdArray.Cbrt(x),
                SingleFunction.Sin => NdArray.Sin(x),
                SingleFunction.Cos => NdArray.Cos(x),
                SingleFunction.Tan => NdArray.Tan(x),
                SingleFunction.Arcsin => NdArray.Arcsin(x),
                SingleFunction.Arccos => NdArray.Arccos(x),
                SingleFunction.Arctan => NdArray.Arctan(x),
                SingleFunction.Sinh => NdArray.Sinh(x),
                SingleFunction.Cosh => NdArray.Cosh(x),
                SingleFunction.Tanh => NdArray.Tanh(x),
                SingleFunction.Arcsinh => NdArray.Arcsinh(x),
                SingleFunction.Arccosh => NdArray.Arccosh(x),
                SingleFunction.Arctanh => NdArray.Arctanh(x),
                SingleFunction.Degrees => NdArray.Degrees(x),
                SingleFunction.Radians => NdArray.Radians(x),
                SingleFunction.FAbs => NdArray.FAbs(x),
                SingleFunction.Floor => NdArray.Floor(x),
                SingleFunction.Ceil => NdArray.Ceil(x),
                SingleFunction.Trunc => NdArray.Trunc(x),
                SingleFunction.Rint => NdArray.Rint(x),
                SingleFunction.Spacing => NdArray.Spacing(x),
                SingleFunction.SignBit => NdArray.SignBit(x),
                _ => NdArray.Reciprocal(x),
            });
    }

    // Of integers, as NumPy: 0 but for 1 and -1 (and for 1/0, which NumPy leaves to the processor and is 0 here).
    private readonly struct ReciprocalFunction<T> : IFunction1<T, T>
        where T : unmanaged, INumber<T>
    {
        public static T Invoke(T a) => a == T.One || (T.IsNegative(a) && T.IsZero(unchecked(a + T.One))) ? a : T.Zero;
    }
}
