using System.Numerics;

namespace Blas.Managed;

/// <summary>A linear map that is known by its products alone.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal unsafe interface ILinearMap<T>
    where T : unmanaged
{
    /// <summary>x = A x, or A^H x.</summary>
    /// <param name="x">The vector.</param>
    /// <param name="adjoint">Whether it is A^H.</param>
    /// <returns>False to give up, where the product cannot be had.</returns>
    bool Apply(T* x, bool adjoint);
}

internal sealed unsafe partial class Engine<T, TReal>
{
    // As in the reference; nearly always two or three are enough.
    private const int NormIterations = 5;

    /// <summary>
    /// A lower bound on the 1-norm of a map of order n, nearly always right to a factor of 3; infinite where a product could not be had.
    /// </summary>
    /// <remarks>
    /// N. Higham, "FORTRAN Codes for Estimating the One-Norm of a Real or Complex Matrix, with Applications to Condition
    /// Estimation", 1988; reference LAPACK's <c>lacn2</c>.
    /// </remarks>
    private TReal EstimateNorm<TMap>(nint n, ref TMap map)
        where TMap : struct, ILinearMap<T>
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* x = arena.Take<T>(n), signs = arena.Take<T>(n);
        TReal order = TReal.CreateSaturating(n);
        for (nint i = 0; i < n; i++)
        {
            x[i] = Scalars<T, TReal>.Create(TReal.One / order, TReal.Zero);
        }

        if (!map.Apply(x, adjoint: false))
        {
            return TReal.PositiveInfinity;
        }

        TReal estimate = SumOfModuli(n, x);
        if (n == 1)
        {
            return estimate;
        }

        Signs(n, x, signs);
        Copy(n, signs, 1, x, 1);
        if (!map.Apply(x, adjoint: true))
        {
            return TReal.PositiveInfinity;
        }

        nint column = IndexOfLargest(n, x);
        for (int iteration = 2; iteration <= NormIterations; iteration++)
        {
            new Span<T>(x, checked((int)n)).Clear();
            x[column] = T.One;
            if (!map.Apply(x, adjoint: false))
            {
                return TReal.PositiveInfinity;
            }

            TReal sum = SumOfModuli(n, x);
            if (!Signs(n, x, signs) || !(sum > estimate))
            {
                // The same signs, or no progress.
                estimate = TReal.Max(estimate, sum);
                break;
            }

            estimate = sum;
            Copy(n, signs, 1, x, 1);
            if (!map.Apply(x, adjoint: true))
            {
                return TReal.PositiveInfinity;
            }

            nint last = column;
            column = IndexOfLargest(n, x);
            if (Scalars<T, TReal>.Modulus(x[last]) == Scalars<T, TReal>.Modulus(x[column]))
            {
                break;
            }
        }

        // A vector of changing signs, for matrices that deceive the iteration.
        for (nint i = 0; i < n; i++)
        {
            TReal size = TReal.One + (TReal.CreateSaturating(i) / (order - TReal.One));
            x[i] = Scalars<T, TReal>.Create(nint.IsOddInteger(i) ? -size : size, TReal.Zero);
        }

        if (!map.Apply(x, adjoint: false))
        {
            return TReal.PositiveInfinity;
        }

        TReal three = TReal.CreateSaturating(3), other = (TReal.One + TReal.One) * (SumOfModuli(n, x) / (three * order));
        return TReal.Max(estimate, other);
    }

    /// <summary>x / |x| element by element, 1 for 0; says whether any differs from what was there. Of complex ones all count as different.</summary>
    private static bool Signs(nint n, T* x, T* signs)
    {
        bool changed = IsComplex;
        for (nint i = 0; i < n; i++)
        {
            TReal size = Scalars<T, TReal>.Modulus(x[i]);
            T sign = size > Machine<TReal>.SafeMinimum
                ? Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(x[i]) / size, Scalars<T, TReal>.Imaginary(x[i]) / size)
                : T.One;
            changed |= sign != signs[i];
            signs[i] = sign;
        }

        return changed;
    }

    private static nint IndexOfLargest(nint n, T* x)
    {
        nint index = 0;
        TReal max = Scalars<T, TReal>.Modulus(x[0]);
        for (nint i = 1; i < n; i++)
        {
            TReal size = Scalars<T, TReal>.Modulus(x[i]);
            if (size > max)
            {
                index = i;
                max = size;
            }
        }

        return index;
    }
}
