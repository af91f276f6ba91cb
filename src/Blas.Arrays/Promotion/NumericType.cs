using System.Numerics;

namespace Blas.Arrays;

/// <summary>NumPy's element types in the order of its hierarchy.</summary>
internal enum NumericType
{
    Bool,
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Float16,
    Float32,
    Float64,
    Complex64,
    Complex128,
}

/// <summary>NumPy's <c>result_type</c>.</summary>
internal static class NumericTypes
{
    /// <summary>What is done for an element type that is known at run time only.</summary>
    public interface IVisitor<out TResult>
    {
        TResult Visit<T>()
            where T : unmanaged, INumberBase<T>;
    }

    /// <summary>What is done for a real type that is known at run time only.</summary>
    public interface IRealVisitor<out TResult>
    {
        TResult Visit<T>()
            where T : unmanaged, INumber<T>;
    }

    /// <summary>What is done for an integer type that is known at run time only.</summary>
    public interface IIntegerVisitor<out TResult>
    {
        TResult Visit<T>()
            where T : unmanaged, IBinaryInteger<T>;
    }

    /// <summary>What is done for a floating-point type that is known at run time only.</summary>
    public interface IFloatVisitor<out TResult>
    {
        TResult Visit<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>;
    }

    /// <summary>The type of an array's elements.</summary>
    /// <exception cref="NotSupportedException">They are no numbers.</exception>
    public static NumericType Of(NdArray array, string paramName)
    {
        ArgumentNullException.ThrowIfNull(array, paramName);
        return Of(array.ElementType) ?? throw new NotSupportedException($"elements of type {array.DTypeName} are no numbers (parameter '{paramName}')");
    }

    /// <summary>The floating-point type in which functions of such numbers are computed: half precision for the smallest integers.</summary>
    public static NumericType Floating(NumericType type) => type switch
    {
        NumericType.Bool or NumericType.Int8 or NumericType.UInt8 => NumericType.Float16,
        NumericType.Int16 or NumericType.UInt16 => NumericType.Float32,
        <= NumericType.UInt64 => NumericType.Float64,
        _ => type,
    };

    /// <summary>The smallest type that holds the values of both, by NumPy's rules.</summary>
    public static NumericType Promote(NumericType a, NumericType b)
    {
        if (a > b)
        {
            (a, b) = (b, a);
        }

        if (a == b || a == NumericType.Bool)
        {
            return b;
        }

        if (b <= NumericType.UInt64)
        {
            bool isSigned = IsSigned(a) || IsSigned(b);
            int size = Math.Max(Size(a), Size(b));
            NumericType unsigned = IsSigned(a) ? b : a;
            if (!isSigned || IsSigned(a) == IsSigned(b))
            {
                return Size(a) > Size(b) ? a : b;
            }

            // A signed type holds an unsigned one of half its size.
            return Size(unsigned) < size ? Signed(size) : size == 8 ? NumericType.Float64 : Signed(2 * size);
        }

        NumericType real = a <= NumericType.UInt64 ? Size(a) switch { 1 => NumericType.Float16, 2 => NumericType.Float32, _ => NumericType.Float64 } : Real(a);
        NumericType wider = (NumericType)Math.Max((int)real, (int)Real(b));
        return b < NumericType.Complex64 ? wider : wider == NumericType.Float64 ? NumericType.Complex128 : NumericType.Complex64;
    }

    /// <summary>Calls the visitor with the C# type; not for bool.</summary>
    public static TResult Visit<TResult>(NumericType type, IVisitor<TResult> visitor) => type switch
    {
        NumericType.Int8 => visitor.Visit<sbyte>(),
        NumericType.UInt8 => visitor.Visit<byte>(),
        NumericType.Int16 => visitor.Visit<short>(),
        NumericType.UInt16 => visitor.Visit<ushort>(),
        NumericType.Int32 => visitor.Visit<int>(),
        NumericType.UInt32 => visitor.Visit<uint>(),
        NumericType.Int64 => visitor.Visit<long>(),
        NumericType.UInt64 => visitor.Visit<ulong>(),
        NumericType.Float16 => visitor.Visit<Half>(),
        NumericType.Float32 => visitor.Visit<float>(),
        NumericType.Float64 => visitor.Visit<double>(),
        NumericType.Complex64 => visitor.Visit<Complex32>(),
        _ => visitor.Visit<Complex>(),
    };

