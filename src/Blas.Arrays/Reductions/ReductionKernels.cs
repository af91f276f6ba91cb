using System.Numerics;

namespace Blas.Arrays;

internal readonly struct SumKernel<T> : IReductionKernel<T>
    where T : unmanaged, INumberBase<T>
{
    public static string Name => "add";

    public static T? Identity => T.Zero;

    // 8 to 32 additions in a row per lane, then the tree: the bound of NumPy, which adds up 16 and then the tree.
    public static int Block => 128;

    public static T Fold(ReadOnlySpan<T> run) => VectorFold<T, AddOperator<T>>.Run(run);

    public static T Combine(T a, T b) => unchecked(a + b);

    public static void Combine(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) =>
        VectorBinary<T, AddOperator<T>>.Run(a, b, result);
}

internal readonly struct ProductKernel<T> : IReductionKernel<T>
    where T : unmanaged, INumberBase<T>
{
    public static string Name => "multiply";

    public static T? Identity => T.One;

    // As far as a run of a piece for one thread goes: the order of the products is the same on any number of threads.
    public static int Block => 1 << 12;

    public static T Fold(ReadOnlySpan<T> run) => VectorFold<T, MultiplyOperator<T>>.Run(run);

    public static T Combine(T a, T b) => unchecked(a * b);

    public static void Combine(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) =>
        VectorBinary<T, MultiplyOperator<T>>.Run(a, b, result);
}

internal readonly struct MaxKernel<T> : IReductionKernel<T>
    where T : unmanaged, INumber<T>
{
    public static string Name => "maximum";

    public static T? Identity => null;

    public static int Block => 1 << 30;

    public static T Fold(ReadOnlySpan<T> run) => VectorFold<T, MaximumOperator<T>>.Run(run);

    public static T Combine(T a, T b) => T.Max(a, b);

    public static void Combine(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) =>
        VectorBinary<T, MaximumOperator<T>>.Run(a, b, result);
}

internal readonly struct MinKernel<T> : IReductionKernel<T>
    where T : unmanaged, INumber<T>
{
    public static string Name => "minimum";

    public static T? Identity => null;

    public static int Block => 1 << 30;

    public static T Fold(ReadOnlySpan<T> run) => VectorFold<T, MinimumOperator<T>>.Run(run);

    public static T Combine(T a, T b) => T.Min(a, b);

    public static void Combine(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) =>
        VectorBinary<T, MinimumOperator<T>>.Run(a, b, result);
}

internal readonly struct AllKernel : IReductionKernel<bool>
{
    public static string Name => "logical_and";

    public static bool? Identity => true;

    public static int Block => 1 << 30;

    public static bool Fold(ReadOnlySpan<bool> run) => !run.Contains(false);

    public static bool Combine(bool a, bool b) => a & b;

    public static void Combine(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> result) =>
        ScalarBinary<bool, bool, AndFunction>.Run(a, b, result);
}

internal readonly struct AnyKernel : IReductionKernel<bool>
{
    public static string Name => "logical_or";

    public static bool? Identity => false;

    public static int Block => 1 << 30;

    public static bool Fold(ReadOnlySpan<bool> run) => run.Contains(true);

    public static bool Combine(bool a, bool b) => a | b;

    public static void Combine(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> result) =>
        ScalarBinary<bool, bool, OrFunction>.Run(a, b, result);
}
