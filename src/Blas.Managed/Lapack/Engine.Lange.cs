using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed;

// NaN anywhere in the matrix makes every norm NaN, as since LAPACK 3.5; 0 where a dimension is 0.
internal sealed unsafe partial class Engine<T, TReal>
{
    private enum Mirror : byte
    {
        None,
        Symmetric,
        Hermitian,
    }

    /// <summary>A norm of a general m by n matrix.</summary>
    public TReal Lange(Norm norm, nint m, nint n, T* a, nint lda) =>
        MatrixNorm(norm, new NormOperand(a, lda, m, n, MatrixPart.All, isUnit: false, Mirror.None));

    /// <summary>A norm of a symmetric matrix, of which one triangle is read.</summary>
    public TReal Lansy(Norm norm, UpLo uplo, nint n, T* a, nint lda) =>
        MatrixNorm(norm, new NormOperand(a, lda, n, n, PartOf(uplo), isUnit: false, Mirror.Symmetric));

    /// <summary>A norm of a Hermitian matrix, of which one triangle is read, and of the diagonal the real parts.</summary>
    public TReal Lanhe(Norm norm, UpLo uplo, nint n, T* a, nint lda) =>
        MatrixNorm(norm, new NormOperand(a, lda, n, n, PartOf(uplo), isUnit: false, Mirror.Hermitian));

    /// <summary>A norm of a triangular (trapezoidal) m by n matrix.</summary>
    public TReal Lantr(Norm norm, UpLo uplo, Diag diag, nint m, nint n, T* a, nint lda) =>
        MatrixNorm(norm, new NormOperand(a, lda, m, n, PartOf(uplo), diag == Diag.Unit, Mirror.None));

    private static MatrixPart PartOf(UpLo uplo) => uplo == UpLo.Upper ? MatrixPart.Upper : MatrixPart.Lower;

    private TReal MatrixNorm(Norm norm, in NormOperand a)
    {
        if (a.M == 0 || a.N == 0)
        {
            return TReal.Zero;
        }

        return norm switch
        {
            Norm.Max => LargestElement(a),
            Norm.Frobenius => FrobeniusNorm(a),
            _ => LargestSum(a, rows: norm == Norm.Infinity),
        };
    }

    private TReal LargestElement(in NormOperand a)
    {
        TReal max = TReal.Zero;
        for (nint j = 0; j < a.N; j++)
        {
            max = TReal.Max(max, LargestModulus(a.Count(j), a.Column(j)));
            if (a.HasDiagonal(j))
            {
                max = TReal.Max(max, a.Diagonal(j));
            }
        }

        return max;
    }

    // TReal.Max passes NaN on; the kernel does not, and its sum tells.
    private TReal LargestModulus(nint n, T* x)
    {
        TReal max = TReal.Zero;
        if (!IsComplex)
        {
            max = n == 0 ? max : kernels.AbsoluteMax(n, (TReal*)x);
            return n > 0 && TReal.IsNaN(kernels.AbsoluteSum(n, (TReal*)x)) ? TReal.NaN : max;
        }

        for (nint i = 0; i < n; i++)
        {
            max = TReal.Max(max, Scalars<T, TReal>.Modulus(x[i]));
        }

        return max;
    }

    private TReal LargestSum(in NormOperand a, bool rows)
    {
        bool both = a.Mirror != Mirror.None;
        nint length = both ? a.N : rows ? a.M : a.N;
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TReal* sums = arena.Take<TReal>(length);
        NativeMemory.Clear(sums, (nuint)length * (nuint)sizeof(TReal));
        for (nint j = 0; j < a.N; j++)
        {
            T* column = a.Column(j);
            nint count = a.Count(j), first = a.FirstRow(j);
            if (!both && !rows)
            {
                sums[j] = SumOfModuli(count, column);
            }
            else
            {
                TReal sum = TReal.Zero;
                for (nint i = 0; i < count; i++)
                {
                    TReal size = Scalars<T, TReal>.Modulus(column[i]);
                    sums[first + i] += size;
                    sum += size;
                }

                sums[j] += both ? sum : TReal.Zero;
            }

            if (a.HasDiagonal(j))
            {
                sums[j] += a.Diagonal(j);
            }
        }

        TReal max = TReal.Zero;
        for (nint i = 0; i < length; i++)
        {
            max = TReal.Max(max, sums[i]);
        }

        return max;
    }

    private TReal SumOfModuli(nint n, T* x)
    {
        if (!IsComplex)
        {
            return kernels.AbsoluteSum(n, (TReal*)x);
        }

        TReal sum = TReal.Zero;
        for (nint i = 0; i < n; i++)
        {
            sum += Scalars<T, TReal>.Modulus(x[i]);
        }

        return sum;
    }

    // As Nrm2: the plain sum where it is safe, and otherwise the elements scaled by a power of two.
    private TReal FrobeniusNorm(in NormOperand a)
    {
        TReal sum = SquaresOf(a, TReal.One);
        double elements = (double)a.M * a.N * Parts;
        if (TReal.IsNaN(sum) || (TReal.IsFinite(sum) && sum > TReal.CreateSaturating(elements) * SafeSquares))
        {
            return TReal.Sqrt(sum);
        }

        TReal max = LargestElement(a);
        if (max == TReal.Zero || !TReal.IsFinite(max))
        {
            return max;
        }

        int exponent = Math.Clamp(TReal.ILogB(max), -MaxScale, MaxScale);
        return TReal.ScaleB(TReal.Sqrt(SquaresOf(a, TReal.ScaleB(TReal.One, -exponent))), exponent);
    }

    private TReal SquaresOf(in NormOperand a, TReal factor)
    {
        TReal sum = TReal.Zero, diagonal = TReal.Zero;
        for (nint j = 0; j < a.N; j++)
        {
            nint count = a.Count(j);
            if (count > 0)
            {
                sum += kernels.SumOfSquares(count * Parts, (TReal*)a.Column(j), factor);
            }

            if (a.HasDiagonal(j))
            {
                TReal element = factor * a.Diagonal(j);
                diagonal += element * element;
            }
        }

        return (a.Mirror == Mirror.None ? sum : sum + sum) + diagonal;
    }

    /// <summary>What of a matrix is stored: general ones by whole columns, triangles by what lies beside the diagonal.</summary>
    private readonly struct NormOperand(T* a, nint lda, nint m, nint n, MatrixPart part, bool isUnit, Mirror mirror)
    {
        public nint M => m;

        public nint N => n;

        public Mirror Mirror => mirror;

        public nint FirstRow(nint j) => part == MatrixPart.Lower ? Math.Min(m, j + 1) : 0;

        public nint Count(nint j) => part switch
        {
            MatrixPart.Upper => Math.Min(m, j),
            MatrixPart.Lower => Math.Max(0, m - j - 1),
            _ => m,
        };

        public T* Column(nint j) => a + FirstRow(j) + (j * lda);

        /// <summary>Whether the diagonal is counted beside the columns.</summary>
        public bool HasDiagonal(nint j) => part != MatrixPart.All && j < m;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Diagonal(nint j)
        {
            T element = a[j + (j * lda)];
            return isUnit ? TReal.One
                : mirror == Mirror.Hermitian ? TReal.Abs(Scalars<T, TReal>.Real(element))
                : Scalars<T, TReal>.Modulus(element);
        }
    }
}
