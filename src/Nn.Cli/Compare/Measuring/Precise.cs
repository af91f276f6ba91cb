namespace Nn.Cli.Compare.Measuring;

/// <summary>
/// A number as the sum of two doubles, about 106 bits: enough that a result computed with it can be taken as exact beside float and double.
/// Error-free sums and products after T. J. Dekker, "A floating-point technique for extending the available precision", 1971.
/// </summary>
/// <param name="High">The nearest double.</param>
/// <param name="Low">What is left.</param>
internal readonly record struct Precise(double High, double Low)
{
    public static implicit operator Precise(double value) => new(value, 0);

    public static Precise operator -(Precise value) => new(-value.High, -value.Low);

    public static Precise operator -(Precise left, Precise right) => left + -right;

    public static Precise operator +(Precise left, Precise right)
    {
        double sum = left.High + right.High;
        double part = sum - left.High;
        double error = (left.High - (sum - part)) + (right.High - part) + left.Low + right.Low;
        return Normal(sum, error);
    }

    public static Precise operator *(Precise left, Precise right)
    {
        double product = left.High * right.High;
        double error = Math.FusedMultiplyAdd(left.High, right.High, -product) + ((left.High * right.Low) + (left.Low * right.High));
        return Normal(product, error);
    }

    private static Precise Normal(double high, double low)
    {
        double sum = high + low;
        return new(sum, low - (sum - high));
    }
}
