using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas;

/// <summary>The checks of LAPACK's own flags and sizes; see <see cref="ArgumentCheck"/>.</summary>
internal static unsafe partial class ArgumentCheck
{
    public static void Flag(Job value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (Job.None or Job.Vectors))
            ThrowFlag(name, nameof(Job), (byte)value);
    }

    public static void Flag(SvdJob value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (SvdJob.None or SvdJob.Some or SvdJob.All or SvdJob.Overwrite))
            ThrowFlag(name, nameof(SvdJob), (byte)value);
    }

    public static void Flag(Norm value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (Norm.Max or Norm.One or Norm.Infinity or Norm.Frobenius))
            ThrowFlag(name, nameof(Norm), (byte)value);
    }

    public static void Flag(EigenRange value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (EigenRange.All or EigenRange.Values or EigenRange.Indices))
            ThrowFlag(name, nameof(EigenRange), (byte)value);
    }

    public static void Flag(Accumulate value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (Accumulate.None or Accumulate.Identity or Accumulate.Vectors))
            ThrowFlag(name, nameof(Accumulate), (byte)value);
    }

    public static void Flag(BalanceJob value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (BalanceJob.None or BalanceJob.Permute or BalanceJob.Scale or BalanceJob.Both))
            ThrowFlag(name, nameof(BalanceJob), (byte)value);
    }

    public static void Flag(SchurJob value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (SchurJob.Eigenvalues or SchurJob.Schur))
            ThrowFlag(name, nameof(SchurJob), (byte)value);
    }

    public static void Flag(EigenvectorJob value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (EigenvectorJob.All or EigenvectorJob.BackTransformed))
            ThrowFlag(name, nameof(EigenvectorJob), (byte)value);
    }

    public static void Flag(EigenvectorSide value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (EigenvectorSide.Right or EigenvectorSide.Left or EigenvectorSide.Both))
            ThrowFlag(name, nameof(EigenvectorSide), (byte)value);
    }

    public static void Flag(BidiagonalVector value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (BidiagonalVector.Q or BidiagonalVector.P))
            ThrowFlag(name, nameof(BidiagonalVector), (byte)value);
    }

    public static void Flag(MatrixPart value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (MatrixPart.All or MatrixPart.Upper or MatrixPart.Lower))
            ThrowFlag(name, nameof(MatrixPart), (byte)value);
    }

    public static void Flag(Direct value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (Direct.Forward or Direct.Backward))
            ThrowFlag(name, nameof(Direct), (byte)value);
    }

    public static void Flag(StoreV value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (StoreV.Columns or StoreV.Rows))
            ThrowFlag(name, nameof(StoreV), (byte)value);
    }

    public static void Flag(MachineParameter value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!"ESBPNRMULO".Contains((char)value, StringComparison.Ordinal))
            ThrowFlag(name, nameof(MachineParameter), (byte)value);
    }

    /// <summary>A norm in which a condition is estimated.</summary>
    public static void FlagOfCondition(Norm value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Flag(value, name);
        if (value is not (Norm.One or Norm.Infinity))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value} ({(byte)value}); a condition is estimated in the norms One and Infinity.");
    }

    /// <summary>Vectors that are computed or not, but multiplied into nothing.</summary>
    public static void FlagWithoutProduct(Accumulate value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Flag(value, name);
        if (value == Accumulate.Vectors)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value} ({(byte)value}); here it is None or Identity.");
    }

    public static void AtMost(nint value, nint most, string words, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value > most)
            throw Range(name, value, $"{name} is {value}; it is at most {words}, which is {most}.");
    }

    public static void AtLeast(nint value, nint least, string words, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < least)
            throw Range(name, value, $"{name} is {value}; it is at least {words}, which is {least}.");
    }

    public static void Between(nint value, nint least, nint most, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < least || value > most)
            throw Range(name, value, $"{name} is {value}; it is from {least} to {most}.");
    }

    public static void Sign(nint value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (1 or -1))
            throw Range(name, value, $"{name} is {value}; it is 1 or -1.");
    }

    /// <summary>A norm that was computed before: not negative.</summary>
    public static void NormValue<TReal>(TReal value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TReal : unmanaged, INumberBase<TReal>
    {
        if (TReal.IsNegative(value) && !TReal.IsZero(value) && !TReal.IsNaN(value))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; a norm is not negative.");
    }

    /// <summary>An interval of eigenvalues that has a beginning before its end.</summary>
    public static void Interval<TReal>(EigenRange range, TReal vl, TReal vu)
        where TReal : unmanaged, INumber<TReal>
    {
        if (range == EigenRange.Values && !(vl < vu))
            throw new ArgumentOutOfRangeException(nameof(vu), vu, $"vu is {vu}; it is larger than vl, which is {vl}.");
    }

    /// <summary>
    /// The pivots of Bunch and Kaufman, which a library follows: a positive one is a row; a negative one stands for a block of two,
    /// and its neighbour is the same.
    /// </summary>
    public static void BlockPivots(UpLo uplo, int* ipiv, nint n, [CallerArgumentExpression(nameof(ipiv))] string name = "")
    {
        nint step = uplo == UpLo.Upper ? -1 : 1;
        for (nint i = uplo == UpLo.Upper ? n - 1 : 0; i >= 0 && i < n; i += step)
        {
            int pivot = ipiv[i];
            if (pivot == 0 || pivot == int.MinValue || Math.Abs(pivot) > n)
                throw new ArgumentException($"{name}[{i}] is {pivot}; a pivot of a matrix with {n} rows is 1 to {n}, or -{n} to -1.", name);
            if (pivot > 0)
                continue;
            nint next = i + step;
            if (next < 0 || next >= n || ipiv[next] >= 0 || ipiv[next] < -n)
                throw new ArgumentException($"{name}[{i}] is {pivot}, which stands for a block of two, but its neighbour is no negative pivot.", name);
            i = next;
        }
    }

    /// <summary>The pivots from the k1-th to the k2-th, which a library follows.</summary>
    public static void PivotsBetween(int* ipiv, nint k1, nint k2, nint rows)
    {
        for (nint i = k1 - 1; i < k2; i++)
        {
            if (ipiv[i] < 1 || ipiv[i] > rows)
                throw new ArgumentException($"ipiv[{i}] is {ipiv[i]}; a pivot of a matrix with {rows} rows is 1 to {rows}.", nameof(ipiv));
        }
    }

    /// <summary>What gebal wrote into scale outside ilo..ihi are numbers of rows, which a library follows.</summary>
    public static void Balance<TReal>(BalanceJob job, nint n, nint ilo, nint ihi, TReal* scale)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        if (job is not (BalanceJob.Permute or BalanceJob.Both))
            return;
        for (nint i = 0; i < n; i++)
        {
            if (i >= ilo - 1 && i < ihi)
                continue;
            if (!(scale[i] >= TReal.One && scale[i] <= TReal.CreateChecked(n)))
                throw new ArgumentException($"scale[{i}] is {scale[i]}; outside ilo to ihi it is the number of a row, 1 to {n}.", nameof(scale));
        }
    }

    /// <summary>The sizes of orgbr: m x n of Q, or of Pᴴ.</summary>
    public static void BidiagonalFactor(BidiagonalVector vect, nint m, nint n, nint k)
    {
        (nint most, nint least, string name) = vect == BidiagonalVector.Q ? (m, Math.Min(m, k), "n") : (n, Math.Min(n, k), "m");
        nint value = vect == BidiagonalVector.Q ? n : m;
        if (value > most || value < least)
            throw Range(name, value, $"{name} is {value}; with m = {m}, n = {n}, k = {k} it is from {least} to {most} where vect is {vect}.");
    }

    /// <summary>A can't hold both factors.</summary>
    public static void OneOverwrites(SvdJob jobu, SvdJob jobvt)
    {
        if (jobu == SvdJob.Overwrite && jobvt == SvdJob.Overwrite)
            throw new ArgumentException("jobu and jobvt are both Overwrite; A has room for one of the factors.", nameof(jobvt));
    }
}
