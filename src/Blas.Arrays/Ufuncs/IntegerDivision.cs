using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Blas.Arrays;

/// <summary>/ of integers, which gives double as in NumPy; the quotient rounded down is <c>NdArray.FloorDivide</c>.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "The rule compares the names of extension blocks, which have none.")]
public static class IntegerDivision
{
    extension(NdArray<sbyte>)
    {
        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<sbyte> a, NdArray<sbyte> b) => Elementwise.Binary<sbyte, double, ScalarBinary<sbyte, double, QuotientFunction<sbyte>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<sbyte> a, sbyte b) => Elementwise.Binary<sbyte, double, ScalarBinary<sbyte, double, QuotientFunction<sbyte>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(sbyte a, NdArray<sbyte> b) => Elementwise.Binary<sbyte, double, ScalarBinary<sbyte, double, QuotientFunction<sbyte>>>(a, b, null);
    }

    extension(NdArray<byte>)
    {
        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<byte> a, NdArray<byte> b) => Elementwise.Binary<byte, double, ScalarBinary<byte, double, QuotientFunction<byte>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<byte> a, byte b) => Elementwise.Binary<byte, double, ScalarBinary<byte, double, QuotientFunction<byte>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(byte a, NdArray<byte> b) => Elementwise.Binary<byte, double, ScalarBinary<byte, double, QuotientFunction<byte>>>(a, b, null);
    }

    extension(NdArray<short>)
    {
        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<short> a, NdArray<short> b) => Elementwise.Binary<short, double, ScalarBinary<short, double, QuotientFunction<short>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<short> a, short b) => Elementwise.Binary<short, double, ScalarBinary<short, double, QuotientFunction<short>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(short a, NdArray<short> b) => Elementwise.Binary<short, double, ScalarBinary<short, double, QuotientFunction<short>>>(a, b, null);
    }

    extension(NdArray<ushort>)
    {
        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<ushort> a, NdArray<ushort> b) => Elementwise.Binary<ushort, double, ScalarBinary<ushort, double, QuotientFunction<ushort>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<ushort> a, ushort b) => Elementwise.Binary<ushort, double, ScalarBinary<ushort, double, QuotientFunction<ushort>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(ushort a, NdArray<ushort> b) => Elementwise.Binary<ushort, double, ScalarBinary<ushort, double, QuotientFunction<ushort>>>(a, b, null);
    }

    extension(NdArray<int>)
    {
        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<int> a, NdArray<int> b) => Elementwise.Binary<int, double, ScalarBinary<int, double, QuotientFunction<int>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<int> a, int b) => Elementwise.Binary<int, double, ScalarBinary<int, double, QuotientFunction<int>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(int a, NdArray<int> b) => Elementwise.Binary<int, double, ScalarBinary<int, double, QuotientFunction<int>>>(a, b, null);
    }

    extension(NdArray<uint>)
    {
        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<uint> a, NdArray<uint> b) => Elementwise.Binary<uint, double, ScalarBinary<uint, double, QuotientFunction<uint>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<uint> a, uint b) => Elementwise.Binary<uint, double, ScalarBinary<uint, double, QuotientFunction<uint>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(uint a, NdArray<uint> b) => Elementwise.Binary<uint, double, ScalarBinary<uint, double, QuotientFunction<uint>>>(a, b, null);
    }

    extension(NdArray<long>)
    {
        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<long> a, NdArray<long> b) => Elementwise.Binary<long, double, ScalarBinary<long, double, QuotientFunction<long>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<long> a, long b) => Elementwise.Binary<long, double, ScalarBinary<long, double, QuotientFunction<long>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(long a, NdArray<long> b) => Elementwise.Binary<long, double, ScalarBinary<long, double, QuotientFunction<long>>>(a, b, null);
    }

    extension(NdArray<ulong>)
    {
        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<ulong> a, NdArray<ulong> b) => Elementwise.Binary<ulong, double, ScalarBinary<ulong, double, QuotientFunction<ulong>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(NdArray<ulong> a, ulong b) => Elementwise.Binary<ulong, double, ScalarBinary<ulong, double, QuotientFunction<ulong>>>(a, b, null);

        /// <summary>The quotient in double precision, element by element.</summary>
        public static NdArray<double> operator /(ulong a, NdArray<ulong> b) => Elementwise.Binary<ulong, double, ScalarBinary<ulong, double, QuotientFunction<ulong>>>(a, b, null);
    }

    private readonly struct QuotientFunction<T> : IFunction<T, double>
        where T : unmanaged, INumber<T>
    {
        public static double Invoke(T a, T b) => double.CreateTruncating(a) / double.CreateTruncating(b);
    }
}
