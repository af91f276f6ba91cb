using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>The first i with the largest |x[i]|, NaN passed over, or that NaN if it is the first element.</summary>
    public abstract nint IndexOfMax(nint n, T* x);

    /// <summary>The same for |re| + |im| of n interleaved complex numbers.</summary>
    public abstract nint IndexOfMaxComplex(nint n, T* x);

    /// <summary>The first i with the smallest |x[i]|, NaN passed over, or that NaN if it is the first element.</summary>
    public abstract nint IndexOfMin(nint n, T* x);

    /// <summary>The same for |re| + |im| of n interleaved complex numbers.</summary>
    public abstract nint IndexOfMinComplex(nint n, T* x);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override nint IndexOfMax(nint n, T* x) => IndexOf(n, x, smallest: false, complex: false);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override nint IndexOfMaxComplex(nint n, T* x) => IndexOf(n, x, smallest: false, complex: true);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override nint IndexOfMin(nint n, T* x) => IndexOf(n, x, smallest: true, complex: false);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override nint IndexOfMinComplex(nint n, T* x) => IndexOf(n, x, smallest: true, complex: true);

    // The extreme size first, then where it is. The last vector overlaps the one before: a mask would put zeros behind the end.
    // Inlined into the four above, with their constants.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint IndexOf(nint n, T* x, bool smallest, bool complex)
    {
        nint v = TSimd.Count, reals = complex ? 2 * n : n, width = complex ? 2 : 1;
        T first = SizeAt(x, complex);
        if (T.IsNaN(first) || reals < v)
        {
            return IndexOfScalar(n, x, smallest, complex);
        }

        TVector m0 = TSimd.Broadcast(first), m1 = m0, m2 = m0, m3 = m0;
        nint i = 0;
        for (; i + (4 * v) <= reals; i += 4 * v)
        {
            m0 = Extreme(Sizes(x + i, complex), m0, smallest);
            m1 = Extreme(Sizes(x + i + v, complex), m1, smallest);
            m2 = Extreme(Sizes(x + i + (2 * v), complex), m2, smallest);
            m3 = Extreme(Sizes(x + i + (3 * v), complex), m3, smallest);
        }

        for (; i < reals; i += v)
        {
            m0 = Extreme(Sizes(x + nint.Min(i, reals - v), complex), m0, smallest);
        }

        m0 = Extreme(Extreme(m0, m1, smallest), Extreme(m2, m3, smallest), smallest);
        TVector extreme = TSimd.Broadcast(smallest ? TSimd.Smallest(m0) : TSimd.Largest(m0));
        for (i = 0; i < reals; i += v)
        {
            nint at = nint.Min(i, reals - v);
            int hit = TSimd.FirstEqual(Sizes(x + at, complex), extreme);
            if (hit >= 0)
            {
                return (at + hit) / width;
            }
        }

        return 0;
    }

    private static nint IndexOfScalar(nint n, T* x, bool smallest, bool complex)
    {
        nint width = complex ? 2 : 1, index = 0;
        T extreme = SizeAt(x, complex);
        for (nint i = 1; i < n; i++)
        {
            T size = SizeAt(x + (i * width), complex);
            if (smallest ? size < extreme : size > extreme)
            {
                index = i;
                extreme = size;
            }
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Extreme(TVector x, TVector y, bool smallest) => smallest ? TSimd.Min(x, y) : TSimd.Max(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sizes(T* x, bool complex)
    {
        TVector value = TSimd.Abs(TSimd.Load(x));
        return complex ? TSimd.Add(value, TSimd.SwapPairs(value)) : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SizeAt(T* x, bool complex) => complex ? T.Abs(x[0]) + T.Abs(x[1]) : T.Abs(x[0]);
}
