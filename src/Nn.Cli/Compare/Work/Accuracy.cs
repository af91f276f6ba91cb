namespace Nn.Cli.Compare.Work;

/// <summary>How far a result is from the exact one.</summary>
/// <param name="Error">
/// The largest error of what was looked at, in units of machine epsilon times the sum of the magnitudes that went into it (for factorizations
/// LAPACK's own ratio, a norm of the residual over n, epsilon and the norm of the matrix).
/// </param>
/// <param name="Bound">What no correct routine exceeds, whatever its order of operations.</param>
internal readonly record struct Accuracy(double Error, double Bound)
{
    /// <summary>Whether no rounding explains it. What is no number is wrong: the operands are all ordinary.</summary>
    public bool IsWrong => !(Error <= Bound);

    public static Accuracy Max(Accuracy left, Accuracy right) =>
        double.IsNaN(left.Error) || left.Error / left.Bound > right.Error / right.Bound ? left : right;
}
