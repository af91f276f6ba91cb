using System.Numerics;
using Blas;

namespace Nn.Cli.Compare.Work;

/// <summary>The element types, as they are written on the command line and in files.</summary>
internal static class ElementType
{
    public const string Single = "float";
    public const string Double = "double";
    public const string Complex32 = "complex32";
    public const string Complex = "complex";

    public static string[] All => [Single, Double, Complex32, Complex];

    /// <summary>Whether its parts are doubles.</summary>
    public static bool IsDouble(string type) => type is Double or Complex;

    /// <summary>The name of a type.</summary>
    public static string Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Single : typeof(T) == typeof(double) ? Double : typeof(T) == typeof(Complex32) ? Complex32 : Complex;
}
