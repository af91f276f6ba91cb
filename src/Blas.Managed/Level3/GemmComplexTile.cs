using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// The factors of a complex tile. The register tile multiplies A's interleaved reals by the real parts of B in the even
/// columns and by the imaginary parts in the odd ones; this says how to join the two into complex products.
/// </summary>
/// <typeparam name="TReal">The real type.</typeparam>
internal struct ComplexFactors<TReal>
    where TReal : unmanaged
{
    /// <summary>-1 where A is conjugated, else 1.</summary>
    public TReal SignA;

    /// <summary>-1 where B is conjugated, else 1.</summary>
    public TReal SignB;

    /// <summary>The factor of the product.</summary>
    public TReal AlphaReal, AlphaImaginary;

    /// <summary>The factor of C; 0 stores without reading.</summary>
    public TReal BetaReal, BetaImaginary;
}

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>C = beta C + alpha (the complex products in a tile of real ones).</summary>
    /// <param name="f">Factors and conjugations.</param>
    /// <param name="tile">Pairs of columns of real products.</param>
    /// <param name="ldt">Reals from one column of the tile to the next; a multiple of the vector's length.</param>
    /// <param name="c">The complex elements as reals.</param>
    /// <param name="ldc">Reals from one column of C to the next.</param>
    /// <param name="rows">Reals in a column.</param>
    /// <param name="columns">Complex columns.</param>
    public abstract void JoinComplex(ComplexFactors<T>* f, T* tile, nint ldt, T* c, nint ldc, nint rows, nint columns);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void JoinComplex(ComplexFactors<T>* f, T* tile, nint ldt, T* c, nint ldc, nint rows, nint columns)
    {
        // With a = (ar, sa ai), b = (br, sb bi): ab = (ar br - sa sb ai bi, sa ai br + sb ar bi).
        TVector sign1 = TSimd.Alternate(T.One, f->SignA);
        TVector sign2 = TSimd.Alternate(-f->SignA * f->SignB, f->SignB);
        TVector alpha1 = TSimd.Broadcast(f->AlphaReal);
        TVector alpha2 = TSimd.Alternate(-f->AlphaImaginary, f->AlphaImaginary);
        TVector beta1 = TSimd.Broadcast(f->BetaReal);
        TVector beta2 = TSimd.Alternate(-f->BetaImaginary, f->BetaImaginary);

        // A factor that is real leaves the other part alone: 0 * infinity must not come in.
        bool alphaIsComplex = f->AlphaImaginary != T.Zero;
        bool betaIsComplex = f->BetaImaginary != T.Zero;
        bool overwrite = f->BetaReal == T.Zero && !betaIsComplex;
        nint full = rows - (rows % TSimd.Count);
        TVector mask = TSimd.Mask(rows - full);

        for (nint j = 0; j < columns; j++)
        {
            for (nint i = 0; i < rows; i += TSimd.Count)
            {
                TVector x = TSimd.MultiplyAdd(
                    sign2, TSimd.SwapPairs(TSimd.Load(tile + ldt + i)), TSimd.Multiply(sign1, TSimd.Load(tile + i)));
                TVector y = TSimd.Multiply(alpha1, x);
                if (alphaIsComplex)
                {
                    y = TSimd.MultiplyAdd(alpha2, TSimd.SwapPairs(x), y);
                }

                if (!overwrite)
                {
                    TVector z = i < full ? TSimd.Load(c + i) : TSimd.LoadMasked(c + i, mask);
                    y = TSimd.MultiplyAdd(beta1, z, y);
                    if (betaIsComplex)
                    {
                        y = TSimd.MultiplyAdd(beta2, TSimd.SwapPairs(z), y);
                    }
                }

                if (i < full)
                {
                    TSimd.Store(y, c + i);
                }
                else
                {
                    TSimd.StoreMasked(y, c + i, mask);
                }
            }

            tile += 2 * ldt;
            c += ldc;
        }
    }
}