    /// <summary>Calls the visitor with the C# type; for real types, not for bool.</summary>
    public static TResult VisitReal<TResult>(NumericType type, IRealVisitor<TResult> visitor) => type switch
    {
        NumericType.Int8 => visitor.Visit<sbyte>(),
        NumericType.UInt8 => visitor.Visit<byte>(),
        NumericType.Int16 => visitor.Visit<short>(),
        NumericType.UInt16 => visitor.Visit<ushort>(),
        NumericType.Int32 => visitor.Visit<int>(),
        NumericType.UInt32 => visitor.Visit<uint>(),
        NumericType.Int64 => visitor.Visit<long>(),
        NumericType.UInt64 => visitor.Visit<ulong>(),
        NumericType.Float16 => visitor.Visit<Half>(),
        NumericType.Float32 => visitor.Visit<float>(),
        _ => visitor.Visit<double>(),
    };

    /// <summary>Calls the visitor with the C# type; for integers.</summary>
    public static TResult VisitInteger<TResult>(NumericType type, IIntegerVisitor<TResult> visitor) => type switch
    {
        NumericType.Int8 => visitor.Visit<sbyte>(),
        NumericType.UInt8 => visitor.Visit<byte>(),
        NumericType.Int16 => visitor.Visit<short>(),
        NumericType.UInt16 => visitor.Visit<ushort>(),
        NumericType.Int32 => visitor.Visit<int>(),
        NumericType.UInt32 => visitor.Visit<uint>(),
        NumericType.Int64 => visitor.Visit<long>(),
        _ => visitor.Visit<ulong>(),
    };

    /// <summary>Calls the visitor with the C# type; for real floating-point types.</summary>
    public static TResult VisitFloat<TResult>(NumericType type, IFloatVisitor<TResult> visitor) => type switch
    {
        NumericType.Float16 => visitor.Visit<Half>(),
        NumericType.Float32 => visitor.Visit<float>(),
        _ => visitor.Visit<double>(),
    };

    private static NumericType? Of(Type type) =>
        type == typeof(bool) ? NumericType.Bool
        : type == typeof(sbyte) ? NumericType.Int8
        : type == typeof(byte) ? NumericType.UInt8
        : type == typeof(short) ? NumericType.Int16
        : type == typeof(ushort) ? NumericType.UInt16
        : type == typeof(int) ? NumericType.Int32
        : type == typeof(uint) ? NumericType.UInt32
        : type == typeof(long) || type == typeof(nint) ? NumericType.Int64
        : type == typeof(ulong) || type == typeof(nuint) ? NumericType.UInt64
        : type == typeof(Half) ? NumericType.Float16
        : type == typeof(float) ? NumericType.Float32
        : type == typeof(double) ? NumericType.Float64
        : type == typeof(Complex32) ? NumericType.Complex64
        : type == typeof(Complex) ? NumericType.Complex128
        : null;

    private static bool IsSigned(NumericType type) =>
        type is NumericType.Int8 or NumericType.Int16 or NumericType.Int32 or NumericType.Int64;

    // Of integers.
    private static int Size(NumericType type) => 1 << (((int)type - 1) / 2);

    private static NumericType Signed(int size) =>
        size switch { 1 => NumericType.Int8, 2 => NumericType.Int16, 4 => NumericType.Int32, _ => NumericType.Int64 };

    private static NumericType Real(NumericType type) => type switch
    {
        NumericType.Complex64 => NumericType.Float32,
        NumericType.Complex128 => NumericType.Float64,
        _ => type,
    };
}
