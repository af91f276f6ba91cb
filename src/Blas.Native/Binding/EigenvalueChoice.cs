using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Blas.Native;

/// <summary>
/// The choice that gees asks for by a callback, which takes nothing but the eigenvalue: it is kept beside the thread for the length of the call.
/// An exception can't go through a library's frames; it waits until the call is over.
/// </summary>
internal unsafe ref struct EigenvalueChoice
{
    [ThreadStatic]
    private static Func<double, double, bool>? s_select;

    [ThreadStatic]
    private static ExceptionDispatchInfo? s_failure;

    // A choice may itself call gees.
    private readonly Func<double, double, bool>? _outer;

    public EigenvalueChoice(Func<double, double, bool>? select)
    {
        _outer = s_select;
        s_select = select;
        s_failure = null;
    }

    /// <summary>The function that a library calls for elements of a type: s 0, d 1, c 2, z 3.</summary>
    public static void* Function(int type) => type switch
    {
        0 => (delegate* unmanaged[Cdecl]<float*, float*, nint>)&Single,
        1 => (delegate* unmanaged[Cdecl]<double*, double*, nint>)&Double,
        2 => (delegate* unmanaged[Cdecl]<Complex32*, nint>)&Complex32,
        _ => (delegate* unmanaged[Cdecl]<Complex*, nint>)&Complex,
    };

    /// <summary>Throws what the choice has thrown.</summary>
    public static void ThrowIfFailed()
    {
        ExceptionDispatchInfo? failure = s_failure;
        s_failure = null;
        failure?.Throw();
    }

    public readonly void Dispose() => s_select = _outer;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Single(float* re, float* im) => Ask(*re, *im);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Double(double* re, double* im) => Ask(*re, *im);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Complex32(Complex32* value) => Ask(value->Real, value->Imaginary);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Complex(Complex* value) => Ask(value->Real, value->Imaginary);

    private static nint Ask(double re, double im)
    {
        if (s_failure is not null || s_select is null)
            return 0;
        try
        {
            return s_select(re, im) ? 1 : 0;
        }
#pragma warning disable CA1031 // Whatever it is, it must not unwind the library's frames.
        catch (Exception e)
#pragma warning restore CA1031
        {
            s_failure = ExceptionDispatchInfo.Capture(e);
            return 0;
        }
    }
}
