using System.Numerics;
using System.Numerics.Tensors;

namespace Blas.Arrays;

/// <summary>Casts runs between element types. The choice is made per pair of types when the code is compiled.</summary>
internal static unsafe class ElementCast
{
    public static void Run<TFrom, TTo>(TFrom* from, nint strideFrom, TTo* to, nint strideTo, nint count)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        if (typeof(TFrom) == typeof(bool))
        {
            // A bool is a byte, 0 or 1.
            FromNumber<byte, TTo>((byte*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(sbyte))
        {
            FromNumber<sbyte, TTo>((sbyte*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(byte))
        {
            FromNumber<byte, TTo>((byte*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(short))
        {
            FromNumber<short, TTo>((short*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(ushort))
        {
            FromNumber<ushort, TTo>((ushort*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(int))
        {
            FromNumber<int, TTo>((int*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(uint))
        {
            FromNumber<uint, TTo>((uint*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(long))
        {
            FromNumber<long, TTo>((long*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(ulong))
        {
            FromNumber<ulong, TTo>((ulong*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(nint))
        {
            FromNumber<nint, TTo>((nint*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(nuint))
        {
            FromNumber<nuint, TTo>((nuint*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(Half))
        {
            FromNumber<Half, TTo>((Half*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(float))
        {
            FromNumber<float, TTo>((float*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(double))
        {
            FromNumber<double, TTo>((double*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(Complex32))
        {
            FromNumber<Complex32, TTo>((Complex32*)from, strideFrom, to, strideTo, count);
        }
        else if (typeof(TFrom) == typeof(Complex))
        {
            FromNumber<Complex, TTo>((Complex*)from, strideFrom, to, strideTo, count);
        }
        else
        {
            throw Unknown(typeof(TFrom), typeof(TTo));
        }
    }

    private static void FromNumber<TFrom, TTo>(TFrom* from, nint strideFrom, TTo* to, nint strideTo, nint count)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged
    {
        if (typeof(TTo) == typeof(bool))
        {
            bool* flags = (bool*)to;
            for (nint i = 0; i < count; i++)
            {
                flags[i * strideTo] = !TFrom.IsZero(from[i * strideFrom]);
            }
        }
        else if (typeof(TTo) == typeof(sbyte))
        {
            Convert(from, strideFrom, (sbyte*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(byte))
        {
            Convert(from, strideFrom, (byte*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(short))
        {
            Convert(from, strideFrom, (short*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(ushort))
        {
            Convert(from, strideFrom, (ushort*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(int))
        {
            Convert(from, strideFrom, (int*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(uint))
        {
            Convert(from, strideFrom, (uint*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(long))
        {
            Convert(from, strideFrom, (long*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(ulong))
        {
            Convert(from, strideFrom, (ulong*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(nint))
        {
            Convert(from, strideFrom, (nint*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(nuint))
        {
            Convert(from, strideFrom, (nuint*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(Half))
        {
            Convert(from, strideFrom, (Half*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(float))
        {
            Convert(from, strideFrom, (float*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(double))
        {
            Convert(from, strideFrom, (double*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(Complex32))
        {
            Convert(from, strideFrom, (Complex32*)to, strideTo, count);
        }
        else if (typeof(TTo) == typeof(Complex))
        {
            Convert(from, strideFrom, (Complex*)to, strideTo, count);
        }
        else
        {
            throw Unknown(typeof(TFrom), typeof(TTo));
        }
    }

    private static void Convert<TFrom, TTo>(TFrom* from, nint strideFrom, TTo* to, nint strideTo, nint count)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged, INumberBase<TTo>
    {
        if (DType.IsComplex<TFrom>() && !DType.IsComplex<TTo>())
        {
            // The real parts lie at even places of the same memory.
            if (typeof(TFrom) == typeof(Complex32))
            {
                Convert((float*)from, 2 * strideFrom, to, strideTo, count);
            }
            else
            {
                Convert((double*)from, 2 * strideFrom, to, strideTo, count);
            }

            return;
        }

        if (strideFrom == 1 && strideTo == 1)
        {
            for (; count > 0; count -= Copying.MaxRun, from += Copying.MaxRun, to += Copying.MaxRun)
            {
                int n = (int)Math.Min(count, Copying.MaxRun);
                TensorPrimitives.ConvertTruncating(new ReadOnlySpan<TFrom>(from, n), new Span<TTo>(to, n));
            }

            return;
        }

        for (nint i = 0; i < count; i++)
        {
            to[i * strideTo] = TTo.CreateTruncating(from[i * strideFrom]);
        }
    }

    private static NotSupportedException Unknown(Type from, Type to) =>
        new($"Elements of type {from.Name} cannot be cast to {to.Name}: only numbers and bool can.");
}
