using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// Functions of two arrays of any types: the type in which NumPy computes them is found, both operands are brought to it, and the
/// function of that type is called.
/// </summary>
internal static class MixedPair
{
    /// <summary>The result, of the type that NumPy gives it.</summary>
    /// <exception cref="NotSupportedException">The function is not defined for the types.</exception>
    public static NdArray Call(PairFunction function, NdArray a, NdArray b)
    {
        NumericType x = NumericTypes.Of(a, nameof(a)), y = NumericTypes.Of(b, nameof(b));
        NumericType type = NumericTypes.Promote(x, y);
        if (WideIntegerOrder.Applies(function, x, y))
        {
            return WideIntegerOrder.Call(function, a, b);
        }

        switch (function)
        {
            case PairFunction.Subtract when type == NumericType.Bool:
                throw new NotSupportedException("numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.");
            case PairFunction.Add or PairFunction.Subtract or PairFunction.Multiply:
                return type == NumericType.Bool ? OfTruth(function, a, b) : NumericTypes.Visit(type, new Numbers(function, a, b));
            case PairFunction.Divide:
                return NumericTypes.Visit(type <= NumericType.UInt64 ? NumericType.Float64 : type, new Numbers(function, a, b));
            case PairFunction.Power:
                return NumericTypes.Visit(Widened(type), new Numbers(function, a, b));
            case PairFunction.FloatPower:
                return NumericTypes.Visit(type < NumericType.Complex64 ? NumericType.Float64 : NumericType.Complex128, new Numbers(function, a, b));
            case PairFunction.FloorDivide or PairFunction.Remainder or PairFunction.FMod:
                return type < NumericType.Complex64 ? NumericTypes.VisitReal(Widened(type), new Reals(function, a, b)) : throw Unsupported(function, a, b);
            case PairFunction.Equal or PairFunction.NotEqual or PairFunction.LogicalAnd or PairFunction.LogicalOr or PairFunction.LogicalXor:
                return type == NumericType.Bool ? OfTruth(function, a, b) : NumericTypes.Visit(type, new Numbers(function, a, b));
            case PairFunction.Maximum or PairFunction.Minimum or PairFunction.FMax or PairFunction.FMin
                or PairFunction.Less or PairFunction.LessEqual or PairFunction.Greater or PairFunction.GreaterEqual:
                return type == NumericType.Bool ? OfTruth(function, a, b)
                    : type < NumericType.Complex64 ? NumericTypes.VisitReal(type, new Reals(function, a, b))
                    : ComplexOrder.Call(function, a, b, type);
            case PairFunction.BitwiseAnd or PairFunction.BitwiseOr or PairFunction.BitwiseXor:
                return type == NumericType.Bool ? OfTruth(function, a, b) : OfIntegers(function, a, b, type);
            case PairFunction.LeftShift or PairFunction.RightShift:
                return OfIntegers(function, a, b, Widened(type));
            case PairFunction.Gcd or PairFunction.Lcm:
                return type == NumericType.Bool ? throw Unsupported(function, a, b) : OfIntegers(function, a, b, type);
            default:
                // Each operand alone says which precision it needs: int8 and uint16 meet in single, not in that of their int32.
                NumericType wider = (NumericType)Math.Max((int)NumericTypes.Floating(x), (int)NumericTypes.Floating(y));
                return type < NumericType.Complex64 ? NumericTypes.VisitFloat(wider, new Floats(function, a, b)) : throw Unsupported(function, a, b);
        }
    }

    // NumPy computes these of bools as of the smallest integers.
    private static NumericType Widened(NumericType type) => type == NumericType.Bool ? NumericType.Int8 : type;

    private static NdArray OfIntegers(PairFunction function, NdArray a, NdArray b, NumericType type) =>
        type <= NumericType.UInt64 ? NumericTypes.VisitInteger(type, new Integers(function, a, b)) : throw Unsupported(function, a, b);

    private static NdArray<bool> OfTruth(PairFunction function, NdArray a, NdArray b)
    {
        var x = (NdArray<bool>)a;
        var y = (NdArray<bool>)b;
        return function switch
        {
            PairFunction.Add or PairFunction.Maximum or PairFunction.FMax or PairFunction.BitwiseOr or PairFunction.LogicalOr => x | y,
            PairFunction.Multiply or PairFunction.Minimum or PairFunction.FMin or PairFunction.BitwiseAnd or PairFunction.LogicalAnd => x & y,
            PairFunction.BitwiseXor or PairFunction.LogicalXor or PairFunction.NotEqual => x ^ y,
            PairFunction.Equal => InvertInPlace(x ^ y),
            PairFunction.Less => Compare(x, y, static (p, q) => NdArray.Less(p, q)),
            PairFunction.LessEqual => Compare(x, y, static (p, q) => NdArray.LessEqual(p, q)),
            PairFunction.Greater => Compare(y, x, static (p, q) => NdArray.Less(p, q)),
            _ => Compare(y, x, static (p, q) => NdArray.LessEqual(p, q)),
        };
    }

