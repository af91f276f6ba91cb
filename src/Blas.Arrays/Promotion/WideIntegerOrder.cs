namespace Blas.Arrays;

/// <summary>
/// Comparisons of signed integers with unsigned ones of 64 bits, which no integer type holds both of: exact, as in NumPy since 1.25, where
/// the double that they would be promoted to is not.
/// </summary>
internal static class WideIntegerOrder
{
    /// <summary>Whether these are the types, and the function compares.</summary>
    public static bool Applies(PairFunction function, NumericType a, NumericType b) =>
        function is PairFunction.Equal or PairFunction.NotEqual or PairFunction.Less or PairFunction.LessEqual or PairFunction.Greater or PairFunction.GreaterEqual
        && a <= NumericType.UInt64 && b <= NumericType.UInt64 && NumericTypes.Promote(a, b) == NumericType.Float64;

    public static NdArray<bool> Call(PairFunction function, NdArray a, NdArray b)
    {
        bool isReversed = a is NdArray<ulong> or NdArray<nuint>;
        if (isReversed)
        {
            (a, b) = (b, a);
            function = function switch
            {
                PairFunction.Less => PairFunction.Greater,
                PairFunction.LessEqual => PairFunction.GreaterEqual,
                PairFunction.Greater => PairFunction.Less,
                PairFunction.GreaterEqual => PairFunction.LessEqual,
                _ => function,
            };
        }

        // A negative number is less than every unsigned one; any other is one itself.
        using NdArray<long> signed = a.AsType<long>();
        using NdArray<ulong> x = signed.AsType<ulong>(), y = b.AsType<ulong>();
        using NdArray<bool> negative = NdArray.Less(signed, 0L);
        NdArray<bool> result = function switch
        {
            PairFunction.Equal => NdArray.Equal(x, y),
            PairFunction.NotEqual => NdArray.NotEqual(x, y),
            PairFunction.Less => NdArray.Less(x, y),
            PairFunction.LessEqual => NdArray.LessEqual(x, y),
            PairFunction.Greater => NdArray.Greater(x, y),
            _ => NdArray.GreaterEqual(x, y),
        };
        using NdArray<bool> ofNegative = NdArray.FromScalar(function is PairFunction.NotEqual or PairFunction.Less or PairFunction.LessEqual);
        using NdArray<bool> where = negative.BroadcastTo(result.Shape);
        Elementwise.CopyWhere(result, where, ofNegative);
        return result;
    }
}
