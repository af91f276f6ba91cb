using System.Numerics;

namespace Blas.Native;

/// <summary>
/// Finds out how a library wants to be called, without a call that any convention could take amiss. The order is
/// that of libblastrampoline: symbol suffix, width of integers, style of complex results.
/// </summary>
internal static unsafe class AbiProbe
{
    /// <summary>
    /// What is put behind a lower-case name, by preference: the Fortran standard; builds with 64-bit integers that can be
    /// loaded beside others ("64_" and "_64" behind the underscore); names without underscore (Windows, AIX).
    /// Accelerate's come first because only Accelerate has them, and its plain names have another convention.
    /// </summary>
    public static IReadOnlyList<string> Suffixes { get; } =
        ["$NEWLAPACK$ILP64", "$NEWLAPACK", "_", "_64_", "_64", "__64", ""];

    /// <summary>The suffix under which a library has at least one of some routines, or null.</summary>
    public static string? Suffix(nint library, params ReadOnlySpan<string> routines)
    {
        foreach (string suffix in Suffixes)
        {
            foreach (string routine in routines)
            {
                if (SystemLoader.Find(library, routine + suffix) != 0)
                    return suffix;
            }
        }

        return null;
    }

    /// <summary>Probes a library that has symbols with a suffix.</summary>
    /// <param name="library">The library.</param>
    /// <param name="suffix">Its suffix.</param>
    /// <param name="reason">Why its convention can't be told.</param>
    /// <returns>The convention, or null.</returns>
    public static Abi? Probe(nint library, string suffix, out string reason)
    {
        reason = "";
        if (!BitConverter.IsLittleEndian)
        {
            // Integers are passed as the address of 64 bits whose low half comes first.
            reason = "native libraries are supported on little-endian processors only";
            return null;
        }

        bool? wide = WideByVersion(SystemLoader.Find(library, "ilaver" + suffix))
            ?? WideByLength(SystemLoader.Find(library, "isamax" + suffix));
        if (wide is null)
        {
            reason = "the width of its integers can't be told (it has neither ilaver nor isamax)";
            return null;
        }

        return new(suffix, wide.Value,
            ComplexByArgument(SystemLoader.Find(library, "cdotc" + suffix), new Complex32(0, -7)),
            ComplexByArgument(SystemLoader.Find(library, "zdotc" + suffix), new Complex(0, -7)));
    }

    /// <summary>
    /// ilaver writes LAPACK's version into three integers. What was there before stays in the upper half of those
    /// that it takes for 32-bit ones.
    /// </summary>
    private static bool? WideByVersion(nint ilaver)
    {
        if (ilaver == 0)
            return null;
        long major = -1, minor = -1, patch = -1;
        ((delegate* unmanaged[Cdecl]<long*, long*, long*, void>)ilaver)(&major, &minor, &patch);
        return (major >> 32) != -1;
    }

    /// <summary>
    /// A length whose low half is 3, and which is negative as a whole. By 32 bits the second of three numbers is the
    /// largest: 2. By 64 bits there are none, which the reference defines as an ordinary case with the result 0.
    /// </summary>
    private static bool? WideByLength(nint isamax)
    {
        if (isamax == 0)
            return null;
        long n = unchecked((long)0xFFFFFFFF_00000003), increment = 1;
        float* x = stackalloc float[] { 1, 2, 1 };
        int found = ((delegate* unmanaged[Cdecl]<long*, float*, long*, int>)isamax)(&n, x, &increment);
        return found switch
        {
            2 => false,
            0 => true,
            _ => null,
        };
    }

    /// <summary>
    /// One call that is harmless by both conventions. With a hidden argument it reads (result, n = 0, x, 0, y, 0) and
    /// sets the result to zero. Without, the result stands where n is expected: its low half is 0 and as a whole it is
    /// negative or 0, a length for which nothing is read and nothing written, and the mark in its second half stays.
    /// Both precisions are probed: a C function of Windows x64 returns 8 bytes in a register, 16 by a hidden argument.
    /// </summary>
    private static bool ComplexByArgument<T>(nint dotc, T mark)
        where T : unmanaged, INumberBase<T>
    {
        if (dotc == 0)
            return false;
        T result = mark, x = T.Zero, y = T.Zero;
        long zero = 0;
        ((delegate* unmanaged[Cdecl]<void*, void*, void*, void*, void*, void*, void>)dotc)(&result, &zero, &x, &zero, &y, &zero);
        return result == T.Zero;
    }
}