    private static NdArray<bool> InvertInPlace(NdArray<bool> a) => NdArray.Invert(a, a);

    private static NdArray<bool> Compare(NdArray<bool> a, NdArray<bool> b, Func<NdArray<byte>, NdArray<byte>, NdArray<bool>> function)
    {
        using NdArray<byte> x = a.AsType<byte>(), y = b.AsType<byte>();
        return function(x, y);
    }

    private static NotSupportedException Unsupported(PairFunction function, NdArray a, NdArray b) =>
        new($"'{function}' is not supported for elements of type {a.DTypeName} and {b.DTypeName}: they cannot be brought to a type that it is defined for");

    /// <summary>Brings both operands to a type for one call.</summary>
    internal static NdArray As<T>(NdArray a, NdArray b, Func<NdArray<T>, NdArray<T>, NdArray> function)
        where T : unmanaged
    {
        NdArray<T> x = a as NdArray<T> ?? a.AsType<T>(), y = b as NdArray<T> ?? b.AsType<T>();
        try
        {
            return function(x, y);
        }
        finally
        {
            if (!ReferenceEquals(x, a))
            {
                x.Dispose();
            }

            if (!ReferenceEquals(y, b))
            {
                y.Dispose();
            }
        }
    }

    private sealed class Numbers(PairFunction function, NdArray a, NdArray b) : NumericTypes.IVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged, INumberBase<T> => As<T>(a, b, (x, y) => function switch
            {
                PairFunction.Add => NdArray.Add(x, y),
                PairFunction.Subtract => NdArray.Subtract(x, y),
                PairFunction.Multiply => NdArray.Multiply(x, y),
                PairFunction.Divide => NdArray.Divide(x, y),
                PairFunction.Equal => NdArray.Equal(x, y),
                PairFunction.NotEqual => NdArray.NotEqual(x, y),
                PairFunction.LogicalAnd => NdArray.LogicalAnd(x, y),
                PairFunction.LogicalOr => NdArray.LogicalOr(x, y),
                PairFunction.LogicalXor => NdArray.LogicalXor(x, y),
                _ => NdArray.Power(x, y),
            });
    }

    private sealed class Reals(PairFunction function, NdArray a, NdArray b) : NumericTypes.IRealVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged, INumber<T> => As<T>(a, b, (x, y) => function switch
            {
                PairFunction.FloorDivide => NdArray.FloorDivide(x, y),
                PairFunction.Remainder => NdArray.Remainder(x, y),
                PairFunction.FMod => NdArray.FMod(x, y),
                PairFunction.Maximum => NdArray.Maximum(x, y),
                PairFunction.Minimum => NdArray.Minimum(x, y),
                PairFunction.FMax => NdArray.FMax(x, y),
                PairFunction.FMin => NdArray.FMin(x, y),
                PairFunction.Less => NdArray.Less(x, y),
                PairFunction.LessEqual => NdArray.LessEqual(x, y),
                PairFunction.Greater => NdArray.Greater(x, y),
                _ => NdArray.GreaterEqual(x, y),
            });
    }

    private sealed class Integers(PairFunction function, NdArray a, NdArray b) : NumericTypes.IIntegerVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged, IBinaryInteger<T> => As<T>(a, b, (x, y) => function switch
            {
                PairFunction.BitwiseAnd => NdArray.BitwiseAnd(x, y),
                PairFunction.BitwiseOr => NdArray.BitwiseOr(x, y),
                PairFunction.BitwiseXor => NdArray.BitwiseXor(x, y),
                PairFunction.LeftShift => NdArray.LeftShift(x, y),
                PairFunction.RightShift => NdArray.RightShift(x, y),
                PairFunction.Gcd => NdArray.Gcd(x, y),
                _ => NdArray.Lcm(x, y),
            });
    }

    private sealed class Floats(PairFunction function, NdArray a, NdArray b) : NumericTypes.IFloatVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => As<T>(a, b, (x, y) => function switch
            {
                PairFunction.Arctan2 => NdArray.Arctan2(x, y),
                PairFunction.Hypot => NdArray.Hypot(x, y),
                PairFunction.CopySign => NdArray.CopySign(x, y),
                PairFunction.NextAfter => NdArray.NextAfter(x, y),
                PairFunction.LogAddExp => NdArray.LogAddExp(x, y),
                PairFunction.LogAddExp2 => NdArray.LogAddExp2(x, y),
                _ => NdArray.Heaviside(x, y),
            });
    }
}
