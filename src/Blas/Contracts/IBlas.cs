using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas;

/// <summary>
/// The BLAS of one provider for all four element types. Generic calls (<c>blas.Gemm(...)</c>) pick the element type
/// from their arguments; <see cref="For{T}"/> gives the interface of one type to code that is generic itself.
/// </summary>
public interface IBlas
{
    /// <summary>The routines for <see cref="float"/> (<c>s</c>).</summary>
    IBlas<float, float> Single { get; }

    /// <summary>The routines for <see cref="double"/> (<c>d</c>).</summary>
    IBlas<double, double> Double { get; }

    /// <summary>The routines for <see cref="Blas.Complex32"/> (<c>c</c>).</summary>
    IBlas<Complex32, float> Complex32 { get; }

    /// <summary>The routines for <see cref="System.Numerics.Complex"/> (<c>z</c>).</summary>
    IBlas<Complex, double> Complex { get; }

    /// <summary>The routines that take floats and add up in double precision (<c>dsdot</c>, <c>sdsdot</c>).</summary>
    IMixedBlas Mixed { get; }

    /// <summary>The routines for an element type; the choice is made when the code is compiled.</summary>
    /// <typeparam name="T">float, double, Complex32 or Complex.</typeparam>
    /// <returns>The interface of that type.</returns>
    /// <exception cref="NotSupportedException">Another type.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    IBlas<T> For<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return (IBlas<T>)Single;
        if (typeof(T) == typeof(double))
            return (IBlas<T>)Double;
        if (typeof(T) == typeof(Complex32))
            return (IBlas<T>)Complex32;
        if (typeof(T) == typeof(Complex))
            return (IBlas<T>)Complex;
        throw new NotSupportedException($"BLAS knows float, double, Complex32 and Complex, not {typeof(T).Name}.");
    }
}
