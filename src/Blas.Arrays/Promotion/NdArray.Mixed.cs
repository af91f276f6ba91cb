using System.Numerics;

namespace Blas.Arrays;

// Arrays whose element types are known at run time only, or differ: NumPy's promotion.
public abstract partial class NdArray
{
    /// <summary>The elements as another type, always a copy: NumPy's <c>astype</c>.</summary>
    /// <typeparam name="TTo">The element type: a number or <c>bool</c>.</typeparam>
    /// <returns>A new array.</returns>
    /// <exception cref="NotSupportedException">One of the types is neither number nor bool.</exception>
    public abstract NdArray<TTo> AsType<TTo>()
        where TTo : unmanaged;

    /// <summary>The elements as the type that NumPy names so.</summary>
    /// <param name="dtype">A name such as <c>float32</c> or <c>f4</c>.</param>
    /// <returns>A new array of that element type.</returns>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public NdArray AsType(string dtype)
    {
        ArgumentNullException.ThrowIfNull(dtype);
        string letters = dtype switch
        {
            "bool" => "b1",
            "int8" => "i1",
            "uint8" => "u1",
            "int16" => "i2",
            "uint16" => "u2",
            "int32" => "i4",
            "uint32" => "u4",
            "int64" or "int" => "i8",
            "uint64" => "u8",
            "float16" => "f2",
            "float32" => "f4",
            "float64" or "float" => "f8",
            "complex64" => "c8",
            "complex128" or "complex" => "c16",
            _ => dtype.TrimStart('<', '=', '|'),
        };
        try
        {
            return NpyElement.Visit(letters, new Cast(this));
        }
        catch (NpyFormatException)
        {
            throw new ArgumentException($"data type '{dtype}' not understood", nameof(dtype));
        }
    }

    /// <summary>The type that the results of arithmetic on two arrays have: NumPy's <c>result_type</c>.</summary>
    /// <param name="a">An array.</param>
    /// <param name="b">The other.</param>
    /// <returns>NumPy's name of the type.</returns>
    /// <exception cref="ArgumentException">The elements are no numbers.</exception>
    public static string ResultType(NdArray a, NdArray b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        NumericType type = NumericTypes.Promote(NumericTypes.Of(a, nameof(a)), NumericTypes.Of(b, nameof(b)));
        return type == NumericType.Bool ? "bool" : NumericTypes.Visit(type, default(Name));
    }

    private readonly struct Name : NumericTypes.IVisitor<string>
    {
        public string Visit<T>()
            where T : unmanaged, INumberBase<T> => DType.Name<T>();
    }

    private sealed class Cast(NdArray array) : NpyElement.IVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged => array.AsType<T>();
    }
}
