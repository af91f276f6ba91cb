using System.Numerics;

namespace Blas.Arrays;

// The exponential of a matrix.
public static unsafe partial class LinAlg
{
    // The coefficients of the numerators of the diagonal Padé approximants of exp; the denominators' alternate in sign.
    private static readonly double[] s_pade3 = [120, 60, 12, 1];
    private static readonly double[] s_pade5 = [30240, 15120, 3360, 420, 30, 1];
    private static readonly double[] s_pade7 = [17297280, 8648640, 1995840, 277200, 25200, 1512, 56, 1];

    private static readonly double[] s_pade9 =
        [17643225600, 8821612800, 2075673600, 302702400, 30270240, 2162160, 110880, 3960, 90, 1];

    private static readonly double[] s_pade13 =
    [
        64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600,
        670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
    ];

    // The norms up to which an approximant has an error below the precision of double (Higham 2005, table 2.3).
    private static readonly (double Norm, double[] Coefficients)[] s_approximants =
    [
        (1.495585217958292e-2, s_pade3), (2.539398330063230e-1, s_pade5), (9.504178996162932e-1, s_pade7),
        (2.097847961257068, s_pade9), (5.371920351148152, s_pade13),
    ];

    /// <summary>The exponential of A, Σ Aᵏ / k!, by a Padé approximant, scaling and squaring.</summary>
    /// <remarks>
    /// N. Higham, "The Scaling and Squaring Method for the Matrix Exponential Revisited", 2005. A matrix with a NaN or an
    /// infinity has an exponential of NaN.
    /// </remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A, (..., n, n).</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>exp A, (..., n, n).</returns>
    /// <exception cref="ArgumentException">A is not square.</exception>
    public static NdArray<T> Expm<T>(NdArray<T> a, IBlasProvider? provider = null)
        where T : unmanaged, INumberBase<T>
    {
        using MatrixStack<T> square = MatrixStack<T>.Square(a, nameof(a));
        nint n = square.Rows;
        NdArray<T> result = NdArray.Empty<T>(square.Array.Shape);
        for (nint i = 0; i < square.Count; i++)
        {
            using NdArray<T> matrix = NdArray.Empty<T>(n, n);
            Buffer.MemoryCopy(square.At(i), matrix.Data, n * n * sizeof(T), n * n * sizeof(T));
            double norm = OneNorm(matrix);
            if (!double.IsFinite(norm))
            {
                new Span<T>(result.Data + (i * n * n), checked((int)(n * n))).Fill(T.CreateTruncating(double.NaN));
                continue;
            }

            using NdArray<T> power = Exponential(matrix, norm, provider);
            Buffer.MemoryCopy(power.Data, result.Data + (i * n * n), n * n * sizeof(T), n * n * sizeof(T));
        }

        return result;
    }

    private static NdArray<T> Exponential<T>(NdArray<T> a, double norm, IBlasProvider? provider)
        where T : unmanaged, INumberBase<T>
    {
        IBlas blas = (provider ?? Providers.Default).Blas;
        (double limit, double[] coefficients) = s_approximants.FirstOrDefault(x => norm <= x.Norm, s_approximants[^1]);
        int squarings = norm <= limit ? 0 : (int)Math.Ceiling(Math.Log2(norm / limit));
        using NdArray<T> scaled = squarings == 0 ? a.Copy() : NdArray.Multiply(a, T.CreateTruncating(Math.ScaleB(1, -squarings)));
        using NdArray<T> square = NdArray.MatMul(scaled, scaled, null, blas);

        // The odd and the even part, U and V, by Horner's rule in A²: exp A is near (V - U)⁻¹ (V + U).
        using NdArray<T> odd = Horner(square, coefficients, 1, blas);
        using NdArray<T> u = NdArray.MatMul(scaled, odd, null, blas);
        using NdArray<T> v = Horner(square, coefficients, 0, blas);
        using NdArray<T> numerator = NdArray.Add(v, u);
        using NdArray<T> denominator = NdArray.Subtract(v, u);
        NdArray<T> result = Solve(denominator, numerator, provider);
        for (int i = 0; i < squarings; i++)
        {
            result = Replace(result, NdArray.MatMul(result, result, null, blas));
        }

        return result;
    }

    // Σ c[2 k + parity] Xᵏ
    private static NdArray<T> Horner<T>(NdArray<T> x, double[] coefficients, int parity, IBlas blas)
        where T : unmanaged, INumberBase<T>
    {
        // Divided by the first, so that none of them is out of float's range.
        int last = coefficients.Length - 1;
        last -= (last - parity) % 2;
        NdArray<T> sum = Diagonal<T>(x.Shape[0], coefficients[last] / coefficients[0]);
        for (int k = last - 2; k >= 0; k -= 2)
        {
            sum = Replace(sum, NdArray.MatMul(sum, x, null, blas));
            T term = T.CreateTruncating(coefficients[k] / coefficients[0]);
            for (nint i = 0; i < x.Shape[0]; i++)
            {
                sum.Data[i * (x.Shape[0] + 1)] += term;
            }
        }

        return sum;
    }

    private static NdArray<T> Diagonal<T>(nint n, double value)
        where T : unmanaged, INumberBase<T>
    {
        using NdArray<T> identity = NdArray.Eye<T>(n);
        return NdArray.Multiply(identity, T.CreateTruncating(value));
    }

    private static double OneNorm<T>(NdArray<T> a)
        where T : unmanaged, INumberBase<T>
    {
        double max = 0;
        nint n = a.Shape[0];
        for (nint j = 0; j < n; j++)
        {
            double sum = 0;
            for (nint i = 0; i < n; i++)
            {
                sum += a.Data[(i * n) + j] switch
                {
                    float x => Math.Abs(x),
                    double x => Math.Abs(x),
                    Complex32 x => x.Magnitude,
                    Complex x => Complex.Abs(x),
                    _ => throw new NotSupportedException($"Expm knows float, double, Complex32 and Complex, not {typeof(T).Name}."),
                };
            }

            max = double.IsNaN(sum) ? double.NaN : sum > max ? sum : max;
        }

        return max;
    }
}
