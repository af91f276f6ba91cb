using System.Numerics;

namespace Blas.Arrays;

/// <summary>Eigenvalues and eigenvectors of stacks of matrices, for one element type.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
/// <typeparam name="TComplex">The complex type of its precision.</typeparam>
internal static unsafe class EigenKernels<T, TReal, TComplex>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
    where TComplex : unmanaged, INumberBase<TComplex>
{
    private const string Failure = "Eigenvalues did not converge";

    /// <summary>Eigenvalues, and right eigenvectors in columns where they are asked for.</summary>
    public static (NdArray<TComplex> Values, NdArray<TComplex>? Vectors) General(NdArray<T> a, bool wantsVectors, ILapack<T, TReal> lapack)
    {
        using MatrixStack<T> matrices = MatrixStack<T>.Square(a, nameof(a));
        nint n = matrices.Rows;
        NdArray<TComplex> values = NdArray.Empty<TComplex>([.. matrices.Stack, n]);
        NdArray<TComplex>? vectors = wantsVectors ? NdArray.Empty<TComplex>([.. matrices.Stack, n, n]) : null;
        using NdArray<TReal> parts = NdArray.Empty<TReal>(2, Math.Max(1, n));
        using NdArray<T> right = NdArray.Empty<T>(wantsVectors ? n : 1, wantsVectors ? n : 1);
        TReal* wr = parts.Data, wi = wr + Math.Max(1, n);
        for (nint i = 0; i < matrices.Count; i++)
        {
            try
            {
                if (!lapack.TryGeev(
                    Layout.RowMajor, Job.None, wantsVectors ? Job.Vectors : Job.None, n, matrices.At(i), matrices.Leading, wr, wi,
                    null, 1, right.Data, wantsVectors ? matrices.Leading : 1, out _))
                {
                    throw new LinAlgException(Failure);
                }
            }
            catch (ArgumentException e) when (LinAlgException.IsNotFinite(e))
            {
                throw new LinAlgException("Array must not contain infs or NaNs", e);
            }

            for (nint j = 0; j < n; j++)
            {
                values.Data[(i * n) + j] = ElementParts<TComplex, TReal>.Create(wr[j], wi[j]);
            }

            if (vectors is not null)
            {
                Join(n, wi, right.Data, vectors.Data + (i * n * n));
            }
        }

        return (values, vectors);
    }

    /// <summary>Ascending eigenvalues of Hermitian matrices, and eigenvectors in columns where they are asked for.</summary>
    public static (NdArray<TReal> Values, NdArray<T>? Vectors) Hermitian(NdArray<T> a, UpLo uplo, bool wantsVectors, ILapack<T, TReal> lapack)
    {
        MatrixStack<T> matrices = MatrixStack<T>.Square(a, nameof(a));
        nint n = matrices.Rows;
        NdArray<TReal> values = NdArray.Empty<TReal>([.. matrices.Stack, n]);
        for (nint i = 0; i < matrices.Count; i++)
        {
            try
            {
                if (!lapack.TrySyevd(
                    Layout.RowMajor, wantsVectors ? Job.Vectors : Job.None, uplo, n, matrices.At(i), matrices.Leading,
                    values.Data + (i * n), out _))
                {
                    throw new LinAlgException(Failure);
                }
            }
            catch (ArgumentException e) when (LinAlgException.IsNotFinite(e))
            {
                throw new LinAlgException(Failure, e);
            }
        }

        if (!wantsVectors)
        {
            matrices.Dispose();
        }

        return (values, wantsVectors ? matrices.Array : null);
    }

    // Of a conjugate pair of a real matrix, two columns hold the real and the imaginary part.
    private static void Join(nint n, TReal* wi, T* right, TComplex* vectors)
    {
        for (nint j = 0; j < n; j++)
        {
            bool isPair = !ElementParts<T, TReal>.IsComplex && wi[j] != TReal.Zero && j + 1 < n;
            for (nint i = 0; i < n; i++)
            {
                T element = right[(i * n) + j];
                TReal real = ElementParts<T, TReal>.Real(element), imaginary = ElementParts<T, TReal>.Imaginary(element);
                if (!isPair)
                {
                    vectors[(i * n) + j] = ElementParts<TComplex, TReal>.Create(real, imaginary);
                    continue;
                }

                imaginary = ElementParts<T, TReal>.Real(right[(i * n) + j + 1]);
                vectors[(i * n) + j] = ElementParts<TComplex, TReal>.Create(real, imaginary);
                vectors[(i * n) + j + 1] = ElementParts<TComplex, TReal>.Create(real, -imaginary);
            }

            j += isPair ? 1 : 0;
        }
    }
}
